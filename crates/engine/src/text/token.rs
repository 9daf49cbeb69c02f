//! Words and punctuation of a paragraph, and where its sentences end.
//!
//! "U.S.", "Mr.", "1,000" and "long-range" are one token, "Anna’s" is two, a mark of punctuation is one.
//!
//! Invariant: tokens are in order, do not overlap, and cover every character that is not blank.
//! Linear in the paragraph's length.

use crate::language::grammar::SentenceWords;
use crate::text::quotation::{is_double, is_single};
use crate::text::span::Span;

/// A word or a mark of punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// The sentence it belongs to, an index into [`crate::text::parsed::Parsed::sentences`].
    pub sentence: u32,
    /// The quotation it stands in, marks included: an index into [`crate::text::parsed::Parsed::quotations`].
    pub quotation: Option<u32>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// A word that starts with an upper-case letter.
    Capital,
    /// Any other word, the "’s" of a possessive among them.
    Lower,
    /// A word that starts with a digit.
    Number,
    /// A mark of quotation.
    Quote,
    /// `.`, `!`, `?` or `…`.
    Stop,
    /// Any other mark.
    Punctuation,
}

impl TokenKind {
    /// Whether it is made of letters or digits.
    #[must_use]
    pub const fn is_word(self) -> bool {
        matches!(self, Self::Capital | Self::Lower | Self::Number)
    }
}

/// Cuts the paragraph `span` of `text`, appending spans and kinds in order.
pub(crate) fn tokenize(text: &str, span: Span, words: &SentenceWords, out: &mut Vec<(Span, TokenKind)>) {
    let bytes = text.as_bytes();
    let end = span.end as usize;
    let mut at = span.start as usize;
    while at < end {
        let Some(c) = text[at..end].chars().next() else { break };
        if c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' {
            at += c.len_utf8();
        } else if c.is_alphanumeric() {
            let stop = word_end(text, at, end, words);
            let kind = if c.is_ascii_digit() || c.is_numeric() {
                TokenKind::Number
            } else if c.is_uppercase() {
                TokenKind::Capital
            } else {
                TokenKind::Lower
            };
            let own = words.possessives.of(&text[at..stop]).map_or(0, str::len);
            if own > 0 && own < stop - at {
                out.push((Span::at(at, stop - own), kind));
                out.push((Span::at(stop - own, stop), TokenKind::Lower));
            } else {
                out.push((Span::at(at, stop), kind));
            }
            at = stop;
        } else {
            let mut stop = at + c.len_utf8();
            let kind = match c {
                '.' | '!' | '?' | '…' => TokenKind::Stop,
                _ if is_double(c) || is_single(c) => TokenKind::Quote,
                _ => TokenKind::Punctuation,
            };
            // Runs of dots and dashes are one mark.
            if matches!(c, '.' | '-') {
                while stop < end && bytes[stop] == bytes[at] {
                    stop += 1;
                }
            }
            out.push((Span::at(at, stop), kind));
            at = stop;
        }
    }
}

fn word_end(text: &str, start: usize, end: usize, words: &SentenceWords) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut dotted = false;
    loop {
        while at < end && bytes[at].is_ascii_alphanumeric() {
            at += 1;
        }
        // First, because a blank follows nearly every word.
        if at < end && bytes[at] == b' ' {
            return at;
        }
        let mut rest = text[at..end].chars();
        let Some(c) = rest.next() else { return at };
        if c.is_alphanumeric() || is_combining(c) {
            at += c.len_utf8();
            continue;
        }
        let next = rest.next();
        let goes_on = next.is_some_and(char::is_alphanumeric);
        let joins = match c {
            '.' | '-' | '\'' | '’' | '_' | '@' => goes_on,
            ',' => next.is_some_and(|n| n.is_ascii_digit()) && at > start && bytes[at - 1].is_ascii_digit(),
            _ => false,
        };
        if joins {
            // "end.The" lost its blank; "U.S", "p.m" and "example.com" did not.
            if c == '.' && lost_blank(&text[start..at], next, words) {
                return at;
            }
            dotted |= c == '.';
            at += c.len_utf8();
        } else {
            if c == '.' && takes_dot(&text[start..at], dotted, words) {
                at += 1;
            }
            return at;
        }
    }
}

const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}')
}

fn lost_blank(word: &str, next: Option<char>, words: &SentenceWords) -> bool {
    next.is_some_and(char::is_uppercase)
        && word.len() > 2
        && word.chars().next_back().is_some_and(char::is_lowercase)
        && !is_abbreviation(word, words)
}

fn takes_dot(word: &str, dotted: bool, words: &SentenceWords) -> bool {
    let mut chars = word.chars();
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    initial && !words.words_of_one_letter.contains(word)
        || (dotted && word.len() <= 5 && !word.bytes().any(|b| b.is_ascii_digit()))
        || is_abbreviation(word, words)
}

fn is_abbreviation(word: &str, words: &SentenceWords) -> bool {
    word.len() <= 6 && word.is_ascii() && {
        let mut lower = [0u8; 6];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).is_ok_and(|lower| words.abbreviations.contains(lower))
    }
}

/// Whether a sentence ends behind token `i` of one paragraph's tokens.
pub(crate) fn ends_sentence(
    text: &str,
    tokens: &[(Span, TokenKind)],
    i: usize,
    words: &SentenceWords,
) -> bool {
    let Some(&(next_span, next_kind)) = tokens.get(i + 1) else { return true };
    let (span, kind) = tokens[i];
    let (word, next_text) = (|| span.of(text), || next_span.of(text));
    let opens = || {
        matches!(next_kind, TokenKind::Capital | TokenKind::Number)
            || (next_kind == TokenKind::Quote && next_span.start > span.end)
            || matches!(next_text(), "(" | "[" | "-" | "—" | "–" | "•" | "@" | "#" | "$")
    };
    match kind {
        TokenKind::Stop => next_span.start > span.end && opens(),
        TokenKind::Quote | TokenKind::Punctuation => {
            // Closing marks belong to the sentence they close.
            let closes = |s: &str| matches!(s, "”" | "\"" | "’" | "'" | ")" | "]" | "»");
            if i == 0 || next_span.start <= span.end || !closes(word()) {
                return false;
            }
            let mut k = i;
            while k > 0
                && closes(tokens[k].0.of(text))
                && tokens[k - 1].0.end == tokens[k].0.start
                && i - k < 3
            {
                k -= 1;
            }
            tokens[k].1 == TokenKind::Stop && opens()
        }
        // "at 5 p.m. The" ends one; "the U.S. President" and "Mr. Trump" do not.
        TokenKind::Capital | TokenKind::Lower | TokenKind::Number => {
            next_kind == TokenKind::Capital
                && span.len() > 2
                && word().ends_with('.')
                && words.openers.contains(next_text())
                && !is_abbreviation(word().trim_end_matches('.'), words)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ends_sentence, tokenize};
    use crate::language::Language;
    use crate::text::span::Span;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::at(0, text.len()), &Language::for_tests().sentences, &mut tokens);
        tokens.iter().map(|(s, _)| s.of(text)).collect()
    }

    fn sentences(text: &str) -> usize {
        let mut tokens = Vec::new();
        tokenize(text, Span::at(0, text.len()), &Language::for_tests().sentences, &mut tokens);
        (0..tokens.len())
            .filter(|&i| ends_sentence(text, &tokens, i, &Language::for_tests().sentences))
            .count()
    }

    #[test]
    fn cuts_words_and_marks() {
        assert_eq!(
            words("Mr. Trump’s U.S. plan cost $1,000,"),
            ["Mr.", "Trump", "’s", "U.S.", "plan", "cost", "$", "1,000", ","]
        );
        assert_eq!(words("“Don’t,” he said..."), ["“", "Don’t", ",", "”", "he", "said", "..."]);
        assert_eq!(words("the end.The start"), ["the", "end", ".", "The", "start"]);
        assert_eq!(words("J. Q. Doe, 5 p.m. — ok"), ["J.", "Q.", "Doe", ",", "5", "p.m.", "—", "ok"]);
    }

    #[test]
    fn ends_sentences() {
        assert_eq!(sentences("Mr. Doe left. He slept."), 2);
        assert_eq!(sentences("“Why?” he asked. “No.” It ended."), 3);
        assert_eq!(sentences("The U.S. President came at 5 p.m. The end"), 2);
    }
}
