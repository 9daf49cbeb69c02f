//! `on-record read`: what was read, as JSON lines that every command reads again.

use crate::input::{arriving, each, stated};
use crate::report::{End, Output};
use on_record_engine::Severity;
use on_record_input::{Article, line, manifest::Entries};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

/// Reads the paths, or standard input where there are none, and lays the manifest's word over what the files state.
pub(crate) fn run(paths: &[PathBuf], named: Option<&Path>) -> Result<End, String> {
    let (manifest, problems) = stated(paths, named)?;
    let articles = arriving(paths)?;
    problems.iter().for_each(|problem| eprintln!("on-record: {problem}"));
    let entries = Entries::new(&manifest);
    let mut output = Output::new(BufWriter::with_capacity(1 << 16, std::io::stdout().lock()));
    let work = |mut article: Article| {
        entries.apply(&mut article);
        line(&article).map_err(|e| format!("{} cannot be written as JSON: {e}", article.id))
    };
    let end = each(articles, None, work, |line| output.line(&line));
    output.finish()?;
    let mistaken = problems.iter().any(|problem| problem.severity == Severity::Error);
    end.map(|end| if mistaken { End::Skipped } else { end })
}
