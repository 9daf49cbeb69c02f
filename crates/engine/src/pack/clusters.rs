//! Variant clusters: the same statement in several articles, in the same words or nearly.
//!
//! Two statements are compared when they share two telling words in a row, come from different articles, and have
//! the same speaker or one unknown. They are the same when the words they share, in order, make up most of the
//! shorter one, and when no number, negation or opposite parts them: rare words count more than common ones, so that stock phrases do not glue. The pairs to compare are
//! found through an index of word pairs, never by comparing all with all.

use super::compared_words::of_spans;
use super::contrary::Contrary;
use crate::language::Language;
use crate::model::corpus::{Cluster, Corpus};
use crate::model::id::{ActorId, ArticleId, ClusterId, Id, StatementId, Table};
use crate::model::statement::Manner;
use std::collections::{BTreeMap, BTreeSet};

/// A pair of words that more statements share than this is a stock phrase and yields no candidates.
const COMMON: usize = 40;
/// What more articles than this print word for word is one statement of theirs, however many they are.
const MANY: usize = 20;
/// Telling words of such a statement at least.
const TELLING: usize = 3;
/// Statements are compared by this many words at most: longer passages are not repeated word by word, and the
/// comparison grows with the product of both lengths.
const LONGEST: usize = 120;
/// Of the shorter statement's weight, in percent, what the other must share.
const SHARED: u32 = 62;

/// The same where one of the two speakers is not known.
const UNKNOWN: u32 = 75;

/// A statement as it is compared.
struct Row {
    words: Vec<u32>,
    /// The places of the telling words, in `words`.
    telling: Vec<usize>,
    /// Whether some of them stand in quotation marks.
    quoted: bool,
}

/// Finds the clusters and tells each member its own.
pub(super) fn find(corpus: &mut Corpus, language: &Language) {
    let (rows, weights, telling, contrary) = rows(corpus, language);
    let copies = copies(corpus, &rows);
    let is_copy = |row: usize| copies.binary_search_by_key(&row, |(copy, _)| *copy).is_ok();
    let mut pairs: Vec<(u32, usize, usize)> = candidates(&rows, is_copy)
        .into_iter()
        .filter(|(a, b)| comparable(corpus, *a, *b))
        .filter_map(|(a, b)| {
            let weigh = Weigh { weights: &weights, telling: &telling, contrary: &contrary };
            Some((similarity(rows.get(a)?, rows.get(b)?, &weigh, both_known(corpus, a, b))?, a, b))
        })
        .collect();
    keep_best(corpus, &mut pairs);
    pairs.sort_unstable_by(|x, y| y.0.cmp(&x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2))));
    let groups = with_copies(join(corpus, rows.len(), &pairs), &copies);
    let mut clusters: Table<ClusterId, Cluster> = Table::default();
    for members in groups {
        let members: Vec<StatementId> = members.into_iter().map(StatementId::from_index).collect();
        let Some(earliest) = members.iter().min_by_key(|id| {
            let article = &corpus.articles[corpus.statements[**id].article];
            (article.reported_on.is_none(), article.reported_on, **id)
        }) else {
            continue;
        };
        let key = corpus.statements[*earliest].key;
        let id = clusters.push(Cluster { key, members: members.clone() });
        for member in members {
            corpus.statements[member].cluster = Some(id);
        }
    }
    corpus.clusters = clusters;
}

fn rows(corpus: &Corpus, language: &Language) -> (Vec<Row>, Vec<u32>, Vec<bool>, Contrary) {
    let mut ids: BTreeMap<String, u32> = BTreeMap::new();
    let mut counts: Vec<u32> = Vec::new();
    let mut rows = Vec::with_capacity(corpus.statements.len());
    for statement in corpus.statements.rows() {
        let text = &corpus.articles[statement.article].text;
        let mut words: Vec<u32> = of_spans(text, &statement.content)
            .iter()
            .take(LONGEST)
            .map(|word| {
                let next = counts.len() as u32;
                let id = *ids.entry(language.topics.stem(word)).or_insert(next);
                if id == next {
                    counts.push(0);
                }
                id
            })
            .collect();
        words.shrink_to_fit();
        let mut once = words.clone();
        once.sort_unstable();
        once.dedup();
        for id in once {
            if let Some(count) = counts.get_mut(id as usize) {
                *count += 1;
            }
        }
        rows.push(Row { words, telling: Vec::new(), quoted: statement.manner != Manner::Indirect });
    }
    let words = &language.topics;
    let mut telling = vec![true; counts.len()];
    for (word, id) in &ids {
        if let Some(flag) = telling.get_mut(*id as usize) {
            *flag = words.telling.contains(word) || !words.stop.contains(word);
        }
    }
    for row in &mut rows {
        row.telling = (0..row.words.len())
            .filter(|i| row.words.get(*i).is_some_and(|w| telling.get(*w as usize) == Some(&true)))
            .collect();
    }
    // A word's weight: one for each halving of the share of statements that hold it; little for stop words.
    let all = rows.len().max(1) as u32;
    let weights = counts
        .iter()
        .zip(&telling)
        .map(
            |(count, telling)| {
                if *telling { 20 + 10 * (all / (*count).max(1)).max(1).ilog2().min(12) } else { 4 }
            },
        )
        .collect();
    (rows, weights, telling, Contrary::new(&ids, words))
}

/// What is known of words: by their numbers.
struct Weigh<'a> {
    weights: &'a [u32],
    telling: &'a [bool],
    contrary: &'a Contrary,
}

/// From this share on, in percent, a statement is a variant whatever stands beside it.
const WHOLE: u32 = 85;

/// Of the statements of one article that share less than [`WHOLE`] with another statement, only the nearest is the same as
/// it: where an article parts into two what another one has in one, the lesser part is not a variant of the whole.
fn keep_best(corpus: &Corpus, pairs: &mut Vec<(u32, usize, usize)>) {
    let article = |i: usize| corpus.statements[StatementId::from_index(i)].article;
    let mut best: BTreeMap<(usize, ArticleId), u32> = BTreeMap::new();
    for &(percent, a, b) in &*pairs {
        for side in [(a, article(b)), (b, article(a))] {
            let most = best.entry(side).or_default();
            *most = percent.max(*most);
        }
    }
    let is_best =
        |percent: u32, side: (usize, ArticleId)| percent >= WHOLE || best.get(&side) == Some(&percent);
    pairs.retain(|&(p, a, b)| is_best(p, (a, article(b))) && is_best(p, (b, article(a))));
}

/// Statements that more than [`MANY`] articles of one time print word for word, each with the one that stands for all: their
/// word pairs are no stock phrases. In the order of the statements.
fn copies(corpus: &Corpus, rows: &[Row]) -> Vec<(usize, usize)> {
    let statement = |row: usize| &corpus.statements[StatementId::from_index(row)];
    let day = |row: usize| corpus.articles[statement(row).article].reported_on;
    let mut same: BTreeMap<(&[u32], ActorId), Vec<usize>> = BTreeMap::new();
    for (number, row) in rows.iter().enumerate().filter(|(_, row)| row.telling.len() >= TELLING) {
        if let Some(actor) = statement(number).actor {
            same.entry((&row.words, actor)).or_default().push(number);
        }
    }
    let mut found = Vec::new();
    for mut alike in same.into_values().filter(|alike| alike.len() > MANY) {
        alike.sort_by_key(|row| (day(*row), *row));
        let near = |a: &usize, b: &usize| day(*a).zip(day(*b)).is_none_or(|(a, b)| b.days_since(a) <= APART);
        for occasion in alike.chunk_by(near) {
            // One article that says it twice is one report.
            let mut articles = BTreeSet::new();
            let each: Vec<usize> =
                occasion.iter().copied().filter(|row| articles.insert(statement(*row).article)).collect();
            if let Some((first, others)) = each.split_first().filter(|(_, others)| others.len() >= MANY) {
                found.extend(others.iter().map(|copy| (*copy, *first)));
            }
        }
    }
    found.sort_unstable();
    found
}

/// The groups with the copies of their members, and those that copies alone make.
fn with_copies(mut groups: Vec<Vec<usize>>, copies: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    copies.iter().for_each(|(copy, first)| of.entry(*first).or_default().push(*copy));
    for group in &mut groups {
        let more: Vec<usize> = group.iter().filter_map(|member| of.remove(member)).flatten().collect();
        group.extend(more);
        group.sort_unstable();
    }
    groups.extend(of.into_iter().map(|(first, copies)| {
        let mut group = [&[first][..], &copies].concat();
        group.sort_unstable();
        group
    }));
    groups.sort_unstable();
    groups
}

/// Pairs of statements that share two telling words in a row, not counting words that tell nothing.
fn candidates(rows: &[Row], is_copy: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut places: Vec<(u64, u32)> = Vec::new();
    for (number, row) in rows.iter().enumerate().filter(|(number, _)| !is_copy(*number)) {
        let word = |place: Option<&usize>| place.and_then(|p| row.words.get(*p)).map(|w| u64::from(*w));
        for at in 0..row.telling.len() {
            for next in [1, 2] {
                if let (Some(a), Some(b)) = (word(row.telling.get(at)), word(row.telling.get(at + next))) {
                    places.push((a << 32 | b, number as u32));
                }
            }
        }
    }
    places.sort_unstable();
    places.dedup();
    let mut found = Vec::new();
    for same in places.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() <= COMMON) {
        for (i, (_, a)) in same.iter().enumerate() {
            found.extend(same.iter().skip(i + 1).map(|(_, b)| (*a as usize, *b as usize)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Statements whose reports are more days apart than this are taken for two occasions, even where the words agree.
const APART: i32 = 45;

/// From different articles of one time, by the same speaker or by one who is not known.
fn comparable(corpus: &Corpus, a: usize, b: usize) -> bool {
    let statement = |i| &corpus.statements[StatementId::from_index(i)];
    let (a, b) = (statement(a), statement(b));
    let speakers = match (a.actor, b.actor) {
        (Some(x), Some(y)) => x == y,
        (None, None) => false,
        _ => true,
    };
    let day = |s: &crate::model::statement::Statement| corpus.articles[s.article].reported_on;
    let near = day(a).zip(day(b)).is_none_or(|(x, y)| x.days_since(y).abs() <= APART);
    a.article != b.article && speakers && near
}

/// Whether both speakers are known.
fn both_known(corpus: &Corpus, a: usize, b: usize) -> bool {
    [a, b].iter().all(|i| corpus.statements[StatementId::from_index(*i)].actor.is_some())
}

/// In percent, how much of the shorter one the other shares, in order; `None` where that is too little.
fn similarity(a: &Row, b: &Row, weigh: &Weigh<'_>, known: bool) -> Option<u32> {
    let Weigh { weights, telling, contrary } = weigh;
    let weight = |word: u32| weights.get(word as usize).copied().unwrap_or(0);
    let total = |row: &Row| row.words.iter().map(|w| weight(*w)).sum::<u32>();
    let (short, long) = if total(a) <= total(b) { (a, b) } else { (b, a) };
    let shared = in_order(&short.words, &long.words, &weight, &|w| telling.get(w as usize) == Some(&true));
    let percent = (shared.weight * 100).checked_div(total(short))?;
    // At least three telling words must be shared; or two, where the shorter statement has no more. A name that both hold
    // is no statement: where the shorter one has so few words and no quotation marks, the longer one has not many more.
    // Where one speaker is not known, the words alone must show it.
    let (few, many) = (short.telling.len(), long.telling.len());
    let alike = shared.telling >= 3 || shared.telling == 2 && few == 2 && percent >= 90;
    let enough = if known {
        alike && (few > 3 || short.quoted || many <= 2 * few)
    } else {
        shared.telling >= 5 && percent >= UNKNOWN
    };
    // The shared words must stand close together in the longer statement; spread over a long one they are no
    // repetition.
    let close = shared.last.saturating_sub(shared.first) as usize <= short.words.len() * 3 + 4;
    // What the longer one says beside the shared words is not compared.
    let met = long.words.get(shared.first as usize..=shared.last as usize).unwrap_or_default();
    (percent >= SHARED && enough && close && !contrary.parts(&short.words, met)).then_some(percent)
}

/// What two statements share in the same order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Shared {
    weight: u32,
    telling: u32,
    /// Where in the longer one it begins and ends.
    first: u32,
    last: u32,
}

/// The heaviest words that both hold in the same order.
fn in_order(a: &[u32], b: &[u32], weight: &dyn Fn(u32) -> u32, telling: &dyn Fn(u32) -> bool) -> Shared {
    let mut row = vec![Shared::default(); b.len() + 1];
    for x in a {
        let mut corner = Shared::default();
        for (j, y) in b.iter().enumerate() {
            let (above, left) =
                (row.get(j + 1).copied().unwrap_or_default(), row.get(j).copied().unwrap_or_default());
            let best = if above.weight >= left.weight { above } else { left };
            let place = j as u32;
            let met = Shared {
                weight: corner.weight + weight(*x),
                telling: corner.telling + u32::from(telling(*x)),
                first: if corner.weight == 0 { place } else { corner.first },
                last: place,
            };
            let best = if x == y && met.weight > best.weight { met } else { best };
            corner = above;
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = best;
            }
        }
    }
    row.last().copied().unwrap_or_default()
}

/// Joins pairs, best first, where a third of the members of both sides agree at least and no two speakers meet.
fn join(corpus: &Corpus, count: usize, pairs: &[(u32, usize, usize)]) -> Vec<Vec<usize>> {
    let mut of: Vec<usize> = (0..count).collect();
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let linked: BTreeSet<(usize, usize)> = pairs.iter().map(|(_, a, b)| (*a, *b)).collect();
    for (_, a, b) in pairs {
        let (Some(&x), Some(&y)) = (of.get(*a), of.get(*b)) else { continue };
        if x == y {
            continue;
        }
        let left = members.get(&x).cloned().unwrap_or_else(|| vec![x]);
        let right = members.get(&y).cloned().unwrap_or_else(|| vec![y]);
        let agree = |m: usize, n: usize| linked.contains(&(m.min(n), m.max(n)));
        let actor = |m: &usize| corpus.statements[StatementId::from_index(*m)].actor;
        let article = |m: usize| corpus.statements[StatementId::from_index(m)].article;
        let speakers: BTreeSet<_> = left.iter().chain(&right).filter_map(actor).collect();
        // Statements of one article are never compared with each other, so they count neither for nor against joining.
        let (mut asked, mut yes) = (0, 0);
        for (m, n) in left
            .iter()
            .flat_map(|m| right.iter().map(move |n| (*m, *n)))
            .filter(|(m, n)| article(*m) != article(*n))
        {
            asked += 1;
            yes += usize::from(agree(m, n));
        }
        if speakers.len() > 1 || yes * 3 < asked {
            continue;
        }
        let mut all = left;
        all.extend(right);
        all.sort_unstable();
        for m in &all {
            if let Some(group) = of.get_mut(*m) {
                *group = x;
            }
        }
        members.remove(&y);
        members.insert(x, all);
    }
    let mut groups: Vec<Vec<usize>> = members.into_values().filter(|m| m.len() >= 2).collect();
    groups.sort_unstable();
    groups
}
