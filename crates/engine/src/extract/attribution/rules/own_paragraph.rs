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
