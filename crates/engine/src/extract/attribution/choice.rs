//! An attribution while it competes with others: its tokens, and how sure it is.

use crate::language::cues::Lexicon;
use crate::text::parsed::Parsed;

/// From this share on a cue word nearly always attributes.
pub(super) const PLAIN: u8 = 60;
/// Whether a token is a cue word that nearly always attributes.
pub(super) fn is_plain(doc: &Parsed<'_>, lexicon: &Lexicon, token: u32) -> bool {
    lexicon.find(doc.word(token as usize)).is_some_and(|c| c.share >= PLAIN)
}

/// An attribution in tokens.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The cue's tokens.
    pub cue: Vec<u32>,
    /// The source's tokens.
    pub source: Vec<u32>,
    /// The content's tokens.
    pub content: Vec<u32>,
    /// How likely the content is right, in 0 to 1.
    pub sure: f32,
    /// How likely the speaker is right where the content is.
    pub speaker: f32,
    /// Whether it stands inside another one's content.
    pub nested: bool,
}

/// How many of the tokens are words.
pub(super) fn words(doc: &Parsed<'_>, tokens: &[u32]) -> usize {
    tokens.iter().filter(|&&i| doc.is_word(i as usize)).count()
}

/// Pronouns that stand for whoever speaks.
pub(super) const PRONOUNS: [&str; 3] = ["he", "she", "they"];
