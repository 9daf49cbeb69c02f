//! Words as packing compares them: small letters, without accents, apostrophes and hyphens.

use crate::strings::ascii::ascii;
use std::ops::Range;

/// The words of a text with their places. "Putin’s U.S.-led" gives `putins`, `us`, `led`.
pub(super) fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found: Vec<(String, Range<usize>)> = Vec::new();
    let mut open: Option<(String, usize)> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_alphanumeric() {
            let (word, _) = open.get_or_insert_with(|| (String::new(), at));
            for lower in c.to_lowercase() {
                match ascii(lower) {
                    Some(plain) => word.push_str(plain),
                    None => word.push(lower),
                }
            }
            continue;
        }
        let inside = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if inside && (matches!(c, '’' | '\'') || c == '.' && open.as_ref().is_some_and(|(w, _)| w.len() <= 2))
        {
            continue;
        }
        if let Some((word, start)) = open.take() {
            found.push((word, start..at));
        }
    }
    if let Some((word, start)) = open {
        found.push((word, start..text.len()));
    }
    found
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
