//! What a format is: a name, the endings of its files, how it is recognised, and how it is read.
//!
//! ```
//! use on_record_input::{Article, Format, Likeness, Origin, Read};
//! /// Notes that begin with a line of dashes.
//! const NOTE: Format = Format {
//!     name: "note",
//!     label: "a note",
//!     endings: &["note"],
//!     recognise: |start| if start.starts_with(b"---\n") { Likeness::Certain } else { Likeness::No },
//!     read: Read::One(|origin, bytes| match String::from_utf8(bytes) {
//!         Ok(text) => Ok(Article::new(&origin.id, &text[4..])),
//!         Err(_) => Err(origin.error(None, "not UTF-8; save it as UTF-8")),
//!     }),
//! };
//! let Read::One(read) = NOTE.read else { unreachable!() };
//! assert_eq!(read(&Origin::new("a", "a.note"), b"---\nIt rains.".to_vec()).unwrap().text, "It rains.");
//! ```

use crate::article::Article;
use crate::field_names::FieldNames;
use on_record_engine::{Diagnostic, Severity};
use std::io::BufRead;

/// Bytes on their way in.
pub type Stream = Box<dyn BufRead + Send>;

/// An article, or what cannot be read: where, why, and what to do.
pub type Outcome = Result<Article, Diagnostic>;

/// The articles of one stream, in its order.
pub type Articles = Box<dyn Iterator<Item = Outcome> + Send>;

/// An input format: one row of the registry.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name in one word: `jsonl`.
    pub name: &'static str,
    /// What a sentence calls it, with its article where it takes one: "JSON lines", "a web page".
    pub label: &'static str,
    /// The endings of its files, without the dot and in lower case.
    pub endings: &'static [&'static str],
    /// Whether a stream that begins so has this format. It is given the first few thousand bytes.
    pub recognise: fn(&[u8]) -> Likeness,
    /// How it is read.
    pub read: Read,
}

/// How a format is read.
#[derive(Clone, Copy, Debug)]
pub enum Read {
    /// A file is an article. It is read by whichever core is free.
    One(fn(&Origin, Vec<u8>) -> Outcome),
    /// A file holds articles, which come one after the other: the file may be larger than the memory.
    Many(fn(Origin, Stream) -> Articles),
}

/// How much the beginning of a stream looks like a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// It is something else.
    No,
    /// It may be, and is where the file's name says so.
    WhenNamed,
    /// It may be, and is where no other format claims it.
    WhenUnclaimed,
    /// It bears the format's own marks, whatever its name says.
    Certain,
}

/// Where articles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// What an article is called that has no name of its own.
    pub id: String,
    /// What messages call the place: a path, "standard input".
    pub name: String,
    /// How fields and columns are called there, where somebody says so.
    pub fields: FieldNames,
}

impl Origin {
    /// A place with the id and the name that are given.
    #[must_use]
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self { id: id.into(), name: name.into(), fields: FieldNames::default() }
    }

    /// A place inside of this one.
    #[must_use]
    pub fn inside(&self, id: impl Into<String>, name: &str) -> Self {
        Self { id: id.into(), name: format!("{}, {name}", self.name), fields: self.fields.clone() }
    }

    /// The same place, with names of its fields.
    #[must_use]
    pub fn with_fields(self, fields: FieldNames) -> Self {
        Self { fields, ..self }
    }

    /// Something that cannot be read, with what to do about it.
    #[must_use]
    pub fn error(&self, line: Option<u32>, message: impl Into<String>) -> Diagnostic {
        self.diagnostic(Severity::Error, line, message.into())
    }

    /// Something that was read otherwise than written, or not used.
    #[must_use]
    pub fn note(&self, line: Option<u32>, message: impl Into<String>) -> Diagnostic {
        self.diagnostic(Severity::Warning, line, message.into())
    }

    fn diagnostic(&self, severity: Severity, line: Option<u32>, message: String) -> Diagnostic {
        Diagnostic { severity, file: self.name.clone(), line, message }
    }
}

/// The beginning of a stream without its byte order mark and what is blank.
#[must_use]
pub fn first_visible(start: &[u8]) -> &[u8] {
    start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start()
}
