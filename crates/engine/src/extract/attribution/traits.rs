//! What the tagger sees of each token: its word, shape and ending as numbers, whether it is a cue word, where it
//! stands in its quotation, and which cue words come before and after it.
//!
//! Invariant: one pass in each direction over the tokens, so linear in the length of the text.

use crate::extract::attribution::crf::Written;
use crate::language::cues::{CueWord, Form, Lexicon};
use crate::model::corpus::Kind;
use crate::text::hash::{mix, word_hash};
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// No token: before the first, after the last, or none found.
pub const NONE: u32 = u32::MAX;

/// What the tagger sees of one token. All numbers are codes without order, unless said otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    /// The lower-case word with its digits as zeros.
    pub word: u32,
    /// Its last three letters.
    pub suffix: u32,
    /// Upper case, lower case, number, mark.
    pub shape: u8,
    /// What sort of function word it is, or how it ends, see [`class`].
    pub class: u8,
    /// What sort of cue word it is, 0 for none.
    pub cue: u8,
    /// The cue word's lemma, 0 for none.
    pub lemma: u32,
    /// Whether it is a cue word strong enough to look out for, outside quotations.
    pub strong: bool,
    /// Outside (0), opening mark (1), first word (2), inside (3), last word (4), closing mark (5).
    pub quote: u8,
    /// The length of its quotation in words, as a class; 0 outside.
    pub quote_len: u8,
    /// The nearest strong cue word before it in its paragraph, as a token index.
    pub before: u32,
    /// The nearest strong cue word at or after it in its paragraph.
    pub after: u32,
}

impl Traits {
    /// What of these follows from the word alone.
    #[inline]
    #[must_use]
    pub fn written(&self) -> Written {
        Written { word: self.word, suffix: self.suffix, shape: self.shape }
    }
}

fn suffix_hash(word: &str) -> u32 {
    let start = word.char_indices().rev().nth(2).map_or(0, |(i, _)| i);
    word_hash(&word[start..])
}

/// The shape of a capitalised word that begins a sentence.
const FIRST_CAPITAL: u8 = 3;
/// That of any other.
const PLAIN_CAPITAL: u8 = 4;

fn shape(word: &str, kind: TokenKind) -> u8 {
    match kind {
        TokenKind::Capital => {
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            match () {
                () if letters > 1 && word.chars().all(|c| !c.is_lowercase()) => 1,
                () if word.ends_with('.') => 2,
                () => PLAIN_CAPITAL,
            }
        }
        TokenKind::Lower => 5,
        TokenKind::Number => 6,
        TokenKind::Quote => 7,
        TokenKind::Stop => 8,
        TokenKind::Punctuation => 9,
    }
}

/// Function words by what they do in a clause, other words by their ending: as much of a part of speech as can be told
/// without a tagger. 0 is a mark.
#[must_use]
pub fn class(word: &str, kind: TokenKind) -> u8 {
    if !kind.is_word() {
        return 0;
    }
    let mut lower = [0u8; 8];
    let short = lower.get_mut(..word.len());
    if let Some(short) = short {
        short.copy_from_slice(word.as_bytes());
        short.make_ascii_lowercase();
        match &*short {
            b"and" | b"or" | b"but" | b"nor" => return CONJUNCTION,
            b"that" => return 2,
            b"which" | b"who" | b"whom" | b"whose" | b"what" | b"where" | b"when" | b"how" | b"why" => {
                return 3;
            }
            b"to" => return 4,
            b"i" | b"he" | b"she" | b"it" | b"we" | b"they" | b"you" => return PRONOUN,
            b"is" | b"are" | b"was" | b"were" | b"has" | b"have" | b"had" | b"does" | b"do" | b"did" => {
                return 6;
            }
            b"will" | b"would" | b"can" | b"could" | b"may" | b"might" | b"must" | b"should" | b"shall" => {
                return 7;
            }
            b"be" | b"been" | b"being" => return 8,
            b"the" | b"a" | b"an" | b"this" | b"these" | b"those" | b"his" | b"her" | b"its" | b"their"
            | b"our" | b"my" | b"your" | b"any" | b"some" | b"no" => return DETERMINER,
            b"of" => return 10,
            b"as" => return 11,
            b"in" | b"on" | b"at" | b"by" | b"with" | b"from" | b"for" | b"about" | b"into" | b"over"
            | b"after" | b"before" | b"during" | b"under" | b"against" | b"between" | b"through"
            | b"among" | b"without" | b"toward" | b"towards" => return 12,
            b"if" | b"because" | b"while" | b"although" | b"though" | b"despite" | b"since" | b"unless"
            | b"whether" | b"until" => return 13,
            b"not" | b"n't" | b"never" => return 14,
            b"him" | b"them" | b"us" | b"me" => return 15,
            _ => {}
        }
    }
    match kind {
        TokenKind::Capital => 16,
        TokenKind::Number => 17,
        _ if word.len() > 4 && word.ends_with("ing") => PARTICIPLE,
        _ if word.len() > 3 && word.ends_with("ed") => 19,
        _ if word.len() > 3 && word.ends_with("ly") => 20,
        _ if word.len() > 2 && word.ends_with('s') && !word.ends_with("ss") => 21,
        _ => 22,
    }
}

/// The [`class`] of "and" and its like.
pub const CONJUNCTION: u8 = 1;
/// The [`class`] of pronouns that are subjects.
pub const PRONOUN: u8 = 5;
/// The [`class`] of articles, demonstratives and possessives.
pub const DETERMINER: u8 = 9;
/// The [`class`] of words in "-ing".
pub const PARTICIPLE: u8 = 18;

/// Whether a word of this [`class`] says that a clause has a finite verb.
#[must_use]
pub const fn is_finite(class: u8) -> bool {
    matches!(class, 6 | 7)
}

fn cue_code(cue: &CueWord) -> u8 {
    let kind = match cue.kind {
        Kind::Speech => 0,
        Kind::Finding => 1,
        Kind::Attitude => 2,
        Kind::Other => 3,
    };
    let share = match cue.share {
        60.. => 2,
        25.. => 1,
        _ => 0,
    };
    let form = match cue.form {
        Form::Base => 0,
        Form::Third => 1,
        Form::Past => 2,
        Form::Participle => 3,
    };
    1 + kind * 12 + share * 4 + form
}

/// The least share of a cue word to look out for.
const STRONG: u8 = 25;

/// What follows from a word's letters alone, as if it stood outside quotations and began no sentence.
fn spelled(word: &str, kind: TokenKind, lexicon: &Lexicon) -> Traits {
    let mut t = Traits {
        word: word_hash(word),
        suffix: suffix_hash(word),
        shape: shape(word, kind),
        class: class(word, kind),
        before: NONE,
        after: NONE,
        ..Traits::default()
    };
    if kind.is_word()
        && let Some(cue) = lexicon.find_hashed(t.word, word)
    {
        t.cue = cue_code(cue);
        t.lemma = word_hash(&cue.lemma);
        t.strong = cue.share >= STRONG;
    }
    t
}

/// The traits of words seen lately: most words of a text are few, and asking for them again costs less than working
/// them out. A new word takes an old one's place.
#[derive(Clone, Debug)]
pub struct Spellings {
    known: Vec<(Letters, Traits)>,
}

/// The bytes of a word of at most 23, then zeros, then how many there are.
type Letters = [u64; 3];

/// How many words are kept, as a power of two.
const KEPT: u32 = 12;

/// The letters of a word; `None` where it has too many or none.
#[inline]
fn letters(text: &[u8], span: Span) -> Option<Letters> {
    let length = u8::try_from(span.len()).ok().filter(|length| (1..24).contains(length))?;
    // With what stands behind the word, where there is enough: three numbers are read faster than single bytes.
    let bytes = match text.get(span.range().start..)?.first_chunk() {
        Some(bytes) => *bytes,
        None => {
            let mut bytes = [0; 24];
            bytes[..usize::from(length)].copy_from_slice(text.get(span.range())?);
            bytes
        }
    };
    let mut letters: Letters =
        std::array::from_fn(|n| u64::from_le_bytes(std::array::from_fn(|byte| bytes[8 * n + byte])));
    for (n, part) in letters.iter_mut().enumerate() {
        let behind = (8 * (n as u32 + 1)).saturating_sub(u32::from(length)) * 8;
        *part &= u64::MAX.checked_shr(behind).unwrap_or(0);
    }
    letters[2] |= u64::from(length) << 56;
    Some(letters)
}

impl Default for Spellings {
    fn default() -> Self {
        Self { known: vec![([0; 3], Traits::default()); 1 << KEPT] }
    }
}

impl Spellings {
    fn traits(&mut self, text: &str, span: Span, kind: TokenKind, lexicon: &Lexicon) -> Traits {
        let Some(letters) = letters(text.as_bytes(), span) else {
            return spelled(span.of(text), kind, lexicon);
        };
        let hash = letters.iter().fold(0, |hash, part| mix(hash, *part));
        let (known, traits) = &mut self.known[(hash >> (u64::BITS - KEPT)) as usize];
        if *known != letters {
            (*known, *traits) = (letters, spelled(span.of(text), kind, lexicon));
        }
        *traits
    }
}

/// The traits of every token of `doc`.
pub fn traits(doc: &Parsed<'_>, lexicon: &Lexicon, spellings: &mut Spellings) -> Vec<Traits> {
    let mut all: Vec<Traits> = Vec::with_capacity(doc.tokens.len());
    for sentence in &doc.sentences {
        for i in sentence.tokens.clone() {
            let token = &doc.tokens[i];
            let mut t = spellings.traits(doc.text, token.span, token.kind, lexicon);
            if t.shape == PLAIN_CAPITAL && i == sentence.tokens.start {
                t.shape = FIRST_CAPITAL;
            }
            t.strong &= token.quotation.is_none();
            all.push(t);
        }
    }
    quotes(doc, &mut all);
    neighbours(doc, &mut all);
    all
}

fn quotes(doc: &Parsed<'_>, all: &mut [Traits]) {
    for quotation in &doc.quotations {
        let range = doc.tokens_in(quotation.span);
        let words = range.clone().filter(|&i| doc.is_word(i)).count();
        let title = (2..=8).contains(&words) && is_title(doc, range.clone());
        let class = match words {
            _ if title => 6,
            0..=2 => 1,
            3..=4 => 2,
            5..=9 => 3,
            10..=29 => 4,
            _ => 5,
        };
        let (first, last) = (range.start, range.end.saturating_sub(1));
        for i in range {
            all[i].quote_len = class;
            all[i].quote = match i {
                _ if i == first => 1,
                _ if i == last && quotation.closed => 5,
                _ if i == first + 1 => 2,
                _ if i + 1 == last => 4,
                _ => 3,
            };
        }
    }
}

/// Whether the words in quotation marks are written as a title: “Meet the Neighbours”.
#[must_use]
pub fn is_title(doc: &Parsed<'_>, range: std::ops::Range<usize>) -> bool {
    let small = |word: &str| word.len() <= 3 || matches!(word, "with" | "from" | "into" | "over");
    let mut words = range.filter(|&i| doc.is_word(i)).peekable();
    let capital = |i: usize| matches!(doc.tokens[i].kind, TokenKind::Capital | TokenKind::Number);
    words.peek().is_some_and(|&i| capital(i))
        && words.all(|i| capital(i) || small(doc.word(i)) || doc.word(i).starts_with(['’', '\'']))
}

fn neighbours(doc: &Parsed<'_>, all: &mut [Traits]) {
    let (mut block, mut last) = (usize::MAX, NONE);
    for (i, t) in all.iter_mut().enumerate() {
        if doc.block_of(i) != block {
            (block, last) = (doc.block_of(i), NONE);
        }
        t.before = last;
        if t.strong {
            last = i as u32;
        }
    }
    (block, last) = (usize::MAX, NONE);
    for i in (0..all.len()).rev() {
        if doc.block_of(i) != block {
            (block, last) = (doc.block_of(i), NONE);
        }
        if all[i].strong {
            last = i as u32;
        }
        all[i].after = last;
    }
}

#[cfg(test)]
mod tests {
    use super::{Spellings, spelled};
    use crate::language::cues::Lexicon;
    use crate::text::span::Span;
    use crate::text::token::TokenKind;

    #[test]
    fn a_word_is_spelled_the_same_from_memory() {
        let (lexicon, mut spellings) = (Lexicon::built_in(), Spellings::default());
        let long = "a".repeat(60);
        let words = ["said", "Said", "\0", "", "é", "told", &long[..22], &long[..23], &long[..24], &long];
        for word in words.into_iter().cycle().take(30) {
            let kind = match word {
                "\0" => TokenKind::Punctuation,
                "Said" => TokenKind::Capital,
                _ => TokenKind::Lower,
            };
            for (before, behind) in
                [("", ""), ("No, ", "."), ("", " what stands behind it, and does not count")]
            {
                let text = format!("{before}{word}{behind}");
                let span = Span::at(before.len(), before.len() + word.len());
                let read = spellings.traits(&text, span, kind, &lexicon);
                assert_eq!(read, spelled(word, kind, &lexicon), "{word:?}");
            }
        }
    }
}
