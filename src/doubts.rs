//! What is not sure of a statement, in words: on cards, in the note beside an article, in citations.

use crate::texts::Locale;
use on_record_engine::model::{Confidence, Statement};

/// What is not sure of a statement, and what that means. An editor's word leaves no doubt.
pub(crate) fn doubts(s: &Statement, locale: Locale) -> Vec<(&'static str, &'static str)> {
    let t = &locale.found;
    let (speaker, content) =
        (s.confidence.speaker < Confidence::HIGH, s.confidence.content < Confidence::HIGH);
    let doubted = [
        (speaker && !s.confidence.names_speaker() && s.actor.is_none(), (locale.unsure, locale.unsure_help)),
        (speaker && s.actor.is_some(), (t.likely, t.likely_help)),
        (content, (t.words_unsure, t.words_unsure_help)),
    ];
    doubted
        .into_iter()
        .filter(|(doubt, _)| *doubt && s.correction.is_none())
        .map(|(_, words)| words)
        .collect()
}

/// The same in one text, as a citation tells it; empty where all is sure.
pub(crate) fn told(s: &Statement, locale: Locale) -> String {
    doubts(s, locale).into_iter().map(|(says, _)| says).collect::<Vec<_>>().join(locale.comma)
}
