//! First pass: labels every token as part of a source, a cue, a content or of none of them.
//!
//! Seven labels in the BIO manner over the tokens of one paragraph. The features follow what
//! extraction from news needs: words and shapes around the token, cue words by kind and form, the token's place in
//! its quotation and what stands around that, the nearest cue word to each side and what lies between.

use crate::extract::attribution::crf::{Crf, Sink, Words};
use crate::extract::attribution::traits::{NONE, Traits};
use crate::text::hash::{feature, word_hash};
use crate::text::parsed::Parsed;
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

/// The context of the change to each token, see [`crate::extract::attribution::crf`].
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
            commas: Vec::with_capacity(paragraph.len() + 1),
            marks: Vec::with_capacity(paragraph.len() + 1),
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

/// The roles in which a token looks at a word, see [`Sink::word`]: the words around it, or itself.
mod role {
    pub(super) const HERE: usize = 0;
    /// Itself, where none of the two tokens to each side is a cue word.
    pub(super) const ALONE: usize = 1;
    pub(super) const BEFORE: usize = 2;
    /// The one before a token that is no cue word.
    pub(super) const BEFORE_PLAIN: usize = 3;
    pub(super) const BEHIND: usize = 4;
    /// The one behind a token that is no cue word.
    pub(super) const BEHIND_PLAIN: usize = 5;
    pub(super) const SECOND_BEFORE: usize = 6;
    pub(super) const SECOND_BEHIND: usize = 7;
}

/// One feature of the first pass.
#[inline(always)]
fn emit(out: &mut impl Sink, template: u64, parts: &[u64]) {
    out.one(feature(0, template, parts));
}

/// The features of token `i` of `paragraph`, given to `out`.
#[inline]
pub fn features(
    doc: &Parsed<'_>,
    all: &[Traits],
    paragraph: &Range<usize>,
    around: &Surroundings,
    i: usize,
    out: &mut impl Sink,
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
    let here = at(0);
    let (p1, p2, n1, n2) = (at(-1), at(-2), at(1), at(2));
    let w = |t: &Traits| u64::from(t.word);
    let c = |t: &Traits| u64::from(t.cue);
    let sh = |t: &Traits| u64::from(t.shape);
    let k = |t: &Traits| u64::from(t.class);
    let lemma = u64::from(here.lemma);
    let suffix = u64::from(here.suffix);
    let quote = u64::from(here.quote);
    let quote3 = quote | u64::from(p1.quote) << 4 | u64::from(n1.quote) << 8;
    let len = u64::from(here.quote_len);

    // The words around, and cue words among them.
    let itself = |out: &mut _| {
        emit(out, 0, &[]);
        emit(out, 1, &[w(here)]);
        emit(out, 8, &[suffix, sh(here)]);
    };
    let beside = |out: &mut _| {
        emit(out, 15, &[w(here), c(n1)]);
        emit(out, 16, &[c(p1), w(here)]);
        emit(out, 17, &[sh(here), c(n1), c(n2)]);
        emit(out, 18, &[c(p2), c(p1), sh(here)]);
        emit(out, 54, &[suffix, c(n1), c(p1)]);
    };
    if p2.cue | p1.cue | n1.cue | n2.cue == 0 {
        out.word(role::ALONE, here.written(), |out| {
            itself(out);
            beside(out);
        });
    } else {
        out.word(role::HERE, here.written(), itself);
        beside(out);
    }
    let before = |out: &mut _| emit(out, 2, &[w(p1)]);
    let behind = |out: &mut _| emit(out, 3, &[w(n1)]);
    let verb_behind = |out: &mut _| emit(out, 21, &[lemma, w(n1)]);
    let verb_before = |out: &mut _| emit(out, 22, &[w(p1), lemma]);
    if lemma == 0 {
        out.word(role::BEFORE_PLAIN, p1.written(), |out| {
            before(out);
            verb_before(out);
        });
        out.word(role::BEHIND_PLAIN, n1.written(), |out| {
            behind(out);
            verb_behind(out);
        });
    } else {
        out.word(role::BEFORE, p1.written(), before);
        out.word(role::BEHIND, n1.written(), behind);
        verb_before(out);
        verb_behind(out);
    }
    out.word(role::SECOND_BEFORE, p2.written(), |out| emit(out, 4, &[w(p2)]));
    out.word(role::SECOND_BEHIND, n2.written(), |out| emit(out, 5, &[w(n2)]));
    emit(out, 6, &[w(p1), w(here)]);
    emit(out, 7, &[w(here), w(n1)]);
    emit(out, 52, &[w(p1), suffix]);
    let (p3, n3) = (at(-3), at(3));
    let cues = c(p3) | c(p2) << 8 | c(p1) << 16 | c(here) << 24 | c(n1) << 32 | c(n2) << 40 | c(n3) << 48;
    out.run(0, cues, |out| {
        emit(out, 12, &[c(p1), c(here), c(n1)]);
        emit(out, 13, &[c(p3), c(p2)]);
        emit(out, 14, &[c(n2), c(n3)]);
    });

    // Shapes, classes and quotation marks.
    emit(out, 9, &[sh(p1), sh(here), sh(n1)]);
    emit(out, 10, &[sh(p2), sh(p1), sh(here), sh(n1), sh(n2)]);
    emit(out, 19, &[k(p2) | k(p1) << 8, k(here) | k(n1) << 8]);
    emit(out, 20, &[lemma, sh(p1), sh(n1)]);
    emit(out, 53, &[k(p1) | k(here) << 8 | k(n1) << 16, k(n2) | quote << 8]);
    emit(out, 23, &[quote, sh(here), sh(p1), u64::from(p1.quote)]);
    out.run(3, quote3 | len << 16, |out| emit(out, 11, &[quote3, len]));

    // The sentence: how far its edges are, and its first words.
    let number = u64::from(doc.tokens[i].sentence);
    let sentence = &doc.sentences[doc.tokens[i].sentence as usize].tokens;
    let (head, tail) = (distance(i - sentence.start), distance(sentence.end - 1 - i));
    emit(out, 24, &[head, quote, sh(here)]);
    emit(out, 25, &[tail, quote, sh(here)]);
    let opening = &all[sentence.start];
    out.run(4, number | quote << 32 | head.min(3) << 40, |out| {
        emit(out, 26, &[w(opening), quote, head.min(3)]);
        let opening_next = all.get(sentence.start + 1).unwrap_or(&EDGE);
        emit(out, 27, &[c(opening), c(opening_next), sh(opening), quote]);
        let marks = &around.marks;
        let quoted_sentence =
            u64::from(marks[sentence.end - paragraph.start] > marks[sentence.start - paragraph.start]);
        let paragraph_head = distance(sentence.start - paragraph.start).min(2);
        emit(out, 28, &[quoted_sentence, quote, paragraph_head]);
    });

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
        let near = near(before);
        let next = all.get(j + 1).unwrap_or(&EDGE);
        let state = u64::from(before) | quote << 32 | near << 36;
        out.run(6, state | gap << 40, |out| {
            let that = u64::from(next.word == around.that) | u64::from(next.word == around.comma) << 1;
            emit(out, 30, &[u64::from(cue.cue), gap, quote, near, that]);
            emit(out, 31, &[u64::from(cue.lemma), that, quote, gap & 3, near]);
            let ahead =
                distance(j.saturating_sub(doc.sentences[doc.tokens[j].sentence as usize].tokens.start));
            emit(out, 33, &[u64::from(cue.cue), ahead, gap, near, quote]);
        });
        out.run(7, state | d << 40, |out| {
            emit(out, 29, &[u64::from(cue.lemma), d, quote, near]);
            emit(out, 32, &[u64::from(cue.cue), w(next), d, quote]);
        });
        sides[0] = 1 + (u64::from(cue.cue) | d << 8 | near << 12);
    }
    if after != NONE && after as usize != i {
        let j = after as usize;
        let cue = &all[j];
        let d = distance(j - i);
        let gap = between(i, j);
        let near = near(after);
        let state = u64::from(after) | quote << 32 | near << 36;
        out.run(8, state | gap << 40, |out| {
            let (prev, next) = (&all[j - 1], all.get(j + 1).unwrap_or(&EDGE));
            let left = distance(doc.sentences[doc.tokens[j].sentence as usize].tokens.end - 1 - j);
            emit(out, 35, &[u64::from(cue.cue), gap, quote, near, left]);
            emit(out, 36, &[u64::from(cue.cue), sh(prev), sh(next), quote, near, gap]);
            emit(out, 37, &[u64::from(cue.lemma), left, quote, near, gap & 3]);
            emit(out, 38, &[w(next), u64::from(cue.cue), near, left, quote]);
        });
        out.run(9, state | d << 40, |out| emit(out, 34, &[u64::from(cue.lemma), d, quote, near]));
        sides[1] = 1 + (u64::from(cue.cue) | d << 8 | near << 12);
    }
    out.run(10, sides[0] | sides[1] << 20 | quote << 40, |out| emit(out, 39, &[sides[0], sides[1], quote]));
    emit(out, 40, &[sides[0] >> 12, sides[1] >> 12, quote, sh(here), tail.min(3)]);

    if let Some(label) = around.label {
        let place = (i as i64 - label.mark as i64).signum() + 1;
        let (signs, capitals) = (u64::from(label.signs), u64::from(label.capitals));
        emit(
            out,
            50,
            &[place as u64, signs, capitals, u64::from(i + 1 == label.mark || i == label.mark + 1)],
        );
        emit(out, 51, &[place as u64, signs, capitals, quote, sh(here)]);
    }

    // What stands around the quotation.
    if let Some(number) = doc.tokens[i].quotation {
        let key = u64::from(number) | len << 32;
        let inside = || doc.tokens_in(doc.quotations[number as usize].span);
        let outer = |j: Option<usize>| j.filter(|j| paragraph.contains(j)).map_or(&EDGE, |j| &all[j]);
        out.run(11, key, |out| {
            let inside = inside();
            let (q1, q2) = (outer(inside.start.checked_sub(1)), outer(inside.start.checked_sub(2)));
            let (a1, a2, a3) =
                (outer(Some(inside.end)), outer(Some(inside.end + 1)), outer(Some(inside.end + 2)));
            let last = outer(inside.end.checked_sub(2));
            emit(out, 43, &[c(q1), c(q2), len]);
            emit(out, 44, &[c(a1), c(a2), c(a3), len]);
            emit(out, 46, &[sh(q1), sh(a1), sh(a2), len]);
            emit(out, 47, &[w(q2), w(q1), len]);
            emit(out, 48, &[w(a1), w(a2), len]);
            emit(out, 49, &[w(last), len, c(a1), c(a2)]);
        });
        out.run(12, key | quote.min(2) << 40, |out| {
            let inside = inside();
            let (q1, a1) = (outer(inside.start.checked_sub(1)), outer(Some(inside.end)));
            emit(out, 41, &[w(q1), len, quote.min(2)]);
            emit(out, 42, &[w(a1), len, quote.min(2)]);
        });
        out.run(13, key | quote << 40, |out| {
            let inside = inside();
            let (first, last) = (outer(Some(inside.start + 1)), outer(inside.end.checked_sub(2)));
            emit(out, 45, &[sh(first), sh(last), len, quote]);
        });
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
pub fn tag(
    doc: &Parsed<'_>,
    all: &[Traits],
    paragraphs: &[Range<usize>],
    crf: &Crf<LABELS>,
    words: &mut Words,
) -> FirstPass {
    let room = || Vec::with_capacity(all.len());
    let mut pass =
        FirstPass { labels: Vec::with_capacity(all.len()), cue: room(), content: room(), source: room() };
    let (mut unary, mut contexts) = (Vec::new(), Vec::new());
    let mut weigher = crf.weigher(Some(words));
    for paragraph in paragraphs {
        let around = Surroundings::new(doc, all, paragraph);
        unary.clear();
        contexts.clear();
        for i in paragraph.clone() {
            features(doc, all, paragraph, &around, i, &mut weigher);
            unary.push(crf.weigh(&mut weigher));
            contexts.push(context(all, paragraph, i));
        }
        let (labels, marginals) = crf.labels(&unary, &contexts);
        pass.labels.extend(labels);
        for m in marginals {
            let role = |label: u8| m[label as usize] + m[label as usize + 1];
            pass.source.push(role(FIRST_SOURCE));
            pass.cue.push(role(FIRST_CUE));
            pass.content.push(role(FIRST_CONTENT));
        }
    }
    pass
}
