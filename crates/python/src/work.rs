//! Reading articles on all cores, a batch of them after the other.

use crate::input::Places;
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use on_record_columns::{Batches, Form, LONGEST, Row, schema};
use on_record_engine::Reader;
use pyo3::PyResult;
use pyo3::exceptions::PyValueError;
use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What gives batches of articles.
pub(crate) type Incoming = Box<dyn RecordBatchReader + Send>;

/// The one reader of this process.
pub(crate) fn reader() -> &'static Reader {
    static READER: OnceLock<Reader> = OnceLock::new();
    READER.get_or_init(Reader::built_in)
}

/// Reads an article, whatever it is: what goes wrong is told in the row.
pub(crate) fn row(id: &str, text: Option<&str>) -> Row {
    match text {
        None => Row::error(id, "there is no text"),
        Some(text) if text.len() > LONGEST => {
            Row::error(id, format!("longer than {} MB: cut it into articles", LONGEST >> 20))
        }
        // `Reader::read` takes `&self` and leaves no half-changed state behind.
        Some(text) => catch_unwind(AssertUnwindSafe(|| Row::read(id, text, &reader().read(text))))
            .unwrap_or_else(|_| {
                Row::error(
                    id,
                    "reading it failed, which is a fault of on-record: please report it with the article",
                )
            }),
    }
}

/// How many articles' statements wait to become columns, however large the batches are that come.
const AT_ONCE: usize = 1024;

/// Articles in, columns out: an iterator of batches.
pub(crate) struct Work {
    articles: Incoming,
    places: Places,
    form: Form,
    jobs: usize,
    /// How many articles were read.
    read: usize,
    ready: VecDeque<RecordBatch>,
}

impl Work {
    /// Nothing is read yet, but that the columns are there is known.
    pub(crate) fn new(
        articles: Incoming,
        text: &str,
        id: &str,
        form: Form,
        jobs: Option<NonZeroUsize>,
    ) -> PyResult<Self> {
        let places = Places::of(&articles.schema(), text, id).map_err(PyValueError::new_err)?;
        let jobs = jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
        Ok(Self { articles, places, form, jobs, read: 0, ready: VecDeque::new() })
    }

    /// Reads a batch of articles.
    fn take(&mut self, batch: &RecordBatch) -> Result<(), ArrowError> {
        let articles = self.places.articles(batch, self.read)?;
        self.read += articles.len();
        let mut batches = Batches::new(self.form);
        for some in articles.chunks(AT_ONCE) {
            for row in rows(some, self.jobs) {
                self.ready.extend(batches.push(row)?);
            }
        }
        self.ready.extend(batches.finish()?);
        Ok(())
    }
}

impl Iterator for Work {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() {
            let read = self.articles.next()?.and_then(|batch| self.take(&batch));
            if let Err(error) = read {
                return Some(Err(error));
            }
        }
        self.ready.pop_front().map(Ok)
    }
}

impl RecordBatchReader for Work {
    fn schema(&self) -> SchemaRef {
        schema(self.form)
    }
}

/// The rows of the articles, in their order. Threads end with the call, so a process that forks has none.
fn rows(articles: &[(String, Option<&str>)], jobs: usize) -> Vec<Row> {
    let next = AtomicUsize::new(0);
    let read = || {
        let mut rows = vec![];
        while let Some((number, (id, text))) = Some(next.fetch_add(1, Ordering::Relaxed))
            .and_then(|number| Some((number, articles.get(number)?)))
        {
            rows.push((number, row(id, *text)));
        }
        rows
    };
    let mut rows = std::thread::scope(|scope| {
        let others: Vec<_> = (1..jobs.min(articles.len())).map(|_| scope.spawn(read)).collect();
        let mut rows = read();
        rows.extend(others.into_iter().flat_map(|other| other.join().unwrap_or_default()));
        rows
    });
    rows.sort_by_key(|(number, _)| *number);
    rows.into_iter().map(|(_, row)| row).collect()
}
