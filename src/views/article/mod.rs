//! An article with its statements, beside the list or alone.

pub mod component;
pub mod fragment;
pub mod model;
