//! `on-record extract`: articles in, their statements out, as JSON lines or as columns.

use crate::account::Account;
use crate::input::{Coming, Done, Skipped, arriving, each_and_skipped};
use crate::output::{Format, Made, Output};
use crate::panic_guard;
use crate::report::End;
use on_record_columns::{Form, LONGEST, Row};
use on_record_engine::{Reader, Reading};
use on_record_input::Article;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// The arguments of `on-record extract`.
pub(crate) struct Wish<'a> {
    pub(crate) paths: &'a [PathBuf],
    pub(crate) coming: &'a Coming,
    pub(crate) format: Format,
    pub(crate) is_flat: bool,
    pub(crate) output: Option<&'a Path>,
    pub(crate) jobs: Option<NonZeroUsize>,
    pub(crate) report: Option<&'a Path>,
    pub(crate) drops_copies: bool,
}

/// Reads the paths, or standard input where there are none.
pub(crate) fn run(wish: &Wish<'_>) -> Result<End, String> {
    let form = if wish.is_flat { Form::Flat } else { Form::Nested };
    let reader = Reader::built_in();
    let articles = arriving(wish.paths, wish.coming)?.for_reader(reader.read_by());
    let mut output = Output::new(wish.format, form, wish.output)?;
    let work = |article: Article| {
        let is_row = wish.format != Format::Jsonl;
        if is_row && article.text.len() > LONGEST {
            return Err(format!("longer than {} MB: cut it into articles; skipped", LONGEST >> 20));
        }
        let reading = panic_guard::read(&reader, &article)?;
        let statements = Some(reading.statements.len());
        Ok(Done { result: made(wish.format, article, &reading)?, statements })
    };
    let mut account = if wish.drops_copies { Account::with_copies(true) } else { Account::new() };
    // Whether the one who listened has gone before the end, who wants no summary either.
    let mut has_left = false;
    let end = each_and_skipped(articles, wish.jobs, &mut account, work, |came| match came {
        Ok(made) => output.put(made).inspect(|is_heard| has_left |= !is_heard),
        // JSON lines tell of articles that were read; in columns an error is a row.
        Err(_) if wish.format == Format::Jsonl => Ok(true),
        Err(Skipped { place, why }) => {
            let why = why.strip_suffix("; skipped").unwrap_or(&why);
            output.put(Made::Row(Box::new(Row::error(place, why))))
        }
    });
    let end = end?;
    output.finish()?;
    // What articles state of themselves is not used here: who asks for it hears of it.
    if wish.report.is_some() || wish.drops_copies {
        account.tell(wish.report)?;
    }
    if account.has_no_statement() && !has_left {
        eprintln!(
            "on-record: no statement was found in these articles: what is looked for is what English news says that \
             somebody said"
        );
    }
    Ok(end)
}

fn made(format: Format, article: Article, reading: &Reading) -> Result<Made, String> {
    Ok(match format {
        Format::Jsonl => Made::line(&article.id, &article.text, reading)?,
        Format::Arrow | Format::Parquet => Made::Row(Box::new(Row::read(article.id, &article.text, reading))),
    })
}
