//! Texts cut where something begins or ends: a quotation, a word that was searched, a statement's mark.

use on_record_engine::Span;
use on_record_engine::query::Question;
use on_record_engine::sorting::distinct;
use yew::AttrValue;

/// Words that look alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The words, as the article has them.
    pub text: AttrValue,
    /// Whether they stand in quotation marks.
    pub quoted: bool,
    /// Whether they were searched for.
    pub hit: bool,
    /// Whether the article has other words between these and the ones before.
    pub gap: bool,
}

/// Cuts `span` at every edge of `edges` that lies inside it.
pub(crate) fn cut(span: Span, edges: impl Iterator<Item = Span>) -> Vec<Span> {
    let inside = edges
        .flat_map(|edge| [edge.start, edge.end])
        .filter(|&edge| span.start < edge && edge < span.end)
        .chain([span.start, span.end]);
    distinct(inside).windows(2).map(|pair| Span::new(pair[0], pair[1])).collect()
}

/// Where the words of a question stand in a piece of a text.
pub(crate) fn hits(text: &str, span: Span, question: &Question) -> Vec<Span> {
    question
        .marks(span.of(text))
        .into_iter()
        .map(|mark| Span::new(span.start + mark.start, span.start + mark.end))
        .collect()
}

/// A statement's words in order, cut into runs.
pub(crate) fn runs(text: &str, content: &[Span], quoted: &[Span], question: &Question) -> Vec<Run> {
    let mut runs = Vec::new();
    for (piece, &span) in content.iter().enumerate() {
        let hits = hits(text, span, question);
        for (at, part) in cut(span, quoted.iter().chain(&hits).copied()).into_iter().enumerate() {
            runs.push(Run {
                text: part.of(text).to_owned().into(),
                quoted: quoted.iter().any(|q| q.contains(part)),
                hit: hits.iter().any(|h| h.contains(part)),
                gap: piece > 0 && at == 0,
            });
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn quoted_words_and_hits_may_cross() {
        let text = "the agenda was \"not ready at all\", she said";
        let content = [Span::new(0, 33)];
        let quoted = [Span::new(15, 33)];
        let runs = runs(text, &content, &quoted, &Question::read("\"was not\""));
        let shown: Vec<_> = runs.iter().map(|r| (r.text.as_str(), r.quoted, r.hit)).collect();
        assert_eq!(
            shown,
            [
                ("the agenda ", false, false),
                ("was ", false, true),
                ("\"not", true, true),
                (" ready at all\"", true, false),
            ]
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost_or_doubled(start in 0u32..20, len in 1u32..20, edges in proptest::collection::vec((0u32..50, 0u32..50), 0..6)) {
            let span = Span::new(start, start + len);
            let parts = cut(span, edges.into_iter().map(|(a, b)| Span::new(a, b)));
            prop_assert_eq!(parts.first().map(|p| p.start), Some(span.start));
            prop_assert_eq!(parts.last().map(|p| p.end), Some(span.end));
            prop_assert!(parts.windows(2).all(|p| p[0].end == p[1].start && !p[0].is_empty()));
        }
    }
}
