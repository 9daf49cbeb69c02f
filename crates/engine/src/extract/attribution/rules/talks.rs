//! Talks that somebody tells of: in "she said that the mayors met, discussing a bridge" it is the mayors who discuss it.

use crate::extract::attribution::choice::{Choice, is_form_of, is_participle};
use crate::extract::attribution::word_class::{WordClass, class_of};
use crate::text::parsed::Parsed;

/// "She said that A met B, discussing C": the participle of a verb of talking belongs to the clause that it follows, and
/// so to her words; C is no statement of hers beside it.
pub(in crate::extract::attribution) fn fold_talks(doc: &Parsed<'_>, choices: &mut Vec<Choice>) {
    let talks: Vec<Vec<u32>> = choices.iter().filter_map(|choice| talk(doc, choice)).collect();
    for talk in talks {
        let (comma, cue) = (talk[0], talk[1]);
        let told = choices.iter_mut().find(|choice| {
            let clause =
                choice.content.first().is_some_and(|&i| class_of(doc, i as usize) == WordClass::That);
            let together = || {
                choice.cue.first().is_some_and(|&i| {
                    i < cue && doc.tokens[i as usize].sentence == doc.tokens[cue as usize].sentence
                })
            };
            clause && together() && choice.content.binary_search(&(comma - 1)).is_ok()
        });
        if let Some(told) = told {
            told.content.extend(talk);
            told.content.sort_unstable();
            told.content.dedup();
            choices.retain(|choice| choice.cue.first() != Some(&cue));
        }
    }
}

/// The words from the comma before "discussing" on, to the end of what is discussed.
fn talk(doc: &Parsed<'_>, choice: &Choice) -> Option<Vec<u32>> {
    let &cue = choice.cue.first()?;
    let comma = cue.checked_sub(1)?;
    let talks = doc.word(comma as usize) == ","
        && comma > 0
        && !doc.is_quoted(cue as usize)
        && is_participle(doc, cue)
        && is_form_of(doc, cue, &doc.language.attribution.conversing);
    talks.then(|| (comma..=choice.content.last().copied().unwrap_or(cue)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::rules::testing::{choice, tokens, written};

    fn told(text: &str, report: &str, content: &str, cue: &str, behind: &str) -> Vec<String> {
        let doc = Parsed::new(text);
        let made = |cue: &str, content: &str| choice(tokens(&doc, cue), vec![0], tokens(&doc, content));
        let mut choices = vec![made(report, content), made(cue, behind)];
        fold_talks(&doc, &mut choices);
        choices.iter().map(|choice| written(&doc, &choice.content)).collect()
    }

    #[test]
    fn who_meets_discusses() {
        let text = "Lowell said that the two mayors met on Friday, discussing a bridge.";
        let met = "that the two mayors met on Friday";
        assert_eq!(
            told(text, "said", met, "discussing", "a bridge"),
            ["that the two mayors met on Friday , discussing a bridge"]
        );
        let text = "Lowell said that the two mayors met on Friday, adding a warning.";
        assert_eq!(told(text, "said", met, "adding", "a warning"), [met, "a warning"]);
        let text = "Lowell spoke on Friday, discussing a bridge.";
        assert_eq!(told(text, "spoke", "on Friday", "discussing", "a bridge"), ["on Friday", "a bridge"]);
    }
}
