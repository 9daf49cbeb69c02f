//! A link to the very words in a source: a text fragment (`#:~:text=prefix-,start,end`). The browser finds the words,
//! scrolls to them and marks them; one that does not know this opens the page as ever.
//!
//! ```text
//! https://example.org/article#:~:text=Lavrov%20said-,There%20is%20no%20meeting,planned
//! ```

use crate::address::percent::fragment_words;
use on_record_engine::Span;

/// So many characters of words are given whole; of longer ones the first and the last words.
const WHOLE: usize = 120;
/// How many words stand for an end of a longer piece.
const ENDS: usize = 5;
/// How many words before the piece tell it from the same words elsewhere.
const BEFORE: usize = 3;

/// The address with the words of a span, which stands in `text`. An address that has a fragment of its own keeps it.
pub(crate) fn with_words(url: &str, text: &str, span: Span) -> String {
    let words: Vec<&str> = span.of(text).split_whitespace().collect();
    if words.is_empty() {
        return url.to_owned();
    }
    // Words of the paragraph before; a fragment does not reach over paragraphs.
    let line = text[..span.start as usize].rsplit('\n').next().unwrap_or_default();
    let before: Vec<&str> = line.split_whitespace().collect();
    let before = &before[before.len().saturating_sub(BEFORE)..];
    let mut out = url.to_owned();
    out.push_str(if url.contains('#') { ":~:text=" } else { "#:~:text=" });
    if !before.is_empty() {
        out.push_str(&fragment_words(&before.join(" ")));
        out.push_str("-,");
    }
    if span.len() as usize <= WHOLE || words.len() <= 2 * ENDS {
        out.push_str(&fragment_words(&words.join(" ")));
    } else {
        out.push_str(&fragment_words(&words[..ENDS].join(" ")));
        out.push(',');
        out.push_str(&fragment_words(&words[words.len() - ENDS..].join(" ")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::with_words;
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
}
