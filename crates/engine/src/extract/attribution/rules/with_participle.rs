//! Absolute clauses with a subject of their own: "Officials said A, with the Post reporting B".

use crate::extract::attribution::choice::{Choice, words};
use crate::extract::attribution::rules::clause::names;
use crate::language::cues::Form;
use crate::model::corpus::Kind;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;

/// How sure such a reading is of the speaker.
const SURE: f32 = 0.8;
/// The longest name that a participle can have for its subject, in tokens.
const NAME: usize = 5;

/// "Officials said A, with the Post reporting B": who stands between "with" and the participle says B, not the source of A.
/// Cuts A before the comma, and gives B as a choice of its own.
pub(in crate::extract::attribution) fn part_with(doc: &Parsed<'_>, choice: &mut Choice) -> Option<Choice> {
    let says = |i: usize| {
        doc.language
            .cues
            .find(doc.word(i))
            .is_some_and(|c| c.form == Form::Participle && c.kind == Kind::Speech)
    };
    let opens = |pair: &[u32]| {
        let (comma, with) = (pair[0] as usize, pair[1] as usize);
        with == comma + 1
            && doc.word(comma) == ","
            && doc.language.attribution.with.contains(doc.word(with))
            && !doc.is_quoted(comma)
    };
    let comma = choice.content.windows(2).position(opens)?;
    let with = choice.content[comma + 1] as usize;
    let cue = (with + 2..doc.tokens.len().min(with + 2 + NAME)).find(|&i| says(i))?;
    let subject = with + 1..cue;
    let named = subject.clone().all(|i| names(doc, i))
        && (doc.tokens[with + 1].kind == TokenKind::Capital
            || doc.language.grammar.the.contains(doc.word(with + 1)));
    let place = choice.content.iter().position(|&i| i as usize == cue)?;
    let said = &choice.content[..comma];
    // What follows the sentence is not hers.
    let ends = doc.sentence_of(cue).tokens.end as u32;
    let (told, rest): (Vec<u32>, Vec<u32>) = choice.content[place + 1..].iter().partition(|&&i| i < ends);
    if !named || words(doc, said) < 2 || words(doc, &told) < 3 {
        return None;
    }
    let other = Choice {
        cue: vec![cue as u32],
        source: subject.map(|i| i as u32).collect(),
        content: told,
        sure: choice.sure,
        speaker: SURE,
        nested: false,
        turn: false,
    };
    choice.content.truncate(comma);
    choice.content.extend(rest);
    Some(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::rules::testing::{choice, tokens, written};

    #[test]
    fn who_stands_behind_with_says_the_rest() {
        let parts = |text: &str, content: &str| {
            let doc = Parsed::new(text);
            let mut one = choice(tokens(&doc, "said"), tokens(&doc, "Officials"), tokens(&doc, content));
            let other = part_with(&doc, &mut one);
            (
                written(&doc, &one.content),
                other.map(|o| (written(&doc, &o.source), written(&doc, &o.content))),
            )
        };
        let some = |source: &str, content: &str| Some((source.to_owned(), content.to_owned()));
        assert_eq!(
            parts(
                "Officials said claims are read, with the Post reporting nobody will be refused .",
                "claims are read , with the Post reporting nobody will be refused"
            ),
            ("claims are read".to_owned(), some("the Post", "nobody will be refused"))
        );
        let text =
            "Officials said claims are read, with the Post reporting delays of weeks. “We read them all.”";
        assert_eq!(
            parts(text, "claims are read , with the Post reporting delays of weeks . “ We read them all . ”"),
            ("claims are read “ We read them all . ”".to_owned(), some("the Post", "delays of weeks ."))
        );
        for kept in [
            "claims are read , with nobody reporting the outcome to them",
            "claims are read , with the Post building a new house there",
            "claims are read with the Post reporting nobody will be refused",
        ] {
            assert_eq!(parts(&format!("Officials said {kept} ."), kept), (kept.to_owned(), None));
        }
    }
}
