//! The browser: everything that touches it is here. Everyone else receives a value or a callback.

pub mod api;
pub mod archive;
pub mod boot;
pub mod clip;
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

use web_sys::{HtmlElement, Window};

/// The window; there is none where components are rendered natively.
fn window() -> Option<Window> {
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    let window = web_sys::window();
    #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
    let window = None;
    window
}

fn document() -> Option<web_sys::Document> {
    window()?.document()
}

fn find(selector: &str) -> Option<HtmlElement> {
    place::find(selector)
}
