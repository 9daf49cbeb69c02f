//! Where two places say different things of one article: which field it is, what holds, and what the other one says.
//!
//! What is only written otherwise is no contradiction: days next to each other (zones differ), a name within the other one
//! ("The Sample", "The Sample Online"), an address with another scheme or behind a `#`, one language in two countries.
//!
//! ```
//! use on_record_input::{Article, FORMATS, Origin, open};
//! let line = r#"{"id": "a", "text": "It rains.", "date": "2031-04-02", "published": "2031-04-09"}"#;
//! let mut inputs = open(FORMATS, Origin::new("a", "a.jsonl"), Box::new(line.as_bytes()));
//! let article: Article = inputs.next().unwrap().read().unwrap();
//! let two = &article.disagreeing[0];
//! assert_eq!((two.field, two.holds.as_str(), two.other.as_str()), ("date", "2031-04-02", "2031-04-09"));
//! ```

use on_record_engine::Date;
use std::fmt;

/// Two words on one field of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// Which field it is: `date`, `outlet` …
    pub field: &'static str,
    /// What is used.
    pub holds: String,
    /// Who says that.
    pub said_by: String,
    /// What somebody else says.
    pub other: String,
    /// Who that is.
    pub other_said_by: String,
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { field, holds, said_by, other, other_said_by } = self;
        let many = match *field {
            "url" => "addresses",
            "authors" => "lists of authors",
            "headline" => "headlines",
            "date" => "dates",
            "outlet" => "outlets",
            "language" => "languages",
            "text" => "texts",
            field => field,
        };
        let (holds, other) = (short(holds), short(other));
        write!(f, "two {many} are stated: {holds} ({said_by}), which holds, and {other} ({other_said_by})")
    }
}

/// How many letters of a value a sentence has.
const LONGEST: usize = 60;

fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("“{}…”", text.get(..end).unwrap_or(text)),
        None => format!("“{text}”"),
    }
}

/// What can be said of an article in two ways.
pub(crate) trait Differs {
    /// Whether this says something else than the other one, not only in other words.
    fn differs(&self, other: &Self, field: &str) -> bool;
    /// How a sentence writes it.
    fn shown(&self) -> String;
}

impl Differs for Date {
    fn differs(&self, other: &Self, _: &str) -> bool {
        self.days_since(*other).abs() > 1
    }

    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Differs for String {
    fn differs(&self, other: &Self, field: &str) -> bool {
        match field {
            "text" | "id" => self != other,
            "url" => place(self) != place(other),
            "language" => main_part(self) != main_part(other),
            _ => names_differ(self, other),
        }
    }

    fn shown(&self) -> String {
        self.clone()
    }
}

impl Differs for Vec<String> {
    fn differs(&self, other: &Self, _: &str) -> bool {
        let has = |all: &Self, name: &String| all.iter().any(|known| !names_differ(known, name));
        // Who names one of several authors contradicts nobody.
        !self.iter().all(|name| has(other, name)) && !other.iter().all(|name| has(self, name))
    }

    fn shown(&self) -> String {
        self.join(", ")
    }
}

/// Whether neither name has all words of the other one in a row, whatever their case and marks.
fn names_differ(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    !one.contains(&other) && !other.contains(&one)
}

/// Words with a blank on both sides of each.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |words, word| words + &word.to_lowercase() + " ")
}

/// An address without what two links to one page differ in.
fn place(url: &str) -> &str {
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let url = url.split(['?', '#']).next().unwrap_or(url);
    url.strip_prefix("www.").unwrap_or(url).trim_end_matches('/')
}

fn main_part(code: &str) -> String {
    code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// What is to be told where two say something of a field.
pub(crate) fn between<T: Differs>(
    field: &'static str,
    (holds, said_by): (&T, &str),
    (other, other_said_by): (&T, &str),
) -> Option<Disagreement> {
    other.differs(holds, field).then(|| Disagreement {
        field,
        holds: holds.shown(),
        said_by: said_by.to_owned(),
        other: other.shown(),
        other_said_by: other_said_by.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Differs, between};

    fn differ(field: &str, one: &str, other: &str) -> bool {
        one.to_owned().differs(&other.to_owned(), field)
    }

    #[test]
    fn what_is_only_written_otherwise_is_no_contradiction() {
        assert!(!differ("outlet", "The Sample", "THE SAMPLE online"));
        assert!(!differ("url", "http://www.sample.example/a/?from=feed#top", "https://sample.example/a"));
        assert!(!differ("language", "en-GB", "EN_us"));
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        assert!(!names(&["Ada Example"]).differs(&names(&["Ben Sample", "ADA EXAMPLE"]), "authors"));
    }

    #[test]
    fn what_cannot_both_be_true_is_one() {
        assert!(differ("outlet", "The Sample", "The Other") && differ("outlet", "The Sample", "A"));
        assert!(differ("url", "https://sample.example/a", "https://sample.example/b"));
        assert!(differ("language", "en", "de"));
        let told = between("outlet", (&"The Sample".to_owned(), "one"), (&"x".repeat(90), "two")).unwrap();
        assert_eq!(
            told.to_string(),
            format!(
                "two outlets are stated: “The Sample” (one), which holds, and “{}…” (two)",
                "x".repeat(60)
            )
        );
    }
}
