//! Whose a quotation is behind the reporter's words: "Ada Example grew up by the sea. ¶ She left it at ten. ¶ “I was afraid.”"

use super::entities::{Cast, EntityFacts};
use super::heard::Heard;
use super::pronoun::{self, Asked};
use crate::extract::reading::MentionKind;
use crate::language::grounds::Ground;
use crate::text::block::BlockKind;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// Who speaks in the quoted paragraph `block`: whom alone the paragraph before it tells of, by a pronoun that opens one of its
/// sentences.
pub(super) fn speaker(doc: &Parsed<'_>, cast: &Cast, block: usize, heard: &Heard) -> Option<(usize, Ground)> {
    let before = doc.blocks.get(..block)?.iter().rfind(|block| block.kind == BlockKind::Body)?;
    let tokens = doc.tokens_in(before.span);
    let (at, asked) = opening_pronoun(doc, tokens.clone())?;
    let unnamed = heard.unnamed.filter(|one| pronoun::means_unnamed(doc, cast, at, asked, *one));
    let (entity, plain) = match unnamed {
        Some(one) => (one.entity?, true),
        None => pronoun::resolve(doc, cast, at, asked, heard.last, &[])
            .map(|(one, ground)| (one, ground.is_plain_pronoun()))?,
    };
    let person = |entity: usize| cast.entities.get(entity).is_some_and(EntityFacts::is_person);
    let told = |placed: &super::entities::Placed| {
        placed.kind == MentionKind::Name && person(placed.entity) && !doc.is_quoted(placed.tokens.start)
    };
    let alone = cast.within(&tokens).all(|(_, placed)| !told(placed) || placed.entity == entity);
    (alone && plain && (unnamed.is_some() || person(entity))).then_some((entity, Ground::Resumed))
}

/// The last pronoun that stands for a person and opens a sentence of a paragraph: "She", "But she".
fn opening_pronoun(doc: &Parsed<'_>, tokens: Range<usize>) -> Option<(usize, Asked)> {
    let person = |at: usize| {
        let asked = pronoun::asked(&doc.language.pronouns, doc.word(at));
        asked.filter(|asked| matches!(asked, Asked::Person(_))).map(|asked| (at, asked))
    };
    let opens = |at: usize| at <= doc.sentence_of(at).tokens.start + 1;
    tokens.rev().filter(|at| !doc.is_quoted(*at) && opens(*at)).find_map(person)
}

#[cfg(test)]
mod tests {
    use super::speaker;
    use crate::extract::conversation::Conversation;
    use crate::extract::source::entities::Cast;
    use crate::extract::source::heard::Heard;
    use crate::extract::source::mention::mentions;
    use crate::language::Language;
    use crate::text::parsed::Parsed;

    /// Whose the last paragraph is.
    fn found(text: &str) -> Option<String> {
        let doc = Parsed::cut(text, Language::for_tests());
        let cast = Cast::new(&doc, &Conversation::default(), &mentions(&doc, &Conversation::default()));
        let (entity, _) = speaker(&doc, &cast, doc.blocks.len() - 1, &Heard::default())?;
        Some(cast.entities[entity].name(doc.language))
    }

    #[test]
    fn whom_the_paragraph_before_tells_of_goes_on() {
        let text =
            "Ada Example grew up by the sea. She left it at ten.\n\n“I was afraid of it all the time.”";
        assert_eq!(found(text).as_deref(), Some("Ada Example"));
    }

    #[test]
    fn nobody_goes_on_where_another_is_named() {
        let text =
            "Ada Example grew up by the sea. She met Ben Sample there.\n\n“I was afraid of it all the time.”";
        assert_eq!(found(text), None);
        assert_eq!(found("Ada Example came. It rained.\n\n“I was afraid of it all the time.”"), None);
    }
}
