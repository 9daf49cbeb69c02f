//! The list of statements, in steps.

use super::{Actions, CardView, EmptyPanel};
use crate::platform::layout::use_in_sight;
use crate::state::Action;
use crate::view::{Empty, Group, Link, STEP};
use std::rc::Rc;
use yew::prelude::*;

/// What [`StatementList`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct ListProps {
    /// The statements, in groups.
    pub groups: Rc<[Group]>,
    /// How many there are in all.
    pub total: usize,
    /// How many of them are not shown yet.
    pub more: usize,
    /// The orders to choose from.
    pub sorts: Rc<[(Link, bool)]>,
    /// Ways out, where there is none.
    pub empty: Option<Empty>,
}

/// The list of statements. The rest of a long list comes when its end comes into sight, or at a click.
#[component]
pub fn StatementList(props: &ListProps) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let end = use_node_ref();
    let more = actions.act.reform(|()| Action::More);
    use_in_sight(&end, props.more, more.clone());
    html! {
        <section class="list" id="statements" tabindex="-1" aria-label={t.statements} data-total={props.total.to_string()}>
            <h2 class="hidden">{ t.statements }</h2>
            if let Some(empty) = &props.empty {
                <EmptyPanel empty={empty.clone()} />
            } else {
                <p class="sorts">
                    <span>{ t.sorted_by }</span>
                    { for props.sorts.iter().map(|(link, current)| html! {
                        <a href={link.href.clone()} aria-current={current.then_some("true")}>{ &link.label }</a>
                    }) }
                </p>
                { for props.groups.iter().map(group) }
            }
            if props.more > 0 {
                <p class="more" ref={end}>
                    <button class="primary" type="button" onclick={more.reform(|_| ())}>
                        { t.show_more(props.more.min(STEP)) }
                    </button>
                </p>
            }
        </section>
    }
}

fn group(group: &Group) -> Html {
    let first = group.cards.first().map(|card| card.key.to_string()).unwrap_or_default();
    html! {
        <section class="group" key={first}>
            if let Some(heading) = &group.heading {
                <h2 class="day">
                    if let Some(iso) = &group.iso {
                        <time datetime={iso.clone()}>{ heading }</time>
                    } else {
                        { heading }
                    }
                </h2>
            }
            <ol>
                { for group.cards.iter().map(|card| html! {
                    <li key={card.key.to_string()}><CardView card={Rc::clone(card)} /></li>
                }) }
            </ol>
        </section>
    }
}
