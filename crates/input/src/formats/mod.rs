//! The formats, each in a file of its own. `CONTRIBUTING.md` has the recipe for one more.

mod csv;
#[cfg(feature = "documents")]
mod eml;
#[cfg(feature = "documents")]
mod feed;
#[cfg(feature = "html")]
mod html;
mod json;
mod jsonl;
#[cfg(feature = "documents")]
mod mhtml;
#[cfg(feature = "documents")]
mod newsml;
#[cfg(feature = "documents")]
mod nitf;
#[cfg(feature = "pdf")]
mod pdf;
mod text;
#[cfg(feature = "documents")]
mod warc;

use crate::format::{Format, Likeness};

/// Every format that is read. Where two are certain that a stream is theirs, and its name decides nothing, the first
/// one has it.
pub static FORMATS: &[Format] = &[
    jsonl::FORMAT,
    json::FORMAT,
    csv::FORMAT,
    #[cfg(feature = "documents")]
    feed::FORMAT,
    #[cfg(feature = "documents")]
    newsml::FORMAT,
    #[cfg(feature = "documents")]
    nitf::FORMAT,
    #[cfg(feature = "pdf")]
    pdf::FORMAT,
    #[cfg(feature = "documents")]
    warc::FORMAT,
    #[cfg(feature = "documents")]
    mhtml::FORMAT,
    #[cfg(feature = "documents")]
    eml::FORMAT,
    #[cfg(feature = "html")]
    html::FORMAT,
    text::FORMAT,
];

/// The format of this name, which takes whatever comes: for who knows better what a file is.
///
/// ```
/// let table = on_record_input::only("csv").unwrap();
/// let origin = on_record_input::Origin::new("o", "export.dat");
/// let mut inputs = on_record_input::open(&[table], origin, Box::new(&b"id;text\na;It rains.\n"[..]));
/// assert_eq!(inputs.next().unwrap().read().unwrap().text, "It rains.");
/// ```
#[must_use]
pub fn only(name: &str) -> Option<Format> {
    let format = FORMATS.iter().find(|format| format.name == name)?;
    Some(Format { recognise: |_| Likeness::Certain, ..*format })
}
