//! The hand-over from the boot script: it shows progress until the page is drawn, and a panel when all ends.

use super::{hash, place, window};
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit, Element, Event, EventTarget};

/// The page is drawn: the boot script's progress can go, and the list that was readable before.
pub fn done() {
    tell("on-record:drawn", &wasm_bindgen::JsValue::NULL);
}

/// Hands a panic's message to the boot script, which shows its panel: after a panic nothing here runs any more.
pub fn report_panics() {
    // Through yew, which would put a hook of its own in the place of this one.
    yew::set_custom_panic_hook(Box::new(|info| tell("on-record:panic", &info.to_string().into())));
}

/// Tells whoever started the program, at once: they listen where the events of this place are sent from.
fn tell(name: &str, detail: &wasm_bindgen::JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let (Ok(event), Some(teller)) = (CustomEvent::new_with_event_init_dict(name, &init), place::teller()) {
        let _ = teller.dispatch_event(&event);
    }
}

/// What hears the page around for as long as an element stands in it.
#[derive(Debug)]
pub struct Hearing {
    _all: Vec<EventListener>,
}

/// Hears what an element must know of the page around: whether the reader works inside. And hears clicks on links where
/// the browser would not follow them within the page.
#[must_use]
pub fn hear(root: &Element) -> Hearing {
    let mut all = Vec::new();
    if place::settings().memory || place::links_leave() {
        all.push(hash::keep_clicks(root));
    }
    if let Some(document) = window().and_then(|window| window.document()).filter(|_| !place::is_page()) {
        let target: &EventTarget = &document;
        for name in ["pointerdown", "focusin"] {
            all.push(EventListener::new(target, name, |event: &Event| {
                if let Some(event) = event.dyn_ref::<Event>() {
                    place::note_use(&event.composed_path());
                }
            }));
        }
    }
    Hearing { _all: all }
}
