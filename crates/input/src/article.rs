//! An article as it came in: its text, and what was stated about it.
//!
//! ```
//! use on_record_input::{Article, Stated};
//! let mut article = Article::new("one", "“It rains,” Ada Example said.");
//! article.outlet = Some(Stated::new("The Sample".to_owned(), "column `outlet`"));
//! assert_eq!(article.outlet.unwrap().said_by, "column `outlet`");
//! ```

use on_record_engine::{Date, Diagnostic};

/// An article. Everything beside id and text is there only where something said it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// What it is called.
    pub id: String,
    /// Its text, as it was found: nothing trimmed, no line end changed.
    pub text: String,
    /// Its headline.
    pub headline: Option<Stated<String>>,
    /// The day it was published.
    pub date: Option<Stated<Date>>,
    /// Who published it.
    pub outlet: Option<Stated<String>>,
    /// Where it can be read; `https://` or `http://`.
    pub url: Option<Stated<String>>,
    /// Who wrote it.
    pub authors: Option<Stated<Vec<String>>>,
    /// The language, as it was stated: `en`, `en-GB`.
    pub language: Option<Stated<String>>,
    /// What was read otherwise than written, or not used: for the person who gave the article.
    pub notes: Vec<Diagnostic>,
}

impl Article {
    /// An article of which only the text is known.
    #[must_use]
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: id.into(), text: text.into(), ..Self::default() }
    }
}

/// A value, and who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated<T> {
    /// What was said.
    pub value: T,
    /// Who said it, in words that its reader finds again: "field `headline`", "corpus.toml, line 12".
    pub said_by: String,
}

impl<T> Stated<T> {
    /// A value said by somebody.
    #[must_use]
    pub fn new(value: T, said_by: impl Into<String>) -> Self {
        Self { value, said_by: said_by.into() }
    }
}
