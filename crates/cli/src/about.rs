//! What an article's file left open, as the account of a run counts it.

use on_record_engine::Severity;
use on_record_input::{Article, Disagreement, language, manifest::Entries};

/// What an article's file left open.
pub(crate) struct About {
    pub(crate) id: String,
    pub(crate) file: String,
    /// Where copies are looked for.
    pub(crate) text: Option<String>,
    pub(crate) has_date: bool,
    pub(crate) has_outlet: bool,
    pub(crate) has_language: bool,
    pub(crate) is_unsure: bool,
    pub(crate) disagreeing: Vec<Disagreement>,
    pub(crate) is_summary: bool,
    /// A part of it could not be read.
    pub(crate) is_part: bool,
    pub(crate) is_other: bool,
    /// How many more things are stated of it.
    more: usize,
}

impl About {
    /// Looks at an article before it is worked on. `overruled`: what the manifest says otherwise. `is_other`: another
    /// reader or language was stated than the one that reads it. The text is kept where copies are looked for.
    pub(crate) fn new(
        article: &Article,
        said: Option<&Entries<'_>>,
        overruled: Vec<Disagreement>,
        is_other: bool,
        keeps_text: bool,
    ) -> Self {
        let own = said.map(|said| said.fields(&article.id)).unwrap_or_default();
        let has = |field: &str, is: bool| is || own.contains(&field);
        // What the manifest states settles what two places of a file say.
        let disagreeing = article.disagreeing.iter().filter(|two| !own.contains(&two.field)).cloned();
        let more = [
            has("headline", article.headline.is_some()),
            has("url", article.url.is_some()),
            article.authors.is_some(),
        ];
        Self {
            id: article.id.clone(),
            file: file(&article.file).to_owned(),
            text: keeps_text.then(|| article.text.clone()),
            has_date: has("date", article.date.is_some()),
            has_outlet: has("outlet", article.outlet.is_some()),
            has_language: article.language.as_ref().is_some_and(|stated| stated.said_by != language::SAID_BY),
            is_unsure: article.language.is_none(),
            disagreeing: disagreeing.chain(overruled).collect(),
            is_summary: article.is_summary,
            is_part: article.notes.iter().any(|note| note.severity == Severity::Error),
            is_other,
            more: more.into_iter().filter(|is| *is).count(),
        }
    }

    /// How much is known of it, to choose among copies: a whole text before a part of one, then what is stated.
    pub(crate) fn worth(&self) -> (bool, usize) {
        let stated = usize::from(self.has_date) + usize::from(self.has_outlet) + self.more;
        (!self.is_summary && !self.is_part, stated)
    }
}

/// A file as the one who gave it calls it: messages number those that were given.
fn file(name: &str) -> &str {
    let rest = name.strip_prefix("input ").and_then(|rest| rest.split_once(", "));
    rest.filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit())).map_or(name, |(_, file)| file)
}

#[cfg(test)]
mod tests {
    use super::file;

    #[test]
    fn files_are_called_as_they_were_given() {
        assert_eq!(file("input 2, a/b, c.csv"), "a/b, c.csv");
        assert_eq!(file("standard input"), "standard input");
        assert_eq!(file("input one, a.csv"), "input one, a.csv");
    }
}
