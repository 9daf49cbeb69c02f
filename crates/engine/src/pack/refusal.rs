//! Why a correction was not made: a sentence for whoever reads the command's output, and its parts for a page that says it in
//! another language.
//!
//! ```
//! use on_record_engine::pack::{Refusal, Why};
//! let refusal = Refusal::new(Why::NoActor, ["Ada Example"]);
//! assert_eq!(refusal.to_string(), "there is no actor `Ada Example`; check the name");
//! assert_eq!(refusal.why.word(), "no_actor");
//! ```

use std::fmt;

/// Why a correction was not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The reason.
    pub why: Why,
    /// The words that belong into its sentence, in the order of their places.
    pub parts: Vec<String>,
}

/// The reasons, each with the words that belong into its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The actor's name.
    NoActor,
    /// A form of an actor's name.
    NeverAlone,
    /// The article's name.
    NoArticle,
    /// The topic's name, and some that there are.
    NoTopic,
    /// The topic's name; there are no topics at all.
    NoTopics,
    /// The statement's key, and the words that it was said to have.
    OtherWords,
    /// The same; no statement has the key.
    NoStatement,
    /// The words.
    NoWords,
    /// The words, and how often they stand there.
    SeveralTimes,
    /// The statement's key.
    AlreadyThere,
}

impl Why {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::NoActor,
        Self::NeverAlone,
        Self::NoArticle,
        Self::NoTopic,
        Self::NoTopics,
        Self::OtherWords,
        Self::NoStatement,
        Self::NoWords,
        Self::SeveralTimes,
        Self::AlreadyThere,
    ];

    /// Its name among other programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        self.told().0
    }

    /// Its name, and its sentence.
    const fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::NoActor => ("no_actor", "there is no actor `{0}`; check the name"),
            Self::NeverAlone => (
                "never_alone",
                "no article calls anybody only `{0}`, so nobody was parted; name the articles with `in`",
            ),
            Self::NoArticle => ("no_article", "there is no article `{0}`; check its name"),
            Self::NoTopic => {
                ("no_topic", "there is no topic `{0}`; the corpus has {1}; name others under [[topics]]")
            }
            Self::NoTopics => ("no_topics", "there is no topic `{0}`; name it under [[topics]]"),
            Self::OtherWords => (
                "other_words",
                "the statement `{0}` has other words, so nothing was corrected; look for “{1}” and correct it there",
            ),
            Self::NoStatement => (
                "no_statement",
                "the statement `{0}` is not in the corpus, so nothing was corrected; look for “{1}” and correct it there",
            ),
            Self::NoWords => (
                "no_words",
                "“{0}” is not in the article; give the words as it has them, or take the entry out",
            ),
            Self::SeveralTimes => ("several_times", "“{0}” stands {1} times in the article; give more words"),
            Self::AlreadyThere => {
                ("already_there", "the article has this statement already, as `{0}`; it was corrected")
            }
        }
    }
}

impl Refusal {
    /// A reason with the words of its sentence.
    #[must_use]
    pub fn new(why: Why, parts: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { why, parts: parts.into_iter().map(Into::into).collect() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.why.told().1;
        for (place, part) in self.parts.iter().enumerate() {
            let Some((before, behind)) = rest.split_once(&format!("{{{place}}}")) else { break };
            write!(f, "{before}{part}")?;
            rest = behind;
        }
        f.write_str(rest)
    }
}

impl From<Refusal> for String {
    fn from(refusal: Refusal) -> Self {
        refusal.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::{Refusal, Why};

    #[test]
    fn every_sentence_has_its_words_in_their_places() {
        for why in Why::ALL {
            let places = why.told().1.matches('{').count();
            let parts: Vec<String> = (0..places).map(|n| format!("{{{}}}", 9 - n)).collect();
            let sentence = Refusal::new(why, parts.clone()).to_string();
            assert!(parts.iter().all(|part| sentence.contains(part)), "{sentence}");
        }
    }
}
