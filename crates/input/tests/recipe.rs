//! The recipe "An input format is one file" of CONTRIBUTING.md, followed for a toy format.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_input::{Article, FORMATS, Format, Input, Likeness, Origin, Outcome, Read, Stated, open};

/// A wire telegram: `TELEGRAM`, a line with the headline, then the text.
const FORMAT: Format =
    Format { name: "telegram", label: "a telegram", endings: &["tgm"], recognise, read: Read::One(read) };

fn recognise(start: &[u8]) -> Likeness {
    if start.starts_with(b"TELEGRAM\n") { Likeness::Certain } else { Likeness::No }
}

fn read(origin: &Origin, bytes: Vec<u8>) -> Outcome {
    let text = String::from_utf8(bytes).map_err(|_| origin.error(None, "not UTF-8; save it as UTF-8"))?;
    let mut parts = text.splitn(3, '\n').skip(1);
    let (Some(headline), Some(text)) = (parts.next(), parts.next()) else {
        return Err(origin.error(Some(2), "no text below the headline; send the telegram again"));
    };
    let headline = Some(Stated::new(headline.to_owned(), "the telegram's second line"));
    Ok(Article { headline, ..Article::new(&origin.id, text) })
}

fn all() -> Vec<Format> {
    FORMATS.iter().copied().chain([FORMAT]).collect()
}

fn outcome(name: &str, text: &'static str) -> Outcome {
    let mut inputs = open(&all(), Origin::new("t", name), Box::new(text.as_bytes()));
    inputs.next().map(Input::read).unwrap()
}

#[test]
fn a_further_format_is_recognised_and_read() {
    for name in ["t.tgm", "t", "t.txt"] {
        let article = outcome(name, "TELEGRAM\nRain\n“It rains,” Ada Example said.").unwrap();
        assert_eq!(article.text, "“It rains,” Ada Example said.", "{name}");
        assert_eq!(article.headline.unwrap().value, "Rain");
    }
}

#[test]
fn what_is_wrong_with_it_is_told_with_its_line() {
    let told = outcome("t.tgm", "TELEGRAM\nRain").unwrap_err().to_string();
    assert_eq!(told, "t.tgm, line 2: no text below the headline; send the telegram again");
}

#[test]
fn the_other_formats_are_read_as_before() {
    assert_eq!(outcome("a.txt", "TELEGRAM service ends.").unwrap().headline, None);
}
