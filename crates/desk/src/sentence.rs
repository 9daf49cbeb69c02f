//! What an editor is told where something could not be done: which sentence it is and what belongs into it, for the page's
//! languages, and the sentence in English, as the command says it.

use on_record_engine::pack::Refusal;
use serde::Serialize;

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// Which one: `no_actor`.
    pub word: &'static str,
    /// The words that belong into it, in the order of their places.
    pub parts: Vec<String>,
    /// All of it, in English.
    pub text: String,
}

/// What saving has to tell beside: words, and where these stand in the sentences of the page.
pub const OF_FILES: [&str; 3] = ["not_toml", "not_entries", "not_in_file"];

impl Sentence {
    /// The file is no TOML.
    pub(crate) fn not_toml(why: &str) -> Self {
        let text = format!("this file is not TOML, so nothing was added to it: {why}");
        Self { word: OF_FILES[0], parts: vec![why.to_owned()], text }
    }

    /// A section is written in a way that nothing can be added to.
    pub(crate) fn not_entries(name: &str) -> Self {
        let text = format!("`{name}` must be written as [[{name}]], once for each entry; nothing was added");
        Self { word: OF_FILES[1], parts: vec![name.to_owned()], text }
    }

    /// What is to be taken out stands in another file.
    pub(crate) fn not_in_file(words: &str) -> Self {
        let text = format!(
            "the entry of [[statements]] that says “{words}” is not in this file: take it out of the one where it is"
        );
        Self { word: OF_FILES[2], parts: vec![words.to_owned()], text }
    }
}

impl From<Refusal> for Sentence {
    fn from(refusal: Refusal) -> Self {
        Self { word: refusal.why.word(), text: refusal.to_string(), parts: refusal.parts }
    }
}
