//! Putting the explorer somewhere and taking it away again: what scripts call. `boot.js` does for the page,
//! `on-record.js` for each `<on-record>` element.

use crate::page::app::App;
use crate::platform::fragment;
use crate::platform::place::{self, HostSettings};
use gloo::events::EventListener;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

struct Mounted {
    app: AppHandle<App>,
    /// Hears clicks on links.
    _clicks: Option<EventListener>,
}

thread_local! {
    static MOUNTED: RefCell<Option<Mounted>> = const { RefCell::new(None) };
}

/// Draws the explorer into `root`. `settings` is an object with the fields of [`HostSettings`]; without one they come
/// from the page's URL.
#[wasm_bindgen]
pub fn mount(root: &Element, settings: &JsValue) {
    unmount();
    place::take(root, HostSettings::of_object(settings));
    let clicks = fragment::keep_clicks(root);
    let app = yew::Renderer::<App>::with_root(root.clone()).render();
    MOUNTED.set(Some(Mounted { app, _clicks: clicks }));
}

/// Takes the explorer away, with everything that listens, waits or watches for it.
#[wasm_bindgen]
pub fn unmount() {
    if let Some(mounted) = MOUNTED.take() {
        mounted.app.destroy();
    }
}
