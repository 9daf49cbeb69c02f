//! From an address to a query: what is asked, in the words of addresses, of whatever holds the statements.
//!
//! The page asks so of the corpus that it has open; `crates/archive` asks so of the files of a sharded archive. Both read
//! an address alike, because they read it here.

pub mod address;
pub mod asked;
pub mod catalog;
pub mod facet_table;
pub mod part;
pub mod resolve;
pub mod text_anchor;
pub mod told;
