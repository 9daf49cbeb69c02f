//! What a speaker said on a topic, one after the other, and what changed in the wording.

pub mod component;
pub mod model;
