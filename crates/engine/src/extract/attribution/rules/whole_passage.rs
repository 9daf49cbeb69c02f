//! A quotation is somebody's from its opening mark to its closing one, however long it is. The network looks at some sixty
//! tokens before a cue and eighty behind it; of a longer quotation it sees the near end, and its words stop in the middle of
//! a sentence. What stands in the same marks and is nobody else's is said by the same speaker:
//!
//! ```text
//! “(ninety words that the network does not see) … and a bill to pay for it,” Ann Example said.
//! ```

use crate::extract::attribution::choice::Choice;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// Words of a quotation that a content must have.
const WORDS: usize = 2;

/// Completes the quotations of which a choice has the near end.
pub(in crate::extract::attribution) fn complete_passages(
    doc: &Parsed<'_>,
    choices: &mut [Choice],
    taken: &mut [bool],
) {
    for choice in choices.iter_mut().filter(|choice| !choice.turn && !choice.nested) {
        for (run, quotation) in cut_short(doc, choice) {
            let rest = quotation.start..run.start;
            let behind = run.end..quotation.end;
            for more in [rest, behind] {
                let is_free = more.clone().all(|i| !taken[i] || !doc.is_word(i));
                if is_free && more.clone().any(|i| doc.is_word(i)) {
                    choice.content.extend(more.clone().map(|i| i as u32));
                    taken[more].fill(true);
                }
            }
        }
        choice.content.sort_unstable();
        choice.content.dedup();
    }
}

/// The stretches of a content that have a part of a quotation, and the tokens of that quotation. The cue stands outside of it:
/// inside it tells whom the speaker quotes.
fn cut_short(doc: &Parsed<'_>, choice: &Choice) -> Vec<(Range<usize>, Range<usize>)> {
    let within = |quotation: u32| move |&i: &u32| doc.tokens[i as usize].quotation == Some(quotation);
    let mut found: Vec<(u32, Range<usize>)> = Vec::new();
    for &i in &choice.content {
        let Some(quotation) = doc.tokens[i as usize].quotation else { continue };
        match found.last_mut().filter(|(last, _)| *last == quotation) {
            Some((_, run)) => run.end = i as usize + 1,
            None => found.push((quotation, i as usize..i as usize + 1)),
        }
    }
    found.retain(|(quotation, _)| !choice.cue.iter().chain(&choice.source).any(within(*quotation)));
    // A word or two that the network took of a quotation do not tell whose it is.
    found.retain(|(_, run)| run.clone().filter(|&i| doc.is_word(i)).count() >= WORDS);
    let whole =
        |(quotation, run): (u32, Range<usize>)| (run, doc.tokens_in(doc.quotations[quotation as usize].span));
    found.into_iter().map(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::rules::testing::{choice, tokens, written};

    fn completed(text: &str, cue: &str, content: &str, others: &str) -> String {
        let doc = Parsed::new(text);
        let mut taken = vec![false; doc.tokens.len()];
        let mut choices = [choice(tokens(&doc, cue), vec![], tokens(&doc, content))];
        choices[0].content.iter().for_each(|&i| taken[i as usize] = true);
        if !others.is_empty() {
            tokens(&doc, others).into_iter().for_each(|i| taken[i as usize] = true);
        }
        complete_passages(&doc, &mut choices, &mut taken);
        written(&doc, &choices[0].content)
    }

    #[test]
    fn a_quotation_is_said_from_mark_to_mark() {
        let text = "“One two. Three four,” said Ann.";
        assert_eq!(completed(text, "said", "Three four", ""), "“ One two . Three four");
        let text = "Ann said: “One two. Three four.”";
        assert_eq!(completed(text, "said", "“ One two", ""), "“ One two . Three four . ”");
    }

    #[test]
    fn what_somebody_else_has_of_it_stays_theirs() {
        let text = "“One two. Three four,” said Ann.";
        assert_eq!(completed(text, "said", "Three four", "One"), "Three four");
    }

    #[test]
    fn whom_the_speaker_quotes_says_no_more_than_that() {
        let text = "“He said three four. Five,” Ann added.";
        assert_eq!(completed(text, "said", "three four", ""), "three four");
    }
}
