//! Who holds the floor: whom the label of a turn means.

use super::entities::{Cast, EntityFacts};
use crate::extract::conversation::{Conversation, Role, Turn};
use crate::language::grounds::Ground;
use crate::text::parsed::Parsed;
use std::collections::BTreeSet;

/// Whom a label means, and how sure that is.
pub(super) fn holder(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    conversation: &Conversation,
    turn: &Turn,
) -> Option<(usize, Ground)> {
    match turn.role {
        Role::Nobody => None,
        Role::Named => {
            let (_, placed) = cast.within(&turn.name).next_back()?;
            let found = (placed.entity, placed.bearers.ground(Ground::Name));
            cast.promote(doc.language, found.0);
            Some(found)
        }
        Role::Asks => Some((asker(doc, cast, conversation)?, Ground::Interview)),
        Role::Answers => {
            let asker = asker(doc, cast, conversation);
            let persons: BTreeSet<usize> = cast
                .within(&(0..conversation.interview()))
                .map(|(_, placed)| placed.entity)
                .filter(|entity| {
                    Some(*entity) != asker && cast.entities.get(*entity).is_some_and(EntityFacts::is_person)
                })
                .collect();
            let only = persons.first().copied().filter(|_| persons.len() == 1)?;
            Some((only, Ground::Interview))
        }
    }
}

/// Who asks, as the lines above the first turn say it: "Ada Example speaks to The Sample", "interviewed by Ben Sample".
/// Behind "speaks to" a person may be the one who answers: then nobody is told.
fn asker(doc: &Parsed<'_>, cast: &Cast, conversation: &Conversation) -> Option<usize> {
    let turns = &doc.language.turns;
    let ends_with = |line: &str, end: usize| {
        let start = end.checked_sub(line.split(' ').count());
        let same = |start: usize| {
            line.split(' ').zip(start..end).all(|(word, i)| doc.word(i).to_lowercase() == word)
        };
        start.is_some_and(same)
    };
    cast.within(&(0..conversation.interview())).find_map(|(n, placed)| {
        let mut start = cast.begins(n)?;
        if start > 0 && doc.language.grammar.the.contains(doc.word(start - 1)) {
            start -= 1;
        }
        let person = cast.entities.get(placed.entity).is_some_and(EntityFacts::is_person);
        let asked = turns.asked_by.iter().any(|line| ends_with(line, start));
        let spoke = !person && turns.spoke_to.iter().any(|line| ends_with(line, start));
        (asked || spoke).then_some(placed.entity)
    })
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use super::holder;
    use crate::extract::conversation::Conversation;
    use crate::extract::source::entities::Cast;
    use crate::extract::source::label_mentions;
    use crate::extract::source::mention::mentions;
    use crate::language::Language;
    use crate::text::parsed::Parsed;

    /// Whom the labels of the first two turns mean.
    fn holders(text: &str) -> [Option<String>; 2] {
        let doc = Parsed::cut(text, Language::for_tests());
        let conversation = Conversation::of(&doc);
        let found = label_mentions::with_labels(&doc, &conversation, mentions(&doc, &conversation));
        let mut cast = Cast::new(&doc, &conversation, &found);
        [0, 1].map(|turn| {
            let (entity, _) = holder(&doc, &mut cast, &conversation, &conversation.turns[turn])?;
            Some(cast.entities[entity].name(doc.language))
        })
    }

    /// An interview of questions and answers below a line.
    fn interview(line: &str) -> [Option<String>; 2] {
        holders(&format!("{line}\n\nQ: Why did you leave?\n\nA: I was tired.\n\nQ: And now?"))
    }

    fn is(name: &str) -> Option<String> {
        Some(name.to_owned())
    }

    #[test]
    fn a_label_with_a_name_is_its_bearers_and_one_without_nobodys() {
        let text =
            "ADA EXAMPLE: Why did you leave?\n\nUNIDENTIFIED MALE: I was tired.\n\nADA EXAMPLE: And now?";
        assert_eq!(holders(text), [is("Ada Example"), None]);
    }

    #[test]
    fn the_line_above_says_who_asks_and_who_is_left_answers() {
        let line = "Ada Example was interviewed by Ben Sample about the old bridge.";
        assert_eq!(interview(line), [is("Ben Sample"), is("Ada Example")]);
        let line = "Ada Example speaks to the Harbour Water Trust about the old bridge.";
        assert_eq!(interview(line), [is("Harbour Water Trust"), is("Ada Example")]);
    }

    #[test]
    fn of_two_persons_nobody_is_told_who_answers() {
        assert_eq!(interview("Ada Example speaks to Ben Sample about the old bridge."), [None, None]);
        let line = "Ada Example and Carla Sample were interviewed by Ben Example about the old bridge.";
        assert_eq!(interview(line)[1], None);
    }
}
