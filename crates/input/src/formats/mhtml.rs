//! Web pages that a browser saved as one file (`.mhtml`, `.mht`): a letter to nobody, of which the first part is the page.

use super::html;
use crate::article::Stated;
use crate::format::{Format, Likeness, Origin, Outcome, Read, first_visible};
use mail_parser::{MessageParser, MimeHeaders as _};

/// Web pages in one file.
pub(super) const FORMAT: Format = Format {
    name: "mhtml",
    label: "a web page in one file",
    endings: &["mhtml", "mht"],
    recognise,
    read: Read::One(|origin, bytes| read(origin, &bytes)),
};

/// Headers that only letters have, which may hold pages with their pictures as well.
const OF_LETTERS: &[&str] = &["message-id:", "received:", "return-path:", "delivered-to:", "to:"];

fn recognise(start: &[u8]) -> Likeness {
    let start = String::from_utf8_lossy(first_visible(start)).to_ascii_lowercase();
    let head: Vec<&str> = start.lines().take_while(|line| !line.trim().is_empty()).collect();
    let has = |header: &str| head.iter().any(|line| line.starts_with(header));
    let is_page = has("snapshot-content-location:")
        || has("mime-version:")
            && has("content-type: multipart/related")
            && !OF_LETTERS.iter().any(|h| has(h));
    if is_page { Likeness::Certain } else { Likeness::No }
}

fn read(origin: &Origin, bytes: &[u8]) -> Outcome {
    let none = "no web page that can be read: save it anew as an HTML file, or its text as .txt; skipped";
    let letter = MessageParser::default().parse(bytes).ok_or_else(|| origin.error(None, none))?;
    let is_page = |kind: &mail_parser::ContentType<'_>| {
        kind.c_subtype.as_deref().is_some_and(|kind| kind.contains("html"))
    };
    let page = letter.parts.iter().find(|part| part.content_type().is_some_and(is_page));
    let page = page.filter(|page| !page.is_encoding_problem).ok_or_else(|| origin.error(None, none))?;
    let mut article = html::read(origin, page.text_contents().unwrap_or_default().as_bytes().to_vec())?;
    let location = letter.header_raw("Snapshot-Content-Location").or_else(|| page.content_location());
    let location =
        location.map(str::trim).filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    if article.url.is_none() {
        article.url = location.map(|url| Stated::new(url.to_owned(), "where the page was saved from"));
    }
    Ok(article)
}
