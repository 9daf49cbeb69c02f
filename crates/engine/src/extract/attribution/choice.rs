//! An attribution while it competes with others: its tokens, and how sure it is.

use crate::language::cues::Form;
use crate::model::corpus::Kind;
use crate::strings::word_set::WordSet;
use crate::text::parsed::Parsed;
use crate::text::span::Span;

/// From this share on a cue word nearly always attributes.
const PLAIN: u8 = 60;

/// An attribution in tokens of [`Parsed`].
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// The cue's tokens.
    pub(crate) cue: Vec<u32>,
    /// The source's tokens.
    pub(crate) source: Vec<u32>,
    /// The content's tokens.
    pub(crate) content: Vec<u32>,
    /// How likely the content is right, in 0 to 1.
    pub(crate) sure: f32,
    /// How likely the speaker is right where the content is.
    pub(crate) speaker: f32,
    /// Whether it stands inside another one's content.
    pub(crate) nested: bool,
    /// Whether it is a turn of a conversation, which the layout alone attributes.
    pub(crate) turn: bool,
}

/// Whether a token is a cue word that nearly always attributes.
pub(super) fn is_plain(doc: &Parsed<'_>, token: u32) -> bool {
    doc.language.cues.find(doc.word(token as usize)).is_some_and(|c| c.share >= PLAIN)
}

/// Whether a token is a form of one of these cues, which are given in their basic form.
pub(super) fn is_form_of(doc: &Parsed<'_>, token: u32, lemmas: &WordSet) -> bool {
    doc.language.cues.find(doc.word(token as usize)).is_some_and(|cue| lemmas.contains(&cue.lemma))
}

/// Whether a token is the participle of a cue word: "saying".
pub(super) fn is_participle(doc: &Parsed<'_>, token: u32) -> bool {
    doc.language.cues.find(doc.word(token as usize)).is_some_and(|cue| cue.form == Form::Participle)
}

/// How many of the tokens are words.
pub(super) fn words(doc: &Parsed<'_>, tokens: &[u32]) -> usize {
    tokens.iter().filter(|&&i| doc.is_word(i as usize)).count()
}

/// The tokens of stretches of text, each once: where the network cuts a word in two ("U.S.Ms"), two stretches share it.
pub(super) fn tokens_of(doc: &Parsed<'_>, spans: &[Span]) -> Vec<u32> {
    let mut tokens: Vec<u32> = spans.iter().flat_map(|&span| doc.tokens_in(span)).map(|i| i as u32).collect();
    tokens.dedup();
    tokens
}

/// What a cue tells of, by the kinds of its words.
pub(super) fn kind(doc: &Parsed<'_>, cue: &[u32]) -> Kind {
    let words = cue.iter().filter(|&&i| doc.is_word(i as usize));
    let mut worded = false;
    let kinds: Vec<Kind> = words
        .inspect(|_| worded = true)
        .filter_map(|&i| doc.language.cues.find(doc.word(i as usize)).map(|c| c.kind))
        .collect();
    let order = [Kind::Speech, Kind::Finding, Kind::Attitude];
    // A colon or a dash announces words.
    let silent = if worded { Kind::Other } else { Kind::Speech };
    order.into_iter().find(|k| kinds.contains(k)).unwrap_or(silent)
}
