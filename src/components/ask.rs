//! The question as a sentence with two menus.

use super::Actions;
use crate::platform::page;
use crate::texts;
use crate::view::{Ask, Pick};
use yew::prelude::*;

/// What [`AskLine`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct AskProps {
    /// The sentence.
    pub ask: Ask,
}

/// "What did [anyone] say about [anything]?"
#[component]
pub fn AskLine(props: &AskProps) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let onchange = actions.go.reform(|event: Event| AttrValue::from(page::value(&event)));
    html! {
        <h1 class="ask">
            { texts::ASK_BEFORE }{ " " }
            { menu("who", &props.ask.who, onchange.clone()) }
            { " " }{ texts::ASK_BETWEEN }{ " " }
            <span class="last">{ menu("what", &props.ask.what, onchange) }{ texts::ASK_AFTER }</span>
        </h1>
    }
}

fn menu(id: &'static str, pick: &Pick, onchange: Callback<Event>) -> Html {
    // Each option's value is the address it leads to; the one that is shown says where the page is.
    html! {
        <select class="pick" data-pick={id} aria-label={pick.name} {onchange}>
            { for pick.options.iter().map(|option| html! {
                <option key={option.href.to_string() + &option.label} value={option.href.clone()} selected={option.chosen}>
                    { &option.label }
                </option>
            }) }
        </select>
    }
}
