//! NITF, the XML in which wire services send an article.

use crate::article::Article;
use crate::claims::Claims;
use crate::encoding;
use crate::format::{Format, Likeness, Origin, Outcome, Read};
use crate::html;
use crate::xml::{self, Element};

/// NITF.
pub(super) const FORMAT: Format =
    Format { name: "nitf", label: "NITF", endings: &["nitf"], recognise, read: Read::One(read) };

/// Elements of the body that are no running text: pictures with their captions, notes to editors.
const LEFT_OUT: &[&str] = &["media", "note", "nitf-table-metadata", "body.end"];

fn recognise(start: &[u8]) -> Likeness {
    if xml::root_name(start).as_deref() == Some("nitf") { Likeness::Certain } else { Likeness::No }
}

fn read(origin: &Origin, bytes: Vec<u8>) -> Outcome {
    let (text, note) = encoding::decode_declared(bytes);
    let (root, broken) = xml::parse(&text);
    let body = body(&root).map_err(|why| origin.error(None, why))?;
    if body.is_empty() {
        let line = broken.map(|broken| broken.line);
        return Err(origin.error(line, "NITF without a text in `body.content`: get it anew; skipped"));
    }
    let mut article = Article::new(&origin.id, body);
    article.notes.extend(note.map(|note| origin.note(None, note)));
    article.notes.extend(broken.map(|broken| {
        origin.error(Some(broken.line), format!("no XML from here on: {}; read up to there", broken.what))
    }));
    let mut claims = Claims::default();
    claim(&root, &mut claims);
    claims.settle(&mut article, origin);
    Ok(article)
}

/// The text of an article in NITF, without pictures.
pub(super) fn body(root: &Element) -> Result<String, &'static str> {
    let contents = root.below("body.content");
    let html: String =
        contents.iter().map(|content| content.inner_html(&|e| LEFT_OUT.contains(&e.name.as_str()))).collect();
    html::fragment(&html).map_err(|_| "its elements are nested too deep: save its text as .txt; skipped")
}

/// What the head of NITF says.
pub(super) fn claim(root: &Element, claims: &mut Claims) {
    let first = |name: &str| root.below(name).first().map(|found| found.text()).unwrap_or_default();
    let attribute = |name: &str, key: &str| {
        root.below(name).first().and_then(|found| found.attribute(key)).unwrap_or_default().to_owned()
    };
    claims.headline(&first("hl1"), "NITF `hl1`");
    claims.headline(&first("title"), "NITF `title`");
    for (name, key) in [("pubdata", "date.publication"), ("date.issue", "norm"), ("date.release", "norm")] {
        if !claims.has_date() {
            claims.date(&attribute(name, key), &format!("NITF `{name}`"));
        }
    }
    claims.sender(&attribute("pubdata", "name"), "NITF `pubdata`");
    claims.sender(&first("distributor"), "NITF `distributor`");
    claims.sender(&attribute("doc.copyright", "holder"), "NITF `doc.copyright`");
    claims.url(&attribute("pubdata", "ex-ref"), "NITF `pubdata`");
    let names: Vec<String> = root
        .below("byline")
        .iter()
        .map(|byline| byline.below("person").first().map_or_else(|| byline.text(), |person| person.text()))
        .collect();
    claims.authors(names.iter().map(String::as_str), "NITF `byline`");
    claims.language(root.attribute("lang").unwrap_or_default(), "NITF `xml:lang`");
}
