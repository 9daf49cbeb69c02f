//! What the rules' tests share: choices made by hand from words of a text.

use crate::extract::attribution::choice::Choice;
use crate::text::parsed::Parsed;

/// The tokens of the first place where these words stand, which are given with a blank between tokens.
pub(super) fn tokens(doc: &Parsed<'_>, words: &str) -> Vec<u32> {
    let wanted: Vec<&str> = words.split(' ').collect();
    let at = (0..doc.tokens.len()).find(|&i| (0..wanted.len()).all(|n| doc.word(i + n) == wanted[n]));
    let at = at.expect("the words stand in the text");
    (at..at + wanted.len()).map(|i| i as u32).collect()
}

/// Tokens with a blank between them.
pub(super) fn written(doc: &Parsed<'_>, tokens: &[u32]) -> String {
    tokens.iter().map(|&i| doc.word(i as usize)).collect::<Vec<_>>().join(" ")
}

/// A choice that is sure of itself.
pub(super) fn choice(cue: Vec<u32>, source: Vec<u32>, content: Vec<u32>) -> Choice {
    Choice { cue, source, content, sure: 0.9, speaker: 0.9, nested: false, turn: false }
}
