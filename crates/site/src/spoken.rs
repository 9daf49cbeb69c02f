//! A static page in every language of the explorer: it is written in English, and beside it stands what is said otherwise in
//! the others, so that `boot/spoken.js` can put it in its place before the page is painted. Without scripts it stays English.
//!
//! The page is drawn once in each language. Where the drawings differ, the element is marked with `data-said`: which of its
//! child nodes and attributes get which words.
//!
//! ```
//! use on_record_site::spoken::joined;
//! let drawn = |says, name| format!("<p title=\"{name}\"><b>Ada</b> {says}<br></p>");
//! let page = joined(&[("en", drawn("says", "Who")), ("de", drawn("sagt", "Wer"))]).unwrap();
//! assert_eq!(page.body, "<p title=\"Who\" data-said=\"title=0 1=1\"><b>Ada</b> says<br></p>");
//! assert_eq!(page.words, r#"{"de":["Wer"," sagt"]}"#);
//! ```

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, doc_comments, doc_text, element, end_tag, rewrite_str};
use quick_xml::escape::unescape;

use crate::rewrite::rewrite;

/// What is written into a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The page in its first language, with marks.
    pub body: String,
    /// The words of the others, as JSON: a list for each, by its tag.
    pub words: String,
}

/// Joins drawings of one page; the first of them is the one that is written. `None` where they differ in more than words.
#[must_use]
pub fn joined(drawings: &[(&str, String)]) -> Option<Spoken> {
    let all: Vec<Vec<Node>> = drawings.iter().map(|(_, html)| nodes(html)).collect::<Option<_>>()?;
    let (first, others) = all.split_first()?;
    if others.iter().any(|other| other.len() != first.len()) {
        return None;
    }
    let mut said = Differing::default();
    for (n, node) in first.iter().enumerate() {
        let same: Vec<&Node> = others.iter().map(|other| &other[n]).collect();
        said.take(n, node, &same)?;
    }
    Some(Spoken {
        words: said.words.written(&drawings[1..])?,
        body: marked(&drawings[0].1, first, &said.marks)?,
    })
}

/// A node of a drawing.
struct Node {
    /// The node that it stands in, by its place in the document, and which of its child nodes it is.
    at: (Option<usize>, usize),
    is: Kind,
}

enum Kind {
    /// Its name, and the names and values of its attributes.
    Element(String, Vec<(String, String)>),
    Text(String),
    Comment(String),
}

/// The nodes of a drawing, in the order of the document.
fn nodes(html: &str) -> Option<Vec<Node>> {
    let seen = Rc::new(RefCell::new(Seen::default()));
    let (elements, texts, comments) = (Rc::clone(&seen), Rc::clone(&seen), Rc::clone(&seen));
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("*", |element| {
            elements.borrow_mut().element(element);
            if let Some(handlers) = element.end_tag_handlers() {
                let ended = Rc::clone(&elements);
                handlers.push(end_tag!(move |_| {
                    ended.borrow_mut().open.pop();
                    Ok(())
                }));
            }
            Ok(())
        }))
        .append_document_content_handler(doc_text!(|text| {
            texts.borrow_mut().text(text.as_str(), text.last_in_text_node());
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(|comment| {
            comments.borrow_mut().push(Kind::Comment(comment.text()));
            Ok(())
        }));
    rewrite_str(html, settings).ok()?;
    Some(seen.take().nodes)
}

/// What was read of a drawing so far.
#[derive(Default)]
struct Seen {
    nodes: Vec<Node>,
    /// How many child nodes the document has.
    children: usize,
    /// The elements that are not closed yet, and how many child nodes each has.
    open: Vec<(usize, usize)>,
    /// The beginning of a text that comes in parts.
    text: String,
}

impl Seen {
    fn element(&mut self, element: &Element<'_, '_>) {
        let attributes = element.attributes().iter().map(|each| (each.name(), each.value())).collect();
        self.push(Kind::Element(element.tag_name(), attributes));
        if element.can_have_content() {
            self.open.push((self.nodes.len() - 1, 0));
        }
    }

    fn text(&mut self, part: &str, last: bool) {
        self.text.push_str(part);
        if last && !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            self.push(Kind::Text(text));
        }
    }

    fn push(&mut self, is: Kind) {
        let (parent, children) = match self.open.last_mut() {
            Some((parent, children)) => (Some(*parent), children),
            None => (None, &mut self.children),
        };
        self.nodes.push(Node { at: (parent, *children), is });
        *children += 1;
    }
}

/// What is said otherwise in other languages.
#[derive(Default)]
struct Differing {
    words: Words,
    /// For an element, by its place in the document: which of its attributes and child nodes get which words.
    marks: BTreeMap<usize, Vec<String>>,
}

impl Differing {
    /// Takes the node `n` of the document, and what it is in the other drawings. `None` where it is no longer the same.
    fn take(&mut self, n: usize, node: &Node, others: &[&Node]) -> Option<()> {
        others.iter().all(|other| other.at == node.at).then_some(())?;
        match &node.is {
            Kind::Text(text) => {
                let said = others.iter().map(|other| match &other.is {
                    Kind::Text(other) => Some(other.as_str()),
                    _ => None,
                });
                let (parent, place) = node.at;
                self.differing(parent, &place.to_string(), text, &said.collect::<Option<Vec<_>>>()?)
            }
            Kind::Element(name, attributes) => {
                let others = others.iter().map(|other| match &other.is {
                    Kind::Element(other, theirs) if other == name && theirs.len() == attributes.len() => {
                        Some(theirs)
                    }
                    _ => None,
                });
                let others: Vec<_> = others.collect::<Option<_>>()?;
                attributes.iter().enumerate().try_for_each(|(at, (attribute, value))| {
                    let said = others.iter().map(|theirs| {
                        let (name, value) = &theirs[at];
                        (name == attribute).then_some(value.as_str())
                    });
                    self.differing(Some(n), attribute, value, &said.collect::<Option<Vec<_>>>()?)
                })
            }
            Kind::Comment(text) => {
                let same = |other: &&Node| matches!(&other.is, Kind::Comment(other) if other == text);
                others.iter().all(same).then_some(())
            }
        }
    }

    /// Marks an element if what stands in one place of it is said otherwise somewhere.
    fn differing(&mut self, element: Option<usize>, place: &str, text: &str, said: &[&str]) -> Option<()> {
        if said.iter().any(|other| *other != text) {
            let mark = format!("{place}={}", self.words.of(said)?);
            self.marks.entry(element?).or_default().push(mark);
        }
        Some(())
    }
}

/// The drawing with the marks of its elements.
fn marked(html: &str, nodes: &[Node], marks: &BTreeMap<usize, Vec<String>>) -> Option<String> {
    let mut elements = nodes.iter().enumerate().filter(|(_, node)| matches!(node.is, Kind::Element(..)));
    let mark = element!("*", |element| {
        if let Some(marks) = elements.next().and_then(|(n, _)| marks.get(&n)) {
            element.set_attribute("data-said", &marks.join(" "))?;
        }
        Ok(())
    });
    rewrite(html, vec![mark]).ok()
}

/// The words of the other languages, each once.
#[derive(Default)]
struct Words {
    list: Vec<Vec<String>>,
    known: BTreeMap<Vec<String>, usize>,
}

impl Words {
    /// Where the words stand that markup writes as `said`, one text for each language.
    fn of(&mut self, said: &[&str]) -> Option<usize> {
        let said: Vec<String> =
            said.iter().map(|text| Some(unescape(text).ok()?.into_owned())).collect::<Option<_>>()?;
        let next = self.list.len();
        let at = *self.known.entry(said.clone()).or_insert(next);
        if at == next {
            self.list.push(said);
        }
        Some(at)
    }

    /// As JSON, under the languages' tags; nothing in it looks like a script's end.
    fn written(&self, languages: &[(&str, String)]) -> Option<String> {
        let lists: BTreeMap<&str, Vec<&str>> = languages
            .iter()
            .enumerate()
            .map(|(n, (tag, _))| (*tag, self.list.iter().map(|said| said[n].as_str()).collect()))
            .collect();
        Some(serde_json::to_string(&lists).ok()?.replace('<', "\\u003c"))
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    fn two(first: &str, second: &str) -> Option<(String, String)> {
        let page = joined(&[("en", first.to_owned()), ("de", second.to_owned())])?;
        Some((page.body, page.words))
    }

    #[test]
    fn words_are_set_where_they_stand() {
        // Child nodes are counted as browsers count them, comments and elements without an end too.
        let html = |word: &str| format!("<ul><!-- c --><li><input value=\"\">{word} &amp; co</li></ul>");
        let (body, words) = two(&html("all"), &html("alle")).unwrap();
        assert_eq!(body, "<ul><!-- c --><li data-said=\"1=0\"><input value=\"\">all &amp; co</li></ul>");
        assert_eq!(words, r#"{"de":["alle & co"]}"#);
    }

    #[test]
    fn the_same_words_are_kept_once_and_end_no_script() {
        let html = |word: &str| format!("<b>{word}</b><i title=\"{word}\"></i><u>Ada</u>");
        let (body, words) = two(&html("a"), &html("&lt;/script&gt;")).unwrap();
        assert_eq!(body, "<b data-said=\"0=0\">a</b><i title=\"a\" data-said=\"title=0\"></i><u>Ada</u>");
        assert_eq!(words, r#"{"de":["\u003c/script>"]}"#);
    }

    #[test]
    fn drawings_that_differ_in_more_than_words_are_not_joined() {
        assert_eq!(two("<b>a</b>", "<i>a</i>"), None);
        assert_eq!(two("<b>a</b>", "<b>a</b><b>c</b>"), None);
        assert_eq!(two("<b title=\"a\">a</b>", "<b class=\"a\">a</b>"), None);
        assert_eq!(two("<b>a</b>b", "<b>a</b>c"), None, "words outside of any element cannot be marked");
        assert_eq!(two("<b>a", "<b>a").map(|(body, _)| body), Some("<b>a".to_owned()));
    }
}
