//! The bar of views.

pub mod component;
pub mod model;
