//! Long texts are read in stretches, so that room for the network's rows does not grow with them.
//!
//! A text of up to [`WHOLE`] tokens is one stretch. A longer one is cut where paragraphs end, into parts of at most
//! [`PART`] tokens; each is read with [`AROUND`] tokens before and after it, and says only what is within. The
//! network was taught on stretches with 40 tokens before and 60 after: it knows nothing from farther away.
//!
//! ```text
//! part 2 of a book:   [… 240 tokens | paragraphs 311 to 370 | 240 tokens …]
//! ```

use super::source_and_content::REACH;
use super::tokens::Token;
use std::ops::Range;

/// Tokens that are read in one stretch.
const WHOLE: usize = 6000;
/// Tokens of a part of a longer text, at most.
const PART: usize = 4000;
/// Tokens that are read before and after a part.
const AROUND: usize = 240;

/// What stage two looks at lies within.
const _: () = assert!(REACH < AROUND);

/// A stretch of tokens that is read at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// What is read.
    pub all: Range<usize>,
    /// What is said of.
    pub part: Range<usize>,
}

/// The stretches of a text.
pub(super) fn windows(tokens: &[Token]) -> impl Iterator<Item = Window> + '_ {
    let count = tokens.len();
    let mut start = 0;
    std::iter::from_fn(move || {
        let end = if count <= WHOLE { count } else { end(tokens, start) };
        let part = start..end;
        start = end;
        let all = part.start.saturating_sub(AROUND)..(end + AROUND).min(count);
        (!part.is_empty()).then_some(Window { all, part })
    })
}

/// Where a part ends: with the last paragraph that ends in it, if there is one in its second half.
fn end(tokens: &[Token], start: usize) -> usize {
    if tokens.len() - start <= PART {
        return tokens.len();
    }
    let ends = |&at: &usize| tokens[at - 1].paragraph != tokens[at].paragraph;
    (start + PART / 2..=start + PART).rev().find(ends).unwrap_or(start + PART)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn parts(text: &str) -> Vec<Window> {
        windows(&tokens(text, &[])).collect()
    }

    #[test]
    fn an_article_is_one_stretch() {
        assert_eq!(parts(&"a\n".repeat(WHOLE)), [Window { all: 0..WHOLE, part: 0..WHOLE }]);
        assert!(parts("").is_empty());
    }

    #[test]
    fn a_long_text_is_cut_at_paragraphs() {
        let paragraph = format!("{}\n", "word ".repeat(700));
        let found = parts(&paragraph.repeat(20));
        let ends: Vec<usize> = found.iter().map(|window| window.part.end).collect();
        assert_eq!(ends, [3500, 7000, 10_500, 14_000]);
        assert_eq!(found[1], Window { all: 3260..7240, part: 3500..7000 });
        assert_eq!(found[3].all, 10_260..14_000);
    }

    #[test]
    fn a_paragraph_without_end_is_cut_too() {
        let ends: Vec<usize> = parts(&"word ".repeat(9000)).iter().map(|window| window.part.end).collect();
        assert_eq!(ends, [4000, 8000, 9000]);
    }
}
