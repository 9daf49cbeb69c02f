//! All actors, or all topics, to choose from.

pub mod component;
pub mod model;
