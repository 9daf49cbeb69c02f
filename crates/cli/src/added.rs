//! `on-record pack --add`: a day's articles go into a sharded archive without its older ones.
//!
//! All that was added since the archive was packed is packed together, as a run of its own before the others; what has been
//! added is kept in the archive's folder with its readings, so that no article is read twice. `docs/archive.md` says what waits for the
//! next packing of everything.

use crate::kept_readings::{hash, program};
use crate::part_file::write;
use crate::shard_folder::{ADDED, Files, Written, list};
use on_record_engine::pack::{ArticleEntry, EarlierArchive, Manifest, ReadArticle, pack_more};
use on_record_engine::shards::{AnyArchive, Base, Entry, MANIFEST, Part, ShardError, Sizes};
use on_record_engine::{Date, Reader, Reading};
use on_record_input::manifest;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

/// An archive to which articles are added.
pub(crate) struct Added<'a> {
    folder: &'a Path,
    kept: Kept,
}

/// What is kept between two runs.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    /// The hash of the manifest that the last run wrote: another one means that the archive was packed meanwhile.
    left: [u8; 16],
    /// The manifest of the archive without what was added.
    base: Vec<u8>,
    /// Its files.
    files: Vec<String>,
    /// What was added, by name.
    articles: BTreeMap<String, KeptArticle>,
}

#[derive(Serialize, Deserialize)]
struct KeptArticle {
    text: String,
    reading: Reading,
    outlet: Option<String>,
    date: Option<Date>,
    url: Option<String>,
    headline: Option<String>,
}

/// What came of it.
pub(crate) struct AddedCounts {
    articles: usize,
    known: usize,
    statements: usize,
    of: (usize, usize),
    written: Option<Written>,
}

impl fmt::Display for AddedCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { articles, known, statements, of, written } = self;
        write!(f, "{articles} articles added")?;
        if *known > 0 {
            write!(f, ", {known} had been packed already")?;
        }
        write!(f, "; since it was packed {statements} statements, now {} of {} articles", of.0, of.1)?;
        written.iter().try_for_each(|written| write!(f, "; {written}; {} removed", written.removed))
    }
}

/// What went wrong, as a sentence.
struct Fault(String);

impl From<ShardError> for Fault {
    fn from(error: ShardError) -> Self {
        Self(format!("{error}; or pack all articles again without --add"))
    }
}

impl<'a> Added<'a> {
    /// Looks what the folder has.
    ///
    /// # Errors
    /// There is no archive in it.
    pub(crate) fn open(folder: &'a Path) -> Result<Self, String> {
        let place = folder.join(MANIFEST);
        let now = fs::read(&place).map_err(|e| {
            format!("{} cannot be read: {e}; pack all articles once without --add", place.display())
        })?;
        let kept = fs::read(folder.join(ADDED)).ok().and_then(|bytes| opened(&bytes));
        let kept = kept.filter(|kept| kept.left == hash(&[&now]));
        let fresh = || Kept { base: now, files: list(folder), ..Kept::default() };
        Ok(Self { folder, kept: kept.unwrap_or_else(fresh) })
    }

    /// Adds articles. One whose name the archive has already is left out; one that was added before takes its place.
    ///
    /// # Errors
    /// A file of the archive is wrong, or one cannot be written.
    pub(crate) fn put(
        &mut self,
        articles: Vec<ReadArticle>,
        entries: Vec<ArticleEntry>,
        manifest: Manifest,
    ) -> Result<AddedCounts, String> {
        self.add(articles, entries, manifest).map_err(|Fault(what)| what)
    }

    fn add(
        &mut self,
        articles: Vec<ReadArticle>,
        entries: Vec<ArticleEntry>,
        mut manifest: Manifest,
    ) -> Result<AddedCounts, Fault> {
        let folder = self.folder;
        let fetch = |part: Part| {
            let path = folder.join(part.path());
            fs::read(&path).map_err(|e| Fault(format!("{} cannot be read: {e}", path.display())))
        };
        let mut base = Base::open(&self.kept.base, fetch)?;
        let (mut added, mut known) = (0, 0);
        for (article, entry) in articles.into_iter().zip(entries) {
            if base.ask(|shards| shards.article_named(&article.name))?.is_some() {
                known += 1;
                continue;
            }
            added += 1;
            let ArticleEntry { outlet, date, url, headline, .. } = entry;
            let ReadArticle { name, text, reading } = article;
            self.kept.articles.insert(name, KeptArticle { text, reading, outlet, date, url, headline });
        }
        let (statements, articles) = base.shards().size();
        let mut told =
            AddedCounts { articles: added, known, statements: 0, of: (statements, articles), written: None };
        if self.kept.articles.is_empty() {
            return Ok(told);
        }
        let (articles, entries): (Vec<ReadArticle>, Vec<ArticleEntry>) =
            self.kept.articles.iter().map(|(name, own)| own.given(name)).unzip();
        let knows = known_of(&mut base, &articles)?;
        for problem in manifest::complete(&mut manifest, entries) {
            eprintln!("on-record: {problem}");
        }
        let (corpus, problems) = pack_more(articles, &manifest, &knows, Reader::built_in().language());
        problems.iter().for_each(|problem| eprintln!("on-record: {problem}"));
        let mut files = Files::into(folder).map_err(Fault)?;
        files.keep(self.kept.files.iter().map(String::as_str));
        let after =
            base.add(&corpus, Sizes::of(&corpus), |part, bytes| files.put(part, bytes).map_err(Fault))?;
        told.written = Some(files.finish(&after).map_err(Fault)?);
        told.statements = corpus.statements.len();
        told.of = (statements + corpus.statements.len(), told.of.1 + corpus.articles.len());
        // Where this fails, or the run ends here, the next one adds to the archive as it is now.
        self.kept.left = hash(&[&after]);
        let payload = postcard::to_allocvec(&self.kept).unwrap_or_default();
        let program = program().unwrap_or_default();
        write(&folder.join(ADDED), &[&hash(&[&program, &payload])[..], &payload].concat()).map_err(Fault)?;
        Ok(told)
    }
}

/// What the archive knows of whom and what the articles may tell.
fn known_of<F>(base: &mut Base<F>, articles: &[ReadArticle]) -> Result<EarlierArchive, Fault>
where
    F: FnMut(Part) -> Result<Vec<u8>, Fault>,
{
    let mut known =
        EarlierArchive { names: base.shards().names(), topics: base.topics()?, ..EarlierArchive::default() };
    for slug in EarlierArchive::meant(&known.names, articles) {
        let told = base.ask(|shards| shards.entry(&format!("actor/{slug}")).map(<Option<&Entry>>::cloned))?;
        if let Some(Entry::Actor(profile)) = told {
            known.actors.push(profile);
        }
    }
    Ok(known)
}

/// What was kept, where it is as it was written, by this very program.
fn opened(bytes: &[u8]) -> Option<Kept> {
    let (stated, payload) = bytes.split_at_checked(16)?;
    if hash(&[&program().ok()?, payload]) != stated {
        return None;
    }
    postcard::from_bytes(payload).ok()
}

impl KeptArticle {
    fn given(&self, name: &str) -> (ReadArticle, ArticleEntry) {
        let read =
            ReadArticle { name: name.to_owned(), text: self.text.clone(), reading: self.reading.clone() };
        let entry = ArticleEntry {
            line: 0,
            name: name.to_owned(),
            outlet: self.outlet.clone(),
            date: self.date,
            url: self.url.clone(),
            headline: self.headline.clone(),
        };
        (read, entry)
    }
}
