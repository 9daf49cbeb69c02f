//! What editors say about single statements: withdrawn, confirmed, given to another speaker, mended, or added.
//!
//! Invariant: a correction acts on the statement whose id *and* words it names as the articles were read, or on none; what
//! does not act is told. Bounds, days and addressees are mended in the readings, before anything is merged, so that
//! everything derived follows; speakers and topics once there are actors and topics.

mod applied;
mod bounds;
mod meant;
mod orders;
mod people;
mod readings;
mod revised;

pub(super) use applied::{speakers, topics};
pub(super) use readings::mend;
pub use revised::revise;
