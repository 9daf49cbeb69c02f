//! The articles of the corpus, listed where no article is open.

pub mod component;
pub mod model;
