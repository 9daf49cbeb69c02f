//! The search box. What is typed is shown at once, and replaces the address once typing rests.

use crate::address::Address;
use crate::links::with_words;
use crate::parts::actions::Actions;
use crate::parts::drawn::drawable;
use crate::platform::effect::use_effect_on;
use crate::platform::elements;
use yew::prelude::*;

/// The search box.
#[derive(Clone, PartialEq)]
pub struct SearchBox {
    /// The words that are asked for.
    pub words: AttrValue,
    /// The address that they are added to.
    pub address: Address,
}

#[hook]
fn use_search_box(props: &SearchBox) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let typed = use_state_eq(|| props.words.clone());
    let typing = actions.typing;
    // Words that come from elsewhere (Back, a chip) show in the box; what is being typed is not overwritten.
    {
        let (typed, typing) = (typed.clone(), typing.clone());
        use_effect_on(props.words.clone(), move |words| {
            if !typing.goes_on() && typed.trim() != words.as_str() {
                typed.set(words.clone());
            }
        });
    }
    let oninput = {
        let (typed, typing, address) = (typed.clone(), typing.clone(), props.address.clone());
        let (replace, preview) = (actions.replace, actions.preview);
        Callback::from(move |event: InputEvent| {
            let words = AttrValue::from(elements::value(&event));
            typed.set(words.clone());
            let (replace, href) = (replace.clone(), with_words(&address, &words));
            preview.emit(href.clone());
            typing.once_rested(move || replace.emit(href));
        })
    };
    // Leaving the box applies the typed words at once, so that a link clicked next starts from the search and Back
    // returns to it.
    let onblur = {
        let typing = typing.clone();
        Callback::from(move |_| typing.rest())
    };
    let onsubmit = {
        let (typed, address, go) = (typed.clone(), props.address.clone(), actions.go);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            typing.cancel();
            go.emit(with_words(&address, &typed));
        })
    };
    html! {
        <form class="search" role="search" {onsubmit}>
            <input id="words" type="search" value={(*typed).clone()} {oninput} {onblur} autocomplete="off" enterkeyhint="search"
                placeholder={t.search} aria-label={t.search_label} aria-keyshortcuts="/" />
        </form>
    }
}

drawable!(SearchBox, use_search_box);
