//! Says which words were searched in place of those that were typed.

pub mod component;
pub mod model;
