//! What is filtered, and the result's count.

pub mod component;
pub mod model;
