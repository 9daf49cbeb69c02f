//! The question as a sentence with two menus.

use crate::links::with_words;
use crate::parts::actions::Actions;
use crate::parts::ask::model::{Ask, Pick, PickOption};
use crate::parts::drawn::{drawable, drawn};
use crate::platform::effect::use_effect_on;
use crate::platform::elements;
use std::rc::Rc;
use yew::prelude::*;

/// `What did [anyone] say about [anything]?`
#[derive(Clone, PartialEq)]
pub struct AskLine {
    /// The sentence.
    pub ask: Ask,
    /// What it says before the sentence.
    pub before: Html,
}

#[hook]
fn use_ask_line(props: &AskLine) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let onchange = actions.go.reform(|event: Event| AttrValue::from(elements::value(&event)));
    // The second slot takes words as well: its last choice makes it a field.
    let free = use_state_eq(|| false);
    use_effect_on(*free, |free| {
        if *free {
            elements::focus_field("input.pick");
        }
    });
    let pick =
        {
            let (free, onchange) = (free.clone(), onchange.clone());
            Callback::from(move |event: Event| {
                if elements::value(&event).is_empty() { free.set(true) } else { onchange.emit(event) }
            })
        };
    let words = {
        let (free, go, base) = (free.clone(), actions.go, Rc::clone(&props.ask.base));
        Callback::from(move |event: Event| {
            free.set(false);
            go.emit(with_words(&base, &elements::value(&event)));
        })
    };
    html! {
        <h1 class="ask">
            { props.before.clone() }{ t.ask_before }{ " " }
            { drawn(Menu { id: "who", pick: props.ask.who.clone(), onchange: onchange.clone(), own: None }) }
            { " " }{ t.ask_between }{ " " }
            <span class="last">
                if *free {
                    <input class="pick" data-pick="what" aria-label={t.pick_what} enterkeyhint="search"
                        value={props.ask.words.clone()} onchange={words} />
                } else {
                    { drawn(Menu { id: "what", pick: props.ask.what.clone(), onchange: pick, own: Some(t.found.own_words) }) }
                }
                { t.ask_after }
            </span>
        </h1>
    }
}

drawable!(AskLine, use_ask_line);

/// One menu. Each option's value is the address it leads to.
#[derive(Clone, PartialEq)]
pub(crate) struct Menu {
    pub(crate) id: &'static str,
    pub(crate) pick: Pick,
    pub(crate) onchange: Callback<Event>,
    /// The choice, without an address, that makes the menu a field.
    pub(crate) own: Option<&'static str>,
}

#[hook]
fn use_menu(props: &Menu) -> Html {
    let node = use_node_ref();
    let chosen = props.pick.options.iter().position(|option| option.chosen);
    {
        // Once a reader has used a `<select>`, browsers ignore later changes of `selected` on its options, so the value
        // is set by script.
        let node = node.clone();
        use_effect_on((chosen, props.pick.clone()), move |(chosen, _)| elements::choose(&node, *chosen));
    }
    let option = |option: &PickOption| {
        html! {
            <option value={option.href.clone()} selected={option.chosen}>{ &option.label }</option>
        }
    };
    let (from, grouped, heading) = props.pick.group;
    let mut options = props.pick.options.iter();
    let first: Html = options.by_ref().take(from).map(option).collect();
    let group: Html = options.by_ref().take(grouped).map(option).collect();
    html! {
        <select class="pick" ref={node} data-pick={props.id} aria-label={props.pick.name}
            onchange={props.onchange.clone()}>
            { first }
            if grouped > 0 {
                <optgroup label={heading}>{ group }</optgroup>
            }
            { for options.map(option) }
            if let Some(own) = props.own {
                <option value="">{ own }</option>
            }
        </select>
    }
}

drawable!(Menu, use_menu);
