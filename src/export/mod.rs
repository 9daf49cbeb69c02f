//! What readers take with them: a citation, a table, data for other programs. Pure text, made from the corpus; the
//! browser's clipboard and files are in `platform`.
//!
//! ```
//! use on_record::{address, export, library::Library, platform::locale::locale, resolve::resolve};
//! let library = Library::new(on_record_engine::Corpus::default());
//! let resolved = resolve(&library, &address::parse("#/v1/s?q=talks").unwrap());
//! let taken = export::take(&library, &resolved, "https://example.org/");
//! assert!(export::csv(&taken).starts_with("\u{feff}statement,speaker,"));
//! assert_eq!(export::file_name(&resolved.address, "csv"), "on-record-q-talks.csv");
//! ```

mod cite;
mod data;
pub mod embed;
mod hand_over;
mod json;
mod linked;
mod name;
mod record;
pub mod report;
mod sheet;
mod styles;
pub(crate) mod text_fragment;

pub use cite::{Wording, cite};
pub(crate) use data::csv_line;
pub use data::{csv, json};
pub use hand_over::HandOver;
pub use linked::{json_ld, json_ld_of};
pub use name::file_name;
pub use record::{Quote, Record, Taken, one, statement_link, take};
pub use sheet::{Format, Sheet, file, text};
pub use styles::Style;
pub use text_fragment::fragment;
