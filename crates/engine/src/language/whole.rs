//! A language as a whole: all that its lists say, each in a field of its own.

use super::acronyms::AcronymWords;
use super::addressee_nouns::AddresseeNouns;
use super::affiliations::AffiliationWords;
use super::bodies::BodyWords;
use super::cues::Lexicon;
use super::furniture::Furniture;
use super::gazetteer::Gazetteer;
use super::grammar::{
    AddresseeWords, AttributionWords, Grammar, MentionWords, NamelessWords, ParagraphWords, Pronouns,
    SentenceWords, SourceWords, TimeWords, TurnWords, WordClasses,
};
use super::grounds::Grounds;
use super::lists::{Lists, UnknownList};
use super::names::Names;
use super::outlets::OutletPhrases;
use super::reliability::Reliability;
use super::roles::RoleWords;
use super::topics::TopicWords;
use crate::strings::word_set::WordSet;
use std::collections::BTreeMap;

/// A language, as its lists describe it. Every stage gets it through the article it reads.
#[derive(Clone, Debug, Default)]
pub struct Language {
    /// Its code after BCP 47: "en".
    pub code: String,
    /// What it is called: "English".
    pub name: String,
    /// The words that attribute: "said".
    pub cues: Lexicon,
    /// Titles, roles, first names, countries, organisations.
    pub gazetteer: Gazetteer,
    /// What names are made of: short forms, particles, what follows them.
    pub names: Names,
    /// Paragraphs that are not the article's text.
    pub(crate) furniture: Furniture,
    /// Nouns for whom things are told to.
    pub(crate) addressee_nouns: AddresseeNouns,
    /// How a text names the outlet that published it.
    pub(crate) outlets: OutletPhrases,
    /// Words for where things are said: "interview".
    pub(crate) venues: WordSet,
    /// Small words that more than one stage asks for.
    pub(crate) grammar: Grammar,
    pub(crate) pronouns: Pronouns,
    pub(crate) sentences: SentenceWords,
    pub(crate) paragraphs: ParagraphWords,
    pub(crate) mentions: MentionWords,
    pub(crate) turns: TurnWords,
    pub(crate) sources: SourceWords,
    pub(crate) nameless: NamelessWords,
    /// Small words that acronyms leave out.
    pub acronyms: AcronymWords,
    pub(crate) affiliations: AffiliationWords,
    /// Nouns by which bodies are called.
    pub(crate) bodies: BodyWords,
    /// Which roles can stand for which.
    pub(crate) roles: RoleWords,
    pub(crate) addressees: AddresseeWords,
    pub(crate) times: TimeWords,
    pub(crate) word_classes: WordClasses,
    pub(crate) attribution: AttributionWords,
    /// How often it is right whom a source means, by how that is known.
    pub grounds: Grounds,
    /// How often what the network is so sure of is right.
    pub reliability: Reliability,
    /// What topics, channels and variants are worked out from.
    pub(crate) topics: TopicWords,
    /// The rule for attributions that is left out.
    #[cfg(feature = "ablation")]
    pub without: Option<String>,
}

impl Language {
    /// Reads a language from its lists, by their names without ".txt". A list that is missing is empty.
    ///
    /// # Errors
    /// Where a list or a section has a name that no stage reads.
    pub fn from_lists(code: &str, name: &str, lists: &BTreeMap<&str, &str>) -> Result<Self, UnknownList> {
        let lists = Lists::new(lists);
        let language = Self {
            code: code.to_owned(),
            name: name.to_owned(),
            cues: Lexicon::read(lists.text("cues"), lists.text("verb-forms")),
            gazetteer: Gazetteer::read(&lists),
            names: Names::from_lists(&lists),
            furniture: Furniture::read(&lists),
            addressee_nouns: AddresseeNouns::read(&lists),
            outlets: OutletPhrases::read(&lists),
            venues: lists.lower("venues"),
            grammar: Grammar::read(&lists),
            pronouns: Pronouns::read(&lists),
            sentences: SentenceWords::read(&lists),
            paragraphs: ParagraphWords::read(&lists),
            mentions: MentionWords::read(&lists),
            turns: TurnWords::read(&lists),
            sources: SourceWords::read(&lists),
            nameless: NamelessWords::read(&lists),
            acronyms: AcronymWords::read(&lists),
            affiliations: AffiliationWords::read(&lists),
            bodies: BodyWords::read(&lists),
            roles: RoleWords::read(&lists),
            addressees: AddresseeWords::read(&lists),
            times: TimeWords::read(&lists),
            word_classes: WordClasses::read(&lists),
            attribution: AttributionWords::read(&lists),
            grounds: Grounds::read(&lists),
            reliability: Reliability::read(&lists),
            topics: TopicWords::read(&lists),
            #[cfg(feature = "ablation")]
            without: None,
        };
        match lists.unknown() {
            Some(unknown) => Err(unknown),
            None => Ok(language),
        }
    }

    /// Whether a word in small letters says what one person is: "nurse", "minister".
    pub(crate) fn is_persons_noun(&self, word: &str) -> bool {
        self.gazetteer.is_role(word) || self.nameless.persons.contains(word)
    }

    /// Whether a word in small letters is a definite article: "the".
    #[must_use]
    pub fn is_definite_article(&self, word: &str) -> bool {
        self.grammar.the.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;
    use crate::language::lists::UnknownList;
    use std::collections::BTreeMap;

    #[test]
    fn a_list_that_no_stage_reads_is_told() {
        let lists = BTreeMap::from([("quues", "say speech 90")]);
        let told = Language::from_lists("xx", "Invented", &lists).unwrap_err();
        assert_eq!(told, UnknownList { list: "quues".to_owned(), section: None });
    }
}
