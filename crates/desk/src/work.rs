//! The three steps from files to an archive.
//!
//! ```
//! use on_record_desk::work::{Desk, Package};
//! let desk = Desk::new(include_bytes!("../../engine/languages/en/reader.orm")).unwrap();
//! let opened = desk.open("bridge.txt", "“The bridge is closed,” Ada Example told reporters.".into());
//! let mut package = Package::new("My own".to_owned(), &[]);
//! assert!(package.add(&desk.read(&opened.lines[0]).unwrap()));
//! let packed = desk.pack(package);
//! assert_eq!((packed.articles, packed.statements), (1, 1));
//! ```

use crate::shown;
use on_record_engine::extract::{ModelError, statements};
use on_record_engine::language::Language;
use on_record_engine::model::archive;
use on_record_engine::pack::{ReadArticle, pack};
use on_record_engine::{Diagnostic, ReadBy, Reader, Reading};
use on_record_input::{
    Article, FORMATS, OF_KINDS, OR_SAY, Origin, Stated, apart, language, line, manifest, open,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Cursor;

/// Opens, reads and packs.
#[derive(Debug)]
pub struct Desk {
    reader: Reader,
}

/// What a file holds.
#[derive(Debug, Default)]
pub struct Opened {
    /// Its articles, each as a JSON line.
    pub lines: Vec<String>,
    /// What could not be read: where, why, what to do.
    pub problems: Vec<String>,
    /// What was read otherwise than written, or not used.
    pub notes: Vec<String>,
}

/// An article and what was found in it, on its way from one worker to another.
#[derive(Debug, Serialize, Deserialize)]
struct Read {
    line: String,
    reading: Reading,
}

/// What is to be packed.
#[derive(Debug)]
pub struct Package {
    read: Vec<(Article, Reading)>,
    title: String,
    shown: Option<shown::Shown>,
}

/// An archive, and what is to be told of it.
#[derive(Debug, Default)]
pub struct Packed {
    /// Its bytes.
    pub archive: Vec<u8>,
    /// The articles with their statements, as JSON lines.
    pub lines: String,
    /// What is to be told.
    pub notes: Vec<String>,
    /// How many articles it holds.
    pub articles: usize,
    /// How many statements.
    pub statements: usize,
}

impl Desk {
    /// With the weights of a file.
    ///
    /// # Errors
    /// Where the bytes are no model that this version reads.
    pub fn new(weights: &[u8]) -> Result<Self, ModelError> {
        Ok(Self { reader: Reader::with_model(Language::english(), weights)? })
    }

    /// What reads texts.
    pub(crate) const fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The articles of a file. Always succeeds: what cannot be read is told, the rest is there.
    #[must_use]
    pub fn open(&self, name: &str, bytes: Vec<u8>) -> Opened {
        let mut opened = Opened::default();
        for input in open(FORMATS, Origin::new(stem(name), name), Box::new(Cursor::new(bytes))) {
            match input.read() {
                Ok(mut article) => {
                    language::complete(&mut article);
                    opened.take(article, self.reader.read_by());
                }
                Err(problem) => opened.problems.push(for_page(&problem)),
            }
        }
        opened
    }

    /// The articles of an archive, to be read again beside new ones.
    #[must_use]
    pub fn reopen(&self, archive: &[u8]) -> Opened {
        let mut opened = Opened::default();
        match archive::decode(archive) {
            Ok(corpus) => {
                shown::articles(&corpus).into_iter().for_each(|a| opened.take(a, self.reader.read_by()));
            }
            Err(error) => opened.problems.push(error.to_string()),
        }
        opened
    }

    /// Reads an article.
    ///
    /// # Errors
    /// The line is no article.
    pub fn read(&self, line: &str) -> Result<Vec<u8>, String> {
        let article = article(line)?;
        let read = Read { reading: self.reader.read(&article.text), line: line.to_owned() };
        postcard::to_allocvec(&read).map_err(|error| format!("{}: {error}", article.id))
    }

    /// Packs what was read. The order in which readings were added does not matter, as workers finish in any.
    #[must_use]
    pub fn pack(&self, package: Package) -> Packed {
        let Package { read, title, shown } = package;
        let (mut packed, (read, told)) = (Packed::default(), apart(read));
        tell(&mut packed.notes, &told);
        let mut manifest = shown.as_ref().map(shown::Shown::manifest).unwrap_or_default();
        manifest.title = Some(title).filter(|title| !title.is_empty());
        let entries = read.iter().map(|(article, _)| manifest::entry(article)).collect();
        tell(&mut packed.notes, &manifest::complete(&mut manifest, entries));
        let by = self.reader.read_by();
        packed.lines = read.iter().filter_map(|(article, reading)| saved(article, reading, by)).collect();
        let articles: Vec<ReadArticle> = read.into_iter().map(read_article).collect();
        if let Some(shown) = shown {
            shown.complete(&mut manifest, |manifest| {
                pack(articles.clone(), manifest, self.reader.language()).0
            });
        }
        let (corpus, problems) = pack(articles, &manifest, self.reader.language());
        tell(&mut packed.notes, &problems);
        (packed.articles, packed.statements) = (corpus.articles.len(), corpus.statements.len());
        packed.archive = archive::encode(&corpus);
        packed
    }
}

impl Opened {
    fn take(&mut self, mut article: Article, by: &ReadBy) {
        self.notes.extend(article.notes.drain(..).map(|note| note.to_string()));
        self.notes.extend(article.read_otherwise(by).iter().map(ToString::to_string));
        match line(&article) {
            Ok(line) => self.lines.push(line),
            Err(error) => self.problems.push(format!("{}: {error}; skipped", article.id)),
        }
    }
}

impl Package {
    /// An empty one. `shown` is the archive whose articles will be among those that are added, or empty.
    #[must_use]
    pub fn new(title: String, shown: &[u8]) -> Self {
        Self {
            read: Vec::new(),
            title,
            shown: archive::decode(shown).ok().map(|corpus| shown::Shown::of(&corpus)),
        }
    }

    /// Adds what [`Desk::read`] gave. `false` where these bytes are something else.
    #[must_use]
    pub fn add(&mut self, read: &[u8]) -> bool {
        let read = postcard::from_bytes::<Read>(read).ok();
        let read = read.and_then(|Read { line, reading }| Some((article(&line).ok()?, reading)));
        let is_one = read.is_some();
        self.read.extend(read);
        is_one
    }
}

fn read_article((article, reading): (Article, Reading)) -> ReadArticle {
    ReadArticle { name: article.id, text: article.text, reading }
}

/// The article of a line that [`line`] wrote.
fn article(written: &str) -> Result<Article, String> {
    let stream = Box::new(Cursor::new(written.to_owned().into_bytes()));
    let mut inputs = open(FORMATS, Origin::new("article", "article.jsonl"), stream);
    let input = inputs.next().ok_or("no article")?;
    let mut article = input.read().map_err(|problem| problem.to_string())?;
    // A line is read as any other file is, so each field says that the line stated it: who did before stands in the line.
    let Sayers { mut said_by } = serde_json::from_str(written).unwrap_or_default();
    restore(&mut article.headline, said_by.remove("headline"));
    restore(&mut article.date, said_by.remove("date"));
    restore(&mut article.outlet, said_by.remove("outlet"));
    restore(&mut article.url, said_by.remove("url"));
    restore(&mut article.authors, said_by.remove("authors"));
    restore(&mut article.language, said_by.remove("language"));
    Ok(article)
}

/// Who stated the fields of a line.
#[derive(Default, Deserialize)]
struct Sayers {
    #[serde(default)]
    said_by: BTreeMap<String, String>,
}

fn restore<T>(stated: &mut Option<Stated<T>>, who: Option<String>) {
    if let (Some(stated), Some(who)) = (stated, who) {
        stated.said_by = who;
    }
}

/// An article with its statements as one line: what `on-record read` and `on-record extract` write, in one.
fn saved(article: &Article, reading: &Reading, by: &ReadBy) -> Option<String> {
    let article = Article { read_by: Some(by.clone()), ..article.clone() };
    let mut written = line(&article).ok()?;
    let said = serde_json::to_string(&statements(&article.text, reading)).ok()?;
    written.truncate(written.trim_end().strip_suffix('}')?.len());
    written.push_str(&format!(",\"statements\":{said}}}\n"));
    Some(written)
}

/// A sentence for somebody who has no command to give options to.
fn for_page(problem: &Diagnostic) -> String {
    problem.to_string().replace(OR_SAY, " in the file").replace(OF_KINDS, "of kinds that can be read")
}

fn tell(notes: &mut Vec<String>, problems: &[Diagnostic]) {
    notes.extend(problems.iter().map(ToString::to_string));
}

/// What an article is called that has no name of its own: its file's name without folders and endings.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let packed = [".gz", ".zst"].into_iter().find_map(|ending| file.strip_suffix(ending)).unwrap_or(file);
    match packed.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => packed,
    }
}
