//! A timeline.

pub mod component;
pub mod model;
