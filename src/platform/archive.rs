//! Loading an archive that the page's address asks for: `?src=corpus.orc`.

use super::dom::window;
use crate::loading::{Cause, Progress};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, Response, Url};

#[wasm_bindgen]
extern "C" {
    /// A request, which may be on its way already: see `boot/load.js`.
    #[wasm_bindgen(js_namespace = onRecordLoad, js_name = archive, catch)]
    fn ask(url: &str) -> Result<Promise, JsValue>;
}

/// What the page's address, or the element's attribute, asks for.
#[must_use]
pub fn asked() -> Option<String> {
    super::place::host_settings().src.filter(|src| !src.is_empty())
}

/// The page's address without that question: its own corpus.
#[must_use]
pub fn embedded_href() -> String {
    let path = window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    format!("{path}#/v1/s")
}

/// The whole address of an archive.
///
/// # Errors
/// It is not an address, or lies on another server: the page asks nothing of other servers, an element nothing but of
/// the page around and of the server that its own script came from. The archive that the page was built for lies
/// wherever the page says.
pub fn locate(src: &str) -> Result<String, Cause> {
    let page = window().and_then(|window| window.location().href().ok()).ok_or(Cause::NoAddress)?;
    let page = Url::new(&page).map_err(|_| Cause::NoAddress)?;
    let url = Url::new_with_base(src, &page.href()).map_err(|_| Cause::NoAddress)?;
    if super::place::own_archive().is_some_and(|own| own == url.href()) {
        return Ok(url.href());
    }
    // `file:` addresses all have the origin "null": there, everything would be the same origin.
    let home = super::place::host_settings().home.and_then(|home| Url::new(&home).ok());
    let near = url.origin() == page.origin() || home.is_some_and(|home| url.origin() == home.origin());
    if !near || !matches!(url.protocol().as_str(), "http:" | "https:") {
        return Err(Cause::OtherOrigin);
    }
    Ok(url.href())
}

/// Fetches an archive, telling how much has arrived.
///
/// # Errors
/// The server's answer, or that none came.
pub async fn fetch(src: &str, tell: impl Fn(Progress)) -> Result<Vec<u8>, Cause> {
    let url = locate(src)?;
    let network = |_: JsValue| Cause::Network;
    let response = JsFuture::from(ask(&url).map_err(network)?).await.map_err(network)?;
    let response: Response = response.dyn_into().map_err(network)?;
    if !response.ok() {
        return Err(Cause::Status(response.status()));
    }
    // A redirect may have led elsewhere.
    locate(&response.url())?;
    let total = response.headers().get("content-length").ok().flatten().and_then(|n| n.parse().ok());
    // A compressed answer is shorter than what it unpacks to: its length says nothing about progress.
    let packed = response.headers().get("content-encoding").ok().flatten().is_some();
    let total = total.filter(|_| !packed);
    let body = response.body().ok_or(Cause::Network)?;
    let reader: ReadableStreamDefaultReader = body.get_reader().dyn_into().map_err(|_| Cause::Network)?;
    let mut bytes = Vec::new();
    loop {
        let step = JsFuture::from(reader.read()).await.map_err(network)?;
        let field = |name: &str| js_sys::Reflect::get(&step, &name.into()).map_err(network);
        if field("done")?.is_truthy() {
            return Ok(bytes);
        }
        let chunk: js_sys::Uint8Array = field("value")?.dyn_into().map_err(network)?;
        let start = bytes.len();
        bytes.resize(start + chunk.length() as usize, 0);
        chunk.copy_to(&mut bytes[start..]);
        tell(Progress { name: src.to_owned().into(), have: bytes.len() as u64, total });
    }
}
