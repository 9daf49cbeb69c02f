//! The whole page as one HTML file that opens from a disk: no module, no fetch, the wasm as base64 inside.

use crate::dist::{Built, text};
use crate::drawn::render;
use crate::pages;
use crate::template::rewrite;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lol_html::element;
use lol_html::html_content::ContentType;
use on_record::library::SharedLibrary;
use yew::html;

/// The file's text.
///
/// # Errors
/// A part of the build is missing.
pub fn page(built: &Built, library: &SharedLibrary) -> Result<String, String> {
    // Its own pages are not there, so only the first one is written.
    let first = pages::first(library, &built.joined()?.0)?;
    let (css, early) = (text(&built.styles), text(&built.early));
    let (wasm, boot) = (STANDARD.encode(built.wasm_bytes()?), built.boot());
    let styles = render(html! { <style>{ css }</style> })?;
    let early = render(html! { <script>{ early }</script> })?;
    // A script inside the page cannot be put off until the page is parsed; so it stands at the end.
    let boot = render(html! {
        <>
            <script type="application/octet-stream" id="on-record-wasm">{ wasm }</script>
            <script>{ boot }</script>
        </>
    })?;
    rewrite(
        &first,
        vec![
            element!("link[rel=stylesheet]", |link| {
                link.replace(&styles, ContentType::Html);
                Ok(())
            }),
            element!("script[src]:not([defer])", |script| {
                script.replace(&early, ContentType::Html);
                Ok(())
            }),
            element!("script[src][defer]", |script| {
                script.remove();
                Ok(())
            }),
            element!("body", |body| {
                body.append(&boot, ContentType::Html);
                Ok(())
            }),
            element!("a[href='./']", |link| Ok(link.set_attribute("href", "#/v1/s")?)),
        ],
    )
}
