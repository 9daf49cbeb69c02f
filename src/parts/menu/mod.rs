//! The menu of a facet's value.

pub mod component;
pub mod model;
