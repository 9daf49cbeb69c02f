//! A text that can be copied, and the button that does; where the clipboard is refused the text is selected instead.

use crate::parts::actions::use_locale;
use crate::parts::drawn::drawable;
use crate::platform::effect::use_effect_on;
use crate::platform::{clip, elements};
use yew::prelude::*;

/// A text with a button that copies it.
#[derive(Clone, PartialEq)]
pub struct CopyText {
    /// What a screen reader calls it.
    pub label: &'static str,
    /// The text.
    pub text: AttrValue,
    /// How many lines it has.
    pub rows: u32,
    /// Whether it stands selected from the start: then there is no button.
    pub selected: bool,
}

impl CopyText {
    /// A text of two lines with a button.
    pub fn new(label: &'static str, text: impl Into<AttrValue>) -> Self {
        Self { label, text: text.into(), rows: 2, selected: false }
    }
}

#[hook]
fn use_copy_text(props: &CopyText) -> Html {
    let t = use_locale();
    let node = use_node_ref();
    // Whether it was copied, once that is known; another text has not been.
    let copied = use_state_eq(|| None::<bool>);
    {
        let copied = copied.clone();
        use_effect_on(props.text.clone(), move |_| copied.set(None));
    }
    {
        let (node, refused) = (node.clone(), *copied == Some(false) || props.selected);
        use_effect_on((refused, props.text.clone()), move |(refused, _)| {
            if *refused {
                clip::select(&node);
            }
        });
    }
    let onclick = {
        let (text, copied) = (props.text.clone(), copied.clone());
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            clip::copy(&text, Callback::from(move |done| copied.set(Some(done))));
        })
    };
    let onfocus = {
        let node = node.clone();
        Callback::from(move |_: FocusEvent| clip::select(&node))
    };
    html! {
        <div class="copy">
            <textarea ref={node} readonly={true} rows={props.rows.to_string()} aria-label={props.label}
                value={props.text.clone()} {onfocus} spellcheck="false" dir="auto" />
            if !props.selected {
                <button class="primary" type="button" {onclick}>{ t.share.copy }</button>
                <span class="done" role="status">
                    { match *copied {
                        None => "",
                        Some(true) => t.share.copied[2],
                        Some(false) => t.share.refused,
                    } }
                </span>
            }
        </div>
    }
}

drawable!(CopyText, use_copy_text);

/// The value of the menu or field that an event comes from.
pub(crate) fn value(event: &Event) -> String {
    elements::value(event)
}
