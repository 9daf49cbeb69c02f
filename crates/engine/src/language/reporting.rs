//! Which reporting verbs speak against or for what they are about, from `languages/<code>/reporting.txt`. Nothing is judged:
//! a cue belongs to a section of the list because one of its words stands there.
//!
//! ```
//! use on_record_engine::language::{Reporting, ReportingVerbs};
//! let english = ReportingVerbs::of("en");
//! assert_eq!(english.sort("has denied"), Some(Reporting::Negative));
//! assert_eq!(english.sort("welcomes"), Some(Reporting::Positive));
//! assert_eq!(english.sort("did not welcome"), None);
//! assert_eq!(english.sort("said"), None);
//! ```

use crate::language::built_in;
use crate::language::stemming::Stemming;
use crate::sorting::sort;
use std::borrow::Cow;

/// The section of the list in which a cue's word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reporting {
    /// "denied", "rejected", "accused"
    Negative,
    /// "welcomed", "agreed"
    Positive,
}

impl Reporting {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Negative, Self::Positive];
}

/// The reporting verbs of a language.
#[derive(Clone, Debug)]
pub struct ReportingVerbs {
    stemming: Stemming,
    /// Stems, sorted, with the section that they stand in; none for words that turn a meaning around.
    stems: Vec<(Cow<'static, str>, Option<Reporting>)>,
}

impl ReportingVerbs {
    /// Those of a language, by its code; none where none are known.
    #[must_use]
    pub fn of(language: &str) -> Self {
        let list = if language == built_in::CODE { built_in::REPORTING } else { "" };
        let stemming = Stemming::of(language);
        let sections =
            list.split('[').skip(1).zip([Some(Reporting::Negative), Some(Reporting::Positive), None]);
        let words = sections.flat_map(|(section, sort)| {
            let words = section.split_once(']').map_or("", |(_, words)| words);
            words.split_whitespace().map(move |word| (stemming.stem(word), sort))
        });
        let mut stems: Vec<_> = words.collect();
        sort(&mut stems);
        Self { stemming, stems }
    }

    /// The section in which a cue's word stands.
    #[must_use]
    pub fn sort(&self, cue: &str) -> Option<Reporting> {
        let mut found = None;
        for word in cue.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1) {
            let word = word.to_ascii_lowercase();
            let stem = self.stemming.stem(&word);
            if let Ok(at) = self.stems.binary_search_by(|(known, _)| known.as_ref().cmp(stem.as_ref())) {
                let (_, sort) = self.stems.get(at)?;
                found = found.or(Some((*sort)?));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{Reporting, ReportingVerbs};

    #[test]
    fn a_cue_stands_in_the_section_of_its_words_in_all_forms() {
        let english = ReportingVerbs::of("en");
        let negative = [
            "denies",
            "has repeatedly denied",
            "Rejecting",
            "accused",
            "criticised",
            "criticizes",
            "complaints",
        ];
        let positive = ["welcomed", "Agreeing", "praises", "endorsed", "thanked", "has backed"];
        for (cues, sort) in [(&negative[..], Reporting::Negative), (&positive[..], Reporting::Positive)] {
            for cue in cues {
                assert_eq!(english.sort(cue), Some(sort), "{cue}");
            }
        }
    }

    #[test]
    fn what_is_turned_around_or_neutral_stands_in_none() {
        let english = ReportingVerbs::of("en");
        for cue in [
            "did not deny",
            "never agreed",
            "didn’t welcome",
            "didn't reject",
            "said",
            "according to",
            "told",
            "",
            "]",
            "negative",
        ] {
            assert_eq!(english.sort(cue), None, "{cue}");
        }
        assert_eq!(ReportingVerbs::of("xx").sort("denied"), None);
    }

    #[test]
    fn no_word_stands_in_two_sections() {
        let stems = ReportingVerbs::of("en").stems;
        assert!(stems.windows(2).all(|pair| pair[0].0 != pair[1].0 || pair[0].1 == pair[1].1));
    }
}
