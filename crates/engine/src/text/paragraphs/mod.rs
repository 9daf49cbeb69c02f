//! Cleaning: a text's paragraphs, each marked as what it is.
//!
//! Nothing is removed and nothing is retyped: every non-blank byte lies in exactly one block, and what is not the
//! article (a byline, a credit, "0 Comments") is marked, so that it is never read for statements. When in doubt a
//! paragraph is body: losing a real one is worse than reading a stray line.
//!
//! ```
//! # #[cfg(feature = "english")] {
//! use on_record_engine::{language::Language, text::{BlockKind, blocks}};
//! let text = "By Ada Example\n\nThe river rose on Friday, she said.\n\n0 Comments\n";
//! let found = blocks(text, &Language::english());
//! let kinds: Vec<BlockKind> = found.iter().map(|b| b.kind).collect();
//! assert_eq!(kinds, [BlockKind::Byline, BlockKind::Body, BlockKind::Comments]);
//! assert_eq!(found[1].span.of(text), "The river rose on Friday, she said.");
//! # }
//! ```

mod block_kind;
mod prefix;

use crate::language::Language;
use crate::text::block::{Block, BlockKind};
use crate::text::span::Span;

/// Cuts a text into its blocks, in order. Any text will do; an empty one has none.
#[must_use]
pub fn blocks(text: &str, language: &Language) -> Vec<Block> {
    let lines = lines(text);
    let paragraphs = if wrapped(&lines, text) { unwrap(&lines) } else { lines };
    let cut = prefix::cut(text, paragraphs, language);
    block_kind::judge(text, &cut, language)
}

/// Whether a block of this kind can hold the date of the report.
#[must_use]
pub(crate) const fn is_date_line(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::DateLine | BlockKind::Byline)
}

/// A paragraph before it is judged.
#[derive(Clone, Copy, Debug)]
struct Paragraph {
    span: Span,
    /// Whether a blank line stands before it.
    gap: bool,
    /// What is known of it already.
    kind: Option<BlockKind>,
}

/// The lines that hold something, trimmed.
fn lines(text: &str) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let (mut at, mut gap) = (0, false);
    for (end, next) in breaks(text).chain([(text.len(), text.len())]) {
        let line = text.get(at..end).unwrap_or("");
        let inner = line.trim_matches(is_blank);
        if inner.is_empty() {
            // The empty piece between CR and LF is no blank line.
            gap |= !(line.is_empty() && at > 0 && text.as_bytes().get(at - 1..=at) == Some(b"\r\n"));
        } else {
            let start = at + line.len() - line.trim_start_matches(is_blank).len();
            found.push(Paragraph { span: Span::at(start, start + inner.len()), gap, kind: None });
            gap = false;
        }
        at = next;
    }
    found
}

/// Where lines end, and where the next ones begin.
fn breaks(text: &str) -> impl Iterator<Item = (usize, usize)> {
    // The first bytes of the breaks: few others begin with them, and only those are looked at.
    let may_break = |byte: u8| matches!(byte, b'\n' | b'\r' | 0xb | 0xc | 0xc2 | 0xe2);
    let places = text.bytes().enumerate().filter(move |(_, byte)| may_break(*byte)).map(|(at, _)| at);
    places.filter_map(|at| {
        let c = text.get(at..)?.chars().next()?;
        is_break(c).then_some((at, at + c.len_utf8()))
    })
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// White space, and the marks that take no room: a BOM, a zero-width space.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}')
}

/// Whether lines are broken at a column and only blank lines part paragraphs, as in mails and old wires.
fn wrapped(lines: &[Paragraph], text: &str) -> bool {
    let (mut followed, mut running) = (0u32, 0u32);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if next.gap {
            continue;
        }
        followed += 1;
        let ends = line.span.of(text).chars().next_back().is_some_and(|c| ".!?”\"’'):;…".contains(c));
        running += u32::from(!ends && (45..=100).contains(&line.span.len()));
    }
    followed >= 3 && running * 3 >= followed * 2
}

fn unwrap(lines: &[Paragraph]) -> Vec<Paragraph> {
    let mut joined: Vec<Paragraph> = Vec::new();
    for line in lines {
        match joined.last_mut() {
            Some(last) if !line.gap => last.span = last.span.join(line.span),
            _ => joined.push(*line),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use crate::language::Language;
    use crate::text::block::Block;
    use crate::text::block::BlockKind::{
        self, Body, Byline, Caption, Comments, DateLine, Headline, Republishing,
    };

    fn blocks(text: &str) -> Vec<Block> {
        super::blocks(text, Language::for_tests())
    }

    fn read(text: &str) -> Vec<(BlockKind, &str)> {
        blocks(text).iter().map(|b| (b.kind, b.span.of(text))).collect()
    }

    #[test]
    fn cuts_at_line_ends_of_every_system() {
        for text in [
            "\u{feff}One is here.\r\n\r\nTwo is here.",
            "One is here.\nTwo is here.\n",
            "One is here.\rTwo is here.",
        ] {
            let words: Vec<&str> = blocks(text).iter().map(|b| b.span.of(text)).collect();
            assert_eq!(words, ["One is here.", "Two is here."]);
        }
        assert!(blocks("").is_empty() && blocks(" \n\u{feff}\t\r\n").is_empty());
    }

    #[test]
    fn joins_lines_that_are_broken_at_a_column() {
        let text = "The council met for the first time since the flood and talked\nabout the bridge, which has been closed for a month since the\nriver took its middle pier, and about the school, whose roof\nis gone.\n\nNobody voted.";
        assert_eq!(blocks(text).len(), 2);
        assert!(blocks(text)[0].span.of(text).ends_with("is gone."));
    }

    #[test]
    fn splits_a_crawlers_date_and_an_agencys_dateline() {
        let body =
            "Ministers on Friday ruled out a new bridge over the river, as the council had asked them to do.";
        assert_eq!(read(&format!(" date 2031-04-02 {body}")), [(DateLine, "date 2031-04-02"), (Body, body)]);
        assert_eq!(
            read(&format!("HARBOUR CITY, May 3 (XYZ) — {body}"))[0],
            (DateLine, "HARBOUR CITY, May 3 (XYZ) —")
        );
        let told = "“No,” she said — and left the room before the council had voted on anything at all.";
        assert_eq!(read(told), [(Body, told)]);
    }

    #[test]
    fn marks_what_is_not_the_article() {
        let text = "River Wins: Bridge Stays Closed — Despite the Mayor’s Plea\n\nBy Ada Example and Ben Sample\nAug. 4 2031, Published 5:40 p.m. ET\nThe bridge over the river will stay closed until spring, the council said on Monday after a long meeting.\nThe Bridge\n\nThe bridge lost its middle pier in March.\nThe mayor said: “We will mend it, and we will mend it soon, whatever it takes.”\nAda Example is a correspondent for The Sample, covering rivers.\nThe post River Wins appeared first on The Sample.\n12 Comments";
        let kinds: Vec<BlockKind> = blocks(text).iter().map(|b| b.kind).collect();
        assert_eq!(
            kinds,
            [Headline, Byline, DateLine, Body, Caption, Caption, Body, Byline, Republishing, Comments]
        );
    }

    #[test]
    fn tells_a_headline_from_what_goes_on() {
        let first = |line: &str| {
            let below =
                "“It was late when the bridge over the river was closed to all who came,” said Ada Example.";
            read(&format!("{line}\n\n{below}"))[0].0
        };
        assert_eq!(first("Rain stops the match at 12:30"), Headline);
        assert_eq!(first("“We had a plan.”"), Headline);
        assert_eq!(first("“We had a plan."), Body, "the next paragraph goes on with it");
        assert_eq!(first("Ada Example: (06:07)"), Body, "a label with a time");
        assert_eq!(first("Ada Example 00:06:07"), Body, "a label with a time");
    }

    #[test]
    fn keeps_what_looks_alike() {
        for body in [
            "By Friday, the river had reached the school.",
            "“No comment,” she said.",
            "Ada Example is a reporter who was shot, police said.",
            "He said:",
            "Read more books, she told them.",
        ] {
            let text = format!(
                "The bridge is closed.\n\nThe bridge over the river is closed, the council said on Monday.\n\n{body}\n\nNobody knew why, and nobody asked."
            );
            assert!(read(&text).contains(&(Body, body)), "{:?}", read(&text));
        }
    }
}
