//! JSON lines: an article a line, as `{"id": "…", "text": "…"}` and more fields ([`fields`](crate::fields)). A line that
//! cannot be read costs only itself.

use crate::encoding::{self, NOT_UTF8};
use crate::fields::Records;
use crate::format::{Articles, Format, Likeness, Origin, Outcome, Read, Stream, first_visible};
use crate::records;
use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::BufRead as _;

/// JSON lines.
pub(super) const FORMAT: Format = Format {
    name: "jsonl",
    label: "JSON lines",
    endings: &["jsonl", "ndjson"],
    recognise,
    read: Read::Many(read),
};

/// An object whose first key stands in its first line; one that is spread over lines is [`super::json`].
fn recognise(start: &[u8]) -> Likeness {
    let object = first_visible(start).strip_prefix(b"{").map(|inside| {
        let blank = inside.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        inside.get(blank)
    });
    match object {
        Some(Some(b'"' | b'}')) => Likeness::Certain,
        _ => Likeness::WhenNamed,
    }
}

fn read(origin: Origin, stream: Stream) -> Articles {
    let records = Records::new(origin, "field");
    Box::new(Lines {
        records,
        stream,
        number: 0,
        ended: false,
        told: false,
        bytes: Vec::new(),
        ready: VecDeque::new(),
    })
}

/// The articles of lines.
struct Lines {
    records: Records,
    stream: Stream,
    number: u32,
    ended: bool,
    /// Whether it was told that lines are not UTF-8.
    told: bool,
    bytes: Vec<u8>,
    ready: VecDeque<Outcome>,
}

impl Iterator for Lines {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        while self.ready.is_empty() && !self.ended {
            self.number = self.number.saturating_add(1);
            self.bytes.clear();
            match self.stream.read_until(b'\n', &mut self.bytes) {
                Ok(0) => self.ended = true,
                Ok(_) if self.bytes.trim_ascii().is_empty() => {}
                Ok(_) => self.line(),
                Err(e) => {
                    self.ended = true;
                    self.problem(format!("cannot be read from here on: {e}"));
                }
            }
        }
        self.ready.pop_front()
    }
}

impl Lines {
    /// Makes ready what the line holds: an article, or a list of them.
    fn line(&mut self) {
        // A byte order mark before the first line belongs to the file, not to the JSON.
        let mark: &[u8] = if self.number == 1 { b"\xef\xbb\xbf" } else { b"" };
        let bytes = self.bytes.strip_prefix(mark).unwrap_or(&self.bytes);
        let not_utf8 = |place| format!("not UTF-8 from byte {place} on: write the line in UTF-8; skipped");
        // The place from which on it is read as letters of another encoding.
        let (text, guessed) = match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), None),
            Err(e) => match encoding::decode(bytes.to_vec()) {
                Ok((text, _)) => (Cow::Owned(text), Some(e.valid_up_to())),
                Err(broken) => return self.problem(not_utf8(broken.place)),
            },
        };
        let (places, error) = records::find(&text);
        if let Some(error) = error {
            // What is no JSON when it is read as other letters is more likely damaged than written so.
            if let Some(place) = guessed {
                return self.problem(not_utf8(place));
            }
            let what = error.to_string();
            let what = what.split(" at line ").next().unwrap_or_default();
            return self.problem(format!(
                "not {{\"id\": \"…\", \"text\": \"…\"}}: {what} (column {}); skipped",
                error.column()
            ));
        }
        for record in places.into_iter().filter_map(|place| text.get(place)) {
            let mut outcome = records::article(&mut self.records, self.number, record);
            if let Ok(article) = &mut outcome
                && guessed.is_some()
                && !std::mem::replace(&mut self.told, true)
            {
                article.notes.push(self.records.origin().note(Some(self.number), NOT_UTF8));
            }
            self.ready.push_back(outcome);
        }
    }

    fn problem(&mut self, message: String) {
        self.ready.push_back(Err(self.records.origin().error(Some(self.number), message)));
    }
}

#[cfg(test)]
mod tests {
    use super::{Likeness, Origin, read, recognise};

    #[test]
    fn bad_lines_are_named_and_passed_over() {
        let input = b"\xef\xbb\xbf{\"id\":\"a\",\"text\":\"x\\r\\n\"}\n\n{\"id\":1}\n\xff\n{\"text\":\"y\",\"id\":7,\"more\":[]}\n{\"id\":\n3";
        let found: Vec<_> = read(Origin::new("f", "f.jsonl"), Box::new(&input[..])).collect();
        assert_eq!(found.len(), 6);
        assert_eq!(found[0].as_ref().unwrap().text, "x\r\n");
        let told = |row: usize| found[row].as_ref().unwrap_err().to_string();
        assert!(told(1).starts_with("f.jsonl, line 3: no field holds the text: "), "{}", told(1));
        assert!(told(2).starts_with("f.jsonl, line 4: not UTF-8 from byte 0 on"), "{}", told(2));
        assert_eq!(found[3].as_ref().unwrap().id, "7");
        assert!(told(4).starts_with("f.jsonl, line 6: not {"), "{}", told(4));
        assert!(told(5).starts_with("f.jsonl, line 7: not {"), "{}", told(5));
    }

    #[test]
    fn a_line_of_western_offices_is_read_and_told_once() {
        let input = b"{\"id\":1,\"text\":\"caf\xe9\"}\n{\"id\":2,\"text\":\"\x93so\x94\"}\n";
        let found: Vec<_> =
            read(Origin::new("f", "f.jsonl"), Box::new(&input[..])).map(Result::unwrap).collect();
        assert_eq!((found[0].text.as_str(), found[1].text.as_str()), ("café", "“so”"));
        assert_eq!((found[0].notes.len(), found[1].notes.len()), (1, 0));
    }

    #[test]
    fn knows_itself() {
        assert_eq!(recognise(b"\xef\xbb\xbf\n { \"id\""), Likeness::Certain);
        assert_eq!(recognise(b"{\n \"id\""), Likeness::WhenNamed);
        assert_eq!(recognise(b"[Music] Host: hello"), Likeness::WhenNamed);
    }
}
