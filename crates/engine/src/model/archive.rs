//! The archive: a corpus as bytes, with a mark, a version and a check.
//!
//! Layout: the eight bytes [`MAGIC`], the schema version (u32, little endian), the length of the payload
//! (u64, little endian), the first eight bytes of its SipHash-2-4 (u64, little endian), then the payload in
//! postcard's wire format (<https://postcard.jamesmunns.com/wire-format>).

use crate::model::corpus::Corpus;
use crate::model::id::{Id, Table};
use crate::model::statement::Statement;
use crate::sorting::sort;
use crate::text::span::Span;
use siphasher::sip::SipHasher24;
use std::fmt;
use std::hash::Hasher;

/// What every archive starts with.
pub const MAGIC: &[u8; 8] = b"onrecord";
/// The version of the schema that this engine writes.
pub const VERSION: u32 = 8;
/// The oldest version that it reads as well. What it lacks are the last lists of [`Corpus`]: one was added with
/// version 3, two with version 4, two with version 5, one with version 6, one with version 7 and one with version 8.
pub const OLDEST: u32 = 2;
/// How many bytes stand before the payload.
pub const HEADER: usize = 8 + 4 + 8 + 8;

/// Why bytes are not an archive that this engine can open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArchiveError {
    /// The bytes do not start with [`MAGIC`].
    NotAnArchive,
    /// The archive was written with another version of the schema.
    OtherVersion(u32),
    /// The archive ends early: this many of that many bytes arrived.
    Truncated {
        /// Bytes present.
        have: u64,
        /// Bytes announced.
        want: u64,
    },
    /// The bytes do not agree with their own check.
    Damaged,
    /// A row names another that is not there, or a span leaves its text: which table, which row.
    Inconsistent(&'static str, usize),
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnArchive => {
                write!(
                    f,
                    "this is not an On Record archive; make one with `on-record pack FOLDER -o corpus.orc`"
                )
            }
            Self::OtherVersion(found) => write!(
                f,
                "this archive has version {found} and this page reads version {VERSION}; pack the articles again with the matching `on-record`"
            ),
            Self::Truncated { have, want } => {
                write!(
                    f,
                    "the archive is cut short: {have} of {want} bytes arrived; load it again or copy it anew"
                )
            }
            Self::Damaged => write!(f, "the archive is damaged; copy it anew or pack the articles again"),
            Self::Inconsistent(table, row) => {
                write!(f, "the archive contradicts itself ({table} {row}); pack the articles again")
            }
        }
    }
}

impl std::error::Error for ArchiveError {}

fn check(payload: &[u8]) -> u64 {
    let mut hasher = SipHasher24::new();
    hasher.write(payload);
    hasher.finish()
}

/// Writes a corpus. The same corpus always gives the same bytes.
#[must_use]
pub fn encode(corpus: &Corpus) -> Vec<u8> {
    // A corpus holds no type that postcard refuses, and a `Vec` never runs full.
    sealed(&postcard::to_allocvec(corpus).unwrap_or_default())
}

/// A payload behind the header that belongs to it. Whether it is a corpus, [`decode`] finds out.
#[must_use]
pub fn sealed(payload: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER + payload.len());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&(payload.len() as u64).to_le_bytes());
    bytes.extend_from_slice(&check(payload).to_le_bytes());
    bytes.extend_from_slice(payload);
    bytes
}

/// The version of the schema that an archive's header states.
#[must_use]
pub fn version(bytes: &[u8]) -> Option<u32> {
    bytes.get(8..12).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes)
}

/// Reads a corpus, and makes sure that every id names a row and every span lies in its text.
///
/// # Errors
/// One [`ArchiveError`] for each way in which bytes can fail to be an archive; none of them panics.
pub fn decode(bytes: &[u8]) -> Result<Corpus, ArchiveError> {
    let field = |at: usize| bytes.get(at..at + 8).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes);
    if bytes.len() < MAGIC.len() || !bytes.starts_with(MAGIC) {
        return Err(ArchiveError::NotAnArchive);
    }
    let have = bytes.len() as u64;
    let short = ArchiveError::Truncated { have, want: HEADER as u64 };
    let version = version(bytes).ok_or(short.clone())?;
    if !(OLDEST..=VERSION).contains(&version) {
        return Err(ArchiveError::OtherVersion(version));
    }
    let (length, sum) = (field(12).ok_or(short.clone())?, field(20).ok_or(short)?);
    let payload = bytes.get(HEADER..).unwrap_or_default();
    if (payload.len() as u64) < length {
        return Err(ArchiveError::Truncated { have, want: (HEADER as u64).saturating_add(length) });
    }
    if payload.len() as u64 != length || check(payload) != sum {
        return Err(ArchiveError::Damaged);
    }
    // An empty list is one byte, its length.
    let corpus: Corpus = match missing_lists(version) {
        0 => postcard::from_bytes(payload),
        missing => postcard::from_bytes(&[payload, &vec![0; missing]].concat()),
    }
    .map_err(|_| ArchiveError::Damaged)?;
    consistent(&corpus)?;
    Ok(corpus)
}

/// How many of the last lists of [`Corpus`] an older version lacks.
const fn missing_lists(version: u32) -> usize {
    match version {
        // `read_together`, and what version 3 lacks.
        OLDEST => 8,
        // `topic_parents` and `topic_from`, and what version 4 lacks.
        3 => 7,
        // `affiliations` and `actor_affiliations`, and what version 5 lacks.
        4 => 5,
        // `families`, and what version 6 lacks.
        5 => 3,
        // `wikidata`, and what version 7 lacks.
        6 => 2,
        // `genders`.
        7 => 1,
        _ => 0,
    }
}

fn consistent(corpus: &Corpus) -> Result<(), ArchiveError> {
    // Addresses find rows by these names; a name that two rows share would hide one of them.
    named(corpus.articles.rows(), "article", |a| a.name.as_str())?;
    named(corpus.actors.rows(), "actor", |a| a.slug.as_str())?;
    named(corpus.topics.rows(), "topic", |t| t.slug.as_str())?;
    named(corpus.outlets.rows(), "outlet", |o| o.slug.as_str())?;
    named(corpus.channels.rows(), "channel", |c| c.slug.as_str())?;
    named(corpus.affiliations.rows(), "affiliation", |a| a.slug.as_str())?;
    unique(corpus.statements.rows().iter().map(|s| s.key), "statement")?;
    unique(corpus.clusters.rows().iter().map(|c| c.key), "cluster")?;
    for (row, article) in corpus.articles.rows().iter().enumerate() {
        let blocks = article.blocks.iter().all(|b| b.span.fits(&article.text));
        let outlet = article.outlet.is_none_or(|id| corpus.outlets.has(id));
        let date = article.reported_on.is_none_or(crate::model::date::Date::is_valid);
        require(blocks && outlet && date, "article", row)?;
    }
    for (row, actor) in corpus.actors.rows().iter().enumerate() {
        let aliases = actor
            .aliases
            .iter()
            .all(|a| corpus.articles.get(a.article).is_some_and(|article| a.span.fits(&article.text)));
        require(aliases, "actor", row)?;
    }
    for (row, statement) in corpus.statements.rows().iter().enumerate() {
        require(statement_fits(corpus, statement), "statement", row)?;
    }
    for (row, cluster) in corpus.clusters.rows().iter().enumerate() {
        let own = |&id: &crate::model::id::StatementId| {
            corpus.statements.get(id).and_then(|s| s.cluster).is_some_and(|id| id.index() == row)
        };
        require(cluster.members.iter().all(own), "cluster", row)?;
    }
    unique(corpus.withdrawn.iter().map(|w| w.key), "withdrawn statement")?;
    for (row, withdrawn) in corpus.withdrawn.iter().enumerate() {
        require(has(&corpus.articles, withdrawn.article), "withdrawn statement", row)?;
    }
    unique(corpus.read_together.iter().map(|read| &read.by), "reader")?;
    unique(corpus.read_together.iter().flat_map(|read| &read.articles), "read article")?;
    for (row, read) in corpus.read_together.iter().enumerate() {
        require(read.articles.iter().all(|&id| has(&corpus.articles, id)), "reader", row)?;
    }
    levels(corpus)?;
    let told = &corpus.actor_affiliations;
    require(told.is_empty() || told.len() == corpus.actors.len(), "actors' affiliations", 0)?;
    for (row, own) in told.iter().enumerate() {
        require(own.iter().all(|&id| corpus.affiliations.has(id)), "actor's affiliations", row)?;
    }
    unique(corpus.families.iter().flat_map(|family| &family.articles), "reprinted article")?;
    for (row, family) in corpus.families.iter().enumerate() {
        let articles =
            family.articles.len() > 1 && family.articles.iter().all(|&id| has(&corpus.articles, id));
        require(articles && family.shared <= 100, "family", row)?;
    }
    unique(corpus.wikidata.iter().map(|(actor, _)| *actor), "actor's number")?;
    for (row, (actor, _)) in corpus.wikidata.iter().enumerate() {
        require(corpus.actors.has(*actor), "actor's number", row)?;
    }
    unique(corpus.genders.iter().map(|(actor, _)| *actor), "actor's gender")?;
    for (row, (actor, _)) in corpus.genders.iter().enumerate() {
        require(corpus.actors.has(*actor), "actor's gender", row)?;
    }
    Ok(())
}

/// Whether topics stand on two levels at most, and whether what is told of topics and statements is told of each.
fn levels(corpus: &Corpus) -> Result<(), ArchiveError> {
    let whole = |told: usize, rows: usize| told == 0 || told == rows;
    require(whole(corpus.topic_parents.len(), corpus.topics.len()), "topics' levels", 0)?;
    require(whole(corpus.topic_from.len(), corpus.statements.len()), "topics' reasons", 0)?;
    for (row, parent) in corpus.topic_parents.iter().enumerate() {
        let top = parent.is_none_or(|id| corpus.topics.has(id) && corpus.parent(id).is_none());
        require(top, "topic", row)?;
    }
    Ok(())
}

fn named<T>(rows: &[T], table: &'static str, name: impl Fn(&T) -> &str) -> Result<(), ArchiveError> {
    if let Some(row) = rows.iter().position(|row| name(row).is_empty()) {
        return Err(ArchiveError::Inconsistent(table, row));
    }
    unique(rows.iter().map(name), table)
}

/// Whether no two rows have the same name; if two have, the later one is the error.
fn unique<T: Ord>(names: impl Iterator<Item = T>, table: &'static str) -> Result<(), ArchiveError> {
    let mut sorted: Vec<(T, usize)> = names.zip(0..).collect();
    sort(&mut sorted);
    match sorted.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        Some(pair) => Err(ArchiveError::Inconsistent(table, pair[1].1)),
        None => Ok(()),
    }
}

fn require(holds: bool, table: &'static str, row: usize) -> Result<(), ArchiveError> {
    if holds { Ok(()) } else { Err(ArchiveError::Inconsistent(table, row)) }
}

fn statement_fits(corpus: &Corpus, s: &Statement) -> bool {
    let Some(article) = corpus.articles.get(s.article) else { return false };
    let fits = |span: &Span| span.fits(&article.text);
    let known = |ids: &[crate::model::id::ActorId]| ids.iter().all(|&id| corpus.actors.has(id));
    [&s.content, &s.quoted, &s.source, &s.cue].into_iter().flatten().all(fits)
        && !s.content.is_empty()
        && s.actor.is_none_or(|id| corpus.actors.has(id))
        && s.perhaps.is_none_or(|id| corpus.actors.has(id))
        && known(&s.about)
        && s.topics.iter().all(|&id| has(&corpus.topics, id))
        && s.addressee.is_none_or(|t| corpus.channels.has(t.channel) && fits(&t.span))
        && s.said.on.is_none_or(crate::model::date::Date::is_valid)
        && s.said.basis.as_ref().is_none_or(fits)
        && s.cluster.is_none_or(|id| corpus.clusters.has(id))
}

fn has<I: crate::model::id::Id, T>(table: &Table<I, T>, id: I) -> bool {
    table.has(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::corpus::{Actor, ActorKind, Affiliation, Article, ReadTogether, Topic};
    use crate::model::family::Family;
    use crate::model::read_by::ReadBy;

    #[test]
    fn an_archive_from_before_opens_without_what_it_does_not_tell() {
        let corpus = Corpus { title: "Old".to_owned(), ..Corpus::default() };
        for version in OLDEST..VERSION {
            let mut payload = postcard::to_allocvec(&corpus).unwrap();
            // What an older engine wrote ends before the newer lists, each of which is one byte where it is empty.
            for _ in 0..missing_lists(version) {
                assert_eq!(payload.pop(), Some(0));
            }
            let mut old = sealed(&payload);
            old[8..12].copy_from_slice(&version.to_le_bytes());
            assert_eq!(decode(&old), Ok(corpus.clone()), "version {version}");
        }
        let mut older = sealed(&[]);
        older[8..12].copy_from_slice(&(OLDEST - 1).to_le_bytes());
        assert_eq!(decode(&older), Err(ArchiveError::OtherVersion(OLDEST - 1)));
    }

    #[test]
    fn topics_stand_on_two_levels_at_most() {
        let topic = |name: &str| Topic { slug: name.into(), label: name.into(), terms: vec![] };
        let with = |parents: &[Option<usize>]| Corpus {
            topics: ["a", "b", "c"].map(topic).into_iter().collect(),
            topic_parents: parents.iter().map(|parent| parent.map(Id::from_index)).collect(),
            ..Corpus::default()
        };
        let opened = |corpus: &Corpus| decode(&encode(corpus)).map(|_| ());
        assert_eq!(opened(&with(&[Some(2), Some(2), None])), Ok(()));
        assert_eq!(opened(&with(&[])), Ok(()), "a corpus need not tell");
        assert_eq!(opened(&with(&[None])), Err(ArchiveError::Inconsistent("topics' levels", 0)));
        for wrong in [[Some(1), Some(2), None], [Some(0), None, None], [Some(3), None, None]] {
            assert_eq!(opened(&with(&wrong)), Err(ArchiveError::Inconsistent("topic", 0)), "{wrong:?}");
        }
    }

    #[test]
    fn nobody_belongs_to_a_body_that_is_not_there() {
        let actor = |name: &str| Actor {
            slug: name.into(),
            name: name.into(),
            role: None,
            kind: ActorKind::Person,
            aliases: vec![],
        };
        let with = |told: &[usize]| Corpus {
            actors: ["a", "b"].map(actor).into_iter().collect(),
            affiliations: [Affiliation { slug: "x".into(), name: "X".into() }].into_iter().collect(),
            actor_affiliations: told.iter().map(|id| vec![Id::from_index(*id)]).collect(),
            ..Corpus::default()
        };
        let opened = |told: &[usize]| decode(&encode(&with(told))).map(|_| ());
        assert_eq!(opened(&[0, 0]), Ok(()));
        assert_eq!(opened(&[]), Ok(()), "a corpus need not tell");
        assert_eq!(opened(&[0]), Err(ArchiveError::Inconsistent("actors' affiliations", 0)));
        assert_eq!(opened(&[0, 1]), Err(ArchiveError::Inconsistent("actor's affiliations", 1)));
    }

    #[test]
    fn a_family_has_several_articles_and_an_article_one_family() {
        let article = |name: &str| Article {
            name: name.into(),
            text: String::new(),
            blocks: vec![],
            stated_headline: None,
            outlet: None,
            reported_on: None,
            url: None,
        };
        let opened = |families: &[&[usize]]| {
            let family = |ids: &&[usize]| Family {
                articles: ids.iter().map(|&id| Id::from_index(id)).collect(),
                shared: 90,
            };
            let corpus = Corpus {
                articles: ["a", "b", "c"].map(article).into_iter().collect(),
                families: families.iter().map(family).collect(),
                ..Corpus::default()
            };
            decode(&encode(&corpus)).map(|_| ())
        };
        assert_eq!(opened(&[&[0, 2]]), Ok(()));
        assert_eq!(opened(&[&[0]]), Err(ArchiveError::Inconsistent("family", 0)));
        assert_eq!(opened(&[&[0, 3]]), Err(ArchiveError::Inconsistent("family", 0)));
        assert_eq!(opened(&[&[0, 1], &[1, 2]]), Err(ArchiveError::Inconsistent("reprinted article", 2)));
    }

    #[test]
    fn whoever_read_an_article_that_is_not_there_is_refused() {
        let read = ReadTogether { by: ReadBy::default(), articles: vec![Id::from_index(0)] };
        let corpus = Corpus { read_together: vec![read], ..Corpus::default() };
        assert_eq!(decode(&encode(&corpus)), Err(ArchiveError::Inconsistent("reader", 0)));
    }
}
