//! Web pages: an article's text, and what the page states about it.
//!
//! Four steps, each a file: what is no running text is marked ([`furniture`]); a library finds the article
//! (`dom_smoothie`, after Mozilla's Readability); what was marked is taken out and the rest is cut into paragraphs
//! ([`blocks`]); lines that lead elsewhere are dropped ([`trim`]). What the page states comes from JSON-LD
//! ([`json_ld`]), Open Graph, `<meta>` names and elements ([`meta`]), in the order of [`Claims`].

mod blocks;
mod dom;
mod furniture;
mod json_ld;
mod markup_names;
mod meta;
mod trim;

use crate::claims::Claims;
use blocks::Block;
use dom_query::Document;
use dom_smoothie::{Config, Readability};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How deep elements may lie in one another. The library's work grows with the square of it, and its stack with it.
const DEEPEST: usize = 400;

/// How many letters the longest paragraph of an article has at least.
const LEAST: usize = 20;

/// A page that was read.
pub(crate) struct Page {
    /// The article's text: a paragraph a block, with a blank line between them. Empty where the page holds none.
    pub(crate) text: String,
    /// What the page states about it.
    pub(crate) claims: Claims,
}

/// Why a page cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// Its elements are nested too deep.
    TooDeep,
    /// The library that finds the article broke.
    Broken,
}

/// Reads a page.
///
/// # Errors
/// A page that no browser's reader would take.
pub(crate) fn page(html: &str) -> Result<Page, Unreadable> {
    let document = Document::from(html);
    if dom::depth(&document.root()) > DEEPEST {
        return Err(Unreadable::TooDeep);
    }
    let claims = claims(&document);
    let body = json_ld::body(&document.root());
    furniture::prepare(&document);
    let blocks = found(document)?;
    let blocks = trim::trim(blocks, claims.first_headline());
    let text = if blocks.iter().any(is_prose) { joined(&blocks) } else { body.unwrap_or_default() };
    Ok(Page { text, claims })
}

/// The text of a piece of HTML that is known to be an article's: a feed's entry, a letter.
///
/// # Errors
/// A piece whose elements are nested too deep.
pub(crate) fn fragment(html: &str) -> Result<String, Unreadable> {
    let document = Document::from(html);
    if dom::depth(&document.root()) > DEEPEST {
        return Err(Unreadable::TooDeep);
    }
    furniture::prepare(&document);
    let root = document.root();
    furniture::remove(&root);
    Ok(joined(&trim::trim(blocks::of(&root), None)))
}

/// The text of a piece of HTML in one line: of `Ada &amp; <b>Ben</b>`, `Ada & Ben`. Blanks stay as they are.
#[cfg(feature = "documents")]
pub(crate) fn unescaped(html: &str) -> String {
    Document::fragment(html).root().text().to_string()
}

/// The paragraphs of what the library takes for the article.
fn found(document: Document) -> Result<Vec<Block>, Unreadable> {
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    let content = catch_unwind(AssertUnwindSafe(|| {
        let mut library = Readability::with_document(document, None, Some(config)).ok()?;
        library.parse().ok().map(|article| article.content.to_string())
    }));
    match content {
        Ok(content) => {
            let document = Document::fragment(content.unwrap_or_default());
            let root = document.root();
            furniture::remove(&root);
            Ok(blocks::of(&root))
        }
        Err(_) => Err(Unreadable::Broken),
    }
}

fn claims(document: &Document) -> Claims {
    let root = document.root();
    let mut claims = Claims::default();
    meta::claim_first(&root, &mut claims);
    json_ld::claim(&root, &mut claims);
    meta::claim_meta(&root, &mut claims);
    meta::claim_elements(&root, &mut claims);
    claims
}

/// Whether a paragraph says something: where none does, the library took a menu for an article.
fn is_prose(block: &Block) -> bool {
    block.linked * 2 < block.text.len() && block.text.chars().count() >= LEAST
}

fn joined(blocks: &[Block]) -> String {
    blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n")
}
