//! What pages about an actor, a topic or an outlet tell at a glance.

pub mod component;
pub mod model;
