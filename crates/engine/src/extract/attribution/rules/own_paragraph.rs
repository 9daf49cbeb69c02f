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
    use crate::extract::attribution::rules::testing::{choice, tokens, written};
    use crate::text::parsed::Parsed;

    #[test]
    fn a_caption_is_no_part_of_the_paraphrase_below() {
        let doc = Parsed::new("Ada Example at the harbour\n\nPrices have risen, a charity has warned.");
        let comma = tokens(&doc, ",")[0];
        let mut choice = choice(tokens(&doc, "has warned"), vec![], (0..comma).collect());
        leave_other_paragraphs(&doc, &mut choice);
        assert_eq!(written(&doc, &choice.content), "Prices have risen");
    }

    #[test]
    fn the_text_below_a_headline_is_no_part_of_what_it_tells() {
        let left = |text: &str| {
            let doc = Parsed::new(text);
            let (source, cue) = (tokens(&doc, "Ann"), tokens(&doc, "says"));
            let content =
                (0..doc.tokens.len() as u32).filter(|i| !source.contains(i) && !cue.contains(i)).collect();
            let mut choice = choice(cue, source, content);
            leave_other_paragraphs(&doc, &mut choice);
            written(&doc, &choice.content)
        };
        assert_eq!(left("Rain fell, Ann says\n\nThe rain began on Monday."), "Rain fell ,");
        let told = "One two, Ann says:\n\nThree four.";
        assert_eq!(left("One two, Ann says\n\nthree four."), "One two , three four .", "a broken line");
        assert_eq!(left(told), "One two , : Three four .", "a colon announces it");
    }
}
