//! A link to the very words in a source: a text fragment (`#:~:text=prefix-,start,end`, WICG Scroll to Text Fragment). The
//! browser finds the words, scrolls to them and marks them; one that does not know this opens the page as ever.
//!
//! ```text
//! https://example.org/article#:~:text=Lavrov%20said-,There%20is%20no%20meeting,planned
//! ```

use crate::export::record::Quote;
use on_record_engine::Span;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Maximum number of words that are given whole; of more the first and the last ones.
const WHOLE: usize = 16;
/// How many words stand for an end of a longer piece.
const ENDS: usize = 5;
/// How many words before the piece tell it from the same words elsewhere.
const BEFORE: usize = 3;

/// What is escaped: all that a fragment's own signs could be, the comma, the hyphen and the ampersand too.
const SIGNS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

/// The address with the words of a span, which stands in `text`. An address that has a fragment of its own keeps it.
pub(crate) fn with_words(url: &str, text: &str, span: Span) -> String {
    // Words of the paragraph before; a fragment does not reach over paragraphs.
    let line = text[..span.start as usize].rsplit('\n').next().unwrap_or_default();
    let before: Vec<&str> = line.split_whitespace().collect();
    let before = &before[before.len().saturating_sub(BEFORE)..];
    let Some(piece) = directive(span.of(text), before) else { return url.to_owned() };
    let sign = if url.contains('#') { "" } else { "#" };
    format!("{url}{sign}:~:{piece}")
}

/// The fragment of several pieces, one directive for each: `#:~:text=first,last&text=…`. Empty where there is none.
#[must_use]
pub fn fragment(quotes: &[Quote]) -> String {
    let pieces: Vec<String> = quotes.iter().filter_map(|quote| directive(&quote.exact, &[])).collect();
    if pieces.is_empty() { String::new() } else { format!("#:~:{}", pieces.join("&")) }
}

/// What finds these words, behind the ones that stand before them; `None` where there are no words.
fn directive(exact: &str, before: &[&str]) -> Option<String> {
    let encode = |words: &[&str]| utf8_percent_encode(&words.join(" "), SIGNS).to_string();
    let words: Vec<&str> = exact.split_whitespace().collect();
    let prefix = if before.is_empty() { String::new() } else { format!("{}-,", encode(before)) };
    match words.len() {
        0 => None,
        1..=WHOLE => Some(format!("text={prefix}{}", encode(&words))),
        _ => {
            Some(format!("text={prefix}{},{}", encode(&words[..ENDS]), encode(&words[words.len() - ENDS..])))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{fragment, with_words};
    use crate::export::record::Quote;
    use on_record_engine::Span;

    fn link(text: &str, piece: &str) -> String {
        let start = text.find(piece).unwrap();
        with_words("https://example.org/a", text, Span::at(start, start + piece.len()))
    }

    #[test]
    fn short_pieces_are_whole_and_long_ones_have_two_ends() {
        assert_eq!(
            link("One.\nAda Example said: \"No, well-met, at all\".", "\"No, well-met, at all\""),
            "https://example.org/a#:~:text=Ada%20Example%20said%3A-,%22No%2C%20well%2Dmet%2C%20at%20all%22"
        );
        let long = format!("one two three four five {} six seven eight nine ten", "word ".repeat(30));
        let linked = link(&long, &long);
        assert_eq!(
            linked,
            "https://example.org/a#:~:text=one%20two%20three%20four%20five,six%20seven%20eight%20nine%20ten"
        );
        assert_eq!(
            with_words("https://example.org/#part", "so it is", Span::new(3, 5)),
            "https://example.org/#part:~:text=so-,it"
        );
        assert_eq!(with_words("https://example.org/", "", Span::new(0, 0)), "https://example.org/");
    }

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
}
