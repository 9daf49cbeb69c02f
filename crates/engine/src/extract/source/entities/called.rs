//! What an article calls somebody, and what names that mean the same have in common.

use crate::extract::conversation::Conversation;
use crate::extract::source::label_mentions;
use crate::extract::source::mention::{NameMention, Sort};
use crate::language::Language;
use crate::language::names::{Name, fold};
use crate::text::parsed::Parsed;
use rustc_hash::{FxHashMap, FxHashSet};
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

/// Last names that are places as well, where the article uses them as names alone: "Jordan said", of Ada Jordan, but not where
/// somebody flew "to Jordan".
pub(super) fn namesakes_of_places(doc: &Parsed<'_>, called: &[Called<'_>]) -> FxHashSet<String> {
    let places: FxHashSet<&str> = called
        .iter()
        .filter(|c| c.mention.name.len() == 1 && matches!(c.mention.sort, Sort::Country | Sort::Place))
        .map(|c| c.written.as_ref())
        .collect();
    if places.is_empty() {
        return FxHashSet::default();
    }
    let persons = called.iter().filter(|c| c.mention.sort == Sort::Person && c.mention.name.len() > 1);
    let mut found: FxHashSet<String> = persons
        .map(|c| doc.word(c.mention.name.end - 1))
        .filter(|word| places.contains(word))
        .map(str::to_owned)
        .collect();
    let led = |i: usize| {
        i.checked_sub(1).is_some_and(|before| {
            doc.language.sources.prepositions.contains(&doc.word(before).to_lowercase())
        })
    };
    for at in (0..doc.tokens.len()).filter(|&i| led(i)) {
        found.remove(doc.word(at));
    }
    found
}

/// The bodies that are named in full, by their last word: where each is named first, and how.
pub(super) fn bodies_by_their_last_word<'c>(
    called: &'c [Called<'_>],
) -> FxHashMap<&'c str, Vec<(usize, &'c str)>> {
    let mut bodies: FxHashMap<&str, Vec<(usize, &str)>> = FxHashMap::default();
    for one in called.iter().filter(|c| c.mention.name.len() > 1 && c.mention.sort == Sort::Organisation) {
        let Some((_, last)) = one.written.rsplit_once(' ') else { continue };
        let all = bodies.entry(last).or_default();
        // Two are as good as many: which one is meant cannot be told.
        if all.len() < 2 && !all.iter().any(|(_, written)| *written == one.written.as_ref()) {
            all.push((one.mention.name.start, one.written.as_ref()));
        }
    }
    bodies
}

/// "The Trust", behind the Harbour Trust: the full name of the only body of the article that ends so. Which government is
/// "the Government" its name does not tell.
pub(super) fn body_in_full<'c>(
    doc: &Parsed<'_>,
    called: &Called<'_>,
    bodies: &FxHashMap<&str, Vec<(usize, &'c str)>>,
) -> Option<&'c str> {
    let mention = called.mention;
    let before = mention.name.start.checked_sub(1).map_or("", |i| doc.word(i)).to_lowercase();
    let word = called.written.to_lowercase();
    let short = mention.name.len() == 1
        && mention.sort == Sort::Organisation
        && doc.language.grammar.the.contains(&before)
        && doc.language.bodies.is_body(&word)
        && !doc.language.bodies.of_the_state.contains(&word);
    match bodies.get(called.written.as_ref()).map(Vec::as_slice) {
        Some([(first, whole)]) if short && *first < mention.name.start => Some(whole),
        _ => None,
    }
}
