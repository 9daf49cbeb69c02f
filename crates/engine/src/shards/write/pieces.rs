//! Which articles make a segment, which rows it has, and where its files begin and end.

use crate::model::date::Date;
use crate::model::id::{ArticleId, Id, StatementId};
use crate::shards::write::facts::Facts;
use crate::shards::write::periods::periods;
use crate::sorting::sort_by_key;
use crate::strings::hash::mix;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

/// The articles of a period, or some of those without a day, and the rows of their statements.
pub(super) struct Piece {
    pub(super) reported: Option<(Date, Date)>,
    /// Newest first; of one day by name.
    pub(super) articles: Vec<ArticleId>,
    /// Newest first, those without a day last; of one day by article and place.
    pub(super) rows: Vec<StatementId>,
}

impl Piece {
    fn new(facts: &Facts<'_>, reported: Option<(Date, Date)>, mut articles: Vec<ArticleId>) -> Self {
        let reported_on = |id: ArticleId| facts.corpus.articles[id].reported_on;
        sort_by_key(&mut articles, |&id| (Reverse(reported_on(id)), id));
        let mut rows: Vec<StatementId> =
            articles.iter().flat_map(|id| facts.statements[id.index()].iter().copied()).collect();
        sort_by_key(&mut rows, |&id| (Reverse(facts.days[id.index()]), id));
        Self { reported, articles, rows }
    }
}

/// All segments, newest first, those without a day last.
pub(super) fn pieces(facts: &Facts<'_>, most: usize) -> Vec<Piece> {
    let mut of_day: BTreeMap<Date, Vec<ArticleId>> = BTreeMap::new();
    let mut undated: Vec<ArticleId> = Vec::new();
    for (id, article) in facts.corpus.articles.iter() {
        match article.reported_on {
            Some(day) => of_day.entry(day).or_default().push(id),
            None => undated.push(id),
        }
    }
    let size =
        |articles: &[ArticleId]| articles.iter().map(|id| facts.statements[id.index()].len()).sum::<usize>();
    let rows: BTreeMap<Date, usize> = of_day.iter().map(|(day, own)| (*day, size(own))).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    for (from, to) in periods(&rows, most) {
        let articles = of_day.range(from..=to).flat_map(|(_, own)| own.iter().copied()).collect();
        pieces.push(Piece::new(facts, Some((from, to)), articles));
    }
    // What has no day is dealt out by its name, so that one article more touches one segment.
    let parts = size(&undated).div_ceil(most.max(1)).max(1).next_power_of_two();
    for part in 0..parts {
        let own = undated.iter().copied().filter(|&id| number(facts, id) % parts as u64 == part as u64);
        let own: Vec<ArticleId> = own.collect();
        if !own.is_empty() {
            pieces.push(Piece::new(facts, None, own));
        }
    }
    pieces
}

/// A number made of an article's name.
pub(super) fn number(facts: &Facts<'_>, article: ArticleId) -> u64 {
    number_of(&facts.corpus.articles[article].name)
}

/// A number made of a name.
pub(super) fn number_of(name: &str) -> u64 {
    name.bytes().fold(0, |hash, byte| mix(hash, u64::from(byte))) >> 32
}

/// How many segments from the first on belong to each run: those of the newest month, of the rest of its year, all others.
pub(super) fn runs(pieces: &[Piece]) -> Vec<Range<usize>> {
    let newest = pieces.first().and_then(|piece| piece.reported).map(|(_, to)| to);
    // The period may end after the last article; the first day of the year of its end is that of its beginning.
    let year = newest.and_then(|day| Date::new(day.ymd().0, 1, 1));
    let month = pieces.first().and_then(|piece| piece.reported).and_then(|(from, to)| {
        let (year, month, _) = from.ymd();
        let (_, last, _) = to.ymd();
        (month == last).then(|| Date::new(year, month, 1)).flatten()
    });
    let since = |first: Option<Date>| {
        let Some(first) = first else { return 0 };
        pieces.iter().take_while(|piece| piece.reported.is_some_and(|(from, _)| from >= first)).count()
    };
    let (month, year) = (since(month), since(year));
    [0..month, month..year.max(month), year.max(month)..pieces.len()]
        .into_iter()
        .filter(|run| !run.is_empty())
        .collect()
}

/// Parts items into files of about `target` bytes. A file ends at an item whose number says so, wherever the file began:
/// so one item more changes the file that it lies in and none behind it.
pub(super) fn files<T>(
    items: &[T],
    target: usize,
    each: usize,
    bytes: impl Fn(&T) -> usize,
    number: impl Fn(&T) -> u64,
) -> Vec<Range<usize>> {
    let rare = (target / (2 * each)).max(1).next_power_of_two() as u64;
    let (mut files, mut start, mut size) = (Vec::new(), 0, 0);
    for (at, item) in items.iter().enumerate() {
        let ends = size >= target / 2 && number(item).is_multiple_of(rare) || size >= 2 * target;
        if ends && at > start {
            files.push(start..at);
            (start, size) = (at, 0);
        }
        size += bytes(item);
    }
    if start < items.len() {
        files.push(start..items.len());
    }
    files
}
