//! The account of a run: what nobody stated of its articles, and what was not guessed therefore.
//!
//! It is told in a line on standard error, and whole in a file on request: `--report report.json`.

use crate::about::About;
use on_record_input::{Copies, Copy};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// How many articles of each kind are listed by name; the rest is only counted, so that memory stays small.
const LISTED: usize = 1_000;

/// Articles of one kind: how many, and the first of them by name.
#[derive(Default, Serialize)]
struct Kind {
    count: usize,
    articles: Vec<Place>,
}

/// An article, and the file it came in.
#[derive(Serialize)]
struct Place {
    id: String,
    file: String,
}

impl Kind {
    fn add(&mut self, about: &About) {
        self.count += 1;
        if self.articles.len() < LISTED {
            self.articles.push(Place { id: about.id.clone(), file: about.file.clone() });
        }
    }
}

/// Two words on one field of an article, as the report lists them.
#[derive(Serialize)]
struct Two {
    article: String,
    file: String,
    field: &'static str,
    holds: String,
    said_by: String,
    other: String,
    other_said_by: String,
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
    /// By the field of which two places say different things.
    disagreeing: BTreeMap<&'static str, Kind>,
    /// The same of dates alone.
    disagreeing_dates: Kind,
    first_disagreeing: Vec<Two>,
    /// What another article is called as well.
    same_id: Kind,
    /// A part of them could not be read.
    read_in_part: Kind,
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
    seen: Option<Seen>,
    #[serde(skip)]
    drops_copies: bool,
}

/// What is kept of articles to know those that come again.
#[derive(Default)]
struct Seen {
    ids: BTreeSet<u64>,
    copies: Copies,
    /// For each article of which others may be copies, how many came before it that are kept.
    places: Vec<usize>,
}

impl Account {
    /// An account that looks for copies, and says of those whether they are dropped.
    pub(crate) fn with_copies(drops_copies: bool) -> Self {
        Self { version: 2, seen: Some(Seen::default()), drops_copies, ..Self::default() }
    }

    /// An account of articles each of which stands alone.
    pub(crate) fn new() -> Self {
        Self { version: 2, ..Self::default() }
    }

    /// Whether articles' texts are to be kept until they are accounted for.
    pub(crate) const fn looks_for_copies(&self) -> bool {
        self.seen.is_some()
    }

    /// Whether of articles with one text only one is wanted, which is known when all have come.
    pub(crate) const fn drops_copies(&self) -> bool {
        self.drops_copies
    }

    /// Looks whether an article is another one's copy; `place` is how many were kept before it. With the place of the other one.
    pub(crate) fn copy_of(&mut self, about: &mut About, place: usize) -> Option<(Copy, usize)> {
        let (seen, text) = (self.seen.as_mut()?, about.text.take()?);
        let before = seen.copies.len();
        let copy = seen.copies.add(&about.id, &text);
        if seen.copies.len() > before {
            seen.places.push(place);
        }
        let copy = copy?;
        let place = seen.places.get(copy.row).copied().unwrap_or_default();
        Some((copy, place))
    }

    /// One more copy.
    pub(crate) fn add_copy(&mut self, article: &str, of: &str, same_words: bool) {
        self.copies += 1;
        self.copies_dropped += usize::from(self.drops_copies);
        if self.first_copies.len() < LISTED {
            self.first_copies.push(Listed { article: article.to_owned(), of: of.to_owned(), same_words });
        }
    }

    /// One more article, with the number of statements found in it, where it was read.
    pub(crate) fn add(&mut self, about: &About, statements: Option<usize>) {
        self.articles += 1;
        let is_again = self.seen.as_mut().is_some_and(|seen| {
            let mut hasher = DefaultHasher::new();
            about.id.hash(&mut hasher);
            !seen.ids.insert(hasher.finish())
        });
        let has_two_dates = about.disagreeing.iter().any(|two| two.field == "date");
        for (is, kind) in [
            (!about.has_date, &mut self.without_date),
            (!about.has_outlet, &mut self.without_outlet),
            (!about.has_language, &mut self.without_language),
            (about.is_unsure, &mut self.unsure_language),
            (has_two_dates, &mut self.disagreeing_dates),
            (is_again, &mut self.same_id),
            (about.is_part, &mut self.read_in_part),
            (about.is_summary, &mut self.only_a_summary),
            (about.is_other, &mut self.read_otherwise_than_stated),
            (statements == Some(0), &mut self.without_statement),
        ] {
            if is {
                kind.add(about);
            }
        }
        for two in &about.disagreeing {
            self.disagreeing.entry(two.field).or_default().add(about);
            if self.first_disagreeing.len() < LISTED {
                let two = two.clone();
                self.first_disagreeing.push(Two {
                    article: about.id.clone(),
                    file: about.file.clone(),
                    field: two.field,
                    holds: two.holds,
                    said_by: two.said_by,
                    other: two.other,
                    other_said_by: two.other_said_by,
                });
            }
        }
    }

    /// Whether articles were read and nothing was found in any.
    pub(crate) const fn has_no_statement(&self) -> bool {
        self.articles > 0 && self.without_statement.count == self.articles
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
        let two = |field: &str| self.disagreeing.get(field).map_or(0, |kind| kind.count);
        let counted = [
            (self.without_date.count, "without a date"),
            (self.without_outlet.count, "without an outlet"),
            (two("date"), "with two dates"),
            (two("outlet"), "with two outlets"),
            (two("headline"), "with two headlines"),
            (two("url"), "with two addresses"),
            (two("authors"), "with two lists of authors"),
            (two("language"), "with two languages"),
            (two("text"), "with two texts"),
            (self.same_id.count, "called as another one"),
            (self.read_in_part.count, "read in part"),
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
    use super::Account;
    use crate::about::About;
    use on_record_input::{Article, Stated};

    fn about(id: &str, text: &str) -> About {
        let mut article = Article::new(id, text);
        article.outlet = Some(Stated::new("The Sample".to_owned(), "field `outlet`"));
        About::new(&article, None, vec![], false, true)
    }

    #[test]
    fn what_is_open_is_counted_and_copies_are_found() {
        let text = "word and word ".repeat(3)
            + "the ferry stays in the harbour because a buoy is lost and nobody knows where";
        let text = text + " it went, or whether somebody took it home";
        let mut account = Account::with_copies(false);
        let (mut one, mut two) = (about("a", &text), about("a", &text));
        assert!(account.copy_of(&mut about("short", "It rains."), 0).is_none());
        assert!(account.copy_of(&mut one, 1).is_none());
        account.add(&one, Some(0));
        let (copy, place) = account.copy_of(&mut two, 2).unwrap();
        assert_eq!((copy.of.as_str(), copy.is_exact, place), ("a", true, 1));
        account.add_copy("a", "a", true);
        account.add(&two, Some(1));
        account.skip("c.pdf: a PDF document");
        assert_eq!(
            account.line().unwrap(),
            "2 articles read: 2 without a date, 1 called as another one, 2 in an unsure language, 1 without a \
             statement, 1 copy of another, 1 skipped"
        );
        assert_eq!(Account::new().line(), None);
    }
}
