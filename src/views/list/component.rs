//! The list of statements, in steps.

use crate::links::Link;
use crate::parts::actions::Actions;
use crate::parts::card::component::{card_view, open_card};
use crate::parts::deferred_unmount::{Listed, use_deferred_unmount};
use crate::parts::drawn::{drawable, drawn};
use crate::parts::empty::component::EmptyPanel;
use crate::parts::empty::model::Empty;
use crate::parts::more::ShowMore;
use crate::texts::Locale;
use crate::views::list::model::Group;
use std::rc::Rc;
use yew::prelude::*;

/// The list of statements. The rest of a long list comes when its end comes into sight, or at a click.
#[derive(Clone, PartialEq)]
pub struct StatementList {
    /// Which list this is: its address, without the article beside it.
    pub list: AttrValue,
    /// The statements, in groups.
    pub groups: Rc<[Group]>,
    /// How many there are in all.
    pub total: usize,
    /// How many of them are not shown yet.
    pub more: usize,
    /// How many it folds away at its end.
    pub folded: usize,
    /// The orders to choose from.
    pub sorts: Rc<[(Link, bool)]>,
    /// Ways out, where there is none.
    pub empty: Option<Empty>,
}

#[hook]
fn use_statement_list(props: &StatementList) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let now = Listed { list: props.list.clone(), items: Rc::clone(&props.groups) };
    let replaced = use_deferred_unmount(&now);
    html! {
        <section class="list" id="statements" tabindex="-1" aria-label={t.statements} data-total={props.total.to_string()}
            onclick={open_card(&actions.go)}>
            <h2 class="hidden">{ t.statements }</h2>
            if let Some(empty) = &props.empty {
                { drawn(EmptyPanel { empty: empty.clone() }) }
            } else {
                // All siblings have keys, so that yew reuses the right ones when lists are replaced.
                <p class="sorts" key="sorts">
                    <span>{ t.sorted_by }</span>
                    { for props.sorts.iter().map(|(link, current)| html! {
                        <a href={link.href.clone()} aria-current={current.then_some("true")}>{ &link.label }</a>
                    }) }
                </p>
                // Keyed by the list, so that another list replaces this one as a whole instead of card by card: the two
                // have few cards in common.
                { for [Some((now, false)), replaced.map(|old| (old, true))].into_iter().flatten().map(|(Listed { list, items }, hidden)| html! {
                    <div key={list.to_string()} {hidden}>{ drawn(Groups { groups: items, t }) }</div>
                }) }
            }
            { drawn(ShowMore { more: props.more, folded: props.folded }) }
        </section>
    }
}

drawable!(StatementList, use_statement_list);

/// The statements of a list. A component, so that a list that is about to be removed is not drawn again.
#[derive(Clone)]
struct Groups {
    groups: Rc<[Group]>,
    t: Locale,
}

impl PartialEq for Groups {
    fn eq(&self, other: &Self) -> bool {
        self.t == other.t && (Rc::ptr_eq(&self.groups, &other.groups) || self.groups == other.groups)
    }
}

#[hook]
fn use_groups(props: &Groups) -> Html {
    props.groups.iter().map(|one| group(one, props.t)).collect()
}

drawable!(Groups, use_groups);

/// One group. Its key is the day, so that the group is kept while its cards change.
fn group(group: &Group, t: Locale) -> Html {
    let key = group.heading.as_ref().map(ToString::to_string).unwrap_or_default();
    html! {
        <section class="group" {key}>
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
                    <li key={card.key.to_string()}>{ card_view(card, t) }</li>
                }) }
            </ol>
        </section>
    }
}
