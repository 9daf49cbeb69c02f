//! On Record's explorer: the page that shows a corpus of news statements.
//!
//! The road: engine → `address` → `texts` → `settings` · `library` → `resolve` → `view` (plain data), `export` → `state` →
//! `platform` (the browser) → `components` → `element`.

pub mod address;
pub mod components;
pub mod element;
pub mod embedded;
pub mod export;
pub mod library;
pub mod loading;
pub mod locked;
pub mod platform;
pub mod resolve;
pub mod settings;
pub mod state;
pub mod texts;
pub mod trace;
pub mod view;
