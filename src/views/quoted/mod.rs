//! Who is quoted: an audit of the filtered statements by kinds of speakers, outlets, topics and time.

pub mod component;
pub(crate) mod count;
pub mod grid;
pub mod model;
pub(crate) mod scene;
