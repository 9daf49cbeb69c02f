//! Sentences: how a language's words are put together. What a language does otherwise, its templates say.

use super::{Forms, Locale, NAME, Texts, fill};
use crate::address::Notice;
use crate::facet_table;
use crate::loading::{Cause, Problem, Progress};
use on_record_engine::Date;
use on_record_engine::model::archive::{ArchiveError, VERSION};
use on_record_engine::model::{ActorKind, Manner};
use on_record_engine::query::Facet;
use on_record_engine::query::{Reports, Sort};

/// English weekdays: in these words articles give days that no date can be told from.
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A whole number with `between` its thousands.
#[must_use]
pub fn number(n: usize, between: &str) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(between);
        }
        out.push(digit);
    }
    out
}

impl Locale {
    /// "22 August 2025"
    #[must_use]
    pub fn day(&self, day: Date) -> String {
        (self.write)(self.lang, day, false)
    }

    /// "Friday, 22 August 2025"
    #[must_use]
    pub fn long_day(&self, day: Date) -> String {
        (self.write)(self.lang, day, true)
    }

    /// "22–24 August 2025"; one day where both are the same.
    #[must_use]
    pub fn days(&self, from: Date, to: Date) -> String {
        if from == to { self.day(from) } else { (self.write_range)(self.lang, from, to) }
    }

    /// A number with the form that it asks for.
    #[must_use]
    pub fn count(&self, forms: &Forms, n: usize) -> String {
        fill(forms.of((self.category)(self.lang, n)), &[&self.number(n)])
    }

    /// "12 statements"
    #[must_use]
    pub fn statements(&self, n: usize) -> String {
        self.count(&self.n_statements, n)
    }

    /// "4 articles"
    #[must_use]
    pub fn articles(&self, n: usize) -> String {
        self.count(&self.n_articles, n)
    }

    /// "in 4 articles"
    #[must_use]
    pub fn in_articles(&self, n: usize) -> String {
        self.count(&self.n_in_articles, n)
    }

    /// "12 times"
    #[must_use]
    pub fn times(&self, n: u32) -> String {
        self.count(&self.n_times, n as usize)
    }

    /// "12 more", the rest of a facet.
    #[must_use]
    pub fn more(&self, n: usize) -> String {
        self.count(&self.n_more, n)
    }

    /// "Show 200 more statements"
    #[must_use]
    pub fn show_more(&self, next: usize) -> String {
        self.count(&self.n_show_more, next)
    }

    /// "and 12 reports in other words"
    #[must_use]
    pub fn folded(&self, count: usize) -> String {
        self.count(&self.n_folded, count)
    }

    /// "3 outlets, 2 versions"; "3 articles, 2 versions" where outlets are not known to differ.
    #[must_use]
    pub fn variants(&self, places: usize, outlets: bool, versions: usize) -> String {
        let places = if outlets { self.count(&self.n_outlets, places) } else { self.articles(places) };
        fill(self.places_versions, &[&places, &self.count(&self.n_versions, versions)])
    }

    /// "in 4 articles, 22 to 24 August 2025 and undated": `articles` is the beginning.
    #[must_use]
    pub fn spread(&self, articles: &str, days: Option<&str>, undated: bool) -> String {
        match (days, undated) {
            (Some(days), true) => fill(self.spread_both, &[articles, days]),
            (Some(days), false) => fill(self.spread_days, &[articles, days]),
            (None, true) => fill(self.spread_undated, &[articles]),
            (None, false) => articles.to_owned(),
        }
    }

    /// "1 report, 12 reprints, 3 of their own"
    #[must_use]
    pub fn reports_of(&self, of: Reports) -> String {
        let t = &self.reports;
        let parts = [(&t.reports, of.reports), (&t.reprints, of.reprints), (&t.own, of.own)];
        let told = parts.iter().filter(|(_, n)| *n > 0).map(|(forms, n)| self.count(forms, *n));
        told.collect::<Vec<_>>().join(self.comma)
    }

    /// "Statement 3 of 12"
    #[must_use]
    pub fn place(&self, at: Option<usize>, of: usize) -> String {
        match at {
            Some(at) => fill(self.place, &[&self.number(at + 1), &self.number(of)]),
            None => self.statements(of),
        }
    }
}

impl Texts {
    /// "1,200"
    #[must_use]
    pub fn number(&self, n: usize) -> String {
        number(n, self.thousands)
    }

    /// A facet's heading.
    #[must_use]
    pub const fn facet(&self, facet: Facet) -> &'static str {
        self.facets[facet.index()].heading
    }

    /// A facet's value for what is not stated.
    #[must_use]
    pub const fn none(&self, facet: Facet) -> &'static str {
        self.facets[facet.index()].none
    }

    /// The same on a chip, where its facet's heading is out of sight.
    #[must_use]
    pub const fn none_chip(&self, facet: Facet) -> &'static str {
        self.facets[facet.index()].none_chip
    }

    /// What stands before a facet's value on a chip.
    #[must_use]
    pub fn chip_prefix(&self, facet: Facet) -> Option<&'static str> {
        Some(self.facets[facet.index()].prefix).filter(|prefix| !prefix.is_empty())
    }

    /// Actors of a kind, as a heading.
    #[must_use]
    pub const fn kinds_of_actors(&self, kind: ActorKind) -> &'static str {
        self.kinds[kind as usize].0
    }

    /// What an actor of a kind is.
    #[must_use]
    pub const fn kind_of_actor(&self, kind: ActorKind) -> &'static str {
        self.kinds[kind as usize].1
    }

    /// How the words are given, as readers say it.
    #[must_use]
    pub const fn manner(&self, manner: Manner) -> &'static str {
        self.manners[manner as usize].0
    }

    /// What that means.
    #[must_use]
    pub const fn manner_help(&self, manner: Manner) -> &'static str {
        self.manners[manner as usize].1
    }

    /// A way out of an empty answer.
    #[must_use]
    pub fn without(&self, label: &str, excluded: bool) -> String {
        fill(if excluded { self.allow } else { self.without }, &[label])
    }

    /// An order's name.
    #[must_use]
    pub const fn sort(&self, sort: Sort) -> &'static str {
        self.sorts[sort as usize]
    }

    /// "to NBC": the words that link a cue and whom it was told to.
    #[must_use]
    pub fn told_to(&self, channel: &str) -> String {
        fill(self.told_to, &[channel])
    }

    /// A day of which the article gives words only: "a Tuesday, date not stated".
    #[must_use]
    pub fn bare_basis(&self, basis: &str) -> String {
        let named = |day: &str| basis.split(|c: char| !c.is_alphanumeric()).any(|word| word == day);
        match WEEKDAYS.iter().position(|day| named(day)) {
            Some(day) => fill(self.bare_weekday, &[self.weekdays[day]]),
            None => fill(self.bare_basis, &[basis]),
        }
    }

    /// "said 22 August 2025"
    #[must_use]
    pub fn said_on(&self, day: &str) -> String {
        fill(self.said_on, &[day])
    }

    /// "reported 22 August 2025"
    #[must_use]
    pub fn reported_on(&self, day: &str) -> String {
        fill(self.reported_on, &[day])
    }

    /// The members of a cluster that were said on different days.
    #[must_use]
    pub fn conflict(&self, days: &[String]) -> String {
        fill(self.conflict, &[&self.list(days, self.and)])
    }

    /// A member that was reported before another one says it was said.
    #[must_use]
    pub fn too_early(&self, said: &str, reported: &str) -> String {
        fill(self.too_early, &[said, reported])
    }

    /// "a, b and c"
    #[must_use]
    pub fn list(&self, items: &[String], word: &str) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [firsts @ .., last] => format!("{} {word} {last}", firsts.join(self.comma)),
        }
    }

    /// "from 22 August 2025", a chip for dates.
    #[must_use]
    pub fn between(&self, from: Option<String>, to: Option<String>) -> String {
        match (from, to) {
            (Some(from), Some(to)) => fill(self.between, &[&from, &to]),
            (Some(from), None) => fill(self.since, &[&from]),
            (None, Some(to)) => fill(self.until, &[&to]),
            (None, None) => String::new(),
        }
    }

    /// A notice, as a sentence.
    #[must_use]
    pub fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::Version(version) => fill(self.other_version, &[version]),
            Notice::UnknownView(name) => fill(self.unknown_view, &[name]),
            Notice::Moved => self.share.moved.to_owned(),
            Notice::MissingId => self.missing_id.to_owned(),
            Notice::NotADay(key, text) => fill(self.not_a_day, &[text, key]),
            Notice::NotAnOption(key, text) => fill(self.not_an_option, &[text, key]),
            Notice::Unknown("st" | "var", text) => fill(self.unknown_statement, &[text]),
            Notice::Unknown(key, text) => fill(self.unknown_value, &[text, self.thing(key)]),
            Notice::Withdrawn(text, note) => fill(self.withdrawn, &[text, note]).trim_end().to_owned(),
            Notice::Ambiguous(key, text, names) => {
                let names: Vec<String> = names.iter().map(|name| fill(self.quoted, &[name])).collect();
                fill(self.ambiguous, &[text, self.thing(key), &self.list(&names, self.or)])
            }
        }
    }

    fn thing(&self, name: &str) -> &'static str {
        match (facet_table::of_word(name), name) {
            (Some(row), _) => self.facets[row.facet.index()].thing,
            (None, "actor") => self.things.actor,
            (None, "topic") => self.facets[Facet::Topic.index()].thing,
            (None, "outlet") => self.facets[Facet::Outlet.index()].thing,
            (None, "doc") => self.things.article,
            _ => self.things.value,
        }
    }

    /// What went wrong, and the remedy.
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> (String, String) {
        if let Cause::Locked(why) = &problem.cause {
            return (self.share.lock_fails.to_owned(), fill(self.share.lock_remedy, &[why]));
        }
        let title = fill(self.problem, &[problem.name.as_deref().unwrap_or(self.embedded)]);
        let remedy = match &problem.cause {
            Cause::NoAddress | Cause::Locked(_) => self.no_address.to_owned(),
            Cause::OtherOrigin => self.other_origin.to_owned(),
            Cause::Status(404) => self.not_found.to_owned(),
            Cause::Status(status) => fill(self.status, &[&status.to_string()]),
            Cause::Network => self.network.to_owned(),
            Cause::Archive(error) => self.archive(error),
            Cause::Said(sentence) => sentence.to_string(),
        };
        (title, remedy)
    }

    fn archive(&self, error: &ArchiveError) -> String {
        match error {
            ArchiveError::NotAnArchive => self.not_an_archive.to_owned(),
            ArchiveError::OtherVersion(found) => {
                fill(self.archive_version, &[&found.to_string(), &VERSION.to_string()])
            }
            ArchiveError::Truncated { have, want } => {
                fill(self.truncated, &[&have.to_string(), &want.to_string()])
            }
            ArchiveError::Damaged => self.damaged.to_owned(),
            ArchiveError::Inconsistent(table, row) => fill(self.inconsistent, &[table, &row.to_string()]),
        }
    }

    /// "Loading corpus.orc: 1.2 of 3.4 MB"
    #[must_use]
    pub fn progress(&self, progress: &Progress) -> String {
        let tenths = |bytes: u64| format!("{}{}{}", bytes / 1_000_000, self.decimal, bytes / 100_000 % 10);
        let have = tenths(progress.have);
        if progress.name.is_empty() {
            return self.counting.to_owned();
        }
        match progress.total {
            Some(total) => fill(self.progress_of, &[&progress.name, &have, &tenths(total)]),
            None => fill(self.progress, &[&progress.name, &have]),
        }
    }

    /// "Show 12 statements", the way back from the drawer of filters.
    #[must_use]
    pub fn show(&self, count: &str) -> String {
        fill(self.show, &[count])
    }

    /// "Find in Who"
    #[must_use]
    pub fn find_in(&self, heading: &str) -> String {
        fill(self.find_in, &[heading])
    }

    /// What a link that excludes a value says to a screen reader.
    #[must_use]
    pub fn exclude(&self, label: &str, excluded: bool) -> String {
        fill(if excluded { self.exclude_no_more } else { self.exclude }, &[label])
    }

    /// What a chip's link says to a screen reader.
    #[must_use]
    pub fn remove(&self, prefix: Option<&str>, label: &str) -> String {
        match prefix {
            Some(prefix) => fill(self.remove_prefixed, &[prefix, label]),
            None => fill(self.remove, &[label]),
        }
    }

    /// What a card's link into its article says to a screen reader.
    #[must_use]
    pub fn open_statement(&self, speaker: &str) -> String {
        fill(self.open_statement, &[speaker])
    }

    /// The button of a value's menu, for a screen reader.
    #[must_use]
    pub fn menu_of(&self, label: &str) -> String {
        fill(self.menu_of, &[label])
    }

    /// The words that a date rests on.
    #[must_use]
    pub fn basis(&self, words: &str) -> String {
        fill(self.basis, &[words])
    }

    /// The name of the page in the browser's tab.
    #[must_use]
    pub fn page_title(&self, subject: &str) -> String {
        if subject.is_empty() { NAME.to_owned() } else { format!("{subject} · {NAME}") }
    }
}
