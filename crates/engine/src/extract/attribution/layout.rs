//! Speakers that the layout names, without a sentence that does: transcripts ("SMITH: …") and signed quotations
//! ("“…” — Ann Smith").

use crate::extract::attribution::tagger::{Label, speaker_label};
use crate::extract::attribution::traits::Traits;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// What the layout attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// The colon or the dash.
    pub cue: usize,
    /// The name's tokens.
    pub source: Range<usize>,
    /// The tokens of the words.
    pub content: Vec<usize>,
}

/// Finds them. A transcript needs two labelled paragraphs: one alone may be a heading.
#[must_use]
pub fn labelled(doc: &Parsed<'_>, all: &[Traits], paragraphs: &[Range<usize>]) -> Vec<Labelled> {
    let labels: Vec<Option<Label>> = paragraphs.iter().map(|p| speaker_label(doc, all, p)).collect();
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
    use crate::extract::attribution::{tagger, traits};
    use crate::language::cues::Lexicon;
    use crate::text::parsed::Parsed;

    fn sources(text: &str) -> Vec<String> {
        let doc = Parsed::new(text);
        let all = traits::traits(&doc, &Lexicon::built_in(), &mut traits::Spellings::default());
        let found = labelled(&doc, &all, &tagger::paragraphs(&doc));
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
