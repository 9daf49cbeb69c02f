//! Words: which statements hold them, and where they stand, so that they can be shown.
//!
//! Words are runs of letters and digits, compared without case and without accents, and each finds its other forms
//! ("pensions", "pension") where the corpus's language has rules for them. All words of a question must match; the last
//! one may be unfinished; words in quotation marks stay as they are and must follow each other. A word that no statement
//! has is read as the closest one that some have ([`Words::correct`]).
//!
//! ```
//! use on_record_engine::query::Question;
//! let question = Question::read("\"no meeting\" lavr");
//! let marks = question.marks("Lavrov: There is no meeting planned");
//! assert_eq!(marks.iter().map(|m| m.len()).collect::<Vec<_>>(), [6, 10]);
//! ```

mod letters;
mod like;
mod terms;
mod typo;

pub use letters::fold;
pub(crate) use like::{SHARED, most};
pub use terms::{Builder, Respelling, Words};

use self::letters::{in_word, is_whole, push_folded};
use crate::language::{Stemming, built_in};
use crate::model::corpus::Corpus;
use crate::model::statement::Statement;
use crate::sorting::sort;
use crate::text::span::Span;

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
        // A mark stands on the letter before it and begins no word.
        while rest.next_if(|(_, c)| !c.is_alphanumeric()).is_some() {}
        let (start, first) = rest.next()?;
        let (mut end, mut word) = (start + first.len_utf8(), String::new());
        push_folded(&mut word, first);
        while !is_whole(first)
            && let Some((at, c)) = rest.next_if(|(_, c)| in_word(*c) && !is_whole(*c))
        {
            end = at + c.len_utf8();
            push_folded(&mut word, c);
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
        self.met_in(texts).0
    }

    /// The same, and how many of them stand there exactly as they were typed. Thousands of statements are put in order by
    /// this, so single words are compared as they are read.
    #[must_use]
    pub fn met_in(&self, texts: &[&str]) -> (usize, usize) {
        const FORM: u8 = 1;
        const EXACT: u8 = 2;
        let mut met: Vec<u8> = vec![0; self.phrases.len()];
        let mut buffer = String::new();
        for text in texts {
            for_each_word(text, &mut buffer, |word| {
                for (phrase, met) in self.phrases.iter().zip(&mut met).filter(|(_, met)| **met < EXACT) {
                    if let [asked] = &phrase.words[..] {
                        *met = if asked.word == word {
                            EXACT
                        } else {
                            (*met).max(u8::from(phrase.fits(0, word)))
                        };
                    }
                }
            });
            for (phrase, met) in
                self.phrases.iter().zip(&mut met).filter(|(phrase, _)| phrase.words.len() > 1)
            {
                let words: Vec<(Span, String)> = words(text).collect();
                if phrase.places(&words).next().is_some() {
                    *met = EXACT;
                }
            }
        }
        let at_least = |least: u8| met.iter().filter(|met| **met >= least).count();
        (at_least(FORM), at_least(EXACT))
    }
}

/// Words that must follow each other; a single word is a phrase of one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Phrase {
    words: Vec<Asked>,
    /// Whether the last word may be the beginning of a longer one.
    open: bool,
}

/// A word of a question, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    word: String,
    /// What its other forms share; nothing where it is meant as it stands.
    stem: Option<String>,
    stemming: Stemming,
}

impl Asked {
    /// What all its forms begin with.
    fn start(&self) -> Option<&str> {
        self.stem.as_deref().map(|stem| self.stemming.beginning(stem))
    }

    /// Whether a folded word is another form of this one.
    fn is_form(&self, found: &str) -> bool {
        let near = self.start().is_some_and(|start| found.starts_with(start));
        near && self.stem.as_deref() == Some(&*self.stemming.stem(found))
    }
}

/// How a corpus's words are stemmed.
fn stemming(corpus: &Corpus) -> Stemming {
    Stemming::of(language(corpus))
}

/// The code of the language that a corpus was read in, by which what is typed is understood.
#[must_use]
pub fn language(corpus: &Corpus) -> &str {
    corpus.read_together.first().map_or(built_in::CODE, |read| &read.by.language)
}

impl Question {
    /// Reads what was typed, word for word. An unclosed quotation mark reaches to the end.
    #[must_use]
    pub fn read(typed: &str) -> Self {
        Self::read_in(typed, Stemming::None)
    }

    /// Reads what was asked of a corpus: words outside quotation marks find their other forms.
    #[must_use]
    pub fn of(corpus: &Corpus, typed: &str) -> Self {
        Self::read_in(typed, stemming(corpus))
    }

    /// Reads what was typed in a language.
    #[must_use]
    pub fn read_in(typed: &str, stemming: Stemming) -> Self {
        let mut phrases: Vec<Phrase> = Vec::new();
        for piece in pieces(typed) {
            let asked = |(_, word): (Span, String)| {
                let stem =
                    (stemming != Stemming::None && !piece.quoted).then(|| stemming.stem(&word).into_owned());
                Asked { word, stem, stemming }
            };
            let words: Vec<Asked> = words(piece.span.of(typed)).map(asked).collect();
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
        sort(&mut marks);
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
        window.iter().enumerate().all(|(at, (_, found))| self.fits(at, found))
    }

    /// Whether a folded word can stand for the phrase's word of this number.
    fn fits(&self, at: usize, found: &str) -> bool {
        let Some(asked) = self.words.get(at) else { return false };
        let begun = self.open && at + 1 == self.words.len() && found.starts_with(&asked.word);
        begun || found == asked.word || asked.is_form(found)
    }
}

/// A word of a question for whoever keeps terms elsewhere.
pub(crate) struct Sought<'a> {
    phrase: &'a Phrase,
    at: usize,
}

/// Where the terms of a word stand among all terms.
#[derive(Default)]
pub(crate) struct Terms<'a> {
    /// Some of these are terms of it.
    pub(crate) named: Vec<String>,
    /// So begin all others.
    pub(crate) begin: Option<&'a str>,
}

impl Sought<'_> {
    /// Where its terms stand.
    pub(crate) fn terms(&self) -> Terms<'_> {
        let Some(asked) = self.phrase.words.get(self.at) else { return Terms::default() };
        let is_open = self.phrase.open && self.at + 1 == self.phrase.words.len();
        let stem = asked.stem.as_deref();
        let named = stem.map_or_else(|| Some(vec![asked.word.clone()]), |stem| asked.stemming.words_of(stem));
        match named {
            Some(named) => Terms { named, begin: is_open.then_some(&asked.word) },
            // A word begins as all words of its stem do.
            None => Terms { named: Vec::new(), begin: asked.start() },
        }
    }

    /// Whether a term is one of it.
    pub(crate) fn fits(&self, term: &str) -> bool {
        self.phrase.fits(self.at, term)
    }
}

/// The fewest letters of an unfinished word for which an archive in many files looks up what it may become: of fewer
/// there would be a great part of all words.
const BEGUN: usize = 3;

impl Question {
    /// Its words. A statement that answers it has a term of each.
    pub(crate) fn sought(&self) -> impl Iterator<Item = Sought<'_>> {
        self.phrases.iter().flat_map(|phrase| (0..phrase.words.len()).map(move |at| Sought { phrase, at }))
    }

    /// The same, where a last word of one or two letters stands for itself, not for all that begin with it.
    pub(crate) fn with_short_words_whole(mut self) -> Self {
        for phrase in &mut self.phrases {
            phrase.open &= phrase.words.last().is_none_or(|last| last.word.chars().count() >= BEGUN);
        }
        self
    }

    /// Whether some of its words must follow each other, which no list of terms can tell.
    pub(crate) fn has_phrases(&self) -> bool {
        self.phrases.iter().any(|phrase| phrase.words.len() > 1)
    }

    /// Whether the words that must follow each other do so in a statement.
    pub(crate) fn phrases_stand_in(&self, corpus: &Corpus, statement: &Statement) -> bool {
        if !self.has_phrases() {
            return true;
        }
        let fields: Vec<Vec<(Span, String)>> =
            fields(corpus, statement).map(|text| words(text).collect()).collect();
        let mut phrases = self.phrases.iter().filter(|phrase| phrase.words.len() > 1);
        phrases.all(|phrase| fields.iter().any(|words| phrase.places(words).next().is_some()))
    }

    /// The words of a statement of four letters and more, each as a question for all its forms.
    pub(crate) fn of_each_word(statement: &Statement, text: &str, rules: Stemming) -> Vec<Self> {
        let own = statement.content.iter().flat_map(|span| words(span.of(text))).map(|(_, word)| word);
        let own = crate::sorting::distinct(own.filter(|word| word.chars().count() >= like::LETTERS));
        let phrase = |word: String| {
            let stem = (rules != Stemming::None).then(|| rules.stem(&word).into_owned());
            Phrase { words: vec![Asked { word, stem, stemming: rules }], open: false }
        };
        own.into_iter().map(|word| Self { phrases: vec![phrase(word)] }).collect()
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

/// What was typed, with words that need not follow each other: those in quotation marks stay as they are.
#[must_use]
pub fn words_apart(typed: &str) -> String {
    let written = |piece: Piece| {
        let own = words(piece.span.of(typed)).map(|(_, word)| word);
        own.map(move |word| if piece.quoted { format!("\"{word}\"") } else { word }).collect::<Vec<_>>()
    };
    pieces(typed).into_iter().flat_map(written).collect::<Vec<_>>().join(" ")
}

/// The pieces of what was typed outside quotation marks, and whether each may be unfinished.
pub fn loose_words(typed: &str) -> impl Iterator<Item = (Span, bool)> {
    pieces(typed).into_iter().filter(|piece| !piece.quoted).map(|piece| (piece.span, piece.open))
}

/// Tells each word of a text, folded, in a buffer that is used again: an index reads millions of words.
fn for_each_word(text: &str, buffer: &mut String, mut tell: impl FnMut(&str)) {
    buffer.clear();
    // A blank behind the text ends its last word.
    for c in text.chars().chain([' ']) {
        let whole = is_whole(c);
        let goes_on = !whole && if buffer.is_empty() { c.is_alphanumeric() } else { in_word(c) };
        if !goes_on && !buffer.is_empty() {
            tell(buffer);
            buffer.clear();
        }
        if goes_on || whole {
            push_folded(buffer, c);
        }
        if whole {
            tell(buffer);
            buffer.clear();
        }
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
    use super::{Question, Stemming};
    use proptest::prelude::*;

    fn marked<'a>(question: &str, text: &'a str) -> Vec<&'a str> {
        Question::read(question).marks(text).into_iter().map(|span| span.of(text)).collect()
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
    fn marks_the_other_forms_of_a_word_but_not_of_a_quoted_one() {
        let text = "A pension: pensions, pensioners. They denied it.";
        let of = |question: &str| -> Vec<&str> {
            let question = Question::read_in(question, Stemming::English);
            question.marks(text).into_iter().map(|span| span.of(text)).collect()
        };
        assert_eq!(of("pensions deny"), ["pension", "pensions", "denied"]);
        assert_eq!(of("pension deny"), ["pension", "pensions", "denied"]);
        assert_eq!(of("\"pensions\""), ["pensions"]);
        assert_eq!(of("pension"), ["pension", "pensions", "pensioners"], "the last word may be unfinished");
        assert_eq!(Question::read_in("pensions", Stemming::English).met_in(&["pension"]), (1, 0));
        assert_eq!(Question::read_in("pensions", Stemming::English).met_in(&["pensions"]), (1, 1));
    }

    #[test]
    fn words_apart_need_not_follow_each_other() {
        assert_eq!(super::words_apart("\"Not ready\" half-done pla"), "\"not\" \"ready\" half done pla");
        let apart = Question::read(&super::words_apart("\"ready not\" half-done"));
        assert!(!apart.has_phrases() && apart.is_answered_by(&["It is not half as ready as is done."]));
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
