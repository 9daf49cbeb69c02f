//! A reader's own articles: what waits to be read, what is being read, what became of it.
//!
//! The files themselves never come here. Workers of the page read them (`crates/desk`) and hand over an archive; this is
//! what they tell of it.

use std::rc::Rc;
use yew::AttrValue;

/// How far a reader's own articles are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Own {
    /// Whether its dialog is open.
    pub open: bool,
    /// What happens with them.
    pub phase: Phase,
    /// The names of the files that wait to be read.
    pub waiting: Rc<[AttrValue]>,
    /// What was not read, or read otherwise than written; in English, as the command says it.
    pub problems: Rc<[AttrValue]>,
    /// How many articles the browser keeps for the reader.
    pub kept: usize,
}

/// What happens with a reader's own articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Files may be handed over.
    #[default]
    Ready,
    /// How many articles are read, and of how many.
    Reading(usize, usize),
    /// They are read: so many articles, so many statements.
    Done(usize, usize),
    /// They are not.
    Failed(Failure),
}

/// Why nothing was read, or not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The reader's files are not beside the page, or its policy forbids workers.
    Missing,
    /// The browser lacks what the reader takes.
    Old,
    /// The program stopped.
    Stopped,
    /// The browser keeps nothing more.
    Full,
}

impl Failure {
    /// Its word, as the desk tells it.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "missing" => Self::Missing,
            "old" => Self::Old,
            "stopped" => Self::Stopped,
            "full" => Self::Full,
            _ => return None,
        })
    }
}
