//! What the engine knows of a language: its cue words, its names, titles, roles and places, and the small words by which
//! it tells one construction from another. It is a value: nothing else in the engine knows a word of any language but
//! the trained passes.
//!
//! Each field is read from a text file in `languages/<code>/lists`, one entry a line, that a journalist can edit.
//!
//! ```
//! use on_record_engine::{Parsed, language::Language, text::BlockKind};
//! use std::collections::BTreeMap;
//! let lists = BTreeMap::from([("block-bylines", "^skriba:")]);
//! let language = Language::from_lists("xx", "Invented", &lists).unwrap();
//! let doc = Parsed::cut("Skriba: Ada", &language);
//! assert_eq!(doc.blocks[0].kind, BlockKind::Byline);
//! ```

#[cfg(feature = "extract")]
pub mod acronyms;
#[cfg(feature = "extract")]
pub(crate) mod addressee_nouns;
#[cfg(feature = "extract")]
pub(crate) mod affiliations;
pub(crate) mod asking;
#[cfg(feature = "extract")]
pub(crate) mod bodies;
pub(crate) mod built_in;
#[cfg(feature = "extract")]
pub(crate) mod cues;
#[cfg(feature = "english")]
mod english;
#[cfg(feature = "extract")]
pub(crate) mod furniture;
#[cfg(feature = "extract")]
pub(crate) mod gazetteer;
#[cfg(feature = "extract")]
pub(crate) mod grammar;
#[cfg(feature = "extract")]
pub(crate) mod grounds;
#[cfg(feature = "extract")]
mod inflection;
pub(crate) mod kind;
#[cfg(feature = "extract")]
mod lists;
#[cfg(feature = "extract")]
pub(crate) mod names;
#[cfg(feature = "extract")]
pub(crate) mod outlets;
#[cfg(feature = "extract")]
pub(crate) mod phrases;
#[cfg(feature = "extract")]
pub(crate) mod reliability;
pub(crate) mod reporting;
#[cfg(feature = "extract")]
pub(crate) mod roles;
pub(crate) mod stemming;
#[cfg(feature = "extract")]
pub(crate) mod topics;
#[cfg(feature = "extract")]
mod whole;

pub use asking::{Asking, Small};
#[cfg(feature = "extract")]
pub use cues::{CueWord, Form, Lexicon};
#[cfg(feature = "extract")]
pub use gazetteer::{Gazetteer, Gender};
#[cfg(feature = "extract")]
pub use grounds::{Ground, Grounds};
pub use kind::Kind;
#[cfg(feature = "extract")]
pub use lists::UnknownList;
#[cfg(feature = "extract")]
pub use names::{Name, Names, fold};
#[cfg(feature = "extract")]
pub use reliability::Reliability;
pub use reporting::{Reporting, ReportingVerbs};
pub use stemming::Stemming;
#[cfg(feature = "extract")]
pub use whole::Language;
