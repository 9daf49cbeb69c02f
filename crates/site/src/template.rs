//! The built page as the frame that each static page fills: its own title and head, what can be read, the same for
//! machines; and the program's files, which lie beside the first page.

use crate::drawn::{self, render};
use crate::rewrite::rewrite;
use crate::spoken::Spoken;
use crate::written::Written;
use lol_html::element;
use lol_html::html_content::{ContentType, Element};

/// The template with a page's head and body. `template` is the page as trunk and [`crate::dist`] made it.
///
/// # Errors
/// The template is no page that can be rewritten.
pub(crate) fn fill(template: &str, page: &Written) -> Result<String, String> {
    let up = page.up();
    let head = render(drawn::head(page, &up))?;
    let linked = render(drawn::linked(&page.linked))?;
    let feeds = render(drawn::feeds(page))?;
    let Spoken { body, words } = &page.body;
    let body = format!(
        "<div id=\"written\">{body}</div>\n    <script type=\"application/json\" id=\"spoken\">{words}</script>\n    {linked}\n  "
    );
    rewrite(
        template,
        vec![
            // Known from the first byte, before the list itself is parsed.
            element!("html", |html| Ok(html.set_attribute("class", "listed")?)),
            // Before the first script, which asks what the page stands for.
            element!("title", |title| {
                title.replace(&head, ContentType::Html);
                Ok(())
            }),
            element!("meta[name=description]", |own| {
                own.remove();
                Ok(())
            }),
            element!("link[rel=stylesheet], link[rel=preload]", |link| beside(link, "href", &up)),
            element!("link[rel=canonical]", |link| {
                let base = link.get_attribute("href").unwrap_or_default();
                // Where the site will lie is known, so it has feeds.
                if page.fed {
                    link.after(&feeds, ContentType::Html);
                }
                Ok(link.set_attribute("href", &format!("{base}{}", page.folder))?)
            }),
            element!("script[src]", |script| {
                beside(script, "data-wasm", &up)?;
                beside(script, "src", &up)
            }),
            element!("body", |whole| {
                whole.append(&body, ContentType::Html);
                Ok(())
            }),
        ],
    )
}

/// Lets an attribute name a file beside the first page.
fn beside(element: &mut Element<'_, '_>, attribute: &str, up: &str) -> lol_html::HandlerResult {
    if let Some(file) = element.get_attribute(attribute) {
        let name = file.strip_prefix("./").unwrap_or(&file);
        element.set_attribute(attribute, &format!("{up}{name}"))?;
    }
    Ok(())
}
