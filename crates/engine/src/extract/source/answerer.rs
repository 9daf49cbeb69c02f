//! Who answers: "Ada Example asked Ben Sample why he left. “I was tired,” he said." is Ben Sample's answer, not the asker's.

use super::entities::{Cast, EntityFacts};
use super::pronoun::Asked;
use crate::extract::reading::{Attribution, MentionKind};
use crate::language::grounds::{Ground, Sure};
use crate::model::statement::Manner;
use crate::text::parsed::Parsed;

/// Maximum distance between an asking verb and whom it asks, in tokens.
const BESIDE: usize = 6;

/// Whom the statement before this one asked, where the pronoun of this one can mean them.
pub(super) fn meant(
    doc: &Parsed<'_>,
    cast: &Cast,
    attributions: &[Attribution],
    found: &[Option<(usize, Sure)>],
    number: usize,
    asked: Asked,
) -> Option<(usize, Ground)> {
    let Asked::Person(gender) = asked else { return None };
    let (before, answer) = (attributions.get(number.checked_sub(1)?)?, attributions.get(number)?);
    let cue = before.cue.iter().flat_map(|span| doc.tokens_in(*span)).find(|&i| asks(doc, i))?;
    let here = doc.tokens.get(doc.tokens_in(*answer.source.first()?).next()?)?.sentence as usize;
    let near = here.saturating_sub(doc.tokens.get(cue)?.sentence as usize)
        <= 1 + usize::from(answer.manner == Manner::Direct);
    // "Why?" is asked once more, by the asker.
    let again = answer.content.iter().any(|span| span.of(doc.text).contains('?'));
    let answers = !again && !answer.cue.iter().flat_map(|span| doc.tokens_in(*span)).any(|i| asks(doc, i));
    if !near || !answers || doc.is_quoted(cue) {
        return None;
    }
    let sentence = doc.sentence_of(cue).tokens.clone();
    let asker = found.get(number - 1).copied().flatten().map(|(entity, _)| entity);
    let around = cue.saturating_sub(BESIDE).max(sentence.start)..sentence.end.min(cue + BESIDE);
    let mut others = cast.within(&around).map(|(_, placed)| placed).filter(|placed| {
        let person = cast.entities.get(placed.entity).is_some_and(EntityFacts::is_person);
        placed.kind == MentionKind::Name && person && Some(placed.entity) != asker
    });
    let one = others.next()?;
    let known = cast.entities.get(one.entity)?;
    let fits = known.gender().is_none_or(|own| own == gender);
    let alone = others.all(|other| other.entity == one.entity);
    (fits && alone).then_some((one.entity, Ground::PronounAhead))
}

/// Whether a word asks: "asked", "questioned".
fn asks(doc: &Parsed<'_>, at: usize) -> bool {
    doc.language.attribution.asking.contains(doc.word(at))
}

#[cfg(test)]
mod tests {
    #[cfg(feature = "weights")]
    #[test]
    fn who_is_asked_answers() {
        let speaker = |text: &str| {
            let reading = crate::Reader::built_in().read(text);
            reading.statements.last().and_then(|s| Some(reading.entities[s.speaker?].name.clone()))
        };
        let is = |name: &str| Some(name.to_owned());
        assert_eq!(
            speaker("Adam Example asked Ben Sample why he left.\n\n“I was tired,” he said."),
            is("Ben Sample")
        );
        assert_eq!(
            speaker("Ben Sample was asked by Adam Example why he left. “I was tired,” he said."),
            is("Ben Sample")
        );
        let again = speaker("Adam Example asked Ben Sample why he left. “Was it the rain?” he said.");
        assert_eq!(again, is("Adam Example"), "he asks on");
        assert_eq!(
            speaker("Adam Example asked Ada Sample why she left. “I was tired,” he said."),
            is("Adam Example")
        );
    }
}
