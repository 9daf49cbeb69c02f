//! Where `on-record extract` writes: JSON lines, or a file of columns; to standard output, or to a file.

use crate::part_file::{PartFile, unwritten};
use crate::report::reached;
use clap::ValueEnum;
use on_record_columns::{Form, Row, Writer};
use on_record_engine::ReadBy;
use on_record_engine::extract::{Reading, Statement, statements};
use serde::Serialize;
use std::io::{BufWriter, IsTerminal, Stdout, Write, stdout};
use std::path::Path;

/// In which form statements are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// JSON lines, one an article
    Jsonl,
    /// Arrow's stream of record batches
    Arrow,
    /// Parquet
    Parquet,
}

/// What is written of an article.
pub(crate) enum Made {
    Line(String),
    Row(Box<Row>),
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    read_by: &'a ReadBy,
    statements: Vec<Statement<'a>>,
}

impl Made {
    /// The statements of an article as a JSON line.
    pub(crate) fn line(id: &str, text: &str, reading: &Reading) -> Result<Self, String> {
        let line = Line { id, read_by: &reading.read_by, statements: statements(text, reading) };
        let mut line = serde_json::to_string(&line)
            .map_err(|e| format!("it cannot be written as JSON: {e}; skipped"))?;
        line.push('\n');
        Ok(Self::Line(line))
    }
}

/// Standard output, or a file that is there when it is whole.
enum Place {
    Standard(Stdout),
    File(Box<PartFile>),
}

impl Write for Place {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Self::Standard(stdout) => stdout.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Self::Standard(stdout) => stdout.flush(),
            Self::File(file) => file.flush(),
        }
    }
}

enum To {
    Lines(BufWriter<Place>),
    Columns(Box<Writer<BufWriter<Place>>>),
}

/// Where the statements go.
pub(crate) struct Output<'a> {
    to: To,
    path: Option<&'a Path>,
    /// Whether somebody still reads it: `on-record extract articles/ | head` ends quietly.
    is_open: bool,
}

impl<'a> Output<'a> {
    /// Begins the output: in the file that is named, else on standard output.
    pub(crate) fn new(format: Format, form: Form, path: Option<&'a Path>) -> Result<Self, String> {
        let place = match path {
            Some(path) => Place::File(Box::new(PartFile::create(path)?)),
            None if format != Format::Jsonl && stdout().is_terminal() => {
                return Err("columns are nothing to read at a terminal: name a file with -o".to_owned());
            }
            None => Place::Standard(stdout()),
        };
        let to = BufWriter::with_capacity(1 << 16, place);
        let columns = |format, to| Writer::new(format, form, to).map(|writer| To::Columns(Box::new(writer)));
        let to = match format {
            Format::Jsonl => Ok(To::Lines(to)),
            Format::Arrow => columns(on_record_columns::Format::Arrow, to),
            Format::Parquet => columns(on_record_columns::Format::Parquet, to),
        };
        Ok(Self { to: to.map_err(|e| sentence(path, &e))?, path, is_open: true })
    }

    /// Writes what was made of an article. `Ok(false)` when nobody reads any more.
    pub(crate) fn put(&mut self, made: Made) -> Result<bool, String> {
        let written = match (&mut self.to, made) {
            (To::Lines(lines), Made::Line(line)) => lines.write_all(line.as_bytes()),
            (To::Columns(columns), Made::Row(row)) => columns.push(*row),
            // What is made follows from the format, as this does.
            (To::Lines(_), Made::Row(_)) | (To::Columns(_), Made::Line(_)) => Ok(()),
        };
        self.is_open = reached(written, |e| sentence(self.path, e))?;
        Ok(self.is_open)
    }

    /// Writes what waits, and gives a file its name.
    pub(crate) fn finish(self) -> Result<(), String> {
        if !self.is_open {
            return Ok(());
        }
        let told = |e: &std::io::Error| sentence(self.path, e);
        let place = match self.to {
            To::Lines(lines) => Ok(lines),
            To::Columns(columns) => columns.finish(),
        };
        let place = place.and_then(|to| to.into_inner().map_err(std::io::IntoInnerError::into_error));
        match place {
            Ok(Place::File(file)) => file.finish(),
            Ok(Place::Standard(mut stdout)) => reached(stdout.flush(), told).map(|_| ()),
            Err(error) => reached(Err(error), told).map(|_| ()),
        }
    }
}

/// Writes a whole text: into the file that is named, else to standard output.
pub(crate) fn whole(path: Option<&Path>, text: &str) -> Result<(), String> {
    let Some(path) = path else {
        let written = stdout().write_all(text.as_bytes());
        return reached(written, |e| sentence(None, e)).map(|_| ());
    };
    let mut file = PartFile::create(path)?;
    file.write_all(text.as_bytes()).map_err(|e| unwritten(path, &e))?;
    file.finish()
}

fn sentence(path: Option<&Path>, error: &std::io::Error) -> String {
    path.map_or_else(|| format!("the output cannot be written: {error}"), |path| unwritten(path, error))
}
