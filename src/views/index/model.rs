//! Everyone who speaks or is spoken about, and every topic: what an address without a name offers to choose from.

use crate::library::Library;
use crate::links::{Link, Links};
use crate::parts::picture::rows::{STEP, left_out, rows};
use crate::rail::Rail;
use crate::texts::Locale;
use on_record_engine::Id;
use on_record_engine::query::Cross;
use on_record_engine::query::Hits;
use on_record_engine::query::{Facet, Value};
use on_record_engine::sorting::{distinct, sort_by_key};
use std::cmp::Reverse;
use std::rc::Rc;
use yew::AttrValue;

/// How many rows are listed at most, however often more are asked for.
const MOST: usize = 1200;
/// How many rows stand in one step.
const ROWS: usize = 4 * STEP;
/// How many values a row names beside its own.
const MOSTLY: usize = 3;
/// Among how many of the most frequent values those are looked for.
const AMONG: usize = 60;

/// Actors or topics.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexView {
    /// Whether these are actors; topics otherwise.
    pub actors: bool,
    /// The rows, those with most statements first.
    pub rows: Rc<[IndexRow]>,
    /// What the picture leaves out.
    pub left_out: Option<AttrValue>,
    /// How many more a step would show.
    pub more: usize,
}

/// One actor or topic.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexRow {
    /// Its name in addresses.
    pub value: AttrValue,
    /// What it is called, leading to its page.
    pub name: Link,
    /// The colour of a speaker.
    pub tone: Option<usize>,
    /// How many statements it makes or has, and where they are.
    pub own: Option<(u32, AttrValue)>,
    /// How many are about an actor, and where they are.
    pub about: Option<(u32, AttrValue)>,
    /// The topics that an actor speaks on most, or the speakers of a topic.
    pub mostly: Rc<[(Link, u32)]>,
}

pub(crate) fn index(
    library: &Library,
    links: &Links,
    hits: &Hits,
    rail: &Rail,
    actors: bool,
    locale: Locale,
) -> IndexView {
    let (index, rows) = (library.index(), rows(library, hits));
    let (side, top) = if actors { (Facet::Speaker, Facet::Topic) } else { (Facet::Topic, Facet::Speaker) };
    let shown = ((rail.steps[0] + 1) * ROWS).min(MOST);
    let cross = Cross::new(index, &rows, side, top, shown, AMONG);
    let about = if actors {
        Cross::new(index, &rows, Facet::About, Facet::Manner, shown, 3)
    } else {
        Cross::default()
    };
    // What is not stated has no page.
    let known =
        |values: &[(Value, u32)]| distinct(values.iter().copied().filter(|(value, _)| *value != Value::NONE));
    let (own, of) = (known(&cross.rows), known(&about.rows));
    let mut all: Vec<Value> = distinct(own.iter().chain(&of).map(|(value, _)| *value));
    let find = |counts: &[(Value, u32)], value: &Value| {
        let at = counts.binary_search_by_key(value, |(value, _)| *value).ok()?;
        Some(counts.get(at)?.1)
    };
    let count = |counts: &[(Value, u32)], value: &Value| find(counts, value).unwrap_or(0);
    sort_by_key(&mut all, |value| (Reverse(count(&own, value)), Reverse(count(&of, value)), *value));
    let mostly = |value: Value| -> Rc<[(Link, u32)]> {
        let Some(row) = cross.rows.iter().position(|(one, _)| *one == value) else { return Rc::new([]) };
        let mut found: Vec<(Value, u32)> = cross
            .columns
            .iter()
            .enumerate()
            .map(|(column, (other, _))| (*other, cross.count(row, column)))
            .filter(|&(other, count)| count > 0 && other != Value::NONE)
            .collect();
        sort_by_key(&mut found, |&(_, count)| Reverse(count));
        found.truncate(MOSTLY);
        let link = |(other, count)| {
            let label = library.label(&locale, top, other).to_owned().into();
            (Link { label, href: links.list(&[(side, value), (top, other)]), muted: false }, count)
        };
        found.into_iter().map(link).collect()
    };
    let row = |&value: &Value| IndexRow {
        value: library.slug(side, value).to_owned().into(),
        name: Link {
            label: library.label(&locale, side, value).to_owned().into(),
            href: match value.row() {
                Some(row) if actors => links.actor(Id::from_index(row)),
                _ => links.topic(value),
            },
            muted: false,
        },
        tone: actors.then(|| library.tone(value.row().map(Id::from_index))),
        own: find(&own, &value).map(|count| (count, links.list(&[(side, value)]))),
        about: find(&of, &value).map(|count| (count, links.list(&[(Facet::About, value)]))),
        mostly: mostly(value),
    };
    let hidden = cross.more_rows.max(about.more_rows);
    IndexView {
        actors,
        rows: all.iter().take(shown).map(row).collect(),
        left_out: left_out(&[(&locale.n_more, hidden.max(all.len().saturating_sub(shown)))], locale),
        more: hidden.max(all.len().saturating_sub(shown)).min(ROWS).min(MOST - shown),
    }
}
