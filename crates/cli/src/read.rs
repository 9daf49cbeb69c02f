//! `on-record read`: what was read, as JSON lines that every command reads again.

use crate::account::Account;
use crate::input::{Coming, Done, arriving, each, stated};
use crate::report::{End, Output};
use on_record_engine::Severity;
use on_record_input::{Article, line, manifest::Entries};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

/// The arguments of `on-record read`.
pub(crate) struct Wish<'a> {
    pub(crate) paths: &'a [PathBuf],
    pub(crate) coming: &'a Coming,
    pub(crate) manifest: Option<&'a Path>,
    pub(crate) report: Option<&'a Path>,
    pub(crate) drops_copies: bool,
}

/// Reads the paths, or standard input where there are none, and lays the manifest's word over what the files state.
pub(crate) fn run(wish: &Wish<'_>) -> Result<End, String> {
    let (manifest, problems) = stated(wish.paths, wish.manifest)?;
    problems.iter().for_each(|problem| eprintln!("on-record: {problem}"));
    let entries = Entries::new(&manifest);
    let articles = arriving(wish.paths, wish.coming)?.said_by(&entries);
    let mut account = Account::with_copies(wish.drops_copies);
    let mut output = Output::new(BufWriter::with_capacity(1 << 16, std::io::stdout().lock()));
    let work = |mut article: Article| {
        entries.apply(&mut article);
        let line = line(&article).map_err(|e| format!("it cannot be written as JSON: {e}; skipped"))?;
        Ok(Done { result: line, statements: None })
    };
    let end = each(articles, None, &mut account, work, |line| output.line(&line));
    output.finish()?;
    account.tell(wish.report)?;
    let mistaken = problems.iter().any(|problem| problem.severity == Severity::Error);
    end.map(|end| if mistaken { End::Skipped } else { end })
}
