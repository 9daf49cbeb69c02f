//! The network's own tokens: runs of letters and digits, and every other character that is no space by itself.
//!
//! ```text
//! He’d pay $2.50.  →  He · ’ · d · pay · $ · 2 · . · 50 · .
//! ```
//!
//! Each carries what the network sees of it: rows of its tables for the word, its last and its first three
//! letters, its shape, and whether it stands in a quotation. The article itself is never changed.

use super::crc::Crc;
use super::unicode::{digit, letter_or_digit, space, title};
use crate::text::span::Span;

/// How a token is written. The numbers are rows of the model's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Shape {
    /// `said`
    Lower = 0,
    /// `Monday`
    Capitalised = 1,
    /// `NATO`
    Upper = 2,
    /// `McCain`
    Mixed = 3,
    /// `2026`
    Digits = 4,
    /// `4th`
    WithDigit = 5,
    /// `“`
    Opening = 6,
    /// `”`
    Closing = 7,
    /// `"`
    Straight = 8,
    /// `’`
    Single = 9,
    /// `.`
    Ending = 10,
    /// `,`
    Pausing = 11,
    /// Any other sign.
    Sign = 12,
    /// `A`
    Letter = 13,
}

/// Rows of the model's tables for one token, before the sizes of the tables are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hashes {
    /// Of the lower-cased word.
    pub word: u32,
    /// Of the same, spread otherwise: two words share both rows only by rare chance.
    pub again: u32,
    /// Of its last three letters.
    pub ending: u32,
    /// Of its first three letters.
    pub opening: u32,
}

/// A token of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands.
    pub span: Span,
    /// The paragraph: how many stretches between tokens before it hold a line break.
    pub paragraph: u32,
    /// What it is spread by.
    pub hashes: Hashes,
    /// How it is written.
    pub shape: Shape,
    /// Whether its first byte lies in a quotation.
    pub quoted: bool,
    /// Whether it begins with a letter or a digit.
    pub word: bool,
}

/// Cuts an article into tokens.
///
/// `quoted` are the quotations, marks included, in order of their beginnings and without overlaps.
#[must_use]
pub(super) fn tokens(text: &str, quoted: &[Span]) -> Vec<Token> {
    // English has a token for some five bytes.
    let mut out = Vec::with_capacity(text.len() / 5 + 1);
    let mut lower = String::new();
    let (mut paragraph, mut quotations) = (0, quoted.iter().peekable());
    let mut broken = false;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if space(c) {
            broken |= c == '\n';
            continue;
        }
        paragraph += u32::from(std::mem::take(&mut broken));
        let word = letter_or_digit(c);
        if word {
            while chars.next_if(|&(_, c)| letter_or_digit(c)).is_some() {}
        }
        let end = chars.peek().map_or(text.len(), |&(at, _)| at);
        let written = &text[start..end];
        let span = Span::at(start, end);
        while quotations.next_if(|quotation| quotation.end <= span.start).is_some() {}
        out.push(Token {
            span,
            paragraph,
            hashes: hashes(written, &mut lower),
            shape: shape(written, c, word),
            quoted: quotations.peek().is_some_and(|quotation| quotation.start <= span.start),
            word,
        });
    }
    out
}

/// What is mixed into a hash, so that one word gets rows of its own in each table. The numbers are those of training.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Salt {
    Word = 1,
    Again = 2,
    Ending = 3,
    Opening = 4,
}

/// What a word is spread by; `lower` is room for it in lower case.
pub(super) fn hashes(word: &str, lower: &mut String) -> Hashes {
    lower.clear();
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
    } else {
        // Whole words only: a sigma at the end is another one than within.
        lower.push_str(&word.to_lowercase());
    }
    let opening = lower.char_indices().nth(3).map_or(lower.len(), |(at, _)| at);
    let ending = lower.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    let hash = |part: &str, salt: Salt| Crc::start().with(part.as_bytes()).with(&[salt as u8]).value();
    Hashes {
        word: hash(lower, Salt::Word),
        again: hash(lower, Salt::Again),
        ending: hash(&lower[ending..], Salt::Ending),
        opening: hash(&lower[..opening], Salt::Opening),
    }
}

/// How a token is written; `first` is its first character.
fn shape(written: &str, first: char, word: bool) -> Shape {
    if !word {
        return sign(first);
    }
    let (mut digits, mut lowers, mut uppers, mut titles, mut count) = (0, 0, 0, 0, 0);
    let mut only_lower_after = true;
    for c in written.chars() {
        digits += usize::from(digit(c));
        lowers += usize::from(c.is_lowercase());
        uppers += usize::from(c.is_uppercase());
        titles += usize::from(title(c));
        only_lower_after &= count == 0 || !(c.is_uppercase() || title(c));
        count += 1;
    }
    match (digits, lowers, uppers + titles) {
        (digits, ..) if digits == count => Shape::Digits,
        (1.., ..) => Shape::WithDigit,
        (_, 1.., 0) => Shape::Lower,
        (_, 0, 1..) if titles == 0 && count == 1 => Shape::Letter,
        (_, 0, 1..) if titles == 0 => Shape::Upper,
        (_, 1.., _) if first.is_uppercase() && only_lower_after => Shape::Capitalised,
        _ => Shape::Mixed,
    }
}

/// The kind of a character that is no letter or digit.
const fn sign(c: char) -> Shape {
    match c {
        '“' | '«' | '„' => Shape::Opening,
        '”' | '»' => Shape::Closing,
        '"' => Shape::Straight,
        '\'' | '’' | '‘' => Shape::Single,
        '.' | '!' | '?' => Shape::Ending,
        ',' | ';' | ':' => Shape::Pausing,
        _ => Shape::Sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokens(text, &[]).iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn words_and_signs_are_cut() {
        assert_eq!(cut("He’d pay $2.50."), ["He", "’", "d", "pay", "$", "2", ".", "50", "."]);
        assert_eq!(cut("snake_case__x"), ["snake", "_", "case", "_", "_", "x"]);
        assert_eq!(cut("Zoë\u{a0}naïve—ja"), ["Zoë", "naïve", "—", "ja"]);
        assert_eq!(cut("e\u{301}t👍🏽"), ["e", "\u{301}", "t", "👍", "🏽"]);
        assert!(cut(" \n\t\u{2028}").is_empty());
    }

    #[test]
    fn paragraphs_rise_with_breaks_between_tokens() {
        let found = tokens("\nOne two.\n \nThree\r\nfour", &[]);
        assert_eq!(found.iter().map(|t| t.paragraph).collect::<Vec<_>>(), [1, 1, 1, 2, 3]);
    }

    #[test]
    fn shapes_are_told() {
        let of = |text: &str| tokens(text, &[]).first().map(|token| token.shape);
        for (text, expected) in [
            ("said", Shape::Lower),
            ("Monday", Shape::Capitalised),
            ("NATO", Shape::Upper),
            ("McCain", Shape::Mixed),
            ("iPad", Shape::Mixed),
            ("2026", Shape::Digits),
            ("4th", Shape::WithDigit),
            ("A", Shape::Letter),
            ("½", Shape::Mixed),
            ("字", Shape::Mixed),
            ("ǅ", Shape::Mixed),
            ("“", Shape::Opening),
            ("»", Shape::Closing),
            ("\"", Shape::Straight),
            ("‘", Shape::Single),
            ("?", Shape::Ending),
            (":", Shape::Pausing),
            ("—", Shape::Sign),
        ] {
            assert_eq!(of(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn quotations_cover_what_begins_in_them() {
        let text = "“No,” she said. “Yes”";
        let found = tokens(text, &[Span::new(0, 9), Span::new(20, 29)]);
        let quoted: Vec<&str> = found.iter().filter(|t| t.quoted).map(|t| t.span.of(text)).collect();
        assert_eq!(quoted, ["“", "No", ",", "”", "“", "Yes", "”"]);
    }

    #[test]
    fn hashes_are_those_of_zlib() {
        // zlib.crc32(b"said\x01"), b"said\x02", b"aid\x03", b"sai\x04"
        let mut room = String::new();
        let said = hashes("Said", &mut room);
        assert_eq!(said, hashes("said", &mut room));
        assert_eq!(
            [said.word, said.again, said.ending, said.opening],
            [3_394_933_758, 1_397_998_148, 2_101_362_892, 2_726_913_422]
        );
        let short = hashes("Öß", &mut room);
        assert_eq!(
            [short.word, short.again, short.ending, short.opening],
            [1_119_484_426, 3_685_788_592, 2_897_713_958, 852_692_613]
        );
    }
}
