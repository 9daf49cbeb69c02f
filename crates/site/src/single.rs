//! The whole page as one HTML file that opens from a disk: no module, no fetch, the wasm as base64 inside.

use crate::dist::Built;
use crate::{element, pages};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use on_record::library::SharedLibrary as Shelf;

/// The file's text.
///
/// # Errors
/// A part of the build is missing.
pub fn page(built: &Built, shelf: &Shelf) -> Result<String, String> {
    let (template, files) = built.joined()?;
    let css = files.iter().find(|(name, _)| name.ends_with(".css")).map_or("", |(_, text)| text.as_str());
    let boot = format!("{}\n{}", element::factory(&built.glue.1)?, built.scripts);
    let wasm = STANDARD.encode(built.wasm_bytes()?);
    // Its own pages are not there, so only the first one is written.
    let first = pages::all(shelf, &template).into_iter().next().map(|(_, html)| html).unwrap_or_default();
    let mut page = String::new();
    let mut last = String::new();
    for line in first.split_inclusive('\n') {
        if line.contains("<link rel=\"stylesheet\"") {
            page.push_str(&format!("<style>\n{css}</style>\n"));
        } else if line.contains("src=\"./early.js\"") {
            page.push_str(&inline(&built.early));
        } else if line.contains("data-wasm=") {
            // A script inside the page cannot be put off until the page is parsed; so it stands at the end.
            last = format!(
                "<script type=\"application/octet-stream\" id=\"on-record-wasm\">{wasm}</script>\n{}",
                inline(&boot)
            );
            let after = line.split_once("</script>").map_or("", |(_, after)| after);
            page.push_str(after);
        } else {
            page.push_str(line);
        }
    }
    Ok(page.replacen("</body>", &format!("{last}</body>"), 1).replace("href=\"./\"", "href=\"#/v1/s\""))
}

/// A script inside the page. What would end it early is written in another way that means the same.
fn inline(script: &str) -> String {
    format!("<script>\n{}\n</script>\n", script.replace("</script", "<\\/script").replace("<!--", "<\\!--"))
}
