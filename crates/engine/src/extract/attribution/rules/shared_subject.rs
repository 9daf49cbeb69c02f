//! Verbs with one subject: "she said A, adding that B", "Smith said “A”, and said B".

use crate::extract::attribution::choice::Choice;
use crate::extract::attribution::rules::clause::is_said;
use crate::model::statement::Confidence;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;

/// "…, adding that": a participle behind a comma has the source of the cue before it in its sentence; so has a clause
/// that shares its subject.
pub(in crate::extract::attribution) fn inherit_sources(doc: &Parsed<'_>, choices: &mut [Choice]) {
    let mut order: Vec<usize> = (0..choices.len()).collect();
    order.sort_by_key(|&n| choices[n].cue.first().copied());
    for pair in order.windows(2) {
        let (first, later) = (&choices[pair[0]], &choices[pair[1]]);
        let (Some(&last), Some(&cue)) = (first.cue.first(), later.cue.first()) else { continue };
        let cue = cue as usize;
        let participle = later.source.is_empty()
            && doc.language.word_classes.participle_endings.of(doc.word(cue)).is_some()
            && cue > 0
            && doc.word(cue - 1) == ","
            && doc.tokens[last as usize].sentence == doc.tokens[cue].sentence;
        let outside = !first.content.contains(&(cue as u32));
        if outside && (participle || shared_subject(doc, first, later)) {
            let (source, speaker) = (first.source.clone(), first.speaker.min(INHERITED));
            let later = &mut choices[pair[1]];
            (later.source, later.speaker) = (source, speaker);
        }
    }
}

/// How sure an inherited source is at most.
const INHERITED: f32 = 0.85;

/// "Smith said “A”, and said B": both clauses have one subject where the verb comes again behind a comma or a closing
/// mark, and nobody else could be the subject in between. Gives the later choice the earlier one's source where it has
/// none to be sure of.
fn shared_subject(doc: &Parsed<'_>, first: &Choice, later: &Choice) -> bool {
    let (Some(&said), Some(&cue)) = (first.cue.first(), later.cue.first()) else { return false };
    let words = &doc.language.attribution;
    let (said, cue) = (said as usize, cue as usize);
    let joined = cue > said + 2 && words.joining_clauses.contains(doc.word(cue - 1));
    let ended = joined && (doc.word(cue - 2) == "," || doc.is_quote_mark(cue - 2));
    let together = doc.tokens[said].sentence == doc.tokens[cue].sentence;
    let subject = first.source.last().is_some_and(|&i| (i as usize) < said);
    let unsure = later.source.is_empty() || later.speaker * 100.0 < f32::from(Confidence::SURE);
    let again = || doc.word(said) == doc.word(cue) && is_said(doc, said) && is_said(doc, cue);
    let other = |i: usize| {
        let word = doc.word(i);
        let named = doc.tokens[i].kind == TokenKind::Capital
            || words.who.contains(word)
            || words.subjects.contains(word);
        !doc.is_quoted(i) && (named || word == ",")
    };
    let alone = || !(said + 1..cue - 2).any(other);
    ended && together && subject && unsure && again() && alone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::rules::testing::{choice, tokens, written};

    #[test]
    fn a_later_clause_shares_the_subject() {
        let shares = |text: &str, sure: f32| {
            let doc = Parsed::new(text);
            let said: Vec<u32> =
                (0..doc.tokens.len()).filter(|&i| doc.word(i) == "said").map(|i| i as u32).collect();
            let first = choice(vec![said[0]], tokens(&doc, "Ann Smith"), vec![]);
            let later = Choice { speaker: sure, ..choice(vec![said[1]], tokens(&doc, "Ann Smith"), vec![]) };
            shared_subject(&doc, &first, &later)
        };
        assert!(shares("Ann Smith said her house was “cold”, and said talks were late.", 0.2));
        assert!(shares("Ann Smith said “I am glad” and said talks were late.", 0.2));
        assert!(
            !shares("Ann Smith said her house was “cold”, and said talks were late.", 0.9),
            "sure of another"
        );
        assert!(
            !shares("Ann Smith said Doe called it “a disgrace” and said talks were late.", 0.2),
            "Doe did"
        );
        assert!(
            !shares("Ann Smith said the man hid it, lied to all, and said talks were late.", 0.2),
            "a list"
        );
        assert!(!shares("Ann Smith said the mayor came and said talks were late.", 0.2), "or the mayor did");
        assert!(!shares("Ann Smith said so. He left, and said talks were late.", 0.2));
    }

    #[test]
    fn a_participle_behind_a_comma_has_the_source_before_it() {
        let inherited = |text: &str, first: &str, later: &str, source: &str| {
            let doc = Parsed::new(text);
            let source = if source.is_empty() { Vec::new() } else { tokens(&doc, source) };
            // They come in the order of how sure they are, not in that of the text.
            let mut choices = [
                choice(tokens(&doc, later), source, vec![]),
                choice(tokens(&doc, "said"), tokens(&doc, "Ann Smith"), tokens(&doc, first)),
            ];
            inherit_sources(&doc, &mut choices);
            (written(&doc, &choices[0].source), choices[0].speaker)
        };
        let text = "Ann Smith said it fell, adding that it sank.";
        assert_eq!(inherited(text, "it fell", "adding", ""), ("Ann Smith".to_owned(), INHERITED));
        assert_eq!(inherited(text, "it fell", "adding", "it").0, "it", "it has a source");
        assert_eq!(inherited(text, "it fell , adding that it sank", "adding", "").0, "", "her own words");
        let no_comma = "Ann Smith said it fell adding that it sank.";
        assert_eq!(inherited(no_comma, "it fell", "adding", "").0, "", "no comma");
        let no_participle = "Ann Smith said it fell, claimed the board.";
        assert_eq!(inherited(no_participle, "it fell", "claimed", "").0, "", "no participle");
        let apart = "Ann Smith said it fell. Later, adding that it sank, he left.";
        assert_eq!(inherited(apart, "it fell", "adding", "").0, "", "another sentence");
    }
}
