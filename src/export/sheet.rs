//! What a reader asks to take along, and the file or text that it becomes.

use super::{Taken, cite, csv, file_name, json, json_ld, one, statement_link, take};
use crate::library::Library;
use crate::resolve::Resolved;
use crate::texts::Locale;
use crate::view::date;
use yew::AttrValue;

/// What a reader asks to take along.
#[derive(Clone, Debug, PartialEq)]
pub enum Sheet {
    /// The list: its link, its files.
    Share,
    /// The explorer, in a page of someone else's.
    Embed,
    /// A statement's citation, by its key.
    Cite(AttrValue),
    /// A statement's link, by its key.
    Link(AttrValue),
    /// A text that could not be copied or saved: why, and the text.
    Text(&'static str, AttrValue),
}

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table.
    Csv,
    /// Data.
    Json,
    /// Linked data.
    JsonLd,
}

impl Format {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::JsonLd];

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::JsonLd => "jsonld",
        }
    }

    /// What browsers and mail programs call it.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Csv => "text/csv;charset=utf-8",
            Self::Json => "application/json",
            Self::JsonLd => "application/ld+json",
        }
    }

    /// The text of a list.
    #[must_use]
    pub fn write(self, taken: &Taken) -> String {
        match self {
            Self::Csv => csv(taken),
            Self::Json => json(taken),
            Self::JsonLd => json_ld(taken),
        }
    }
}

/// The file of the current filter: its name and its text.
#[must_use]
pub fn file(library: &Library, resolved: &Resolved, format: Format, page: &str) -> (String, String) {
    (file_name(&resolved.address, format.ending()), format.write(&take(library, resolved, page)))
}

/// A statement's citation or link; `None` where there is no such statement.
#[must_use]
pub fn text(library: &Library, sheet: &Sheet, page: &str, t: Locale) -> Option<String> {
    match sheet {
        Sheet::Cite(key) => {
            let id = library.statement(key)?;
            let day = date(library, &library.corpus().statements[id], t).label;
            Some(cite(&one(library, id, page), &day, [t.share.no_speaker, t.no_outlet]))
        }
        Sheet::Link(key) => Some(statement_link(library, library.statement(key)?, page)),
        Sheet::Share | Sheet::Embed | Sheet::Text(..) => None,
    }
}
