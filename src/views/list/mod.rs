//! The list of statements.

pub mod component;
pub mod model;
