//! Where the command takes articles from, and the way that each of them goes through it.

use crate::about::About;
use crate::account::Account;
use crate::pipeline::ordered;
use crate::progress::Progress;
use crate::report::End;
use clap::Args;
use clap::builder::PossibleValuesParser;
use on_record_engine::pack::Manifest;
use on_record_engine::{Diagnostic, ReadBy, Severity};
use on_record_input::manifest::{self, Entries};
use on_record_input::{
    Article, Disagreement, FORMATS, FieldNames, Format, Input, Inputs, Origin, files, language, only, open,
};
use std::collections::BTreeMap;
use std::io::BufReader;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// How a path is written that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// How many notes are printed one by one; the rest are only counted. A table of a million rows may have one for each
/// row.
const NOTES: usize = 50;

/// What is said about what comes in, where it does not tell itself.
#[derive(Args, Clone, Debug, Default)]
// Part of the arguments of several commands, which have groups of their own.
#[group(skip)]
pub(crate) struct Coming {
    /// Read every input as this format, whatever it looks like
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name)))]
    from: Option<String>,
    /// How a field or column is called, such as `text=story`; may be given several times
    #[arg(long = "field", value_name = "FIELD=NAME")]
    fields: Vec<String>,
}

impl Coming {
    /// The formats that are read, and how their fields are called.
    fn taken(&self) -> Result<(Vec<Format>, FieldNames), String> {
        let names = FieldNames::parse(&self.fields).map_err(|sentence| format!("--field {sentence}"))?;
        let asked = self.from.as_deref().and_then(only);
        Ok((asked.map_or_else(|| FORMATS.to_vec(), |format| vec![format]), names))
    }
}

/// Articles on their way in.
pub(crate) struct Arriving<'m> {
    articles: Inputs,
    /// How many there are, where that is known.
    many: Option<usize>,
    /// Who reads them, where they are read.
    reader: Option<ReadBy>,
    /// What the manifest says of them.
    said: Option<&'m Entries<'m>>,
    /// How many files of each ending lie in the folders and are none of them.
    left: BTreeMap<String, usize>,
    /// How their fields are called, and which of those names were met.
    names: FieldNames,
}

impl<'m> Arriving<'m> {
    /// Tells of articles that another one than this reader read before, or that are in another language.
    pub(crate) fn for_reader(self, reader: &ReadBy) -> Self {
        Self { reader: Some(reader.clone()), ..self }
    }

    /// One of several equal parts of them.
    #[cfg(target_family = "wasm")]
    pub(crate) fn part(self, number: usize, of: usize) -> Inputs {
        Box::new(self.articles.enumerate().filter(move |(row, _)| row % of == number).map(|(_, input)| input))
    }

    /// What a manifest states is not open.
    pub(crate) fn said_by(self, said: &'m Entries<'m>) -> Self {
        Self { said: Some(said), ..self }
    }
}

/// The articles that the paths stand for: those of standard input where there is none or it is `-`.
pub(crate) fn arriving<'m>(paths: &[PathBuf], coming: &Coming) -> Result<Arriving<'m>, String> {
    let (formats, names) = coming.taken()?;
    if paths.iter().all(|path| path.as_os_str() == STANDARD_INPUT) {
        let origin = Origin::new("input", "standard input").with_fields(names.clone());
        let stream = Box::new(BufReader::new(std::io::stdin()));
        return Ok(Arriving {
            articles: open(&formats, origin, stream),
            many: None,
            reader: None,
            said: None,
            left: BTreeMap::new(),
            names,
        });
    }
    if paths.iter().any(|path| path.as_os_str() == STANDARD_INPUT) {
        return Err(
            "`-` stands for standard input: give it alone, or a path such as ./- for a file".to_owned()
        );
    }
    let mut sources = files::sources(paths, FORMATS).map_err(|e| e.to_string())?;
    for (row, source) in sources.iter_mut().enumerate() {
        source.origin.name = format!("input {}, {}", row + 1, source.origin.name);
        source.origin.fields = names.clone();
    }
    let left = files::left_alone(paths, FORMATS, manifest::FILE).map_err(|e| e.to_string())?;
    let many = sources.iter().all(|source| source.is_one(&formats)).then_some(sources.len());
    let articles = Box::new(sources.into_iter().flat_map(move |source| source.open(&formats)));
    Ok(Arriving { articles, many, reader: None, said: None, left, names })
}

/// The manifest that is named, or the one `corpus.toml` among the folders, or none.
pub(crate) fn stated(paths: &[PathBuf], named: Option<&Path>) -> Result<(Manifest, Vec<Diagnostic>), String> {
    let found = named.map_or_else(|| manifest::find(paths), |path| vec![path.to_path_buf()]);
    match found.as_slice() {
        [] => Ok((Manifest::default(), vec![])),
        [path] => manifest::load(path).map_err(|e| e.to_string()),
        [one, two, ..] => Err(format!(
            "there are {} and {}: say which one holds with --manifest",
            one.display(),
            two.display()
        )),
    }
}

/// What came of an article.
pub(crate) struct Done<R> {
    /// The result.
    pub(crate) result: R,
    /// How many statements were found in it, where it was read.
    pub(crate) statements: Option<usize>,
}

/// What was not read, and why.
pub(crate) struct Skipped {
    /// The article's id, or the place of what is no article: its file, with the line where that is known.
    pub(crate) place: String,
    /// Why, as a sentence without a full stop.
    pub(crate) why: String,
}

impl From<Diagnostic> for Skipped {
    fn from(problem: Diagnostic) -> Self {
        let line = problem.line.map(|line| format!(", line {line}")).unwrap_or_default();
        Self { place: problem.file + &line, why: problem.message }
    }
}

/// Reads the articles and does `work` on each, on all cores; `sink` gets the results in order, until it says that nobody
/// wants more. What cannot be read, and what `work` fails at, is told and skipped; an error of `sink` ends the run. What
/// the articles leave open goes into `account`.
pub(crate) fn each<R: Send>(
    arriving: Arriving<'_>,
    jobs: Option<NonZeroUsize>,
    account: &mut Account,
    work: impl Fn(Article) -> Result<Done<R>, String> + Sync,
    mut sink: impl FnMut(R) -> Result<bool, String>,
) -> Result<End, String> {
    let sink = |came: Result<R, Skipped>| came.map_or(Ok(true), &mut sink);
    each_and_skipped(arriving, jobs, account, work, sink)
}

/// As [`each`]; `sink` hears of what is skipped as well, in its place.
pub(crate) fn each_and_skipped<R: Send>(
    arriving: Arriving<'_>,
    jobs: Option<NonZeroUsize>,
    account: &mut Account,
    work: impl Fn(Article) -> Result<Done<R>, String> + Sync,
    mut sink: impl FnMut(Result<R, Skipped>) -> Result<bool, String>,
) -> Result<End, String> {
    let progress = Progress::new(arriving.many);
    let (mut end, mut notes, mut held) = (Ok(End::Complete), 0, vec![]);
    let keeps_text = account.looks_for_copies();
    let read = |input: Input| match input.read() {
        Ok(mut article) => {
            language::complete(&mut article);
            let others: Vec<_> = arriving.reader.iter().flat_map(|by| article.read_otherwise(by)).collect();
            let overruled = arriving.said.map(|said| said.overruled(&article)).unwrap_or_default();
            let told: Vec<_> = overruled.iter().map(|two| over(&article, two)).collect();
            let about = About::new(&article, arriving.said, overruled, !others.is_empty(), keeps_text);
            let mut notes = std::mem::take(&mut article.notes);
            notes.extend(told.into_iter().chain(others));
            let place = article.id.clone();
            (notes, work(article).map(|done| (about, done)).map_err(|why| Skipped { place, why }))
        }
        Err(problem) => (vec![], Err(Skipped::from(problem))),
    };
    ordered(arriving.articles, jobs, read, |(told, result)| {
        progress.step();
        for note in told {
            notes += 1;
            account.note();
            if notes <= NOTES {
                progress.tell(&note.to_string());
            }
        }
        match &result {
            Ok((about, _)) if about.is_part && end.is_ok() => end = Ok(End::Skipped),
            Ok(_) => {}
            Err(Skipped { place, why }) => {
                let sentence = format!("{place}: {why}");
                progress.tell(&sentence);
                account.skip(&sentence);
                end = Ok(End::Skipped);
            }
        }
        let open = if account.drops_copies() {
            Ok(hold(result, &mut held, account))
        } else {
            give(result, account, &mut sink)
        };
        open.unwrap_or_else(|sentence| {
            end = Err(sentence);
            false
        })
    });
    let told =
        chosen(held, account).into_iter().try_for_each(|result| give(result, account, &mut sink).map(|_| ()));
    if let (Err(sentence), Ok(_)) = (told, &end) {
        end = Err(sentence);
    }
    if notes > NOTES {
        progress.tell(&format!("and {} notes more", notes - NOTES));
    }
    if let Some(sentence) = account.leave(arriving.left) {
        progress.tell(&sentence);
    }
    for named in arriving.names.unmet() {
        let name = named.split_once('=').map_or(named, |(_, name)| name);
        progress.tell(&format!("no record has a field or column `{name}`, which --field {named} names"));
        end = end.map(|_| End::Skipped);
    }
    progress.end();
    end
}

/// What is told where the manifest's word holds over a file's.
fn over(article: &Article, two: &Disagreement) -> Diagnostic {
    let message = format!("{}: {two}", article.id);
    Diagnostic { severity: Severity::Warning, file: article.file.clone(), line: None, message }
}

/// An article and what came of it, or what was skipped.
type Came<R> = Result<(About, Done<R>), Skipped>;

/// Accounts for what came and hands it on.
fn give<R>(
    result: Came<R>,
    account: &mut Account,
    sink: &mut impl FnMut(Result<R, Skipped>) -> Result<bool, String>,
) -> Result<bool, String> {
    sink(result.map(|(mut about, done)| {
        if let Some((copy, _)) = account.copy_of(&mut about, 0) {
            account.add_copy(&about.id, &copy.of, copy.is_exact);
        }
        account.add(&about, done.statements);
        done.result
    }))
}

/// What waits for the others, with the copies of it that are dropped and whether every word of those is the same.
type Held<R> = (Came<R>, Vec<(String, bool)>);

/// Keeps what came until all have come: of copies the one of which most is known.
fn hold<R>(mut result: Came<R>, held: &mut Vec<Held<R>>, account: &mut Account) -> bool {
    let copy = result.as_mut().ok().and_then(|(about, _)| account.copy_of(about, held.len()));
    let first = copy.and_then(|(copy, place)| Some((copy, held.get_mut(place)?)));
    let Some((copy, (kept, dropped))) = first else {
        held.push((result, vec![]));
        return true;
    };
    let worth = |came: &Came<R>| came.as_ref().ok().map(|(about, _)| about.worth());
    if worth(&result) > worth(kept) {
        std::mem::swap(&mut result, kept);
    }
    dropped.extend(result.ok().map(|(about, _)| (about.id, copy.is_exact)));
    true
}

/// What is left of what was kept.
fn chosen<R>(held: Vec<Held<R>>, account: &mut Account) -> Vec<Came<R>> {
    for (kept, dropped) in &held {
        let of = kept.as_ref().map(|(about, _)| about.id.as_str()).unwrap_or_default();
        dropped.iter().for_each(|(id, same_words)| account.add_copy(id, of, *same_words));
    }
    held.into_iter().map(|(kept, _)| kept).collect()
}
