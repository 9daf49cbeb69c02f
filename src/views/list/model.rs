//! The list of statements: its groups, and the orders that it can have.

use crate::library::Library;
use crate::links::{Link, Links};
use crate::parts::card::model::{Card, Cards};
use crate::resolve::{Resolved, order};
use crate::texts::Locale;
use crate::wordings::Listed;
use on_record_engine::StatementId;
use on_record_engine::query::{Sort, day};
use std::rc::Rc;
use yew::AttrValue;

/// Statements under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The day, "Undated", or nothing where the list has another order.
    pub heading: Option<AttrValue>,
    /// The day as machines read it.
    pub iso: Option<AttrValue>,
    /// The statements.
    pub cards: Rc<[Rc<Card>]>,
}

/// The orders of the list: name, link, whether it is this one.
pub(crate) fn sorts(resolved: &Resolved, links: &Links, locale: Locale) -> Rc<[(Link, bool)]> {
    // What is in the order of time by itself has no other usual order.
    let timely = order(resolved.subject, Sort::Telling) != Sort::Telling;
    [Sort::Relevance, Sort::Telling, Sort::Date, Sort::Said, Sort::Actor]
        .into_iter()
        .filter(|&sort| sort != Sort::Relevance || !resolved.query.words.is_empty())
        .filter(|&sort| sort != Sort::Telling || !timely)
        .map(|sort| {
            let href = links.with(|filters| filters.sort = sort);
            (Link { label: locale.sort(sort).into(), href, muted: false }, sort == resolved.query.sort)
        })
        .collect()
}

/// Statements of an answer, under the days that the list is in the order of.
pub(crate) fn groups(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    list: &[Listed],
    chosen: Option<StatementId>,
    locale: Locale,
) -> Rc<[Group]> {
    let corpus = library.corpus();
    let cards = Cards::new(library, resolved, links, locale);
    let heading_day = |id| match resolved.query.sort {
        Sort::Date => Some(day(corpus, id)),
        Sort::Said => Some(corpus.statements[id].said.on),
        Sort::Telling | Sort::Actor | Sort::Relevance => None,
    };
    list.chunk_by(|a, b| heading_day(a.id) == heading_day(b.id))
        .map(|part| {
            let day = part.first().and_then(|one| heading_day(one.id));
            let card = |one: &Listed| {
                let again = cards.appearances(&one.again);
                Rc::new(Card { again, ..cards.card(one.id, one.is(chosen)) })
            };
            let cards = part.iter().map(card).collect();
            let undated = || match resolved.query.sort {
                Sort::Said => locale.no_said_day.to_owned(),
                _ => locale.undated.to_owned(),
            };
            Group {
                heading: day.map(|day| day.map_or_else(undated, |day| locale.long_day(day)).into()),
                iso: day.flatten().map(|day| day.to_string().into()),
                cards,
            }
        })
        .collect()
}
