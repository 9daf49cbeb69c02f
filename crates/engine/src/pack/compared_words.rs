//! Words as packing compares them: small letters, without accents, apostrophes and hyphens.

use crate::strings::folded::fold;
pub(super) use crate::strings::folded::folded;
use std::ops::Range;

/// The words of a text with their places. "Putin’s U.S.-led" gives `putins`, `us`, `led`.
pub(super) fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    each_place(text, |place| {
        let word = folded(text.get(place.clone()).unwrap_or_default());
        found.push((word, place));
    });
    found
}

/// The places of a text's words. Apostrophes lie inside words, and so do full stops behind a letter or two: "U.S."
pub(super) fn each_place(text: &str, mut tell: impl FnMut(Range<usize>)) {
    let mut open: Option<usize> = None;
    // How long the open word is as it is compared.
    let mut length = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_alphanumeric() {
            if open.is_none() {
                (open, length) = (Some(at), 0);
            }
            length += if c.is_ascii() {
                1
            } else {
                let mut plain = String::new();
                fold(c, |c| plain.push(c));
                plain.len()
            };
            continue;
        }
        let joins = matches!(c, '’' | '\'') || c == '.' && open.is_some() && length <= 2;
        if joins && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric()) {
            continue;
        }
        if let Some(start) = open.take() {
            tell(start..at);
        }
    }
    if let Some(start) = open {
        tell(start..text.len());
    }
}

/// Only the words, of several stretches in order.
pub(super) fn of_spans(text: &str, spans: &[crate::Span]) -> Vec<String> {
    spans.iter().flat_map(|span| words(span.of(text))).map(|(word, _)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn folds_case_accents_and_apostrophes() {
        let found: Vec<String> =
            words("Putin’s “U.S.-led” Événement. We'll").into_iter().map(|(w, _)| w).collect();
        assert_eq!(found, ["putins", "us", "led", "evenement", "well"]);
    }
}
