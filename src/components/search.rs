//! The search box. What is typed is shown at once, and replaces the address once typing rests.

use super::Actions;
use crate::address::{Address, write};
use crate::platform::page;
use crate::view::with_words;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long typing must rest, in milliseconds: browsers ignore an address that changes too often.
const REST: u32 = 300;

/// What [`SearchBox`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct SearchProps {
    /// The words that are asked for.
    pub words: AttrValue,
    /// The address that they are added to.
    pub address: Address,
}

/// The search box.
#[component]
pub fn SearchBox(props: &SearchProps) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let typed = use_state_eq(|| props.words.clone());
    // What waits for the typing to rest, and the address that it leads to.
    let timer = use_mut_ref(|| None::<(Timeout, AttrValue)>);
    // Words that come from elsewhere (Back, a chip) show in the box; what is being typed is not overwritten.
    {
        let (typed, timer) = (typed.clone(), timer.clone());
        use_effect_with(props.words.clone(), move |words| {
            if timer.borrow().is_none() && typed.trim() != words.as_str() {
                typed.set(words.clone());
            }
        });
    }
    // Whoever goes somewhere else before the typing has rested is not called back.
    {
        let timer = timer.clone();
        use_effect_with(props.address.clone(), move |address| {
            let elsewhere = timer.borrow().as_ref().is_some_and(|(_, href)| *href != write(address).as_str());
            if elsewhere {
                timer.replace(None);
            }
        });
    }
    let oninput = {
        let (typed, timer, address) = (typed.clone(), timer.clone(), props.address.clone());
        let (replace, preview) = (actions.replace, actions.preview);
        Callback::from(move |event: InputEvent| {
            let words = AttrValue::from(page::value(&event));
            typed.set(words.clone());
            let (replace, href, done) = (replace.clone(), with_words(&address, &words), timer.clone());
            let leads = href.clone();
            preview.emit(href.clone());
            let rest = Timeout::new(REST, move || {
                done.replace(None);
                replace.emit(href);
            });
            // The timer that this one takes the place of is cancelled.
            timer.replace(Some((rest, leads)));
        })
    };
    let onsubmit = {
        let (typed, address, go) = (typed.clone(), props.address.clone(), actions.go);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            timer.replace(None);
            go.emit(with_words(&address, &typed));
        })
    };
    html! {
        <form class="search" role="search" {onsubmit}>
            <input id="words" type="search" value={(*typed).clone()} {oninput} autocomplete="off" enterkeyhint="search"
                placeholder={t.search} aria-label={t.search_label} aria-keyshortcuts="/" />
        </form>
    }
}
