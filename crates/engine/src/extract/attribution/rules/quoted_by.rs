//! Reports that quote somebody: "the paper quoted her as saying …", "Smith was quoted by the agency as saying …". The one who
//! is quoted says it; the paper only passes it on.

use crate::extract::attribution::choice::{Choice, is_form_of};
use crate::model::corpus::Kind;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// Makes whoever is quoted the source.
pub(in crate::extract::attribution) fn take_quoted(doc: &Parsed<'_>, choice: &mut Choice) {
    let quotes = |i: &u32| is_form_of(doc, *i, &doc.language.attribution.quoting);
    let Some(verb) = choice.cue.iter().find(|i| quotes(i)).map(|&i| i as usize) else { return };
    let sentence = doc.sentence_of(verb).tokens.clone();
    let Some(found) = object(doc, verb, &sentence).or_else(|| subject(doc, verb, &sentence)) else { return };
    if found.clone().any(|i| doc.is_quoted(i)) {
        return;
    }
    // Who is quoted is no part of what is said, and neither is "as saying".
    let saying = as_saying(doc, verb + 1, &sentence).map_or(0..0, |at| at..at + 2);
    let passed_on = passed_on(doc, saying.end, &sentence).filter(|_| !saying.is_empty()).unwrap_or(0..0);
    let outside = [&found, &saying, &passed_on];
    choice.content.retain(|i| !outside.iter().any(|words| words.contains(&(*i as usize))));
    choice.source = found.map(|i| i as u32).collect();
}

/// Maximum number of tokens that name who is quoted, and of those that name who quotes them.
const LONGEST: usize = 12;

/// Where "as saying" begins, behind `from`.
fn as_saying(doc: &Parsed<'_>, from: usize, sentence: &Range<usize>) -> Option<usize> {
    let says = |i: usize| {
        doc.language.cues.find(doc.word(i)).is_some_and(|cue| cue.kind == Kind::Speech)
            && doc.language.word_classes.participle_endings.of(doc.word(i)).is_some()
    };
    let mut near = from..sentence.end.min(from + LONGEST);
    near.find(|&i| {
        doc.language.word_classes.as_word.contains(doc.word(i)) && i + 1 < sentence.end && says(i + 1)
    })
}

/// "was quoted as saying **by the Post:** “…”": up to the mark behind which the quotation stands.
fn passed_on(doc: &Parsed<'_>, from: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let by = from < sentence.end && doc.language.attribution.by.contains(doc.word(from));
    let end = (from..sentence.end.min(from + LONGEST)).find(|&i| !doc.is_word(i) && doc.word(i) != "-")?;
    let opens = end + 1 < sentence.end && doc.is_quote_mark(end + 1);
    (by && opens && matches!(doc.word(end), ":" | ",")).then_some(from..end + 1)
}

/// "quoted **her** as saying".
fn object(doc: &Parsed<'_>, verb: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let end = as_saying(doc, verb + 1, sentence)?;
    let passive = doc.language.attribution.passive_auxiliaries.contains(doc.word(verb.checked_sub(1)?));
    (end > verb + 1 && !passive).then_some(verb + 1..end)
}

/// "**Smith** was quoted by the agency as saying".
fn subject(doc: &Parsed<'_>, verb: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut auxiliary = verb.checked_sub(1).filter(|i| *i > sentence.start)?;
    let passive = doc.language.attribution.passive_auxiliaries.contains(doc.word(auxiliary));
    // "Has been quoted".
    let helps = |i: usize| doc.language.word_classes.auxiliaries.contains(doc.word(i));
    while passive && auxiliary > sentence.start + 1 && helps(auxiliary - 1) {
        auxiliary -= 1;
    }
    let saying = as_saying(doc, verb + 1, sentence)?;
    let by = saying > verb + 1 || passed_on(doc, saying + 2, sentence).is_some();
    let begins = |i: &usize| !doc.is_word(*i) && doc.word(*i) != "." && doc.word(*i) != "-";
    let floor = sentence.start.max(auxiliary.saturating_sub(LONGEST));
    let start = (floor..auxiliary).rev().find(begins).map_or(floor, |mark| mark + 1);
    (passive && by && start < auxiliary).then_some(start..auxiliary)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::rules::testing::{choice, tokens, written};

    fn source(text: &str, source: &str) -> String {
        let doc = Parsed::new(text);
        let mut found = choice(tokens(&doc, "quoted"), tokens(&doc, source), vec![]);
        take_quoted(&doc, &mut found);
        written(&doc, &found.source)
    }

    #[test]
    fn who_is_quoted_says_it() {
        assert_eq!(source("“No,” the Sample agency quoted Ada Example as saying.", "agency"), "Ada Example");
        assert_eq!(source("“No,” Ada Example was quoted by Sample as saying.", "Sample"), "Ada Example");
        assert_eq!(source("“No,” Ada Example was quoted as saying.", "Example"), "Example");
        assert_eq!(source("“No,” Ada Example has been quoted by Sample as saying.", "Sample"), "Ada Example");
        assert_eq!(source("The Sample quoted a letter.", "Sample"), "Sample");
    }

    #[test]
    fn who_is_quoted_is_no_part_of_what_is_said() {
        let doc = Parsed::new("An official was quoted by the Post as saying the bridge would close.");
        let content =
            [tokens(&doc, "An official"), tokens(&doc, "as saying the bridge would close")].concat();
        let mut found = choice(tokens(&doc, "quoted"), tokens(&doc, "the Post"), content);
        take_quoted(&doc, &mut found);
        assert_eq!(written(&doc, &found.source), "An official");
        assert_eq!(written(&doc, &found.content), "the bridge would close");
    }

    #[test]
    fn who_passes_it_on_behind_is_not_the_speaker() {
        let text = "The former coach was quoted as saying by the Post: “The offer was low.”";
        let doc = Parsed::new(text);
        let content = [tokens(&doc, "The former coach"), tokens(&doc, "“ The offer was low . ”")].concat();
        let mut found = choice(tokens(&doc, "was quoted as saying"), tokens(&doc, "the Post"), content);
        take_quoted(&doc, &mut found);
        assert_eq!(written(&doc, &found.source), "The former coach");
        assert_eq!(written(&doc, &found.content), "“ The offer was low . ”");
        assert_eq!(
            source("Ada Example was quoted as saying by the bridge that it fell.", "bridge"),
            "bridge"
        );
    }
}
