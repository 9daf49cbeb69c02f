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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;
    use crate::platform::locale::locale;
    use crate::texts::Lang;
    use on_record_engine::model::{Correction, CorrectionKind};

    #[test]
    fn doubt_is_told_where_confidence_is_not_high() {
        let corpus = embedded::open().unwrap();
        let (_, spoken) = corpus.statements.iter().find(|(_, s)| s.actor.is_some()).unwrap();
        let told = |content, speaker, known: bool| {
            let mut s = spoken.clone();
            s.confidence = Confidence { content, speaker };
            s.actor = s.actor.filter(|_| known);
            let said: Vec<&str> =
                doubts(&s, locale(Lang::English)).into_iter().map(|(says, _)| says).collect();
            s.correction = Some(Correction { kind: CorrectionKind::Confirmed, note: String::new() });
            assert!(doubts(&s, locale(Lang::English)).is_empty(), "the editors' word leaves no doubt");
            said.join(", ")
        };
        assert_eq!(told(90, 90, true), "");
        assert_eq!(told(90, 60, true), "speaker likely");
        assert_eq!(told(90, 20, false), "speaker uncertain");
        assert_eq!(told(60, 90, true), "statement uncertain");
    }
}
