//! A statement's words: the quoted part set apart from the paraphrase, searched words marked.

use crate::parts::drawn::drawable;
use crate::parts::words::model::Run;
use crate::texts::GAP;
use std::rc::Rc;
use yew::prelude::*;

/// A statement's words.
#[derive(Clone, PartialEq)]
pub struct Words {
    /// The words.
    pub words: Rc<[Run]>,
}

#[hook]
fn use_words(props: &Words) -> Html {
    words(&props.words)
}

drawable!(Words, use_words);

/// The same without a component of its own: a list has hundreds.
pub(crate) fn words(words: &[Run]) -> Html {
    words
        .iter()
        .map(|run| {
            let text = if run.hit {
                html! { <mark class="hit">{ &run.text }</mark> }
            } else {
                html! { &run.text }
            };
            html! {
                <>
                    if run.gap {
                        <span class="gap">{ GAP }</span>
                    }
                    if run.quoted {
                        <q>{ text }</q>
                    } else {
                        { text }
                    }
                </>
            }
        })
        .collect()
}
