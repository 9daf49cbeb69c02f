//! Statements that somebody passes on: who said it stands in the words that are told of whoever reports it.
//!
//! ```text
//! “The bridge is safe,” Ada Example said, according to the Post.     Ada Example: “The bridge is safe”
//! Ben Sample, a sailor, said the ferry sank, the Post reports.       Ben Sample: the ferry sank
//! ```
//!
//! The network reads the outer frame and takes the inner one for part of its words, so that the newspaper seemed to have said
//! what the mayor did.

use crate::extract::attribution::choice::{Choice, is_form_of, is_plain, words};
use crate::extract::attribution::word_class::{WordClass, class_of};
use crate::language::Form;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// How sure such a statement is, where the outer one is as sure.
const SURE: f32 = 0.9;
/// The longest phrase for a speaker, in tokens.
const SOURCE: usize = 20;
/// The longest name or noun before a verb, without what describes it.
const NAME: usize = 8;
/// Maximum number of tokens behind the verb that ends the words: "told reporters covering the meeting in Lima".
const BEHIND: usize = 14;
/// Maximum number of tokens between the verb and the "that" that opens the words: "said earlier Friday that".
const DAY: usize = 4;
/// Minimum number of words in what is passed on.
const WORDS: usize = 3;

/// The inner statements of these choices, each nested; of those that are known already nothing is given.
pub(in crate::extract::attribution) fn relayed(doc: &Parsed<'_>, choices: &[Choice]) -> Vec<Choice> {
    let whole = choices.iter().filter(|choice| !choice.nested && !choice.turn && !choice.cue.is_empty());
    // "Ben Sample, 30, said the ferry sank": what begins with a speaker is not read from its end.
    let found = whole.filter_map(|choice| said_first(doc, choice).or_else(|| said_last(doc, choice)));
    let known = |one: &Choice| choices.iter().any(|other| other.cue.iter().any(|i| one.cue.contains(i)));
    found.filter(|one| !known(one)).collect()
}

/// The first run of tokens in a content that stand beside each other, and the rest.
fn first_piece(content: &[u32]) -> (Range<usize>, &[u32]) {
    let Some(&start) = content.first() else { return (0..0, &[]) };
    let run = content.iter().zip(start..).take_while(|(at, next)| *at == next).count();
    (start as usize..start as usize + run, &content[run..])
}

/// "“The bridge is safe,” Ada Example said": the words come first.
fn said_last(doc: &Parsed<'_>, outer: &Choice) -> Option<Choice> {
    let (mut piece, rest) = first_piece(&outer.content);
    while !piece.is_empty() && doc.word(piece.end - 1) == "," {
        piece.end -= 1;
    }
    let from = piece.start.max(piece.end.saturating_sub(SOURCE + BEHIND));
    let ends = |i: &usize| doc.is_quote_mark(*i) || doc.word(*i) == ",";
    // The verb is the last one, with an addressee or a place behind it and nothing else.
    let cue = (from..piece.end).rev().find(|i| is_verb_of_speech(doc, *i))?;
    let behind = cue + 1..piece.end;
    if behind.len() > BEHIND || behind.clone().any(|i| ends(&i) || opens_clause(doc, i)) {
        return None;
    }
    let marks = (from..cue).rev().find(|i| doc.is_quote_mark(*i));
    let mark = match marks {
        Some(mark) => mark,
        None => (from..cue).rev().find(|i| doc.word(*i) == ",")?,
    };
    let inverted = mark + 1 == cue;
    let source = if inverted { behind } else { mark + 1..cue };
    if !names_somebody(doc, &source) || inverted && source.len() > NAME {
        return None;
    }
    let content: Vec<u32> = (piece.start..mark + 1).map(|i| i as u32).chain(rest.iter().copied()).collect();
    inner(doc, outer, cue, source, content)
}

/// "that Ben Sample, a sailor, said the ferry sank": the speaker comes first.
fn said_first(doc: &Parsed<'_>, outer: &Choice) -> Option<Choice> {
    // "She said the mayor had said": what people say of each other the network reads itself.
    if !outer.cue.iter().any(|&i| is_form_of(doc, i, &doc.language.attribution.relaying)) {
        return None;
    }
    let (mut piece, rest) = first_piece(&outer.content);
    if piece.len() > 1 && class_of(doc, piece.start) == WordClass::That {
        piece.start += 1;
    }
    let near = piece.start + 1..piece.end.min(piece.start + SOURCE + 1);
    let cue = near.clone().find(|i| is_verb_of_speech(doc, *i))?;
    if cue + 1 >= piece.end {
        return None;
    }
    let source = piece.start..cue;
    let held = source.clone().any(|i| doc.is_quote_mark(i)) || near.end <= cue + 1;
    // "said on Friday that the ferry sank": the day is no part of it.
    let that = (cue + 1..piece.end.min(cue + DAY)).find(|i| class_of(doc, *i) == WordClass::That);
    let next = class_of(doc, cue + 1);
    let clause = that.is_some()
        || doc.is_quote_mark(cue + 1)
        || matches!(
            next,
            WordClass::Pronoun
                | WordClass::Determiner
                | WordClass::Capital
                | WordClass::Plain
                | WordClass::Plural
        );
    // "Ada Example told Ben Sample …": whom she told is not parted from what she told.
    let told = doc.language.addressees.telling.contains(doc.word(cue));
    if held || !clause || told || !names_somebody(doc, &source) {
        return None;
    }
    let from = that.unwrap_or(cue + 1);
    let content: Vec<u32> = (from..piece.end).map(|i| i as u32).chain(rest.iter().copied()).collect();
    inner(doc, outer, cue, source, content)
}

fn inner(
    doc: &Parsed<'_>,
    outer: &Choice,
    cue: usize,
    source: Range<usize>,
    content: Vec<u32>,
) -> Option<Choice> {
    let source: Vec<u32> = source.map(|i| i as u32).collect();
    (words(doc, &content) >= WORDS && !outer.cue.contains(&(cue as u32))).then(|| Choice {
        cue: vec![cue as u32],
        source,
        content,
        sure: outer.sure.min(SURE),
        speaker: SURE,
        nested: true,
        turn: false,
    })
}

/// A finite form of a verb that nearly always attributes: "said", not "saying". What stands in quotation marks is the speaker's
/// own telling.
fn is_verb_of_speech(doc: &Parsed<'_>, at: usize) -> bool {
    let finite = |form: Form| matches!(form, Form::Past | Form::Third | Form::Base);
    !doc.is_quoted(at)
        && is_plain(doc, at as u32)
        && doc.language.cues.find(doc.word(at)).is_some_and(|cue| finite(cue.form))
}

/// Words behind which another clause begins.
fn opens_clause(doc: &Parsed<'_>, at: usize) -> bool {
    use WordClass::{Auxiliary, Modal, Pronoun, Relative, Subordinator, That};
    matches!(class_of(doc, at), Auxiliary | Modal | Pronoun | Relative | Subordinator | That)
}

/// A phrase that names whoever speaks, with what describes it between commas: "Ben Sample, 30, a sailor,".
fn names_somebody(doc: &Parsed<'_>, source: &Range<usize>) -> bool {
    let Some(head) = source.clone().find(|i| doc.word(*i) == ",").or(Some(source.end)) else { return false };
    let described = head < source.end;
    let closed = !described || source.len() > 2 && doc.word(source.end - 1) == ",";
    let first = source.start;
    let capital = first < source.end && doc.tokens[first].kind == TokenKind::Capital;
    let opens = matches!(class_of(doc, first), WordClass::Determiner | WordClass::Pronoun) || capital;
    let mut name = first..head;
    let finite = |i: usize| {
        let small = doc.tokens[i].kind == TokenKind::Lower;
        small
            && doc
                .language
                .cues
                .find(doc.word(i))
                .is_some_and(|cue| matches!(cue.form, Form::Past | Form::Third))
    };
    let verb = |i: usize| {
        use WordClass::{Auxiliary, Be, Mark, Modal, Pronoun, To};
        match class_of(doc, i) {
            Auxiliary | Modal | Be | To => true,
            Pronoun => i > first,
            Mark => !matches!(doc.word(i), "-" | "." | "’" | "'" | "&"),
            _ => finite(i),
        }
    };
    opens && closed && !name.is_empty() && name.len() <= NAME && source.len() <= SOURCE && !name.any(verb)
}

#[cfg(test)]
mod tests {
    use super::relayed;
    use crate::extract::attribution::rules::testing::{choice, tokens, written};
    use crate::text::parsed::Parsed;

    /// Source, cue and content of what is passed on in all the words up to the outer frame.
    fn inner(text: &str, frame: &str) -> Option<[String; 3]> {
        let doc = Parsed::new(text);
        let cue = tokens(&doc, frame);
        let content = (0..cue[0]).collect();
        let found = relayed(&doc, &[choice(cue, Vec::new(), content)]);
        assert!(found.iter().all(|one| one.nested));
        found.first().map(|one| [&one.source, &one.cue, &one.content].map(|t| written(&doc, t)))
    }

    #[test]
    fn a_text_may_end_with_the_verb() {
        let doc = Parsed::new("According to the Post, the harbour board said");
        let outer = choice(tokens(&doc, "According to"), Vec::new(), tokens(&doc, "the harbour board said"));
        assert!(relayed(&doc, &[outer]).is_empty());
    }

    #[test]
    fn whoever_said_it_stands_in_what_is_reported() {
        assert_eq!(
            inner(
                "“The bridge is safe,” Ada Example told reporters in Lima, according to the Post.",
                "according to"
            ),
            Some(["Ada Example", "told", "“ The bridge is safe , ”"].map(str::to_owned))
        );
        assert_eq!(
            inner("The bridge is safe, the harbour board said, according to the Post.", "according to"),
            Some(["the harbour board", "said", "The bridge is safe ,"].map(str::to_owned))
        );
        assert_eq!(
            inner("“The bridge is safe,” said Ada Example, according to the Post.", "according to"),
            Some(["Ada Example", "said", "“ The bridge is safe , ”"].map(str::to_owned))
        );
        assert_eq!(
            inner("Ben Sample, 30, a sailor, said the ferry sank, reports the Post.", "reports"),
            Some(["Ben Sample , 30 , a sailor ,", "said", "the ferry sank ,"].map(str::to_owned))
        );
        assert_eq!(
            inner("Ada Example said on Friday that the ferry sank, reports the Post.", "reports"),
            Some(["Ada Example", "said", "that the ferry sank ,"].map(str::to_owned))
        );
    }

    #[test]
    fn what_nobody_else_said_is_not_passed_on() {
        assert_eq!(inner("The bridge is safe, according to the Post.", "according to"), None);
        assert_eq!(
            inner("Ada Example was asked what she said, according to the Post.", "according to"),
            None
        );
        assert_eq!(inner("The ferry that she said was late sank, reports the Post.", "reports"), None);
        assert_eq!(
            inner("Ada Example called Ben Sample to say the ferry sank, reports the Post.", "reports"),
            None
        );
    }
}
