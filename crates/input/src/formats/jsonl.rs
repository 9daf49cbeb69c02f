//! JSON lines: an article a line, as `{"id": "…", "text": "…"}`. A line that cannot be read costs only itself.

use crate::article::Article;
use crate::format::{Articles, Format, Likeness, Origin, Outcome, Read, Stream, first_visible};
use serde::Deserialize;
use std::io::BufRead;

/// JSON lines.
pub(super) const FORMAT: Format = Format {
    name: "jsonl",
    label: "JSON lines",
    endings: &["jsonl", "ndjson"],
    recognise,
    read: Read::Many(read),
};

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
}

fn recognise(start: &[u8]) -> Likeness {
    let object = first_visible(start).strip_prefix(b"{");
    match object.map(|inside| inside.trim_ascii_start().first()) {
        Some(Some(b'"' | b'}')) => Likeness::Certain,
        _ => Likeness::WhenNamed,
    }
}

fn read(origin: Origin, mut stream: Stream) -> Articles {
    let mut number = 0_u32;
    let mut ended = false;
    let mut bytes = Vec::new();
    Box::new(std::iter::from_fn(move || {
        while !ended {
            number = number.saturating_add(1);
            bytes.clear();
            match stream.read_until(b'\n', &mut bytes) {
                Ok(0) => ended = true,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => return Some(line(&origin, number, &bytes)),
                Err(e) => {
                    ended = true;
                    return Some(
                        Err(origin.error(Some(number), format!("cannot be read from here on: {e}"))),
                    );
                }
            }
        }
        None
    }))
}

fn line(origin: &Origin, number: u32, bytes: &[u8]) -> Outcome {
    let skipped = |why: String| origin.error(Some(number), format!("{why}; skipped"));
    // A byte order mark before the first line belongs to the file, not to the JSON.
    let bytes = if number == 1 { bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes) } else { bytes };
    let text = std::str::from_utf8(bytes)
        .map_err(|e| skipped(format!("not UTF-8 from byte {} on", e.valid_up_to())))?;
    let line: Line = serde_json::from_str(text).map_err(|e| {
        let what = e.to_string();
        let what = what.split(" at line ").next().unwrap_or_default();
        skipped(format!("not {{\"id\": \"…\", \"text\": \"…\"}}: {what} (column {})", e.column()))
    })?;
    Ok(Article::new(line.id, line.text))
}

#[cfg(test)]
mod tests {
    use super::{Likeness, Origin, read, recognise};

    #[test]
    fn bad_lines_are_named_and_passed_over() {
        let input = b"\xef\xbb\xbf{\"id\":\"a\",\"text\":\"x\\r\\n\"}\n\n{\"id\":1}\n\xff\n{\"text\":\"y\",\"id\":\"b\",\"more\":[]}";
        let found: Vec<_> = read(Origin::new("f", "f.jsonl"), Box::new(&input[..])).collect();
        assert_eq!(found.len(), 4);
        assert_eq!(found[0].as_ref().unwrap().text, "x\r\n");
        let told = |row: usize| found[row].as_ref().unwrap_err().to_string();
        assert!(told(1).starts_with("f.jsonl, line 3: not {"), "{}", told(1));
        assert!(told(2).starts_with("f.jsonl, line 4: not UTF-8 from byte 0 on"), "{}", told(2));
        assert_eq!(found[3].as_ref().unwrap().id, "b");
    }

    #[test]
    fn knows_itself() {
        assert_eq!(recognise(b"\xef\xbb\xbf\n {\"id\""), Likeness::Certain);
        assert_eq!(recognise(b"{ {"), Likeness::WhenNamed);
        assert_eq!(recognise(b"[Music] Host: hello"), Likeness::WhenNamed);
    }
}
