//! On Record's explorer: the page that shows a corpus of news statements.
//!
//! The road: engine → `address` → `texts` → `library` → `resolve` → `view` (plain data) → `state` → `platform` (the
//! browser) → `components`.

pub mod address;
pub mod components;
pub mod embedded;
pub mod library;
pub mod loading;
pub mod platform;
pub mod resolve;
pub mod state;
pub mod texts;
pub mod view;

/// Starts the page.
pub fn start() {
    platform::boot::report_panics();
    if let Some(root) = platform::boot::root() {
        yew::Renderer::<components::App>::with_root(root).render();
    }
}
