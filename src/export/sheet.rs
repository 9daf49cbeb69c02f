//! What a reader asks to take along, and the file or text that it becomes.

use super::cite::{Wording, cite};
use super::data::{csv, json};
use super::hand_over::HandOver;
use super::linked::json_ld;
use super::name::file_name;
use super::record::{Taken, one, statement_link, take};
use super::styles::Style;
use crate::dates::{date, is_disputed};
use crate::doubts;
use crate::library::Library;
use crate::resolve::Resolved;
use crate::texts::Locale;
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
    /// A statement's citation in one of the styles; all of them where none is named.
    Styles(AttrValue, Option<Style>),
    /// A statement for those who work on, by its key.
    HandOver(AttrValue, HandOver),
    /// A statement's link, by its key.
    Link(AttrValue),
    /// The report of a mistake in a statement, by its key.
    Report(AttrValue),
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
            let (record, statement) = (one(library, id, page), &library.corpus().statements[id]);
            let addressee = record.addressee.as_deref().map(|name| t.told_to(name));
            let wording = Wording {
                date: &date(library, statement, t).label,
                disputed: is_disputed(library, statement).then_some(t.pictures.day_unclear),
                addressee: addressee.as_deref(),
                paraphrased: t.share.paraphrased,
                doubt: &doubts::told(statement, t),
                no_speaker: t.share.no_speaker,
                no_outlet: t.no_outlet,
            };
            Some(cite(&record, &wording))
        }
        Sheet::HandOver(key, way) => Some(way.write(library, library.statement(key)?, page)),
        Sheet::Styles(key, style) => {
            let id = library.statement(key)?;
            let doubt = doubts::told(&library.corpus().statements[id], t);
            style.map(|style| style.write(&one(library, id, page), &doubt))
        }
        Sheet::Report(key) => {
            let record = one(library, library.statement(key)?, page);
            Some(format!("{}\n{}\n{}\n{}", t.share.report, record.id, record.words, record.link))
        }
        Sheet::Link(key) => Some(statement_link(library, library.statement(key)?, page)),
        Sheet::Share | Sheet::Embed | Sheet::Text(..) => None,
    }
}
