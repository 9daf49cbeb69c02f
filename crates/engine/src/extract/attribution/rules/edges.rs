//! Where contents begin and end: a content gains the marks of its own quotation, and leaves to the reporter what is
//! the reporter's.

use crate::extract::attribution::word_class::is_title;
use crate::text::parsed::Parsed;
use crate::text::span::Span;

/// Gives pieces that start or end at a quotation's edge its marks, and the comma or full stop before the closing one.
pub(in crate::extract::attribution) fn whole_quotations(
    doc: &Parsed<'_>,
    mut pieces: Vec<Span>,
) -> Vec<Span> {
    for piece in &mut pieces {
        let tokens = doc.tokens_in(*piece);
        let (first, last) = (tokens.start, tokens.end.saturating_sub(1));
        let quotation =
            |i: usize| doc.tokens.get(i).and_then(|t| t.quotation).map(|q| doc.quotations[q as usize]);
        // The mark may be made of two, and a bracket may stand behind it: “[The] bridge”.
        if let Some(q) = quotation(first).filter(|q| q.span.start < piece.start) {
            let before = doc.tokens_in(Span { start: q.span.start, end: piece.start });
            if before.len() <= 3 && before.clone().all(|i| !doc.is_word(i)) && doc.is_quote_mark(before.start)
            {
                piece.start = q.span.start;
            }
        }
        if let Some(q) = quotation(last).filter(|q| q.closed && q.span.end > piece.end) {
            let rest = doc.tokens_in(Span { start: piece.end, end: q.span.end });
            if rest.len() <= 3 && rest.clone().all(|i| !doc.is_word(i)) {
                piece.end = q.span.end;
            }
        }
    }
    pieces
}

/// "on “Meet the Neighbours” that …": the title is where it was said. "that “…”" is the quotation: the conjunction is
/// the reporter's.
pub(in crate::extract::attribution) fn bare_quotation(
    doc: &Parsed<'_>,
    cue: &[u32],
    mut pieces: Vec<Span>,
) -> Vec<Span> {
    let that = |i: usize| doc.language.word_classes.that.contains(doc.word(i));
    let conjunction = |piece: Span| {
        let tokens = doc.tokens_in(piece);
        tokens.len() == 1 && that(tokens.start) && !doc.is_quoted(tokens.start)
    };
    if pieces.len() > 1 && conjunction(pieces[0]) {
        pieces.remove(0);
    }
    if let Some(first) = pieces.first_mut() {
        let mut tokens = doc.tokens_in(*first);
        let title =
            doc.tokens[tokens.start].quotation.map(|q| doc.tokens_in(doc.quotations[q as usize].span));
        if let Some(title) =
            title.filter(|t| t.start == tokens.start && t.end + 1 < tokens.end && is_title(doc, t.clone()))
            && that(title.end)
        {
            tokens.start = title.end + 1;
            first.start = doc.tokens[tokens.start].span.start;
        }
        let quotation = doc.tokens.get(tokens.start + 1).and_then(|t| t.quotation);
        let whole = quotation.is_some_and(|q| {
            doc.quotations[q as usize]
                .span
                .contains(Span { start: doc.tokens[tokens.start + 1].span.start, end: first.end })
        });
        if whole && tokens.len() > 1 && that(tokens.start) && !doc.is_quoted(tokens.start) {
            first.start = doc.tokens[tokens.start + 1].span.start;
        }
    }
    if let [only] = &mut pieces[..]
        && cue.iter().any(|&i| doc.language.attribution.accusing.contains(doc.word(i as usize)))
        && let Some(opening) = accusation(doc, *only)
    {
        only.start = doc.tokens[opening].span.start;
    }
    pieces
}

/// How many tokens may name the accused.
const ACCUSED: usize = 8;

/// "accused the council of “…”": the opening mark, where the quotation is the rest of the content. Who is accused was
/// named by the reporter.
fn accusation(doc: &Parsed<'_>, piece: Span) -> Option<usize> {
    let tokens = doc.tokens_in(piece);
    let opening = tokens.clone().take(ACCUSED).find(|&i| doc.is_quote_mark(i))?;
    let quotation = doc.quotations[doc.tokens[opening].quotation? as usize];
    let of = opening > tokens.start && doc.language.grammar.of.contains(doc.word(opening - 1));
    (of && quotation.span.end >= doc.tokens[tokens.end - 1].span.end).then_some(opening)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::rules::testing::tokens;

    /// The span of the tokens where these words stand, which are given with a blank between tokens.
    fn piece(doc: &Parsed<'_>, words: &str) -> Span {
        let tokens = tokens(doc, words);
        doc.tokens[tokens[0] as usize].span.join(doc.tokens[tokens[tokens.len() - 1] as usize].span)
    }

    fn whole(text: &str, words: &str) -> String {
        let doc = Parsed::new(text);
        let pieces = whole_quotations(&doc, vec![piece(&doc, words)]);
        pieces.iter().map(|piece| piece.of(text)).collect::<Vec<_>>().join(" | ")
    }

    fn bare(text: &str, cue: &str, pieces: &[&str]) -> String {
        let doc = Parsed::new(text);
        let pieces = pieces.iter().map(|words| piece(&doc, words)).collect();
        let pieces = bare_quotation(&doc, &tokens(&doc, cue), pieces);
        pieces.iter().map(|piece| piece.of(text)).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn a_quotation_has_its_marks_and_the_stop_before_the_closing_one() {
        assert_eq!(whole("“It fell,” she said.", "It fell"), "“It fell,”");
        assert_eq!(whole("She said: “It fell.”", "“ It fell"), "“It fell.”");
        assert_eq!(whole("“[The bridge] fell,” she said.", "The bridge ] fell"), "“[The bridge] fell,”");
        assert_eq!(whole("''It fell,'' she said.", "It fell"), "''It fell,''");
        assert_eq!(whole("“It fell and sank,” she said.", "It fell"), "“It fell", "words follow");
        assert_eq!(whole("“It fell and sank,” she said.", "and sank"), "and sank,”", "words stand before");
        assert_eq!(whole("“It fell, she said.", "It fell"), "“It fell", "nothing closes it");
        assert_eq!(whole("She said it fell.", "it fell"), "it fell");
    }

    #[test]
    fn a_conjunction_before_a_quotation_is_the_reporters() {
        assert_eq!(bare("She said that “it fell”.", "said", &["that “ it fell ”"]), "“it fell”");
        assert_eq!(bare("She said that “it fell”.", "said", &["that", "“ it fell ”"]), "“it fell”");
        assert_eq!(bare("She said that it “fell”.", "said", &["that it “ fell ”"]), "that it “fell”");
        assert_eq!(bare("She said “that it fell”.", "said", &["“ that it fell ”"]), "“that it fell”");
        assert_eq!(bare("She said that.", "said", &["that"]), "that", "all that is told");
    }

    #[test]
    fn the_title_of_a_programme_is_where_it_was_said() {
        let text = "She said on “Meet the Neighbours” that it fell.";
        assert_eq!(bare(text, "said", &["“ Meet the Neighbours ” that it fell"]), "it fell");
        let text = "She said “meet the neighbours” that day.";
        assert_eq!(
            bare(text, "said", &["“ meet the neighbours ” that day"]),
            "“meet the neighbours” that day",
            "no title"
        );
    }

    #[test]
    fn who_is_accused_was_named_by_the_reporter() {
        let of = |text: &str, cue: &str, content: &str| bare(text, cue, &[content]);
        assert_eq!(
            of("She accused the council of “theft”.", "accused", "the council of “ theft ”"),
            "“theft”"
        );
        let goes_on = "the council of “ theft ” again";
        assert_eq!(
            of("She accused the council of “theft” again.", "accused", goes_on),
            "the council of “theft” again"
        );
        assert_eq!(
            of("She told the council of “theft”.", "told", "the council of “ theft ”"),
            "the council of “theft”"
        );
        assert_eq!(
            of("She accused the council “thief”.", "accused", "the council “ thief ”"),
            "the council “thief”"
        );
    }
}
