//! Who answers: "Ada Example asked Ben Sample why he left. “I was tired,” he said." is Ben Sample's answer, not the asker's.

use super::entities::Cast;
use super::pronoun::Asked;
use crate::extract::reading::{Attribution, MentionKind};
use crate::language::grounds::{Ground, Sure};
use crate::model::statement::Manner;
use crate::text::parsed::Parsed;

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
    let asker = found.get(number - 1).copied().flatten().map(|(entity, _)| entity);
    let one = object(doc, cast, cue).or_else(|| subject(doc, cast, cue))?;
    let known = cast.entities.get(one).filter(|known| known.is_person() && Some(one) != asker)?;
    known.gender().is_none_or(|own| own == gender).then_some((one, Ground::PronounAhead))
}

/// "Asked **Ben Sample** why he left": the object right behind the verb, where a question follows; not who is asked to do something.
fn object(doc: &Parsed<'_>, cast: &Cast, cue: usize) -> Option<usize> {
    let (place, placed) = cast.within(&(cue + 1..cue + 1 + LONGEST)).next()?;
    let begins = cast.begins(place).unwrap_or(placed.tokens.start);
    let named = placed.kind == MentionKind::Name && begins == cue + 1;
    (named && is_question(doc, placed.tokens.end)).then_some(placed.entity)
}

/// "**Ben Sample** was asked by Ada Example why he left": the subject of a passive.
fn subject(doc: &Parsed<'_>, cast: &Cast, cue: usize) -> Option<usize> {
    let start = doc.sentence_of(cue).tokens.start;
    let (_, placed) = cast.within(&(start..cue)).next_back()?;
    let between = placed.tokens.end..cue;
    let passive = between.len() <= 2
        && between.into_iter().any(|i| doc.language.attribution.passive_auxiliaries.contains(doc.word(i)));
    let question = (cue + 1..cue + 1 + LONGEST).any(|i| is_question(doc, i));
    (passive && question && placed.kind == MentionKind::Name).then_some(placed.entity)
}

/// Maximum number of tokens from an asking verb to its question.
const LONGEST: usize = 8;

/// Whether a question or its matter begins at a token: "why", "about".
fn is_question(doc: &Parsed<'_>, at: usize) -> bool {
    let words = &doc.language.attribution;
    doc.tokens.get(at).is_some()
        && (words.interrogatives.contains(doc.word(at)) || words.about.contains(doc.word(at)))
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
        let asked = "Judge Adam Example asked Ben Sample to sit. He said the trial would start.";
        assert_eq!(speaker(asked), is("Adam Example"), "no question");
        let about = "Adam Example asked voters to reject Ben Sample. He said it was late.";
        assert_ne!(speaker(about), is("Ben Sample"), "nobody asked him");
        let again = speaker("Adam Example asked Ben Sample why he left. “Was it the rain?” he said.");
        assert_eq!(again, is("Adam Example"), "he asks on");
        assert_eq!(
            speaker("Adam Example asked Ada Sample why she left. “I was tired,” he said."),
            is("Adam Example")
        );
    }
}
