//! The question as a sentence with menus.

pub mod component;
pub mod model;
