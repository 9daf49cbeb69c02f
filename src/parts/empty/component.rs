//! Nothing found, and what would help.

use crate::parts::actions::use_locale;
use crate::parts::drawn::drawable;
use crate::parts::empty::model::Empty;
use yew::prelude::*;

/// Nothing found, and what would help.
#[derive(Clone, PartialEq)]
pub struct EmptyPanel {
    /// The ways out.
    pub empty: Empty,
}

#[hook]
fn use_empty_panel(props: &EmptyPanel) -> Html {
    let t = use_locale();
    let empty = &props.empty;
    html! {
        <div class="panel empty">
            <h2>{ empty.failed.clone().unwrap_or_else(|| t.empty.into()) }</h2>
            if !empty.ways.is_empty() {
                <ul>
                    { for empty.ways.iter().map(|(way, count)| html! {
                        <li key={way.label.to_string()}>
                            <a href={way.href.clone()}>{ &way.label }</a>{ " " }<span class="count">{ count }</span>
                        </li>
                    }) }
                </ul>
            }
            <p><a href={empty.clear.clone()}>{ t.clear }</a></p>
        </div>
    }
}

drawable!(EmptyPanel, use_empty_panel);
