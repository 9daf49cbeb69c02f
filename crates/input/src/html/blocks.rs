//! From a tree to its paragraphs: each with its words, what kind of element holds it and how much of it is links.

use super::dom::{Step, is, walk};
use dom_query::NodeRef;

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Its words. A line that the page breaks is a line here.
    pub(super) text: String,
    /// What it is.
    pub(super) kind: Kind,
    /// How many of its bytes are the text of links.
    pub(super) linked: usize,
    /// How many of its bytes are bold or italic.
    pub(super) stressed: usize,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Running text.
    #[default]
    Paragraph,
    /// A headline within the text, and how deep.
    Heading,
    /// An item of a list.
    Item,
    /// A paragraph of a block quotation.
    Quoted,
    /// A row of a table.
    Row,
}

/// Elements that stand in a line of text.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "svg", "img", "picture", "source",
    "input", "amp-img", "noscript", "g-emoji",
];
/// Elements of NITF that stand in a line of text: names and numbers that it marks.
const MARKED: &[&str] = &[
    "person",
    "org",
    "location",
    "chron",
    "num",
    "money",
    "function",
    "event",
    "virtloc",
    "object.title",
    "city",
    "state",
    "region",
    "country",
    "sublocation",
    "name.given",
    "name.family",
    "pronounce",
    "copyrite",
];
/// Elements whose text is no text of the page.
pub(super) const UNSEEN: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
    "video", "map", "head", "select", "option", "textarea", "button", "input",
];
const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];

/// Whether an element stands in a line of text.
pub(super) fn is_inline(node: &NodeRef<'_>) -> bool {
    is(node, INLINE) || is(node, MARKED)
}

/// The paragraphs of what lies below `root`.
pub(super) fn of(root: &NodeRef<'_>) -> Vec<Block> {
    let mut found = Found::default();
    walk(root, |step| {
        match step {
            Step::Enter(node) if is(&node, UNSEEN) => return false,
            Step::Enter(node) => found.enter(&node),
            Step::Leave(node) => found.leave(&node),
            Step::Text(node) => found.text(&node.text()),
        }
        true
    });
    found.end();
    found.blocks
}

/// The paragraphs so far, and where the walk stands.
#[derive(Default)]
struct Found {
    blocks: Vec<Block>,
    now: Block,
    blank: bool,
    headings: usize,
    items: usize,
    quoted: usize,
    rows: usize,
    links: usize,
    stress: usize,
    kept: usize,
}

impl Found {
    fn enter(&mut self, node: &NodeRef<'_>) {
        if is(node, &["br"]) {
            return self.line();
        }
        if is(node, &["td", "th"]) && self.rows > 0 {
            return self.cell();
        }
        if !is_inline(node) {
            self.end();
        }
        self.count(node, usize::saturating_add);
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        if is(node, &["td", "th"]) && self.rows > 0 {
            return;
        }
        if !is_inline(node) && !is(node, &["br"]) {
            self.end();
        }
        self.count(node, usize::saturating_sub);
    }

    fn count(&mut self, node: &NodeRef<'_>, by: fn(usize, usize) -> usize) {
        for (counter, names) in [
            (&mut self.headings, HEADINGS),
            (&mut self.items, &["li", "dt", "dd"]),
            (&mut self.quoted, &["blockquote"]),
            (&mut self.rows, &["tr"]),
            (&mut self.links, &["a"]),
            (&mut self.stress, &["b", "strong", "em", "i"]),
            (&mut self.kept, &["pre"]),
        ] {
            if is(node, names) {
                *counter = by(*counter, 1);
            }
        }
    }

    /// A line ends within a paragraph; two in a row end the paragraph.
    fn line(&mut self) {
        if self.now.text.ends_with('\n') {
            self.end();
        } else if !self.now.text.is_empty() {
            self.now.text.push('\n');
        }
        self.blank = false;
    }

    /// A cell begins: cells of a row stand apart.
    fn cell(&mut self) {
        if !self.now.text.is_empty() {
            self.now.text.push('\t');
        }
        self.blank = false;
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if self.kept > 0 && c == '\n' {
                self.line();
            } else if c.is_whitespace() {
                self.blank = true;
            } else if !matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}') {
                if self.now.text.is_empty() {
                    self.now.kind = self.kind();
                } else if self.blank && !self.now.text.ends_with(['\n', '\t']) {
                    self.push(' ');
                }
                self.blank = false;
                self.push(c);
            }
        }
    }

    fn push(&mut self, c: char) {
        self.now.text.push(c);
        self.now.linked += if self.links > 0 { c.len_utf8() } else { 0 };
        self.now.stressed += if self.stress > 0 { c.len_utf8() } else { 0 };
    }

    const fn kind(&self) -> Kind {
        match self {
            Self { rows: 1.., .. } => Kind::Row,
            Self { headings: 1.., .. } => Kind::Heading,
            Self { items: 1.., .. } => Kind::Item,
            Self { quoted: 1.., .. } => Kind::Quoted,
            _ => Kind::Paragraph,
        }
    }

    fn end(&mut self) {
        let mut block = std::mem::take(&mut self.now);
        block.text.truncate(block.text.trim_end().len());
        if !block.text.is_empty() {
            self.blocks.push(block);
        }
        self.blank = false;
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, of};
    use dom_query::Document;

    #[test]
    fn paragraphs_lists_quotations_and_rows_stand_apart() {
        let html = "<div>One <b>two</b>\n three<p>Four<br>five<br><br>six</p><h2>Head</h2><ul><li>Item<li><p>Next</ul>\
                    <blockquote>Quoted</blockquote><table><tr><td>a<td>b<tr><td>c</table><script>no</script></div>";
        let found = of(&Document::fragment(html).root());
        let told: Vec<(&str, Kind)> = found.iter().map(|block| (block.text.as_str(), block.kind)).collect();
        assert_eq!(
            told,
            [
                ("One two three", Kind::Paragraph),
                ("Four\nfive", Kind::Paragraph),
                ("six", Kind::Paragraph),
                ("Head", Kind::Heading),
                ("Item", Kind::Item),
                ("Next", Kind::Item),
                ("Quoted", Kind::Quoted),
                ("a\tb", Kind::Row),
                ("c", Kind::Row),
            ]
        );
    }

    #[test]
    fn links_and_stress_are_measured() {
        let found = of(&Document::fragment("<p>ab <a>cd <i>ef</i></a></p>").root());
        assert_eq!((found[0].text.as_str(), found[0].linked, found[0].stressed), ("ab cd ef", 6, 3));
    }
}
