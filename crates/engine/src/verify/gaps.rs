//! What a source has where a draft says that it left words out ("…") or put some in ("[the treaty]").
//!
//! It is no alteration. But a "not" may be among the words, so whoever checks the draft shall see them.

use super::finding::Gap;
use super::laid_out::LaidOut;
use super::passage::{Join, Passage};
use crate::language::Language;
use crate::text::span::Span;

/// The gaps of a passage whose words stand at `places` of a source, those of them that do. Where the source has nothing in the
/// place of a sign there is no gap.
pub(super) fn gaps(
    draft: &str,
    passage: &Passage,
    source: &LaidOut<'_>,
    places: &[Option<usize>],
    language: &Language,
) -> Vec<Gap> {
    let mut found = Vec::new();
    for (row, word) in passage.words.iter().enumerate().filter(|(_, word)| word.join != Join::Next) {
        let Some(before) = row.checked_sub(1) else { continue };
        let at = |row: usize| places.get(row).copied().flatten();
        let (Some(first), Some(second), Some(last)) = (at(before), at(row), passage.words.get(before)) else {
            continue;
        };
        let quoted = [first, second].iter().all(|place| source.quotation(*place).is_some());
        let from = source.said(first + 1..second.max(first + 1), quoted);
        if !from.is_empty() {
            let span = sign(draft, Span::new(last.span.end, word.span.start));
            found.push(Gap { span, negated: says_no(&from, language), from });
        }
    }
    found
}

/// What stands between two words without the blanks and marks around it.
fn sign(draft: &str, between: Span) -> Span {
    let whole = between.of(draft);
    let marks = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':');
    let rest = whole.trim_start_matches(marks);
    let start = between.start as usize + (whole.len() - rest.len());
    Span::at(start, start + rest.trim_end_matches(marks).len())
}

/// Whether a word among these says no: "not", "never", "can't".
fn says_no(words: &str, language: &Language) -> bool {
    let bare =
        |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).replace('’', "'").to_lowercase();
    words.split_whitespace().map(bare).any(|word| {
        language.topics.negations.contains(&word)
            || language.word_classes.negations.contains(&word)
            || language.attribution.negative_endings.close(&word, 1)
    })
}
