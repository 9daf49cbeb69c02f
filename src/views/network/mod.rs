//! Who speaks about whom.

pub mod component;
pub mod model;
