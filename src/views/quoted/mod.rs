//! Who is quoted: an audit of the filtered statements by kinds of speakers, outlets, topics and time.

mod audit;
pub(crate) mod bars;
pub mod component;
pub(crate) mod count;
pub mod grid;
pub mod model;
mod parted;
mod people;
