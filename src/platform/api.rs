//! What the page tells the world around it, and what it lets it do.
//!
//! Two events on the window, or on the `<on-record>` element: `on-record:ready` once a corpus is shown, `on-record:state` at each change of what is
//! shown. Their `detail` is a plain object with the fields of [`Ready`] and [`Shown`].

use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit};
use yew::Callback;

/// A corpus is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ready {
    /// Its title.
    pub title: String,
    /// How many articles it has.
    pub articles: usize,
    /// How many statements.
    pub statements: usize,
    /// How many actors.
    pub actors: usize,
}

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The address: a fragment with its `#`.
    pub address: String,
    /// How many statements the list has.
    pub total: usize,
    /// The chosen statement's name, where an article is open.
    pub statement: Option<String>,
}

thread_local! {
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
    static OPEN: RefCell<Option<Callback<String>>> = const { RefCell::new(None) };
}

/// Tells that a corpus is shown.
pub fn ready(ready: &Ready) {
    tell("on-record:ready", ready);
}

/// Tells what is shown, once for each change.
pub fn shown(now: &Shown) {
    let before = SHOWN.with_borrow_mut(|shown| shown.replace(now.clone()));
    if before.as_ref() != Some(now) {
        tell("on-record:state", now);
    }
}

/// Lets [`open`] reach the page; `None` when the page is gone.
pub fn on_open(open: Option<Callback<String>>) {
    OPEN.set(open);
}

fn tell(name: &str, detail: &impl Serialize) {
    let Some(target) = super::place::event_target() else { return };
    // These types are plain fields: they always have a value in JavaScript.
    let Ok(detail) = serde_wasm_bindgen::to_value(detail) else { return };
    let init = CustomEventInit::new();
    init.set_detail(&detail);
    // From an element the events reach whoever listens on the page around it.
    init.set_bubbles(true);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = target.dispatch_event(&event);
    }
}

/// What is shown now, as an object with the fields of [`Shown`]; `undefined` before a corpus is shown.
#[wasm_bindgen]
#[must_use]
pub fn state() -> JsValue {
    SHOWN.with_borrow(|shown| {
        shown
            .as_ref()
            .and_then(|shown| serde_wasm_bindgen::to_value(shown).ok())
            .unwrap_or(JsValue::UNDEFINED)
    })
}

/// Shows an address, as a click on a link to it would. Takes a fragment, or an object with an `address`.
#[wasm_bindgen]
pub fn show(to: &JsValue) {
    let address = to.as_string().or_else(|| super::place::text_field(to, "address"));
    if let Some(address) = address.filter(|address| crate::address::parse(address).is_some()) {
        super::fragment::push(&address);
    }
}

/// Loads another archive of this server into the page; what is shown stays until the archive is open.
#[wasm_bindgen]
pub fn open(src: String) {
    if let Some(open) = OPEN.with_borrow(Clone::clone) {
        open.emit(src);
    }
}
