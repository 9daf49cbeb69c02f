//! Sharded archives: a corpus as many plain files, of which a page fetches those that an answer needs.
//!
//! Files are named by what they hold, there is no server and no request for a part of a file. `write` makes them,
//! [`Shards`] reads them, and [`AnyArchive`] is what a page asks of either a sharded archive or a corpus in memory: an answer
//! that is exact, or the names of the files without which it cannot be given. `docs/archive.md` tells the layout.
//!
//! ```
//! # #[cfg(feature = "extract")] {
//! use on_record_engine::{Corpus, query::Query, shards::{ShardError, Shards, Sizes, AnyArchive, write}};
//! use std::collections::BTreeMap;
//!
//! // 1. Written once, here into a table; a file is put where its path says.
//! let mut files = BTreeMap::new();
//! let corpus = Corpus::default();
//! let manifest = write(&corpus, Sizes::of(&corpus), |part, bytes| {
//!     files.insert(part, bytes.to_vec());
//!     Ok::<(), ShardError>(())
//! }).unwrap();
//!
//! // 2. Asked until nothing is wanted any more.
//! let mut shards = Shards::open(&manifest).unwrap();
//! let totals = loop {
//!     match shards.totals(&Query::default()) {
//!         Ok(totals) => break totals,
//!         Err(wanted) => for part in wanted.files { shards.give(part, &files[&part]).unwrap() },
//!     }
//! };
//! assert_eq!(totals.total, 0);
//! # }
//! ```

pub(crate) mod answer;
pub(crate) mod any_archive;
pub(crate) mod chunk;
#[cfg(feature = "extract")]
pub(crate) mod cut;
pub(crate) mod fetched;
pub(crate) mod file;
pub(crate) mod held;
pub(crate) mod layout;
pub(crate) mod list;
pub(crate) mod numbered_values;
pub(crate) mod packed;
pub(crate) mod plan;
pub(crate) mod postings;
pub(crate) mod read_limit;
pub(crate) mod select;
pub(crate) mod tables;
pub(crate) mod value_names;
#[cfg(feature = "extract")]
pub(crate) mod write;

pub use any_archive::{AnyArchive, Body, Card, Gap, Totals, Wanted, Whole};
pub use fetched::Shards;
pub use file::{HEADER, MAGIC, MANIFEST, Part, ShardError, VERSION};
pub use layout::{Entry, Profile};
pub use read_limit::ReadLimit;
#[cfg(feature = "extract")]
pub use write::{Base, Sizes, write};
