//! Quotations that their speaker leads in and somebody else passes on: "Smith said, “It is late,” according to the Post." The
//! words are Smith's; the Post only tells of them.

use crate::extract::attribution::choice::Choice;
use crate::extract::attribution::rules::clause::names;
use crate::language::cues::Form;
use crate::model::corpus::Kind;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// Maximum number of tokens of a speaker's name.
const LONGEST: usize = 10;
/// Minimum share of its uses, in percent, in which such a verb attributes.
const SHARE: u8 = 30;

/// Gives a quotation to the subject of the reporting verb right before it, where its own cue stands behind it.
pub(in crate::extract::attribution) fn take_leader(doc: &Parsed<'_>, choice: &mut Choice) {
    let (Some(&first), Some(&last), Some(&cue)) =
        (choice.content.first(), choice.content.last(), choice.cue.first())
    else {
        return;
    };
    let mark =
        [Some(first), first.checked_sub(1)].into_iter().flatten().find(|&i| doc.is_quote_mark(i as usize));
    let passes_on =
        choice.cue.iter().any(|&i| doc.language.attribution.passing_on.contains(doc.word(i as usize)));
    let Some(mark) = mark.filter(|_| cue > last && passes_on) else { return };
    let quoted = choice.content.iter().all(|&i| doc.is_quoted(i as usize));
    if !quoted || doc.tokens[cue as usize].sentence != doc.tokens[first as usize].sentence {
        return;
    }
    if let Some((source, verb)) = leader(doc, mark as usize) {
        choice.source = source.map(|i| i as u32).collect();
        choice.cue = vec![verb as u32];
    }
}

/// The subject and the verb right before a quotation: "**Smith** **said**, “".
fn leader(doc: &Parsed<'_>, mark: usize) -> Option<(Range<usize>, usize)> {
    let start = doc.sentence_of(mark).tokens.start;
    let before = mark.checked_sub(1).filter(|i| *i >= start)?;
    let comma = matches!(doc.word(before), "," | ":");
    let verb = before.checked_sub(usize::from(comma)).filter(|i| *i > start && says(doc, *i))?;
    let floor = start.max(verb.saturating_sub(LONGEST));
    let begins = (floor..verb).rev().take_while(|&i| names(doc, i)).last()?;
    // The whole of what stands before the verb, up to a comma or the beginning of the sentence.
    let whole = begins == start || doc.word(begins - 1) == ",";
    // "He says “…”, the Post reported": a pronoun is left to the network.
    let one = verb == begins + 1 && doc.language.pronouns.alone.contains(&doc.word(begins).to_lowercase());
    (whole && !one).then_some((begins..verb, verb))
}

/// Whether a token is the finite form of a verb of speech.
fn says(doc: &Parsed<'_>, at: usize) -> bool {
    let cue = doc.language.cues.find(doc.word(at));
    cue.is_some_and(|cue| {
        cue.kind == Kind::Speech && cue.share >= SHARE && matches!(cue.form, Form::Third | Form::Past)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::rules::testing::{choice, tokens, written};

    #[test]
    fn whose_words_somebody_passes_on() {
        let source = |text: &str, cue: &str, source: &str, content: &str| {
            let doc = Parsed::new(text);
            let mut one = choice(tokens(&doc, cue), tokens(&doc, source), tokens(&doc, content));
            take_leader(&doc, &mut one);
            (written(&doc, &one.source), written(&doc, &one.cue))
        };
        let is = |source: &str, cue: &str| (source.to_owned(), cue.to_owned());
        let late = "“ It is late , ”";
        let text = "Ann Smith said, “It is late,” according to the Post.";
        assert_eq!(source(text, "according to", "the Post", late), is("Ann Smith", "said"));
        let text = "On Friday, the old mayor said “It is late,” the Post reported.";
        assert_eq!(source(text, "reported", "the Post", late), is("the old mayor", "said"));
        let text = "Ann Smith stated, “It is late,” the Post reported.";
        assert_eq!(source(text, "reported", "the Post", late), is("Ann Smith", "stated"));
        let text = "Ann Smith was told “It is late,” the Post reported.";
        assert_eq!(source(text, "reported", "the Post", late), is("the Post", "reported"), "she was told");
        let text = "The voice said “It is late,” the Post remembered.";
        assert_eq!(
            source(text, "remembered", "the Post", late),
            is("the Post", "remembered"),
            "her own words"
        );
        let text = "Ann Smith laughed. “It is late,” the Post reported.";
        assert_eq!(source(text, "reported", "the Post", late), is("the Post", "reported"));
    }
}
