//! The window and its document; there is none where components are rendered natively.

use web_sys::{Document, Window};

pub(super) fn window() -> Option<Window> {
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    let window = web_sys::window();
    #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
    let window = None;
    window
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}
