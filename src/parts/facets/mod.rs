//! The facet rail and the filter of days.

pub mod component;
pub mod model;
