//! What the page shows: a catalog, and what readers see of its values.
//!
//! ```
//! use on_record::library::Library;
//! let library = Library::new(on_record_engine::Corpus::default());
//! assert!(library.index().is_empty());
//! ```

use crate::facet_table::{Names, spec};
use crate::texts::Texts;
use crate::wordings::first_of_each;
use on_record_asking::catalog::{Catalog, manner};
use on_record_asking::told::Told;
use on_record_engine::query::{Facet, Families, Index, Value};
use on_record_engine::{Corpus, StatementId};
use std::ops::Deref;
use std::rc::Rc;
use std::sync::OnceLock;

pub use on_record_asking::catalog::{Found, TONES};

/// A catalog with what the page tells beside.
#[derive(Debug)]
pub struct Library {
    catalog: Catalog,
    /// Which articles print one text.
    families: Families,
    /// For each statement the first one of its very words; made when a list first asks.
    wordings: OnceLock<Vec<StatementId>>,
    /// What it is cut down to, as readers say it; see `locked`.
    only: Vec<String>,
    /// Whether it holds articles that only this reader has.
    own: bool,
    /// What the reader of a sharded archive says of an answer, a sentence a line: why no file can be made of it, then what it
    /// leaves out.
    notes: String,
}

impl Library {
    /// Indexes a corpus.
    #[must_use]
    pub fn new(corpus: Corpus) -> Self {
        Self::of(corpus, None, String::new())
    }

    /// Indexes a part of an archive, with what is told of all of it and what is to be said of the part: why no file can be made
    /// of it, then what it leaves out, a sentence a line.
    #[must_use]
    pub fn of(corpus: Corpus, told: Option<Told>, notes: String) -> Self {
        let index = Index::new(&corpus);
        Self::indexed(corpus, index, told, notes)
    }

    /// The same with the corpus's index, for whoever made it in a moment of its own.
    #[must_use]
    pub fn indexed(corpus: Corpus, index: Index, told: Option<Told>, notes: String) -> Self {
        Self {
            families: Families::new(&corpus),
            catalog: Catalog::indexed(corpus, index, told),
            wordings: OnceLock::new(),
            only: Vec::new(),
            own: false,
            notes,
        }
    }

    /// Why no file can be made of what is shown.
    #[must_use]
    pub fn no_files(&self) -> Option<&str> {
        self.notes.lines().next().filter(|why| !why.is_empty())
    }

    /// What the page leaves out.
    pub fn left_out(&self) -> impl Iterator<Item = &str> {
        self.notes.lines().skip(1)
    }

    /// The same, saying what it was cut down to.
    #[must_use]
    pub fn cut_to(self, only: Vec<String>) -> Self {
        Self { only, ..self }
    }

    /// The same, holding articles that only this reader has.
    #[must_use]
    pub fn of_reader(self) -> Self {
        Self { own: true, ..self }
    }

    /// Whether it holds articles that only this reader has: links to it lead nobody else anywhere.
    #[must_use]
    pub const fn is_own(&self) -> bool {
        self.own
    }

    /// What the page around it has cut it down to.
    #[must_use]
    pub fn only(&self) -> &[String] {
        &self.only
    }

    /// Which articles print one text.
    #[must_use]
    pub const fn families(&self) -> &Families {
        &self.families
    }

    /// For each statement the first one that has its very words, where articles report the same.
    pub(crate) fn wordings(&self) -> &[StatementId] {
        self.wordings.get_or_init(|| first_of_each(self.corpus()))
    }

    /// What a value is called on the page, in the reader's language where the corpus has no name for it.
    #[must_use]
    pub fn label<'a>(&'a self, t: &Texts, facet: Facet, value: Value) -> &'a str {
        let own = value.row().and_then(|row| match spec(facet).names {
            Names::Manners => manner(row).map(|manner| t.manner(manner)),
            Names::Verbs => t.found.verbs.get(row).copied(),
            Names::Kinds => t.kinds.get(row).map(|kind| kind.0),
            Names::Genders => t.audit.genders.get(row).copied(),
            _ => self.name(facet, value),
        });
        own.unwrap_or(t.none(facet))
    }
}

impl Deref for Library {
    type Target = Catalog;
    fn deref(&self) -> &Catalog {
        &self.catalog
    }
}

/// A library that many components hold: equal when it is the same one, so that nothing is compared or drawn again.
#[derive(Clone, Debug)]
pub struct SharedLibrary(Rc<Library>);

impl SharedLibrary {
    /// A library to share.
    #[must_use]
    pub fn new(library: Library) -> Self {
        Self(Rc::new(library))
    }
}

impl PartialEq for SharedLibrary {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for SharedLibrary {
    type Target = Library;
    fn deref(&self) -> &Library {
        &self.0
    }
}
