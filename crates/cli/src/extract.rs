//! `on-record extract`: articles in, one JSON line each out.

use crate::input::{arriving, each};
use crate::output;
use crate::panic_guard;
use crate::report::{End, Output};
use on_record_engine::Reader;
use std::io::BufWriter;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Reads the paths, or standard input where there are none.
pub(crate) fn run(paths: &[PathBuf], jobs: Option<NonZeroUsize>) -> Result<End, String> {
    let reader = Reader::built_in();
    let articles = arriving(paths)?.for_reader(reader.read_by());
    let mut output = Output::new(BufWriter::with_capacity(1 << 16, std::io::stdout().lock()));
    let work = |article| {
        let reading = panic_guard::read(&reader, &article)?;
        output::line(&article.id, &article.text, &reading)
    };
    let end = each(articles, jobs, work, |line| output.line(&line));
    output.finish()?;
    end
}
