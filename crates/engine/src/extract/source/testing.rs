//! For tests: whom sources mean.

use super::{Speaker, resolve};
use crate::extract::conversation::Conversation;
use crate::extract::reading::{Attribution, Entity};
use crate::language::Language;
use crate::model::corpus::{Confidence, Kind, Manner};
use crate::text::parsed::Parsed;
use crate::text::span::Span;

/// The entities that these sources mean, which stand in the text in this order, each before its verb; `None` where
/// nobody is sure enough to be shown. "milk. |Example" is the "Example" behind "milk. ".
fn entities(text: &str, language: &Language, sources: &[&str]) -> Vec<Option<Entity>> {
    let doc = Parsed::cut(text, language);
    let mut from = 0;
    let attribution = |source: &&str| {
        let (before, source) = source.split_once('|').unwrap_or(("", source));
        let found = text.get(from..).unwrap().find(&format!("{before}{source}")).unwrap();
        let start = from + found + before.len();
        from = start + source.len();
        let span = Span::at(start, from);
        let cue = doc.tokens_in(span).end;
        let rest = cue + 1..doc.sentence_of(cue).tokens.end;
        Attribution {
            source: vec![span],
            cue: vec![doc.tokens[cue].span],
            content: vec![doc.tokens[rest.start].span.join(doc.tokens[rest.end - 1].span)],
            quoted: Vec::new(),
            manner: Manner::Indirect,
            kind: Kind::Speech,
            nested: false,
            confidence: Confidence { content: 100, speaker: 100 },
        }
    };
    let attributions: Vec<Attribution> = sources.iter().map(attribution).collect();
    let (entities, speakers) = resolve(&doc, &Conversation::default(), &attributions);
    let shown = |speaker: &Option<Speaker>| speaker.filter(|s| s.confidence >= Confidence::SURE);
    speakers.iter().map(|speaker| Some(entities[shown(speaker)?.entity].clone())).collect()
}

/// The names of those that have one.
pub(super) fn meant(text: &str, language: &Language, sources: &[&str]) -> Vec<Option<String>> {
    let named = |entity: Option<Entity>| entity.filter(|e| e.named).map(|e| e.name);
    entities(text, language, sources).into_iter().map(named).collect()
}

/// The same in English.
pub(super) fn english(text: &str, sources: &[&str]) -> Vec<Option<String>> {
    meant(text, Language::for_tests(), sources)
}

/// What the last of these sources is, with its words where it has no name: "group: residents".
pub(super) fn last(text: &str, sources: &[&str]) -> Option<String> {
    let entity = entities(text, Language::for_tests(), sources).pop()??;
    Some(format!("{}: {}", entity.kind.word(), entity.name))
}

pub(super) fn is(name: &str) -> Option<String> {
    Some(name.to_owned())
}
