//! XML as a tree, as far as it is well formed: what is broken costs nothing before it.
//!
//! Names are local ones (`encoded` for `content:encoded`), because files declare the usual namespaces under any prefix.

use crate::encoding;
use crate::format::{Articles, Origin, Outcome, Stream};
use crate::html;
use on_record_engine::text::markup::push_escaped;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::fmt::Write as _;
use std::io::Read as _;

/// How deep elements may lie in one another.
const DEEPEST: usize = 200;

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// Its local name.
    pub(crate) name: String,
    /// Its attributes, by their local names.
    attributes: Vec<(String, String)>,
    nodes: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    Element(Element),
    Text(String),
}

/// Where XML breaks off, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    /// The line, from 1.
    pub(crate) line: u32,
    /// What is wrong there.
    pub(crate) what: String,
}

/// Reads a file with several articles: `each` finds them below the root. What the encoding has to say stands with the first
/// that is read; where the XML breaks comes last, with the number of `things` before it.
pub(crate) fn articles(
    origin: &Origin,
    mut stream: Stream,
    things: &str,
    each: impl FnOnce(&Element) -> Vec<Outcome>,
) -> Articles {
    let mut bytes = Vec::new();
    if let Err(e) = stream.read_to_end(&mut bytes) {
        return Box::new(std::iter::once(Err(origin.error(None, format!("{e}; skipped")))));
    }
    let (text, note) = encoding::decode_declared(bytes);
    let (root, broken) = parse(&text);
    let mut outcomes = each(&root);
    if let Some(article) = outcomes.iter_mut().find_map(|outcome| outcome.as_mut().ok()) {
        article.notes.extend(note.map(|note| origin.note(None, note)));
    }
    if let Some(Broken { line, what }) = broken {
        let read = outcomes.len();
        let message = format!("no XML from here on: {what}; the {things} before it ({read}) are read");
        outcomes.push(Err(origin.error(Some(line), message)));
    }
    Box::new(outcomes.into_iter())
}

/// The root element, and where the text breaks, if it does: elements that were open then end there.
pub(crate) fn parse(text: &str) -> (Element, Option<Broken>) {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut open = vec![Element::default()];
    let broken = loop {
        match reader.read_event() {
            Ok(Event::Start(_)) if open.len() > DEEPEST => break Some("elements nested too deep".to_owned()),
            Ok(Event::Start(start)) => open.push(element(&start)),
            Ok(Event::Empty(start)) => add(&mut open, Node::Element(element(&start))),
            Ok(Event::End(_)) => close(&mut open),
            Ok(Event::Text(text)) => add_text(&mut open, &text.xml10_content()),
            Ok(Event::CData(text)) => add_text(&mut open, &text),
            Ok(Event::GeneralRef(entity)) => add_text(&mut open, &resolved(&entity)),
            Ok(Event::Eof) => break (open.len() > 1).then(|| "it ends before its last element".to_owned()),
            Ok(_) => {}
            Err(error) => break Some(error.to_string()),
        }
    };
    let place = usize::try_from(reader.error_position().max(reader.buffer_position())).unwrap_or(usize::MAX);
    while open.len() > 1 {
        close(&mut open);
    }
    let root = open.pop().unwrap_or_default().into_children().next().unwrap_or_default();
    (root, broken.map(|what| Broken { line: line_of(text, place), what }))
}

fn line_of(text: &str, place: usize) -> u32 {
    let before = text.as_bytes().get(..place.min(text.len())).unwrap_or_default();
    u32::try_from(before.iter().filter(|&&byte| byte == b'\n').count() + 1).unwrap_or(u32::MAX)
}

fn element(start: &BytesStart<'_>) -> Element {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten().map(|attribute| {
        let raw: &str = &attribute.value;
        let value =
            quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned);
        (attribute.key.local_name().into_inner().to_owned(), value)
    });
    Element {
        name: start.local_name().into_inner().to_owned(),
        attributes: attributes.collect(),
        nodes: Vec::new(),
    }
}

/// The text of `&name;`: of a character, of XML's own five, of those that HTML knows and feeds use.
fn resolved(entity: &str) -> String {
    html::unescaped(&format!("<p>&{entity};x</p>")).trim_end_matches('x').to_owned()
}

fn add(open: &mut [Element], node: Node) {
    if let Some(last) = open.last_mut() {
        last.nodes.push(node);
    }
}

fn add_text(open: &mut [Element], text: &str) {
    if let Some(last) = open.last_mut() {
        match last.nodes.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => last.nodes.push(Node::Text(text.to_owned())),
        }
    }
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(element) = open.pop()
    {
        add(open, Node::Element(element));
    }
}

impl Element {
    fn into_children(self) -> impl Iterator<Item = Self> {
        self.nodes.into_iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements in it.
    pub(crate) fn children(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements in it with this name.
    pub(crate) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children().filter(move |child| child.name == name)
    }

    /// The first element in it with this name.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children().find(|child| child.name == name)
    }

    /// The elements below it with this name, wherever they are, the outermost ones.
    pub(crate) fn below<'e>(&'e self, name: &str) -> Vec<&'e Self> {
        let (mut found, mut open) = (Vec::new(), vec![self.children().collect::<Vec<_>>().into_iter()]);
        while let Some(level) = open.last_mut() {
            match level.next() {
                None => {
                    open.pop();
                }
                Some(element) if element.name == name => found.push(element),
                Some(element) => open.push(element.children().collect::<Vec<_>>().into_iter()),
            }
        }
        found
    }

    /// An attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Visits what is in it, in order: texts, and elements.
    pub(crate) fn each(&self, visit: &mut dyn FnMut(Result<&str, &Self>)) {
        for node in &self.nodes {
            visit(match node {
                Node::Text(text) => Ok(text),
                Node::Element(element) => Err(element),
            });
        }
    }

    /// All the text in it.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.add_text_to(&mut text);
        text
    }

    fn add_text_to(&self, text: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(words) => text.push_str(words),
                Node::Element(element) => element.add_text_to(text),
            }
        }
    }

    /// The text of the first element with this name, without blanks around it; empty where there is none.
    pub(crate) fn text_of(&self, name: &str) -> String {
        self.child(name).map(|child| child.text().trim().to_owned()).unwrap_or_default()
    }

    /// What is in it as HTML; elements that `left_out` takes are left out.
    pub(crate) fn inner_html(&self, left_out: &dyn Fn(&Self) -> bool) -> String {
        let mut html = String::new();
        self.add_html_to(&mut html, left_out);
        html
    }

    fn add_html_to(&self, html: &mut String, left_out: &dyn Fn(&Self) -> bool) {
        for node in &self.nodes {
            match node {
                Node::Text(text) => push_escaped(html, text),
                Node::Element(element) if left_out(element) => {}
                Node::Element(element) => {
                    let name = &element.name;
                    html.push('<');
                    html.push_str(name);
                    for (key, value) in &element.attributes {
                        // Writing into a string cannot fail.
                        let _ = write!(html, " {key}=\"");
                        push_escaped(html, value);
                        html.push('"');
                    }
                    html.push('>');
                    element.add_html_to(html, left_out);
                    if name != "br" && name != "img" && name != "hr" {
                        let _ = write!(html, "</{name}>");
                    }
                }
            }
        }
    }
}

/// The local name of the root element of what begins so, in lower case; `None` where it is no XML.
pub(crate) fn root_name(start: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(crate::format::first_visible(start));
    let mut rest: &str = &start;
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else if rest.get(..9).is_some_and(|begin| begin.eq_ignore_ascii_case("<!doctype")) {
            ">"
        } else {
            break;
        };
        rest = rest.split_once(end)?.1;
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.:".contains(c)))?;
    let name = name.get(..end)?.rsplit(':').next()?;
    (!name.is_empty()).then(|| name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{parse, root_name};

    #[test]
    fn names_lose_their_prefixes_and_text_its_escapes() {
        let (root, broken) = parse(
            "<?xml version='1.0'?><a:r><c:e k=\"1 &amp; 2\"><![CDATA[<p>]]> x &amp; y&nbsp;&#233;</c:e></a:r>",
        );
        assert_eq!(broken, None);
        let inner = root.child("e").unwrap();
        assert_eq!((inner.text().as_str(), inner.attribute("k")), ("<p> x & y\u{a0}é", Some("1 & 2")));
        assert_eq!(root.inner_html(&|_| false), "<e k=\"1 &amp; 2\">&lt;p&gt; x &amp; y\u{a0}é</e>");
    }

    #[test]
    fn what_is_broken_costs_nothing_before_it() {
        let (root, broken) = parse("<r>\n<i>one</i>\n<i>two</j></r>");
        assert_eq!(root.all("i").map(super::Element::text).collect::<Vec<_>>(), ["one", "two"]);
        assert_eq!(broken.unwrap().line, 3);
        assert!(parse("<r><i>one").1.unwrap().what.contains("ends before"));
        assert!(parse(&"<a>".repeat(500)).1.unwrap().what.contains("too deep"));
        assert_eq!(parse("no").0.name, "");
    }

    #[test]
    fn the_root_is_found_behind_what_stands_before_it() {
        let start =
            b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><!DOCTYPE nitf SYSTEM 'x'>\n<n:NITF a='b'>";
        assert_eq!(root_name(start).as_deref(), Some("nitf"));
        assert_eq!(root_name(b"It rains."), None);
        assert_eq!(root_name(b"<rss").as_deref(), None);
    }
}
