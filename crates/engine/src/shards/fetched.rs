//! A sharded archive as far as it has been fetched: its files arrive in any order, each is checked and put in its place.
//!
//! Rows of the whole archive are numbered run by run and segment by segment, articles likewise.

use crate::language::{Stemming, built_in};
use crate::model::archive::{self, ArchiveError};
use crate::model::corpus::Corpus;
use crate::model::id::Id;
use crate::query::facet::{Facet, Value};
use crate::shards::any_archive::Wanted;
use crate::shards::chunk::Chunk;
use crate::shards::file::{Part, ShardError, opened};
use crate::shards::held::Held;
use crate::shards::layout::{
    Columns, Directory, Entry, Front, Manifest, Run, RunPart, Segment, TABLES, Table, read, require, table,
};
use crate::shards::numbered_values::NumberedValues;
use crate::sorting::sort_by_number;
use std::collections::{BTreeMap, BTreeSet};

/// A sharded archive, as far as it has been fetched.
#[derive(Clone, Debug)]
pub struct Shards {
    pub(super) manifest: Manifest,
    pub(super) front: Option<OpenFront>,
    pub(super) runs: Vec<OpenRun>,
    pub(super) known: [NumberedValues; TABLES],
    pub(super) left_out: BTreeSet<Part>,
    directory: Option<Directory>,
    entries: BTreeMap<usize, Vec<(String, Entry)>>,
    places: BTreeMap<Part, Vec<Place>>,
    /// How often it was asked to forget: the newer, the later.
    pub(super) now: u32,
}

/// The first page.
#[derive(Clone, Debug)]
pub(super) struct OpenFront {
    pub(super) front: Front,
    pub(super) corpus: Corpus,
}

/// A run, as far as it has been fetched.
#[derive(Clone, Debug)]
pub(super) struct OpenRun {
    pub(super) stated: RunPart,
    /// Its first row and its first article in the whole archive.
    pub(super) first: (u32, u32),
    pub(super) open: Option<Run>,
    pub(super) segments: Vec<OpenSegment>,
    pub(super) words: BTreeMap<usize, Held<Chunk>>,
    /// For each table the known number of each of the run's numbers.
    pub(super) numbers: [Vec<u32>; TABLES],
}

/// A segment, as far as it has been fetched.
#[derive(Clone, Debug)]
pub(super) struct OpenSegment {
    /// Its first row and its first article in the run.
    pub(super) first: (u32, u32),
    pub(super) columns: Option<Columns>,
    /// For each row its place among the texts, once the columns are there.
    pub(super) text_places: Vec<u32>,
    pub(super) texts: BTreeMap<usize, Held<Corpus>>,
    pub(super) articles: BTreeMap<usize, Held<Corpus>>,
}

/// Where a file belongs.
#[derive(Clone, Copy, Debug)]
enum Place {
    Front,
    Directory,
    Entries(usize),
    Run(usize),
    Words(usize, usize),
    Columns(usize, usize),
    Texts(usize, usize, usize),
    Articles(usize, usize, usize),
}

impl Shards {
    /// Opens the manifest.
    ///
    /// # Errors
    /// It is none, it is damaged, or of another version.
    pub fn open(manifest: &[u8]) -> Result<Self, ShardError> {
        let manifest: Manifest = read(manifest)?;
        manifest.check()?;
        let mut first = (0, 0);
        let mut runs = Vec::new();
        let mut places = BTreeMap::from([
            (manifest.front, vec![Place::Front]),
            (manifest.entries, vec![Place::Directory]),
        ]);
        for (at, stated) in manifest.runs.iter().enumerate() {
            places.entry(stated.part).or_default().push(Place::Run(at));
            runs.push(OpenRun {
                stated: stated.clone(),
                first,
                open: None,
                segments: Vec::new(),
                words: BTreeMap::new(),
                numbers: Default::default(),
            });
            first = (first.0 + stated.rows, first.1 + stated.articles);
        }
        Ok(Self {
            manifest,
            front: None,
            runs,
            known: Default::default(),
            left_out: BTreeSet::new(),
            directory: None,
            entries: BTreeMap::new(),
            places,
            now: 0,
        })
    }

    /// What the newsroom calls it; empty when it says nothing.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.manifest.title
    }

    /// How many statements and how many articles it has.
    #[must_use]
    pub const fn size(&self) -> (usize, usize) {
        (self.manifest.statements as usize, self.manifest.articles as usize)
    }

    /// The files that answer most first questions: the first page, and the directories that all counts need.
    #[must_use]
    pub fn first_files(&self) -> Vec<Part> {
        let runs = self.manifest.runs.iter().map(|run| run.part);
        std::iter::once(self.manifest.front).chain(runs).collect()
    }

    /// The values of a facet that most statements have, as the first page tells them: name in addresses, name, statements.
    /// Manners and verbs stand in their order and have no names.
    ///
    /// # Errors
    /// The first page has not been fetched.
    pub fn leading(&self, facet: Facet) -> Result<&[(String, String, u32)], Wanted> {
        let front = self.front.as_ref().ok_or_else(|| Wanted::one(self.manifest.front))?;
        Ok(front.front.leading.get(facet.index()).map_or(&[], Vec::as_slice))
    }

    /// Takes a file that was asked for. What was opened before stays as it is when it is wrong.
    ///
    /// # Errors
    /// What is wrong with it: the caller knows its name, and can fetch it again.
    pub fn give(&mut self, part: Part, bytes: &[u8]) -> Result<(), ShardError> {
        part.check(bytes)?;
        let places = self.places.get(&part).cloned().ok_or(ShardError::Unasked)?;
        for place in places {
            self.put(place, bytes)?;
        }
        self.left_out.remove(&part);
        Ok(())
    }

    /// Does without a file that cannot be had: answers leave out what needs it, and say so in
    /// [`Totals::without`](crate::shards::Totals). Giving the file takes it back.
    pub fn do_without(&mut self, part: Part) {
        self.left_out.insert(part);
    }

    /// Drops texts, articles and words where their files have more bytes than this: those that were needed longest ago. They
    /// are wanted again when an answer needs them. To be called between two answers: what an answer needs is held until then.
    pub fn forget_beyond(&mut self, bytes: usize) {
        let mut held: Vec<(u32, Place, u32)> = Vec::new();
        for (at, run) in self.runs.iter().enumerate() {
            held.extend(run.words.iter().map(|(&n, own)| (own.needed(), Place::Words(at, n), own.bytes())));
            for (number, segment) in run.segments.iter().enumerate() {
                let texts = segment.texts.iter();
                held.extend(texts.map(|(&n, own)| (own.needed(), Place::Texts(at, number, n), own.bytes())));
                let articles = segment.articles.iter();
                held.extend(
                    articles.map(|(&n, own)| (own.needed(), Place::Articles(at, number, n), own.bytes())),
                );
            }
        }
        let mut sum: usize = held.iter().map(|(_, _, bytes)| *bytes as usize).sum();
        sort_by_number(&mut held, |(needed, ..)| u64::from(*needed));
        for (_, place, own) in held {
            if sum <= bytes {
                break;
            }
            sum -= own as usize;
            self.forget(place);
        }
        self.now += 1;
    }

    fn forget(&mut self, place: Place) {
        match place {
            Place::Words(run, at) => {
                self.runs[run].words.remove(&at);
            }
            Place::Texts(run, segment, at) => {
                self.runs[run].segments[segment].texts.remove(&at);
            }
            Place::Articles(run, segment, at) => {
                self.runs[run].segments[segment].articles.remove(&at);
            }
            Place::Front | Place::Directory | Place::Entries(_) | Place::Run(_) | Place::Columns(..) => {}
        }
    }

    fn put(&mut self, place: Place, bytes: &[u8]) -> Result<(), ShardError> {
        match place {
            Place::Front => {
                let front: Front = read(bytes)?;
                let corpus = archive::decode(&front.texts).map_err(|error| of_archive(&error))?;
                let known = front.rows.iter().all(|row| *row < self.manifest.statements);
                let told = front.together.len() == front.rows.len();
                require(known && told && corpus.statements.len() == front.rows.len(), "the first page")?;
                self.front = Some(OpenFront { front, corpus });
            }
            Place::Directory => {
                let directory: Directory = read(bytes)?;
                for (at, (_, part)) in directory.iter().enumerate() {
                    self.places.entry(*part).or_default().push(Place::Entries(at));
                }
                self.directory = Some(directory);
            }
            Place::Entries(at) => {
                self.entries.insert(at, read(bytes)?);
            }
            Place::Run(at) => self.put_run(at, bytes)?,
            Place::Words(run, at) => {
                let chunk = Chunk::read(opened(bytes)?).ok_or(ShardError::Damaged)?;
                let held = Held::new(chunk, bytes, self.now);
                if let Some(run) = self.runs.get_mut(run) {
                    run.words.insert(at, held);
                }
            }
            Place::Columns(run, at) => self.put_columns(run, at, bytes)?,
            Place::Texts(run, segment, at) => {
                let corpus = archive::decode(bytes).map_err(|error| of_archive(&error))?;
                let now = self.now;
                if let Some((of, open)) = self.segment_mut(run, segment) {
                    let rows = open.columns.as_ref().map(|own| length(&own.texts, at, of.rows));
                    require(rows == Some(corpus.statements.len()), "a segment's texts")?;
                    open.texts.insert(at, Held::new(corpus, bytes, now));
                }
            }
            Place::Articles(run, segment, at) => {
                let corpus = archive::decode(bytes).map_err(|error| of_archive(&error))?;
                let now = self.now;
                if let Some((of, open)) = self.segment_mut(run, segment) {
                    let articles = open.columns.as_ref().map(|own| length(&own.articles, at, of.articles));
                    require(articles == Some(corpus.articles.len()), "a segment's articles")?;
                    open.articles.insert(at, Held::new(corpus, bytes, now));
                }
            }
        }
        Ok(())
    }

    fn put_run(&mut self, at: usize, bytes: &[u8]) -> Result<(), ShardError> {
        let mut run: Run = read(bytes)?;
        // What hangs on a directory stays when it arrives again.
        let Some(slot) = self.runs.get_mut(at).filter(|slot| slot.open.is_none()) else { return Ok(()) };
        run.check(&slot.stated)?;
        for (known, (numbers, names)) in self.known.iter_mut().zip(slot.numbers.iter_mut().zip(&run.names)) {
            let pairs = names.slugs.iter().zip(&names.names);
            *numbers = pairs.map(|(slug, name)| known.number(slug, name)).collect();
        }
        let mut first = (0, 0);
        let (actors, topics) = (&slot.numbers[Table::Actors.place()], &slot.numbers[Table::Topics.place()]);
        for (place, number) in actors.iter().enumerate() {
            self.known[Table::Actors.place()].tell(*number, run.kinds.get(place));
        }
        for (place, number) in topics.iter().enumerate() {
            let broader = run.within.get(place).checked_sub(1);
            let broader = broader.and_then(|place| topics.get(place as usize));
            self.known[Table::Topics.place()].tell(*number, broader.map_or(0, |number| number + 1));
        }
        slot.segments.clear();
        for (number, segment) in run.segments.iter().enumerate() {
            self.places.entry(segment.columns).or_default().push(Place::Columns(at, number));
            slot.segments.push(OpenSegment {
                first,
                columns: None,
                text_places: Vec::new(),
                texts: BTreeMap::new(),
                articles: BTreeMap::new(),
            });
            first = (first.0 + segment.rows, first.1 + segment.articles);
        }
        for (number, (_, part)) in run.words.iter().enumerate() {
            self.places.entry(*part).or_default().push(Place::Words(at, number));
        }
        slot.open = Some(run);
        Ok(())
    }

    fn put_columns(&mut self, run: usize, at: usize, bytes: &[u8]) -> Result<(), ShardError> {
        let columns: Columns = read(bytes)?;
        let mut files = Vec::new();
        if let Some((of, open)) = self.segment_mut(run, at).filter(|(_, open)| open.columns.is_none()) {
            columns.check(of)?;
            files.extend(
                columns.texts.iter().zip(0..).map(|((_, part), n)| (*part, Place::Texts(run, at, n))),
            );
            let articles = columns.articles.iter().zip(0..);
            files.extend(articles.map(|((_, part), n)| (*part, Place::Articles(run, at, n))));
            open.text_places = columns.text_places();
            open.columns = Some(columns);
        }
        for (part, place) in files {
            self.places.entry(part).or_default().push(place);
        }
        Ok(())
    }

    fn segment_mut(&mut self, run: usize, at: usize) -> Option<(&Segment, &mut OpenSegment)> {
        let run = self.runs.get_mut(run)?;
        Some((run.open.as_ref()?.segments.get(at)?, run.segments.get_mut(at)?))
    }

    /// The directories that have not been fetched and are not done without.
    pub(super) fn missing_runs(&self) -> Vec<Part> {
        let closed = self.runs.iter().filter(|run| run.open.is_none()).map(|run| run.stated.part);
        closed.filter(|part| !self.left_out.contains(part)).collect()
    }

    /// The number of a value in a run's table, or among the fixed values.
    pub(super) fn number_in(&self, run: &Run, facet: Facet, value: Value) -> Option<u32> {
        let row = value.row()?;
        let Some(at) = table(facet) else { return u32::try_from(row).ok() };
        let slug = self.known.get(at.place())?.slug(row)?;
        let slugs = &run.names.get(at.place())?.slugs;
        slugs.binary_search_by(|own| own.as_str().cmp(slug)).ok().map(|place| place as u32)
    }

    /// What the corpus tells of an actor, a topic, an article's family, a statement that was taken back: by its key, as
    /// addresses begin (`actor/ada-example`, `topic/repairs`, `doc/bridge`, `st/mfzq4d2yba`).
    ///
    /// # Errors
    /// The files that could tell of it.
    pub fn entry(&self, key: &str) -> Result<Option<&Entry>, Wanted> {
        let directory = self.directory.as_ref().ok_or_else(|| Wanted::one(self.manifest.entries))?;
        let at = directory.partition_point(|(first, _)| first.as_str() <= key);
        let Some((at, (_, part))) = at.checked_sub(1).and_then(|at| Some((at, directory.get(at)?))) else {
            return Ok(None);
        };
        let entries = self.entries.get(&at).ok_or_else(|| Wanted::one(*part))?;
        Ok(entries.iter().find(|(own, _)| own == key).map(|(_, entry)| entry))
    }

    /// By the language of the first readers, as a whole corpus does.
    pub(super) fn stemming(&self) -> Stemming {
        Stemming::of(self.manifest.readers.first().map_or(built_in::CODE, |(by, _)| &by.language))
    }

    /// The run, the segment and the place in it of a row of the whole archive.
    pub(super) fn place_of_row(&self, row: usize) -> Option<(usize, usize, usize)> {
        place(&self.runs, row, |first| first.0, |segment| segment.rows)
    }

    /// The same of an article.
    pub(super) fn place_of_article(&self, article: impl Id) -> Option<(usize, usize, usize)> {
        place(&self.runs, article.index(), |first| first.1, |segment| segment.articles)
    }
}

fn place(
    runs: &[OpenRun],
    number: usize,
    of: fn((u32, u32)) -> u32,
    length: fn(&Segment) -> u32,
) -> Option<(usize, usize, usize)> {
    let last = |at: usize| at.checked_sub(1);
    let run = last(runs.partition_point(|run| of(run.first) as usize <= number))?;
    // Runs without rows share their first one with the next.
    let within = number - of(runs.get(run)?.first) as usize;
    let segments = &runs.get(run)?.segments;
    let segment = last(segments.partition_point(|one| of(one.first) as usize <= within))?;
    let place = within - of(segments.get(segment)?.first) as usize;
    let known = runs.get(run)?.open.as_ref()?.segments.get(segment)?;
    (place < length(known) as usize).then_some((run, segment, place))
}

/// How many items the file of this place holds.
fn length(files: &[(u32, Part)], at: usize, all: u32) -> usize {
    let first = |at: usize| files.get(at).map_or(all, |(first, _)| *first);
    first(at + 1).saturating_sub(first(at)) as usize
}

fn of_archive(error: &ArchiveError) -> ShardError {
    match *error {
        ArchiveError::NotAnArchive => ShardError::NotAShard,
        ArchiveError::OtherVersion(version) => ShardError::OtherVersion(version),
        ArchiveError::Truncated { have, want } => ShardError::Truncated { have, want },
        ArchiveError::Damaged => ShardError::Damaged,
        ArchiveError::Inconsistent(what, _) => ShardError::Inconsistent(what),
    }
}
