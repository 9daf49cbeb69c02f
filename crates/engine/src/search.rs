//! Words: which statements hold them, and where they stand, so that they can be shown.
//!
//! Words are runs of letters and digits, compared without case and without accents. All words of a question
//! must match; the last one may be unfinished; words in quotation marks must follow each other.
//!
//! ```
//! use on_record_engine::search::Question;
//! let question = Question::read("\"no meeting\" lavr");
//! let marks = question.marks("Lavrov: There is no meeting planned");
//! assert_eq!(marks.iter().map(|m| m.len()).collect::<Vec<_>>(), [6, 10]);
//! ```

use crate::corpus::{Corpus, Statement};
use crate::id::{Id, StatementId};
use crate::span::Span;
use std::collections::BTreeMap;

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
/// assert_eq!(on_record_engine::search::plain("Sergey V. Lavrov"), "sergey-v-lavrov");
/// ```
#[must_use]
pub fn plain(text: &str) -> String {
    words(text).map(|(_, word)| word).collect::<Vec<_>>().join("-")
}

/// The words of a text, folded, each with the place where it stands.
fn words(text: &str) -> impl Iterator<Item = (Span, String)> + '_ {
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
        let texts: Vec<Vec<(Span, String)>> = texts.iter().map(|text| words(text).collect()).collect();
        self.phrases.iter().all(|phrase| texts.iter().any(|words| phrase.places(words).next().is_some()))
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
        let mut inside = false;
        for part in typed.split(['"', '“', '”', '„', '«', '»']) {
            let mut add = |text: &str| {
                let words: Vec<String> = words(text).map(|(_, word)| word).collect();
                if !words.is_empty() {
                    phrases.push(Phrase { words, open: false });
                }
            };
            if inside {
                add(part);
            } else {
                // "Russia's" and "non-nuclear" are phrases too: their parts follow each other.
                part.split_whitespace().for_each(add);
            }
            inside = !inside;
        }
        // An even number of marks (an odd number of parts): the last word stands outside quotation marks.
        let closed = typed.trim_end().ends_with(['"', '“', '”', '„', '«', '»']);
        if inside
            && !closed
            && let Some(last) = phrases.last_mut()
        {
            last.open = true;
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

/// Which statements hold which words. Derived from the corpus, never stored.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The terms, sorted, each with the statements that hold it, ascending.
    terms: Vec<(String, Vec<u32>)>,
}

impl Words {
    /// Reads the words of every statement: what was said, who said it, and the article's headline.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let mut terms: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (id, statement) in corpus.statements.iter() {
            let row = u32::try_from(id.index()).unwrap_or(u32::MAX);
            for text in fields(corpus, statement) {
                for (_, word) in words(text) {
                    let rows = terms.entry(word).or_default();
                    if rows.last() != Some(&row) {
                        rows.push(row);
                    }
                }
            }
        }
        Self { terms: terms.into_iter().collect() }
    }

    /// The statements that answer the question, ascending.
    #[must_use]
    pub fn ask(&self, corpus: &Corpus, question: &Question) -> Vec<StatementId> {
        let mut found: Option<Vec<u32>> = None;
        for phrase in &question.phrases {
            let last = phrase.words.len() - 1;
            for (at, word) in phrase.words.iter().enumerate() {
                let rows = self.rows_of(word, at == last && phrase.open);
                found = Some(match found {
                    None => rows,
                    Some(before) => common(&before, &rows),
                });
            }
        }
        let ids = found.unwrap_or_default().into_iter().map(|row| StatementId::from_index(row as usize));
        // Single words are settled; words that must follow each other are looked up in the texts.
        let phrases: Vec<&Phrase> = question.phrases.iter().filter(|p| p.words.len() > 1).collect();
        ids.filter(|&id| {
            phrases.is_empty() || {
                let fields: Vec<Vec<(Span, String)>> =
                    fields(corpus, &corpus.statements[id]).map(|text| words(text).collect()).collect();
                phrases.iter().all(|p| fields.iter().any(|words| p.places(words).next().is_some()))
            }
        })
        .collect()
    }

    fn rows_of(&self, word: &str, open: bool) -> Vec<u32> {
        let from = self.terms.partition_point(|(term, _)| term.as_str() < word);
        let fits = |term: &str| if open { term.starts_with(word) } else { term == word };
        let mut rows: Vec<u32> = Vec::new();
        let mut terms = 0;
        for (_, more) in self.terms[from..].iter().take_while(|(term, _)| fits(term)) {
            rows.extend(more);
            terms += 1;
        }
        if terms > 1 {
            rows.sort_unstable();
            rows.dedup();
        }
        rows
    }
}

/// The texts in which a statement is found: all of them are shown with it, so that a hit can be seen.
fn fields<'a>(corpus: &'a Corpus, statement: &'a Statement) -> impl Iterator<Item = &'a str> {
    let article = &corpus.articles[statement.article];
    let source = if statement.actor.is_none() { &statement.source[..] } else { &[] };
    let spans = statement.content.iter().chain(source).map(|span| span.of(&article.text));
    let actor = statement.actor.map(|id| corpus.actors[id].name.as_str());
    spans.chain(actor).chain(article.headline())
}

/// What two ascending lists share.
fn common(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut b = b.iter().copied().peekable();
    a.iter()
        .copied()
        .filter(|&row| {
            while b.next_if(|&other| other < row).is_some() {}
            b.peek() == Some(&row)
        })
        .collect()
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

    proptest! {
        #[test]
        fn marks_lie_on_characters_in_order(question in "\\PC{0,12}", text in "\\PC{0,60}") {
            let marks = Question::read(&question).marks(&text);
            prop_assert!(marks.iter().all(|m| m.fits(&text) && !m.is_empty()));
            prop_assert!(marks.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
