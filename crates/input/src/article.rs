//! An article as it came in: its text, and what was stated about it.
//!
//! ```
//! use on_record_input::{Article, Stated};
//! let mut article = Article::new("one", "“It rains,” Ada Example said.");
//! article.outlet = Some(Stated::new("The Sample".to_owned(), "column `outlet`"));
//! assert_eq!(article.outlet.unwrap().said_by, "column `outlet`");
//! ```

use crate::disagreement::Disagreement;
#[cfg(feature = "html")]
use crate::disagreement::{Differs, between};
use on_record_engine::{Date, Diagnostic, ReadBy, Severity};

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
    /// Who read it before, where its line tells.
    pub read_by: Option<ReadBy>,
    /// Whether its text is only a summary of it.
    pub is_summary: bool,
    /// The fields of which two places say different things.
    pub disagreeing: Vec<Disagreement>,
    /// The file it came in, as messages call it; empty for one that came otherwise.
    pub file: String,
    /// What was read otherwise than written, or not used: for the person who gave the article. One that is an error tells
    /// that a part of the article is missing.
    pub notes: Vec<Diagnostic>,
}

impl Article {
    /// An article of which only the text is known.
    #[must_use]
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: id.into(), text: text.into(), ..Self::default() }
    }

    /// What to tell where another reader read this article before, or where it is stated to be in another language:
    /// what `by` finds in it is then something else than what others found, or not to be trusted.
    #[must_use]
    pub fn read_otherwise(&self, by: &ReadBy) -> Vec<Diagnostic> {
        let warning =
            |message| Diagnostic { severity: Severity::Warning, file: self.id.clone(), line: None, message };
        let before = self.read_by.as_ref().filter(|before| *before != by).map(|before| {
            format!(
                "its line was read by {before} and is now read by {by}: statements and confidences may differ; read \
                 all articles with one model, or take `read_by` out of the line"
            )
        });
        let language =
            self.language.as_ref().filter(|language| !is_same_language(&language.value, &by.language));
        let language = language.map(|Stated { value, said_by }| {
            format!(
                "its language is `{value}` ({said_by}) and it is read as `{}`: leave the article out, or correct \
                 its language",
                by.language
            )
        });
        before.into_iter().chain(language).map(warning).collect()
    }
}

/// Whether two codes after BCP 47 name one language, wherever it is spoken: "en-GB" and "en". Names are not codes:
/// "English" may be what "en" is.
fn is_same_language(one: &str, other: &str) -> bool {
    let main = |code: &str| code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let (one, other) = (main(one), main(other));
    one == other || !(2..=3).contains(&one.len())
}

impl Article {
    /// Compares what holds of a field with what others say of it; the first that says otherwise is kept and noted.
    #[cfg(feature = "html")]
    pub(crate) fn compare<T: Differs>(
        &mut self,
        field: &'static str,
        claims: &[Stated<T>],
        note: impl FnOnce(String) -> Diagnostic,
    ) {
        let Some((first, others)) = claims.split_first() else { return };
        let found = others
            .iter()
            .find_map(|other| between(field, (&first.value, &first.said_by), (&other.value, &other.said_by)));
        if let Some(found) = found {
            self.notes.push(note(found.to_string()));
            self.disagreeing.push(found);
        }
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

#[cfg(test)]
mod tests {
    use super::{Article, Stated};
    use on_record_engine::ReadBy;

    fn reader(hash: u64) -> ReadBy {
        ReadBy { language: "en".to_owned(), model: "news".to_owned(), hash }
    }

    #[test]
    fn another_model_or_language_is_told_with_the_remedy() {
        let mut article = Article::new("one", "It rains.");
        assert_eq!(article.read_otherwise(&reader(7)), []);
        article.read_by = Some(reader(7));
        article.language = Some(Stated::new("EN-gb".to_owned(), "field `language`"));
        assert_eq!(article.read_otherwise(&reader(7)), []);
        article.language = Some(Stated::new("de".to_owned(), "field `lang`"));
        let told: Vec<String> = article.read_otherwise(&reader(8)).iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 2);
        assert!(told[0].starts_with("one: its line was read by model `news` (0000000000000007)"), "{told:?}");
        assert!(told[0].contains("take `read_by` out"), "{told:?}");
        assert!(told[1].contains("`de` (field `lang`) and it is read as `en`: leave"), "{told:?}");
    }
}
