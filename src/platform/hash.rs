//! The address in the browser's address bar.
//!
//! A click on a link changes it by itself; the listener tells. Only typing and menus change it from here.

use super::window;
use gloo::events::EventListener;
use wasm_bindgen::JsValue;

/// The fragment, with its `#`.
#[must_use]
pub fn current() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Tells each time the fragment changes, for as long as the listener lives.
pub fn listen(tell: impl Fn(String) + 'static) -> Option<EventListener> {
    Some(EventListener::new(&window()?.into(), "hashchange", move |_| tell(current())))
}

/// Goes to an address, leaving the present one for Back.
pub fn push(href: &str) {
    if let Some(window) = window() {
        // Refused nowhere that we know of; where it is, the page stays as it is.
        let _ = window.location().set_hash(href);
    }
}

/// Changes the address in place. A frame with `srcdoc` refuses that: there the address gets one more entry.
///
/// `replaceState` fires no event, so the caller reads the address itself; where an event fires after all, reading
/// it twice does no harm.
pub fn replace(href: &str) {
    let Some(window) = window() else { return };
    let replaced = window.history().and_then(|h| h.replace_state_with_url(&JsValue::NULL, "", Some(href)));
    if replaced.is_err() {
        let _ = window.location().set_hash(href);
    }
}
