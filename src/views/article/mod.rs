//! An article with its statements, beside the list or alone.

pub mod component;
pub mod model;
