//! The hand-over from the boot script: it shows progress until the page is drawn, and a panel when all ends.

use super::place;
use web_sys::{CustomEvent, CustomEventInit};

/// The page is drawn: the boot script's progress can go, and the list that was readable before.
pub fn done() {
    tell("on-record:drawn", &wasm_bindgen::JsValue::NULL);
}

/// Tells those who build pages what they must mend, where they look: in the console.
pub fn complain(text: &str) {
    web_sys::console::error_1(&text.into());
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
    if let (Ok(event), Some(target)) =
        (CustomEvent::new_with_event_init_dict(name, &init), place::event_target())
    {
        let _ = target.dispatch_event(&event);
    }
}
