//! A picture as plain data, and how it is put on the page.

pub mod component;
pub mod rows;
pub mod scene;
