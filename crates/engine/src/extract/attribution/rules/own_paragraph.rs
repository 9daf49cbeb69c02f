//! A paraphrase stands in one paragraph: a caption or a headline without a full stop is no part of the one below, nor the
//! text below a part of what the headline tells.
//!
//! ```text
//! Ada Example at the harbour
//! Prices have risen, a charity has warned.      not "Ada Example at the harbour Prices have risen"
//! ```

use crate::extract::attribution::choice::Choice;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::cmp::Ordering;

/// Takes from a content what stands in another paragraph than its cue, outside quotation marks. Behind a colon the next ones
/// may be announced, and a line that goes on in small letters is no paragraph of its own.
pub(in crate::extract::attribution) fn leave_other_paragraphs(doc: &Parsed<'_>, choice: &mut Choice) {
    let Some(home) = choice.cue.first().map(|cue| doc.block_of(*cue as usize)) else { return };
    let block = |token: &u32| doc.block_of(*token as usize);
    if !choice.content.iter().any(|token| block(token) == home) {
        return;
    }
    let end = doc.tokens_in(doc.blocks[home].span).end;
    let announced = end > 0 && doc.word(end - 1) == ":";
    let own = |token: &u32| match block(token).cmp(&home) {
        Ordering::Less => false,
        Ordering::Equal => true,
        Ordering::Greater => announced || goes_on(doc, block(token)),
    };
    choice.content.retain(|token| own(token) || doc.is_quoted(*token as usize));
}

/// Whether a paragraph begins in small letters.
fn goes_on(doc: &Parsed<'_>, block: usize) -> bool {
    let first = doc.tokens_in(doc.blocks[block].span).start;
    doc.tokens.get(first).is_some_and(|token| token.kind == TokenKind::Lower)
}

#[cfg(test)]
mod tests {
    use super::leave_other_paragraphs;
    use crate::extract::attribution::choice::Choice;
    use crate::text::parsed::Parsed;

    #[test]
    fn a_caption_is_no_part_of_the_paraphrase_below() {
        let doc = Parsed::new("Ada Example at the harbour\n\nPrices have risen, a charity has warned.");
        let comma = (0..doc.tokens.len()).find(|i| doc.word(*i) == ",").expect("it stands there") as u32;
        let cue = vec![comma + 3, comma + 4];
        let content = (0..comma).collect();
        let mut choice =
            Choice { cue, source: vec![], content, sure: 1.0, speaker: 1.0, nested: false, turn: false };
        leave_other_paragraphs(&doc, &mut choice);
        let words: Vec<&str> = choice.content.iter().map(|i| doc.word(*i as usize)).collect();
        assert_eq!(words, ["Prices", "have", "risen"]);
    }

    #[test]
    fn the_text_below_a_headline_is_no_part_of_what_it_tells() {
        let left = |text: &str| {
            let doc = Parsed::new(text);
            let cue = (0..doc.tokens.len()).find(|i| doc.word(*i) == "says").expect("it stands there") as u32;
            let content = (0..doc.tokens.len() as u32).filter(|i| !(cue - 1..=cue).contains(i)).collect();
            let mut choice = Choice {
                cue: vec![cue],
                source: vec![cue - 1],
                content,
                sure: 1.0,
                speaker: 1.0,
                nested: false,
                turn: false,
            };
            leave_other_paragraphs(&doc, &mut choice);
            choice.content.iter().map(|i| doc.word(*i as usize)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(left("Rain fell, Ann says\n\nThe rain began on Monday."), "Rain fell ,");
        let told = "One two, Ann says:\n\nThree four.";
        assert_eq!(left("One two, Ann says\n\nthree four."), "One two , three four .", "a broken line");
        assert_eq!(left(told), "One two , : Three four .", "a colon announces it");
    }
}
