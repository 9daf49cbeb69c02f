//! The address: what the page shows, as the part of its URL after `#`.
//!
//! Reading never fails: it gives an address and notices of what it could not use. Writing is canonical.
//!
//! ```
//! use on_record_asking::address::{parse, write};
//! let read = parse("#/v1/s?on=meeting&by=trump,lavrov").unwrap();
//! assert_eq!(write(&read.address), "#/v1/s?by=lavrov,trump&on=meeting");
//! assert!(parse("#an-anchor-of-the-host-page").is_none());
//! ```

mod percent;
mod read;
mod view;
mod write;

pub use on_record_engine::query::Days;
pub(crate) use read::shorten;
pub use read::{Read, parse};
pub use view::{By, View};
pub use write::write;

use crate::facet_table::COUNT;
use on_record_engine::Date;
use on_record_engine::query::Facet;
use on_record_engine::query::Sort;
use on_record_engine::sorting::sort;
use std::borrow::Cow;

/// The value that stands for what is not stated.
pub const NONE: &str = "~none";

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Which view.
    pub view: View,
    /// What is filtered.
    pub filters: Filters,
    /// Parameters that this version does not know, as they were written.
    pub extra: Vec<String>,
}

/// What is filtered, in the words of the address: slugs and text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// One choice a facet, in the order of [`Facet::ALL`].
    pub choices: [FacetChoice; COUNT],
    /// The days; undated only is written `from=~none`.
    pub days: Days,
    /// Whether independent reports count alone, without what reprints repeat: `reports=independent`.
    pub independent: bool,
    /// The words.
    pub words: String,
    /// The last day of the corpus when the link was made: what is newer is told of.
    pub seen: Option<Date>,
    /// The order. The usual one, the most telling first, is not written.
    pub sort: Sort,
    /// Which side of an actor's page.
    pub tab: Tab,
    /// A statement's first and last words, to find it again when its id is gone.
    pub anchor: String,
}

impl Filters {
    /// The same without what only helps to find a statement again.
    #[must_use]
    pub fn without_anchor(&self) -> Self {
        Self { anchor: String::new(), ..self.clone() }
    }

    /// The order that needs no word in an address: of a search the best matches, else the usual one.
    #[must_use]
    pub fn usual_sort(&self) -> Sort {
        if self.words.is_empty() { Sort::default() } else { Sort::Relevance }
    }

    /// Asks for other words; an order that was the usual one stays so.
    pub fn set_words(&mut self, words: &str) {
        let usual = self.sort == self.usual_sort() || words.is_empty() && self.sort == Sort::Relevance;
        words.clone_into(&mut self.words);
        if usual {
            self.sort = self.usual_sort();
        }
    }

    /// The choice of a facet.
    #[must_use]
    pub fn of(&self, facet: Facet) -> &FacetChoice {
        &self.choices[facet.index()]
    }

    /// The choice of a facet, to change it.
    pub fn of_mut(&mut self, facet: Facet) -> &mut FacetChoice {
        &mut self.choices[facet.index()]
    }
}

/// Which side of an actor's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// What the actor said.
    #[default]
    By,
    /// What was said about the actor.
    About,
}

/// What is chosen of one facet: groups of values, joined by OR inside and by AND between, and values excluded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetChoice {
    /// The groups. None is empty, each is sorted. The last one is open: a click adds to it.
    pub any: Vec<Vec<String>>,
    /// The values excluded, sorted.
    pub not: Vec<String>,
}

impl FacetChoice {
    /// One value and nothing else.
    #[must_use]
    pub fn only(value: &str) -> Self {
        Self { any: vec![vec![value.to_owned()]], not: Vec::new() }
    }

    /// Whether nothing is chosen.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.any.is_empty() && self.not.is_empty()
    }

    /// Whether a value stands in one of the groups.
    #[must_use]
    pub fn has(&self, value: &str) -> bool {
        self.any.iter().flatten().any(|v| v == value)
    }

    /// Whether a value is excluded.
    #[must_use]
    pub fn excludes(&self, value: &str) -> bool {
        self.not.iter().any(|v| v == value)
    }

    /// Drops a value wherever it stands.
    pub fn drop(&mut self, value: &str) {
        self.any.iter_mut().chain([&mut self.not]).for_each(|values| values.retain(|v| v != value));
        self.any.retain(|group| !group.is_empty());
    }

    /// What a click on a value does: takes it out where it is chosen or excluded, else adds it to the open group.
    pub fn toggle(&mut self, value: &str) {
        if self.has(value) || self.excludes(value) {
            return self.drop(value);
        }
        match self.any.last_mut() {
            Some(open) => open.push(value.to_owned()),
            None => self.any.push(vec![value.to_owned()]),
        }
        self.tidy();
    }

    /// Excludes a value, or allows it again.
    pub fn toggle_not(&mut self, value: &str) {
        let excluded = self.excludes(value);
        self.drop(value);
        if !excluded {
            self.not.push(value.to_owned());
        }
        self.tidy();
    }

    /// Sorts, and drops what says nothing.
    fn tidy(&mut self) {
        for values in self.any.iter_mut().chain([&mut self.not]) {
            values.retain(|value| !value.is_empty());
            sort(values);
            values.dedup();
        }
        self.any.retain(|group| !group.is_empty());
        let mut seen: Vec<Vec<String>> = Vec::new();
        for group in std::mem::take(&mut self.any) {
            if !seen.contains(&group) {
                seen.push(group);
            }
        }
        self.any = seen;
    }
}

/// What could not be used as it was written, for the reader to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Written for another version; read as this one.
    Version(String),
    /// No such view; the list is shown.
    UnknownView(String),
    /// The statement's id is gone; it was found again by its words.
    Moved,
    /// A view without the name of what it should show.
    MissingId,
    /// Not a day: the key and what was written.
    NotADay(&'static str, String),
    /// Not one of the words that this parameter knows.
    NotAnOption(Cow<'static, str>, String),
    /// No such value: the key (or the view) and what was written.
    Unknown(&'static str, String),
    /// The editors took this statement back, and why.
    Withdrawn(String, String),
    /// Several values could be meant: the key, what was written, some of them.
    Ambiguous(&'static str, String, Vec<String>),
}
