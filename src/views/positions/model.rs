//! What a speaker said on a topic, oldest first: each statement word by word against the one before, with the days between.
//!
//! A difference is one of wording. Whether two statements contradict each other is for readers to say.

use crate::address::View;
use crate::library::Library;
use crate::links::Links;
use crate::parts::card::model::Cards;
use crate::resolve::Resolved;
use crate::texts::Locale;
use crate::views::variants::model::{Variant, after};
use on_record_engine::query::{Facet, Hits, Value, day};
use on_record_engine::sorting::sort_by_key;
use on_record_engine::{Date, StatementId};
use std::rc::Rc;
use yew::AttrValue;

/// What a speaker said on a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Positions {
    /// The statements, oldest first; those without a day last.
    pub steps: Rc<[Position]>,
    /// How many more there are.
    pub more: usize,
}

/// One statement after another.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// The statement, and what of its words is not in the one before.
    pub variant: Variant,
    /// How long after the one before: "12 days later"; nothing for the first.
    pub later: Option<AttrValue>,
    /// "Worded differently"; nothing for the first.
    pub told: Option<&'static str>,
}

/// Nothing where another view is asked for, or more than one speaker, or no topic.
pub(crate) fn positions(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    hits: &Hits,
    shown: usize,
    locale: Locale,
) -> Option<Positions> {
    if resolved.address.view != View::Positions || !is_on_a_topic(resolved) {
        return None;
    }
    let corpus = library.corpus();
    let speaker = corpus.statements.get(*hits.statements.first()?)?.actor?;
    if hits.statements.iter().any(|&id| corpus.statements[id].actor != Some(speaker)) {
        return None;
    }
    let course = course(library, hits);
    let made = course.get(..shown).unwrap_or(&course);
    let cards = Cards::new(library, resolved, links, locale);
    let befores = [None].into_iter().chain(made.iter().copied().map(Some));
    let steps = made.iter().zip(befores).map(|(&id, before)| {
        let (variant, wording) = after(library, &cards, id, before, locale);
        let later = before.map(|before| later(day(corpus, before), day(corpus, id), locale).into());
        let told = wording.map(|wording| locale.positions.told[wording as usize]);
        Position { variant, later, told }
    });
    Some(Positions { steps: steps.collect(), more: course.len() - made.len() })
}

/// Whether a topic is asked for.
fn is_on_a_topic(resolved: &Resolved) -> bool {
    let query = &resolved.query;
    let stated = |value: &Value| *value != Value::NONE;
    query.of(Facet::Topic).any.iter().any(|group| group.iter().all(stated))
        || query.named.iter().any(|(facet, value)| *facet == Facet::Topic && stated(value))
}

/// The statements in the order of their days. What several articles report of one statement stands once: as the first of them
/// has it.
fn course(library: &Library, hits: &Hits) -> Vec<StatementId> {
    let corpus = library.corpus();
    let mut all = hits.statements.clone();
    sort_by_key(&mut all, |&id| {
        let day = day(corpus, id);
        (day.is_none(), day, id)
    });
    let mut told = Vec::new();
    all.retain(|&id| match corpus.statements[id].cluster {
        Some(cluster) if told.contains(&cluster) => false,
        cluster => {
            told.extend(cluster);
            true
        }
    });
    all
}

/// "12 days later"
fn later(before: Option<Date>, now: Option<Date>, locale: Locale) -> String {
    let t = &locale.positions;
    match before.zip(now) {
        None => t.no_day.to_owned(),
        Some((before, now)) => match usize::try_from(now.days_since(before)) {
            Ok(days) if days > 0 => locale.count(&t.later, days),
            _ => t.same_day.to_owned(),
        },
    }
}
