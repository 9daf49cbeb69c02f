//! Words as quotations are compared: what newspapers set in different ways is one word, what was said differently is not.
//!
//! Apostrophes of all sorts are one, accents and the case of a first letter do not count, "1,000" is "1000" and "U.S." is
//! "US". Quotation marks, dashes, spaces and punctuation are no words; "$", "%" and the like are, and so is the minus of
//! a number. A word is known by a hash of this form: the same on every machine.

use crate::strings::ascii::ascii;
use crate::strings::hash::mix;
use crate::text::quotation::{is_double, is_single};
use crate::text::span::Span;

/// Stands inside a word without counting, one byte wide: what a bracket of "[T]he" becomes.
pub(super) const NOTHING: char = '\u{1}';

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The hash of the form that is compared.
    pub(super) hash: u64,
    /// Where it stands.
    pub(super) span: Span,
    /// Whether only a hyphen parts it from the word before.
    pub(super) hyphened: bool,
}

/// What was seen since the last word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    Nothing,
    Hyphen,
    Other,
}

/// Tells the words of a stretch in order. Linear in its length.
pub(super) fn each(text: &str, within: Span, mut tell: impl FnMut(Word)) {
    let end = (within.end as usize).min(text.len());
    let mut at = within.start as usize;
    let mut between = Between::Other;
    while let Some(c) = char_at(text, at, end) {
        let hyphened = between == Between::Hyphen;
        if c.is_alphanumeric() {
            let (behind, hash) = word(text, at, end);
            tell(Word { hash, span: Span::at(at, behind), hyphened });
            (at, between) = (behind, Between::Nothing);
            continue;
        }
        let behind = at + c.len_utf8();
        if is_sign(c) {
            tell(Word { hash: mix(0, u64::from(u32::from(c))), span: Span::at(at, behind), hyphened: false });
            between = Between::Other;
        } else if !is_nothing(c) {
            // A line may break behind a hyphen.
            between = match (between, c) {
                (Between::Nothing, '-' | '‐' | '‑') | (Between::Hyphen, '\n' | '\r') => Between::Hyphen,
                _ => Between::Other,
            };
        }
        at = behind;
    }
}

/// The same as a list.
pub(super) fn all(text: &str, within: Span) -> Vec<Word> {
    let mut found = Vec::new();
    each(text, within, |word| found.push(word));
    found
}

fn char_at(text: &str, at: usize, end: usize) -> Option<char> {
    if at >= end {
        return None;
    }
    match *text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// Where the word that begins here ends, and its hash.
fn word(text: &str, start: usize, end: usize) -> (usize, u64) {
    let (mut at, mut behind) = (start, start);
    let mut hash = 0;
    // Letters since the last full stop, and the last of them.
    let (mut run, mut last) = (0_usize, ' ');
    while let Some(c) = char_at(text, at, end) {
        if c.is_alphanumeric() {
            if at == start && c.is_ascii_digit() && is_negative(text, at) {
                hash = mix(hash, u64::from(b'-'));
            }
            hash = letter(hash, c, at == start);
            (run, last) = (run + 1, c);
            at += c.len_utf8();
            behind = at;
            continue;
        }
        let next = char_at(text, at + c.len_utf8(), end).filter(|next| next.is_alphanumeric());
        let digits = last.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit());
        match c {
            c if is_nothing(c) => {}
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' if next.is_some() => hash = mix(hash, u64::from(b'\'')),
            '.' if digits => hash = mix(hash, u64::from(b'.')),
            '.' if run == 1 && last.is_alphabetic() && next.is_some_and(char::is_alphabetic) => run = 0,
            ',' if digits && is_thousand(text, at + 1) => {}
            ',' if digits => hash = mix(hash, u64::from(b',')),
            _ => break,
        }
        at += c.len_utf8();
    }
    (behind, hash)
}

/// Adds a letter. The case of a first one does not count, accents never.
fn letter(hash: u64, c: char, first: bool) -> u64 {
    let add = |hash, c: char| mix(hash, u64::from(u32::from(c)));
    if c.is_ascii() {
        return add(hash, if first { c.to_ascii_lowercase() } else { c });
    }
    let ligature = match c {
        'ﬀ' => Some("ff"),
        'ﬁ' => Some("fi"),
        'ﬂ' => Some("fl"),
        'ﬃ' => Some("ffi"),
        'ﬄ' => Some("ffl"),
        _ => None,
    };
    if let Some(letters) = ligature {
        return letters.chars().fold(hash, add);
    }
    let large = !first && c.is_uppercase();
    c.to_lowercase().fold(hash, |hash, small| match ascii(small) {
        Some(plain) => {
            plain.chars().fold(hash, |hash, c| add(hash, if large { c.to_ascii_uppercase() } else { c }))
        }
        None => add(hash, if large { c } else { small }),
    })
}

/// Whether the number that begins here has a minus of its own: one that follows no word.
fn is_negative(text: &str, at: usize) -> bool {
    let mut before = text.get(..at).unwrap_or_default().chars().rev();
    matches!(before.next(), Some('-' | '−' | '–'))
        && before.next().is_none_or(|c| c.is_whitespace() || c == '(' || is_double(c) || is_single(c))
}

/// Whether exactly three digits stand here.
fn is_thousand(text: &str, at: usize) -> bool {
    let digits = text.as_bytes().get(at..).unwrap_or_default().iter();
    digits.take(4).take_while(|byte| byte.is_ascii_digit()).count() == 3
}

/// What stands in words without being said: soft hyphens, joiners, accents that combine.
const fn is_nothing(c: char) -> bool {
    matches!(c, NOTHING | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

/// Signs that are read aloud.
const fn is_sign(c: char) -> bool {
    matches!(c, '$' | '%' | '&' | '+' | '=' | '£' | '¢' | '¥' | '§' | '°' | '‰' | '\u{20a0}'..='\u{20c0}')
}

#[cfg(test)]
mod tests {
    use super::{Word, all};
    use crate::text::span::Span;

    fn words(text: &str) -> Vec<Word> {
        all(text, Span::at(0, text.len()))
    }

    fn same(one: &str, other: &str) -> bool {
        let hashes = |text| words(text).iter().map(|word| word.hash).collect::<Vec<_>>();
        hashes(one) == hashes(other)
    }

    #[test]
    fn what_is_only_set_differently_is_the_same() {
        for (one, other) in [
            ("Don't go", "don’t  go,"),
            ("“A ‘plan’ — of sorts”", "\"a 'plan' -- of sorts\""),
            ("the café in Łódź", "the cafe\u{301} in Lodz"),
            ("1,000 boats", "1000 boats"),
            ("the U.S. at 5 p.m.", "the US at 5 pm"),
            ("long-range", "long range"),
            ("gov\u{ad}ern", "govern"),
            ("ﬁsh", "fish"),
            ("\u{1}T\u{1}he plan", "the plan"),
        ] {
            assert!(same(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn what_is_said_differently_is_not() {
        for (one, other) in [
            ("its plan", "it's plan"),
            ("$5", "€5"),
            ("5%", "5"),
            ("1.5", "15"),
            ("1,5", "15"),
            ("minus -5", "minus 5"),
            ("tell us", "tell US"),
            ("we will", "we'll"),
        ] {
            assert!(!same(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn hyphens_are_told() {
        let told = |text| words(text).iter().map(|word| word.hyphened).collect::<Vec<_>>();
        assert_eq!(
            told("re-elect re elect re-\nelect re - elect"),
            [false, true, false, false, false, true, false, false]
        );
    }

    proptest::proptest! {
        #[test]
        fn words_lie_inside_in_order(text in "\\PC{0,200}") {
            let mut last = 0;
            for word in words(&text) {
                proptest::prop_assert!(word.span.start >= last && word.span.fits(&text) && !word.span.is_empty());
                last = word.span.end;
            }
        }
    }
}
