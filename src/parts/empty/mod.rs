//! An empty answer and the ways out of it.

pub mod component;
pub mod model;
