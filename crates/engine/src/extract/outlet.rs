//! The outlet, where the text itself names the one that published it; everything else is "outlet not stated".
//!
//! ```
//! # #[cfg(feature = "english")] {
//! use on_record_engine::{Parsed, extract::outlet, language::Language};
//! let language = Language::english();
//! let text = "The bridge is closed.\nThe post River Wins appeared first on The Sample.";
//! let found = outlet(&Parsed::cut(text, &language)).unwrap();
//! assert_eq!(found.of(text), "The Sample");
//! # }
//! ```

use crate::text::block::BlockKind;
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// The words that name the outlet.
#[must_use]
pub fn outlet(doc: &Parsed<'_>) -> Option<Span> {
    republished(doc).or_else(|| own_voice(doc))
}

/// "The post … appeared first on The Sample."
fn republished(doc: &Parsed<'_>) -> Option<Span> {
    let phrases = &doc.language.outlets.before;
    doc.blocks.iter().filter(|b| b.kind == BlockKind::Republishing).find_map(|block| {
        let line = block.span.of(doc.text);
        let lower = line.to_ascii_lowercase();
        let end = phrases.iter().filter_map(|p| Some(lower.rfind(p)? + p.len())).max()?;
        let rest = line.get(end..)?;
        let name = rest
            .split(['|', '(', '\n'])
            .next()?
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '“' | '”' | '"'));
        let start = block.span.start as usize + end + rest.find(name)?;
        let short = !name.is_empty() && name.split_whitespace().count() <= 6;
        short.then(|| Span::at(start, start + name.len()))
    })
}

/// "RadarOnline.com can report": only the paper itself speaks so.
fn own_voice(doc: &Parsed<'_>) -> Option<Span> {
    let phrases = &doc.language.outlets.behind;
    let capital = |i: usize| doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Capital);
    let stands = |i: usize, phrase: &[String]| {
        phrase.iter().enumerate().all(|(k, word)| i + k < doc.tokens.len() && doc.word(i + k) == word)
    };
    let at = (1..doc.tokens.len())
        .find(|i| capital(i - 1) && !doc.is_quoted(*i) && phrases.iter().any(|p| stands(*i, p)))?;
    let mut start = at - 1;
    while start > 0
        && at - start < 5
        && capital(start - 1)
        && doc.tokens[start - 1].sentence == doc.tokens[at].sentence
    {
        start -= 1;
    }
    Some(doc.tokens.get(start)?.span.join(doc.tokens.get(at - 1)?.span))
}
