//! Under which names records have an article's fields, folded; `fields` has them as a table. Of several the first holds.

use crate::field_names::folded;

/// The names of an article's field, folded, its own one first.
pub(crate) type Names = &'static [&'static str];

pub(crate) const ID: Names = &["id", "guid", "uuid", "articleid", "docid", "uri"];
pub(crate) const TEXT: Names = &[
    "text",
    "body",
    "content",
    "articlebody",
    "fulltext",
    "bodytext",
    "contenttext",
    "bodies",
    "paragraphs",
];
/// Names of a text that is HTML, for records in which none of the above says anything.
pub(crate) const HTML: Names = &["contenthtml", "bodyhtml", "bodyxhtml", "html"];
pub(crate) const HEADLINE: Names = &["headline", "title", "headlines"];
pub(crate) const DATE: Names =
    &["date", "published", "datepublished", "publishedat", "pubdate", "publicationdate"];
/// When the text was made and changed, which tells the day where nothing tells when it was published: no contradiction.
pub(crate) const CREATED: Names = &["firstcreated", "contentcreated", "versioncreated"];
pub(crate) const OUTLET: Names =
    &["outlet", "source", "publisher", "site", "sitename", "publication", "provider", "infosources"];
pub(crate) const URL: Names = &["url", "link", "permalink", "canonicalurl"];
pub(crate) const AUTHORS: Names = &["authors", "author", "byline", "creator", "by"];
pub(crate) const LANGUAGE: Names = &["language", "lang", "inlanguage"];
pub(crate) const READ_BY: Names = &["readby"];
/// What is left of an entry of a feed without its text.
pub(crate) const SUMMARY: Names = &["summary"];
/// Whether a wire service stands by what it sent.
pub(crate) const STATUS: Names = &["pubstatus"];
pub(crate) const SAID_BY: &str = "said_by";

/// Whether a field of this name holds the text.
pub(crate) fn is_text(name: &str) -> bool {
    let name = folded(name);
    TEXT.contains(&name.as_str()) || HTML.contains(&name.as_str())
}

/// Whether a field of this name is one of an article's.
pub(crate) fn is_known(name: &str) -> bool {
    let name = folded(name);
    [ID, TEXT, HTML, HEADLINE, DATE, CREATED, OUTLET, URL, AUTHORS, LANGUAGE]
        .iter()
        .any(|names| names.contains(&name.as_str()))
}
