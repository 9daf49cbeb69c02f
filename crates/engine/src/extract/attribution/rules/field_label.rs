//! Labels of what follows them: "Headline: Bridge to stay shut", "Update: the road is open". Nobody says so.

use crate::extract::attribution::choice::Choice;
use crate::text::parsed::Parsed;

/// Whether all that names a choice's source is such a label, at the beginning of its paragraph or line.
#[must_use]
pub(in crate::extract::attribution) fn is_labelled(doc: &Parsed<'_>, choice: &Choice) -> bool {
    let ([cue], [label]) = (&choice.cue[..], &choice.source[..]) else { return false };
    let opens = *label == 0 || {
        let between = doc.tokens[*label as usize - 1].span.end..doc.tokens[*label as usize].span.start;
        doc.text[between.start as usize..between.end as usize].contains('\n')
    };
    let word = doc.word(*label as usize).to_lowercase();
    doc.word(*cue as usize) == ":"
        && cue.checked_sub(1) == Some(*label)
        && opens
        && doc.language.turns.no_speaker.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::is_labelled;
    use crate::extract::attribution::rules::testing::{choice, tokens};
    use crate::text::parsed::Parsed;

    #[test]
    fn a_label_is_nobody() {
        let labelled = |text: &str, source: &str| {
            let doc = Parsed::new(text);
            is_labelled(&doc, &choice(tokens(&doc, ":"), tokens(&doc, source), vec![]))
        };
        assert!(labelled("Headline: “Bridge to stay shut”", "Headline"));
        assert!(labelled("It rained.\nUpdate: the bridge is open.", "Update"));
        assert!(!labelled("Lowell: “Bridge to stay shut”", "Lowell"));
        assert!(!labelled("He read the headline: “Bridge to stay shut”", "headline"));
    }
}
