//! Mentions: where an article names persons, organisations and countries, with the titles and roles beside the name.
//!
//! A name is a run of capitalised words; titles, nationalities and roles before it are cut off and kept; words that
//! only begin a sentence are no name. Invariant: mentions lie in the order of the text and do not overlap.

mod age;
mod apposition;
mod body_noun;
mod name;
mod name_run;
mod role;
mod roles_beside;
mod sort;

pub(super) use age::{beside as age_beside, of_years};
pub(super) use body_noun::beside as body_beside;
pub(super) use name::is_title_word;
pub(crate) use role::{Role, role};
pub(super) use sort::sort;

use crate::extract::conversation::Conversation;
use crate::language::gazetteer::Gender;
use crate::text::parsed::{Parsed, Sentence};
use crate::text::token::TokenKind;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What a name names, as far as its own words and neighbours tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Sort {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A country, or the seat of its government.
    Country,
    /// Another place.
    Place,
    /// People without names: "analysts".
    Group,
    /// A person without a name: "a spokesman".
    Unnamed,
    /// What is written: "the report".
    Document,
    /// Not told.
    Unknown,
}

/// A name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NameMention {
    /// The tokens of the name, without titles.
    pub name: Range<usize>,
    /// The same with titles, nationalities and roles before it.
    pub whole: Range<usize>,
    /// What it names.
    pub sort: Sort,
    /// What title and first name tell.
    pub gender: Option<Gender>,
    /// The roles beside it.
    pub roles: Vec<Role>,
    /// Whether a courtesy or office stands before it: "Mr.".
    pub titled: bool,
}

impl NameMention {
    /// A name without titles, roles and gender: a place's, an organisation's.
    const fn plain(tokens: Range<usize>, sort: Sort) -> Self {
        let name = Range { start: tokens.start, end: tokens.end };
        Self { name, whole: tokens, sort, gender: None, roles: Vec::new(), titled: false }
    }
}

/// All name mentions of an article, in order.
#[must_use]
pub(crate) fn mentions(doc: &Parsed<'_>, conversation: &Conversation) -> Vec<NameMention> {
    let mut found = Vec::new();
    // Above an interview stands who gives it, in a heading or not.
    let interview = conversation.interview();
    let above = |s: &Sentence| s.tokens.end <= interview;
    let quiet: Vec<&Sentence> =
        doc.sentences.iter().filter(|s| above(s) || !shouted(doc, &s.tokens)).collect();
    let seen = Seen { inner: inner_capitals(doc, &quiet), surnames: surnames(doc, &quiet) };
    for sentence in quiet {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let run = name_run::run(doc, at, sentence.tokens.end);
            if run.is_empty() {
                at += 1;
                continue;
            }
            let opens = at == sentence.tokens.start
                || doc.is_quoted(at)
                    && doc.tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.kind == TokenKind::Quote);
            name::read(doc, run.clone(), opens, &seen, &mut found);
            at = run.end;
        }
    }
    // What stands before a name belongs to its role up to the person before: "NATO chief", "Ben Sample, aide to".
    let ends: Vec<usize> = found
        .iter()
        .map(
            |m: &NameMention| {
                if matches!(m.sort, Sort::Person | Sort::Unknown) { m.name.end } else { m.whole.start }
            },
        )
        .collect();
    for (place, mention) in found.iter_mut().enumerate() {
        let floor = if place == 0 { 0 } else { ends.get(place - 1).copied().unwrap_or(0) };
        roles_beside::read(doc, mention, floor);
    }
    found
}

/// What the whole article tells of its capitalised words.
struct Seen<'t> {
    /// Words that stand capitalised inside sentences: only these are names at a sentence's beginning.
    inner: FxHashSet<&'t str>,
    /// Last names that could be taken for other words: "King" of "TJ King", "Early" of "Ada Early".
    surnames: FxHashSet<&'t str>,
}

/// Titles and adverbs that end a name of two words whose first is a first name or initials.
fn surnames<'t>(doc: &Parsed<'t>, sentences: &[&Sentence]) -> FxHashSet<&'t str> {
    let gazetteer = &doc.language.gazetteer;
    let capital = |i: usize| doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Capital);
    let initials =
        |word: &str| (2..=4).contains(&word.len()) && word.chars().all(|c| c.is_uppercase() || c == '.');
    let places = sentences.iter().flat_map(|s| s.tokens.clone().skip(1));
    places
        .filter(|&i| {
            let (first, last) = (doc.word(i - 1), doc.word(i));
            capital(i)
                && !capital(i + 1)
                && (gazetteer.is_role(last)
                    || gazetteer.is_title(last)
                    || name::plain_opener(doc.language, last))
                && (gazetteer.given(first).is_some() || initials(first) && capital(i - 1))
                && !gazetteer.is_country(first)
                && !doc.language.sources.offices.contains(last)
        })
        .map(|i| doc.word(i))
        .collect()
}

/// Words that stand capitalised inside sentences: only these are names at a sentence's beginning.
fn inner_capitals<'t>(doc: &Parsed<'t>, sentences: &[&Sentence]) -> FxHashSet<&'t str> {
    let mut words = FxHashSet::default();
    for sentence in sentences {
        for i in sentence.tokens.clone().skip(1) {
            let follows = doc
                .tokens
                .get(i - 1)
                .is_some_and(|t| t.kind != TokenKind::Quote && t.kind != TokenKind::Stop);
            if follows && doc.tokens[i].kind == TokenKind::Capital {
                words.insert(doc.word(i));
            }
        }
    }
    words
}

/// Whether a sentence is set in Title Case or CAPITALS, where a capital tells nothing.
fn shouted(doc: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let (mut long, mut capital) = (0, 0);
    for token in doc.tokens[tokens.clone()].iter().take(40).filter(|t| t.kind.is_word() && t.span.len() >= 4)
    {
        long += 1;
        capital += usize::from(token.kind == TokenKind::Capital);
    }
    // "Mayor Ada Example spoke in Lima." is a sentence: a headline has no full stop.
    let told = capital < long && tokens.end > tokens.start && doc.word(tokens.end - 1) == ".";
    long >= 5 && capital * 10 >= long * 8 && !told
}

#[cfg(test)]
mod tests {
    use super::{NameMention, Sort, mentions};
    use crate::extract::conversation::Conversation;
    use crate::text::parsed::Parsed;

    /// The names of a text with what they name and their roles.
    fn found(text: &str) -> Vec<(String, Sort, Vec<String>)> {
        let doc = Parsed::new(text);
        let words = |m: &NameMention| m.name.clone().map(|i| doc.word(i)).collect::<Vec<_>>().join(" ");
        let roles = |m: &NameMention| m.roles.iter().map(|role| role.text.clone()).collect();
        mentions(&doc, &Conversation::default()).iter().map(|m| (words(m), m.sort, roles(m))).collect()
    }

    fn names(text: &str) -> Vec<String> {
        found(text).into_iter().map(|(name, ..)| name).collect()
    }

    /// The roles of the only name.
    fn roles(text: &str) -> Vec<String> {
        let all = found(text);
        let [(_, _, roles)] = all.as_slice() else { panic!("{all:?}") };
        roles.clone()
    }

    #[test]
    fn a_word_that_opens_a_sentence_is_no_name() {
        assert_eq!(names("Recently Ada Example spoke. Speaking there was hard."), ["Ada Example"]);
    }

    #[test]
    fn small_words_join_names_of_bodies() {
        assert_eq!(names("It was the Ministry of Water and Energy."), ["Ministry of Water and Energy"]);
        assert_eq!(names("It was the Centre for Water and Energy."), ["Centre for Water and Energy"]);
        assert_eq!(
            names("It was the Ministry of Water and Ada Example."),
            ["Ministry of Water", "Ada Example"]
        );
    }

    #[test]
    fn nouns_and_offices_within_the_name_of_a_body() {
        assert_eq!(names("It was the Wexel Police Department."), ["Wexel Police Department"]);
        assert_eq!(names("It was the Wexel County Sheriff’s Office."), ["Wexel County Sheriff ’s Office"]);
        assert_eq!(
            names("It was the Wexel Police and Ada Example."),
            ["Wexel", "Ada Example"],
            "nothing closes it"
        );
        assert_eq!(
            names("We met Ada Example’s Office there.")[0],
            "Ada Example",
            "it is no office that is hers"
        );
    }

    #[test]
    fn particles_belong_to_the_last_name() {
        assert_eq!(names("We met Ada van der Example there."), ["Ada van der Example"]);
        assert_eq!(names("What did Ada Example do Monday?"), ["Ada Example"]);
    }

    #[test]
    fn a_text_may_end_with_where_somebody_is() {
        assert_eq!(names("We met in the hall, Harbour-based"), [""; 0]);
    }

    #[test]
    fn a_title_makes_a_name_a_persons() {
        let all = found("We met Mayor Wexel there.");
        assert_eq!(all, [("Wexel".to_owned(), Sort::Person, vec!["Mayor".to_owned()])]);
    }

    #[test]
    fn a_role_stands_in_apposition_behind_a_name() {
        assert_eq!(roles("We met Ada Example, the mayor, there."), ["mayor"]);
        assert_eq!(roles("We met Ada Example, who told the mayor, there."), [""; 0]);
    }

    #[test]
    fn a_role_behind_who_is_quoted_is_anothers() {
        assert_eq!(roles("According to Ada Example, the mayor, it rained."), [""; 0]);
    }

    #[test]
    fn a_role_before_a_name_is_definite_or_none() {
        assert_eq!(roles("It was the mayor, Ada Example, there."), ["mayor"]);
        assert_eq!(roles("It was some mayor, Ada Example, there."), [""; 0]);
    }

    #[test]
    fn offices_written_short_are_given_in_full() {
        assert_eq!(roles("We met Sen. Ada Example there."), ["Senator"]);
    }

    #[test]
    fn elided_and_joined_particles_belong_to_a_name() {
        assert_eq!(names("We met Ada d’Example there."), ["Ada d’Example"]);
        assert_eq!(names("We met Ada al-Example there."), ["Ada al-Example"]);
        assert_eq!(names("We met Ada water-Example there."), ["Ada"], "no particle");
        assert_eq!(
            names("We met Ada waters’Example there."),
            ["Ada"],
            "too long a word before the apostrophe"
        );
    }

    #[test]
    fn a_nickname_stands_within_a_name() {
        assert_eq!(names("We met Ada “Ace” Example there."), ["Ada “ Ace ” Example"]);
        assert_eq!(names("We met Ada “the ace of them all” Example there.")[0], "Ada", "too many words");
        assert_eq!(names("We met Ada “Ace” there.")[0], "Ada", "no last name follows");
    }

    #[test]
    fn only_people_have_roles() {
        assert_eq!(roles("It was the mayor, Harbour Council, there."), [""; 0]);
        assert_eq!(roles("It was the mayor, Wexel Tarn, there."), ["mayor"]);
    }

    #[test]
    fn a_role_in_capitals_before_its_title_is_told_whole() {
        assert_eq!(roles("We met press secretary Ada Example there."), ["press secretary"]);
        assert_eq!(roles("We met the secretary of Ada Example there."), [""; 0], "somebody else is hers");
    }
}
