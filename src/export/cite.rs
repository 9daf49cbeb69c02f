//! A citation, and the link to the exact words in the article.

use super::record::{Quote, Record};
use crate::address::percent::encode_but;
use std::fmt::Write;

/// Words of each end that a link to a long statement carries; a short one is given whole.
const ENDS: usize = 5;
/// A statement of so many words is still given whole.
const WHOLE: usize = 16;

/// "Sergey Lavrov: “There is no meeting planned,” NBC News, said 22 August 2025. https://…"
///
/// The words are the article's, with its own quotation marks: a paraphrase gets none. `unstated` is what to say for
/// a speaker and for an outlet that the article does not name.
#[must_use]
pub fn cite(record: &Record, date: &str, unstated: [&str; 2]) -> String {
    let speaker = match (&record.speaker, &record.source) {
        (Some(name), _) => name.clone(),
        (None, Some(source)) => format!("{} (“{source}”)", unstated[0]),
        (None, None) => unstated[0].to_owned(),
    };
    let outlet = record.outlet.as_deref().unwrap_or(unstated[1]);
    let link = record
        .url
        .as_ref()
        .map_or_else(|| record.link.clone(), |url| format!("{url}{}", fragment(&record.quotes)));
    format!("{speaker}: {} — {outlet}, {date}. {link}", record.words)
}

/// The text fragment by which a browser scrolls to the words: `#:~:text=first,last`, one for each piece.
#[must_use]
pub fn fragment(quotes: &[Quote]) -> String {
    let pieces: Vec<String> = quotes.iter().filter_map(directive).collect();
    if pieces.is_empty() { String::new() } else { format!("#:~:{}", pieces.join("&")) }
}

fn directive(quote: &Quote) -> Option<String> {
    let words: Vec<&str> = quote.exact.split_whitespace().collect();
    let (first, last) = if words.len() <= WHOLE {
        (&words[..], &[][..])
    } else {
        (&words[..ENDS], &words[words.len() - ENDS..])
    };
    if first.is_empty() {
        return None;
    }
    let mut out = format!("text={}", encode(&first.join(" ")));
    if !last.is_empty() {
        // Writing to a text always succeeds.
        let _ = write!(out, ",{}", encode(&last.join(" ")));
    }
    Some(out)
}

/// Percent-encodes everything but letters, digits and marks without a meaning of their own here: comma, ampersand
/// and hyphen have one.
fn encode(text: &str) -> String {
    let mut out = String::new();
    encode_but(text, &mut out, |_, byte| matches!(byte, b'.' | b'_' | b'~'));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(exact: &str) -> Quote {
        Quote { exact: exact.to_owned(), ..Quote::default() }
    }

    #[test]
    fn a_fragment_holds_whole_words_and_no_sign_with_a_meaning() {
        assert_eq!(fragment(&[quote("“no-one, ever”")]), "#:~:text=%E2%80%9Cno%2Done%2C%20ever%E2%80%9D");
        let long = (1..=30).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
        assert_eq!(
            fragment(&[quote(&long), quote("end")]),
            "#:~:text=w1%20w2%20w3%20w4%20w5,w26%20w27%20w28%20w29%20w30&text=end"
        );
        assert_eq!(fragment(&[]), "");
    }

    #[test]
    fn a_citation_says_what_is_not_stated() {
        let mut record = Record {
            words: "no meeting".into(),
            link: "https://x.example/#/v1/st/a".into(),
            ..Record::default()
        };
        let cited = cite(&record, "undated", ["Speaker not stated", "Outlet not stated"]);
        assert!(cited.starts_with("Speaker not stated: no meeting — Outlet not stated, undated."), "{cited}");
        assert!(cited.ends_with("https://x.example/#/v1/st/a"));
        record.url = Some("https://paper.example/a".into());
        record.quotes = vec![quote("no meeting")];
        record.speaker = Some("Ada Example".into());
        let cited = cite(&record, "undated", ["Speaker not stated", "Outlet not stated"]);
        assert!(
            cited.starts_with("Ada Example: no meeting — ") && cited.ends_with("/a#:~:text=no%20meeting"),
            "{cited}"
        );
    }
}
