//! Two actors side by side.

pub mod component;
pub mod model;
