//! What an article calls somebody, and what names that mean the same have in common.

use crate::extract::conversation::Conversation;
use crate::extract::source::label_mentions;
use crate::extract::source::mention::{NameMention, Sort};
use crate::language::Language;
use crate::language::names::{Name, fold};
use crate::text::parsed::Parsed;
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::ops::Range;

/// The words of these tokens, as they stand in the text.
pub(crate) fn written<'t>(doc: &Parsed<'t>, tokens: &Range<usize>) -> Option<&'t str> {
    let (first, last) = (doc.tokens.get(tokens.start)?, doc.tokens.get(tokens.end.checked_sub(1)?)?);
    Some(first.span.join(last.span).of(doc.text))
}

/// A mention with its name.
pub(super) struct Called<'a> {
    pub(super) mention: &'a NameMention,
    /// As the article has it, with one blank between two words.
    pub(super) written: Cow<'a, str>,
    pub(super) name: Name,
}

impl<'a> Called<'a> {
    pub(super) fn new(doc: &Parsed<'a>, conversation: &Conversation, mention: &'a NameMention) -> Self {
        let words = written(doc, &mention.name).unwrap_or_default();
        let written = if mention.name.len() == 1 {
            Cow::Borrowed(words)
        } else {
            Cow::Owned(words.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let written = label_mentions::written(doc, conversation, mention.name.start, written);
        let name = doc.language.names.read(&written);
        Self { mention, written, name }
    }
}

/// "U.S. Department of Water" as "United States Department of Water": what belongs to a state is named by its country,
/// however that is written.
pub(super) fn in_full(language: &Language, written: &str) -> String {
    let full = || {
        let (first, rest) = written.split_once(' ')?;
        let short = first.len() <= 4 && !first.contains(char::is_lowercase);
        let body = language.sources.bodies_of_a_state.contains(rest.split(' ').next()?);
        let country = language
            .gazetteer
            .country(first)
            .filter(|_| short && body && !language.gazetteer.is_seat(first))?;
        Some(format!("{} {rest}", language.gazetteer.country_name(country)))
    };
    full().unwrap_or_else(|| written.to_owned())
}

pub(super) fn key(language: &Language, written: &str) -> String {
    let lower = in_full(language, written).to_lowercase().replace('-', " ");
    language.grammar.without_article(&lower).to_owned()
}

/// The words that stand alone as names, folded.
pub(super) fn families(called: &[Called<'_>]) -> FxHashSet<String> {
    let alone =
        |c: &&Called<'_>| c.mention.name.len() == 1 && matches!(c.mention.sort, Sort::Person | Sort::Unknown);
    called.iter().filter(alone).map(|c| fold(&c.written)).collect()
}
