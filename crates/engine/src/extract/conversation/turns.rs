//! Which labels are turns: a conversation shows itself by several labels of one style, in words that people say to each
//! other.
//!
//! One label alone may be a heading ("Update: …"), and a table has labels too ("Price: …", "Verdict: …"); neither speaks
//! of "I" and "you".

use super::label::{Label, Style, label};
use super::{Role, Turn};
use crate::language::names::fold;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::collections::BTreeSet;
use std::ops::Range;

/// Number of labelled paragraphs of which at least one must be spoken, as far as its words tell.
const SPOKEN: usize = 3;
/// Maximum number of paragraphs that go on without a label.
const UNLABELLED: usize = 40;

/// A paragraph that is read, with its label.
struct Paragraph {
    tokens: Range<usize>,
    label: Option<Label>,
    /// Folded words of the name, without titles.
    key: Vec<String>,
    /// Whether its label looks like a speaker's, and is none of those that the conversation has.
    other: bool,
}

/// The turns of an article.
pub(super) fn turns(doc: &Parsed<'_>) -> Vec<Turn> {
    let mut paragraphs = paragraphs(doc);
    keep_conversations(doc, &mut paragraphs);
    let last = paragraphs.iter().rposition(|p| p.label.is_some());
    let names: BTreeSet<String> = paragraphs.iter().filter_map(|p| p.key.last().cloned()).collect();
    let mut turns: Vec<Turn> = Vec::new();
    let mut unlabelled = None;
    for (n, paragraph) in paragraphs.iter().enumerate() {
        if let Some(label) = &paragraph.label {
            unlabelled = Some(0);
            turns.push(turn(doc, label, paragraph));
            continue;
        }
        // Whoever that is, it is not who spoke before.
        if paragraph.other {
            unlabelled = None;
        }
        let (Some(count), Some(turn)) = (unlabelled, turns.last_mut()) else { continue };
        if is_direction(doc, &paragraph.tokens) {
            continue;
        }
        let between = last.is_some_and(|last| n < last);
        let waits = turn.words.is_empty();
        if count < UNLABELLED && (waits || goes_on(doc, &paragraph.tokens, between, &names)) {
            turn.words.push(paragraph.tokens.clone());
            unlabelled = Some(count + 1);
        } else {
            unlabelled = None;
        }
    }
    turns.retain(|turn| turn.words.iter().any(|words| words.clone().any(|i| doc.is_word(i))));
    turns
}

/// The paragraphs that are read, each with its label, if it has one.
fn paragraphs(doc: &Parsed<'_>) -> Vec<Paragraph> {
    let tokens = doc.paragraphs();
    let above = |n: usize| {
        let (here, next) = (tokens.get(n)?, tokens.get(n + 1)?);
        let between = doc.tokens[here.end - 1].span.end as usize..doc.tokens[next.start].span.start as usize;
        Some(doc.text.get(between)?.matches('\n').count() < 2)
    };
    let labelled = |(n, tokens): (usize, &Range<usize>)| {
        let label = label(doc, tokens, above(n).unwrap_or(false));
        let key = label.as_ref().map(|label| key(doc, &label.name)).unwrap_or_default();
        Paragraph { tokens: tokens.clone(), label: label.filter(|_| !key.is_empty()), key, other: false }
    };
    tokens.iter().enumerate().map(labelled).collect()
}

/// The words of a name, folded, without titles: "MR. SMITH" and "Smith" are one.
fn key(doc: &Parsed<'_>, name: &Range<usize>) -> Vec<String> {
    let words: Vec<&str> = name.clone().filter(|&i| doc.is_word(i)).map(|i| doc.word(i)).collect();
    let titles = words.iter().take_while(|word| doc.language.gazetteer.is_title(word)).count();
    let kept = if titles < words.len() { words.get(titles..) } else { Some(&words[..]) };
    kept.unwrap_or_default().iter().map(|word| fold(word.trim_end_matches('.'))).collect()
}

/// Takes the labels away that are none, style by style.
fn keep_conversations(doc: &Parsed<'_>, paragraphs: &mut [Paragraph]) {
    let count = |style: Style| paragraphs.iter().filter(|p| p.style() == Some(style)).count();
    let asks = count(Style::Question) + count(Style::Bare) / 2;
    let kept: Vec<bool> = [Style::Capitals, Style::Name, Style::Dash, Style::Above]
        .iter()
        .map(|&style| converses(doc, paragraphs, style, asks > 0))
        .collect();
    let named = kept.contains(&true);
    let bare = count(Style::Bare);
    let letters = asks > 0 && (named || count(Style::Answer) > 0 || asks > 1);
    let [capitals, name, dash, above] = kept[..] else { return };
    for paragraph in paragraphs {
        let stays = match paragraph.style() {
            Some(Style::Capitals) => capitals,
            Some(Style::Name) => name,
            Some(Style::Dash) => dash,
            Some(Style::Above) => above,
            Some(Style::Question | Style::Answer) => letters,
            Some(Style::Bare) => named && bare > 1,
            None => continue,
        };
        if !stays {
            let own = paragraph
                .label
                .as_ref()
                .is_some_and(|label| label.style == Style::Capitals || label.name.len() > 1);
            paragraph.other = own && paragraph.style() != Some(Style::Bare);
            paragraph.label = None;
            paragraph.key.clear();
        }
    }
}

impl Paragraph {
    fn style(&self) -> Option<Style> {
        self.label.as_ref().map(|label| label.style)
    }
}

/// Whether the labels of a style are a conversation's. `asked`: questions have labels of their own.
fn converses(doc: &Parsed<'_>, paragraphs: &[Paragraph], style: Style, asked: bool) -> bool {
    let labelled: Vec<(usize, &Paragraph, &Label)> = paragraphs
        .iter()
        .enumerate()
        .filter_map(|(n, p)| Some((n, p, p.label.as_ref().filter(|l| l.style == style)?)))
        .collect();
    let spoken = labelled.iter().filter(|(n, p, label)| {
        let below = paragraphs.get(n + 1).filter(|_| label.words >= p.tokens.end);
        let mut words = below.map_or(label.words..p.tokens.end, |below| below.tokens.clone());
        words.any(|i| is_conversational(doc, i))
    });
    let enough = spoken.count() * SPOKEN >= labelled.len();
    let keys: Vec<&[String]> = labelled.iter().map(|(_, p, _)| &p.key[..]).collect();
    let several = keys.iter().collect::<BTreeSet<_>>().len() >= 2;
    let shaped = match style {
        Style::Capitals | Style::Above => several || asked,
        Style::Name => takes_turns(&keys) || several && labelled.iter().all(|(_, p, l)| is_person(doc, p, l)),
        Style::Dash => takes_turns(&keys),
        Style::Question | Style::Answer | Style::Bare => false,
    };
    labelled.len() >= 2 && enough && shaped
}

/// Whether one who has spoken speaks again after another one.
fn takes_turns(keys: &[&[String]]) -> bool {
    let mut earlier = BTreeSet::new();
    keys.windows(2).any(|pair| {
        let [before, now] = pair else { return false };
        let again = before.last() != now.last() && earlier.contains(&now.last());
        earlier.insert(before.last());
        again
    })
}

/// Whether a label plainly names a person or an office: a title, a known first name, a constituency in brackets.
fn is_person(doc: &Parsed<'_>, paragraph: &Paragraph, label: &Label) -> bool {
    let first = doc.word(label.name.start);
    let gazetteer = &doc.language.gazetteer;
    label.bracketed
        || gazetteer.is_title(first)
        || paragraph.key.len() > 1 && gazetteer.given(first).is_some()
}

/// Whether a word is one that people say to each other: a question mark, "I", "you".
fn is_conversational(doc: &Parsed<'_>, i: usize) -> bool {
    let word = doc.word(i);
    word == "?" || doc.language.turns.spoken.contains(&word.to_lowercase())
}

/// "(Applause)", "[crosstalk]": what happens, and nobody's words.
fn is_direction(doc: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let last = doc.word(tokens.end - 1);
    let before = doc.word(tokens.end.saturating_sub(2).max(tokens.start));
    match doc.word(tokens.start) {
        "(" => last == ")" || before == ")",
        "[" => last == "]" || before == "]",
        _ => false,
    }
}

/// Whether a paragraph without a label belongs to who spoke last: in quotation marks that go on, in words that people say
/// to each other, or between two turns where it does not tell of one of the speakers.
fn goes_on(doc: &Parsed<'_>, tokens: &Range<usize>, between: bool, names: &BTreeSet<String>) -> bool {
    let quoted = doc.is_quote_mark(tokens.start) && doc.is_quoted(tokens.end - 1);
    let told = || {
        tokens.clone().any(|i| {
            doc.tokens[i].kind == TokenKind::Capital
                && !doc.is_quoted(i)
                && names.contains(&fold(doc.word(i)))
        })
    };
    let spoken = || tokens.clone().any(|i| !doc.is_quoted(i) && is_conversational(doc, i));
    quoted || (between || !told()) && spoken() || between && !told()
}

fn turn(doc: &Parsed<'_>, label: &Label, paragraph: &Paragraph) -> Turn {
    let nobody = || paragraph.key.iter().all(|word| is_nobody(doc, word));
    let role = match label.style {
        Style::Question | Style::Bare => Role::Asks,
        Style::Answer => Role::Answers,
        _ if nobody() => Role::Nobody,
        _ => Role::Named,
    };
    let words = label.words..paragraph.tokens.end;
    Turn {
        source: label.source.clone(),
        name: label.name.clone(),
        mark: label.mark,
        words: if words.is_empty() { Vec::new() } else { vec![words] },
        role,
    }
}

/// "SPEAKER2", "HOST", "2".
fn is_nobody(doc: &Parsed<'_>, word: &str) -> bool {
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.is_empty() || doc.language.turns.nobody.contains(bare)
}

#[cfg(test)]
mod tests {
    use super::turns;
    use crate::text::parsed::Parsed;

    /// Who speaks, and in which words.
    fn read(text: &str) -> Vec<(String, String)> {
        let doc = Parsed::new(text);
        let of = |r: &std::ops::Range<usize>| {
            doc.tokens[r.start].span.join(doc.tokens[r.end - 1].span).of(doc.text).to_owned()
        };
        let words = |words: &[std::ops::Range<usize>]| words.iter().map(of).collect::<Vec<_>>().join(" / ");
        turns(&doc).iter().map(|turn| (of(&turn.source), words(&turn.words))).collect()
    }

    fn speakers(text: &str) -> Vec<String> {
        read(text).into_iter().map(|(who, _)| who).collect()
    }

    #[test]
    fn names_in_capitals() {
        let text = "HOST: Why did you leave?\n\nDOE: I was tired of it all.\n\nHOST: And now?";
        assert_eq!(speakers(text), ["HOST", "DOE", "HOST"]);
        assert!(speakers("UPDATE: The council met again on Monday.").is_empty());
    }

    #[test]
    fn a_full_name_first_and_the_surname_later() {
        let text = "The Sample: Why did you leave?\n\nAda Example: I was tired.\n\nThe Sample: And now?\n\nExample: I rest.";
        assert_eq!(speakers(text), ["The Sample", "Ada Example", "The Sample", "Example"]);
    }

    #[test]
    fn a_table_is_no_conversation() {
        assert!(speakers("Blue Lamp: 20 euros.\n\nRed Lamp: 30 euros.\n\nBlue Lamp: 10 euros.").is_empty());
        assert!(speakers("Ada Example: the new mayor.\n\nBen Sample: the old mayor.").is_empty());
    }

    #[test]
    fn names_in_lines_of_their_own() {
        let text = "ADA EXAMPLE\nWhy did you leave?\n\nBEN SAMPLE\nI was tired.\n\nIt was late.\n\nADA EXAMPLE\nAnd now?";
        let [_, second, _] = &read(text)[..] else { panic!("three turns") };
        assert_eq!(second.1, "I was tired. / It was late.");
    }

    #[test]
    fn what_happens_is_nobodys() {
        let text = "Q: Why did you leave?\n\n(Laughter)\n\nA: I was tired.\n\n[Applause.]\n\nQ: And now?";
        let words: Vec<String> = read(text).into_iter().map(|(_, words)| words).collect();
        assert_eq!(words, ["Why did you leave?", "I was tired.", "And now?"]);
    }

    #[test]
    fn the_reporter_takes_over_again() {
        let text = "Q: Why did you leave?\n\nA: I was tired.\n\nI rest now.\n\nThe mayor resigned in May.";
        assert_eq!(
            read(text).last().map(|(_, words)| words.clone()),
            Some("I was tired. / I rest now.".to_owned())
        );
    }

    #[test]
    fn a_label_of_another_kind_ends_a_turn() {
        let text = "DOE: Why did you leave?\n\nRAY: I was tired.\n\nBen Sample: I was too.\n\nDOE: And now?";
        let [_, ray, _] = &read(text)[..] else { panic!("three turns") };
        assert_eq!(ray.1, "I was tired.");
    }

    #[test]
    fn questions_with_a_letter_alone_beside_names() {
        let text = "Q Why did you leave?\n\nMR. DOE: I was tired.\n\nQ Did you sleep?\n\nMR. DOE: I did.";
        assert_eq!(speakers(text), ["Q", "MR. DOE", "Q", "MR. DOE"]);
        assert!(speakers("Q Samplex sold it.\n\nQ Samplex bought it. Did you?").is_empty());
    }

    #[test]
    fn the_words_stand_below_a_name_and_a_time() {
        let text = "Ada Example: (06:07)\nWhy did you leave?\n\nBen Sample: (06:10)\nI was tired.\n\nAda Example: (06:12)\nAnd now?";
        let words: Vec<String> = read(text).into_iter().map(|(_, words)| words).collect();
        assert_eq!(words, ["Why did you leave?", "I was tired.", "And now?"]);
    }
}
