//! Paragraphs among an article's that are not its text, known by their words: "Read more: …", "Updated at 1:23 p.m.",
//! "Sign up for our newsletter". The words are those of English pages; of others the page's own names tell
//! ([`furniture`](super::furniture)).
//!
//! What is a sentence stays in doubt: losing one of the article is worse than reading a stray line.

use super::blocks::{Block, Kind};

/// Beginnings of a line that leads elsewhere or tells of the page, where the line is short.
const BEGINS: &[&str] = &[
    // To other pages.
    "read more",
    "read also",
    "also read",
    "read next",
    "see also",
    "see more",
    "related:",
    "more:",
    "more on ",
    "more from ",
    "watch:",
    "watch now",
    "listen:",
    "click here",
    "continue reading",
    "story continues",
    "learn more",
    "what to read next",
    "you may also",
    "you might also",
    "don't miss",
    "editor's pick",
    "recommended for you",
    // To the reader.
    "sign up",
    "subscribe",
    "get the latest",
    "get our",
    "follow us",
    "follow our",
    "share this",
    "share on",
    "sharing is caring",
    "join our",
    "join the conversation",
    "download our",
    "download the app",
    "have a tip",
    "got a tip",
    "leave a comment",
    "comments",
    "tell us what",
    "this post may contain",
    "support our",
    // Pictures.
    "image:",
    "(image",
    "image credit",
    "image copyright",
    "image caption",
    "photo:",
    "photo by",
    "photo credit",
    "(photo",
    "photos:",
    "picture:",
    "enlarge image",
    "this slideshow",
    "credit:",
    "© ",
    // The page.
    "advert",
    "copyright",
    "all rights reserved",
    "loading",
    "filed under",
    "tagged",
    "tags:",
    "topics:",
    "skip to",
    "source:",
    "sources:",
    "via ",
];

/// Beginnings of a line that tells when the page was written, where a number follows.
const DATED: &[&str] = &[
    "updated",
    "last updated",
    "published",
    "first published",
    "originally published",
    "posted",
    "created",
    "last modified",
    "modified",
];

/// Titles of lists of other pages. What follows is such a list as long as it has no sentences.
const LISTS: &[&str] = &[
    "related",
    "related news",
    "related stories",
    "related articles",
    "related coverage",
    "related content",
    "related topics",
    "related posts",
    "read more",
    "read next",
    "more",
    "more stories",
    "more news",
    "see also",
    "you may also like",
    "you might also like",
    "don't miss",
    "trending",
    "trending now",
    "top stories",
    "latest",
    "latest news",
    "most read",
    "most popular",
    "popular",
    "recommended",
    "recommended for you",
    "editors' picks",
    "editor's picks",
    "what to read next",
    "also read",
    "read also",
    "tags",
    "topics",
    "share this",
    "comments",
];

/// Words of a last paragraph that speaks to the reader about the writer or the paper.
const CLOSING: &[&str] = &[
    "follow him on",
    "follow her on",
    "follow them on",
    "follow me on",
    "follow us on",
    "on twitter @",
    "on facebook",
    "newsletter",
    "our app",
    "your inbox",
    "can be reached at",
    "may be reached at",
    "email him at",
    "email her at",
    "click here",
    "all rights reserved",
    "may not be published, broadcast",
    "subscribe to",
    "sign up for",
    "full coverage of",
];

/// How long a line may be, in bytes, that is known by its beginning.
const SHORT: usize = 160;
/// How many of the first paragraphs may be about when and by whom.
const HEAD: usize = 5;
/// How many of the last paragraphs may speak to the reader.
const TAIL: usize = 4;

/// The paragraphs that are the article's. `headline` is its headline, where one is known: it is not told twice.
pub(super) fn trim(blocks: Vec<Block>, headline: Option<&str>) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::new();
    let mut in_list = false;
    for (row, block) in blocks.into_iter().enumerate() {
        let line = Line::new(&block);
        in_list = line.is_title_of_list() || (in_list && line.leads_elsewhere());
        let head = kept.len() < HEAD && (line.is_dated() || line.is_byline());
        let title = row < HEAD && headline.is_some_and(|headline| same_words(headline, &block.text));
        if !(in_list || head || title || line.is_furniture()) {
            kept.push(block);
        }
    }
    without_closing(kept)
}

/// Takes off last paragraphs that speak to the reader.
fn without_closing(mut blocks: Vec<Block>) -> Vec<Block> {
    let from = blocks.len().saturating_sub(TAIL).max(1);
    let mut row = 0;
    blocks.retain(|block| {
        row += 1;
        row <= from || !Line::new(block).is_closing()
    });
    while blocks.len() > 1 && blocks.last().is_some_and(leads_nowhere) {
        blocks.pop();
    }
    blocks
}

/// Whether a last paragraph is a headline without a text, a line that is drawn, or a link to another page.
fn leads_nowhere(last: &Block) -> bool {
    let line = Line::new(last);
    last.kind == Kind::Heading
        || is_rule(&last.text)
        || line.is_short() && line.is_linked() && !line.is_sentence()
}

/// Whether it is a line drawn with letters: "___".
fn is_rule(text: &str) -> bool {
    text.chars().all(|c| !c.is_alphanumeric())
}

fn same_words(one: &str, other: &str) -> bool {
    let words = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    words(one) == words(other)
}

/// A paragraph, as these rules look at it.
struct Line<'b> {
    block: &'b Block,
    /// In lower case, with straight apostrophes.
    folded: String,
}

impl<'b> Line<'b> {
    fn new(block: &'b Block) -> Self {
        Self { block, folded: block.text.to_lowercase().replace('’', "'") }
    }

    fn begins(&self, with: &[&str]) -> bool {
        with.iter().any(|beginning| self.folded.starts_with(beginning))
    }

    fn is_short(&self) -> bool {
        self.folded.len() <= SHORT
    }

    /// Whether it ends as sentences do.
    fn is_sentence(&self) -> bool {
        self.folded.trim_end_matches(['"', '\'', '”', ')', ' ']).ends_with(['.', '!', '?', ':', '…'])
    }

    fn is_title_of_list(&self) -> bool {
        let title = self.folded.trim_end_matches([':', '.', '…', '|', ' ']);
        LISTS.contains(&title) || (self.folded.starts_with("related ") && self.folded.ends_with(':'))
    }

    fn is_linked(&self) -> bool {
        self.block.linked * 10 >= self.folded.len() * 8
    }

    /// Whether it may be one of a list of other pages.
    fn leads_elsewhere(&self) -> bool {
        self.is_short()
            && (self.is_linked() || self.block.linked * 2 > self.folded.len() || !self.is_sentence())
    }

    fn is_dated(&self) -> bool {
        let words = self.folded.split_whitespace().count();
        let numbered = self.folded.contains(|c: char| c.is_ascii_digit());
        let day = MONTHS.iter().any(|month| self.folded.contains(month)) && has_year(&self.folded);
        words <= 14 && numbered && !self.is_sentence() && (self.begins(DATED) || day)
            || words <= 8 && numbered && self.begins(DATED)
    }

    fn is_byline(&self) -> bool {
        let words = self.folded.split_whitespace().count();
        words <= 16 && self.folded.starts_with("by ") && (!self.is_sentence() || self.folded.contains("m."))
    }

    fn is_furniture(&self) -> bool {
        let short = self.is_short() && self.block.kind != Kind::Quoted;
        let link = self.is_linked() && self.block.kind == Kind::Paragraph;
        let shout = link && (self.is_stressed() || is_shouted(&self.block.text));
        short && (self.begins(BEGINS) && !self.is_prose() || shout || self.is_update())
    }

    /// Whether a line that begins so is a sentence of an article all the same: "Sources say it rains."
    fn is_prose(&self) -> bool {
        let label = self.folded.contains(':') || self.folded.starts_with(['(', '©']);
        self.block.linked == 0 && !label && self.is_sentence() && self.folded.split_whitespace().count() > 12
    }

    fn is_update(&self) -> bool {
        self.begins(DATED) && self.folded.len() < 60 && self.folded.contains(|c: char| c.is_ascii_digit())
    }

    fn is_stressed(&self) -> bool {
        self.block.stressed * 10 >= self.folded.len() * 8
    }

    fn is_closing(&self) -> bool {
        let speaks = CLOSING.iter().any(|words| self.folded.contains(words));
        let quoted = self.folded.contains(['“', '"']);
        speaks && !quoted && (self.is_short() || self.block.linked > 0 || self.is_stressed())
    }
}

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")))
}

fn is_shouted(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters > 8 && !text.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::trim;
    use crate::html::blocks;
    use dom_query::Document;

    fn kept(html: &str) -> Vec<String> {
        let blocks = blocks::of(&Document::fragment(html).root());
        trim(blocks, Some("The ferry stays")).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn lines_that_lead_elsewhere_are_dropped() {
        let found = kept(
            "<p>The Ferry stays<p>By Ada Example, April 2, 2031<p>Updated at 1:23 p.m.<p>The harbour is closed.\
             <p>Read more: <a>Why harbours close</a><p><a><b>Why harbours close</b></a><p>It may open.\
             <h3>Related stories</h3><ul><li><a>One</a><li><a>Two</a></ul>",
        );
        assert_eq!(found, ["The harbour is closed.", "It may open."]);
    }

    #[test]
    fn sentences_are_kept_that_begin_alike() {
        for text in [
            "More from a report that nobody has seen and few believe in became known on Monday, Ada Example said.",
            "Updated plans for the harbour show a longer quay.",
            "By then the harbour was closed, and nobody knew where the buoy had gone.",
            "“Follow her on the network,” the newsletter said, according to “The Sample”.",
        ] {
            assert_eq!(kept(&format!("<p>{text}<p>It rains.")), [text, "It rains."]);
        }
        assert_eq!(kept("<p>It rains.<p>Sign up for <a>our letter</a>."), ["It rains."]);
    }
}
