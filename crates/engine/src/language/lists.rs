//! The lists of one language by their names, as they are read into the fields of a [`crate::language::Language`].
//!
//! A list that a language leaves out is empty. A list or section that no stage reads is reported as [`UnknownList`]:
//! its name is most likely misspelt.

use crate::strings::word_list::{entries, section, section_title};
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

    /// The entries of a section, one a line.
    pub(super) fn lines(&self, name: &str, title: &str) -> impl Iterator<Item = &'l str> + use<'l> {
        self.asked.borrow_mut().insert((name.to_owned(), Some(title.to_owned())));
        section(self.texts.get(name).copied().unwrap_or(""), title).collect::<Vec<_>>().into_iter()
    }

    /// The words of a section, several on a line.
    pub(super) fn section(&self, name: &str, title: &str) -> impl Iterator<Item = &'l str> + use<'l> {
        self.lines(name, title).flat_map(str::split_whitespace)
    }

    /// The first list or section that no stage has read.
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

/// Declares the words of a stage and reads each field from the section of a list that is called like it: the field
/// `parts_of_a_day` from `[parts of a day]`. Sets hold words, endings the ends of words, lines what stands on a line.
macro_rules! word_sets {
    (
        $(#[$doc:meta])*
        $name:ident from $list:literal
        sets { $($set:ident),* $(,)? }
        $(endings { $($ending:ident),* $(,)? })?
        $(lines { $($line:ident),* $(,)? })?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default)]
        pub(crate) struct $name {
            $(pub(crate) $set: $crate::strings::word_set::WordSet,)*
            $($(pub(crate) $ending: $crate::strings::endings::Endings,)*)?
            $($(pub(crate) $line: Vec<String>,)*)?
        }

        impl $name {
            pub(super) fn read(lists: &super::lists::Lists<'_>) -> Self {
                let title = |field: &str| field.replace('_', " ");
                Self {
                    $($set: lists.section($list, &title(stringify!($set))).collect(),)*
                    $($($ending: lists.section($list, &title(stringify!($ending))).collect(),)*)?
                    $($($line: lists.lines($list, &title(stringify!($line))).map(str::to_owned).collect(),)*)?
                }
            }
        }
    };
}
pub(super) use word_sets;
