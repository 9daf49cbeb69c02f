//! Office documents: the paragraphs of Word (`.docx`) and OpenDocument (`.odt`) files, headings among them. Comments,
//! notes and deleted text are not part of an article.

use crate::article::Article;
use crate::claims::Claims;
use crate::format::{Origin, Outcome};
use crate::xml::{self, Element};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// A zip archive in memory.
pub(crate) type Archive = ZipArchive<Cursor<Vec<u8>>>;

/// How many bytes a file in an archive may have, unpacked.
pub(crate) const LARGEST_FILE: u64 = 256 << 20;

/// Parts of archives that are office documents, and what to do about those that hold no running text.
const OTHERS: &[(&str, &str)] = &[
    ("xl/workbook.xml", "a spreadsheet, which is not read: save it as CSV; skipped"),
    ("ppt/presentation.xml", "a presentation, which is not read: save its text as .txt; skipped"),
];

/// The article of an office document; `None` where the archive is none.
pub(crate) fn article(origin: &Origin, archive: &mut Archive) -> Option<Outcome> {
    if let Some((_, message)) = OTHERS.iter().find(|(part, _)| archive.index_for_name(part).is_some()) {
        return Some(Err(origin.error(None, *message)));
    }
    if archive.index_for_name("word/document.xml").is_some() {
        return Some(read(origin, archive, "word/document.xml", "docProps/core.xml"));
    }
    let kind = part(archive, "mimetype").unwrap_or_default();
    if kind.starts_with("application/vnd.oasis.opendocument.text") {
        return Some(read(origin, archive, "content.xml", "meta.xml"));
    }
    archive.index_for_name("[Content_Types].xml").is_some().then(|| {
        Err(origin
            .error(None, "an office document without its text: save it anew, or its text as .txt; skipped"))
    })
}

fn read(origin: &Origin, archive: &mut Archive, text: &str, about: &str) -> Outcome {
    let damaged =
        |what: &str| origin.error(None, format!("a damaged office document ({what}): save it anew; skipped"));
    let xml = part(archive, text).map_err(|e| damaged(&e))?;
    let (root, broken) = xml::parse(&xml);
    let mut paragraphs = Vec::new();
    collect(&root, &mut paragraphs);
    if paragraphs.is_empty() {
        return Err(match broken {
            Some(broken) => damaged(&broken.what),
            None => origin.error(None, "an office document without text: give the article's text; skipped"),
        });
    }
    let mut article = Article::new(&origin.id, paragraphs.join("\n\n"));
    article.notes.extend(broken.map(|broken| {
        origin.error(
            None,
            format!("a damaged office document ({}): read as far as it goes; save it anew", broken.what),
        )
    }));
    let mut claims = Claims::default();
    if let Ok(xml) = part(archive, about) {
        claim(&xml::parse(&xml).0, &mut claims);
    }
    claims.settle(&mut article, origin);
    Ok(article)
}

/// What the document's properties say. When the file was made is not when the article was published.
fn claim(about: &Element, claims: &mut Claims) {
    let about = about.child("meta").unwrap_or(about);
    claims.headline(&about.text_of("title"), "the document's properties");
    claims.language(&about.text_of("language"), "the document's properties");
    for name in ["creator", "initial-creator"] {
        claims.authors([about.text_of(name).as_str()], "the document's properties");
    }
}

/// A part of the archive, as text.
fn part(archive: &mut Archive, name: &str) -> Result<String, String> {
    let file = archive.by_name(name).map_err(|e| e.to_string())?;
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE).read_to_end(&mut bytes).map_err(|e| e.to_string())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Elements that are no part of the running text.
const LEFT_OUT: &[&str] = &[
    "del",
    "moveFrom",
    "tracked-changes",
    "annotation",
    "note",
    "footnote",
    "sectPr",
    "instrText",
    "delText",
    "forms",
    "sequence-decls",
    "Fallback",
];

/// Adds the paragraphs below an element; a row of a table is one, its cells apart.
fn collect(element: &Element, paragraphs: &mut Vec<String>) {
    for child in element.children().filter(|child| !LEFT_OUT.contains(&child.name.as_str())) {
        match child.name.as_str() {
            "p" | "h" => push(&words(child), paragraphs),
            "tr" | "table-row" => {
                let cells = child.children().filter(|cell| cell.name == "tc" || cell.name == "table-cell");
                let cells: Vec<String> = cells
                    .map(|cell| {
                        let mut inner = Vec::new();
                        collect(cell, &mut inner);
                        inner.join(" ")
                    })
                    .collect();
                push(&cells.join("\t"), paragraphs);
            }
            _ => collect(child, paragraphs),
        }
    }
}

fn push(text: &str, paragraphs: &mut Vec<String>) {
    if !text.trim().is_empty() {
        paragraphs.push(text.trim().to_owned());
    }
}

/// The words of a paragraph.
fn words(paragraph: &Element) -> String {
    let mut text = String::new();
    let is_word = paragraph.below("r").iter().any(|run| run.child("t").is_some());
    add_words(paragraph, is_word, &mut text);
    text
}

/// Adds an element's words. In Word they stand in `t` only; OpenDocument has them everywhere.
fn add_words(element: &Element, is_word: bool, text: &mut String) {
    element.each(&mut |inner| match inner {
        Ok(words) if !is_word || element.name == "t" => text.push_str(words),
        Ok(_) => {}
        Err(child) => match child.name.as_str() {
            "tab" => text.push('\t'),
            "br" | "cr" | "line-break" => text.push('\n'),
            "s" => text.push(' '),
            name if LEFT_OUT.contains(&name) => {}
            _ => add_words(child, is_word, text),
        },
    });
}
