//! A statement's words, cut into runs.

pub mod component;
pub mod model;
