//! People without a name who came in just before a pronoun and said nothing yet: "An analyst disagreed. “No,” she said."
//!
//! Nobody who was named earlier is meant then.

use super::entities::Cast;
use super::nameless;
use super::pronoun::Asked;
use crate::extract::source::mention::Sort;
use crate::language::Language;
use crate::language::grounds::Ground;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// How many sentences back a stranger is looked for.
const BACK: usize = 2;
/// How many tokens the phrase of one has at most.
const LONGEST: usize = 6;

/// The entity of the stranger whom the pronoun at token `at` means; `None` where none came in, or where somebody
/// with a name who may be meant stands beside or behind.
pub(super) fn meant(doc: &Parsed<'_>, cast: &mut Cast, at: usize, asked: Asked) -> Option<(usize, Ground)> {
    let Asked::Person(gender) = asked else { return paper(doc, cast, at) };
    let here = doc.tokens.get(at)?.sentence as usize;
    for number in (here.saturating_sub(BACK)..here).rev() {
        let sentence = doc.sentences.get(number)?;
        let named = cast.within(&(sentence.tokens.start..at)).any(|(_, placed)| {
            let known = cast.entities.get(placed.entity);
            known.is_some_and(|known| {
                (known.is_person() || known.sort == Sort::Unknown)
                    && known.gender().is_none_or(|other| other == gender)
            })
        });
        if named {
            return None;
        }
        if let Some(phrase) = subject(doc, &sentence.tokens) {
            let told = doc.language.gazetteer.title_gender(doc.word(phrase.end - 1));
            let may_be = told.is_none_or(|told| told == gender);
            return nameless::speaker(doc, cast, &phrase, phrase.end).filter(|_| may_be);
        }
    }
    None
}

/// "A new study, printed in the journal Sample Letters, looks at floods. It warns …": the paper that the sentence before is about,
/// whatever bodies it names.
fn paper(doc: &Parsed<'_>, cast: &mut Cast, at: usize) -> Option<(usize, Ground)> {
    let Language { grammar, nameless: words, .. } = doc.language;
    let here = doc.tokens.get(at)?.sentence as usize;
    let sentence = doc.sentences.get(here.checked_sub(1)?)?.tokens.clone();
    let start = sentence.start;
    let led = grammar.articles.contains(&doc.word(start).to_lowercase()) && !doc.is_quoted(start);
    let small = |i: &usize| doc.tokens[*i].kind == TokenKind::Lower;
    let phrase = (start + 1..sentence.end.min(start + LONGEST)).take_while(small);
    let head = phrase.into_iter().find(|&i| words.is_document(grammar, doc.word(i)))?;
    // "A report writer" is none.
    let behind = doc.tokens.get(head + 1).filter(|next| next.kind == TokenKind::Lower);
    let goes_on = behind.and_then(|_| nameless::sort(doc, start..head + 2));
    let alone = goes_on.is_none_or(|sort| sort == Sort::Document);
    // "The letter was sent to the Harbour Trust. It said …" may be the trust's answer: only papers conclude, find and warn.
    let finds = doc.tokens.get(at + 1).is_some() && {
        let cue = doc.language.cues.find(doc.word(at + 1));
        cue.is_some_and(|cue| doc.language.attribution.concluding.contains(&cue.lemma))
    };
    let one = grammar.without_plural(doc.word(head)).is_none();
    let phrase = start..head + 1;
    (led && alone && one && finds).then(|| nameless::speaker(doc, cast, &phrase, phrase.end)).flatten()
}

/// "An analyst at a large bank disagreed": the phrase of one person without a name that begins a sentence.
fn subject(doc: &Parsed<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let Language { sources, .. } = doc.language;
    let start = sentence.start;
    if doc.is_quoted(start) || !sources.one_of_many.contains(doc.word(start)) {
        return None;
    }
    let noun = |i: &usize| {
        doc.tokens[*i].kind == TokenKind::Lower
            && nameless::sort(doc, start..i + 1) == Some(Sort::Unnamed)
            // "A farm worker": the last noun is the head. Behind "a farmer, Ada Example," stands who it is.
            && doc.tokens.get(i + 1).is_some_and(|next| {
                next.kind == TokenKind::Lower && nameless::sort(doc, start..i + 2) != Some(Sort::Unnamed)
            })
    };
    let head = (start + 1..sentence.end.min(start + LONGEST)).find(noun)?;
    Some(start..head + 1)
}

#[cfg(test)]
mod tests {
    use crate::extract::source::tests::{is, last};

    /// Whom "she" means behind a text.
    fn she(text: &str) -> Option<String> {
        last(&format!("{text} She said it was late."), &["She"])
    }

    #[test]
    fn a_pronoun_means_who_just_came_in_without_a_name() {
        assert_eq!(she("An analyst at the bank disagreed."), is("unnamed: analyst"));
        assert_eq!(she("Ms Ada Example came. An analyst at the bank disagreed."), is("unnamed: analyst"));
    }

    #[test]
    fn a_pronoun_means_one_of_several_who_just_spoke() {
        let he = |who: &str, says: &str| {
            let text = format!("{who} {says} it was unsafe. He left it there. Ada Example came.");
            last(&text, &[who, "He"])
        };
        for who in ["One driver", "Another shopkeeper", "A Nigerian"] {
            assert!(
                he(who, "said").is_some_and(|who| who.starts_with("unnamed: ")),
                "{who}: {:?}",
                he(who, "said")
            );
        }
    }

    #[test]
    fn it_means_the_paper_that_a_sentence_is_about() {
        let it = |text: &str| last(&format!("{text} It warns that it was late."), &["It"]);
        assert_eq!(
            it("A new study, printed on Monday in the journal Sample Letters, looks at floods."),
            is("document: study")
        );
        assert_eq!(it("The report was paid for by the Harbour Trust."), is("document: report"));
        let said = last("The report was sent to the Harbour Trust. It said it was late.", &["It"]);
        assert_ne!(said, is("document: report"), "the trust may answer");
        assert_eq!(it("The Harbour Trust paid for a report."), is("organisation: Harbour Trust"));
    }

    #[test]
    fn nobody_comes_in_beside_a_name_or_far_before() {
        let beside = she("An analyst at the bank disagreed with Ms Ada Example.");
        assert_ne!(beside, is("unnamed: analyst"), "a name stands beside");
        let far = she("An analyst at the bank disagreed. It rained. It snowed. It was cold.");
        assert_ne!(far, is("unnamed: analyst"), "too far before");
        assert_ne!(she("The analyst at the bank disagreed."), is("unnamed: analyst"), "somebody known");
        assert_ne!(she("Analysts at the bank disagreed."), is("unnamed: analyst"), "several");
    }
}
