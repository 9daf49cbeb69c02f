//! The lists of one language by their names, as they are read into the fields of a [`crate::language::Language`].
//!
//! A list that a language leaves out is empty. What nobody asks for is a slip in a name, and is told.

use crate::strings::list::{entries, section_title};
use crate::strings::word_set::WordSet;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The lists of one language, and which of them were asked for.
pub(super) struct Lists<'l> {
    texts: &'l BTreeMap<&'l str, &'l str>,
    /// Names of lists and of sections.
    asked: RefCell<BTreeSet<(String, Option<String>)>>,
}

impl<'l> Lists<'l> {
    pub(super) const fn new(texts: &'l BTreeMap<&'l str, &'l str>) -> Self {
        Self { texts, asked: RefCell::new(BTreeSet::new()) }
    }

    /// The text of a list, for those with a form of their own.
    pub(super) fn text(&self, name: &str) -> &'l str {
        self.asked.borrow_mut().insert((name.to_owned(), None));
        self.texts.get(name).copied().unwrap_or("")
    }

    /// The entries of a list, one a line.
    pub(super) fn entries(&self, name: &str) -> impl Iterator<Item = &'l str> {
        entries(self.text(name))
    }

    /// The words of a list, several on a line.
    pub(super) fn words(&self, name: &str) -> impl Iterator<Item = &'l str> {
        self.entries(name).flat_map(str::split_whitespace)
    }

    /// The entries of a list in small letters, for lists in which case says nothing.
    pub(super) fn lower(&self, name: &str) -> WordSet {
        entries(&self.text(name).to_lowercase()).collect()
    }

    /// The first list or section that nobody asked for.
    pub(super) fn unknown(&self) -> Option<UnknownList> {
        let asked = self.asked.borrow();
        let unknown = |list: &str, section: Option<&str>| UnknownList {
            list: list.to_owned(),
            section: section.map(str::to_owned),
        };
        self.texts.iter().find_map(|(name, text)| {
            let whole = asked.contains(&((*name).to_owned(), None));
            let mut sections = entries(text).filter_map(section_title);
            let missing = |title: &&str| !asked.contains(&((*name).to_owned(), Some((*title).to_owned())));
            if whole {
                return None;
            }
            if !asked.iter().any(|(list, _)| list == name) {
                return Some(unknown(name, None));
            }
            sections.find(missing).map(|title| unknown(name, Some(title)))
        })
    }
}

/// A list or a section of one that no stage reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownList {
    /// The list's name: "cues".
    pub list: String,
    /// The section's title where the list itself is known.
    pub section: Option<String>,
}

impl fmt::Display for UnknownList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { list, section } = self;
        match section {
            Some(title) => write!(f, "{list}.txt: no stage reads a section [{title}]; check its title"),
            None => write!(f, "{list}.txt: no stage reads a list of this name; check the name of the file"),
        }
    }
}

impl std::error::Error for UnknownList {}
