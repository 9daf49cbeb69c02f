//! What stands in an article's part of the page and is not its text: captions, share bars, teasers, bylines, notes.
//!
//! The library that finds the article keeps some of it. It is known by its element, by what newsrooms call it in `class`
//! and `id` (words, not parts of words: `newsCaption` is "news" and "caption"), or by what the element is for. Two
//! things are never taken away: what is a large part of the article, whatever it is called, and words inside a sentence.

use super::blocks::{UNSEEN, is_inline};
use super::dom::{self, Step, is, walk};
use super::markup_names::{ELEMENTS, EMBEDDED, HIDDEN, OVER, TABLES, WORDS};
use dom_query::{Document, NodeRef};
use std::collections::BTreeMap;

/// At most this part of an article's bytes is taken away with one element, in percent.
const LARGEST: usize = 40;

/// The attribute that carries the numbers of the furniture that an element belongs to, through the library's hands:
/// it unwraps elements and drops their names.
const MARK: &str = "data-furniture";

/// Takes out what is hidden, and marks what is furniture if the library should keep it.
pub(super) fn prepare(document: &Document) {
    let root = document.root();
    let whole = size(&root);
    let unseen =
        |node: &NodeRef<'_>| (is_hidden(node) || is_over(node)) && size(node) * 100 <= whole * LARGEST;
    dom::outermost(&root, unseen).iter().for_each(NodeRef::remove_from_parent);
    dom::named(&root, EMBEDDED).iter().for_each(unname);
    let mut found = Vec::new();
    walk(&root, |step| {
        if let Step::Enter(node) = step
            && is_furniture(&node)
        {
            found.push(node);
        }
        true
    });
    for node in dom::outermost(&root, is_furniture) {
        wrap_texts(&node);
    }
    for (number, node) in found.iter().enumerate() {
        mark(node, number);
        walk(node, |step| {
            if let Step::Enter(inner) = step {
                mark(&inner, number);
            }
            true
        });
    }
}

/// Gives each text an element of its own that can carry a mark: the library puts texts of a `div` into paragraphs
/// without one.
fn wrap_texts(node: &NodeRef<'_>) {
    let mut texts = Vec::new();
    walk(node, |step| match step {
        Step::Enter(inner) => !is(&inner, UNSEEN),
        Step::Text(text) => {
            if text.is_nonempty_text() {
                texts.push(text);
            }
            true
        }
        Step::Leave(_) => true,
    });
    for text in texts {
        let span = text.tree.new_element("span");
        text.wrap_node(&span);
    }
}

fn mark(node: &NodeRef<'_>, number: usize) {
    let before = node.attr(MARK).unwrap_or_default();
    node.set_attr(MARK, &format!("{before}{number} "));
}

/// Takes the names off a post that is embedded and off what holds nothing else: the library would take it for a list of
/// shares.
fn unname(post: &NodeRef<'_>) {
    let size = post.text().trim().len();
    let mut node = *post;
    loop {
        node.remove_attrs(&["class", "id"]);
        if is(&node, &["div"]) {
            node.rename("section");
        }
        match node.parent() {
            Some(parent)
                if is(&parent, &["div", "figure", "p"]) && parent.text().trim().len() <= size + size / 8 =>
            {
                node = parent;
            }
            _ => return,
        }
    }
}

/// Takes out of what the library gave what was marked, unless it is a large part.
pub(super) fn remove(root: &NodeRef<'_>) {
    let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
    let mut whole = 0;
    walk(root, |step| {
        if let Step::Text(text) = step {
            let size = text.text().trim().len();
            whole += size;
            for number in marks(&text) {
                *sizes.entry(number).or_insert(0) += size;
            }
        }
        true
    });
    let small = |node: &NodeRef<'_>| {
        let own = node.attr(MARK).unwrap_or_default();
        own.split_whitespace()
            .any(|number| sizes.get(number).is_some_and(|size| size * 100 <= whole * LARGEST))
    };
    dom::outermost(root, small).iter().for_each(NodeRef::remove_from_parent);
}

/// How many bytes a page shows in an element.
fn size(node: &NodeRef<'_>) -> usize {
    let mut size = 0;
    walk(node, |step| match step {
        Step::Enter(inner) => !is(&inner, UNSEEN),
        Step::Text(text) => {
            size += text.text().trim().len();
            true
        }
        Step::Leave(_) => true,
    });
    size
}

/// The furniture that a piece of text belongs to.
fn marks(text: &NodeRef<'_>) -> Vec<String> {
    let marked = text.ancestors_it(None).find_map(|node| node.attr(MARK));
    marked.unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    let class = node.attr("class").unwrap_or_default();
    class.split_whitespace().any(|c| HIDDEN.contains(&c))
}

fn is_over(node: &NodeRef<'_>) -> bool {
    words(node).iter().any(|word| OVER.contains(&word.as_str()))
}

fn is_furniture(node: &NodeRef<'_>) -> bool {
    if is(node, TABLES) {
        return false;
    }
    let named = is(node, ELEMENTS) || words(node).iter().any(|word| WORDS.contains(&word.as_str()));
    named && !holds_embedded(node) && !in_a_sentence(node)
}

/// Whether a post is embedded in it, which its name tells no more of: `social-media-embed`.
fn holds_embedded(node: &NodeRef<'_>) -> bool {
    is(node, EMBEDDED) || !dom::named(node, EMBEDDED).is_empty()
}

/// Whether it stands in a line with more words than its own.
fn in_a_sentence(node: &NodeRef<'_>) -> bool {
    let own = size(node);
    let (mut inside, mut around) = (*node, 0);
    while is_inline(&inside) {
        let before = std::iter::successors(inside.prev_sibling(), NodeRef::prev_sibling);
        let behind = std::iter::successors(inside.next_sibling(), NodeRef::next_sibling);
        for line in
            [&mut before.into_iter() as &mut dyn Iterator<Item = NodeRef<'_>>, &mut behind.into_iter()]
        {
            for beside in line.take_while(|beside| beside.is_text() || is_inline(beside)) {
                around += if beside.is_text() { beside.text().trim().len() } else { size(&beside) };
                if around > own {
                    return true;
                }
            }
        }
        let Some(parent) = inside.parent() else { return false };
        inside = parent;
    }
    false
}

/// The words of an element's `class` and `id`.
fn words(node: &NodeRef<'_>) -> Vec<String> {
    let mut words = Vec::new();
    for name in ["class", "id"] {
        split(&node.attr(name).unwrap_or_default(), &mut words);
    }
    words
}

/// Splits names as programmers write them: `article__image-caption`, `newsCaption`.
fn split(names: &str, words: &mut Vec<String>) {
    for part in names.split(|c: char| !c.is_alphanumeric()) {
        let mut word = String::new();
        let mut after_small = false;
        for c in part.chars() {
            if c.is_uppercase() && after_small {
                words.push(std::mem::take(&mut word));
            }
            after_small = c.is_lowercase();
            word.extend(c.to_lowercase());
        }
        if !word.is_empty() {
            words.push(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{prepare, remove, split};
    use crate::html::blocks;
    use dom_query::Document;

    fn left(html: &str) -> Vec<String> {
        let document = Document::from(html);
        prepare(&document);
        remove(&document.root());
        blocks::of(&document.root()).into_iter().map(|block| block.text).collect()
    }

    const TEXT: &str = "It rains in the town, and it will rain tomorrow, Ada Example said.";

    #[test]
    fn names_are_split_as_they_are_written() {
        let mut words = Vec::new();
        split("newsCaption article__related-links", &mut words);
        assert_eq!(words, ["news", "caption", "article", "related", "links"]);
    }

    #[test]
    fn furniture_goes_and_what_only_sounds_like_it_stays() {
        for gone in [
            "<div class='imageCaption'>The quay</div>",
            "<span class=byline>By Ada</span>",
            "<aside>More</aside>",
            "<p class=sr-only>Unseen</p>",
        ] {
            assert_eq!(left(&format!("<p>{TEXT}</p>{gone}")), [TEXT], "{gone}");
        }
        for kept in [
            "<p>Ada, <span class=author>who writes</span>, said so.</p>",
            "<p class=shared-space>A room for all.</p>",
            "<table><tr class=player-1><td>A player</table>",
        ] {
            assert_eq!(left(&format!("<p>{TEXT}</p>{kept}")).len(), 2, "{kept}");
        }
    }

    #[test]
    fn what_opens_over_a_sentence_is_no_part_of_it() {
        let html =
            format!("<p>{TEXT} She <span>left<span class=rollover-box>All about her</span></span> then.</p>");
        assert_eq!(left(&html), [format!("{TEXT} She left then.")]);
    }

    #[test]
    fn a_large_part_is_the_article_whatever_it_is_called() {
        assert_eq!(
            left(&format!("<div class='social popup'><p>{TEXT}</p></div><p>Short.</p>")),
            [TEXT, "Short."]
        );
    }

    #[test]
    fn posts_stay_whatever_holds_them() {
        let post = "<div class=social-embed><blockquote class=tweet>It rains again.</blockquote></div>";
        assert_eq!(left(&format!("<p>{TEXT}</p>{post}")), [TEXT, "It rains again."]);
    }
}
