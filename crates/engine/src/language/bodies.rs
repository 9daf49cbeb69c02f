//! Nouns by which bodies are called instead of their names: "the company", "the ministry".

use super::lists::Lists;
use crate::strings::endings::Endings;
use crate::strings::word_set::WordSet;

/// What sort of body a noun means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A body of a state: "ministry".
    Official,
    /// Who publishes: "newspaper".
    Media,
    /// A school, a museum: "zoo".
    Institution,
    /// A business: "airline".
    Firm,
    /// What people form: "union".
    Association,
}

/// The nouns, in sections of `bodies.txt`.
#[derive(Clone, Debug, Default)]
pub(crate) struct BodyWords {
    classes: Vec<(Class, WordSet)>,
    /// Words before "agency" that make it a medium.
    pub(crate) news: WordSet,
    /// Bodies that speak without the name of their country: "the government".
    pub(crate) of_the_state: WordSet,
    /// Places that speak by what they are: "the city".
    pub(crate) seats: WordSet,
    /// "-based": what says where a body is, and is no part of its name.
    compound_endings: Endings,
    /// Groups of words that mean the same sort of body.
    alike: Vec<WordSet>,
}

impl BodyWords {
    pub(super) fn read(lists: &Lists<'_>) -> Self {
        let class = |class: Class, title: &str| (class, lists.section("bodies", title).collect());
        Self {
            classes: vec![
                class(Class::Official, "official"),
                class(Class::Media, "media"),
                class(Class::Institution, "institutions"),
                class(Class::Firm, "firms"),
                class(Class::Association, "associations"),
            ],
            news: lists.section("bodies", "news").collect(),
            of_the_state: lists.section("bodies", "of the state").collect(),
            seats: lists.section("bodies", "seats").collect(),
            compound_endings: lists.section("bodies", "compound endings").collect(),
            alike: lists.lines("bodies", "alike").map(|line| line.split_whitespace().collect()).collect(),
        }
    }

    /// What a noun in small letters may mean: a "group" is a firm or an association.
    pub(crate) fn classes(&self, noun: &str) -> impl Iterator<Item = Class> {
        self.classes.iter().filter(move |(_, words)| words.contains(noun)).map(|(class, _)| *class)
    }

    /// Whether a noun means a body of any sort.
    pub(crate) fn is_body(&self, noun: &str) -> bool {
        self.classes(noun).next().is_some()
    }

    /// The nouns of bodies that end like this.
    pub(crate) fn ending_with<'w>(&'w self, ending: &'w str) -> impl Iterator<Item = &'w str> {
        self.classes.iter().flat_map(move |(_, words)| words.ending_with(ending))
    }

    /// Whether a noun, or a word of a name in small letters, means the same sort of body as another noun.
    pub(crate) fn are_alike(&self, one: &str, other: &str) -> bool {
        one == other || self.alike.iter().any(|group| group.contains(one) && group.contains(other))
    }

    /// Whether a word says where a body is or whose: "Harbour-based".
    pub(crate) fn is_compound(&self, word: &str) -> bool {
        self.compound_endings.close(word, 1)
    }
}
