//! One statement in the words of each article.

pub mod component;
pub mod diff;
pub mod model;
