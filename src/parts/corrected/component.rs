//! A word was searched that was not typed.

use crate::parts::corrected::model::Corrected;
use crate::parts::drawn::drawable;
use yew::prelude::*;

/// Which words were searched in place of those that were typed, and the way back to these.
#[derive(Clone, PartialEq)]
pub struct CorrectedLine {
    /// What was searched.
    pub corrected: Corrected,
}

#[hook]
fn use_corrected_line(props: &CorrectedLine) -> Html {
    let Corrected { says, exactly } = &props.corrected;
    html! {
        <p class="corrected">
            <strong>{ says }</strong>{ " " }<a href={exactly.href.clone()}>{ &exactly.label }</a>
        </p>
    }
}

drawable!(CorrectedLine, use_corrected_line);
