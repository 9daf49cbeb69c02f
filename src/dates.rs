//! When a statement was said or reported, as the page and the exports say it, and where articles contradict each other.

use crate::library::Library;
use crate::texts::Locale;
use on_record_engine::Date;
use on_record_engine::model::{Cluster, Statement};
use on_record_engine::sorting::distinct;
use yew::AttrValue;

/// When a statement was said or reported.
#[derive(Clone, Debug, PartialEq)]
pub struct DateView {
    /// "said 22 August 2025", "reported 22 August 2025", "a Tuesday, date not stated", "undated".
    pub label: AttrValue,
    /// The day as machines read it.
    pub iso: Option<AttrValue>,
    /// The article's words that it rests on.
    pub basis: Option<AttrValue>,
}

/// A range of days, or a picture by day, is told where at least one of so many statements has a day: else it would be taken
/// for all of them.
const FEW: usize = 4;

/// Whether so few of these statements have a day that days tell little of them.
pub(crate) const fn is_few(dated: usize, total: usize) -> bool {
    dated * FEW < total
}

/// When a statement was said, else when it was reported.
pub(crate) fn date(library: &Library, s: &Statement, locale: Locale) -> DateView {
    let article = &library.corpus().articles[s.article];
    let basis = s.said.basis.map(|span| span.of(&article.text).to_owned());
    let iso = |day: Date| Some(day.to_string().into());
    match (s.said.on, basis, article.reported_on) {
        (Some(day), basis, _) => DateView {
            label: locale.said_on(&locale.day(day)).into(),
            iso: iso(day),
            basis: basis.map(AttrValue::from),
        },
        (None, Some(basis), _) => {
            DateView { label: locale.bare_basis(&basis).into(), iso: None, basis: Some(basis.into()) }
        }
        (None, None, Some(day)) => {
            DateView { label: locale.reported_on(&locale.day(day)).into(), iso: iso(day), basis: None }
        }
        (None, None, None) => DateView { label: locale.no_date.into(), iso: None, basis: None },
    }
}

/// Whether a statement has a day that does not fit with what other articles say of it.
pub(crate) fn is_disputed(library: &Library, s: &Statement) -> bool {
    let corpus = library.corpus();
    let cluster = s.cluster.and_then(|id| corpus.clusters.get(id));
    let dated = s.said.on.is_some() || corpus.articles[s.article].reported_on.is_some();
    dated && cluster.is_some_and(|cluster| disputed(library, cluster).is_some())
}

/// Where the members contradict each other: different days of saying, or a report from before the day of saying.
/// Reports from different days are no contradiction. Gives the days of saying, and the earlier report.
fn disputed(library: &Library, cluster: &Cluster) -> Option<(Vec<Date>, Option<Date>)> {
    let corpus = library.corpus();
    let members = || cluster.members.iter().map(|&id| &corpus.statements[id]);
    let days = distinct(members().filter_map(|s| s.said.on));
    let reported = members().filter_map(|s| corpus.articles[s.article].reported_on).min();
    let early = reported.filter(|&reported| days.last().is_some_and(|&said| reported < said));
    (days.len() > 1 || early.is_some()).then_some((days, early))
}

/// What the members contradict each other in, in words.
pub(crate) fn conflict(library: &Library, cluster: &Cluster, locale: Locale) -> Option<AttrValue> {
    let (days, early) = disputed(library, cluster)?;
    match (early, days.first()) {
        (Some(reported), Some(&said)) if days.len() == 1 => {
            Some(locale.too_early(&locale.day(said), &locale.day(reported)).into())
        }
        _ => {
            let days: Vec<String> = days.into_iter().map(|day| locale.day(day)).collect();
            Some(locale.conflict(&days).into())
        }
    }
}
