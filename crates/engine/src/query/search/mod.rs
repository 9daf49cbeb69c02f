//! Words: which statements hold them, and where they stand, so that they can be shown.
//!
//! Words are runs of letters and digits, compared without case and without accents. All words of a question
//! must match; the last one may be unfinished; words in quotation marks must follow each other. A word that no
//! statement has is read as the closest one that some have ([`Words::correct`]).
//!
//! ```
//! use on_record_engine::query::Question;
//! let question = Question::read("\"no meeting\" lavr");
//! let marks = question.marks("Lavrov: There is no meeting planned");
//! assert_eq!(marks.iter().map(|m| m.len()).collect::<Vec<_>>(), [6, 10]);
//! ```

mod terms;
mod typo;

pub use terms::{Builder, Respelling, Words};

use crate::model::corpus::{Corpus, Statement};
use crate::text::span::Span;

/// One character as words are compared: lower case, without the accents of Latin letters.
///
/// A short table instead of Unicode's: it spares the page 8 kB.
#[must_use]
pub fn fold(c: char) -> char {
    const LATIN: &str = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
        lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\u{7f}' => c,
        // U+00D7 and U+00F7, the signs of multiplication and division, are no letters.
        '\u{d7}' | '\u{f7}' => ' ',
        '\u{c0}'..='\u{17f}' => LATIN.as_bytes().get(c as usize - 0xc0).map_or(c, |&b| char::from(b)),
        'Α'..='Ω' => char::from_u32(c as u32 + 32).unwrap_or(c),
        'А'..='Я' => char::from_u32(c as u32 + 32).unwrap_or(c),
        'Ѐ'..='Џ' => char::from_u32(c as u32 + 80).unwrap_or(c),
        _ => c,
    }
}

/// Folds a text and turns everything between words into single hyphens: a name as addresses write it.
///
/// ```
/// assert_eq!(on_record_engine::query::plain("Sergey V. Lavrov"), "sergey-v-lavrov");
/// ```
#[must_use]
pub fn plain(text: &str) -> String {
    words(text).map(|(_, word)| word).collect::<Vec<_>>().join("-")
}

/// The words of a text, folded, each with the place where it stands.
pub fn words(text: &str) -> impl Iterator<Item = (Span, String)> + '_ {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while rest.next_if(|(_, c)| !c.is_alphanumeric()).is_some() {}
        let &(start, _) = rest.peek()?;
        let (mut end, mut word) = (start, String::new());
        while let Some((at, c)) = rest.next_if(|(_, c)| c.is_alphanumeric()) {
            end = at + c.len_utf8();
            word.push(fold(c));
        }
        Some((Span::at(start, end), word))
    })
}

/// What a reader typed: phrases that must all stand in one statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    phrases: Vec<Phrase>,
}

impl Question {
    /// Whether each of the question's phrases stands in one of these texts.
    #[must_use]
    pub fn is_answered_by(&self, texts: &[&str]) -> bool {
        self.met(texts) == self.phrases.len()
    }

    /// How many of the question's phrases stand in one of these texts.
    #[must_use]
    pub fn met(&self, texts: &[&str]) -> usize {
        let texts: Vec<Vec<(Span, String)>> = texts.iter().map(|text| words(text).collect()).collect();
        let stands = |phrase: &&Phrase| texts.iter().any(|words| phrase.places(words).next().is_some());
        self.phrases.iter().filter(stands).count()
    }
}

/// Words that must follow each other; a single word is a phrase of one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Phrase {
    words: Vec<String>,
    /// Whether the last word may be the beginning of a longer one.
    open: bool,
}

impl Question {
    /// Reads what was typed. An unclosed quotation mark reaches to the end.
    #[must_use]
    pub fn read(typed: &str) -> Self {
        let mut phrases: Vec<Phrase> = Vec::new();
        for piece in pieces(typed) {
            let words: Vec<String> = words(piece.span.of(typed)).map(|(_, word)| word).collect();
            if !words.is_empty() {
                phrases.push(Phrase { words, open: piece.open });
            }
        }
        Self { phrases }
    }

    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// Where the question's phrases stand in `text`, in order and without overlaps.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<Span> {
        if self.is_empty() {
            return Vec::new();
        }
        let words: Vec<(Span, String)> = words(text).collect();
        let mut marks: Vec<Span> = self.phrases.iter().flat_map(|phrase| phrase.places(&words)).collect();
        marks.sort_unstable();
        let mut merged: Vec<Span> = Vec::with_capacity(marks.len());
        for mark in marks {
            match merged.last_mut() {
                Some(last) if mark.start < last.end => *last = last.join(mark),
                _ => merged.push(mark),
            }
        }
        merged
    }
}

impl Phrase {
    fn places<'a>(&'a self, words: &'a [(Span, String)]) -> impl Iterator<Item = Span> + 'a {
        words.windows(self.words.len()).filter(|window| self.stands_in(window)).filter_map(|window| {
            let (first, last) = (window.first()?, window.last()?);
            Some(first.0.join(last.0))
        })
    }

    fn stands_in(&self, window: &[(Span, String)]) -> bool {
        let last = self.words.len() - 1;
        self.words.iter().zip(window).enumerate().all(|(at, (asked, (_, found)))| {
            if at == last && self.open { found.starts_with(asked) } else { found == asked }
        })
    }
}

/// A part of what was typed.
struct Piece {
    span: Span,
    /// Whether it stood in quotation marks.
    quoted: bool,
    /// Whether its last word may be the beginning of a longer one.
    open: bool,
}

const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// What was typed, cut at quotation marks, and outside them at blanks: "Russia's" and "non-nuclear" are one piece,
/// whose parts follow each other.
fn pieces(typed: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for part in typed.split(MARKS) {
        if quoted {
            pieces.push(Piece { span: Span::at(start, start + part.len()), quoted, open: false });
        } else {
            let mut at = start;
            for word in part.split(char::is_whitespace) {
                if !word.is_empty() {
                    pieces.push(Piece { span: Span::at(at, at + word.len()), quoted, open: false });
                }
                // A blank may be longer than one byte: the next word begins after it.
                let after = at + word.len();
                at = after + typed[after..].chars().next().map_or(0, char::len_utf8);
            }
        }
        let after = start + part.len();
        start = after + typed[after..].chars().next().map_or(0, char::len_utf8);
        quoted = !quoted;
    }
    // The last word may go on where it is typed without a closing mark.
    let closed = typed.trim_end().ends_with(MARKS);
    let asks = |piece: &&mut Piece| words(piece.span.of(typed)).next().is_some();
    if let Some(last) = pieces.iter_mut().rfind(asks) {
        last.open = !last.quoted && !closed;
    }
    pieces
}

/// The pieces outside quotation marks, and whether each may be unfinished.
fn loose_words(typed: &str) -> impl Iterator<Item = (Span, bool)> {
    pieces(typed).into_iter().filter(|piece| !piece.quoted).map(|piece| (piece.span, piece.open))
}

/// Tells each word of a text, folded, in a buffer that is used again: an index reads millions of words.
fn for_each_word(text: &str, buffer: &mut String, mut tell: impl FnMut(&str)) {
    buffer.clear();
    for c in text.chars() {
        if c.is_alphanumeric() {
            buffer.push(fold(c));
        } else if !buffer.is_empty() {
            tell(buffer);
            buffer.clear();
        }
    }
    if !buffer.is_empty() {
        tell(buffer);
        buffer.clear();
    }
}

/// The texts in which a statement is found: its words, its speaker, whom it was told to, its article's headline. All
/// of them are shown with it, so that a hit can be seen. The outlet is not among them: words like "News" and "Post"
/// would find thousands, and its own filter finds it.
fn fields<'a>(corpus: &'a Corpus, statement: &'a Statement) -> impl Iterator<Item = &'a str> {
    let article = &corpus.articles[statement.article];
    let source = if statement.actor.is_none() { &statement.source[..] } else { &[] };
    let spans = statement.content.iter().chain(source).map(|span| span.of(&article.text));
    let actor = statement.actor.map(|id| corpus.actors[id].name.as_str());
    let channel = statement.addressee.map(|told| corpus.channels[told.channel].name.as_str());
    spans.chain(actor).chain(channel).chain(article.headline())
}

#[cfg(test)]
mod tests {
    use super::{Question, fold, plain};
    use proptest::prelude::*;

    fn marked<'a>(question: &str, text: &'a str) -> Vec<&'a str> {
        Question::read(question).marks(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn folds_case_and_accents() {
        assert_eq!("ÀÉÎÕÜß Ÿžłńő".chars().map(fold).collect::<String>(), "aeious yzlno");
        assert_eq!("ЁЛКИ Ωμέγα".chars().map(fold).collect::<String>(), "ёлки ωμέγα");
        assert_eq!(plain("  Recep Tayyip Erdoğan (AKP) "), "recep-tayyip-erdogan-akp");
    }

    #[test]
    fn marks_words_prefixes_and_phrases() {
        let text = "Russia's “non-nuclear” Ukraine, a nuclear-free Russia";
        assert_eq!(marked("russ", text), ["Russia", "Russia"]);
        assert_eq!(marked("\"russ\"", text), Vec::<&str>::new());
        assert_eq!(marked("russia's", text), ["Russia's"]);
        assert_eq!(marked("non-nuclear UKR", text), ["non-nuclear", "Ukraine"]);
        assert_eq!(marked("\"a nuclear", text), ["a nuclear"]);
        assert_eq!(marked("“ ” \"\"", text), Vec::<&str>::new());
        let question = Question::read("\"free Russia\" lavr");
        assert!(question.is_answered_by(&[text, "Lavrov"]));
        assert!(!question.is_answered_by(&[text]) && !question.is_answered_by(&["Lavrov, free", "Russia"]));
    }

    #[test]
    fn a_phrase_is_open_only_at_the_end_and_outside_marks() {
        let open = |typed: &str| super::pieces(typed).iter().any(|piece| piece.open);
        assert!(open("a b") && open("\"a\" b ") && open("b ..."));
        assert!(!open("a \"b") && !open("a \"b\"") && !open("a \"b\" "));
    }

    proptest! {
        #[test]
        fn marks_lie_on_characters_in_order(question in "\\PC{0,12}", text in "\\PC{0,60}") {
            let marks = Question::read(&question).marks(&text);
            prop_assert!(marks.iter().all(|m| m.fits(&text) && !m.is_empty()));
            prop_assert!(marks.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
