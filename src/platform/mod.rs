//! The browser: everything that touches it is here. Everyone else receives a value or a callback.

pub mod api;
pub mod archive;
pub mod boot;
pub mod clip;
mod dom;
pub(crate) mod effect;
pub mod elements;
pub mod fragment;
pub mod idle;
pub mod locale;
pub mod own;
pub mod place;
pub mod save;
pub mod shards;
pub mod storage;
pub mod typing;
pub mod width;
