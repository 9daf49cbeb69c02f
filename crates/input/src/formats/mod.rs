//! The formats, each in a file of its own. `CONTRIBUTING.md` has the recipe for one more.

mod csv;
#[cfg(feature = "documents")]
mod feed;
#[cfg(feature = "html")]
mod html;
mod json;
mod jsonl;
mod text;

use crate::format::Format;

/// Every format that is read. Where two are certain that a stream is theirs, and its name decides nothing, the first
/// one has it.
pub static FORMATS: &[Format] = &[
    jsonl::FORMAT,
    json::FORMAT,
    csv::FORMAT,
    #[cfg(feature = "documents")]
    feed::FORMAT,
    #[cfg(feature = "html")]
    html::FORMAT,
    text::FORMAT,
];
