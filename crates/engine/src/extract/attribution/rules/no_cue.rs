//! Words that only look like a cue: "the **noted** playwright", "all **told**, 500 firms closed".

use crate::extract::attribution::choice::Choice;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;

/// Whether the cue of a choice is an adjective before its noun or part of a set phrase.
#[must_use]
pub(in crate::extract::attribution) fn is_no_cue(doc: &Parsed<'_>, choice: &Choice) -> bool {
    let [cue] = choice.cue.as_slice() else { return false };
    let cue = *cue as usize;
    let start = doc.sentence_of(cue).tokens.start;
    let Some(before) = cue.checked_sub(1).filter(|i| *i >= start) else { return false };
    let word = doc.word(before).to_lowercase();
    let grammar = &doc.language.grammar;
    let next = doc.tokens.get(cue + 1);
    let noun = next.is_some_and(|next| matches!(next.kind, TokenKind::Capital | TokenKind::Lower));
    // "Witness A told the court" is a name.
    let small = doc.tokens[before].kind == TokenKind::Lower;
    let adjective =
        small && (grammar.articles.contains(&word) || grammar.possessives.contains(&word)) && noun;
    let phrase = format!("{word} {}", doc.word(cue));
    let comma = next.is_some() && doc.word(cue + 1) == ",";
    let set = comma && before == start && doc.language.attribution.set_phrases.contains(&phrase);
    let speaks = choice.source.len() > 1 && choice.source.contains(&(before as u32));
    adjective && !speaks || set
}

#[cfg(test)]
mod tests {
    use super::is_no_cue;
    use crate::extract::attribution::rules::testing::{choice, tokens};
    use crate::text::parsed::Parsed;

    #[test]
    fn an_adjective_or_a_set_phrase_is_no_cue() {
        let none = |text: &str, cue: &str| {
            let doc = Parsed::new(text);
            is_no_cue(&doc, &choice(tokens(&doc, cue), vec![], vec![0]))
        };
        assert!(none("Ann Smith, the noted writer whose plays we saw, died.", "noted"));
        assert!(none("All told, 500 firms closed.", "told"));
        assert!(!none("Ann Smith noted that it was late.", "noted"));
        assert!(!none("It was as Ann Smith said", "said"), "the last word of a text");
        assert!(!none("Witness A told the court it was late.", "told"));
        assert!(!none("The mayor told, and she heard.", "told"));
    }
}
