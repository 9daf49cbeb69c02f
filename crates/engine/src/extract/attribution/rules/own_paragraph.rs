//! A paraphrase ends where its paragraph begins: a caption or a headline without a full stop is no part of it.
//!
//! ```text
//! Ada Example at the harbour
//! Prices have risen, a charity has warned.      not "Ada Example at the harbour Prices have risen"
//! ```

use crate::extract::attribution::choice::Choice;
use crate::text::parsed::Parsed;

/// Takes from a content what stands in a paragraph before that of its cue, outside quotation marks.
pub(in crate::extract::attribution) fn leave_paragraph_before(doc: &Parsed<'_>, choice: &mut Choice) {
    let Some(home) = choice.cue.first().map(|cue| doc.block_of(*cue as usize)) else { return };
    let block = |token: &u32| doc.block_of(*token as usize);
    if !choice.content.iter().any(|token| block(token) == home) {
        return;
    }
    choice.content.retain(|token| block(token) >= home || doc.is_quoted(*token as usize));
}

#[cfg(test)]
mod tests {
    use super::leave_paragraph_before;
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
        leave_paragraph_before(&doc, &mut choice);
        let words: Vec<&str> = choice.content.iter().map(|i| doc.word(*i as usize)).collect();
        assert_eq!(words, ["Prices", "have", "risen"]);
    }
}
