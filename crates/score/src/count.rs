//! Counts what a prediction gets right, by the rules that stand at each field of [`Counts`].
//!
//! The unit is the word: punctuation, marks and blanks never count, and a range that covers part of a word
//! covers the word. A statement in several pieces is one statement.

use crate::align::{Alignment, align, dice, shared};
use crate::gold::{Article, Statement};
use crate::kind::Cues;
use crate::text::{Text, Words};
use std::collections::BTreeSet;

/// What is counted; the names are those of the reference's `--json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Articles.
    pub ndoc: usize,
    /// Gold statements in the subset.
    pub ng: usize,
    /// Predictions that are in the subset or answer a gold statement in it.
    pub np: usize,
    /// Pairs with the very same words.
    pub ex: usize,
    /// Pairs alike enough: Dice at least tau.
    pub m5: usize,
    /// Of these, Dice at least 0.8.
    pub m8: usize,
    /// Words shared, wherever statements begin and end.
    pub tok_tp: usize,
    /// Words predicted.
    pub tok_p: usize,
    /// Words in gold.
    pub tok_g: usize,
    /// Pieces in gold.
    pub pg: usize,
    /// Pieces predicted.
    pub pp: usize,
    /// Pieces that pair.
    pub pm: usize,
    /// Of these, with the right speaker.
    pub pj: usize,
    /// Pairs with the very same speaker words.
    pub spx: usize,
    /// Pairs whose speaker shares a word with gold's that says something.
    pub spov: usize,
    /// The same: content and speaker right.
    pub joint: usize,
    /// Pairs that share a word of the cue.
    pub cue: usize,
    /// Content and speaker exact, cue overlapping.
    pub full: usize,
    /// Pairs that show a speaker.
    pub shown: usize,
    /// Of these, the right one.
    pub shownok: usize,
    /// Pairs whose gold names who speaks.
    pub entn: usize,
    /// Of these, with a name that is right.
    pub ent: usize,
    /// Distinct content spans in gold.
    pub sc_g: usize,
    /// Distinct content spans predicted.
    pub sc_p: usize,
    /// Both.
    pub sc_t: usize,
    /// Distinct speaker spans in gold.
    pub ss_g: usize,
    /// Distinct speaker spans predicted.
    pub ss_p: usize,
    /// Both.
    pub ss_t: usize,
    /// Distinct cue spans in gold.
    pub sq_g: usize,
    /// Distinct cue spans predicted.
    pub sq_p: usize,
    /// Both.
    pub sq_t: usize,
}

/// Something that was not right, for those who mend it.
#[derive(Debug)]
pub enum Mistake<'a> {
    /// A gold statement that nothing answers.
    Missed(&'a Article, &'a Statement),
    /// An answered one whose speaker is not the right one: gold, prediction.
    Speaker(&'a Article, &'a Statement, &'a Statement),
    /// A prediction that answers nothing.
    Spurious(&'a Article, &'a Statement),
}

/// Words that say nothing about who speaks.
const FUNCTION: &str = "a an the of in on at for to from by with and or his her its their our my your he she they it we i \
     you who which that this these those him them us me mr mrs ms dr sen rep gov";
/// Titles that do not make a name another.
const TITLES: &str = "mr mrs ms dr sen rep gov president sir prof secretary senator the";

struct Prepared<'a> {
    raw: &'a Statement,
    content: Words,
    speaker: Words,
    cue: Words,
    pieces: Vec<Words>,
    inside: bool,
}

/// Counts one article for a subset such as "quoted" or "speech+quoted".
pub fn count<'a>(
    gold: &'a Article,
    predicted: &'a [Statement],
    subset: &str,
    tau: f64,
    cues: &Cues,
    mistakes: &mut Vec<Mistake<'a>>,
) -> Counts {
    let text = Text::new(&gold.text, gold.quoted.as_deref());
    let g = prepare(&text, &gold.statements, |s| {
        let manner = s.manner.as_deref().unwrap_or_else(|| text.manner(&s.content));
        inside(subset, manner, s.kind.as_deref().unwrap_or("speech"))
    });
    // What a prediction says of its own type and kind is not believed.
    let mut p = prepare(&text, predicted, |s| {
        let cue: Vec<String> = s.cue.iter().map(|&range| text.cut(range)).collect();
        let kind = if cue.is_empty() { "speech" } else { cues.kind(&cue.join(" ")) };
        inside(subset, text.manner(&s.content), kind)
    });
    let (gold_words, predicted_words) = (contents(&g), contents(&p));
    let strict = align(&gold_words, &predicted_words, tau);
    let loose = align(&gold_words, &predicted_words, 1e-9);
    for (number, one) in p.iter_mut().enumerate() {
        let answered = strict.answered_by(number).or_else(|| loose.answered_by(number));
        // A piece of a gold statement outside the subset is as little to be counted as the statement.
        let within = |other: &&Prepared<'_>| !other.inside && covers_half(&other.content, &one.content);
        match answered.and_then(|n| g.get(n)) {
            Some(statement) => one.inside = statement.inside,
            None if g.iter().any(|other| within(&other)) => one.inside = false,
            None => {}
        }
    }
    let mut counts = Counts {
        ndoc: 1,
        ng: g.iter().filter(|s| s.inside).count(),
        np: p.iter().filter(|s| s.inside).count(),
        ..Counts::default()
    };
    words(&g, &p, &mut counts);
    pairs(gold, &text, &g, &p, &strict, &mut counts, mistakes);
    mistakes.extend(
        p.iter()
            .enumerate()
            .filter(|(n, one)| one.inside && strict.answered_by(*n).is_none())
            .map(|(_, one)| Mistake::Spurious(gold, one.raw)),
    );
    pieces(&text, &g, &p, tau, &mut counts);
    let spans = |select: fn(&Statement) -> &Vec<[usize; 2]>| distinct(&text, &g, &p, select);
    (counts.sc_g, counts.sc_p, counts.sc_t) = spans(|s| &s.content);
    (counts.ss_g, counts.ss_p, counts.ss_t) = spans(|s| &s.speaker);
    (counts.sq_g, counts.sq_p, counts.sq_t) = spans(|s| &s.cue);
    counts
}

fn prepare<'a>(text: &Text, all: &'a [Statement], inside: impl Fn(&Statement) -> bool) -> Vec<Prepared<'a>> {
    let prepared = all.iter().map(|raw| Prepared {
        content: text.words(&raw.content),
        speaker: text.words(&raw.speaker),
        cue: text.words(&raw.cue),
        pieces: raw.content.iter().map(|&piece| text.words(&[piece])).filter(|w| !w.is_empty()).collect(),
        inside: inside(raw),
        raw,
    });
    prepared.filter(|one| !one.content.is_empty()).collect()
}

fn contents(all: &[Prepared<'_>]) -> Vec<Words> {
    all.iter().map(|one| one.content.clone()).collect()
}

fn covers_half(gold: &[u32], predicted: &[u32]) -> bool {
    let common = shared(gold, predicted);
    common > 0 && common * 2 >= predicted.len()
}

fn inside(subset: &str, manner: &str, kind: &str) -> bool {
    subset.split('+').all(|part| match part {
        "quoted" => manner != "indirect",
        "direct" | "mixed" | "indirect" => manner == part,
        "speech" | "finding" | "attitude" | "other" => kind == part,
        _ => true,
    })
}

fn words(g: &[Prepared<'_>], p: &[Prepared<'_>], counts: &mut Counts) {
    let union = |all: &[Prepared<'_>], inside: bool| -> BTreeSet<u32> {
        all.iter().filter(|one| one.inside == inside).flat_map(|one| one.content.iter().copied()).collect()
    };
    let (wanted, ignored, got) = (union(g, true), union(g, false), union(p, true));
    let got: BTreeSet<u32> = got.into_iter().filter(|w| wanted.contains(w) || !ignored.contains(w)).collect();
    counts.tok_tp = wanted.intersection(&got).count();
    counts.tok_p = got.len();
    counts.tok_g = wanted.len();
}

fn pairs<'a>(
    article: &'a Article,
    text: &Text,
    g: &[Prepared<'a>],
    p: &[Prepared<'a>],
    strict: &Alignment,
    counts: &mut Counts,
    mistakes: &mut Vec<Mistake<'a>>,
) {
    for (number, gold) in g.iter().enumerate().filter(|(_, one)| one.inside) {
        let Some(one) = strict.of(number).and_then(|n| p.get(n)) else {
            mistakes.push(Mistake::Missed(article, gold.raw));
            continue;
        };
        let exact = gold.content == one.content;
        let same_speaker = gold.speaker == one.speaker;
        let right_speaker = speaker_right(text, &gold.speaker, &one.speaker);
        let cue = shared(&gold.cue, &one.cue) > 0 || (gold.cue.is_empty() && one.cue.is_empty());
        let shown = !one.speaker.is_empty();
        counts.m5 += 1;
        counts.m8 += usize::from(dice(&gold.content, &one.content) >= 0.8);
        counts.ex += usize::from(exact);
        counts.spx += usize::from(same_speaker);
        counts.spov += usize::from(right_speaker);
        counts.joint += usize::from(right_speaker);
        counts.shown += usize::from(shown);
        counts.shownok += usize::from(shown && right_speaker);
        counts.cue += usize::from(cue);
        counts.full += usize::from(exact && same_speaker && cue);
        if let Some(right) = entity_right(gold.raw, one.raw) {
            counts.entn += 1;
            counts.ent += usize::from(right);
        }
        if !right_speaker {
            mistakes.push(Mistake::Speaker(article, gold.raw, one.raw));
        }
    }
}

/// Shares a word that says something; where gold's words say nothing (he, who), it must be the same words.
pub(crate) fn speaker_right(text: &Text, gold: &Words, predicted: &Words) -> bool {
    let mut telling = gold.iter().filter(|&&n| !listed(FUNCTION, &text.word(n))).peekable();
    match telling.peek() {
        None => gold == predicted,
        Some(_) => telling.any(|word| predicted.contains(word)),
    }
}

fn listed(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

fn entity_right(gold: &Statement, predicted: &Statement) -> Option<bool> {
    let names = gold.speaker_names.as_ref().filter(|names| !names.is_empty());
    let said = plain_name(predicted.speaker_entity.as_deref());
    match (names, &gold.speaker_entity) {
        (Some(names), _) => Some(names.iter().any(|name| plain_name(Some(name)) == said)),
        (None, Some(name)) => Some(plain_name(Some(name)) == said),
        (None, None) => None,
    }
}

/// A name in lower case without titles.
#[must_use]
pub fn plain_name(name: Option<&str>) -> String {
    let name = name.unwrap_or_default().replace('_', " ").trim().to_lowercase();
    let mut rest = name.as_str();
    while let Some((first, more)) = rest.split_once(char::is_whitespace) {
        if !listed(TITLES, first.strip_suffix('.').unwrap_or(first)) {
            break;
        }
        rest = more.trim_start();
    }
    rest.to_owned()
}

fn pieces(text: &Text, g: &[Prepared<'_>], p: &[Prepared<'_>], tau: f64, counts: &mut Counts) {
    fn flat(all: &[Prepared<'_>]) -> (Vec<Words>, Vec<usize>) {
        let each = all.iter().enumerate().flat_map(|(n, one)| one.pieces.iter().map(move |w| (w.clone(), n)));
        each.unzip()
    }
    let ((gold_words, gold_of), (predicted_words, predicted_of)) = (flat(g), flat(p));
    let pairs = align(&gold_words, &predicted_words, tau);
    counts.pg = gold_of.iter().filter(|&&n| g[n].inside).count();
    for (a, b) in pairs.pairs() {
        let (gold, one) = (&g[gold_of[a]], &p[predicted_of[b]]);
        if gold.inside {
            counts.pm += 1;
            counts.pj += usize::from(speaker_right(text, &gold.speaker, &one.speaker));
        }
    }
    for (b, &of) in predicted_of.iter().enumerate() {
        let counted = pairs.answered_by(b).map_or(p[of].inside, |a| g[gold_of[a]].inside);
        counts.pp += usize::from(counted);
    }
}

/// Distinct spans of one role: in gold, predicted, and both.
fn distinct(
    text: &Text,
    g: &[Prepared<'_>],
    p: &[Prepared<'_>],
    select: fn(&Statement) -> &Vec<[usize; 2]>,
) -> (usize, usize, usize) {
    let gather = |all: &[Prepared<'_>], every: bool| -> BTreeSet<Words> {
        let counted = all.iter().filter(|one| every || one.inside);
        counted
            .flat_map(|one| select(one.raw))
            .map(|&span| text.words(&[span]))
            .filter(|w| !w.is_empty())
            .collect()
    };
    let (gold, any, predicted) = (gather(g, false), gather(g, true), gather(p, false));
    let counted = predicted.iter().filter(|w| gold.contains(*w) || !any.contains(*w)).count();
    (gold.len(), counted, gold.intersection(&predicted).count())
}

impl std::ops::AddAssign<&Self> for Counts {
    fn add_assign(&mut self, other: &Self) {
        macro_rules! add { ($($field:ident)*) => {$( self.$field += other.$field; )*}; }
        add! {
            ndoc ng np ex m5 m8 tok_tp tok_p tok_g pg pp pm pj spx spov joint cue full shown shownok entn ent
            sc_g sc_p sc_t ss_g ss_p ss_t sq_g sq_p sq_t
        }
    }
}

/// Precision, recall and F1 in percent.
#[must_use]
pub fn prf(right: usize, predicted: usize, gold: usize) -> [f64; 3] {
    let share = |n: usize| if n == 0 { 0.0 } else { right as f64 / n as f64 };
    let (precision, recall) = (share(predicted), share(gold));
    let sum = precision + recall;
    let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
    [precision, recall, f1].map(|n| 100.0 * n)
}
