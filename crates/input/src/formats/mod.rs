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
mod newsml;
#[cfg(feature = "documents")]
mod nitf;
mod text;
#[cfg(feature = "documents")]
mod warc;

use crate::format::Format;

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
    #[cfg(feature = "documents")]
    warc::FORMAT,
    #[cfg(feature = "documents")]
    eml::FORMAT,
    #[cfg(feature = "html")]
    html::FORMAT,
    text::FORMAT,
];
