//! The address: in the browser's address bar, or in memory where the page around keeps the bar for itself.
//!
//! A click on a link changes it by itself; the listener tells. Only typing and menus change it from here.

use super::dom::window;
use super::place;
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget, MouseEvent};

/// Hears of each new address.
type Tell = Rc<dyn Fn(String)>;

thread_local! {
    /// The address, where it is kept in memory.
    static MEMORY: RefCell<String> = const { RefCell::new(String::new()) };
    static LISTENER: RefCell<Option<Tell>> = const { RefCell::new(None) };
}

/// The fragment, with its `#`.
#[must_use]
pub fn current() -> String {
    if place::host_settings().memory {
        return MEMORY.with_borrow(Clone::clone);
    }
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The address to begin with: the fragment where it is one of ours, else what the page around asks for.
#[must_use]
pub fn first() -> String {
    let current = current();
    if current.starts_with("#/") {
        return current;
    }
    place::host_settings().state.unwrap_or(current)
}

/// Stops to tell of addresses when it is dropped.
#[derive(Debug)]
pub struct Listening {
    _hash: Option<EventListener>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        LISTENER.set(None);
    }
}

/// Tells each time the address changes, for as long as the listener lives.
pub fn listen(tell: impl Fn(String) + 'static) -> Option<Listening> {
    let window = window()?;
    if place::host_settings().memory {
        LISTENER.set(Some(Rc::new(tell)));
        return Some(Listening { _hash: None });
    }
    let listener = EventListener::new(&window.into(), "hashchange", move |_| {
        let current = current();
        // Back to the bare page is back to where it began.
        let start = || place::host_settings().state.unwrap_or_default();
        tell(if current.is_empty() { start() } else { current });
    });
    Some(Listening { _hash: Some(listener) })
}

/// Goes to an address, leaving the present one for Back.
pub fn push(href: &str) {
    if place::host_settings().memory {
        MEMORY.set(href.to_owned());
        // The listener is called outside the borrow: it may come back here.
        let listener = LISTENER.with_borrow(Clone::clone);
        if let Some(tell) = listener {
            tell(href.to_owned());
        }
    } else if let Some(window) = window() {
        // No browser is known to refuse this; if one does, the page stays as it is.
        let _ = window.location().set_hash(href);
    }
}

/// Changes the address in place. A frame with `srcdoc` refuses that: there the address gets one more entry. The URL is
/// given whole: a fragment alone would be read against the page's `<base>`, which may name another page.
///
/// `replaceState` fires no event, so the caller reads the address itself; where an event fires after all, reading
/// it twice does no harm.
pub fn replace(href: &str) {
    if place::host_settings().memory {
        return MEMORY.set(href.to_owned());
    }
    let Some(window) = window() else { return };
    let whole = place::location().map(|here| here + href);
    let replaced =
        window.history().and_then(|h| h.replace_state_with_url(&JsValue::NULL, "", whole.as_deref()));
    if replaced.is_err() {
        let _ = window.location().set_hash(href);
    }
}

/// Follows clicks on our links by script, for as long as the listener lives, where the browser would not: where the
/// address is in memory they must not change the page's, and where the page's `<base>` is another page the browser
/// would leave for that.
#[must_use]
pub fn keep_clicks(root: &Element) -> Option<EventListener> {
    if !place::host_settings().memory && !place::links_leave() {
        return None;
    }
    let options = EventListenerOptions::enable_prevent_default();
    let target: &EventTarget = root;
    Some(EventListener::new_with_options(target, "click", options, |event| {
        let Some(click) = event.dyn_ref::<MouseEvent>() else { return };
        let changed = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        if click.default_prevented() || click.button() != 0 || changed {
            return;
        }
        let link = click.target().and_then(|t| t.dyn_into::<Element>().ok());
        let link = link.and_then(|element| element.closest("a[href^='#']").ok().flatten());
        let href =
            link.filter(|link| !link.has_attribute("target")).and_then(|link| link.get_attribute("href"));
        if let Some(href) = href {
            event.prevent_default();
            push(&href);
        }
    }))
}
