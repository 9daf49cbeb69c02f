//! Tables: CSV with commas, semicolons or bars, TSV. The first row names the columns ([`fields`](crate::fields)), every other
//! one is an article.

use crate::common_names::{is_known, is_text};
use crate::encoding::{self, NOT_UTF8};
use crate::field_names::folded;
use crate::fields::{OR_SAY, Records};
use crate::format::{Articles, Format, Likeness, Origin, Outcome, Read, Stream, first_visible};
use crate::replayed::Kept;
use csv::{ByteRecord, ErrorKind, Reader, ReaderBuilder};
use on_record_engine::Diagnostic;
use serde_json::{Map, Value};
use std::io::{BufRead as _, Cursor, Read as _};

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
    let line = if stated_separator(&line).is_some() { first_line(behind_first_line(start)) } else { line };
    let names: Vec<&str> =
        line.split(char::from(separator(&line))).map(|name| name.trim_matches(['"', ' '])).collect();
    let known = names.iter().filter(|name| is_known(name)).count();
    if known >= 2 && names.iter().any(|name| is_text(name)) { Likeness::Certain } else { Likeness::WhenNamed }
}

fn first_line(start: &[u8]) -> String {
    let line = first_visible(start).split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    String::from_utf8_lossy(line).into_owned()
}

fn behind_first_line(start: &[u8]) -> &[u8] {
    let end = start.iter().position(|&byte| byte == b'\n').map_or(start.len(), |place| place + 1);
    start.get(end..).unwrap_or_default()
}

/// The separator that a line before the table names, as Excel writes it: `sep=;`.
fn stated_separator(line: &str) -> Option<u8> {
    match line.trim_matches('"').strip_prefix("sep=")?.as_bytes() {
        [mark] => Some(*mark),
        _ => None,
    }
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
    b"|\t;,".iter().copied().max_by_key(|&mark| count(mark)).unwrap_or(b',')
}

/// The separator of a table, how many lines the place of a row lies before it, and the stream from the first row on.
fn begin(stream: &mut Stream) -> std::io::Result<(u8, u32)> {
    let start = stream.fill_buf()?;
    let (first, late) = (first_line(start), u32::from(ends_in_two(start)));
    let Some(stated) = stated_separator(&first) else { return Ok((separator(&first), late)) };
    stream.read_until(b'\n', &mut Vec::new())?;
    Ok((stated, late + 1))
}

fn read(origin: Origin, mut stream: Stream) -> Articles {
    let failed =
        |message: String| -> Articles { Box::new(std::iter::once(Err(origin.error(None, message)))) };
    let (separator, late) = match begin(&mut stream) {
        Ok(begun) => begun,
        Err(e) => return failed(format!("{e}; skipped")),
    };
    let mut reader = ReaderBuilder::new().delimiter(separator).from_reader(Kept::new(stream));
    let columns = match reader.byte_headers() {
        Ok(names) => names.iter().map(|name| decoded(name).0).collect::<Vec<_>>(),
        Err(e) => return failed(format!("{e}; skipped")),
    };
    if columns.iter().all(|name| name.trim().is_empty()) {
        return Box::new(std::iter::empty());
    }
    columns.iter().for_each(|name| origin.fields.meet(&folded(name)));
    if !columns.iter().any(|name| is_text(name) || origin.fields.is("text", name)) {
        return failed(format!(
            "no column holds the text: name one `text`, `body`, `content` or `articleBody` in the first row{OR_SAY}; there is {}; skipped",
            columns.join(", ")
        ));
    }
    let twice = columns.iter().enumerate().find(|(row, name)| columns.iter().take(*row).any(|n| n == *name));
    let note = twice.map(|(_, name)| {
        origin.note(
            Some(1),
            format!("two columns are called `{name}`: the first one is read; give each a name of its own"),
        )
    });
    let records = Records::new(origin, "column");
    Box::new(Rows { records, columns, separator, reader, row: ByteRecord::new(), late, told: false, note })
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
    separator: u8,
    reader: Reader<Kept<Stream>>,
    row: ByteRecord,
    /// How many lines the place of a row lies before it.
    late: u32,
    told: bool,
    /// What is to be told of the table.
    note: Option<Diagnostic>,
}

impl Iterator for Rows {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        loop {
            let (place, wrong) = match self.reader.read_byte_record(&mut self.row) {
                Ok(true) => (self.row.position().cloned(), None),
                Ok(false) => return None,
                Err(e) => (e.position().cloned(), Some(self.problem(&e))),
            };
            let line = self.line(place.as_ref());
            let at = place.map_or(0, |place| place.byte());
            let marks = self.marks(at);
            if marks != Marks::Whole
                && let Some(lost) = self.again(at, line.unwrap_or_default())
            {
                return Some(Err(lost));
            }
            self.reader.get_mut().forget(at);
            if let Some(wrong) = wrong {
                return Some(Err(wrong));
            }
            // Spreadsheets end in rows of separators.
            if self.row.iter().any(|cell| !cell.trim_ascii().is_empty()) {
                return Some(self.article(line.unwrap_or_default(), marks == Marks::Open));
            }
        }
    }
}

impl Rows {
    /// The article of the row that was read last.
    fn article(&mut self, line: u32, is_open: bool) -> Outcome {
        let (mut record, mut guessed) = (Map::new(), false);
        for (name, cell) in self.columns.iter().zip(&self.row) {
            let (cell, not_utf8) = decoded(cell);
            guessed |= not_utf8;
            record.entry(name.clone()).or_insert(Value::String(cell));
        }
        let mut article = self.records.article(line, &record)?;
        let origin = self.records.origin();
        article.notes.extend(self.note.take());
        if guessed && !std::mem::replace(&mut self.told, true) {
            article.notes.push(origin.note(Some(line), NOT_UTF8));
        }
        if is_open {
            let message =
                "the table ends inside of quotation marks: it is read as far as it goes; get it anew";
            article.notes.push(origin.error(Some(line), message));
        }
        Ok(article)
    }

    /// How the quotation marks stand in the row that begins at this place and was read last.
    fn marks(&self, at: u64) -> Marks {
        let kept = self.reader.get_ref();
        let end = usize::try_from(self.reader.position().byte().saturating_sub(at)).unwrap_or(usize::MAX);
        let raw = kept.since(at);
        match marks(raw.get(..end).unwrap_or(raw), self.separator) {
            Marks::Open if !kept.has_ended() => Marks::Whole,
            marks => marks,
        }
    }

    /// Goes on with the line behind the first one of a row that goes over lines because its quotation mark is not closed, and
    /// gives what is to be told; `None` where that line is no row of the table but the cell's own text.
    fn again(&mut self, at: u64, line: u32) -> Option<Diagnostic> {
        let raw = self.reader.get_ref().since(at);
        let begin = raw.iter().position(|byte| !matches!(byte, b'\r' | b'\n'))?;
        let end = begin + raw.get(begin..)?.iter().position(|&byte| byte == b'\n')?;
        // The reader takes a line feed behind a carriage return for the next row's.
        let next = if raw.get(..end)?.ends_with(b"\r") { end } else { end + 1 };
        let mut builder = ReaderBuilder::new();
        builder.delimiter(self.separator).has_headers(false);
        let mut row = ByteRecord::new();
        let _ = builder.from_reader(raw.get(next..)?).read_byte_record(&mut row);
        if self.columns.len() < 2 || row.len() != self.columns.len() {
            return None;
        }
        let none: Stream = Box::new(std::io::empty());
        let reader = std::mem::replace(&mut self.reader, builder.from_reader(Kept::new(none)));
        let (rest, stream) = reader.into_inner().into_rest(at + next as u64);
        let rest: Stream = Box::new(Cursor::new(rest).chain(stream));
        self.reader = builder.from_reader(Kept::new(rest));
        self.late = line;
        let message =
            "a quotation mark in this row is never closed: put another one behind the cell's text; skipped";
        Some(self.records.origin().error(Some(line), message))
    }

    fn problem(&self, error: &csv::Error) -> Diagnostic {
        let message = match error.kind() {
            ErrorKind::UnequalLengths { expected_len, len, .. } => {
                let columns = self.columns.len().max(usize::try_from(*expected_len).unwrap_or_default());
                format!(
                    "{len} cells where the first row names {columns} columns: put a cell in quotation marks where it holds a separator; skipped"
                )
            }
            _ => format!("{error}; skipped"),
        };
        self.records.origin().error(self.line(error.position()), message)
    }

    fn line(&self, place: Option<&csv::Position>) -> Option<u32> {
        place.and_then(|place| u32::try_from(place.line()).ok()?.checked_add(self.late))
    }
}

/// How the quotation marks of a row stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// Each that opens a cell is closed at its end.
    Whole,
    /// A cell goes over lines and letters stand behind its last mark: that one was to open another cell.
    Crossed,
    /// The row ends inside of a cell.
    Open,
}

/// How the quotation marks of a row stand; they count where a cell begins.
fn marks(row: &[u8], separator: u8) -> Marks {
    let (mut inside, mut begins, mut lines) = (false, true, 0);
    let mut bytes = row.iter().peekable();
    while let Some(&byte) = bytes.next() {
        if !inside {
            (inside, lines) = (begins && byte == b'"', 0);
            begins = byte == separator || matches!(byte, b'\r' | b'\n');
        } else if byte == b'\n' {
            lines += 1;
        } else if byte == b'"' && bytes.next_if(|&&next| next == b'"').is_none() {
            inside = false;
            let ends = |&&next: &&u8| next == separator || matches!(next, b'\r' | b'\n');
            if lines > 0 && !bytes.peek().is_none_or(ends) {
                return Marks::Crossed;
            }
        }
    }
    if inside { Marks::Open } else { Marks::Whole }
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
    fn a_quotation_mark_that_is_not_closed_costs_its_row_alone() {
        for (table, line) in [
            (&b"id,text\n1,\"It rains.\n2,It pours.\n3,\"It \"\"snows.\"\"\"\na,b,c\n"[..], 5),
            (b"id,text\r\n1,\"It rains.\r\n2,It pours.\r\n3,\"It \"\"snows.\"\"\"\r\na,b,c\r\n", 5),
        ] {
            let found = told(table);
            assert_eq!(
                found[0],
                "t.csv, line 2: a quotation mark in this row is never closed: put another one behind the cell's text; skipped"
            );
            assert_eq!(found[1..3], ["2=It pours.", "3=It \"snows.\""]);
            assert!(found[3].starts_with(&format!("t.csv, line {line}: 3 cells where")), "{found:?}");
        }
        // A mark inside of a cell is a letter.
        assert_eq!(told(b"id,text\n1,5\" of rain\n2,It pours.\n"), ["1=5\" of rain", "2=It pours."]);
        // A cell that ends with the table is one that was cut.
        let cut = b"id,text\n1,It rains.\n2,\"It pours.\n\nIt is";
        let found: Vec<_> = read(Origin::new("t", "t.csv"), Box::new(&cut[..])).map(Result::unwrap).collect();
        assert_eq!((found[1].text.as_str(), found[0].notes.len()), ("It pours.\n\nIt is", 0));
        assert!(
            found[1].notes[0].to_string().starts_with("t.csv, line 3: the table ends inside of quotation")
        );
    }

    #[test]
    fn what_spreadsheets_add_is_no_article() {
        assert_eq!(told(b"sep=;\r\nid;text\r\n1;It rains.\r\n;\r\n;\r\n"), ["1=It rains."]);
        assert_eq!(recognise(b"sep=;\nid;text\n"), Likeness::Certain);
        assert_eq!(told(b"id|text\n1|It rains.\n"), ["1=It rains."]);
        let twice = read(Origin::new("t", "t.csv"), Box::new(&b"id,text,text\n1,It rains.,It pours.\n"[..]));
        let article = twice.map(Result::unwrap).next().unwrap();
        assert_eq!(article.text, "It rains.");
        assert!(
            article.notes[0].to_string().contains("two columns are called `text`"),
            "{:?}",
            article.notes
        );
    }

    #[test]
    fn knows_itself_from_prose() {
        assert_eq!(recognise(b"\"title\";\"body\"\n"), Likeness::Certain);
        assert_eq!(recognise(b"Text, body and soul: an essay.\n"), Likeness::WhenNamed);
        assert_eq!(recognise(b"It rains, she said.\n"), Likeness::WhenNamed);
    }
}
