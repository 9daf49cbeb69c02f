//! The whole page as one HTML file that opens from a disk: no module, no fetch, the wasm as base64 inside.

use crate::drawn::render;
use crate::finished::Finished;
use crate::language_files;
use crate::pages;
use crate::rewrite::rewrite;
use crate::site::{Wish, styled};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lol_html::element;
use lol_html::html_content::ContentType;
use on_record::library::SharedLibrary;
use yew::html;

/// The file's text. An archive travels in it where there is one, else the page shows its own corpus.
///
/// # Errors
/// A part of the build is missing.
pub fn page(
    page: &Finished,
    library: &SharedLibrary,
    archive: Option<&[u8]>,
    wish: &Wish,
) -> Result<String, String> {
    let page = styled(page, wish)?;
    // Its own pages are not there, so only the first one is written.
    let first = pages::first(library, &page.template)?;
    let (css, preboot) = (page.text(&page.parts.styles)?, page.text(&page.parts.preboot)?);
    let (wasm, boot) = (STANDARD.encode(page.bytes(&page.parts.wasm)?), page.text(&page.parts.boot)?);
    let archive = archive.map(|archive| STANDARD.encode(archive));
    let words =
        page.files.iter().filter_map(|(path, bytes)| Some((language_files::language_of(path)?, bytes)));
    let words = words.map(|(tag, bytes)| (format!("on-record-words-{tag}"), STANDARD.encode(bytes)));
    let styles = render(html! { <style>{ css }</style> })?;
    let preboot = render(html! { <script>{ preboot }</script> })?;
    // A script inside the page cannot be put off until the page is parsed; so it stands at the end.
    let boot = render(html! {
        <>
            <script type="application/octet-stream" id="on-record-wasm">{ wasm }</script>
            { for words.map(|(id, words)| html! {
                <script type="application/octet-stream" {id}>{ words }</script>
            }) }
            if let Some(archive) = archive {
                <script type="application/octet-stream" id="on-record-archive">{ archive }</script>
            }
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
                script.replace(&preboot, ContentType::Html);
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
