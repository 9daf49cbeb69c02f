//! What the files of a sharded archive hold, each in postcard's wire format; `docs/archive.md` tells the same for other
//! programs.

use crate::model::corpus::{ActorKind, Corpus, Topic};
use crate::model::date::Date;
use crate::model::gender::StatedGender;
use crate::model::read_by::ReadBy;
use crate::model::statement::{Manner, Withdrawn};
use crate::model::statement_key::StatementKey;
use crate::query::facet::Facet;
use crate::query::standing::Standing;
use crate::shards::file::{Part, ShardError, opened, raw};
use crate::shards::packed::Packed;
use crate::shards::tables::Names;
use crate::text::span::Span;
use serde::{Deserialize, Serialize};

/// How many facets there are.
pub(super) const FACETS: usize = Facet::ALL.len();
/// How many standings.
pub(super) const STANDINGS: usize = Standing::ALL.len();
/// How many tables give names to facets' values.
pub(super) const TABLES: usize = Table::ALL.len();

/// The tables that give names to facets' values. Their numbers are their places in a run's directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    Actors = 0,
    Affiliations = 1,
    Topics = 2,
    Outlets = 3,
    Channels = 4,
}

impl Table {
    /// All of them, each at its place.
    pub(super) const ALL: [Self; 5] =
        [Self::Actors, Self::Affiliations, Self::Topics, Self::Outlets, Self::Channels];

    /// Its place in a run's directory.
    pub(super) const fn place(self) -> usize {
        self as usize
    }
}

/// The table whose rows are a facet's values; none where the values are fixed.
pub(super) const fn table(facet: Facet) -> Option<Table> {
    match facet {
        Facet::Speaker | Facet::About => Some(Table::Actors),
        Facet::Affiliation => Some(Table::Affiliations),
        Facet::Topic => Some(Table::Topics),
        Facet::Outlet => Some(Table::Outlets),
        Facet::Channel => Some(Table::Channels),
        Facet::Manner | Facet::Verb | Facet::Kind | Facet::Gender => None,
    }
}

/// How many values a facet has whose values are fixed.
pub(super) const fn fixed(facet: Facet) -> usize {
    match facet {
        Facet::Manner => Manner::ALL.len(),
        Facet::Verb => crate::language::Reporting::ALL.len(),
        Facet::Kind => ActorKind::ALL.len(),
        Facet::Gender => StatedGender::ALL.len(),
        _ => 0,
    }
}

/// The name in addresses and the name of a row of a table.
pub(super) fn called(corpus: &Corpus, table: Table, row: usize) -> Option<(&str, &str)> {
    let pair = match table {
        Table::Actors => corpus.actors.rows().get(row).map(|row| (&row.slug, &row.name)),
        Table::Affiliations => corpus.affiliations.rows().get(row).map(|row| (&row.slug, &row.name)),
        Table::Topics => corpus.topics.rows().get(row).map(|row| (&row.slug, &row.label)),
        Table::Outlets => corpus.outlets.rows().get(row).map(|row| (&row.slug, &row.name)),
        Table::Channels => corpus.channels.rows().get(row).map(|row| (&row.slug, &row.name)),
    };
    pair.map(|(slug, name)| (slug.as_str(), name.as_str()))
}

/// The first file: totals, and the names of the next ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) title: String,
    pub(super) statements: u32,
    pub(super) articles: u32,
    /// By whom articles were read, and how many.
    pub(super) readers: Vec<(ReadBy, u32)>,
    /// The first page of the list in its usual order.
    pub(super) front: Part,
    /// The directory of what is told of actors, topics and the like.
    pub(super) entries: Part,
    /// Newest first.
    pub(super) runs: Vec<RunPart>,
}

/// A run of segments, which share names and words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RunPart {
    pub(super) rows: u32,
    pub(super) articles: u32,
    pub(super) part: Part,
}

/// The first page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Front {
    /// The rows of the whole archive that stand first in the usual order; the statements of `texts` in the same order.
    pub(super) rows: Vec<u32>,
    /// Of each statement whether several articles report it: the cluster's key, how many.
    pub(super) together: Vec<Option<(StatementKey, u32)>>,
    /// For each facet the values that most statements have: name in addresses, name, statements.
    pub(super) leading: Vec<Vec<(String, String, u32)>>,
    /// An archive of these statements.
    #[serde(with = "raw")]
    pub(super) texts: Vec<u8>,
}

/// The directory of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Run {
    /// What the values of each table are called, sorted by their names in addresses.
    pub(super) names: Vec<Names>,
    /// The kind of each actor of the first table.
    pub(super) kinds: Packed,
    /// For each topic of the third table the broader one that it belongs to: one more than its place there, 0 for none.
    pub(super) within: Packed,
    /// Newest first, then those without a day.
    pub(super) segments: Vec<Segment>,
    /// The files of its words, each with its first word.
    pub(super) words: Vec<(String, Part)>,
}

/// Articles of some days with their statements, as a run's directory tells of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Segment {
    /// The first and the last day of its articles; none for those without a day.
    pub(super) reported: Option<(Date, Date)>,
    pub(super) rows: u32,
    pub(super) articles: u32,
    /// Articles that have statements.
    pub(super) telling: u32,
    /// Rows of each standing.
    pub(super) standings: [u32; STANDINGS],
    /// Rows that reprints repeat.
    pub(super) repeated: u32,
    /// The first and the last day of its statements.
    pub(super) days: Option<(Date, Date)>,
    /// Rows that have a day.
    pub(super) dated: u32,
    /// For each facet how often each value stands here.
    pub(super) has: Vec<Has>,
    pub(super) columns: Part,
}

/// How often the values of a facet stand in a segment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Has {
    /// Rows without a value.
    pub(super) none: u32,
    /// Numbers of values in the run's table, ascending; in the file each as its distance from the one before.
    pub(super) numbers: Vec<u32>,
    /// Rows of each.
    pub(super) counts: Vec<u32>,
}

/// What filters and orders need to know of each row of a segment. Rows are statements, newest first, those without a day
/// last; of one day by article and place. Values are places in [`Has::numbers`] and one more, 0 for none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Columns {
    /// The rows of each day, newest first.
    pub(super) days: Vec<(Date, u32)>,
    /// Whether the day is that of saying.
    pub(super) said: Packed,
    pub(super) standing: Packed,
    /// Whether the row repeats what an earlier article of its family has.
    pub(super) repeated: Packed,
    pub(super) manner: Packed,
    pub(super) verb: Packed,
    pub(super) speaker: Packed,
    pub(super) channel: Packed,
    pub(super) about: Many,
    pub(super) topic: Many,
    /// The article of each row.
    pub(super) article: Packed,
    /// The outlet of each article.
    pub(super) outlet: Packed,
    /// For each speaker of the segment the affiliations, as places in [`Has::numbers`].
    pub(super) bodies: Vec<Vec<u32>>,
    /// For each speaker of the segment the kind, as a place in [`Has::numbers`].
    pub(super) kinds: Packed,
    /// For each speaker of the segment the stated gender, as a place in [`Has::numbers`] and one more, 0 for none.
    pub(super) genders: Packed,
    /// Rows that several articles report: row, key of the cluster, how many statements it has.
    pub(super) together: Vec<(u32, StatementKey, u32)>,
    /// The archives of the rows' texts, each with its first place: those that lead come first, then what is quoted, reported,
    /// folded away, so that the first of a list stand together.
    pub(super) texts: Vec<(u32, Part)>,
    /// The archives of whole articles, each with its first article.
    pub(super) articles: Vec<(u32, Part)>,
}

/// Several numbers a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Many {
    /// How many each row has.
    pub(super) sizes: Packed,
    pub(super) numbers: Packed,
}

/// The directory of entries: the files, each with its first key.
pub(super) type Directory = Vec<(String, Part)>;

/// What the corpus tells of one thing, by the key that addresses begin with: `actor/ada-example`, `topic/repairs`,
/// `doc/bridge`, `st/mfzq4d2yba`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    /// An actor.
    Actor(Profile),
    /// A topic, and the broader one that it belongs to.
    Topic(Topic, Option<String>),
    /// Articles that print one text, and how much of it they share in percent; under the name of the first.
    Family(Vec<String>, u8),
    /// The article is of the family of this one.
    InFamily(String),
    /// A statement that editors took back, and its article.
    Withdrawn(Withdrawn, String),
}

/// An actor, as all articles show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is called beside its name.
    pub role: Option<String>,
    /// Person or not.
    pub kind: ActorKind,
    /// Its number at Wikidata.
    pub wikidata: Option<u64>,
    /// The bodies that it belongs to, by their names in addresses.
    pub affiliations: Vec<String>,
    /// The forms it appears under, most frequent first: the words, how often, an article that has them and where.
    pub aliases: Vec<(String, u32, String, Span)>,
}

impl Entry {
    /// The key that it stands under; `of` is the article's name where the entry does not tell.
    #[cfg(feature = "extract")]
    pub(super) fn key(&self, of: &str) -> String {
        match self {
            Self::Actor(profile) => format!("actor/{}", profile.slug),
            Self::Topic(topic, _) => format!("topic/{}", topic.slug),
            Self::Family(..) | Self::InFamily(_) => format!("doc/{of}"),
            Self::Withdrawn(withdrawn, _) => format!("st/{}", withdrawn.key),
        }
    }
}

/// Reads a file.
pub(super) fn read<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, ShardError> {
    postcard::from_bytes(opened(bytes)?).map_err(|_| ShardError::Damaged)
}

/// Whether a claim about a file holds.
pub(super) const fn require(holds: bool, what: &'static str) -> Result<(), ShardError> {
    if holds { Ok(()) } else { Err(ShardError::Inconsistent(what)) }
}

impl Manifest {
    pub(super) fn check(&self) -> Result<(), ShardError> {
        let sum = |of: fn(&RunPart) -> u32| self.runs.iter().map(|run| u64::from(of(run))).sum::<u64>();
        require(sum(|run| run.rows) == u64::from(self.statements), "the manifest's statements")?;
        require(sum(|run| run.articles) == u64::from(self.articles), "the manifest's articles")
    }
}

impl Run {
    /// Makes numbers of the distances, and sees that the directory agrees with itself and with the manifest.
    pub(super) fn check(&mut self, stated: &RunPart) -> Result<(), ShardError> {
        let sum = |of: fn(&Segment) -> u32| self.segments.iter().map(|one| u64::from(of(one))).sum::<u64>();
        require(sum(|one| one.rows) == u64::from(stated.rows), "a run's statements")?;
        require(sum(|one| one.articles) == u64::from(stated.articles), "a run's articles")?;
        require(self.names.len() == TABLES, "a run's names")?;
        self.names
            .iter_mut()
            .filter(|table| table.slugs.len() == table.names.len())
            .for_each(Names::complete);
        let tables = self.names.len() == TABLES
            && self
                .names
                .iter()
                .all(|t| t.slugs.len() == t.names.len() && t.slugs.windows(2).all(|pair| pair[0] < pair[1]));
        let topics = self.names[Table::Topics.place()].slugs.len();
        let actors = self.names[Table::Actors.place()].slugs.len();
        let kinds = self.kinds.len() == actors && self.kinds.fits(ActorKind::ALL.len() as u32);
        let levels = self.within.len() == topics && self.within.fits(topics as u32 + 1);
        require(tables && kinds && levels, "a run's names")?;
        require(self.words.windows(2).all(|pair| pair[0].0 < pair[1].0), "a run's words")?;
        for segment in &mut self.segments {
            require(segment.has.len() == FACETS, "a segment's values")?;
            let (rows, dated) = (segment.rows, segment.dated);
            let standings = segment.standings.iter().map(|count| u64::from(*count)).sum::<u64>();
            let days = dated <= rows && (dated > 0) == segment.days.is_some();
            let valid = segment.days.is_none_or(|(from, to)| from <= to && from.is_valid() && to.is_valid());
            require(standings == u64::from(rows) && days && valid, "a segment's days")?;
            require(segment.repeated <= rows, "a segment's reprints")?;
            for (facet, has) in Facet::ALL.into_iter().zip(&mut segment.has) {
                let limit = table(facet).map_or(fixed(facet), |at| self.names[at.place()].slugs.len());
                let mut number = 0u32;
                let mut is_first = true;
                for slot in &mut has.numbers {
                    let next = number.checked_add(*slot).filter(|next| is_first || *next > number);
                    number = next.ok_or(ShardError::Inconsistent("a segment's values"))?;
                    (*slot, is_first) = (number, false);
                }
                let within = has.numbers.last().is_none_or(|last| (*last as usize) < limit);
                let counted = has.numbers.len() == has.counts.len()
                    && has.none <= rows
                    && has.counts.iter().all(|count| *count <= rows);
                require(within && counted, "a segment's values")?;
            }
        }
        Ok(())
    }
}

impl Columns {
    /// For each row its place among the texts.
    pub(super) fn text_places(&self) -> Vec<u32> {
        let mut next = [0u32; STANDINGS];
        for standing in self.standing.iter() {
            next.iter_mut().skip(standing as usize + 1).for_each(|first| *first += 1);
        }
        let mut place = |standing: u32| {
            let slot = next.get_mut(standing as usize)?;
            *slot += 1;
            Some(*slot - 1)
        };
        self.standing.iter().map(|standing| place(standing).unwrap_or(0)).collect()
    }

    /// Whether they are those of this segment.
    pub(super) fn check(&self, segment: &Segment) -> Result<(), ShardError> {
        let rows = segment.rows as usize;
        let values = |facet: Facet| segment.has.get(facet.index()).map_or(0, |has| has.numbers.len() as u32);
        let single = [
            (&self.said, rows, 2),
            (&self.standing, rows, STANDINGS as u32),
            (&self.repeated, rows, 2),
            (&self.manner, rows, values(Facet::Manner) + 1),
            (&self.verb, rows, values(Facet::Verb) + 1),
            (&self.speaker, rows, values(Facet::Speaker) + 1),
            (&self.channel, rows, values(Facet::Channel) + 1),
            (&self.article, rows, segment.articles),
            (&self.outlet, segment.articles as usize, values(Facet::Outlet) + 1),
            (&self.kinds, values(Facet::Speaker) as usize, values(Facet::Kind)),
            (&self.genders, values(Facet::Speaker) as usize, values(Facet::Gender) + 1),
        ];
        let fit = single.iter().all(|(column, len, limit)| column.len() == *len && column.fits(*limit));
        require(fit, "a segment's columns")?;
        let repeated: u32 = self.repeated.iter().sum();
        require(repeated == segment.repeated, "a segment's reprints")?;
        for (many, facet) in [(&self.about, Facet::About), (&self.topic, Facet::Topic)] {
            let whole = many.sizes.len() == rows
                && many.sizes.fits(u32::MAX)
                && many.sizes.iter().map(u64::from).sum::<u64>() == many.numbers.len() as u64
                && many.numbers.fits(values(facet));
            require(whole, "a segment's columns")?;
        }
        let dated: u64 = self.days.iter().map(|(_, rows)| u64::from(*rows)).sum();
        let ordered = self.days.windows(2).all(|pair| pair[0].0 > pair[1].0);
        let ends = self.days.last().zip(self.days.first()).map(|(from, to)| (from.0, to.0));
        require(dated == u64::from(segment.dated) && ordered && ends == segment.days, "a segment's days")?;
        let bodies = values(Facet::Affiliation);
        let known = self.bodies.len() == values(Facet::Speaker) as usize
            && self.bodies.iter().flatten().all(|body| *body < bodies);
        require(known, "a segment's affiliations")?;
        let firsts = |parts: &[(u32, Part)], all: u32| {
            parts.first().map_or(all == 0, |(first, _)| *first == 0)
                && parts.windows(2).all(|pair| pair[0].0 < pair[1].0)
                && parts.last().is_none_or(|(first, _)| *first < all)
        };
        require(firsts(&self.texts, segment.rows), "a segment's texts")?;
        require(firsts(&self.articles, segment.articles), "a segment's articles")?;
        require(self.together.windows(2).all(|pair| pair[0].0 < pair[1].0), "a segment's clusters")
    }
}
