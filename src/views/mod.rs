//! The views: one folder each, with what it shows (`model`) and how that is drawn (`component`).

pub mod article;
pub mod compare;
pub mod figure;
pub mod index;
pub mod list;
pub mod matrix;
pub mod network;
pub mod profile;
pub mod time;
pub mod wordings;
