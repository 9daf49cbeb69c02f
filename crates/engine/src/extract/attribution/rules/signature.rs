//! Signed quotations: a name behind a dash, without a sentence that says who speaks ("“…” — Ann Smith").

use crate::extract::attribution::rules::clause::is_said;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// How far from the end of a paragraph the dash stands at most, in tokens.
const LABEL: usize = 14;
/// Minimum number of words in a signed quotation: “Yes” — a pause …
const WORDS: usize = 3;

/// A quotation with who signs it, in tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract::attribution) struct Signed {
    /// The dash.
    pub(in crate::extract::attribution) dash: usize,
    /// The name.
    pub(in crate::extract::attribution) source: Range<usize>,
    /// The words.
    pub(in crate::extract::attribution) content: Range<usize>,
}

/// The signed quotations of an article, in the order of the text.
#[must_use]
pub(in crate::extract::attribution) fn signed(doc: &Parsed<'_>) -> Vec<Signed> {
    let paragraphs = doc.paragraphs();
    (0..paragraphs.len()).filter_map(|n| signature(doc, &paragraphs, n)).collect()
}

/// The quotation that the end of a paragraph signs, in that paragraph or in the one before.
fn signature(doc: &Parsed<'_>, paragraphs: &[Range<usize>], n: usize) -> Option<Signed> {
    let paragraph = &paragraphs[n];
    let dash = (paragraph.end.saturating_sub(LABEL).max(paragraph.start)..paragraph.end)
        .find(|&i| matches!(doc.word(i), "—" | "–" | "―" | "-" | "--" | "~"))?;
    let after_quotation =
        dash > 0 && (doc.is_quote_mark(dash - 1) || dash == paragraph.start && doc.is_quoted(dash - 1));
    let named = dash + 1 < paragraph.end && doc.tokens[dash + 1].kind == TokenKind::Capital;
    if !after_quotation || !named || doc.is_quoted(dash) {
        return None;
    }
    let before = if dash == paragraph.start { paragraphs[n.checked_sub(1)?].end - 1 } else { dash - 1 };
    let quotation = doc.quotations[doc.tokens[before].quotation? as usize];
    let content = doc.tokens_in(quotation.span);
    let words = content.clone().filter(|&i| doc.is_word(i)).count();
    let stop = |&i: &usize| !doc.is_word(i) && !matches!(doc.word(i), "-" | "." | "'" | "’");
    let end = (dash + 1..paragraph.end).find(stop).unwrap_or(paragraph.end);
    // "“…” – Smith said": a sentence that says who speaks.
    let behind = (dash + 1..paragraph.end).find(|&i| doc.tokens[i].kind != TokenKind::Capital);
    let says = behind.is_some_and(|i| is_said(doc, i));
    (words >= WORDS && end > dash + 1 && !says).then(|| Signed { dash, source: dash + 1..end, content })
}

#[cfg(test)]
mod tests {
    use super::signed;
    use crate::text::parsed::Parsed;

    fn sources(text: &str) -> Vec<String> {
        let doc = Parsed::new(text);
        let words = |r: &std::ops::Range<usize>| r.clone().map(|i| doc.word(i)).collect::<Vec<_>>().join(" ");
        signed(&doc).iter().map(|l| words(&l.source)).collect()
    }

    #[test]
    fn reads_signatures() {
        assert_eq!(sources("“We were never asked about it.” — Ann Example\n"), ["Ann Example"]);
        assert_eq!(sources("“We were never asked about it.”\n— Ann Example, baker"), ["Ann Example"]);
        assert!(sources("“We” — he paused — were never asked.").is_empty());
        assert!(sources("“We were never asked about it.” – Ann Example said.\n").is_empty());
        let told = "“We were never asked about it.” – Ann Example, as told to Ben Sample\n";
        assert_eq!(sources(told), ["Ann Example"]);
        assert_eq!(sources("\"So far, it's us: one, them: none.\" - Ann Example\n"), ["Ann Example"]);
    }
}
