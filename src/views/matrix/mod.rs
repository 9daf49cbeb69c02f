//! Actors by topics.

pub mod component;
pub mod model;
