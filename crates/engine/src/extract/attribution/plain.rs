//! Constructions that say plainly who says what, read by their words: the passes weigh many tokens against each other,
//! and now and then the many outvote the few that decide.
//!
//! Invariant: looks at a constant number of tokens around each quotation and each cue.

use crate::extract::attribution::choice::{Choice, PRONOUNS, is_plain, words};
use crate::extract::attribution::traits::{CONJUNCTION, DETERMINER, PARTICIPLE, class};
use crate::language::cues::{Form, Lexicon};
use crate::model::corpus::{Confidence, Kind};
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// How sure such a reading is.
const SURE: f32 = 0.8;
/// A quotation of so many words is somebody's statement; a shorter one may be a name or a manner of speaking.
const STATEMENT: usize = 8;
/// The longest source between a quotation and its cue, in tokens.
const SOURCE: usize = 8;

/// "“…,” Ann Smith told reporters": a quotation that ends in a comma, its source, and a plain cue, where no choice has
/// any of them.
pub(super) fn unclaimed(
    doc: &Parsed<'_>,
    lexicon: &Lexicon,
    taken: &[bool],
    choices: &[Choice],
) -> Vec<Choice> {
    let mut cues: Vec<u32> = choices.iter().flat_map(|c| c.cue.iter().copied()).collect();
    cues.sort_unstable();
    let free =
        |mut tokens: Range<usize>| tokens.all(|i| !taken[i] && cues.binary_search(&(i as u32)).is_err());
    let read = |tokens: Range<usize>| {
        let comma = tokens.end.checked_sub(2).is_some_and(|i| matches!(doc.word(i), "," | "?" | "!"));
        let start = tokens.end;
        let cue = (start..doc.tokens.len().min(start + SOURCE)).find(|&i| is_said(doc, lexicon, i))?;
        let source = start..cue;
        let together = doc.tokens[cue].sentence == doc.tokens[start.checked_sub(1)?].sentence;
        let named = source.clone().all(|i| names(doc, lexicon, i))
            && source
                .clone()
                .any(|i| doc.tokens[i].kind == TokenKind::Capital || PRONOUNS.contains(&doc.word(i)));
        (comma && together && named && free(tokens.start..cue + 1)).then(|| Choice {
            cue: vec![cue as u32],
            source: source.map(|i| i as u32).collect(),
            content: tokens.map(|i| i as u32).collect(),
            sure: SURE,
            speaker: SURE,
            nested: false,
        })
    };
    let closed = doc.quotations.iter().filter(|q| q.closed).map(|q| doc.tokens_in(q.span));
    let long = closed
        .filter(|tokens| tokens.clone().filter(|&i| doc.is_word(i)).take(STATEMENT).count() == STATEMENT);
    long.filter_map(read).collect()
}

/// Whether a token can stand in the name of whoever speaks: no conjunction ("while Smith said"), no verb ("Smith was
/// told"), no preposition but those inside names.
fn names(doc: &Parsed<'_>, lexicon: &Lexicon, i: usize) -> bool {
    let word = doc.word(i);
    let class = class(word, doc.tokens[i].kind);
    let linking = matches!(class, 1..=4 | 6..=8 | 11..=15) && !matches!(word, "for" | "from");
    let capital = doc.tokens[i].kind == TokenKind::Capital;
    let verb = !capital && lexicon.find(word).is_some_and(|cue| cue.form != Form::Base);
    doc.is_word(i) && !doc.is_quoted(i) && !linking && !verb && (capital || !matches!(class, 18..=20))
}

/// Whether a token is the finite form of a plain cue word: "said", "told".
fn is_said(doc: &Parsed<'_>, lexicon: &Lexicon, i: usize) -> bool {
    let finite = || lexicon.find(doc.word(i)).is_some_and(|cue| matches!(cue.form, Form::Third | Form::Past));
    doc.is_word(i) && !doc.is_quoted(i) && is_plain(doc, lexicon, i as u32) && finite()
}

/// Whether a token is a form of "tell", behind which stands who was told.
fn tells(doc: &Parsed<'_>, lexicon: &Lexicon, i: usize) -> bool {
    lexicon.find(doc.word(i)).is_some_and(|cue| cue.lemma == "tell")
}

/// "Smith was accused of …", "the mayor had been asked whether …": whom it is done to does not say it. "Smith is quoted as
/// saying …" is the exception.
pub(super) fn leave_patient(doc: &Parsed<'_>, lexicon: &Lexicon, choice: &mut Choice) {
    let Some(&source) = choice.source.last() else { return };
    let said = |i: u32| {
        let cue = lexicon.find(doc.word(i as usize))?;
        let told = matches!(cue.kind, Kind::Speech | Kind::Finding) && cue.form == Form::Past;
        (told && cue.lemma != "quote").then_some(i as usize)
    };
    let Some(verb) = choice.cue.iter().find_map(|&i| said(i)) else { return };
    let adverb =
        |i: usize| doc.word(i).ends_with("ly") || matches!(doc.word(i), "also" | "not" | "then" | "later");
    let is = (verb.saturating_sub(ADVERBS)..verb).rev().find(|&i| !adverb(i)).is_some_and(|i| {
        let word = doc.word(i);
        matches!(word, "am" | "is" | "are" | "was" | "were" | "be" | "been" | "being" | "’re")
    });
    if is && (source as usize) < verb {
        choice.source.clear();
    }
}

/// The most words between "was" and "accused", and "was" itself.
const ADVERBS: usize = 4;

/// "She underlined A, its B, and the C.": what a cue behind its source names goes on to the end of a list that ends the
/// sentence, where neither A nor what follows has a verb of its own.
pub(super) fn whole_list(doc: &Parsed<'_>, lexicon: &Lexicon, choice: &mut Choice) {
    let (Some(&first), Some(&last), Some(cue)) =
        (choice.content.first(), choice.content.last(), choice.cue.last())
    else {
        return;
    };
    let end = doc.sentence_of(last as usize).tokens.end;
    let rest = last as usize + 1..end.min(last as usize + LIST);
    let kind = |i: usize| class(doc.word(i), doc.tokens[i].kind);
    let comma = |i: usize| doc.word(i) == ",";
    let opens = |i: usize| i < end && kind(i) == DETERMINER;
    let joins = |i: usize| comma(i) && doc.word(i + 1) == "and" && opens(i + 2);
    // Nouns, and what stands beside nouns: no verb, no clause, no aside.
    let plain = |i: usize| {
        // "the need", "a planned vote".
        let behind = kind(i) == 19 && i > 0 && kind(i - 1) == DETERMINER;
        let noun = behind || matches!(kind(i), CONJUNCTION | 4 | DETERMINER | 10 | 12 | 16 | 17 | 21 | 22);
        let past = || lexicon.find(doc.word(i)).is_some_and(|cue| cue.form == Form::Past);
        let verb = || past() || is_said(doc, lexicon, i);
        let time = matches!(doc.word(i), "but" | "after" | "before");
        !doc.is_quoted(i) && (noun && !verb() || comma(i)) && !time
    };
    let (whole, stop) = (rest.end == end, end - 1);
    let named = choice.content.iter().all(|&i| {
        let i = i as usize;
        !doc.is_quoted(i) && (plain(i) || kind(i) == PARTICIPLE)
    });
    if whole
        && *cue < first
        && named
        && opens(rest.start + 1)
        && comma(rest.start)
        && doc.tokens[stop].kind == TokenKind::Stop
        && (rest.start + 1..stop).any(joins)
        && (rest.start..stop).all(plain)
    {
        choice.content.extend((rest.start..stop).map(|i| i as u32));
    }
}

/// The most tokens that the rest of a list has.
const LIST: usize = 40;

/// The longest name that a participle can have for its subject, in tokens.
const NAME: usize = 5;

/// "Moscow cast doubt on it, Ann Smith saying that …": a participle has the name before it for its subject, where a comma,
/// with "with" or without, parts that from the clause before.
pub(super) fn own_subject(doc: &Parsed<'_>, lexicon: &Lexicon, choice: &mut Choice) {
    let Some(&cue) = choice.cue.first() else { return };
    let cue = cue as usize;
    let participle = lexicon.find(doc.word(cue)).is_some_and(|c| c.form == Form::Participle);
    let name = (cue.saturating_sub(NAME)..cue)
        .rev()
        .take_while(|&i| doc.tokens[i].kind == TokenKind::Capital)
        .last();
    let Some(start) = name.filter(|_| participle) else { return };
    // "He spoke with Smith saying that …": he says it. ", with Smith saying that …": she does.
    let comma = |i: Option<usize>| i.is_some_and(|i| doc.word(i) == ",");
    let before = start.checked_sub(1);
    let with = before.filter(|&i| doc.word(i) == "with");
    let mark = with.map_or(before, |i| i.checked_sub(1));
    // "In Phoenix, Arizona telling …": a name behind a name goes on with a place.
    let place = mark.and_then(|i| i.checked_sub(1)).is_some_and(|i| doc.tokens[i].kind == TokenKind::Capital);
    if comma(mark) && !place && doc.tokens[start - 1].sentence == doc.tokens[cue].sentence {
        choice.source = (start..cue).map(|i| i as u32).collect();
    }
}

/// Words that open a clause behind a name, and do not go on with it.
const OPENS: [&str; 15] = [
    "the", "a", "an", "his", "her", "its", "their", "every", "each", "he", "she", "it", "they", "we", "there",
];

/// "told BBC News every claim was …": a name behind "told" is the hearer's where an article or a pronoun follows it: that
/// opens the clause.
pub(super) fn leave_named_hearer(doc: &Parsed<'_>, lexicon: &Lexicon, choice: &mut Choice) {
    let (Some(&cue), Some(&first)) = (choice.cue.last(), choice.content.first()) else { return };
    let run = choice.content.iter().zip(first..).take_while(|&(&i, next)| {
        i == next && doc.tokens[i as usize].kind == TokenKind::Capital && !doc.is_quoted(i as usize)
    });
    let name = run.count();
    let next = choice.content.get(name).filter(|&&i| i == first + name as u32);
    let opens = next.is_some_and(|&i| OPENS.contains(&doc.word(i as usize)));
    // "The court was told Smith …": nobody is named who heard it.
    let passive = (cue as usize)
        .checked_sub(1)
        .is_some_and(|i| matches!(class(doc.word(i), doc.tokens[i].kind), 6 | 8));
    let short = (1..=NAME).contains(&name) && first == cue + 1 && !passive;
    if tells(doc, lexicon, cue as usize) && short && opens && words(doc, &choice.content) > name + 3 {
        choice.content.drain(..name);
    }
}

/// "told the US broadcaster Putin was …": a noun that a determiner opened before the content is the hearer's.
pub(super) fn leave_hearer(doc: &Parsed<'_>, lexicon: &Lexicon, choice: &mut Choice) {
    let (Some(&cue), [first, next, ..]) = (choice.cue.last(), &choice.content[..]) else { return };
    let (cue, first, next) = (cue as usize, *first as usize, *next as usize);
    let opened = first > cue + 1
        && first - cue <= NAME
        && matches!(doc.word(cue + 1), "the" | "a" | "an" | "his" | "her" | "their")
        && (cue + 2..first).all(|i| doc.is_word(i));
    let subject = doc.tokens[next].kind == TokenKind::Capital || PRONOUNS.contains(&doc.word(next));
    let noun = doc.tokens[first].kind == TokenKind::Lower && doc.language.hearers.is_hearer(doc.word(first));
    if tells(doc, lexicon, cue)
        && opened
        && subject
        && noun
        && next == first + 1
        && words(doc, &choice.content) > 3
    {
        choice.content.remove(0);
    }
}

/// "According to Smith the house was empty": a name ends where an article begins, as no comma opens an apposition; what
/// follows is the content's subject.
pub(super) fn leave_subject(doc: &Parsed<'_>, choice: &mut Choice) {
    let (Some(&cue), Some(&last), Some(&content)) =
        (choice.cue.last(), choice.source.last(), choice.content.first())
    else {
        return;
    };
    let start = cue as usize + 1;
    let unbroken = last < content && content - last <= SOURCE as u32;
    let runs_on = choice.source.first() == Some(&(cue + 1))
        && unbroken
        && (last + 1..content).all(|i| doc.is_word(i as usize) && !doc.is_quoted(i as usize));
    if doc.word(cue as usize) != "to" || !runs_on {
        return;
    }
    let name = (start..=last as usize).take_while(|&i| doc.tokens[i].kind == TokenKind::Capital).count();
    let article = start + name;
    // "Alexander the Great" goes on, "Smith the Post’s report" does not.
    let noun = (article + 1..=last as usize).find(|&i| doc.tokens[i].kind != TokenKind::Capital);
    let noun = noun.is_some_and(|i| {
        doc.tokens[i].kind == TokenKind::Lower && !EPITHETS.contains(&doc.word(article + 1))
    });
    if name > 0 && noun && matches!(doc.word(article), "the" | "a" | "an") && article < last as usize {
        choice.source.truncate(name);
        choice.content.splice(0..0, article as u32..content);
    }
}

/// What names end in behind an article.
const EPITHETS: [&str; 7] = ["Great", "Elder", "Younger", "Bold", "Terrible", "First", "Second"];

/// "Smith said A. “B.”": what follows the sentence in quotation marks of its own is a statement of its own. Cuts A there,
/// and gives B as a choice of its own with the same cue.
pub(super) fn part_quotation(doc: &Parsed<'_>, choice: &mut Choice) -> Option<Choice> {
    let sentence = doc.tokens[*choice.cue.first()? as usize].sentence;
    let later = |&i: &u32| doc.tokens[i as usize].sentence > sentence;
    let at = choice.content.iter().position(later).filter(|&at| at > 0)?;
    let (before, behind) = choice.content.split_at(at);
    let plain = before.iter().all(|&i| !doc.is_quoted(i as usize)) && words(doc, before) >= 3;
    let apart = doc.is_quote_mark(behind[0] as usize)
        && behind.iter().all(|&i| doc.is_quoted(i as usize))
        && words(doc, behind) >= STATEMENT;
    if !plain || !apart {
        return None;
    }
    let other = Choice { content: behind.to_vec(), ..choice.clone() };
    choice.content.truncate(at);
    Some(other)
}

/// The longest such clause, in tokens.
const CLAUSE: usize = 60;

/// "As Smith told the Post, A. “B.”": the clause behind the comma is what she told, too. Gives A as a choice of its own
/// where the given one has only what follows the sentence.
pub(super) fn clause_behind(doc: &Parsed<'_>, lexicon: &Lexicon, choice: &Choice) -> Option<Choice> {
    let (&source, &cue, &content) = (choice.source.first()?, choice.cue.first()?, choice.content.first()?);
    let sentence = doc.sentence_of(cue as usize).tokens.clone();
    let opens = doc.word(sentence.start) == "As" && source as usize == sentence.start + 1;
    let length = cue.checked_sub(source)? as usize;
    let together = choice.source.len() == length && is_said(doc, lexicon, cue as usize);
    let behind = cue as usize + 1;
    let comma = (behind..sentence.end.min(behind + SOURCE)).find(|&i| doc.word(i) == ",")?;
    let clause = comma + 1..sentence.end;
    if !opens || !together || clause.len() > CLAUSE {
        return None;
    }
    let capital = |i: usize| doc.tokens[i].kind == TokenKind::Capital;
    let hearer = (behind..comma).all(|i| names(doc, lexicon, i))
        && (comma == behind
            || tells(doc, lexicon, cue as usize)
                && (behind..comma).any(|i| capital(i) || doc.language.hearers.is_hearer(doc.word(i))));
    // Another comma may close an apposition, another cue would have a source of its own.
    let plain = clause.clone().all(|i| !doc.is_quoted(i) && doc.word(i) != "," && !is_said(doc, lexicon, i));
    let words = clause.clone().filter(|&i| doc.is_word(i)).count();
    (hearer && content as usize >= sentence.end && plain && words >= 4).then(|| Choice {
        content: clause.map(|i| i as u32).collect(),
        speaker: SURE,
        ..choice.clone()
    })
}

/// "Officials said A, with the Post reporting B": who stands between "with" and the participle says B, not the source of A.
/// Cuts A before the comma, and gives B as a choice of its own.
pub(super) fn part_with(doc: &Parsed<'_>, lexicon: &Lexicon, choice: &mut Choice) -> Option<Choice> {
    let says = |i: usize| {
        lexicon.find(doc.word(i)).is_some_and(|c| c.form == Form::Participle && c.kind == Kind::Speech)
    };
    let opens = |pair: &[u32]| {
        let (comma, with) = (pair[0] as usize, pair[1] as usize);
        with == comma + 1 && doc.word(comma) == "," && doc.word(with) == "with" && !doc.is_quoted(comma)
    };
    let comma = choice.content.windows(2).position(opens)?;
    let with = choice.content[comma + 1] as usize;
    let cue = (with + 2..doc.tokens.len().min(with + 2 + NAME)).find(|&i| says(i))?;
    let subject = with + 1..cue;
    let named = subject.clone().all(|i| names(doc, lexicon, i))
        && (doc.tokens[with + 1].kind == TokenKind::Capital || doc.word(with + 1) == "the");
    let place = choice.content.iter().position(|&i| i as usize == cue)?;
    let said = &choice.content[..comma];
    // What follows the sentence is not hers.
    let ends = doc.sentence_of(cue).tokens.end as u32;
    let (told, rest): (Vec<u32>, Vec<u32>) = choice.content[place + 1..].iter().partition(|&&i| i < ends);
    if !named || words(doc, said) < 2 || words(doc, &told) < 3 {
        return None;
    }
    let other = Choice {
        cue: vec![cue as u32],
        source: subject.map(|i| i as u32).collect(),
        content: told,
        sure: choice.sure,
        speaker: SURE,
        nested: false,
    };
    choice.content.truncate(comma);
    choice.content.extend(rest);
    Some(other)
}

/// "Smith said “A”, and said B": both clauses have one subject where the verb comes again behind a comma or a closing
/// mark, and nobody else could be the subject in between. Gives the later choice the earlier one's source where it has
/// none to be sure of.
pub(super) fn shared_subject(doc: &Parsed<'_>, lexicon: &Lexicon, first: &Choice, later: &Choice) -> bool {
    let (Some(&said), Some(&cue)) = (first.cue.first(), later.cue.first()) else { return false };
    let (said, cue) = (said as usize, cue as usize);
    let joined = cue > said + 2 && matches!(doc.word(cue - 1), "and" | "but");
    let ended = joined && (doc.word(cue - 2) == "," || doc.is_quote_mark(cue - 2));
    let together = doc.tokens[said].sentence == doc.tokens[cue].sentence;
    let subject = first.source.last().is_some_and(|&i| (i as usize) < said);
    let unsure = later.source.is_empty() || later.speaker * 100.0 < f32::from(Confidence::SURE);
    let again =
        || doc.word(said) == doc.word(cue) && is_said(doc, lexicon, said) && is_said(doc, lexicon, cue);
    let other = |i: usize| {
        let word = doc.word(i);
        let named = doc.tokens[i].kind == TokenKind::Capital
            || matches!(word, "who" | "which")
            || PRONOUNS.contains(&word);
        !doc.is_quoted(i) && (named || word == ",")
    };
    let alone = || !(said + 1..cue - 2).any(other);
    ended && together && subject && unsure && again() && alone()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(doc: &Parsed<'_>, words: &str) -> Vec<u32> {
        let wanted: Vec<&str> = words.split(' ').collect();
        let at = (0..doc.tokens.len()).find(|&i| (0..wanted.len()).all(|n| doc.word(i + n) == wanted[n]));
        let at = at.expect("the words stand in the text");
        (at..at + wanted.len()).map(|i| i as u32).collect()
    }

    fn written(doc: &Parsed<'_>, tokens: &[u32]) -> String {
        tokens.iter().map(|&i| doc.word(i as usize)).collect::<Vec<_>>().join(" ")
    }

    fn choice(cue: Vec<u32>, source: Vec<u32>, content: Vec<u32>) -> Choice {
        Choice { cue, source, content, sure: 0.9, speaker: 0.9, nested: false }
    }

    fn claimed(text: &str, taken: bool) -> Vec<(String, String)> {
        let doc = Parsed::new(text);
        let found = unclaimed(&doc, &Lexicon::built_in(), &vec![taken; doc.tokens.len()], &[]);
        found.iter().map(|c| (written(&doc, &c.source), written(&doc, &c.cue))).collect()
    }

    #[test]
    fn whom_it_is_done_to_does_not_say_it() {
        let source = |text: &str, cue: &str| {
            let doc = Parsed::new(text);
            let mut found = choice(tokens(&doc, cue), tokens(&doc, "Smith"), vec![]);
            leave_patient(&doc, &Lexicon::built_in(), &mut found);
            written(&doc, &found.source)
        };
        assert_eq!(source("Smith was accused of taking the bridge.", "accused of"), "");
        assert_eq!(source("Smith has been repeatedly asked who took it.", "been repeatedly asked"), "");
        assert_eq!(source("It was claimed by Smith that it fell.", "claimed"), "Smith");
        assert_eq!(source("Smith is quoted as saying that it fell.", "quoted as saying"), "Smith");
        assert_eq!(source("Smith was angry and said that it fell.", "said"), "Smith");
        assert_eq!(source("Smith was saying that it fell.", "saying"), "Smith");
        assert_eq!(source("Smith was worried that it fell.", "worried"), "Smith");
    }

    /// What she underlined, where the passes ended at the first comma.
    fn listed(text: &str) -> String {
        let doc = Parsed::new(text);
        let comma = (0..doc.tokens.len()).find(|&i| doc.word(i) == ",").expect("there is a comma");
        let mut found = choice(vec![1], vec![0], (2..comma as u32).collect());
        whole_list(&doc, &Lexicon::built_in(), &mut found);
        written(&doc, &found.content)
    }

    #[test]
    fn a_list_goes_on_to_the_end_of_its_sentence() {
        assert_eq!(
            listed(
                "She underlined opposition to joining the union, its demand for work, and the need for talks."
            ),
            "opposition to joining the union , its demand for work , and the need for talks"
        );
        for other in [
            "She underlined opposition to the union, the harbour workers said, and the need for talks.",
            "She underlined opposition to the union, the day after the vote, and the need for talks.",
            "She underlined opposition to the union, the “core” of it, and the need for talks.",
            "She underlined opposition to the union, the workers were angry, and the mayor left.",
            "She underlined opposition to the union, and the need for talks.",
            "She underlined that it is wrong, its demand for work, and the need for talks.",
        ] {
            assert!(!listed(other).contains(','), "{other}");
        }
    }

    #[test]
    fn a_quotation_that_nobody_claims_is_its_neighbours() {
        let text =
            "“There are several rules which everybody here must accept,” Ann Smith told the Harbour Post.";
        assert_eq!(claimed(text, false), [("Ann Smith".to_owned(), "told".to_owned())]);
        assert_eq!(claimed(text, true), [], "somebody else's");
        for other in [
            "“There are several rules which everybody here must accept” Ann Smith told the Harbour Post.",
            "“There are several rules which everybody here must accept,” the report of Friday, Ann Smith said.",
            "“There are several rules,” Ann Smith said.",
            "“There are several rules which everybody here must accept,” the sign on the wall said.",
            "“There are several rules which everybody here must accept!” while Ann Smith told them to stay.",
            "“There are several rules which everybody here must accept,” which Smith said frightened her.",
            "“There are several rules which everybody here must accept,” Smith was told.",
            "“There are several rules which everybody here must accept?” she was asked.",
            "“There are several rules which everybody here must accept,” Smith claimed Doe told her.",
        ] {
            assert_eq!(claimed(other, false), [], "{other}");
        }
    }

    #[test]
    fn a_participle_has_the_name_before_it_for_its_subject() {
        let source = |text: &str, given: &str| {
            let doc = Parsed::new(text);
            let mut one =
                choice(tokens(&doc, "saying"), tokens(&doc, given), tokens(&doc, "talks were late"));
            own_subject(&doc, &Lexicon::built_in(), &mut one);
            written(&doc, &one.source)
        };
        let text = "The council cast doubt on it, Ann Smith saying on Friday that talks were late.";
        assert_eq!(source(text, "The council"), "Ann Smith");
        let text = "The council met in Phoenix, Arizona saying that talks were late.";
        assert_eq!(source(text, "The council"), "The council", "a place");
        let text = "The council spoke with Smith saying that talks were late.";
        assert_eq!(source(text, "The council"), "The council", "who was spoken with");
        let text = "The council cast doubt on it, with Smith saying that talks were late.";
        assert_eq!(source(text, "The council"), "Smith");
        let text = "The council quoted Ann Smith saying that talks were late.";
        assert_eq!(source(text, "The council"), "The council", "nothing parts the two");
    }

    #[test]
    fn who_was_told_is_not_part_of_what() {
        let content = |text: &str, given: &str| {
            let doc = Parsed::new(text);
            let mut one = choice(tokens(&doc, "told"), tokens(&doc, "Smith"), tokens(&doc, given));
            leave_hearer(&doc, &Lexicon::built_in(), &mut one);
            written(&doc, &one.content)
        };
        assert_eq!(
            content(
                "Smith told the US broadcaster Doe was ready to leave .",
                "broadcaster Doe was ready to leave"
            ),
            "Doe was ready to leave"
        );
        assert_eq!(
            content(
                "Smith told the council no American troops would leave .",
                "no American troops would leave"
            ),
            "no American troops would leave"
        );
        assert_eq!(
            content("Smith told the jury why Doe was to leave .", "why Doe was to leave"),
            "why Doe was to leave"
        );
        assert_eq!(
            content("Smith told the council that Doe was ready to leave .", "that Doe was ready to leave"),
            "that Doe was ready to leave"
        );
    }

    #[test]
    fn a_named_hearer_is_not_part_of_what_was_told() {
        let content = |text: &str, given: &str| {
            let doc = Parsed::new(text);
            let mut one = choice(tokens(&doc, "told"), tokens(&doc, "Smith"), tokens(&doc, given));
            leave_named_hearer(&doc, &Lexicon::built_in(), &mut one);
            written(&doc, &one.content)
        };
        assert_eq!(
            content(
                "Smith told Harbour News every claim was read twice .",
                "Harbour News every claim was read twice"
            ),
            "every claim was read twice"
        );
        assert_eq!(
            content("Smith told Reuters he was ready to leave .", "Reuters he was ready to leave"),
            "he was ready to leave"
        );
        let text = "Smith told reporters Doe was ready to leave .";
        assert_eq!(content(text, "Doe was ready to leave"), "Doe was ready to leave");
        let text = "He was told Smith the baker lived at the house .";
        let words = "Smith the baker lived at the house";
        assert_eq!(content(text, words), words, "somebody was told");
        let text = "Smith told Ann Doe no longer lived at the house .";
        assert_eq!(content(text, "Doe no longer lived at the house"), "Doe no longer lived at the house");
        let text = "Smith told Congress Doe was ready to leave .";
        assert_eq!(
            content(text, "Congress Doe was ready to leave"),
            "Congress Doe was ready to leave",
            "not plain"
        );
    }

    #[test]
    fn the_clause_behind_as_is_what_was_told() {
        let told = |text: &str| {
            let doc = Parsed::new(text);
            let later = tokens(&doc, "We were all glad");
            let one = choice(tokens(&doc, "told"), tokens(&doc, "Smith"), later);
            clause_behind(&doc, &Lexicon::built_in(), &one).map(|c| written(&doc, &c.content))
        };
        let rest = "“We were all glad of it.”";
        assert_eq!(
            told(&format!("As Smith told The Harbour Post, the bridge was closed in May. {rest}")).as_deref(),
            Some("the bridge was closed in May .")
        );
        for other in [
            "As Smith told The Harbour Post what they knew, the bridge was closed in May.",
            "When Smith told The Harbour Post, the bridge was closed in May.",
            "As Smith told The Harbour Post, “the bridge was closed in May”.",
            "As Smith told Ann Doe, her lawyer, the bridge was closed in May.",
            "As Smith told The Harbour Post, Doe said the bridge was closed.",
            "As Smith told it this way, the crowd began to cheer.",
        ] {
            assert_eq!(told(&format!("{other} {rest}")), None, "{other}");
        }
    }

    #[test]
    fn a_quotation_of_its_own_is_a_statement_of_its_own() {
        let parts = |text: &str, content: &str| {
            let doc = Parsed::new(text);
            let mut one = choice(tokens(&doc, "said"), tokens(&doc, "Smith"), tokens(&doc, content));
            let other = part_quotation(&doc, &mut one);
            (written(&doc, &one.content), other.map(|o| written(&doc, &o.content)))
        };
        let quoted = "“ They found far more than we had thought there was . ”";
        let whole = format!("he is alarmed by this . {quoted}");
        assert_eq!(
            parts(
                "Smith said he is alarmed by this. “They found far more than we had thought there was.”",
                &whole
            ),
            ("he is alarmed by this .".to_owned(), Some(quoted.to_owned()))
        );
        let short = "he is alarmed by this . “ Far more . ”";
        assert_eq!(parts("Smith said he is alarmed by this. “Far more.”", short), (short.to_owned(), None));
    }

    #[test]
    fn who_stands_behind_with_says_the_rest() {
        let parts = |text: &str, content: &str| {
            let doc = Parsed::new(text);
            let mut one = choice(tokens(&doc, "said"), tokens(&doc, "Officials"), tokens(&doc, content));
            let other = part_with(&doc, &Lexicon::built_in(), &mut one);
            (
                written(&doc, &one.content),
                other.map(|o| (written(&doc, &o.source), written(&doc, &o.content))),
            )
        };
        let some = |source: &str, content: &str| Some((source.to_owned(), content.to_owned()));
        assert_eq!(
            parts(
                "Officials said claims are read, with the Post reporting nobody will be refused .",
                "claims are read , with the Post reporting nobody will be refused"
            ),
            ("claims are read".to_owned(), some("the Post", "nobody will be refused"))
        );
        let text =
            "Officials said claims are read, with the Post reporting delays of weeks. “We read them all.”";
        assert_eq!(
            parts(text, "claims are read , with the Post reporting delays of weeks . “ We read them all . ”"),
            ("claims are read “ We read them all . ”".to_owned(), some("the Post", "delays of weeks ."))
        );
        for kept in [
            "claims are read , with nobody reporting the outcome to them",
            "claims are read , with the Post building a new house there",
            "claims are read with the Post reporting nobody will be refused",
        ] {
            assert_eq!(parts(&format!("Officials said {kept} ."), kept), (kept.to_owned(), None));
        }
    }

    #[test]
    fn a_name_ends_where_an_article_begins() {
        let read = |text: &str, source: &str, content: &str| {
            let doc = Parsed::new(text);
            let mut one = choice(tokens(&doc, "According to"), tokens(&doc, source), tokens(&doc, content));
            leave_subject(&doc, &mut one);
            (written(&doc, &one.source), written(&doc, &one.content))
        };
        let both = |source: &str, content: &str| (source.to_owned(), content.to_owned());
        assert_eq!(
            read("According to Ann Smith the old house was empty .", "Ann Smith the old house", "was empty"),
            both("Ann Smith", "the old house was empty")
        );
        let text = "According to Ann Smith the house in question was empty .";
        assert_eq!(
            read(text, "Ann Smith the house", "was empty"),
            both("Ann Smith", "the house in question was empty")
        );
        let text = "According to Ann the Great house it was empty .";
        assert_eq!(read(text, "Ann the Great", "it was empty"), both("Ann the Great", "it was empty"));
        let text = "According to Ann the Harbour house in question was empty .";
        assert_eq!(
            read(text, "Ann the Harbour house", "was empty"),
            both("Ann", "the Harbour house in question was empty")
        );
        let text = "According to Chance the Rapper the show was cancelled .";
        assert_eq!(
            read(text, "Chance the Rapper", "the show was cancelled"),
            both("Chance the Rapper", "the show was cancelled")
        );
        let text = "According to Ann Smith the lawyer , it was empty .";
        assert_eq!(
            read(text, "Ann Smith the lawyer", "it was empty"),
            both("Ann Smith the lawyer", "it was empty")
        );
    }

    #[test]
    fn a_later_clause_shares_the_subject() {
        let shares = |text: &str, sure: f32| {
            let doc = Parsed::new(text);
            let said: Vec<u32> =
                (0..doc.tokens.len()).filter(|&i| doc.word(i) == "said").map(|i| i as u32).collect();
            let first = choice(vec![said[0]], tokens(&doc, "Ann Smith"), vec![]);
            let later = Choice { speaker: sure, ..choice(vec![said[1]], tokens(&doc, "Ann Smith"), vec![]) };
            shared_subject(&doc, &Lexicon::built_in(), &first, &later)
        };
        assert!(shares("Ann Smith said her house was “cold”, and said talks were late.", 0.2));
        assert!(shares("Ann Smith said “I am glad” and said talks were late.", 0.2));
        assert!(
            !shares("Ann Smith said her house was “cold”, and said talks were late.", 0.9),
            "sure of another"
        );
        assert!(
            !shares("Ann Smith said Doe called it “a disgrace” and said talks were late.", 0.2),
            "Doe did"
        );
        assert!(
            !shares("Ann Smith said the man hid it, lied to all, and said talks were late.", 0.2),
            "a list"
        );
        assert!(!shares("Ann Smith said the mayor came and said talks were late.", 0.2), "or the mayor did");
        assert!(!shares("Ann Smith said so. He left, and said talks were late.", 0.2));
    }
}
