//! JSON: a list of articles, an object that holds one, or articles in a row, with common field names
//! ([`fields`](crate::fields)).

use crate::article::Stated;
use crate::encoding::{self, NOT_UTF8};
use crate::fields::{Feed, Records};
use crate::format::{Articles, Format, Likeness, Origin, Outcome, Read, Stream, first_visible};
use crate::records;
use on_record_engine::Diagnostic;
use serde::Deserialize;
use std::io::Read as _;
use std::ops::Range;

/// JSON.
pub(super) const FORMAT: Format =
    Format { name: "json", label: "JSON", endings: &["json"], recognise, read: Read::Many(read) };

fn recognise(start: &[u8]) -> Likeness {
    match first_visible(start) {
        [b'{', inside @ ..] if matches!(inside.trim_ascii_start().first(), Some(b'"' | b'}') | None) => {
            Likeness::Certain
        }
        [b'[', inside @ ..] if inside.trim_ascii_start().starts_with(b"{") => Likeness::Certain,
        _ => Likeness::WhenNamed,
    }
}

fn read(origin: Origin, mut stream: Stream) -> Articles {
    let mut bytes = Vec::new();
    let text = match stream.read_to_end(&mut bytes) {
        Ok(_) => encoding::decode(bytes).map_err(|broken| {
            (
                u32::try_from(broken.line).ok(),
                "not UTF-8 from here on: save the file as UTF-8; skipped".to_owned(),
            )
        }),
        Err(e) => Err((None, format!("{e}; skipped"))),
    };
    let (text, guessed) = match text {
        Ok(decoded) => decoded,
        Err((line, message)) => return Box::new(std::iter::once(Err(origin.error(line, message)))),
    };
    let note = guessed.then(|| origin.note(None, NOT_UTF8));
    let (places, error) = records::find(text.trim_start_matches('\u{feff}'));
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let error = error.map(|e| broken(&origin, &e, places.len()));
    let places = places.into_iter();
    let feed = feed(&text);
    Box::new(Reading {
        records: Records::new(origin, "field").of_feed(feed),
        text,
        mark,
        places,
        line: 1,
        at: 0,
        note,
        error,
    })
}

/// What a JSON Feed says of its entries: its title, which is who publishes them, and their language.
fn feed(text: &str) -> Option<Feed> {
    #[derive(Deserialize)]
    struct Head {
        version: String,
        title: String,
        #[serde(default)]
        language: Option<String>,
    }
    let start = text.get(..text.floor_char_boundary(4096)).unwrap_or(text);
    if !start.contains("jsonfeed.org/version") {
        return None;
    }
    let head: Head = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    head.version.contains("jsonfeed.org").then(|| Feed {
        outlet: Stated::new(head.title, "the feed's title"),
        language: head.language.map(|language| Stated::new(language, "the feed's language")),
    })
}

/// What is told of a text that is not JSON from a place on.
fn broken(origin: &Origin, error: &serde_json::Error, before: usize) -> Diagnostic {
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or_default();
    let line = u32::try_from(error.line()).ok();
    let rest = match before {
        0 => "skipped".to_owned(),
        n => format!("the articles before it ({n}) are read, the rest is skipped"),
    };
    origin.error(line, format!("not JSON from column {} on: {what}; {rest}", error.column()))
}

/// The articles of a text whose records are found.
struct Reading {
    records: Records,
    text: String,
    /// How long the byte order mark is before the JSON.
    mark: usize,
    places: std::vec::IntoIter<Range<usize>>,
    /// The line of the place up to which lines are counted.
    line: u32,
    at: usize,
    note: Option<Diagnostic>,
    error: Option<Diagnostic>,
}

impl Iterator for Reading {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        let Some(place) = self.places.next() else { return self.error.take().map(Err) };
        let json = self.text.get(self.mark..).unwrap_or_default();
        let passed = json.get(self.at..place.start).unwrap_or_default();
        let lines = passed.bytes().filter(|&byte| byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.at = place.start;
        let record = json.get(place).unwrap_or_default();
        let mut outcome = records::article(&mut self.records, self.line, record);
        if let Ok(article) = &mut outcome {
            article.notes.extend(self.note.take());
        }
        Some(outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::{Likeness, Origin, read, recognise};

    #[test]
    fn records_are_named_by_their_lines() {
        let json = "\u{feff}[\n {\"id\": 1, \"text\": \"x\"},\n {\"id\": 2},\n {\"id\": 3, \"text\": \"y\"},\n {\"id\"";
        let found: Vec<String> = read(Origin::new("f", "f.json"), Box::new(json.as_bytes()))
            .map(|outcome| outcome.map_or_else(|problem| problem.to_string(), |article| article.id))
            .collect();
        assert_eq!((found[0].as_str(), found[2].as_str()), ("1", "3"));
        assert!(found[1].starts_with("f.json, line 3: no field holds the text"), "{}", found[1]);
        assert!(found[3].starts_with("f.json, line 5: not JSON from column "), "{}", found[3]);
        assert!(
            found[3].ends_with("; the articles before it (3) are read, the rest is skipped"),
            "{}",
            found[3]
        );
    }

    #[test]
    fn knows_itself_from_a_transcript() {
        assert_eq!(recognise(b"[\n  {\"id\""), Likeness::Certain);
        assert_eq!(recognise(b"{\n  \"id\""), Likeness::Certain);
        assert_eq!(recognise(b"[Music] Host: hello"), Likeness::WhenNamed);
        assert_eq!(recognise(b"[1] It rains."), Likeness::WhenNamed);
    }
}
