//! The dialog of a reader's own articles.

pub mod component;
pub mod model;
