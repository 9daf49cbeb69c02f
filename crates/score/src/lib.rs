//! The project's scorer: how well the extraction reads articles that people have labelled.
//!
//! The road: labelled articles → predictions of the engine → words → pairs of gold and prediction → counts → a
//! table. What counts as right stands at the fields of [`count::Counts`].

#[cfg(feature = "ablation")]
pub mod ablation;
pub mod align;
mod answered;
pub mod cases;
pub mod count;
pub mod gold;
pub mod kind;
pub mod met;
pub mod predict;
pub mod report;
pub mod seeds;
pub mod sourcing;
pub mod sure;
pub mod text;
pub mod topics;
pub mod who;
