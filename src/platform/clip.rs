//! Taking texts along: the clipboard and the system's own way of sharing. A host may refuse both, so each says
//! whether it worked. Files are in `save`.

use super::dom::window;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlTextAreaElement;
use yew::{Callback, NodeRef};

/// Puts a text on the clipboard; tells whether it is there.
pub fn copy(text: &str, done: Callback<bool>) {
    ask("clipboard", "writeText", &text.into(), done);
}

/// Whether the system can share.
#[must_use]
pub fn can_share() -> bool {
    window().is_some_and(|window| method(&window.navigator(), "share").is_some())
}

/// Hands a link to the system's own sharing; tells whether it was taken.
pub fn share(title: &str, url: &str, done: Callback<bool>) {
    let data = Object::new();
    for (name, value) in [("title", title), ("url", url)] {
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&data, &name.into(), &value.into());
    }
    ask("", "share", &data, done);
}

/// Calls a method of the navigator, or of a part of it, that answers with a promise. Where the page is not served
/// safely, or the host allows nothing, the part is missing.
fn ask(part: &str, name: &str, argument: &JsValue, done: Callback<bool>) {
    let promise = window().and_then(|window| {
        let navigator: JsValue = window.navigator().into();
        let part = if part.is_empty() { navigator } else { Reflect::get(&navigator, &part.into()).ok()? };
        method(&part, name)?.call1(&part, argument).ok()?.dyn_into::<Promise>().ok()
    });
    spawn_local(async move {
        let worked = match promise {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        done.emit(worked);
    });
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

/// Selects all of a text field and puts the focus on it.
pub fn select(node: &NodeRef) {
    if let Some(field) = super::elements::element(node).and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok())
    {
        let _ = field.focus();
        field.select();
    }
}

/// What was typed into a text field.
#[must_use]
pub fn text_of(node: &NodeRef) -> String {
    let field = super::elements::element(node).and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// Opens the print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}
