//! A quotation of a draft as the words to look for, with what the draft itself says was left out or put in.
//!
//! An ellipsis ("…", "...", ". . .", "[…]") is a cut. Words in square brackets are an insertion, which stands for any few
//! words or none; the bracket around one letter ("[T]he") is only a change of case.

use super::vocabulary::Vocabulary;
use super::word::{self, NOTHING};
use crate::text::quotation::{is_double, is_single};
use crate::text::span::Span;
use std::ops::Range;

/// How many words of a source an insertion may stand for.
pub(super) const INSERTED: usize = 8;

/// What a draft says of the place between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Join {
    /// Nothing: the second follows the first.
    Next,
    /// Something in brackets.
    Inserted,
    /// Something was left out.
    Cut,
}

/// A word that is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sought {
    /// Its number in the vocabulary.
    pub(super) word: u32,
    /// Where it stands in the draft.
    pub(super) span: Span,
    /// What stands between it and the word before.
    pub(super) join: Join,
    /// Whether only a hyphen stands there.
    pub(super) hyphened: bool,
}

/// A quotation of a draft.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    /// Its words, without the marks around them.
    pub(super) span: Span,
    /// What to look for.
    pub(super) words: Vec<Sought>,
    /// Runs of words that follow one another, in order; together all of them.
    pub(super) runs: Vec<Range<usize>>,
}

impl Passage {
    /// Reads a quotation, its marks included or not.
    pub(super) fn read(text: &str, quotation: Span, vocabulary: &mut Vocabulary) -> Self {
        let span = inside(text, quotation);
        let (plain, joins) = plain(span.of(text));
        let mut joins = joins.into_iter().peekable();
        let mut words: Vec<Sought> = Vec::new();
        for found in word::all(&plain, Span::at(0, plain.len())) {
            let mut join = Join::Next;
            while let Some((_, said)) = joins.next_if(|(at, _)| *at <= found.span.start as usize) {
                join = join.max(said);
            }
            let join = if words.is_empty() { Join::Next } else { join };
            words.push(Sought {
                word: vocabulary.ask(found.hash),
                span: Span::new(span.start + found.span.start, span.start + found.span.end),
                join,
                hyphened: found.hyphened && join == Join::Next,
            });
        }
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (place, word) in words.iter().enumerate() {
            match runs.last_mut().filter(|_| word.join == Join::Next) {
                Some(run) => run.end = place + 1,
                None => runs.push(place..place + 1),
            }
        }
        Self { span, words, runs }
    }

    /// The numbers of some of its words.
    pub(super) fn numbers(&self, places: Range<usize>) -> impl Iterator<Item = u32> + '_ {
        self.words.get(places).unwrap_or_default().iter().map(|word| word.word)
    }
}

/// A quotation without its marks and the blanks inside them.
fn inside(text: &str, quotation: Span) -> Span {
    let marks = |c: char| c.is_whitespace() || is_double(c) || is_single(c);
    let words = quotation.of(text);
    let rest = words.trim_start_matches(marks);
    let start = quotation.start as usize + (words.len() - rest.len());
    Span::at(start, start + rest.trim_end_matches(marks).len())
}

/// The text with blanks for what is not said, as long as it was, and where what was left out or put in stands.
fn plain(text: &str) -> (String, Vec<(usize, Join)>) {
    let (mut plain, mut joins) = (String::with_capacity(text.len()), Vec::new());
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let dots = ellipsis(rest);
        if dots > 0 {
            joins.push((at, Join::Cut));
            plain.extend(std::iter::repeat_n(' ', dots));
            at += dots;
        } else if let Some(length) = (c == '[').then(|| rest.find(']')).flatten() {
            at += bracket(text, at, length, &mut plain, &mut joins);
        } else {
            plain.push(c);
            at += c.len_utf8();
        }
    }
    (plain, joins)
}

/// Takes a bracket whose closing one stands `length` bytes behind. Gives how many bytes it took.
fn bracket(
    text: &str,
    at: usize,
    length: usize,
    plain: &mut String,
    joins: &mut Vec<(usize, Join)>,
) -> usize {
    let held = text.get(at + 1..at + length).unwrap_or_default();
    let behind = text.get(at + length + 1..).unwrap_or_default();
    let tail = behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len());
    let head = plain.len() - plain.trim_end_matches(char::is_alphanumeric).len();
    let mut letters = held.chars();
    if tail > 0 && head == 0 && letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none() {
        plain.push(NOTHING);
        plain.push_str(held);
        plain.push(NOTHING);
        return length + 1;
    }
    let cut = !held.trim().is_empty() && ellipsis(held.trim()) == held.trim().len();
    // Of "want[ed]" the whole word is the draft's.
    if head > 0 && !cut {
        plain.truncate(plain.len() - head);
        plain.extend(std::iter::repeat_n(' ', head));
    }
    let taken = length + 1 + if cut { 0 } else { tail };
    joins.push((at, if cut { Join::Cut } else { Join::Inserted }));
    plain.extend(std::iter::repeat_n(' ', taken));
    taken
}

/// How many bytes of dots a text begins with that mean an ellipsis; else 0.
fn ellipsis(text: &str) -> usize {
    let (mut dots, mut length) = (0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '…' => dots += 3,
            '.' => dots += 1,
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' if dots > 0 => continue,
            _ => break,
        }
        length = at + c.len_utf8();
    }
    if dots >= 3 { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{Join, Passage};
    use crate::text::span::Span;
    use crate::verify::vocabulary::Vocabulary;

    fn read(text: &str) -> Vec<(&str, Join)> {
        let passage = Passage::read(text, Span::at(0, text.len()), &mut Vocabulary::new());
        passage.words.iter().map(|word| (word.span.of(text), word.join)).collect()
    }

    #[test]
    fn ellipses_cut() {
        for dots in ["…", "...", ". . .", "[…]", "[...]", ". …", "...."] {
            assert_eq!(
                read(&format!("“We go {dots} now.”")),
                [("We", Join::Next), ("go", Join::Next), ("now", Join::Cut)],
                "{dots}"
            );
        }
        assert_eq!(read("“… We go. Now …”"), [("We", Join::Next), ("go", Join::Next), ("Now", Join::Next)]);
    }

    #[test]
    fn brackets_insert() {
        assert_eq!(
            read("“We sign [the treaty] now”"),
            [("We", Join::Next), ("sign", Join::Next), ("now", Join::Inserted)]
        );
        assert_eq!(read("“We want[ed] it”"), [("We", Join::Next), ("it", Join::Inserted)]);
        assert_eq!(read("“[T]he plan”"), [("T]he", Join::Next), ("plan", Join::Next)]);
        assert_eq!(read("“a [b] … c”"), [("a", Join::Next), ("c", Join::Cut)]);
        assert_eq!(read("“a [b c”"), [("a", Join::Next), ("b", Join::Next), ("c", Join::Next)]);
    }

    proptest::proptest! {
        #[test]
        fn words_are_the_drafts(text in "[\\[\\]a-c. …é“”’]{0,40}|\\PC{0,80}") {
            let passage = Passage::read(&text, Span::at(0, text.len()), &mut Vocabulary::new());
            let places = passage.runs.iter().flat_map(Clone::clone).collect::<Vec<_>>();
            proptest::prop_assert_eq!(places, (0..passage.words.len()).collect::<Vec<_>>());
            for word in &passage.words {
                proptest::prop_assert!(word.span.fits(&text) && passage.span.contains(word.span));
            }
        }
    }
}
