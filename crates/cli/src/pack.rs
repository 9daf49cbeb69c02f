//! `on-record pack`: articles in, one archive out.

use crate::account::Account;
use crate::added::Added;
use crate::input::{Coming, Done, arriving, each, stated};
use crate::kept_readings::KeptReadings;
use crate::panic_guard;
use crate::part_file::write;
use crate::report::End;
use crate::shard_folder;
use on_record_engine::model::archive;
use on_record_engine::pack::{ArticleEntry, Manifest, ReadArticle, pack};
use on_record_engine::{Corpus, Diagnostic, Reader, Severity};
use on_record_input::manifest::{self, Entries};
use on_record_input::{Article, apart};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// The arguments of `on-record pack`.
pub(crate) struct Wish<'a> {
    pub(crate) paths: &'a [PathBuf],
    pub(crate) coming: &'a Coming,
    pub(crate) manifest: Option<&'a Path>,
    pub(crate) jobs: Option<NonZeroUsize>,
    pub(crate) report: Option<&'a Path>,
    pub(crate) drops_copies: bool,
    /// Where readings are kept between runs.
    pub(crate) readings: Option<&'a Path>,
}

/// Reads the articles and writes the archive.
pub(crate) fn run(wish: &Wish<'_>, output: &Path) -> Result<End, String> {
    let (corpus, end) = corpus(wish, None)?;
    let bytes = archive::encode(&corpus);
    write(output, &bytes)?;
    eprintln!(
        "on-record: {}: {} articles, {} statements, {} actors, {} bytes",
        output.display(),
        corpus.articles.len(),
        corpus.statements.len(),
        corpus.actors.len(),
        bytes.len()
    );
    Ok(end)
}

/// Reads the articles and writes the archive as many files into a folder.
pub(crate) fn shards(wish: &Wish<'_>, folder: &Path) -> Result<End, String> {
    let (corpus, end) = corpus(wish, None)?;
    let written = shard_folder::put(&corpus, folder)?;
    eprintln!(
        "on-record: {}: {} articles, {} statements, {} actors; {written}; {} removed",
        folder.display(),
        corpus.articles.len(),
        corpus.statements.len(),
        corpus.actors.len(),
        written.removed
    );
    Ok(end)
}

/// Adds the articles to an archive that a folder has, without its older ones.
pub(crate) fn add(wish: &Wish<'_>, folder: &Path) -> Result<End, String> {
    let mut added = Added::open(folder)?;
    let Read { articles, entries, manifest, problems, account, end } = read(wish, None)?;
    let told = added.put(articles, entries, manifest)?;
    eprintln!("on-record: {}: {told}", folder.display());
    account.tell(wish.report)?;
    Ok(ended(end, &problems))
}

/// Reads the articles as one corpus; a title that is given comes before the manifest's.
pub(crate) fn corpus(wish: &Wish<'_>, title: Option<String>) -> Result<(Corpus, End), String> {
    let Read { articles, entries, mut manifest, mut problems, account, end } = read(wish, title)?;
    problems.extend(manifest::complete(&mut manifest, entries));
    let (corpus, more) = pack(articles, &manifest, Reader::built_in().language());
    problems.extend(more);
    let end = ended(end, &problems);
    account.tell(wish.report)?;
    Ok((corpus, end))
}

/// Tells what is wrong, and how the run ends with it.
fn ended(end: End, problems: &[Diagnostic]) -> End {
    problems.iter().for_each(|problem| eprintln!("on-record: {problem}"));
    if problems.iter().any(|problem| problem.severity == Severity::Error) { End::Skipped } else { end }
}

/// Articles as they were read, and what is stated of them.
struct Read {
    articles: Vec<ReadArticle>,
    /// What each article's file states.
    entries: Vec<ArticleEntry>,
    manifest: Manifest,
    problems: Vec<Diagnostic>,
    account: Account,
    end: End,
}

/// Reads the articles.
fn read(wish: &Wish<'_>, title: Option<String>) -> Result<Read, String> {
    let (mut manifest, mut problems) = stated(wish.paths, wish.manifest)?;
    manifest.title = title.or(manifest.title);
    let reader = Reader::built_in();
    let mut read = vec![];
    let kept = wish.readings.map(KeptReadings::of).transpose()?;
    let work = |article: Article| {
        let reading = match &kept {
            Some(kept) => kept.read(&reader, &article)?,
            None => panic_guard::read(&reader, &article)?,
        };
        let statements = Some(reading.statements.len());
        Ok(Done { result: (article, reading), statements })
    };
    let said = Entries::new(&manifest);
    let articles = arriving(wish.paths, wish.coming)?.for_reader(reader.read_by()).said_by(&said);
    let mut account = Account::with_copies(wish.drops_copies);
    let end = each(articles, wish.jobs, &mut account, work, |article| {
        read.push(article);
        Ok(true)
    })?;
    drop(said);
    let many = read.len();
    let (read, told) = apart(read);
    problems.extend(told);
    let (articles, entries) = read
        .into_iter()
        .map(|(article, reading)| {
            let entry = manifest::entry(&article);
            (ReadArticle { name: article.id, text: article.text, reading }, entry)
        })
        .unzip();
    if let Some(kept) = &kept {
        eprintln!("on-record: {} of {} readings were there already", kept.found(), many);
    }
    Ok(Read { articles, entries, manifest, problems, account, end })
}
