//! Web pages: a page is an article. Its text is found by [`html`](crate::html), in the encoding that the page declares.

use crate::article::Article;
use crate::encoding;
use crate::format::{Format, Likeness, Origin, Outcome, Read, first_visible};
use crate::html::{self, Unreadable};

/// Web pages.
pub(super) const FORMAT: Format = Format {
    name: "html",
    label: "a web page",
    endings: &["html", "htm", "xhtml"],
    recognise,
    read: Read::One(read),
};

/// How many bytes a page may have. The largest that newsrooms write are a tenth of it.
const LARGEST: usize = 32 << 20;

/// Beginnings of a page, in any case.
const BEGINS: &[&str] = &["<!doctype html", "<html", "<head", "<body"];

fn recognise(start: &[u8]) -> Likeness {
    let mut first = first_visible(start);
    // Comments may stand before a page.
    while let Some(rest) = first.strip_prefix(b"<!--") {
        let Some(end) = rest.windows(3).position(|three| three == b"-->") else { break };
        first = rest.get(end + 3..).unwrap_or_default().trim_ascii_start();
    }
    let begins = |beginning: &str| {
        first.get(..beginning.len()).is_some_and(|found| found.eq_ignore_ascii_case(beginning.as_bytes()))
    };
    if BEGINS.iter().any(|beginning| begins(beginning)) || is_xhtml(first) {
        Likeness::Certain
    } else if first.is_empty() || first.starts_with(b"<") && !first.starts_with(b"<?xml") {
        Likeness::WhenNamed
    } else {
        Likeness::No
    }
}

fn is_xhtml(first: &[u8]) -> bool {
    let start = first.get(..first.len().min(400)).unwrap_or_default().to_ascii_lowercase();
    start.starts_with(b"<?xml")
        && [&b"<html"[..], b"<!doctype html"].iter().any(|mark| start.windows(mark.len()).any(|w| w == *mark))
}

pub(super) fn read(origin: &Origin, bytes: Vec<u8>) -> Outcome {
    if bytes.len() > LARGEST {
        return Err(origin.error(None, "a web page of more than 32 MB: save its text as .txt; skipped"));
    }
    let (html, note) = encoding::decode_declared(bytes);
    let cut = html.contains("<html") && !html.to_ascii_lowercase().contains("</html");
    let page = html::page(&html).map_err(|why| origin.error(None, sentence(why)))?;
    if page.text.is_empty() {
        return Err(origin.error(
            None,
            "a web page without an article in it: save the article's own page, or its text as .txt; skipped",
        ));
    }
    let mut article = Article::new(&origin.id, page.text);
    article.notes.extend(note.map(|note| origin.note(None, note)));
    if cut {
        article
            .notes
            .push(origin.note(None, "ends without `</html>`: it may be cut off; save the page anew"));
    }
    page.claims.settle(&mut article, origin);
    Ok(article)
}

const fn sentence(why: Unreadable) -> &'static str {
    match why {
        Unreadable::TooDeep => {
            "a web page whose elements are nested too deep: save its text as .txt; skipped"
        }
        Unreadable::Broken => "a web page in which no article can be found: save its text as .txt; skipped",
    }
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, Likeness, Origin, read, recognise};

    #[test]
    fn knows_itself_behind_comments_and_xml() {
        for start in [
            "<!DOCTYPE HTML>",
            " <html lang=en>",
            "<!-- saved --> <!-- so --><html>",
            "<?xml version='1.0'?><!DOCTYPE html",
        ] {
            assert_eq!(recognise(start.as_bytes()), Likeness::Certain, "{start}");
        }
        assert_eq!(recognise(b"<p>It rains."), Likeness::WhenNamed);
        assert_eq!(recognise(b"<?xml version='1.0'?><rss>"), Likeness::No);
        assert_eq!(recognise(b"It rains."), Likeness::No);
    }

    #[test]
    fn a_page_that_is_too_large_is_told() {
        let told = read(&Origin::new("a", "a.html"), vec![b' '; LARGEST + 1]).unwrap_err().to_string();
        assert_eq!(told, "a.html: a web page of more than 32 MB: save its text as .txt; skipped");
    }
}
