//! `on-record extract`: articles in, one JSON line each out.

use crate::account::Account;
use crate::input::{Done, arriving, each};
use crate::output;
use crate::panic_guard;
use crate::report::{End, Output};
use on_record_engine::Reader;
use on_record_input::Article;
use std::io::BufWriter;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// Reads the paths, or standard input where there are none.
pub(crate) fn run(
    paths: &[PathBuf],
    jobs: Option<NonZeroUsize>,
    report: Option<&Path>,
) -> Result<End, String> {
    let reader = Reader::built_in();
    let articles = arriving(paths)?.for_reader(reader.read_by());
    let mut output = Output::new(BufWriter::with_capacity(1 << 16, std::io::stdout().lock()));
    let work = |article: Article| {
        let reading = panic_guard::read(&reader, &article)?;
        let line = output::line(&article.id, &article.text, &reading)?;
        Ok(Done { result: line, statements: Some(reading.statements.len()) })
    };
    let mut account = Account::new();
    let end = each(articles, jobs, &mut account, work, |line| output.line(&line));
    output.finish()?;
    // What articles state of themselves is not used here: who asks for it hears of it.
    if report.is_some() {
        account.tell(report)?;
    }
    end
}
