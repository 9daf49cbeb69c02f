//! Speakers that the layout names, without a sentence that does: transcripts ("SMITH: …") and signed quotations
//! ("“…” — Ann Smith").

use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// What the layout attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract::attribution) struct Labelled {
    /// The colon or the dash.
    pub(in crate::extract::attribution) cue: usize,
    /// The name's tokens.
    pub(in crate::extract::attribution) source: Range<usize>,
    /// The tokens of the words.
    pub(in crate::extract::attribution) content: Vec<usize>,
}

/// Finds them. A transcript needs two labelled paragraphs: one alone may be a heading.
#[must_use]
pub(in crate::extract::attribution) fn labelled(doc: &Parsed<'_>) -> Vec<Labelled> {
    let paragraphs = &paragraphs(doc)[..];
    let labels: Vec<Option<Label>> = paragraphs.iter().map(|p| label(doc, p)).collect();
    let speaks = |l: &Label| !l.signs && l.capitals;
    let transcript = labels.iter().flatten().filter(|l| speaks(l)).count() >= 2;
    let mut found: Vec<Labelled> = Vec::new();
    let mut running = false;
    for (n, (paragraph, label)) in paragraphs.iter().zip(&labels).enumerate() {
        match label {
            Some(l) if l.signs => {
                running = false;
                found.extend(signed(doc, paragraphs, n, l.mark));
            }
            Some(l) if transcript && speaks(l) => {
                let start = paragraph.start + usize::from(doc.is_quote_mark(paragraph.start));
                found.push(Labelled {
                    cue: l.mark,
                    source: start..l.mark,
                    content: (l.mark + 1..paragraph.end).collect(),
                });
                running = true;
            }
            // The words of a speaker go on until another one is named or the text stops being spoken.
            None if running && still_spoken(doc, paragraph) => {
                if let Some(last) = found.last_mut() {
                    last.content.extend(paragraph.clone());
                }
            }
            _ => running = false,
        }
    }
    found
}

/// The tokens of each paragraph that is read.
fn paragraphs(doc: &Parsed<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut block = usize::MAX;
    for sentence in &doc.sentences {
        match found.last_mut().filter(|_| sentence.block == block) {
            Some(last) => last.end = sentence.tokens.end,
            None => {
                block = sentence.block;
                found.push(sentence.tokens.clone());
            }
        }
    }
    found
}

/// A name with a mark that announces or signs words.
#[derive(Clone, Copy, Debug)]
struct Label {
    /// The colon or the dash, as a token index.
    mark: usize,
    /// Whether it signs the words before it, and does not announce those behind it.
    signs: bool,
    /// Whether the name is in capitals, as in transcripts.
    capitals: bool,
}

/// How far from the edge of a paragraph the mark of a label stands at most, in tokens.
const LABEL: usize = 14;

/// The label of a paragraph: "SMITH: …" or "“…” — Ann Smith".
fn label(doc: &Parsed<'_>, paragraph: &Range<usize>) -> Option<Label> {
    let capital = |i: usize| doc.tokens[i].kind == TokenKind::Capital;
    let start = paragraph.start + usize::from(doc.is_quote_mark(paragraph.start));
    let colon = (start..paragraph.end.min(start + LABEL)).find(|&i| doc.word(i) == ":");
    let name =
        |i: usize| capital(i) || matches!(doc.word(i), "(" | ")" | "-" | "." | ",") || doc.word(i).len() <= 3;
    if let Some(colon) = colon.filter(|&colon| colon > start && colon + 1 < paragraph.end)
        && (start..colon).all(name)
        && capital(start)
    {
        let capitals =
            (start..colon).filter(|&i| doc.is_word(i)).all(|i| !doc.word(i).chars().any(char::is_lowercase));
        // "“So far, it’s us: one, them: none.” — Ann Smith": a colon inside a quotation announces nobody.
        if capitals || !doc.is_quoted(colon) {
            return Some(Label { mark: colon, signs: false, capitals });
        }
    }
    let dash = (paragraph.end.saturating_sub(LABEL).max(paragraph.start)..paragraph.end)
        .find(|&i| matches!(doc.word(i), "—" | "–" | "―" | "-" | "--" | "~"))?;
    let after_quotation =
        dash > 0 && (doc.is_quote_mark(dash - 1) || dash == paragraph.start && doc.is_quoted(dash - 1));
    let signed = dash + 1 < paragraph.end && capital(dash + 1);
    (after_quotation && signed && !doc.is_quoted(dash)).then_some(Label {
        mark: dash,
        signs: true,
        capitals: false,
    })
}

/// Whether an unlabelled paragraph in a transcript reads as spoken: it stands in the quotation that the label opened.
fn still_spoken(doc: &Parsed<'_>, paragraph: &Range<usize>) -> bool {
    doc.is_quote_mark(paragraph.start) && doc.is_quoted(paragraph.end - 1)
}

fn signed(doc: &Parsed<'_>, paragraphs: &[Range<usize>], n: usize, dash: usize) -> Option<Labelled> {
    let paragraph = &paragraphs[n];
    let before = if dash == paragraph.start { paragraphs[n.checked_sub(1)?].end - 1 } else { dash - 1 };
    let quotation = doc.quotations[doc.tokens[before].quotation? as usize];
    let content = doc.tokens_in(quotation.span);
    let words = content.clone().filter(|&i| doc.is_word(i)).count();
    let stop = |&i: &usize| !doc.is_word(i) && !matches!(doc.word(i), "-" | "." | "'" | "’");
    let end = (dash + 1..paragraph.end).find(stop).unwrap_or(paragraph.end);
    (words >= 3 && end > dash + 1).then(|| Labelled {
        cue: dash,
        source: dash + 1..end,
        content: content.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::labelled;
    use crate::text::parsed::Parsed;

    fn sources(text: &str) -> Vec<String> {
        let doc = Parsed::new(text);
        let found = labelled(&doc);
        let words = |r: &std::ops::Range<usize>| r.clone().map(|i| doc.word(i)).collect::<Vec<_>>().join(" ");
        found.iter().map(|l| words(&l.source)).collect()
    }

    #[test]
    fn reads_transcripts() {
        let text = "HOST: Why did you leave?\n\nDOE: I was tired of it all.\n\nHOST: And now?";
        assert_eq!(sources(text), ["HOST", "DOE", "HOST"]);
        assert!(sources("UPDATE: The council met again on Monday.").is_empty());
    }

    #[test]
    fn reads_signatures() {
        assert_eq!(sources("“We were never asked about it.” — Ann Example\n"), ["Ann Example"]);
        assert_eq!(sources("“We were never asked about it.”\n— Ann Example, baker"), ["Ann Example"]);
        assert!(sources("“We” — he paused — were never asked.").is_empty());
        assert_eq!(sources("\"So far, it's us: one, them: none.\" - Ann Example\n"), ["Ann Example"]);
    }
}
