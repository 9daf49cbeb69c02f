//! A whole corpus into files: its runs, the first page, the manifest.

use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::id::{Id, StatementId};
use crate::model::statement_key::StatementKey;
use crate::query::facet::Facet;
use crate::shards::cut::{excerpt, whole};
use crate::shards::file::{Part, ShardError, sealed};
use crate::shards::layout::{Columns, Front, Manifest, Run, RunPart, Segment, TABLES, Table, fixed, table};
use crate::shards::packed::Packed;
use crate::shards::tables::Names;
use crate::shards::write::columns::columns;
use crate::shards::write::entries;
use crate::shards::write::facts::Facts;
use crate::shards::write::out::{Out, payload};
use crate::shards::write::pieces::{self, Piece, pieces};
use crate::shards::write::sizes::Sizes;
use crate::shards::write::word_index;
use crate::sorting::{sort_by_key, sort_by_number};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Writes a corpus as files. `sink` gets each file but one as soon as it is made, in any order; a file may come twice, the
/// same bytes under the same name. The manifest's bytes come back and are to be put last, as
/// [`MANIFEST`](crate::shards::MANIFEST): whoever reads it finds all that it names.
///
/// # Errors
/// The first error of `sink`; a file that would be too large to have a name.
pub fn write<E: From<ShardError>>(
    corpus: &Corpus,
    sizes: Sizes,
    mut sink: impl FnMut(Part, &[u8]) -> Result<(), E>,
) -> Result<Vec<u8>, E> {
    let facts = Facts::new(corpus);
    let mut out = Out::new(&mut sink);
    let pieces = pieces(&facts, sizes.segment);
    let mut runs = Vec::new();
    for range in pieces::runs(&pieces) {
        runs.push(run(&facts, &pieces[range], sizes, &mut out)?);
    }
    let front = front(&facts, &pieces, sizes.front);
    let entries = entries::entries(corpus, sizes.words * 3 / 4, &mut out)?;
    let manifest = Manifest {
        title: corpus.title.clone(),
        statements: corpus.statements.len() as u32,
        articles: corpus.articles.len() as u32,
        readers: corpus
            .read_together
            .iter()
            .map(|read| (read.by.clone(), read.articles.len() as u32))
            .collect(),
        front: out.put_value(&front)?,
        entries: out.put_value(&entries)?,
        runs,
    };
    Ok(sealed(&payload(&manifest)?))
}

pub(super) fn run<E: From<ShardError>>(
    facts: &Facts<'_>,
    pieces: &[Piece],
    sizes: Sizes,
    out: &mut Out<'_, E>,
) -> Result<RunPart, E> {
    let mut segments: Vec<Segment> = Vec::new();
    for piece in pieces {
        let (mut columns, mut segment) = columns(facts, piece);
        texts(facts, piece, sizes, &mut columns, out)?;
        segment.columns = out.put_value(&columns)?;
        segments.push(segment);
    }
    let mut used: [BTreeSet<u32>; TABLES] = Default::default();
    for segment in &segments {
        for facet in Facet::ALL {
            if let Some(at) = table(facet) {
                used[at.place()].extend(&segment.has[facet.index()].numbers);
            }
        }
    }
    let used: Vec<Vec<u32>> = used.into_iter().map(|used| used.into_iter().collect()).collect();
    let called = |(at, used): (Table, &Vec<u32>)| {
        let pairs = used.iter().map(|&rank| facts.called(at, rank));
        let (slugs, names) = pairs.map(|(slug, name)| (slug.to_owned(), name.to_owned())).unzip();
        let mut names = Names { slugs, names };
        names.shorten();
        names
    };
    let names = Table::ALL.into_iter().zip(&used).map(called).collect();
    let kinds: Vec<u32> = used[Table::Actors.place()].iter().map(|&rank| facts.kind(rank)).collect();
    let topics = &used[Table::Topics.place()];
    let place = |rank: u32| topics.binary_search(&rank).map_or(0, |place| place as u32 + 1);
    let within: Vec<u32> = topics.iter().map(|&rank| facts.within(rank).map_or(0, place)).collect();
    for segment in &mut segments {
        for facet in Facet::ALL {
            let own = &mut segment.has[facet.index()].numbers;
            let mut before = 0;
            for number in own.iter_mut() {
                let place = match table(facet) {
                    Some(at) => used[at.place()].binary_search(number).unwrap_or(0) as u32,
                    None => *number,
                };
                *number = place - before;
                before = place;
            }
        }
    }
    let words = word_index::words(facts, pieces, sizes.words, out)?;
    let sum = |of: fn(&Piece) -> usize| pieces.iter().map(of).sum::<usize>() as u32;
    let part = out.put_value(&Run {
        names,
        kinds: Packed::of(&kinds),
        within: Packed::of(&within),
        segments,
        words,
    })?;
    Ok(RunPart { rows: sum(|piece| piece.rows.len()), articles: sum(|piece| piece.articles.len()), part })
}

/// Writes the texts of a segment: its rows with their paragraphs, and its whole articles.
fn texts<E: From<ShardError>>(
    facts: &Facts<'_>,
    piece: &Piece,
    sizes: Sizes,
    columns: &mut Columns,
    out: &mut Out<'_, E>,
) -> Result<(), E> {
    let corpus = facts.corpus;
    let bytes = |id: &StatementId| {
        let content: u32 = corpus.statements[*id].content.iter().map(|span| span.len()).sum();
        content as usize + 250
    };
    let key = |id: &StatementId| corpus.statements[*id].key.0 >> 8;
    // Those that a list begins with stand together, whatever is asked.
    let mut rows = piece.rows.clone();
    sort_by_number(&mut rows, |id| facts.standings[id.index()] as u64);
    for file in pieces::files(&rows, sizes.text, 350, bytes, key) {
        let first = file.start as u32;
        let part = out.put_corpus(&excerpt(corpus, &rows[file]))?;
        columns.texts.push((first, part));
    }
    let articles: Vec<_> =
        piece.articles.iter().map(|&id| (id, facts.statements[id.index()].clone())).collect();
    let bytes = |(id, own): &(_, Vec<StatementId>)| corpus.articles[*id].text.len() + own.len() * 150;
    for file in pieces::files(&articles, sizes.article, 4000, bytes, |(id, _)| pieces::number(facts, *id)) {
        let first = file.start as u32;
        columns.articles.push((first, out.put_corpus(&whole(corpus, &articles[file]))?));
    }
    Ok(())
}

/// How many values of a facet the first page tells of.
pub(super) const LEADING: usize = 12;

fn front(facts: &Facts<'_>, pieces: &[Piece], most: usize) -> Front {
    let corpus = facts.corpus;
    let all = pieces.iter().flat_map(|piece| piece.rows.iter().copied());
    let mut rows: Vec<(u32, StatementId)> = (0..).zip(all).collect();
    sort_by_number(&mut rows, |(_, id)| {
        let before = facts.days[id.index()].map_or(u32::MAX, |day| Date::LAST.days_since(day).unsigned_abs());
        (facts.standings[id.index()] as u64) << 32 | u64::from(before)
    });
    rows.truncate(most);
    let ids: Vec<StatementId> = rows.iter().map(|(_, id)| *id).collect();
    let together = ids.iter().map(|&id| together(corpus, id));
    let leading = Facet::ALL.map(|facet| leading(facts, facet, LEADING)).into_iter().collect();
    let texts = crate::model::archive::encode(&excerpt(corpus, &ids));
    Front { together: together.collect(), rows: rows.iter().map(|(row, _)| *row).collect(), leading, texts }
}

/// The cluster of a statement: its key, and how many statements it has.
pub(super) fn together(corpus: &Corpus, id: StatementId) -> Option<(StatementKey, u32)> {
    let cluster = corpus.clusters.get(corpus.statements[id].cluster?)?;
    Some((cluster.key, cluster.members.len() as u32))
}

/// The values that most statements have, at most this number; of fixed ones all.
pub(super) fn leading(facts: &Facts<'_>, facet: Facet, most: usize) -> Vec<(String, String, u32)> {
    let Some(at) = table(facet) else {
        let mut counts = vec![0; fixed(facet)];
        for id in facts.corpus.statements.ids() {
            facts.values(id, facet).into_iter().for_each(|value| counts[value as usize] += 1);
        }
        return counts.into_iter().map(|count| (String::new(), String::new(), count)).collect();
    };
    let mut counts: std::collections::BTreeMap<u32, u32> = std::collections::BTreeMap::new();
    for id in facts.corpus.statements.ids() {
        facts.values(id, facet).into_iter().for_each(|value| *counts.entry(value).or_default() += 1);
    }
    let mut counts: Vec<(u32, u32)> = counts.into_iter().collect();
    sort_by_key(&mut counts, |&(value, count)| (Reverse(count), facts.called(at, value).1.to_owned()));
    counts.truncate(most);
    let named = |(value, count)| {
        let (slug, name) = facts.called(at, value);
        (slug.to_owned(), name.to_owned(), count)
    };
    counts.into_iter().map(named).collect()
}
