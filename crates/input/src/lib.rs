//! What articles come in: files and streams of several formats become one type, [`Article`].
//!
//! A format is a row of [`FORMATS`] and a file of its own in `formats/`. [`open`] finds out which one a stream has and
//! gives its articles, one after the other; what cannot be read is a [`Diagnostic`](on_record_engine::Diagnostic) that
//! names the file, the line and the remedy:
//!
//! ```
//! use on_record_input::{FORMATS, Origin, open};
//! let lines = "{\"id\": \"one\", \"text\": \"“It rains,” Ada Example said.\"}\nnonsense\n";
//! let inputs = open(FORMATS, Origin::new("lines", "lines.jsonl"), Box::new(lines.as_bytes()));
//! let found: Vec<_> = inputs.map(|input| input.read()).collect();
//! assert_eq!(found[0].as_ref().unwrap().id, "one");
//! assert!(found[1].as_ref().unwrap_err().to_string().starts_with("lines.jsonl, line 2: "));
//! ```
//!
//! With the feature `files` (on by default) paths and folders are walked by [`files`]; without it the crate knows no
//! file system and compiles for a browser.

mod apart;
mod article;
#[cfg(feature = "html")]
mod claims;
mod common_names;
mod compressed;
#[cfg(feature = "documents")]
mod container;
mod days;
mod detect;
mod disagreement;
mod duplicates;
mod encoding;
mod field_names;
mod fields;
#[cfg(feature = "files")]
pub mod files;
mod foreign;
mod format;
pub mod formats;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "language")]
pub mod language;
mod line;
#[cfg(feature = "manifest")]
pub mod manifest;
mod members;
#[cfg(feature = "documents")]
mod office;
mod open;
#[cfg(feature = "pdf")]
mod pdf;
mod records;
mod replayed;
mod values;
#[cfg(feature = "documents")]
mod xml;

pub use apart::apart;
pub use article::{Article, Stated};
#[cfg(feature = "documents")]
pub use container::OF_KINDS;
pub use disagreement::Disagreement;
pub use duplicates::{Copies, Copy};
pub use field_names::{FIELDS, FieldNames};
pub use fields::OR_SAY;
pub use format::{Articles, Format, Likeness, Origin, Outcome, Read, Stream, first_visible};
pub use formats::{FORMATS, only};
pub use line::line;
pub use open::{Input, Inputs, Unread, open};
