//! Saving what the page has made as a file of the reader's.

use super::dom::{document, window};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement,
    Url,
};

/// How many pixels of a file stand for one of the picture.
const SHARP: u32 = 2;

/// Whether the page may save files. A frame without an origin of its own has to be asked for that by its host, and
/// the browser does not tell whether it was: there a download would fail without a word.
#[must_use]
pub fn allowed() -> bool {
    window().is_some_and(|window| {
        let framed = window.parent().ok().flatten().is_some_and(|parent| parent != window);
        !framed || window.origin() != "null"
    })
}

/// Saves a text; `false` where this page may save nothing.
#[must_use]
pub fn text(name: &str, kind: &str, text: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options);
    allowed() && blob.is_ok_and(|blob| file(name, &blob).is_some())
}

/// Saves an SVG as a picture of pixels; `false` where this page may save nothing. The picture travels as a `data:`
/// address, which a strict policy allows.
#[must_use]
pub fn png(name: &str, svg: &str) -> bool {
    allowed() && draw(name.to_owned(), svg).is_some()
}

fn draw(name: String, svg: &str) -> Option<()> {
    let image = HtmlImageElement::new().ok()?;
    let loaded = image.clone();
    let onload = Closure::once_into_js(move || {
        // A browser that cannot draw it saves nothing; the other button still gives the picture.
        let _ = pixels(name, &loaded);
    });
    image.set_onload(Some(onload.unchecked_ref()));
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{}", js_sys::encode_uri_component(svg)));
    Some(())
}

fn pixels(name: String, image: &HtmlImageElement) -> Option<()> {
    let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let (width, height) = (image.natural_width() * SHARP, image.natural_height() * SHARP);
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width.into(), height.into())
        .ok()?;
    let save = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            let _ = file(&name, &blob);
        }
    });
    canvas.to_blob(save.unchecked_ref()).ok()
}

/// Hands a file to the reader, as a click on a link with `download` does.
fn file(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken the file by the time the next task runs.
    gloo::timers::callback::Timeout::new(10_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}
