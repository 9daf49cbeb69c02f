//! The account of a run: what nobody stated of its articles, and what was not guessed therefore.
//!
//! It is told in a line on standard error, and whole in a file on request: `--report report.json`.

use on_record_input::{Article, Copies, Copy, language, manifest::Entries};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// How many articles of each kind are listed by name; the rest is only counted, so that memory stays small.
const LISTED: usize = 1_000;

/// What an article's file left open.
pub(crate) struct About {
    id: String,
    text: Option<String>,
    has_date: bool,
    has_outlet: bool,
    has_language: bool,
    is_unsure: bool,
    disagrees: bool,
    is_summary: bool,
    is_other: bool,
}

impl About {
    /// Looks at an article before it is worked on. `is_other`: another reader or language was stated than the one that
    /// reads it. The text is kept where copies are looked for.
    pub(crate) fn new(
        article: &Article,
        said: Option<&Entries<'_>>,
        is_other: bool,
        keeps_text: bool,
    ) -> Self {
        let (date, outlet) = said.map_or((false, false), |said| said.states(&article.id));
        Self {
            id: article.id.clone(),
            text: keeps_text.then(|| article.text.clone()),
            has_date: date || article.date.is_some(),
            has_outlet: outlet || article.outlet.is_some(),
            has_language: article.language.as_ref().is_some_and(|stated| stated.said_by != language::SAID_BY),
            is_unsure: article.language.is_none(),
            disagrees: !article.disagreeing.is_empty() && !date,
            is_summary: article.is_summary,
            is_other,
        }
    }
}

/// Articles of one kind: how many, and the first of them by name.
#[derive(Default, Serialize)]
struct Kind {
    count: usize,
    articles: Vec<String>,
}

impl Kind {
    fn add(&mut self, id: &str) {
        self.count += 1;
        if self.articles.len() < LISTED {
            self.articles.push(id.to_owned());
        }
    }
}

/// A copy, as the report lists it.
#[derive(Serialize)]
struct Listed {
    article: String,
    of: String,
    same_words: bool,
}

/// The account so far.
#[derive(Default, Serialize)]
pub(crate) struct Account {
    /// Which form this file has.
    version: u32,
    articles: usize,
    without_date: Kind,
    without_outlet: Kind,
    /// Nothing states it; the text may tell it all the same.
    without_language: Kind,
    /// Nor does the text tell it.
    unsure_language: Kind,
    disagreeing_dates: Kind,
    only_a_summary: Kind,
    read_otherwise_than_stated: Kind,
    without_statement: Kind,
    copies: usize,
    copies_dropped: usize,
    first_copies: Vec<Listed>,
    skipped: usize,
    first_skipped: Vec<String>,
    /// Files in folders that no format claims, by their ending.
    left_alone: BTreeMap<String, usize>,
    notes: usize,
    #[serde(skip)]
    seen: Option<Copies>,
    #[serde(skip)]
    drops_copies: bool,
}

impl Account {
    /// An account that looks for copies, and says of those whether they are dropped.
    pub(crate) fn with_copies(drops_copies: bool) -> Self {
        Self { version: 1, seen: Some(Copies::default()), drops_copies, ..Self::default() }
    }

    /// An account of articles each of which stands alone.
    pub(crate) fn new() -> Self {
        Self { version: 1, ..Self::default() }
    }

    /// Whether articles' texts are to be kept until they are accounted for.
    pub(crate) const fn looks_for_copies(&self) -> bool {
        self.seen.is_some()
    }

    /// One more article, with the number of statements found in it, where it was read. `false` where it is dropped.
    pub(crate) fn add(&mut self, about: &About, statements: Option<usize>) -> bool {
        if let Some(copy) = self.copy_of(about) {
            self.copies += 1;
            if self.first_copies.len() < LISTED {
                let Copy { of, is_exact } = copy;
                self.first_copies.push(Listed { article: about.id.clone(), of, same_words: is_exact });
            }
            if self.drops_copies {
                self.copies_dropped += 1;
                return false;
            }
        }
        self.articles += 1;
        for (is, kind) in [
            (!about.has_date, &mut self.without_date),
            (!about.has_outlet, &mut self.without_outlet),
            (!about.has_language, &mut self.without_language),
            (about.is_unsure, &mut self.unsure_language),
            (about.disagrees, &mut self.disagreeing_dates),
            (about.is_summary, &mut self.only_a_summary),
            (about.is_other, &mut self.read_otherwise_than_stated),
            (statements == Some(0), &mut self.without_statement),
        ] {
            if is {
                kind.add(&about.id);
            }
        }
        true
    }

    fn copy_of(&mut self, about: &About) -> Option<Copy> {
        self.seen.as_mut()?.add(&about.id, about.text.as_ref()?)
    }

    /// One more input that was not read.
    pub(crate) fn skip(&mut self, why: &str) {
        self.skipped += 1;
        if self.first_skipped.len() < LISTED {
            self.first_skipped.push(why.to_owned());
        }
    }

    /// Files in folders that were not looked into, by their ending; the sentence about them, if there are any.
    pub(crate) fn leave(&mut self, left: BTreeMap<String, usize>) -> Option<String> {
        let kinds = left.iter().map(|(ending, count)| match ending.as_str() {
            "" => format!("{count} without an ending"),
            ending => format!("{count} {ending}"),
        });
        let kinds = kinds.collect::<Vec<_>>().join(", ");
        self.left_alone = left;
        (!kinds.is_empty())
            .then(|| format!("files in the folders left alone: {kinds}; name one itself to have it read"))
    }

    /// One more note.
    pub(crate) const fn note(&mut self) {
        self.notes += 1;
    }

    /// The account in a line; `None` where everything was stated and read.
    pub(crate) fn line(&self) -> Option<String> {
        let copies = match (self.copies, self.drops_copies) {
            (1, true) => "copy of another, which is dropped",
            (1, false) => "copy of another",
            (_, true) => "copies of others, which are dropped",
            (_, false) => "copies of others",
        };
        let counted = [
            (self.without_date.count, "without a date"),
            (self.without_outlet.count, "without an outlet"),
            (self.disagreeing_dates.count, "with two dates"),
            (self.unsure_language.count, "in an unsure language"),
            (self.only_a_summary.count, "with a summary only"),
            (self.read_otherwise_than_stated.count, "read otherwise than stated"),
            (self.without_statement.count, "without a statement"),
            (self.copies, copies),
            (self.skipped, "skipped"),
        ];
        let told: Vec<String> = counted
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        let articles = if self.articles == 1 { "article" } else { "articles" };
        (!told.is_empty()).then(|| format!("{} {articles} read: {}", self.articles, told.join(", ")))
    }

    /// Tells the account: in a line, and in the file that is asked for.
    pub(crate) fn tell(&self, file: Option<&Path>) -> Result<(), String> {
        if let Some(line) = self.line() {
            let more = if file.is_none() { " (--report report.json lists them)" } else { "" };
            eprintln!("on-record: {line}{more}");
        }
        let Some(file) = file else { return Ok(()) };
        let problem = |e: &dyn std::fmt::Display| format!("{} cannot be written: {e}", file.display());
        let mut json = serde_json::to_string_pretty(self).map_err(|e| problem(&e))?;
        json.push('\n');
        std::fs::write(file, json).map_err(|e| problem(&e))
    }
}

#[cfg(test)]
mod tests {
    use super::{About, Account};
    use on_record_input::{Article, Stated};

    fn about(id: &str, text: &str) -> About {
        let mut article = Article::new(id, text);
        article.outlet = Some(Stated::new("The Sample".to_owned(), "field `outlet`"));
        About::new(&article, None, false, true)
    }

    #[test]
    fn what_is_open_is_counted_and_copies_are_dropped_on_request() {
        let text = "word and word ".repeat(3)
            + "the ferry stays in the harbour because a buoy is lost and nobody knows where";
        let text = text + " it went, or whether somebody took it home";
        for drops in [false, true] {
            let mut account = Account::with_copies(drops);
            assert!(account.add(&about("a", &text), Some(0)));
            assert_eq!(account.add(&about("b", &text), Some(1)), !drops);
            account.skip("c.pdf: a PDF document");
            let told = account.line().unwrap();
            let expected = if drops {
                "1 article read: 1 without a date, 1 in an unsure language, 1 without a statement, 1 copy of another, which is dropped, 1 skipped"
            } else {
                "2 articles read: 2 without a date, 2 in an unsure language, 1 without a statement, 1 copy of another, 1 skipped"
            };
            assert_eq!(told, expected);
        }
        assert_eq!(Account::new().line(), None);
    }
}
