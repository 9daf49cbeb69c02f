//! Which view an address shows: the words of its path, read and written here alone.
//!
//! ```
//! use on_record_asking::address::{View, parse};
//! assert_eq!(parse("#/v1/cmp/a..b").unwrap().address.view, View::Compare("a".to_owned(), "b".to_owned()));
//! ```

use super::Notice;
use super::percent::{decode, encode};
use super::read::shorten;
use crate::part::around;

/// Which view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The list of statements.
    #[default]
    Statements,
    /// One statement in its article, beside the list.
    Statement(String),
    /// What an actor said, or what was said about the actor; without a name, all actors to choose from.
    Actor(String),
    /// The statements on a topic; without a name, all topics to choose from.
    Topic(String),
    /// The statements that an outlet reports.
    Outlet(String),
    /// An article with its statements, and the chosen one.
    Article(String, Option<String>),
    /// The same statement in several articles.
    Variant(String),
    /// What others say on the matter of a statement.
    Others(String),
    /// Two actors side by side; an empty name is still to be chosen.
    Compare(String, String),
    /// Actors by topics.
    Matrix,
    /// A timeline.
    Time,
    /// Who speaks about whom.
    Network,
    /// What a speaker said on a topic, one after the other.
    Positions,
    /// Who is quoted, and what the numbers are parted by.
    Quoted(By),
}

/// What the numbers of an audit are parted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Kinds of speakers.
    #[default]
    Kind,
    /// Outlets.
    Outlet,
    /// Topics.
    Topic,
    /// Periods.
    Time,
    /// The bodies that speakers belong to.
    Affiliation,
    /// The genders that articles' pronouns state of people.
    Gender,
}

impl By {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Kind, Self::Outlet, Self::Topic, Self::Time, Self::Affiliation, Self::Gender];

    /// As addresses write it after the view's word; the first one is not written.
    const fn word(self) -> &'static str {
        match self {
            Self::Kind => "",
            Self::Outlet => "outlet",
            Self::Topic => "topic",
            Self::Time => "time",
            Self::Affiliation => "affiliation",
            Self::Gender => "gender",
        }
    }
}

/// The views that are about everything: their words, and the views. The others bring a name after their word.
static WHOLE: [(&str, View); 5] = [
    ("s", View::Statements),
    ("matrix", View::Matrix),
    ("time", View::Time),
    ("net", View::Network),
    ("pos", View::Positions),
];

impl View {
    /// The view of a path.
    pub(super) fn read(path: &str, notices: &mut Vec<Notice>) -> Self {
        let (word, rest) = path.split_once('/').unwrap_or((path, ""));
        if let Some((_, view)) = WHOLE.iter().find(|(whole, _)| *whole == word) {
            return view.clone();
        }
        let name = decode(rest);
        let view = match word {
            "" => return Self::Statements,
            "quoted" => {
                let by = By::ALL.into_iter().find(|by| by.word() == name);
                if by.is_none() {
                    notices.push(Notice::UnknownView(shorten(&name)));
                }
                return Self::Quoted(by.unwrap_or_default());
            }
            "st" => Self::Statement(name),
            "actor" => Self::Actor(name),
            "topic" => Self::Topic(name),
            "outlet" => Self::Outlet(name),
            "var" => Self::Variant(name),
            "others" => Self::Others(name),
            "doc" => {
                let (name, statement) = rest.split_once('/').unwrap_or((rest, ""));
                let statement = Some(decode(statement)).filter(|s| !s.is_empty());
                match decode(name) {
                    name if name.is_empty() => Self::Statement(name),
                    name => Self::Article(name, statement),
                }
            }
            "cmp" => {
                // Without one half or both the page offers a choice.
                let (a, b) = around(rest, "..").unwrap_or((rest, ""));
                return Self::Compare(decode(a), decode(b));
            }
            other => {
                notices.push(Notice::UnknownView(shorten(&decode(other))));
                return Self::Statements;
            }
        };
        match &view {
            // An actor or a topic without a name is a choice among all of them.
            Self::Statement(name) | Self::Outlet(name) | Self::Variant(name) | Self::Others(name)
                if name.is_empty() =>
            {
                notices.push(Notice::MissingId);
                Self::Statements
            }
            _ => view,
        }
    }

    /// Writes the path.
    pub(super) fn write(&self, out: &mut String) {
        let mut one = |word: &str, name: &str, dots: bool| {
            out.push_str(word);
            encode(name, dots, out);
        };
        match self {
            Self::Statement(name) => one("st/", name, false),
            Self::Actor(name) => one("actor/", name, false),
            Self::Topic(name) => one("topic/", name, false),
            Self::Outlet(name) => one("outlet/", name, false),
            Self::Article(name, None) => one("doc/", name, false),
            Self::Article(name, Some(statement)) => {
                one("doc/", name, false);
                one("/", statement, false);
            }
            Self::Variant(name) => one("var/", name, false),
            Self::Others(name) => one("others/", name, false),
            // Two dots part the two, so that a name must not bring its own.
            Self::Compare(a, b) => {
                one("cmp/", a, true);
                one("..", b, true);
            }
            Self::Quoted(By::Kind) => one("quoted", "", false),
            Self::Quoted(by) => one("quoted/", by.word(), false),
            Self::Statements | Self::Matrix | Self::Time | Self::Network | Self::Positions => {
                let word = WHOLE.iter().find(|(_, view)| view == self).map_or("s", |(word, _)| word);
                one(word, "", false);
            }
        }
    }
}
