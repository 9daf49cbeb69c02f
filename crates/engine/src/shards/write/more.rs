//! Articles that are added to an archive without its older ones: they become a run of their own before the others, and the
//! first page, the entries that they change and the manifest are written anew. Nothing else is touched.
//!
//! The corpus that is added knows the archive's actors and topics by their names in addresses; see `pack::NumberedValues`.

use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::id::{Id, StatementId};
use crate::query::facet::{Facet, Value};
use crate::query::filter::Query;
use crate::query::index::day;
use crate::shards::any_archive::{AnyArchive, Wanted};
use crate::shards::cut::joined;
use crate::shards::fetched::Shards;
use crate::shards::file::{Part, ShardError, sealed};
use crate::shards::layout::{Directory, Entry, Front, Manifest, RunPart, read};
use crate::shards::write::facts::Facts;
use crate::shards::write::out::{Out, payload};
use crate::shards::write::pieces::pieces;
use crate::shards::write::sizes::Sizes;
use crate::shards::write::updated_entries::told;
use crate::shards::write::whole_corpus::{LEADING, leading, run, together};
use crate::sorting::{sort_by_key, sort_by_number};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// An archive that lies at hand, to be added to.
pub struct Base<F> {
    shards: Shards,
    fetch: F,
}

impl<E: From<ShardError>, F: FnMut(Part) -> Result<Vec<u8>, E>> Base<F> {
    /// Opens an archive by its manifest; `fetch` gives each of its files.
    ///
    /// # Errors
    /// The manifest or a directory is wrong, or a file cannot be had.
    pub fn open(manifest: &[u8], fetch: F) -> Result<Self, E> {
        let mut base = Self { shards: Shards::open(manifest)?, fetch };
        for part in base.shards.first_files() {
            base.take(part)?;
        }
        Ok(base)
    }

    /// The archive, as far as it has been read.
    pub const fn shards(&self) -> &Shards {
        &self.shards
    }

    fn take(&mut self, part: Part) -> Result<(), E> {
        let bytes = (self.fetch)(part)?;
        Ok(self.shards.give(part, &bytes)?)
    }

    /// Asks until nothing is wanted.
    ///
    /// # Errors
    /// A file is wrong or cannot be had.
    pub fn ask<T>(&mut self, ask: impl Fn(&Shards) -> Result<T, Wanted>) -> Result<T, E> {
        loop {
            match ask(&self.shards) {
                Ok(answer) => return Ok(answer),
                Err(wanted) => wanted.files.into_iter().try_for_each(|part| self.take(part))?,
            }
        }
    }

    /// What the archive tells of all topics.
    ///
    /// # Errors
    /// A file is wrong or cannot be had.
    pub fn topics(&mut self) -> Result<Vec<Entry>, E> {
        let directory = self.directory()?;
        let mut found = Vec::new();
        // Keys that begin so lie from one before the first to the last that is smaller than what follows.
        let from = directory.partition_point(|(first, _)| first.as_str() <= TOPICS).saturating_sub(1);
        let end = directory.partition_point(|(first, _)| first.as_str() < BEHIND_TOPICS);
        for (_, part) in directory.get(from..end).unwrap_or_default() {
            let entries: Vec<(String, Entry)> = self.read(*part)?;
            found.extend(
                entries.into_iter().filter(|(key, _)| key.starts_with(TOPICS)).map(|(_, entry)| entry),
            );
        }
        Ok(found)
    }

    fn directory(&mut self) -> Result<Directory, E> {
        self.read(self.shards.manifest.entries)
    }

    fn read<T: serde::de::DeserializeOwned>(&mut self, part: Part) -> Result<T, E> {
        let bytes = (self.fetch)(part)?;
        part.check(&bytes)?;
        Ok(read(&bytes)?)
    }

    /// Adds a corpus, whose articles and statements the archive has not yet. `sink` gets each file that is new; the manifest's
    /// bytes come back and are to be put last.
    ///
    /// # Errors
    /// A file of the archive is wrong or cannot be had, or the first error of `sink`.
    pub fn add(
        &mut self,
        corpus: &Corpus,
        sizes: Sizes,
        mut sink: impl FnMut(Part, &[u8]) -> Result<(), E>,
    ) -> Result<Vec<u8>, E> {
        let facts = Facts::new(corpus);
        let mut out = Out::new(&mut sink);
        let pieces = pieces(&facts, sizes.segment);
        let mut runs: Vec<RunPart> = Vec::new();
        if !pieces.is_empty() {
            runs.push(run(&facts, &pieces, sizes, &mut out)?);
        }
        let rows: Vec<StatementId> = pieces.iter().flat_map(|piece| piece.rows.iter().copied()).collect();
        let front = self.front(&facts, &rows, sizes.front)?;
        let base = self.directory()?;
        let fetch = &mut self.fetch;
        let mut proved = |part: Part| {
            let bytes = fetch(part)?;
            part.check(&bytes)?;
            Ok(bytes)
        };
        let entries = told(corpus, &base, sizes.words * 3 / 4, &mut proved, &mut out)?;
        let known = &self.shards.manifest;
        runs.extend(known.runs.iter().cloned());
        let mut readers: BTreeMap<_, u32> = known.readers.iter().cloned().collect();
        for read in &corpus.read_together {
            *readers.entry(read.by.clone()).or_default() += read.articles.len() as u32;
        }
        let manifest = Manifest {
            title: if corpus.title.is_empty() { known.title.clone() } else { corpus.title.clone() },
            statements: known.statements + corpus.statements.len() as u32,
            articles: known.articles + corpus.articles.len() as u32,
            readers: readers.into_iter().collect(),
            front: out.put_value(&front)?,
            entries: out.put_value(&entries)?,
            runs,
        };
        Ok(sealed(&payload(&manifest)?))
    }

    /// The first page of both.
    fn front(&mut self, facts: &Facts<'_>, own: &[StatementId], most: usize) -> Result<Front, E> {
        let known: Vec<StatementId> = self.ask(|shards| {
            let end = shards.front.as_ref().map_or(0, |open| open.front.rows.len());
            shards.list(&Query::default(), 0..end)
        })?;
        // How telling each of them is stands in its segment's columns.
        let mut standings = Vec::new();
        for id in &known {
            standings.push(self.ask(|shards| shards.standing_of(id.index()))?);
        }
        let added = self.leading(facts)?;
        let Some(open) = &self.shards.front else {
            return Err(ShardError::Inconsistent("the first page").into());
        };
        let rank = |standing: u32, day: Option<Date>| {
            let before = day.map_or(u32::MAX, |day| Date::LAST.days_since(day).unsigned_abs());
            u64::from(standing) << 32 | u64::from(before)
        };
        let mut rows: Vec<(u64, u32, usize, StatementId)> = Vec::new();
        for (&id, row) in own.iter().zip(0..) {
            let standing = facts.standings[id.index()] as u32;
            rows.push((rank(standing, facts.days[id.index()]), row, 0, id));
        }
        for (place, (id, standing)) in known.iter().zip(standings).enumerate() {
            let here = StatementId::from_index(place);
            let row = (id.index() + own.len()) as u32;
            rows.push((rank(standing, day(&open.corpus, here)), row, 1, here));
        }
        sort_by_number(&mut rows, |(rank, ..)| *rank);
        rows.truncate(most);
        let of = |&(_, _, from, id): &(u64, u32, usize, StatementId)| match from {
            0 => together(facts.corpus, id),
            _ => open.front.together.get(id.index()).copied().flatten(),
        };
        let ids: Vec<(usize, StatementId)> = rows.iter().map(|&(_, _, from, id)| (from, id)).collect();
        Ok(Front {
            together: rows.iter().map(of).collect(),
            rows: rows.iter().map(|(_, row, ..)| *row).collect(),
            leading: added,
            texts: crate::model::archive::encode(&joined(&[facts.corpus, &open.corpus], &ids)),
        })
    }

    /// The values that most statements have, of both.
    fn leading(&mut self, facts: &Facts<'_>) -> Result<Vec<Vec<Leading>>, E> {
        let totals = self.ask(|shards| shards.totals(&Query::default()))?;
        let of = |facet: Facet| {
            let own = leading(facts, facet, usize::MAX);
            let known = totals.counts[facet.index()].iter().enumerate();
            // The last count is that of what is not stated.
            let known = known.take(totals.counts[facet.index()].len().saturating_sub(1));
            let fixed = crate::shards::layout::table(facet).is_none();
            if fixed {
                let sums = own.into_iter().zip(known.map(|(_, count)| *count));
                return sums.map(|((slug, name, count), more)| (slug, name, count + more)).collect();
            }
            let mut sums: BTreeMap<String, (String, u32)> = BTreeMap::new();
            for (value, count) in known {
                if let Some((slug, name)) = self.shards.called(facet, Value::row_of(value)) {
                    sums.insert(slug.to_owned(), (name.to_owned(), *count));
                }
            }
            for (slug, name, count) in own {
                sums.entry(slug).or_insert((name, 0)).1 += count;
            }
            let mut all: Vec<Leading> = sums
                .into_iter()
                .filter(|(_, (_, count))| *count > 0)
                .map(|(slug, (name, count))| (slug, name, count))
                .collect();
            sort_by_key(&mut all, |(_, name, count)| (Reverse(*count), name.clone()));
            all.truncate(LEADING);
            all
        };
        Ok(Facet::ALL.map(of).into_iter().collect())
    }
}

/// A value as the first page tells it: name in addresses, name, how many statements it has.
type Leading = (String, String, u32);

/// How the keys of topics' entries begin, and what is greater than all of them.
const TOPICS: &str = "topic/";
const BEHIND_TOPICS: &str = "topic0";
