//! The hand-over from the boot script: it shows progress until the page is drawn, and a panel when all ends.

use super::{document, find, window};
use web_sys::CustomEvent;

/// The page is drawn: the boot script's progress can go.
pub fn done() {
    if let Some(boot) = find("#boot") {
        boot.remove();
    }
}

/// Hands a panic's message to the boot script, which shows its panel: after a panic nothing here runs any more.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        let event = CustomEvent::new("on-record:panic").ok();
        if let (Some(event), Some(window)) = (event, window()) {
            event.init_custom_event_with_can_bubble_and_cancelable_and_detail(
                "on-record:panic",
                false,
                false,
                &message.into(),
            );
            let _ = window.dispatch_event(&event);
        }
    }));
}

/// Where the page is mounted.
#[must_use]
pub fn root() -> Option<web_sys::Element> {
    document()?.get_element_by_id("on-record")
}
