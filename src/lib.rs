//! On Record's explorer: the page that shows a corpus of news statements.
//!
//! The road: engine → `address` → `texts` → `settings` · `library` → `resolve` → `links` → `export` → `state` →
//! `platform` (the browser) → `parts` (shared by views) → `views` → `page` → `element`. In `parts`, `views` and `page` a
//! `model` says what is shown, as plain data, and a `component` draws it.

mod comparable;
pub mod dates;
mod doubts;
pub mod element;
pub mod embedded;
pub mod export;
pub mod library;
pub mod links;
pub mod list_window;
pub mod loading;
pub mod locked;
mod others;
pub mod own;
pub mod page;
pub mod parts;
pub mod platform;
pub mod rail;
pub mod settings;
pub mod state;
pub mod texts;
pub mod views;
mod wordings;

pub use on_record_asking::{address, asked, facet_table, part, resolve, text_anchor};
