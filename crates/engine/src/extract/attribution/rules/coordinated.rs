//! Coordination: in "she said A and added B" the content of the first verb ends before the second.

use crate::extract::attribution::choice::Choice;
use crate::extract::attribution::word_class::{WordClass, class_of};
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;

/// "She said A and added B": B's cue ends A's content where both have the same source. Cues with one source are no
/// further apart than a cue looks, so that their pairs are few.
pub(in crate::extract::attribution) fn part_coordinated(doc: &Parsed<'_>, choices: &mut [Choice]) {
    let mut sources: Vec<(u32, u32, usize)> = choices
        .iter()
        .enumerate()
        .filter_map(|(n, c)| Some((*c.source.first()?, *c.cue.first()?, n)))
        .collect();
    sources.sort_unstable();
    for group in sources.chunk_by(|a, b| a.0 == b.0) {
        for (later, &(_, cue, b)) in group.iter().enumerate() {
            if doc.is_quoted(cue as usize) || !continues(doc, cue as usize) {
                continue;
            }
            for &(.., a) in &group[..later] {
                if choices[a].source == choices[b].source {
                    end_before(doc, &mut choices[a].content, cue);
                }
            }
        }
    }
}

/// Ends a content that holds `cue` before the words that join them.
fn end_before(doc: &Parsed<'_>, content: &mut Vec<u32>, cue: u32) {
    let words = &doc.language.attribution.between_verbs;
    let joint = |i: u32| doc.word(i as usize) == "," || words.contains(doc.word(i as usize));
    if let Ok(cut) = content.binary_search(&cue)
        && let Some(kept) = content[..cut].iter().rposition(|&i| !joint(i))
    {
        content.truncate(kept + 1);
    }
}

/// Whether the cue that starts at `cue` goes on from an earlier one: "and added", "but has also said". In "Ann and Bob
/// said", "and she said" and "and the mayor said" it has a subject of its own.
fn continues(doc: &Parsed<'_>, cue: usize) -> bool {
    let joins = |i: usize| doc.language.attribution.joining.contains(doc.word(i));
    let subject = |i: usize| {
        let kind = doc.tokens[i].kind;
        matches!(kind, TokenKind::Stop | TokenKind::Capital)
            || matches!(class_of(doc, i), WordClass::Pronoun | WordClass::Determiner)
    };
    (cue.saturating_sub(3)..cue).rev().take_while(|&i| !subject(i)).any(joins)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of the first content where "she" says `first`, and says more with `second`.
    fn left(text: &str, first: &str, second: &str) -> String {
        let doc = Parsed::new(text);
        let at = |word: &str| (0..doc.tokens.len()).find(|&i| doc.word(i) == word).expect("it stands there");
        let link = |word: &str| {
            let cue = at(word);
            let end = doc.sentence_of(cue).tokens.end - 1;
            let content = (cue + 1..end).map(|i| i as u32).collect();
            let source = vec![at("She") as u32];
            Choice {
                cue: vec![cue as u32],
                source,
                content,
                sure: 0.9,
                speaker: 0.9,
                nested: false,
                turn: false,
            }
        };
        let mut choices = [link(first), link("warned"), link(second)];
        part_coordinated(&doc, &mut choices);
        choices[0].content.iter().map(|&i| doc.word(i as usize)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_goes_on_ends_what_came_before() {
        let text = "She said that Ann and Bob warned the crews, but also added a date.";
        assert_eq!(left(text, "said", "added"), "that Ann and Bob warned the crews");
        let text = "She said the bridge and the road warned drivers and she added a date.";
        assert_eq!(
            left(text, "said", "added"),
            "the bridge and the road warned drivers and she added a date"
        );
    }
}
