//! Headlines that name the speaker last: "Bridge to stay shut, says mayor".
//!
//! The network has seen few headlines. Where nothing else claims the words, the comma and a plain cue behind it tell.

use crate::extract::attribution::choice::{Choice, is_plain, words};
use crate::text::block::BlockKind;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// How sure such a headline is.
const SURE: f32 = 0.8;
/// Minimum number of words in what is said.
const WORDS: usize = 3;
/// The longest source, in tokens.
const SOURCE: usize = 8;

/// The statements of headlines of which nothing is taken.
#[must_use]
pub(in crate::extract::attribution) fn headlines(doc: &Parsed<'_>, taken: &[bool]) -> Vec<Choice> {
    let headline = doc.blocks.iter().filter(|block| block.kind == BlockKind::Headline);
    let tokens = headline.map(|block| doc.tokens_in(block.span));
    tokens
        .filter(|t| !t.clone().any(|i| taken.get(i) == Some(&true)))
        .filter_map(|t| statement(doc, &t))
        .collect()
}

fn statement(doc: &Parsed<'_>, headline: &Range<usize>) -> Option<Choice> {
    let comma = headline.clone().rev().find(|i| doc.word(*i) == ",")?;
    let cue = comma + 1;
    let source = cue + 1..headline.end;
    let named = source.clone().all(|i| doc.is_word(i) || doc.word(i) == "-") && !source.is_empty();
    let plain = cue < headline.end && is_plain(doc, u32::try_from(cue).ok()?);
    let all = |range: Range<usize>| range.map(|i| i as u32).collect::<Vec<u32>>();
    let content = all(headline.start..comma);
    let says = words(doc, &content) >= WORDS;
    (named && plain && says && source.len() <= SOURCE).then(|| Choice {
        cue: vec![cue as u32],
        source: all(source),
        content,
        sure: SURE,
        speaker: SURE,
        nested: false,
        turn: false,
    })
}

#[cfg(test)]
mod tests {
    use super::headlines;
    use crate::text::parsed::Parsed;

    fn sources(text: &str) -> Vec<String> {
        let doc = Parsed::new(text);
        let words =
            |tokens: &[u32]| tokens.iter().map(|i| doc.word(*i as usize)).collect::<Vec<_>>().join(" ");
        headlines(&doc, &vec![false; doc.tokens.len()]).iter().map(|c| words(&c.source)).collect()
    }

    #[test]
    fn the_speaker_stands_last() {
        assert_eq!(sources("Bridge to stay shut, says mayor\n\nIt rained in the town."), ["mayor"]);
        assert!(sources("Bridge shut, mayor away\n\nIt rained in the town.").is_empty());
        assert!(sources("It rained, says the mayor.\n\nIt rained in the town, says the mayor.").is_empty());
    }
}
