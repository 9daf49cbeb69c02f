//! The whole page: what an address shows as plain data (`model`), and the explorer that draws it.

pub mod app;
pub mod bar;
pub mod explorer;
pub mod head;
pub mod host;
pub mod model;
pub mod shortcuts;
