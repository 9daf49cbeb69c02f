//! First pass: labels every token as part of a source, a cue, a content or of none of them.
//!
//! Seven labels in the BIO manner over the tokens of one paragraph. The features follow what
//! extraction from news needs: words and shapes around the token, cue words by kind and form, the token's place in
//! its quotation and what stands around that, the nearest cue word to each side and what lies between.

use crate::crf::Crf;
use crate::hash::{feature, word_hash};
use crate::parsed::Parsed;
use crate::traits::{NONE, Traits};
use std::ops::Range;

/// How many labels there are.
pub const LABELS: usize = 7;
/// The labels: none, or the first or a later token of source, cue or content.
pub const NOTHING: u8 = 0;
/// See [`NOTHING`].
pub const FIRST_SOURCE: u8 = 1;
/// See [`NOTHING`].
pub const SOURCE: u8 = 2;
/// See [`NOTHING`].
pub const FIRST_CUE: u8 = 3;
/// See [`NOTHING`].
pub const CUE: u8 = 4;
/// See [`NOTHING`].
pub const FIRST_CONTENT: u8 = 5;
/// See [`NOTHING`].
pub const CONTENT: u8 = 6;

/// The tokens of each paragraph that is read.
pub fn paragraphs(doc: &Parsed<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut block = usize::MAX;
    for sentence in &doc.sentences {
        if sentence.block == block
            && let Some(last) = found.last_mut()
        {
            last.end = sentence.tokens.end;
        } else {
            block = sentence.block;
            found.push(sentence.tokens.clone());
        }
    }
    found
}

/// The context of the change to each token, see [`crate::crf`].
#[must_use]
pub fn context(all: &[Traits], paragraph: &Range<usize>, i: usize) -> u8 {
    let here = &all[i];
    let before = if i > paragraph.start { all[i - 1].quote } else { 0 };
    match (here.quote, before) {
        _ if i == paragraph.start => 0,
        (1, _) => 1,
        (_, 1) => 2,
        (0, 5) => 3,
        (5, _) => 4,
        (1.., _) => 5,
        _ if matches!(here.shape, 8 | 9) => 6,
        _ => 7,
    }
}

/// Distances as classes: 0, 1, 2, 3–4, 5–8, 9–16, more.
#[inline]
pub fn distance(n: usize) -> u64 {
    match n {
        0..=2 => n as u64,
        3..=4 => 3,
        5..=8 => 4,
        9..=16 => 5,
        _ => 6,
    }
}

/// What a paragraph tells all its tokens; made once.
pub struct Surroundings {
    /// For each token of the paragraph: how many commas came before it in the paragraph.
    commas: Vec<u32>,
    /// For each token: how many quotation marks came before it.
    marks: Vec<u32>,
    comma: u32,
    that: u32,
    /// How the paragraph names its speaker outside of a sentence, if it does.
    pub label: Option<Label>,
}

/// A speaker named outside of a sentence: "SMITH: …" before the words, or "“…” — Ann Smith" behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The colon or the dash, as a token index.
    pub mark: usize,
    /// Whether it signs the words before it, and does not announce those behind it.
    pub signs: bool,
    /// Whether the name is in capitals, as in transcripts.
    pub capitals: bool,
}

/// The longest name before a colon or behind a dash, in tokens.
const LABEL: usize = 14;

/// Finds the label of a paragraph. Looks at no more than [`LABEL`] tokens at each end.
#[must_use]
pub fn speaker_label(doc: &Parsed<'_>, all: &[Traits], paragraph: &Range<usize>) -> Option<Label> {
    let start = paragraph.start + usize::from(doc.is_quote_mark(paragraph.start));
    let head = (start..paragraph.end.min(start + LABEL)).find(|&i| doc.word(i) == ":");
    if let Some(colon) = head
        && colon > start
        && colon + 1 < paragraph.end
        && (start..colon).all(|i| {
            all[i].shape <= 4 && all[i].shape > 0
                || matches!(doc.word(i), "(" | ")" | "-" | "." | ",")
                || doc.word(i).len() <= 3
        })
        && matches!(all[start].shape, 1..=4)
    {
        let capitals =
            (start..colon).filter(|&i| doc.is_word(i)).all(|i| !doc.word(i).chars().any(char::is_lowercase));
        // "“So far, it’s us: one, them: none.” — Ann Smith": a colon inside a quotation announces nobody.
        if capitals || all[colon].quote == 0 {
            return Some(Label { mark: colon, signs: false, capitals });
        }
    }
    let dash = (paragraph.end.saturating_sub(LABEL).max(paragraph.start)..paragraph.end)
        .find(|&i| matches!(doc.word(i), "—" | "–" | "―" | "-" | "--" | "~"))?;
    let after_quotation =
        dash > 0 && (doc.is_quote_mark(dash - 1) || dash == paragraph.start && doc.is_quoted(dash - 1));
    let name = all.get(dash + 1).is_some_and(|t| matches!(t.shape, 1..=4)) && dash + 1 < paragraph.end;
    (after_quotation && name && all[dash].quote == 0).then_some(Label {
        mark: dash,
        signs: true,
        capitals: false,
    })
}

impl Surroundings {
    /// Counts once for all tokens of `paragraph`.
    pub fn new(doc: &Parsed<'_>, all: &[Traits], paragraph: &Range<usize>) -> Self {
        let (comma, that) = (word_hash(","), word_hash("that"));
        let mut s = Self {
            commas: Vec::new(),
            marks: Vec::new(),
            comma,
            that,
            label: speaker_label(doc, all, paragraph),
        };
        let (mut commas, mut marks) = (0, 0);
        for t in &all[paragraph.clone()] {
            s.commas.push(commas);
            s.marks.push(marks);
            commas += u32::from(t.word == comma);
            marks += u32::from(matches!(t.quote, 1 | 5));
        }
        s.commas.push(commas);
        s.marks.push(marks);
        s
    }
}

/// The most features that a token has.
pub const MOST: usize = 64;

/// The features of token `i` of `paragraph`, appended to `out`.
pub fn features(
    doc: &Parsed<'_>,
    all: &[Traits],
    paragraph: &Range<usize>,
    around: &Surroundings,
    i: usize,
    out: &mut Vec<u32>,
) {
    static EDGE: Traits = Traits {
        word: 1,
        suffix: 1,
        shape: 15,
        class: 31,
        cue: 0,
        lemma: 0,
        strong: false,
        quote: 0,
        quote_len: 0,
        before: NONE,
        after: NONE,
    };
    let at = |offset: isize| -> &Traits {
        let j = i as isize + offset;
        if j < paragraph.start as isize || j >= paragraph.end as isize { &EDGE } else { &all[j as usize] }
    };
    out.reserve(MOST);
    let mut emit = |template: u64, parts: &[u64]| out.push(feature(0, template, parts));
    let here = at(0);
    let (p1, p2, n1, n2) = (at(-1), at(-2), at(1), at(2));
    let w = |t: &Traits| u64::from(t.word);
    let c = |t: &Traits| u64::from(t.cue);
    let sh = |t: &Traits| u64::from(t.shape);
    let k = |t: &Traits| u64::from(t.class);
    let quote = u64::from(here.quote);
    let quote3 = quote | u64::from(p1.quote) << 4 | u64::from(n1.quote) << 8;
    let len = u64::from(here.quote_len);

    emit(0, &[]);
    emit(1, &[w(here)]);
    emit(2, &[w(p1)]);
    emit(3, &[w(n1)]);
    emit(4, &[w(p2)]);
    emit(5, &[w(n2)]);
    emit(6, &[w(p1), w(here)]);
    emit(7, &[w(here), w(n1)]);
    emit(8, &[u64::from(here.suffix), sh(here)]);
    emit(9, &[sh(p1), sh(here), sh(n1)]);
    emit(10, &[sh(p2), sh(p1), sh(here), sh(n1), sh(n2)]);
    emit(11, &[quote3, len]);
    emit(12, &[c(p1), c(here), c(n1)]);
    emit(13, &[c(at(-3)), c(p2)]);
    emit(14, &[c(n2), c(at(3))]);
    emit(15, &[w(here), c(n1)]);
    emit(16, &[c(p1), w(here)]);
    emit(17, &[sh(here), c(n1), c(n2)]);
    emit(18, &[c(p2), c(p1), sh(here)]);
    emit(19, &[k(p2) | k(p1) << 8, k(here) | k(n1) << 8]);
    emit(20, &[u64::from(here.lemma), sh(p1), sh(n1)]);
    emit(21, &[u64::from(here.lemma), w(n1)]);
    emit(22, &[w(p1), u64::from(here.lemma)]);
    emit(52, &[w(p1), u64::from(here.suffix)]);
    emit(53, &[k(p1) | k(here) << 8 | k(n1) << 16, k(n2) | quote << 8]);
    emit(54, &[u64::from(here.suffix), c(n1), c(p1)]);
    emit(23, &[quote, sh(here), sh(p1), u64::from(p1.quote)]);

    // The sentence: how far its edges are, and its first words.
    let sentence = &doc.sentences[doc.tokens[i].sentence as usize].tokens;
    let (head, tail) = (distance(i - sentence.start), distance(sentence.end - 1 - i));
    let opening = &all[sentence.start];
    let opening_next = all.get(sentence.start + 1).unwrap_or(&EDGE);
    emit(24, &[head, quote, sh(here)]);
    emit(25, &[tail, quote, sh(here)]);
    emit(26, &[w(opening), quote, head.min(3)]);
    emit(27, &[c(opening), c(opening_next), sh(opening), quote]);
    let quoted_sentence = {
        let marks = &around.marks;
        u64::from(marks[sentence.end - paragraph.start] > marks[sentence.start - paragraph.start])
    };
    let paragraph_head = distance(sentence.start - paragraph.start).min(2);
    emit(28, &[quoted_sentence, quote, paragraph_head]);

    // The nearest cue words, and what lies between.
    let between = |from: usize, to: usize| {
        let (from, to) = (from - paragraph.start, to - paragraph.start);
        let commas = (around.commas[to] - around.commas[from]).min(2);
        let marks = (around.marks[to] - around.marks[from]).min(3);
        u64::from(commas) | u64::from(marks) << 2
    };
    let sentence_of = |j: u32| (j != NONE).then(|| doc.tokens[j as usize].sentence);
    let own = doc.tokens[i].sentence;
    let near = |j: u32| sentence_of(j).map_or(9, |s| u64::from(s.abs_diff(own).min(2)));
    let (before, after) = (here.before, here.after);
    let mut sides = [0u64; 2];
    if before != NONE {
        let j = before as usize;
        let cue = &all[j];
        let d = distance(i - j);
        let gap = between(j, i);
        let next = all.get(j + 1).unwrap_or(&EDGE);
        let that = u64::from(next.word == around.that) | u64::from(next.word == around.comma) << 1;
        emit(29, &[u64::from(cue.lemma), d, quote, near(before)]);
        emit(30, &[u64::from(cue.cue), gap, quote, near(before), that]);
        emit(31, &[u64::from(cue.lemma), that, quote, gap & 3, near(before)]);
        emit(32, &[u64::from(cue.cue), w(next), d, quote]);
        let ahead = distance(j.saturating_sub(doc.sentences[doc.tokens[j].sentence as usize].tokens.start));
        emit(33, &[u64::from(cue.cue), ahead, gap, near(before), quote]);
        sides[0] = 1 + (u64::from(cue.cue) | d << 8 | near(before) << 12);
    }
    if after != NONE && after as usize != i {
        let j = after as usize;
        let cue = &all[j];
        let d = distance(j - i);
        let gap = between(i, j);
        let (prev, next) = (&all[j - 1], all.get(j + 1).unwrap_or(&EDGE));
        let left = distance(doc.sentences[doc.tokens[j].sentence as usize].tokens.end - 1 - j);
        emit(34, &[u64::from(cue.lemma), d, quote, near(after)]);
        emit(35, &[u64::from(cue.cue), gap, quote, near(after), left]);
        emit(36, &[u64::from(cue.cue), sh(prev), sh(next), quote, near(after), gap]);
        emit(37, &[u64::from(cue.lemma), left, quote, near(after), gap & 3]);
        emit(38, &[w(next), u64::from(cue.cue), near(after), left, quote]);
        sides[1] = 1 + (u64::from(cue.cue) | d << 8 | near(after) << 12);
    }
    emit(39, &[sides[0], sides[1], quote]);
    emit(40, &[sides[0] >> 12, sides[1] >> 12, quote, sh(here), tail.min(3)]);

    if let Some(label) = around.label {
        let place = (i as i64 - label.mark as i64).signum() + 1;
        let (signs, capitals) = (u64::from(label.signs), u64::from(label.capitals));
        emit(50, &[place as u64, signs, capitals, u64::from(i + 1 == label.mark || i == label.mark + 1)]);
        emit(51, &[place as u64, signs, capitals, quote, sh(here)]);
    }

    // What stands around the quotation.
    if let Some(number) = doc.tokens[i].quotation {
        let inside = doc.tokens_in(doc.quotations[number as usize].span);
        let outer = |j: Option<usize>| j.filter(|j| paragraph.contains(j)).map_or(&EDGE, |j| &all[j]);
        let (q1, q2) = (outer(inside.start.checked_sub(1)), outer(inside.start.checked_sub(2)));
        let (a1, a2, a3) =
            (outer(Some(inside.end)), outer(Some(inside.end + 1)), outer(Some(inside.end + 2)));
        let first = outer(Some(inside.start + 1));
        let last = outer(inside.end.checked_sub(2));
        emit(41, &[w(q1), len, quote.min(2)]);
        emit(42, &[w(a1), len, quote.min(2)]);
        emit(43, &[c(q1), c(q2), len]);
        emit(44, &[c(a1), c(a2), c(a3), len]);
        emit(45, &[sh(first), sh(last), len, quote]);
        emit(46, &[sh(q1), sh(a1), sh(a2), len]);
        emit(47, &[w(q2), w(q1), len]);
        emit(48, &[w(a1), w(a2), len]);
        emit(49, &[w(last), len, c(a1), c(a2)]);
    }
}

/// What the first pass says of an article's tokens.
#[derive(Clone, Debug, Default)]
pub struct FirstPass {
    /// The label of each token.
    pub labels: Vec<u8>,
    /// How likely each token is part of a cue.
    pub cue: Vec<f32>,
    /// How likely each token is part of a content.
    pub content: Vec<f32>,
    /// How likely each token is part of a source.
    pub source: Vec<f32>,
}

/// Labels the tokens of every paragraph.
#[must_use]
pub fn tag(doc: &Parsed<'_>, all: &[Traits], paragraphs: &[Range<usize>], crf: &Crf<LABELS>) -> FirstPass {
    let mut pass = FirstPass::default();
    let (mut unary, mut contexts, mut hashes) = (Vec::new(), Vec::new(), Vec::new());
    for paragraph in paragraphs {
        let around = Surroundings::new(doc, all, paragraph);
        unary.clear();
        contexts.clear();
        for i in paragraph.clone() {
            hashes.clear();
            features(doc, all, paragraph, &around, i, &mut hashes);
            unary.push(crf.weigh(&hashes));
            contexts.push(context(all, paragraph, i));
        }
        pass.labels.extend(crf.viterbi(&unary, &contexts));
        for m in crf.marginals(&unary, &contexts) {
            let role = |label: u8| m[label as usize] + m[label as usize + 1];
            pass.source.push(role(FIRST_SOURCE));
            pass.cue.push(role(FIRST_CUE));
            pass.content.push(role(FIRST_CONTENT));
        }
    }
    pass
}
