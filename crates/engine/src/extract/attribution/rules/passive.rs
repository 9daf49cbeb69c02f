//! Passive voice: "Smith was accused of …", "the mayor had been asked whether …". The subject of a passive reporting verb
//! is whom it was done to, not who says it. "Smith is quoted as saying …" is the exception.

use crate::extract::attribution::choice::Choice;
use crate::language::cues::Form;
use crate::model::corpus::Kind;
use crate::text::parsed::Parsed;

/// Takes the source away where it is the subject of a passive.
pub(in crate::extract::attribution) fn leave_passive_subject(doc: &Parsed<'_>, choice: &mut Choice) {
    let Some(&source) = choice.source.last() else { return };
    let words = &doc.language.attribution;
    let said = |i: u32| {
        let cue = doc.language.cues.find(doc.word(i as usize))?;
        let told = matches!(cue.kind, Kind::Speech | Kind::Finding) && cue.form == Form::Past;
        (told && !words.quoting.contains(&cue.lemma)).then_some(i as usize)
    };
    let Some(verb) = choice.cue.iter().find_map(|&i| said(i)) else { return };
    let endings = &doc.language.word_classes.adverb_endings;
    let adverb =
        |i: usize| endings.of(doc.word(i)).is_some() || words.between_passive_verbs.contains(doc.word(i));
    let is = (verb.saturating_sub(ADVERBS)..verb)
        .rev()
        .find(|&i| !adverb(i))
        .is_some_and(|i| words.passive_auxiliaries.contains(doc.word(i)));
    if is && (source as usize) < verb {
        choice.source.clear();
    }
}

/// The most words between "was" and "accused", and "was" itself.
const ADVERBS: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::rules::testing::{choice, tokens, written};

    #[test]
    fn a_passive_subject_does_not_say_it() {
        let source = |text: &str, cue: &str| {
            let doc = Parsed::new(text);
            let mut found = choice(tokens(&doc, cue), tokens(&doc, "Smith"), vec![]);
            leave_passive_subject(&doc, &mut found);
            written(&doc, &found.source)
        };
        assert_eq!(source("Smith was accused of taking the bridge.", "accused of"), "");
        assert_eq!(source("Smith has been repeatedly asked who took it.", "been repeatedly asked"), "");
        assert_eq!(source("It was claimed by Smith that it fell.", "claimed"), "Smith");
        assert_eq!(source("Smith is quoted as saying that it fell.", "quoted as saying"), "Smith");
        assert_eq!(source("Smith was angry and said that it fell.", "said"), "Smith");
        assert_eq!(source("Smith was saying that it fell.", "saying"), "Smith");
        assert_eq!(source("Smith was worried that it fell.", "worried"), "Smith");
    }
}
