//! `on-record extract`: articles in, one JSON line each out.

use crate::input::{Inputs, inputs};
use crate::output;
use crate::panic_guard;
use crate::pipeline::ordered;
use crate::progress::Progress;
use crate::report::{End, Output};
use on_record_engine::Reader;
use std::io::BufWriter;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Reads the paths, or standard input where there are none.
pub(crate) fn run(paths: &[PathBuf], jobs: Option<NonZeroUsize>) -> Result<End, String> {
    let Inputs { articles, many } = inputs(paths)?;
    let reader = Reader::built_in();
    let progress = Progress::new(many);
    let mut output = Output::new(BufWriter::with_capacity(1 << 16, std::io::stdout().lock()));
    let mut end = Ok(End::Complete);
    let work = |input| {
        let (article, reading) = panic_guard::read(&reader, input)?;
        output::line(&article.id, &article.text, &reading)
    };
    ordered(articles, jobs, work, |result: Result<String, String>| {
        progress.step();
        match result {
            Ok(line) => match output.line(&line) {
                Ok(open) => open,
                Err(sentence) => {
                    end = Err(sentence);
                    false
                }
            },
            Err(sentence) => {
                progress.tell(&sentence);
                end = Ok(End::Skipped);
                true
            }
        }
    });
    progress.end();
    output.finish()?;
    end
}
