//! What an article calls somebody, and what names that mean the same have in common.

use crate::extract::conversation::Conversation;
use crate::extract::source::label_mentions;
use crate::extract::source::mention::{NameMention, Sort};
use crate::language::Language;
use crate::language::names::{Name, fold};
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
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

/// Last names that are places as well, where the article uses them as a person's: "Jordan said that she was sorry", of Ada Jordan, who was
/// named before. Not where somebody flew "to Jordan", where it has a king, or where it said that *it* was sorry.
pub(super) fn namesakes_of_places(doc: &Parsed<'_>, called: &[Called<'_>]) -> FxHashSet<String> {
    let mut alone: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for one in called.iter().filter(|c| c.mention.name.len() == 1) {
        if matches!(one.mention.sort, Sort::Country | Sort::Place) {
            alone.entry(one.written.as_ref()).or_default().push(one.mention.name.start);
        }
    }
    if alone.is_empty() {
        return FxHashSet::default();
    }
    let mut first: FxHashMap<&str, usize> = FxHashMap::default();
    for one in called.iter().filter(|c| c.mention.sort == Sort::Person && c.mention.name.len() > 1) {
        let at = one.mention.name.end - 1;
        let known = first.entry(doc.word(at)).or_insert(at);
        *known = at.min(*known);
    }
    let is_persons = |(word, uses): &(&&str, &Vec<usize>)| {
        let behind = first.get(**word).is_some_and(|named| uses.iter().all(|at| at > named));
        behind
            && uses.iter().all(|&at| may_be_somebody(doc, at))
            && uses.iter().any(|&at| is_somebody(doc, at))
    };
    alone.iter().filter(is_persons).map(|(word, _)| (*word).to_owned()).collect()
}

/// Whether a name alone may be a person's here: it opens its clause or stands beside a verb of saying, owns nothing, and no "it" stands
/// in its sentence.
fn may_be_somebody(doc: &Parsed<'_>, at: usize) -> bool {
    let Language { cues, pronouns, grammar, word_classes, .. } = doc.language;
    let start = doc.sentence_of(at).tokens.start;
    let before = at.checked_sub(1).filter(|before| doc.is_word(*before) && start != at);
    let led = before.is_none_or(|i| {
        let word = doc.word(i);
        cues.find(word).is_some()
            || word_classes.that.contains(word)
            || word_classes.coordinators.contains(word)
    });
    let place = at > start + 1 && doc.word(at - 1) == "," && doc.tokens[at - 2].kind == TokenKind::Capital;
    let owns = at + 1 < doc.tokens.len() && grammar.possessives.contains(doc.word(at + 1));
    let sentence = doc.sentence_of(at).tokens.clone();
    let it = |i: usize| !doc.is_quoted(i) && pronouns.thing.contains(&doc.word(i).to_lowercase());
    led && !place && !owns && !sentence.into_iter().any(it)
}

/// Whether somebody is meant for sure: "he", "she" or "I" stands in the sentence.
fn is_somebody(doc: &Parsed<'_>, at: usize) -> bool {
    let pronouns = &doc.language.pronouns;
    let person = |i: usize| {
        let word = doc.word(i);
        let small = word.to_lowercase();
        let other = pronouns.male.contains(&small) || pronouns.female.contains(&small);
        other && !doc.is_quoted(i) || doc.is_quoted(i) && pronouns.speaking_alone.contains(word)
    };
    doc.sentence_of(at).tokens.clone().any(person)
}

/// The bodies that are named in full, by their last word: where each is named first, and how.
pub(super) fn bodies_by_their_last_word<'c>(
    doc: &Parsed<'_>,
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
    // "The Commission for Water" may be called so as well.
    let capital = |i: usize| doc.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Capital);
    for i in 0..doc.tokens.len().saturating_sub(2) {
        let leads = doc.language.word_classes.of.contains(doc.word(i + 1))
            || doc.language.word_classes.prepositions.contains(doc.word(i + 1));
        if capital(i) && capital(i + 2) && leads {
            bodies.remove(doc.word(i));
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
        && doc.language.sources.short_for_a_body.contains(&word);
    match bodies.get(called.written.as_ref()).map(Vec::as_slice) {
        Some([(first, whole)]) if short && *first < mention.name.start => Some(whole),
        _ => None,
    }
}
