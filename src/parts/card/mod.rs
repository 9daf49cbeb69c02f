//! A statement as lists show it.

pub mod component;
pub mod model;
