//! A word was searched that was not typed.

use crate::parts::corrected::model::Corrected;
use yew::prelude::*;

/// What [`CorrectedLine`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct CorrectedProps {
    /// What was searched.
    pub corrected: Corrected,
}

/// Which words were searched in place of those that were typed, and the way back to these.
#[component]
pub fn CorrectedLine(props: &CorrectedProps) -> Html {
    let Corrected { says, exactly } = &props.corrected;
    html! {
        <p class="corrected">
            <strong>{ says }</strong>{ " " }<a href={exactly.href.clone()}>{ &exactly.label }</a>
        </p>
    }
}
