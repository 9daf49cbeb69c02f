//! `on-record extract`: articles in, one JSON line each out.

use crate::careful;
use crate::input::{self, Input};
use crate::output;
use crate::pipeline::ordered;
use crate::progress::Progress;
use crate::report::{End, Output};
use on_record_engine::Reader;
use std::io::BufWriter;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Reads the paths, or standard input where there are none.
pub(crate) fn run(paths: &[PathBuf], jobs: Option<NonZeroUsize>) -> Result<End, String> {
    if paths.is_empty() {
        return extract(input::lines(std::io::BufReader::new(std::io::stdin())), None, jobs, |input| input);
    }
    let sources = input::sources(paths)?;
    let many = sources.len();
    extract(sources.into_iter().enumerate(), Some(many), jobs, |(row, source)| input::read(row + 1, &source))
}

fn extract<I: Iterator<Item: Send> + Send>(
    inputs: I,
    many: Option<usize>,
    jobs: Option<NonZeroUsize>,
    open: impl Fn(I::Item) -> Input + Sync,
) -> Result<End, String> {
    let reader = Reader::built_in();
    let progress = Progress::new(many);
    let mut output = Output::new(BufWriter::with_capacity(1 << 16, std::io::stdout().lock()));
    let mut end = Ok(End::Complete);
    let work = |input| {
        let (document, reading) = careful::read(&reader, open(input)?)?;
        output::line(&document.id, &document.text, &reading)
    };
    ordered(inputs, jobs, work, |result: Result<String, String>| {
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
