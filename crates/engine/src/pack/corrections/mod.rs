//! What editors say about single statements: withdrawn, confirmed, given to another speaker, mended, or added.
//!
//! Invariant: a correction acts on the statement whose id *and* words it names as the articles were read, or on none; what
//! does not act is told. Bounds, days and addressees are mended in the readings, before anything is merged, so that
//! everything derived follows; speakers and topics once there are actors and topics.

mod actor_rows;
mod applied;
mod bounds;
mod cluster_members;
mod meant;
mod names_in_articles;
mod orders;
mod parting;
mod people;
mod readings;
mod revised;

pub(super) use applied::{speakers, topics};
pub use names_in_articles::names_in_articles;
pub(super) use people::describe_new;
pub(super) use readings::mend;
pub use revised::revise;
