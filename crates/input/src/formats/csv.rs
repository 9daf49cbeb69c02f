//! Tables: CSV with commas or semicolons, TSV. The first row names the columns ([`fields`](crate::fields)), every other
//! one is an article.

use crate::encoding::{self, NOT_UTF8};
use crate::fields::{Records, is_known, is_text};
use crate::format::{Articles, Format, Likeness, Origin, Outcome, Read, Stream, first_visible};
use csv::{ByteRecord, ErrorKind, Reader, ReaderBuilder};
use on_record_engine::Diagnostic;
use serde_json::{Map, Value};
use std::io::BufRead as _;

/// Tables.
pub(super) const FORMAT: Format = Format {
    name: "csv",
    label: "a table",
    endings: &["csv", "tsv", "tab"],
    recognise,
    read: Read::Many(read),
};

/// A first line that names an article's text and another of its fields.
fn recognise(start: &[u8]) -> Likeness {
    let line = first_line(start);
    let names: Vec<&str> =
        line.split(char::from(separator(&line))).map(|name| name.trim_matches(['"', ' '])).collect();
    let known = names.iter().filter(|name| is_known(name)).count();
    if known >= 2 && names.iter().any(|name| is_text(name)) { Likeness::Certain } else { Likeness::WhenNamed }
}

fn first_line(start: &[u8]) -> String {
    let line = first_visible(start).split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    String::from_utf8_lossy(line).into_owned()
}

/// Whether lines end in a carriage return and a line feed: the reader counts a line when it meets the second, which it
/// takes for the beginning of the next row.
fn ends_in_two(start: &[u8]) -> bool {
    start.windows(2).find(|pair| pair.contains(&b'\n')).is_some_and(|pair| pair == b"\r\n")
}

/// What stands between the names of the columns most often.
fn separator(line: &str) -> u8 {
    let count = |mark: u8| line.bytes().filter(|&byte| byte == mark).count();
    // Of equally frequent ones the last wins: the comma.
    b"\t;,".iter().copied().max_by_key(|&mark| count(mark)).unwrap_or(b',')
}

fn read(origin: Origin, mut stream: Stream) -> Articles {
    let failed =
        |message: String| -> Articles { Box::new(std::iter::once(Err(origin.error(None, message)))) };
    let (separator, late) = match stream.fill_buf() {
        Ok(start) => (separator(&first_line(start)), u32::from(ends_in_two(start))),
        Err(e) => return failed(format!("{e}; skipped")),
    };
    let mut reader = ReaderBuilder::new().delimiter(separator).from_reader(stream);
    let columns = match reader.byte_headers() {
        Ok(names) => names.iter().map(|name| decoded(name).0).collect::<Vec<_>>(),
        Err(e) => return failed(format!("{e}; skipped")),
    };
    if columns.iter().all(|name| name.trim().is_empty()) {
        return Box::new(std::iter::empty());
    }
    if !columns.iter().any(|name| is_text(name) || origin.fields.is("text", name)) {
        return failed(format!(
            "no column holds the text: name one `text`, `body`, `content` or `articleBody` in the first row, or say which it is with --field text=NAME; there is {}; skipped",
            columns.join(", ")
        ));
    }
    let records = Records::new(origin, "column");
    Box::new(Rows { records, columns, reader, row: ByteRecord::new(), late, told: false })
}

/// A cell's text, and whether it was not UTF-8.
fn decoded(cell: &[u8]) -> (String, bool) {
    match encoding::decode(cell.to_vec()) {
        Ok(decoded) => decoded,
        Err(_) => (String::from_utf8_lossy(cell).into_owned(), true),
    }
}

/// The articles of rows.
struct Rows {
    records: Records,
    columns: Vec<String>,
    reader: Reader<Stream>,
    row: ByteRecord,
    /// How many lines the place of a row lies before it.
    late: u32,
    told: bool,
}

impl Iterator for Rows {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        match self.reader.read_byte_record(&mut self.row) {
            Ok(true) => {}
            Ok(false) => return None,
            Err(e) => return Some(Err(self.problem(&e))),
        }
        let line = self.line(self.row.position()).unwrap_or_default();
        let (mut record, mut guessed) = (Map::new(), false);
        for (name, cell) in self.columns.iter().zip(&self.row) {
            let (cell, not_utf8) = decoded(cell);
            guessed |= not_utf8;
            record.entry(name.clone()).or_insert(Value::String(cell));
        }
        let mut outcome = self.records.article(line, &record);
        if let Ok(article) = &mut outcome
            && guessed
            && !std::mem::replace(&mut self.told, true)
        {
            article.notes.push(self.records.origin().note(Some(line), NOT_UTF8));
        }
        Some(outcome)
    }
}

impl Rows {
    fn problem(&self, error: &csv::Error) -> Diagnostic {
        let message = match error.kind() {
            ErrorKind::UnequalLengths { expected_len, len, .. } => format!(
                "{len} cells where the first row names {expected_len} columns: put a cell in quotation marks where it holds a separator; skipped"
            ),
            _ => format!("{error}; skipped"),
        };
        self.records.origin().error(self.line(error.position()), message)
    }

    fn line(&self, place: Option<&csv::Position>) -> Option<u32> {
        place.and_then(|place| u32::try_from(place.line()).ok()?.checked_add(self.late))
    }
}

#[cfg(test)]
mod tests {
    use super::{Likeness, Origin, read, recognise};

    fn told(table: &'static [u8]) -> Vec<String> {
        let found = read(Origin::new("t", "t.csv"), Box::new(table));
        let told = found.map(|outcome| {
            outcome.map_or_else(
                |problem| problem.to_string(),
                |article| format!("{}={}", article.id, article.text),
            )
        });
        told.collect()
    }

    #[test]
    fn reads_every_separator() {
        for table in [
            &b"\xef\xbb\xbfID,Text\r\n1,\"It rains, she said.\nIt pours.\"\r\n"[..],
            b"ID;Text\n1;\"It rains, she said.\nIt pours.\"",
            b"ID\tText\n1\t\"It rains, she said.\nIt pours.\"\n",
        ] {
            assert_eq!(told(table), ["1=It rains, she said.\nIt pours."]);
        }
    }

    #[test]
    fn a_bad_row_costs_only_itself() {
        let found = told(b"id,text\na,b,c\n1,caf\xe9\n");
        assert!(
            found[0].starts_with("t.csv, line 2: 3 cells where the first row names 2 columns"),
            "{found:?}"
        );
        assert_eq!(found[1], "1=café");
        let found = told(b"id,text\r\n1,\"x\r\ny\"\r\na,b,c\r\n");
        assert!(found[1].starts_with("t.csv, line 4: "), "{found:?}");
        let found = told(b"id,story\n1,x\n2,y\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("t.csv: no column holds the text"), "{found:?}");
    }

    #[test]
    fn knows_itself_from_prose() {
        assert_eq!(recognise(b"\"title\";\"body\"\n"), Likeness::Certain);
        assert_eq!(recognise(b"Text, body and soul: an essay.\n"), Likeness::WhenNamed);
        assert_eq!(recognise(b"It rains, she said.\n"), Likeness::WhenNamed);
    }
}
