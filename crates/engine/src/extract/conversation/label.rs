//! Labels of turns: how a paragraph says that somebody takes the floor.
//!
//! ```text
//! SMITH: …                              Ada Example, The Sample: …
//! [20:00:00] DR. ADA EXAMPLE (voice-over): …
//! Ada Example (Harbour North) (Ind): …  The Minister for Water (Ben Sample): …
//! Q: …                                  Q    …
//! Ada Example: (14:05)                  Ada Example 00:14:05        the words in the line below
//! ADA EXAMPLE                           the words in the line below
//! ```

use crate::text::clock;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// The longest label, in tokens.
const LONGEST: usize = 30;
/// The most words of a label outside brackets.
const WORDS: usize = 10;
/// The most words of a name before a dash, and of a label in a line of its own.
const FEW: usize = 5;
/// The longest group in brackets or quotation marks within a label, in tokens.
const GROUP: usize = 12;

/// How a label is written. Labels of one conversation are written alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// "SMITH: …"
    Capitals,
    /// "Ada Example: …"
    Name,
    /// "Ada Example – …"
    Dash,
    /// A line of its own in capitals, with the words under it.
    Above,
    /// "Q: …"
    Question,
    /// "A: …"
    Answer,
    /// "Q …", with nothing between: a question only where others have labels of their own.
    Bare,
}

/// The label of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// How it is written.
    pub(super) style: Style,
    /// The words that name the speaker, with what describes them: "ADA EXAMPLE, XYZ HOST".
    pub(super) source: Range<usize>,
    /// Of these, the name alone, with titles: "ADA EXAMPLE".
    pub(super) name: Range<usize>,
    /// The mark behind it; in a line of its own its last word.
    pub(super) mark: usize,
    /// Where the words begin; the paragraph's end where they stand below.
    pub(super) words: usize,
    /// Whether something in brackets follows the name, as in the reports of parliaments.
    pub(super) bracketed: bool,
}

/// The label with which a paragraph begins. `followed`: whether the next line is no new paragraph.
pub(super) fn label(doc: &Parsed<'_>, paragraph: &Range<usize>, followed: bool) -> Option<Label> {
    let mut start = paragraph.start + usize::from(doc.is_quote_mark(paragraph.start));
    start = behind_bracketed_time(doc, start, paragraph.end);
    // "A. Example: …" is a name with an initial.
    let named = named(doc, start, paragraph.end, followed);
    let longer = |label: &Label| label.name.len() > 1;
    named.clone().filter(longer).or_else(|| letter(doc, start, paragraph.end)).or(named)
}

/// "[20:00:00]" and "(14:05)": when something was said stands before who said it.
fn behind_bracketed_time(doc: &Parsed<'_>, start: usize, end: usize) -> usize {
    let close = close(doc, start, end).filter(|&close| {
        (start + 1..close).all(|i| !doc.is_word(i) || doc.tokens[i].kind == TokenKind::Number)
    });
    close.map_or(start, |close| close + 1)
}

/// The token that closes the bracket or the quotation that begins at `open`.
fn close(doc: &Parsed<'_>, open: usize, end: usize) -> Option<usize> {
    if open >= end {
        return None;
    }
    let closes = |i: usize| match doc.word(open) {
        "(" => doc.word(i) == ")",
        "[" => doc.word(i) == "]",
        _ => doc.is_quote_mark(open) && doc.is_quote_mark(i),
    };
    (open + 1..end.min(open + GROUP)).find(|&i| closes(i))
}

/// "Q: …", "Q. …", "Q    …".
fn letter(doc: &Parsed<'_>, start: usize, end: usize) -> Option<Label> {
    let token = doc.tokens[..end].get(start)?;
    let word = doc.word(start);
    let turns = &doc.language.turns;
    let small = word.trim_end_matches('.').to_lowercase();
    let style = match () {
        () if token.kind != TokenKind::Capital => return None,
        () if turns.question.contains(&small) => Style::Question,
        () if turns.answer.contains(&small) => Style::Answer,
        () => return None,
    };
    let next = start + 1;
    let marked = next < end && matches!(doc.word(next), ":" | "." | ")" | "-" | "–" | "—");
    let gap = |next: usize| doc.text.get(token.span.end as usize..doc.tokens[next].span.start as usize);
    let apart = next < end && gap(next).is_some_and(|gap| gap.len() > 1 || gap.contains('\t'));
    let bare = style == Style::Question && next < end && doc.tokens[next].kind == TokenKind::Capital;
    let (style, words) = match () {
        () if marked => (style, next + 1),
        () if word.ends_with('.') || apart => (style, next),
        () if bare => (Style::Bare, next),
        () => return None,
    };
    let name = start..next;
    (words < end).then(|| Label {
        style,
        source: name.clone(),
        name,
        mark: if marked { next } else { start },
        words,
        bracketed: false,
    })
}

/// A name, with a mark behind it or in a line of its own.
fn named(doc: &Parsed<'_>, start: usize, end: usize, followed: bool) -> Option<Label> {
    let head = head(doc, start, end)?;
    let style = match head.mark.map(|mark| doc.word(mark)) {
        Some(":") if head.capitals => Style::Capitals,
        Some(":") => Style::Name,
        Some(_) if head.words <= FEW => Style::Dash,
        None if head.capitals && followed && head.words <= FEW => Style::Above,
        _ => return None,
    };
    let mark = head.mark.unwrap_or(end - 1);
    // "Ada Example: (14:05)"
    let words = head.mark.map_or(end, |mark| behind_bracketed_time(doc, mark + 1, end));
    // A colon at the end of a line announces what stands below, like a line of its own.
    let below = words == end && !followed;
    let only = doc.word(start).to_lowercase();
    let elsewhere = doc.language.turns.no_speaker.contains(&only);
    let bracketed = head.bracket.is_some();
    let (source, name) = head.names(doc, start, mark + usize::from(head.mark.is_none()));
    (!below && !elsewhere && !name.is_empty()).then_some(Label {
        style,
        source,
        name,
        mark,
        words,
        bracketed,
    })
}

/// What stands before the mark.
struct Head {
    /// The colon or dash, where there is one.
    mark: Option<usize>,
    /// How many words.
    words: usize,
    /// Whether all words outside brackets are in capitals.
    capitals: bool,
    /// The first bracket, with its marks.
    bracket: Option<Range<usize>>,
    /// Where the name ends that stands first: before a comma, a bracket or a quotation.
    name_end: Option<usize>,
}

/// Reads a label up to its mark; `None` where a word stands in it that no label has.
fn head(doc: &Parsed<'_>, start: usize, end: usize) -> Option<Head> {
    let mut head = Head { mark: None, words: 0, capitals: true, bracket: None, name_end: None };
    if doc.tokens[..end].get(start)?.kind != TokenKind::Capital {
        return None;
    }
    let mut at = start;
    while at < end {
        if at - start >= LONGEST || head.words > WORDS {
            return None;
        }
        let (word, kind) = (doc.word(at), doc.tokens[at].kind);
        match word {
            ":" => {
                head.mark = Some(at);
                break;
            }
            "–" | "—" | "--" | "-" if spaced(doc, at) => {
                head.mark = Some(at);
                break;
            }
            // "Ada Example 00:14:05": the time stands behind the name.
            _ if at > start && kind == TokenKind::Number && time_behind(doc, at, end) == end => {
                head.name_end.get_or_insert(at);
                head.mark = Some(end - 1);
                break;
            }
            "(" | "[" => {
                let close = close(doc, at, end)?;
                head.name_end.get_or_insert(at);
                head.bracket.get_or_insert(at..close + 1);
                at = close;
            }
            "," => {
                head.name_end.get_or_insert(at);
            }
            "." | "-" | "'" | "’" | "&" | "/" | "#" => {}
            _ if kind == TokenKind::Quote => {
                head.name_end.get_or_insert(at);
                at = close(doc, at, end)?;
            }
            _ if matches!(kind, TokenKind::Capital | TokenKind::Number) => {
                head.words += 1;
                head.capitals &= is_mostly_capitals(word) || doc.language.gazetteer.is_title(word);
            }
            _ if at > start && small(doc, word) => {}
            _ => return None,
        }
        at += 1;
    }
    Some(head)
}

/// Whether a word is written in capitals, but for the beginning of some names: "EXAMPLE", "McEXAMPLE".
fn is_mostly_capitals(word: &str) -> bool {
    let count = |of: fn(char) -> bool| word.chars().filter(|c| of(*c)).count();
    let (upper, lower) = (count(char::is_uppercase), count(char::is_lowercase));
    lower == 0 || upper > 2 && upper > 2 * lower
}

/// Where the time ends that begins at a token: "00:14:05". The same token where none does.
fn time_behind(doc: &Parsed<'_>, at: usize, end: usize) -> usize {
    clock::behind_time(at, end, |i| doc.tokens[i].kind == TokenKind::Number, |i| doc.word(i) == ":")
}

/// Whether blanks stand on both sides of a dash.
fn spaced(doc: &Parsed<'_>, at: usize) -> bool {
    let blank = |a: Option<&str>| a.is_some_and(|c| c.starts_with(char::is_whitespace));
    let span = doc.tokens[at].span;
    let before = doc.text.get(..span.start as usize).and_then(|text| text.chars().next_back());
    before.is_some_and(char::is_whitespace) && blank(doc.text.get(span.end as usize..))
}

/// Small words within names and offices: "van", "of", "for the".
fn small(doc: &Parsed<'_>, word: &str) -> bool {
    let language = doc.language;
    language.names.is_particle(word)
        || language.grammar.of.contains(word)
        || language.grammar.and.contains(word)
        || language.grammar.the.contains(word)
        || language.mentions.field.contains(word)
}

impl Head {
    /// The words of the source and of the name within it. "The Minister for Water (Ben Sample)" names him in brackets;
    /// "(Harbour North)" and "(voice-over)" are no part of a name.
    fn names(&self, doc: &Parsed<'_>, start: usize, end: usize) -> (Range<usize>, Range<usize>) {
        let first = doc.word(start);
        let office =
            doc.language.grammar.capital_articles.contains(first) || doc.language.gazetteer.is_role(first);
        if let Some(bracket) = &self.bracket {
            let inside = bracket.start + 1..bracket.end - 1;
            let capital = |i: usize| doc.tokens[i].kind == TokenKind::Capital;
            if office && inside.len() > 1 && inside.clone().all(|i| capital(i) || !doc.is_word(i)) {
                return (start..bracket.end, inside);
            }
        }
        let name = start..self.name_end.unwrap_or(end);
        let source = start..self.bracket.as_ref().map_or(end, |bracket| bracket.start);
        (source, name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Style, label};
    use crate::text::parsed::Parsed;

    fn read(text: &str) -> Option<(Style, String, String)> {
        let doc = Parsed::new(text);
        let found = label(&doc, &(0..doc.tokens.len()), text.ends_with('\n'))?;
        let words = |r: std::ops::Range<usize>| {
            let (a, b) = (doc.tokens[r.start].span, doc.tokens[r.end - 1].span);
            a.join(b).of(doc.text).to_owned()
        };
        Some((found.style, words(found.source), words(found.name)))
    }

    fn is(style: Style, source: &str, name: &str) -> Option<(Style, String, String)> {
        Some((style, source.to_owned(), name.to_owned()))
    }

    #[test]
    fn a_name_and_a_colon() {
        assert_eq!(read("SMITH: It was late."), is(Style::Capitals, "SMITH", "SMITH"));
        assert_eq!(read("Ada Example: It was late."), is(Style::Name, "Ada Example", "Ada Example"));
        assert_eq!(
            read("Ada van den Berg – It was late."),
            is(Style::Dash, "Ada van den Berg", "Ada van den Berg")
        );
        assert_eq!(read("He told them: It was late."), None);
        assert_eq!(read("Update: It was late."), None);
    }

    #[test]
    fn what_describes_is_no_name() {
        assert_eq!(
            read("[20:00:00] ADA EXAMPLE, XYZ HOST (voice-over): It was late."),
            is(Style::Capitals, "ADA EXAMPLE, XYZ HOST", "ADA EXAMPLE")
        );
        assert_eq!(
            read("ADA EXAMPLE, “THE SAMPLE”: It was late."),
            is(Style::Capitals, "ADA EXAMPLE, “THE SAMPLE”", "ADA EXAMPLE")
        );
        assert_eq!(
            read("Ada Example (Harbour North) (Ind): It was late."),
            is(Style::Name, "Ada Example", "Ada Example")
        );
        assert_eq!(
            read("The Minister for Water (Ben Sample): It was late."),
            is(Style::Name, "The Minister for Water (Ben Sample)", "Ben Sample")
        );
    }

    #[test]
    fn questions_and_answers() {
        assert_eq!(read("Q: Was it late?"), is(Style::Question, "Q", "Q"));
        assert_eq!(read("Q    Was it late?"), is(Style::Question, "Q", "Q"));
        assert_eq!(read("A. It was late."), is(Style::Answer, "A.", "A."));
        assert_eq!(read("A late hour it was."), None);
        assert_eq!(read("Q Was it late?"), is(Style::Bare, "Q", "Q"));
        assert_eq!(read("Q magazine closed."), None);
    }

    #[test]
    fn the_time_stands_behind_a_name() {
        assert_eq!(read("Ada Example: (06:07)\n"), is(Style::Name, "Ada Example", "Ada Example"));
        assert_eq!(read("Ada Example 00:06:07\n"), is(Style::Dash, "Ada Example 00:06:", "Ada Example"));
    }

    #[test]
    fn titles_and_the_beginnings_of_names_are_in_small_letters_among_capitals() {
        for text in ["Mr. EXAMPLE: It was late.", "MR. McEXAMPLE: It was late."] {
            assert_eq!(read(text).map(|(style, ..)| style), Some(Style::Capitals), "{text}");
        }
        assert_eq!(read("Mr. McExample: It was late.").map(|(style, ..)| style), Some(Style::Name));
    }
}
