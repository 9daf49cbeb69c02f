//! A page passed through handlers, each for the elements that a selector names.

use lol_html::{ElementContentHandlers, RewriteStrSettings, Selector, rewrite_str};
use std::borrow::Cow;

/// What is done with the elements that a selector names.
pub(crate) type Handler<'h> = (Cow<'static, Selector>, ElementContentHandlers<'h>);

/// Passes a page through handlers.
pub(crate) fn rewrite(html: &str, handlers: Vec<Handler<'_>>) -> Result<String, String> {
    let settings = handlers
        .into_iter()
        .fold(RewriteStrSettings::new(), RewriteStrSettings::append_element_content_handler);
    rewrite_str(html, settings).map_err(|error| format!("The page cannot be rewritten: {error}."))
}
