//! A corpus into files. The same corpus gives the same files; articles that are added change only what they touch: the
//! newest segment, the newest run's words, and what the whole corpus tells of actors and topics.

mod columns;
mod entries;
mod facts;
mod more;
mod out;
mod periods;
mod pieces;
mod sizes;
mod updated_entries;
mod whole_corpus;
mod word_index;

pub use more::Base;
pub use sizes::Sizes;
pub use whole_corpus::write;
