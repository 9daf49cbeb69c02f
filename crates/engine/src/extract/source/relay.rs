//! Who holds the floor where one passes on what another said: "“Yes,” Ada Example said, according to the Post." The
//! paragraph behind it goes on with Ada Example, not with the newspaper.

use super::entities::{Cast, EntityFacts};
use crate::extract::reading::Attribution;
use crate::language::grounds::Sure;

/// Maximum distance, in attributions, of those that are looked at.
const NEAR: usize = 3;

/// Whether whoever this attribution is of speaks on behind it: not who only passes words on, and of what stands inside
/// another's words only what is passed on.
pub(super) fn holds_floor(
    cast: &Cast,
    attributions: &[Attribution],
    found: &[Option<(usize, Sure)>],
    number: usize,
) -> bool {
    let Some(one) = attributions.get(number) else { return false };
    let near = number.saturating_sub(NEAR)..attributions.len().min(number + NEAR + 1);
    let passes = |outer: usize, inner: usize| {
        let (Some(o), Some(i)) = (attributions.get(outer), attributions.get(inner)) else { return false };
        match passes_on(o, i) {
            Some(Frame::Behind) => true,
            // "Ada Example said that the mayor said": she speaks on. A newspaper does not.
            Some(Frame::Before) => !is_person(cast, found, outer),
            None => false,
        }
    };
    let mut others = near.filter(|other| *other != number);
    if one.nested {
        others.any(|outer| passes(outer, number))
    } else {
        !others.any(|inner| passes(number, inner))
    }
}

/// Where whoever passes words on is told: "the Post reports that …", "…, the Post reports".
enum Frame {
    Before,
    Behind,
}

/// How an outer attribution passes on an inner one; `None` where it says something of its own.
fn passes_on(outer: &Attribution, inner: &Attribution) -> Option<Frame> {
    if outer.nested || !inner.nested {
        return None;
    }
    let (whole, words) = (outer.content.first()?, inner.content.first()?);
    let (source, cue) = (inner.source.first()?, inner.cue.first()?);
    let within = |at: u32| outer.content.iter().any(|piece| piece.start <= at && at < piece.end);
    let begins = |at: u32| at >= whole.start && at - whole.start <= THAT;
    if !within(source.start) || !within(cue.start) || !begins(words.start.min(source.start)) {
        return None;
    }
    let behind = outer.cue.first().is_some_and(|cue| cue.start > words.start);
    Some(if behind { Frame::Behind } else { Frame::Before })
}

/// Bytes before the speaker of words that are passed on: a conjunction, "that ".
const THAT: u32 = 5;

fn is_person(cast: &Cast, found: &[Option<(usize, Sure)>], number: usize) -> bool {
    let entity = found.get(number).copied().flatten().map(|(entity, _)| entity);
    entity.and_then(|entity| cast.entities.get(entity)).is_some_and(EntityFacts::is_person)
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use super::holds_floor;
    use crate::extract::conversation::Conversation;
    use crate::extract::reading::Attribution;
    use crate::extract::source::entities::Cast;
    use crate::extract::source::mention::mentions;
    use crate::extract::source::tests::attribution;
    use crate::language::Language;
    use crate::language::grounds::Ground;
    use crate::text::parsed::Parsed;
    use crate::text::span::Span;

    /// Whether the outer and the inner of two statements, each of whom says what, hold the floor.
    fn hold(text: &str, outer: [&str; 3], inner: [&str; 3]) -> [bool; 2] {
        let doc = Parsed::cut(text, Language::for_tests());
        let cast = Cast::new(&doc, &Conversation::default(), &mentions(&doc, &Conversation::default()));
        let of = |[source, cue, content]: [&str; 3]| {
            let at = |words: &str| {
                let start = text.find(words).unwrap();
                Span::at(start, start + words.len())
            };
            attribution(at(source), at(cue), at(content))
        };
        let inner = Attribution { nested: true, ..of(inner) };
        let attributions = [of(outer), inner];
        let found: Vec<_> = [outer[0], attributions[1].source[0].of(text)]
            .iter()
            .map(|name| Some((cast.called(doc.language, name)?, doc.language.grounds.sure(Ground::Name))))
            .collect();
        assert!(found.iter().all(Option::is_some), "both are known");
        [0, 1].map(|number| holds_floor(&cast, &attributions, &found, number))
    }

    #[test]
    fn who_is_told_of_behind_the_words_only_passes_them_on() {
        let text = "Ada Example said it was late, Ben Sample told.";
        let (ada, ben) = ("Ada Example", "Ben Sample");
        let whole = "Ada Example said it was late";
        assert_eq!(hold(text, [ben, "told", whole], [ada, "said", "it was late"]), [false, true]);
    }

    #[test]
    fn a_person_who_tells_what_another_said_speaks_on_and_a_body_does_not() {
        let (ada, inner) = ("Ada Example", ["Ada Example", "said", "it was late"]);
        let content = "that Ada Example said it was late";
        let text = "Ben Sample told that Ada Example said it was late.";
        assert_eq!(hold(text, ["Ben Sample", "told", content], inner), [true, false]);
        let text = "Harbour Water Trust told that Ada Example said it was late.";
        assert_eq!(hold(text, ["Harbour Water Trust", "told", content], inner), [false, true], "{ada}");
    }

    #[test]
    fn who_says_something_before_it_passes_nothing_on() {
        let text = "Harbour Water Trust told that it rained and that Ada Example said it was late.";
        let content = "that it rained and that Ada Example said it was late";
        let outer = ["Harbour Water Trust", "told", content];
        assert_eq!(hold(text, outer, ["Ada Example", "said", "it was late"]), [true, false]);
    }
}
