//! Contents that only name a thing, behind a cue that says little: "Ruritania showing an interest in talks", "she would not
//! comment on the matter", "citing the weather". How much is asked of a choice depends on what its words can be.

use crate::extract::attribution::choice::{Choice, is_form_of, is_participle, is_plain, kind, words};
use crate::extract::attribution::network::Bounds;
use crate::extract::attribution::rules::ablation::{Rule, applies};
use crate::extract::attribution::word_class::{WordClass, class_of};
use crate::language::cues::Form;
use crate::model::corpus::Kind;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;

/// What is no speech and only names a thing is a statement where it is so sure.
const OTHER_THING: f32 = 0.75;
/// What a cue says of a relative word before it is a statement where it is so sure.
const TAKEN_UP: f32 = 0.8;
/// What is said to be the way in which something is done is a statement from here on.
const MANNER: f32 = 0.3;
/// A stance that somebody makes known is a statement from here on.
const STANCE: f32 = 0.3;

/// The least that is asked of a choice; `None` where it is no statement, however sure it is.
pub(in crate::extract::attribution) fn least(
    doc: &Parsed<'_>,
    choice: &Choice,
    bounds: Bounds,
) -> Option<f32> {
    let kind = kind(doc, &choice.cue);
    if !applies(doc, Rule::Thin) {
        return Some(if matches!(kind, Kind::Speech | Kind::Finding) { bounds.speech } else { bounds.other });
    }
    if only_rings(doc, choice) || only_points_back(doc, choice) {
        return None;
    }
    if !names_a_thing(doc, choice) {
        return Some(match kind {
            Kind::Speech if is_manner(doc, choice) => bounds.speech.min(MANNER),
            Kind::Speech | Kind::Finding => bounds.speech,
            _ => bounds.other,
        });
    }
    if passes_over(doc, choice) {
        return None;
    }
    Some(match kind {
        _ if voices_a_stance(doc, choice) => bounds.speech.min(STANCE),
        // "The meeting, which revealed disagreements": what happened tells nothing in words.
        Kind::Speech if stands_for_something(doc, choice) => bounds.other,
        // "The talks, which she has encouraged as a step": of what is named before, little is told.
        Kind::Speech if takes_up(doc, choice) => bounds.other.max(TAKEN_UP),
        // "…, citing the weather": the grounds that somebody has are seldom what they say.
        Kind::Speech if gives_grounds(doc, choice) => bounds.other,
        // Who finds or shows a thing says nothing; a study or a film does.
        Kind::Finding if !is_shown(doc, choice) => bounds.other,
        Kind::Speech | Kind::Finding => bounds.speech,
        Kind::Other => bounds.other.max(OTHER_THING),
        Kind::Attitude => bounds.other,
    })
}

/// Whether a content has no word in quotation marks, opens no clause, and has no verb that needs a subject before its first
/// relative word.
fn names_a_thing(doc: &Parsed<'_>, choice: &Choice) -> bool {
    use WordClass::{Auxiliary, Be, Modal, Relative, Subordinator, That, To};
    let words = || choice.content.iter().map(|&i| i as usize).filter(|&i| doc.is_word(i));
    let clause = !takes_up(doc, choice)
        && words()
            .next()
            .is_none_or(|first| matches!(class_of(doc, first), That | Relative | Subordinator | To));
    let own = words().skip(usize::from(takes_up(doc, choice)));
    let mut own = own.map(|i| class_of(doc, i)).take_while(|class| !matches!(class, That | Relative));
    !clause && !words().any(|i| doc.is_quoted(i)) && !own.any(|class| matches!(class, Auxiliary | Modal | Be))
}

/// "The talks, which she has encouraged as a step": the content is a relative word before the cue, and what the cue says
/// of it.
fn takes_up(doc: &Parsed<'_>, choice: &Choice) -> bool {
    let (Some(&cue), [first, second, ..]) = (choice.cue.first(), &choice.content[..]) else { return false };
    class_of(doc, *first as usize) == WordClass::Relative && *first < cue && cue < *second
}

/// "by saying that …": a plain cue that tells in which way something was done.
fn is_manner(doc: &Parsed<'_>, choice: &Choice) -> bool {
    let [cue] = choice.cue[..] else { return false };
    let by = |i: u32| doc.language.attribution.by.contains(doc.word(i as usize));
    is_plain(doc, cue) && cue > 0 && by(cue - 1) && is_participle(doc, cue)
}

/// "underscored its opposition to the dam": a verb that makes known, a noun for what one thinks of a thing, and the thing.
fn voices_a_stance(doc: &Parsed<'_>, choice: &Choice) -> bool {
    let lists = &doc.language.attribution;
    let named = |i: &usize| !class_of(doc, *i).joins() && class_of(doc, *i) != WordClass::That;
    let told = choice.content.iter().map(|&i| i as usize).filter(|&i| doc.is_word(i));
    let stance: Vec<usize> = told.take_while(named).collect();
    let voiced = choice.cue.iter().rev().find(|&&i| doc.is_word(i as usize));
    voiced.is_some_and(|&i| is_form_of(doc, i, &lists.voicing))
        && stance.last().is_some_and(|&i| lists.stances.contains(doc.word(i)))
        && stance.len() < words(doc, &choice.content)
}

/// "any such arrangement": a name for what was said before, and nothing of it.
fn only_points_back(doc: &Parsed<'_>, choice: &Choice) -> bool {
    let mut words = choice.content.iter().map(|&i| i as usize).filter(|&i| doc.is_word(i));
    let back = |i: usize| doc.language.attribution.pointing_back.contains(doc.word(i));
    let determiner = |i: usize| class_of(doc, i) == WordClass::Determiner;
    let opened = words.find(|&i| !determiner(i)).is_some_and(back);
    let thing = words.find(|&i| !determiner(i)).is_some_and(|i| !doc.is_quoted(i));
    opened && thing && words.next().is_none()
}

/// "would not comment on the matter", "made no mention of it".
fn passes_over(doc: &Parsed<'_>, choice: &Choice) -> bool {
    let words = &doc.language.attribution;
    let lower = |i: &u32| doc.word(*i as usize).to_lowercase();
    let denies = |word: &str| {
        doc.language.word_classes.negations.contains(word)
            || words.withholding.contains(word)
            || words.none.contains(word)
            || words.negative_endings.close(word, 0)
    };
    choice.cue.iter().any(|i| words.remarking.contains(&lower(i)))
        && choice.cue.iter().any(|i| denies(&lower(i)))
}

/// "Calling the mayor as she was leaving": a verb of calling with a person and nothing that the person is called. "She spoke
/// to him on Friday, calling the mayor …": the verb of calling need not be the cue.
fn only_rings(doc: &Parsed<'_>, choice: &Choice) -> bool {
    let Some(cue) = choice.content.first().and_then(|first| first.checked_sub(1)) else { return false };
    let ends = |i: &usize| {
        use WordClass::{As, Preposition, Relative, Subordinator};
        matches!(class_of(doc, *i), As | Preposition | Relative | Subordinator)
    };
    let told = choice.content.iter().map(|&i| i as usize).filter(|&i| doc.is_word(i));
    let named: Vec<usize> = told.take_while(|i| !ends(i)).collect();
    let determined = |i: &usize| class_of(doc, *i) == WordClass::Determiner;
    let capital = |i: &usize| doc.tokens[*i].kind == TokenKind::Capital;
    let (determiner, name) = match named.split_first() {
        Some((first, rest)) if determined(first) => (true, rest),
        _ => (false, &named[..]),
    };
    let person = named.last().is_some_and(|last| doc.language.is_persons_noun(doc.word(*last)));
    is_form_of(doc, cue, &doc.language.attribution.ringing)
        && !choice.content.iter().any(|&i| doc.is_quoted(i as usize))
        && (person || !named.is_empty() && name.iter().all(capital))
        && !name.iter().any(determined)
        && (determiner || named.len() < words(doc, &choice.content))
}

/// Whether the cue ends in a participle that gives grounds.
fn gives_grounds(doc: &Parsed<'_>, choice: &Choice) -> bool {
    let last = choice.cue.iter().rev().find(|&&i| doc.is_word(i as usize));
    last.is_some_and(|&i| {
        class_of(doc, i as usize) == WordClass::Participle
            && doc.language.cues.find(doc.word(i as usize)).is_some_and(|cue| {
                doc.language.attribution.citing.contains(&cue.lemma) && cue.form != Form::Past
            })
    })
}

/// Whether the source is "which", "that" or "this" alone.
fn stands_for_something(doc: &Parsed<'_>, choice: &Choice) -> bool {
    let mut words = choice.source.iter().map(|&i| i as usize).filter(|&i| doc.is_word(i));
    let (only, more) = (words.next(), words.next());
    more.is_none()
        && only.is_some_and(|i| {
            let word = doc.word(i).to_lowercase();
            doc.language.attribution.standing_for_something.contains(&word)
        })
}

/// Whether the source is written, shown or counted, or a pronoun that may stand for such a thing.
fn is_shown(doc: &Parsed<'_>, choice: &Choice) -> bool {
    let pronouns = &doc.language.pronouns;
    choice.source.is_empty()
        || choice.source.iter().any(|&i| {
            let word = doc.word(i as usize).to_lowercase();
            doc.language.nameless.is_document(&doc.language.grammar, &word) || pronouns.thing.contains(&word)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::rules::testing::{choice, tokens};

    /// What is asked of the content behind a cue, which ends before the full stop.
    fn asked(text: &str, source: &str, cue: &str) -> Option<f32> {
        let doc = Parsed::new(text);
        let cue = tokens(&doc, cue);
        let from = *cue.last().expect("it has words") + 1;
        let content = (from..doc.tokens.len() as u32 - 1).collect();
        least(&doc, &choice(cue, tokens(&doc, source), content), Bounds { speech: 0.45, other: 0.7 })
    }

    #[test]
    fn a_thing_that_is_passed_over_is_no_statement() {
        assert_eq!(asked("The mayor would not comment on the repairs.", "mayor", "not comment on"), None);
        assert_eq!(asked("The mayor made no mention of the repairs.", "mayor", "no mention of"), None);
        assert_eq!(asked("The port shut, the mayor citing bad weather.", "mayor", "citing"), Some(0.7));
        assert_eq!(asked("The mayor said the port was shut.", "mayor", "said"), Some(0.45));
    }

    #[test]
    fn what_happened_and_who_shows_a_thing_must_be_surer() {
        assert_eq!(asked("They met, which revealed deep divisions.", "which", "revealed"), Some(0.7));
        assert_eq!(asked("They met, which revealed that talks had failed.", "which", "revealed"), Some(0.45));
        assert_eq!(asked("Ruritania showed an interest in talks.", "Ruritania", "showed"), Some(0.7));
        assert_eq!(asked("The survey showed an interest in talks.", "survey", "showed"), Some(0.45));
    }

    #[test]
    fn what_only_points_back_is_no_statement() {
        assert_eq!(asked("The mayor cast doubt on any such arrangement.", "mayor", "cast doubt on"), None);
        assert_eq!(asked("The mayor rejected such a claim.", "mayor", "rejected"), None);
        assert!(asked("The mayor rejected such claims about the dam.", "mayor", "rejected").is_some());
        assert!(asked("The mayor rejected any claim.", "mayor", "rejected").is_some());
    }

    #[test]
    fn what_is_taken_up_must_be_surer() {
        let asked = |text: &str, before: &str, cue: &str, behind: &str| {
            let doc = Parsed::new(text);
            let content = [tokens(&doc, before), tokens(&doc, behind)].concat();
            let choice = choice(tokens(&doc, cue), tokens(&doc, "the mayor"), content);
            least(&doc, &choice, Bounds { speech: 0.45, other: 0.7 })
        };
        let text = "They met, which the mayor has encouraged as a next step.";
        assert_eq!(asked(text, "which", "has encouraged", "as a next step"), Some(TAKEN_UP));
        let text = "They met, which the mayor said would be a next step.";
        assert_eq!(asked(text, "which", "said", "would be a next step"), Some(0.45));
    }

    #[test]
    fn the_way_in_which_something_is_done_may_be_less_sure() {
        let text = "The mayor calmed the town by saying that the dam holds.";
        assert_eq!(asked(text, "mayor", "saying"), Some(MANNER));
        let text = "The mayor left the town, saying that the dam holds.";
        assert_eq!(asked(text, "mayor", "saying"), Some(0.45));
    }

    #[test]
    fn a_stance_that_is_made_known_may_be_less_sure() {
        let text = "The mayor underscored the town’s opposition to a dam.";
        assert_eq!(asked(text, "mayor", "underscored"), Some(STANCE));
        assert_eq!(asked("The mayor voiced her regret over it.", "mayor", "voiced"), Some(STANCE));
        assert_eq!(asked("The mayor voiced her regret.", "mayor", "voiced"), Some(0.45));
        assert_eq!(asked("The mayor underscored the name of the dam.", "mayor", "underscored"), Some(0.45));
        assert_eq!(asked("The mayor met opposition to a dam.", "mayor", "met"), Some(OTHER_THING));
    }

    #[test]
    fn who_is_rung_up_is_called_nothing() {
        assert_eq!(asked("She called the mayor as he was leaving.", "She", "called"), None);
        assert_eq!(asked("She called Ada Example on Monday.", "She", "called"), None);
        let text = "She spoke on Monday, calling the mayor as he was leaving.";
        let doc = Parsed::new(text);
        let spoke = choice(tokens(&doc, "spoke"), vec![0], tokens(&doc, "the mayor as he was leaving"));
        assert_eq!(least(&doc, &spoke, Bounds { speech: 0.45, other: 0.7 }), None);
        assert!(asked("She called the mayor a liar.", "She", "called").is_some());
        assert!(asked("She called the group Harbour Watch.", "She", "called").is_some());
        assert!(asked("She called the plan reckless.", "She", "called").is_some());
    }
}
