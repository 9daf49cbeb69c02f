//! Every word that the page itself says, in one place, so that a second language is a second file.
//!
//! ```
//! use on_record::texts;
//! assert_eq!(texts::statements(1), "1 statement");
//! assert_eq!(texts::statements(1200), "1,200 statements");
//! ```

use crate::address::{Notice, View, key};
use crate::loading::{Cause, Problem, Progress};
use on_record_engine::corpus::Manner;
use on_record_engine::index::Facet;
use on_record_engine::query::Sort;

/// What the product is called.
pub const NAME: &str = "On Record";
/// What a corpus without a title is called.
pub const UNTITLED: &str = "News statements";
/// Shown where the text names no speaker.
pub const UNKNOWN_SPEAKER: &str = "Unknown speaker";
/// Shown where the text names no outlet.
pub const NO_OUTLET: &str = "Outlet not stated";
/// Shown where nothing tells a date.
pub const UNDATED: &str = "Undated";
/// The same on a card.
pub const NO_DATE: &str = "undated";
/// A group of statements of which no article tells the day they were said.
pub const NO_SAID_DAY: &str = "Day of saying not stated";
/// The menus of the sentence, for a screen reader.
pub const PICK_WHO: &str = "Who speaks";
/// The second one.
pub const PICK_WHAT: &str = "On which topic";
/// Nobody chosen.
pub const ANYONE: &str = "anyone";
/// No topic chosen.
pub const ANYTHING: &str = "anything";
/// Before an excluded value.
pub const NOT: &str = "not";
/// Between values of one group.
pub const OR: &str = "or";
/// Between groups.
pub const AND: &str = "and";
/// What an actor said.
pub const SAID_BY: &str = "Said by";
/// What others said about an actor.
pub const SAID_ABOUT: &str = "Said about";
/// Between the pieces of a statement that its article splits.
pub const GAP: &str = " … ";

/// The skip link.
pub const SKIP: &str = "Skip to the statements";
/// The list.
pub const STATEMENTS: &str = "Statements";
/// The facet rail.
pub const FILTERS: &str = "Filters";
/// The article beside the list.
pub const ARTICLE: &str = "Article";
/// The shortcuts.
pub const HELP: &str = "Keyboard shortcuts";
/// The order.
pub const SORTED_BY: &str = "Sorted by";
/// A facet's find box.
pub const FIND: &str = "Find";
/// A find box that finds nothing.
pub const NOTHING_FOUND: &str = "None of that name";
/// Folds a facet.
pub const FEWER: &str = "Fewer";
/// The filter of days.
pub const DATE: &str = "Date";
/// Its first day.
pub const FROM: &str = "From";
/// Its last day.
pub const TO: &str = "To";
/// Statements without a day.
pub const UNDATED_ONLY: &str = "Undated only";
/// The sentence before the speaker.
pub const ASK_BEFORE: &str = "What did";
/// The sentence between speaker and topic.
pub const ASK_BETWEEN: &str = "say about";
/// The sentence's end.
pub const ASK_AFTER: &str = "?";
/// The chips.
pub const CHIPS: &str = "Active filters";
/// Drops all filters.
pub const CLEAR: &str = "Clear all";
/// An actor's page.
pub const ACTOR: &str = "Speaker";
/// An actor's other names.
pub const ALSO: &str = "In these articles also:";
/// The sides of an actor's page.
pub const TABS: &str = "Said by or about";
/// A topic's page.
pub const TOPIC: &str = "Topic";
/// A topic's words.
pub const TERMS: &str = "Statements that speak of:";
/// An outlet's page.
pub const OUTLET: &str = "Outlet";
/// An article's statements.
pub const IN_ARTICLE: &str = "Statements of one article";
/// A cluster's page.
pub const VARIANTS: &str = "The same statement, as different articles report it";
/// What a conflict of dates means.
pub const CONFLICT_HELP: &str =
    "The articles do not agree on the day it was said; each card tells what its article says.";
/// The way back to the list.
pub const ALL_STATEMENTS: &str = "All statements";
/// The statement before.
pub const PREVIOUS: &str = "Previous statement of the article";
/// The statement after.
pub const NEXT: &str = "Next statement of the article";
/// Closes what is open.
pub const CLOSE: &str = "Close";
/// Leads to the article on the web.
pub const SOURCE: &str = "Source";
/// An article without a headline.
pub const NO_HEADLINE: &str = "Headline not stated";
/// Leads to an article's own list.
pub const ALL_OF_ARTICLE: &str = "All statements of this article";
/// Other articles with the same statement.
pub const ELSEWHERE: &str = "The same statement elsewhere";
/// Before an article's own words.
pub const HERE: &str = "here";
/// Before the words that a date rests on.
pub const FROM_WORDS: &str = "from the words";
/// What is known of the chosen statement.
pub const NOTE: &str = "About this statement";
/// Row of the note on a statement.
pub const NOTE_WHO: &str = "Speaker";
/// Row of the note on a statement.
pub const NOTE_CUE: &str = "Attributed by";
/// Row of the note on a statement.
pub const NOTE_MODE: &str = "Wording";
/// Row of the note on a statement.
pub const NOTE_TOLD: &str = "Told to";
/// Row of the note on a statement.
pub const NOTE_DATE: &str = "Date";
/// Row of the note on a statement.
pub const NOTE_NESTED: &str = "Inside";
/// The mark of an uncertain speaker.
pub const UNSURE: &str = "speaker uncertain";
/// What it means.
pub const UNSURE_HELP: &str = "The article leaves room for doubt who says this";
/// The mark of a statement inside another.
pub const NESTED: &str = "Inside another statement";
/// What it means.
pub const NESTED_HELP: &str = "it is told inside another statement";
/// Before a headline in which searched words stand.
pub const HEADLINE: &str = "Headline:";
/// Leads from a card into the article.
pub const OPEN: &str = "In the article";
/// The search box.
pub const SEARCH: &str = "Search the words";
/// The same for a screen reader.
pub const SEARCH_LABEL: &str = "Search the words of the statements";
/// How to search.
pub const SEARCH_HELP: &str =
    "In the search box all words must match; put words in quotation marks to find them side by side.";
/// An archive on its way.
pub const LOADING: &str = "Loading";
/// Tries again.
pub const RETRY: &str = "Retry";
/// Puts a message away.
pub const DISMISS: &str = "Dismiss";
/// The way out of an archive that does not open.
pub const OPEN_EMBEDDED: &str = "Open the embedded corpus instead";
/// Messages about the address.
pub const NOTICES: &str = "About this link";
/// An empty answer.
pub const EMPTY: &str = "No statement meets all of these filters";
/// The list of articles.
pub const ARTICLES: &str = "Articles";
/// What to do.
pub const CHOOSE: &str = "Choose a statement to read it in its article.";

/// A whole number with its thousands set apart.
#[must_use]
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn plural(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// "12 statements"
#[must_use]
pub fn statements(n: usize) -> String {
    plural(n, "statement", "statements")
}

/// "4 articles"
#[must_use]
pub fn articles(n: usize) -> String {
    plural(n, "article", "articles")
}

/// "3 outlets, 2 wordings"; "3 articles, 2 wordings" where outlets are not known to differ.
#[must_use]
pub fn variants(places: usize, outlets: bool, wordings: usize) -> String {
    let places = if outlets { plural(places, "outlet", "outlets") } else { articles(places) };
    format!("{places}, {}", plural(wordings, "wording", "wordings"))
}

/// "in 4 articles, 22 to 24 August 2025 and undated"
#[must_use]
pub fn spread(in_articles: usize, days: Option<String>, undated: bool) -> String {
    let mut out = format!("in {}", articles(in_articles));
    match (days, undated) {
        (Some(days), true) => out.push_str(&format!(", {days} and undated")),
        (Some(days), false) => out.push_str(&format!(", {days}")),
        (None, true) => out.push_str(", undated"),
        (None, false) => {}
    }
    out
}

/// A facet's heading.
#[must_use]
pub const fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::By => "Who",
        Facet::Of => "About whom",
        Facet::On => "Topic",
        Facet::In => "Outlet",
        Facet::Via => "Told to",
        Facet::Mode => "Wording",
    }
}

/// A facet's value for what is not stated.
#[must_use]
pub const fn none(facet: Facet) -> &'static str {
    match facet {
        Facet::By => UNKNOWN_SPEAKER,
        Facet::Of => "Nobody named",
        Facet::On => "No topic",
        Facet::In => NO_OUTLET,
        Facet::Via => "Not stated",
        Facet::Mode => "",
    }
}

/// The same on a chip, where its facet's heading is out of sight.
#[must_use]
pub const fn none_chip(facet: Facet) -> &'static str {
    match facet {
        Facet::Via => "Told to: not stated",
        Facet::Of => "About nobody named",
        _ => none(facet),
    }
}

/// How the words are given, as readers say it.
#[must_use]
pub const fn manner(manner: Manner) -> &'static str {
    match manner {
        Manner::Direct => "Direct",
        Manner::Mixed => "Mixed",
        Manner::Indirect => "Reported",
    }
}

/// What that means.
#[must_use]
pub const fn manner_help(manner: Manner) -> &'static str {
    match manner {
        Manner::Direct => "every word stands in quotation marks",
        Manner::Mixed => "some of the words stand in quotation marks",
        Manner::Indirect => "the article tells it in its own words",
    }
}

/// What stands before a facet's value on a chip.
#[must_use]
pub const fn chip_prefix(facet: Facet) -> Option<&'static str> {
    match facet {
        Facet::Of => Some("about"),
        Facet::Via => Some("told to"),
        _ => None,
    }
}

/// A way out of an empty answer.
#[must_use]
pub fn without(label: &str, excluded: bool) -> String {
    if excluded { format!("Allow {label}") } else { format!("Without {label}") }
}

/// "Statement 3 of 12"
#[must_use]
pub fn place(at: Option<usize>, of: usize) -> String {
    match at {
        Some(at) => format!("Statement {} of {}", number(at + 1), number(of)),
        None => statements(of),
    }
}

/// An order's name.
#[must_use]
pub const fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Date => "Newest",
        Sort::Said => "Day it was said",
        Sort::Actor => "Speaker",
        Sort::Relevance => "Best match",
    }
}

/// "to NBC", "in a post": the words that link a cue and whom it was told to.
#[must_use]
pub fn told_to(channel: &str) -> String {
    format!("to {channel}")
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A day of which the article gives words only: "a Tuesday, date not stated".
#[must_use]
pub fn bare_basis(basis: &str) -> String {
    let named = |day: &&str| basis.split(|c: char| !c.is_alphanumeric()).any(|word| word == *day);
    match WEEKDAYS.into_iter().find(named) {
        Some(day) => format!("a {day}, date not stated"),
        None => format!("“{basis}”, date not stated"),
    }
}

/// "said 22 August 2025"
#[must_use]
pub fn said_on(day: &str) -> String {
    format!("said {day}")
}

/// "reported 22 August 2025"
#[must_use]
pub fn reported_on(day: &str) -> String {
    format!("reported {day}")
}

/// The members of a cluster that were said on different days.
#[must_use]
pub fn conflict(days: &[String]) -> String {
    format!("dated {}", list(days, "and"))
}

/// A member that was reported before another one says it was said.
#[must_use]
pub fn too_early(said: &str, reported: &str) -> String {
    format!("said {said}, yet reported {reported}")
}

/// "a, b and c"
#[must_use]
pub fn list(items: &[String], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [firsts @ .., last] => format!("{} {word} {last}", firsts.join(", ")),
    }
}

/// "from 22 August 2025", a chip for dates.
#[must_use]
pub fn between(from: Option<String>, to: Option<String>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => String::new(),
    }
}

/// A notice, as a sentence.
#[must_use]
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Version(version) => {
            format!("This link was written for another version ({version}); it is read as version 1.")
        }
        Notice::UnknownView(name) => format!("There is no view “{name}”; here are the statements."),
        Notice::ComingView(view) => {
            format!("The view “{}” is not part of this version; here are the statements.", view_name(view))
        }
        Notice::MissingId => "The link does not say what to show; here are the statements.".to_owned(),
        Notice::NotADay(key, text) => {
            format!("“{text}” is not a day (“{key}” takes days like 2025-08-22), so it is left out.")
        }
        Notice::NotAnOption(key, text) => format!("“{text}” is not a choice of “{key}”, so it is left out."),
        Notice::Unknown("st" | "var", text) => {
            format!("The statement “{text}” is not in this corpus; here is the list.")
        }
        Notice::Unknown(key, text) => {
            format!("This corpus has no {} “{text}”, so it is left out.", thing(key))
        }
        Notice::Ambiguous(key, text, names) => {
            let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
            format!("“{text}” could be more than one {}: {}.", thing(key), list(&names, "or"))
        }
    }
}

fn thing(name: &str) -> &'static str {
    match Facet::ALL.into_iter().find(|&facet| key(facet) == name) {
        Some(Facet::By) => "speaker",
        Some(Facet::Of) => "person or group",
        Some(Facet::On) => "topic",
        Some(Facet::In) => "outlet",
        Some(Facet::Via) => "programme, agency or platform",
        Some(Facet::Mode) => "wording",
        None => match name {
            "actor" => "person or group",
            "topic" => "topic",
            "outlet" => "outlet",
            "doc" => "article",
            _ => "value",
        },
    }
}

/// A view's name.
#[must_use]
pub const fn view_name(view: &View) -> &'static str {
    match view {
        View::Statements | View::Statement(_) => "Statements",
        View::Actor(_) => "Actor",
        View::Topic(_) => "Topic",
        View::Outlet(_) => "Outlet",
        View::Document(..) => "Article",
        View::Variant(_) => "Wordings",
        View::Compare(..) => "Compare",
        View::Matrix => "Matrix",
        View::Time => "Time",
        View::Network => "Network",
    }
}

/// What went wrong, and the remedy.
#[must_use]
pub fn problem(problem: &Problem) -> (String, String) {
    let name = problem.name.as_deref().unwrap_or("The embedded corpus");
    let title = format!("{name} could not be opened");
    let remedy = match &problem.cause {
        Cause::NoAddress => "What follows ?src= is not the address of a file; write it like ?src=corpus.orc.".to_owned(),
        Cause::OtherOrigin => {
            "It lies on another server. This page asks nothing of other servers: put the archive beside the page \
             and name it like ?src=corpus.orc."
                .to_owned()
        }
        Cause::Status(404) => {
            "The server has no such file. Check the name after ?src=; it is read relative to this page.".to_owned()
        }
        Cause::Status(status) => format!("The server answered with status {status}. Try again in a while."),
        Cause::Network => "The connection broke off before all of it arrived. Try again.".to_owned(),
        Cause::Archive(error) => format!("{}.", capital(&error.to_string())),
    };
    (title, remedy)
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// "Loading corpus.orc: 1.2 of 3.4 MB"
#[must_use]
pub fn progress(progress: &Progress) -> String {
    let tenths = |bytes: u64| format!("{}.{}", bytes / 1_000_000, bytes / 100_000 % 10);
    match progress.total {
        Some(total) => {
            format!("Loading {}: {} of {} MB", progress.name, tenths(progress.have), tenths(total))
        }
        None => format!("Loading {}: {} MB", progress.name, tenths(progress.have)),
    }
}

/// "Show 12 statements", the way back from the drawer of filters.
#[must_use]
pub fn show(count: &str) -> String {
    format!("Show {count}")
}

/// "Show 200 more statements"
#[must_use]
pub fn show_more(next: usize) -> String {
    format!("Show {}", plural(next, "more statement", "more statements"))
}

/// "12 more", the rest of a facet.
#[must_use]
pub fn more(n: usize) -> String {
    format!("{} more", number(n))
}

/// "Find in Who"
#[must_use]
pub fn find_in(heading: &str) -> String {
    format!("Find in {heading}")
}

/// What a link that excludes a value says to a screen reader.
#[must_use]
pub fn exclude(label: &str, excluded: bool) -> String {
    // Both hold the word that is seen, "not": whoever speaks to the page says what stands there (WCAG 2.5.3).
    if excluded { format!("Do not exclude {label} any more") } else { format!("Only what is not {label}") }
}

/// What a chip's link says to a screen reader.
#[must_use]
pub fn remove(prefix: Option<&str>, label: &str) -> String {
    match prefix {
        Some(prefix) => format!("Remove filter: {prefix} {label}"),
        None => format!("Remove filter: {label}"),
    }
}

/// What a card's link into its article says to a screen reader.
#[must_use]
pub fn open_statement(speaker: &str) -> String {
    format!("In the article: {speaker}")
}

/// "12 times"
#[must_use]
pub fn times(n: u32) -> String {
    plural(n as usize, "time", "times")
}

/// The words that a date rests on.
#[must_use]
pub fn basis(words: &str) -> String {
    format!("From the article's words “{words}”")
}

/// The name of the page in the browser's tab.
#[must_use]
pub fn page_title(subject: &str) -> String {
    if subject.is_empty() { NAME.to_owned() } else { format!("{subject} · {NAME}") }
}

/// The shortcuts: keys, and what they do.
pub const SHORTCUTS: [(&str, &str); 6] = [
    ("/", "Search the words"),
    ("j", "Next statement"),
    ("k", "Previous statement"),
    ("Enter", "Open the statement in its article"),
    ("Esc", "Close the article or this list"),
    ("?", "Show these shortcuts"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_agree_in_number() {
        assert_eq!(variants(3, false, 1), "3 articles, 1 wording");
        assert_eq!(variants(3, true, 2), "3 outlets, 2 wordings");
        assert_eq!(spread(1, None, true), "in 1 article, undated");
        assert_eq!(spread(2, Some("22 August".to_owned()), true), "in 2 articles, 22 August and undated");
        assert_eq!(number(1_234_567), "1,234,567");
        assert_eq!(number(100), "100");
    }

    #[test]
    fn a_weekday_stays_a_weekday() {
        assert_eq!(bare_basis("on Tuesday"), "a Tuesday, date not stated");
        assert_eq!(bare_basis("last week"), "“last week”, date not stated");
    }
}
