//! What stands on top of the list.

pub mod component;
pub mod model;
