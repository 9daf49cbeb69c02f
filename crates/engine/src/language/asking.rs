//! The small words of a typed question, from `languages/<code>/search.txt`.
//!
//! ```
//! use on_record_engine::language::{Asking, Small};
//! let english = Asking::of("en");
//! assert_eq!(english.sort("said"), Some(Small::Saying));
//! assert_eq!(english.sort("bridge"), None);
//! ```

use super::built_in;

/// What a small word does in a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Small {
    /// "who": asks for a person.
    Who,
    /// "what": asks for something else.
    Question,
    /// "did"
    Helping,
    /// "the"
    Article,
    /// "said", "think"
    Saying,
    /// "about", "on"
    About,
}

/// The small words of a language.
#[derive(Clone, Copy, Debug)]
pub struct Asking(&'static str);

impl Asking {
    /// Those of a language, by its code; none where none are known.
    #[must_use]
    pub fn of(language: &str) -> Self {
        Self(if language == built_in::CODE { built_in::SEARCH } else { "" })
    }

    /// What a folded word does in a question, where it is one of these.
    #[must_use]
    pub fn sort(self, word: &str) -> Option<Small> {
        let kinds =
            [Small::Who, Small::Question, Small::Helping, Small::Article, Small::Saying, Small::About];
        let sections = self.0.split('[').skip(1).zip(kinds);
        sections
            .filter_map(|(section, kind)| Some((section.split_once(']')?.1, kind)))
            .find(|(words, _)| words.split_whitespace().any(|one| one == word))
            .map(|(_, kind)| kind)
    }
}

#[cfg(test)]
mod tests {
    use super::{Asking, Small};

    #[test]
    fn each_section_has_its_kind() {
        let english = Asking::of("en");
        for (word, kind) in [
            ("who", Small::Who),
            ("how", Small::Question),
            ("the", Small::Article),
            ("did", Small::Helping),
            ("told", Small::Saying),
            ("about", Small::About),
            ("for", Small::About),
        ] {
            assert_eq!(english.sort(word), Some(kind), "{word}");
        }
        assert_eq!(english.sort("capitals"), None, "comments are no words");
        assert_eq!(english.sort("words]"), None);
        assert_eq!(Asking::of("xx").sort("who"), None);
    }
}
