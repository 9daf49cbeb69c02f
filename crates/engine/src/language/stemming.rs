//! Which words are forms of one word, for the search: "pension" and "pensions", "deny" and "denied".
//!
//! Inflections only, by the rules of a language's own folder (`languages/en/stemming.rs`); derivations stay apart, as a
//! reader who asks for "organs" does not mean organisations. Snowball's whole algorithm costs a page 3.0 kB packed
//! (`rust-stemmers` 1.2), this part of it half a kilobyte.
//!
//! ```
//! use on_record_engine::language::Stemming;
//! let english = Stemming::of("en");
//! assert_eq!(english.stem("refused"), english.stem("refusing"));
//! assert_eq!(Stemming::of("xx").stem("refused"), "refused");
//! ```

#[path = "../../languages/en/stemming.rs"]
mod english;

use super::built_in;
use std::borrow::Cow;

/// How the forms of a word are brought together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stemming {
    /// Each form is a word of its own.
    #[default]
    None,
    /// As English inflects.
    English,
}

impl Stemming {
    /// That of a language, by its code; none where no rules are known.
    #[must_use]
    pub fn of(language: &str) -> Self {
        if language == built_in::CODE { Self::English } else { Self::None }
    }

    /// What the forms of a folded word share. Only its last letter may differ from the word's own beginning.
    #[must_use]
    pub fn stem(self, word: &str) -> Cow<'_, str> {
        match self {
            Self::None => Cow::Borrowed(word),
            Self::English => english::stem(word),
        }
    }

    /// What all words of a stem begin with: the stem, but for a last letter that may stand for another one or for none.
    #[must_use]
    pub fn beginning(self, stem: &str) -> &str {
        if stem.len() > SHORTEST && stem.ends_with(english::LAST_LETTERS) {
            english::before(stem, 1)
        } else {
            stem
        }
    }

    /// All words of a stem of at most two letters: "go", "going". Those of a longer one are too many to be named.
    pub(crate) fn words_of(self, stem: &str) -> Option<Vec<String>> {
        if stem.chars().count() > SHORTEST {
            return None;
        }
        let mut words = english::inflected(stem);
        words.retain(|word| self.stem(word) == stem);
        Some(crate::sorting::distinct(words))
    }
}

/// Maximum number of letters of a stem that has few words; their last letter is that of all of them.
const SHORTEST: usize = 2;

#[cfg(test)]
mod tests {
    use super::Stemming;
    use proptest::prelude::*;

    #[test]
    fn forms_of_one_word_meet() {
        for forms in [
            "pension pensions",
            "party parties",
            "deny denies denied denying",
            "refuse refuses refused refusing",
            "plan plans planned planning",
            "hope hopes hoped hoping",
            "hop hops hopped hopping",
            "agree agrees agreed agreeing",
            "pass passes passed passing",
            "call calls called calling",
            "reach reaches reached reaching",
            "contract contracts contracted",
            "tax taxes taxed taxing",
            "price prices priced pricing",
            "say says saying",
            "vote votes voted voting",
            "create creates created creating",
        ] {
            let stems: Vec<_> = forms.split(' ').map(|form| Stemming::English.stem(form)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{forms}: {stems:?}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for words in [
            "new news",
            "organ organisation",
            "univers universal university",
            "hop hope",
            "crisi crisis",
            "thi this",
            "thing th",
            "viru virus",
            "king k",
            "general generally",
            "even evening",
        ] {
            let stems: Vec<_> = words.split(' ').map(|word| Stemming::English.stem(word)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] != pair[1]), "{words}: {stems:?}");
        }
    }

    proptest! {
        #[test]
        fn a_stem_is_a_beginning_but_for_its_last_letter(word in "[a-z]{0,12}|\\PC{0,6}") {
            let stem = Stemming::English.stem(&word);
            prop_assert!(word.starts_with(Stemming::English.beginning(&stem)), "{word}: {stem}");
        }

        #[test]
        fn all_words_of_a_short_stem_are_named(word in "[a-z]{0,5}|[a-z]{1,3}(ie|e|y|ee)?(ed|ied|ing)?(s|es|ies)?|\\PC{0,3}") {
            let stem = Stemming::English.stem(&word);
            if let Some(words) = Stemming::English.words_of(&stem) {
                prop_assert!(words.contains(&word), "{word}: {stem} {words:?}");
            }
        }
    }
}
