//! Second pass: for each cue, which tokens are its source and its content.
//!
//! As in semantic role labelling, the tokens around a cue are labelled anew with that cue in view: on which side
//! they stand, how many other cues, sources and contents lie between, and what the first pass made of them.
//!
//! Invariant: a cue looks at no more than [`REACH`] tokens to each side, so the whole is linear in the text.

use crate::extract::attribution::crf::{Crf, LOCKED, Sink};
use crate::extract::attribution::tagger::{self, FirstPass, distance};
use crate::extract::attribution::traits::{CONJUNCTION, NONE, PARTICIPLE, Traits, is_finite};
use crate::text::hash::{feature, word_hash};
use crate::text::parsed::Parsed;
use std::ops::Range;

/// How many labels there are: nothing and first and later token of content, before and after the source,
/// and first and later token of the source. That way a cue has one source at most.
pub const LABELS: usize = 8;
/// Nothing, no source yet.
pub const NOTHING: u8 = 0;
/// The first token of a piece of content, no source yet. The later tokens are one more.
pub const FIRST_CONTENT: u8 = 1;
/// The first token of the source.
pub const FIRST_SOURCE: u8 = 3;
/// A later token of the source.
pub const SOURCE: u8 = 4;
/// Added to nothing and content behind the source: 5, 6, 7.
pub const BEHIND: u8 = 5;
/// Whether a change of label keeps the role: content goes on, source goes on, nothing goes on.
#[must_use]
pub fn keeps_role(from: usize, to: usize) -> bool {
    matches!((from, to), (0, 0) | (1 | 2, 2) | (3 | 4, 4) | (5, 5) | (6 | 7, 7))
}

/// How far a cue looks to each side, in tokens.
pub const REACH: usize = 220;

/// The least likelihood of a cue to be looked at where the first pass did not take it for one; see [`is_promising`]
/// for what else it takes.
pub const CANDIDATE: f32 = 0.12;

/// The cues worth a second look: those of the first pass, and tokens that came near.
#[must_use]
pub fn candidates(doc: &Parsed<'_>, all: &[Traits], first: &FirstPass) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let is_cue = |i: usize| matches!(first.labels[i], tagger::FIRST_CUE | tagger::CUE);
    let mut i = 0;
    while i < first.labels.len() {
        let start = i;
        if is_cue(i) {
            i += 1;
            while i < first.labels.len() && first.labels[i] == tagger::CUE {
                i += 1;
            }
            found.push(start..i);
            // "said at a news conference announcing" may be one cue or two: offer each cue word alone, too.
            let words = (start..i).filter(|&j| all[j].strong);
            if words.clone().count() > 1 {
                found.extend(words.map(|j| j..j + 1));
            }
        } else if first.cue[i] > CANDIDATE {
            let sentence = doc.tokens[i].sentence;
            while i < first.labels.len()
                && !is_cue(i)
                && first.cue[i] > CANDIDATE
                && doc.tokens[i].sentence == sentence
            {
                i += 1;
            }
            let worded = (start..i).any(|j| doc.is_word(j) || doc.word(j) == ":");
            if worded && (start..i).any(|j| is_promising(doc, all, first, j)) {
                found.push(start..i);
            }
        } else {
            i += 1;
        }
    }
    found
}

/// Whether a token that the first pass did not take for a cue is worth a second look: outside sources and contents where
/// it is [`LIKELY_CUE`], inside contents where it is a strong cue word and [`LIKELY_INSIDE`], and in both behind a
/// conjunction: in "She discussed A and referenced B" the second cue ends the content of the first. Hardly any other
/// becomes a statement.
fn is_promising(doc: &Parsed<'_>, all: &[Traits], first: &FirstPass, i: usize) -> bool {
    let joined = || i > doc.sentence_of(i).tokens.start && all[i - 1].class == CONJUNCTION;
    match first.labels[i] {
        tagger::NOTHING => first.cue[i] >= LIKELY_CUE || joined(),
        tagger::FIRST_CONTENT | tagger::CONTENT => all[i].strong && first.cue[i] >= LIKELY_INSIDE || joined(),
        _ => false,
    }
}

/// The least likelihood of a cue outside sources and contents, see [`is_promising`].
const LIKELY_CUE: f32 = 0.4;
/// The least likelihood of one inside a content.
const LIKELY_INSIDE: f32 = 0.3;

/// For every token: how many cues, sources and contents of the first pass start before it. Differences tell what
/// lies between two tokens.
pub struct Segments {
    counts: Vec<[u32; 5]>,
}

impl Segments {
    /// Counts.
    #[must_use]
    pub fn new(doc: &Parsed<'_>, all: &[Traits], first: &FirstPass) -> Self {
        let (comma, and) = (word_hash(","), word_hash("and"));
        let mut counts = Vec::with_capacity(all.len() + 1);
        let mut now = [0u32; 5];
        let mut last = tagger::NOTHING;
        for (i, t) in all.iter().enumerate() {
            counts.push(now);
            let label = first.labels[i];
            let starts = matches!(label, tagger::FIRST_SOURCE | tagger::FIRST_CUE | tagger::FIRST_CONTENT)
                || label != tagger::NOTHING && label.div_ceil(2) != last.div_ceil(2);
            if starts {
                now[label.div_ceil(2) as usize - 1] += 1;
            }
            last = label;
            now[3] += u32::from(t.word == comma || t.word == and);
            now[4] += u32::from(doc.is_quote_mark(i) && matches!(t.quote, 1 | 5));
        }
        counts.push(now);
        Self { counts }
    }

    /// What starts from token `from` on and before token `to`.
    fn between(&self, from: usize, to: usize) -> [u64; 5] {
        let (a, b) = (&self.counts[from], &self.counts[to]);
        std::array::from_fn(|i| u64::from((b[i] - a[i]).min(3)))
    }
}

/// The tokens that a cue looks at: its sentence, and the quotations of its paragraph and of the next where the
/// paragraph leads over to it.
#[must_use]
pub fn window(doc: &Parsed<'_>, all: &[Traits], paragraphs: &[Range<usize>], cue: &Range<usize>) -> Vec<u32> {
    let number = paragraphs.partition_point(|p| p.end <= cue.start);
    let Some(paragraph) = paragraphs.get(number) else { return Vec::new() };
    let sentence = doc.sentence_of(cue.start).tokens.clone();
    let (low, high) = (cue.start.saturating_sub(REACH), cue.end + REACH);
    // Its mark is a colon or a dash.
    let marks = cue.clone().any(|i| !doc.is_word(i));
    let label = marks.then(|| tagger::speaker_label(doc, all, paragraph)).flatten();
    let label = label.filter(|l| cue.contains(&l.mark));
    if label.is_some_and(|l| !l.signs) {
        // A transcript: the words run on to the next label.
        let mut tokens: Vec<u32> = (paragraph.start..paragraph.end.min(high)).map(|i| i as u32).collect();
        for next in paragraphs.iter().skip(number + 1) {
            if next.start >= high
                || !label.is_some_and(|l| l.capitals)
                || tagger::speaker_label(doc, all, next).is_some()
            {
                break;
            }
            tokens.extend((next.start..next.end.min(high)).map(|i| i as u32));
        }
        return tokens;
    }
    if label.is_some_and(|l| l.mark == paragraph.start) && number > 0 {
        // A signature in a paragraph of its own.
        let before = paragraphs[number - 1].clone();
        return (before.start.max(low)..before.end)
            .chain(paragraph.clone().take(REACH))
            .map(|i| i as u32)
            .collect();
    }
    let near = paragraph.start.max(low)..paragraph.end.min(high);
    let mut tokens: Vec<u32> =
        near.filter(|&i| sentence.contains(&i) || doc.is_quoted(i)).map(|i| i as u32).collect();
    let last = paragraph.end.saturating_sub(1);
    let colon = sentence.contains(&last) && doc.word(last) == ":";
    let unclosed = doc.tokens[last].quotation.is_some_and(|q| !doc.quotations[q as usize].closed);
    if colon || unclosed {
        let mut goes_on = true;
        for next in paragraphs.iter().skip(number + 1).take(6) {
            let quoted = doc.is_quoted(next.start);
            if !goes_on || !(quoted || colon) {
                break;
            }
            let part = next.clone().take_while(|&i| i < high && (doc.is_quoted(i) || (colon && !quoted)));
            tokens.extend(part.map(|i| i as u32));
            let end = next.end - 1;
            goes_on = doc.tokens[end].quotation.is_some_and(|q| !doc.quotations[q as usize].closed);
        }
    }
    tokens
}

/// The context of the change to a token, see [`crate::extract::attribution::crf`].
#[must_use]
pub fn context(all: &[Traits], window: &[u32], n: usize, cue: &Range<usize>) -> u8 {
    let i = window[n] as usize;
    if n == 0 {
        return 0;
    }
    let before = window[n - 1] as usize;
    if cue.contains(&i) {
        return 7;
    }
    match (all[i].quote, all[before].quote) {
        _ if before + 1 != i => 1,
        (1, _) => 2,
        (0, 5) => 3,
        (5, _) => 4,
        _ if matches!(all[i].shape, 8 | 9) => 5,
        _ => 6,
    }
}

/// What one cue tells all tokens it looks at; made once.
pub struct View<'a> {
    doc: &'a Parsed<'a>,
    all: &'a [Traits],
    first: &'a FirstPass,
    segments: &'a Segments,
    cue: Range<usize>,
    sentence: Range<usize>,
    lemma: u64,
    code: u64,
    before: u64,
    after: u64,
    /// Whether a source of the first pass stands next to the cue, on the left and on the right.
    sources: u64,
    likely: u64,
    /// Whether a quotation ends shortly before the cue, and whether one starts shortly behind it.
    quotations: u64,
    /// Whether the cue is a transcript's colon or a signature's dash.
    label: u64,
}

/// A probability as a class.
fn level(p: f32) -> u64 {
    match p {
        p if p < 0.05 => 0,
        p if p < 0.3 => 1,
        p if p < 0.6 => 2,
        p if p < 0.9 => 3,
        _ => 4,
    }
}

impl<'a> View<'a> {
    /// The view of `cue`.
    #[must_use]
    pub fn new(
        doc: &'a Parsed<'a>,
        all: &'a [Traits],
        first: &'a FirstPass,
        segments: &'a Segments,
        cue: Range<usize>,
    ) -> Self {
        let head = cue
            .clone()
            .max_by_key(|&i| (all[i].strong, all[i].cue != 0, std::cmp::Reverse(i)))
            .unwrap_or(cue.start);
        let t = &all[head];
        let lemma = if t.lemma == 0 { t.word } else { t.lemma };
        let sentence = doc.sentence_of(cue.start).tokens.clone();
        let word = |i: Option<usize>| {
            i.filter(|i| sentence.contains(i)).and_then(|i| all.get(i)).map_or(1, |t| u64::from(t.word))
        };
        let (before, after) = (word(cue.start.checked_sub(1)), word(Some(cue.end)));
        let role = |i: usize| first.labels.get(i).map_or(0, |l| l.div_ceil(2));
        let side = |mut range: Box<dyn Iterator<Item = usize>>| {
            u64::from(range.find(|&i| matches!(role(i), 1 | 2)).is_some_and(|i| role(i) == 1))
        };
        let left = side(Box::new((sentence.start..cue.start).rev()));
        let right = side(Box::new(cue.end..sentence.end));
        let likely = cue.clone().map(|i| first.cue[i]).fold(0.0, f32::max);
        let mark = |i: usize, kinds: &[u8]| all.get(i).is_some_and(|t| kinds.contains(&t.quote));
        let ended =
            (1..=14).take_while(|&n| cue.start >= sentence.start + n).find(|&n| mark(cue.start - n, &[4, 5]));
        let ended = ended.map_or(0, |n| if n <= 6 { 2 } else { 1 });
        let started = (0..14).take_while(|&n| cue.end + n < sentence.end).find(|&n| mark(cue.end + n, &[1]));
        let started = started.map_or(0, |n| if n <= 4 { 2 } else { 1 });
        let quoted_cue = u64::from(all[cue.start].quote > 0);
        let colon = doc.word(cue.end - 1) == ":";
        let dash = matches!(doc.word(cue.start), "—" | "–" | "―" | "-" | "--");
        Self {
            doc,
            all,
            first,
            segments,
            sentence,
            lemma: u64::from(lemma),
            code: u64::from(t.cue),
            before,
            after,
            sources: left | right << 1,
            likely: level(likely),
            quotations: ended | started << 2 | quoted_cue << 4,
            label: u64::from(colon) | u64::from(dash) << 1,
            cue,
        }
    }

    fn least(&self) -> f32 {
        let plain = self.code > 0 && (self.code - 1) % 12 / 4 == 2;
        if plain && self.quotations & 0b1111 != 0 { UNLIKELY_QUOTED } else { UNLIKELY }
    }

    /// [`LOCKED`] where a token must have the role of the one before it: inside a quotation that is more than a few
    /// words long and does not hold the cue. Such a quotation is one speaker's, from mark to mark.
    fn lock(&self, window: &[u32], n: usize) -> u8 {
        let i = window[n] as usize;
        let quotation = self.doc.tokens[i].quotation;
        let whole =
            matches!(self.all[i].quote_len, 3..=5) && quotation != self.doc.tokens[self.cue.start].quotation;
        let goes_on = n > 0 && self.doc.tokens[window[n - 1] as usize].quotation == quotation;
        if quotation.is_some() && whole && goes_on { LOCKED } else { 0 }
    }

    /// The features of the `n`th token of `window`, given to `out`.
    #[inline]
    pub fn features(&self, window: &[u32], n: usize, out: &mut impl Sink) {
        let i = window[n] as usize;
        let all = self.all;
        let here = &all[i];
        let label = |j: Option<&u32>| j.map_or(9, |&j| u64::from(self.first.labels[j as usize]));
        let word = |j: Option<&u32>| j.map_or(1, |&j| u64::from(all[j as usize].word));
        let class = |j: Option<&u32>| j.map_or(31, |&j| u64::from(all[j as usize].class));
        let shape = |j: Option<&u32>| j.map_or(0, |&j| u64::from(all[j as usize].shape));
        let (prev, next) = (n.checked_sub(1).and_then(|n| window.get(n)), window.get(n + 1));
        let (side, d, gap) = if i < self.cue.start {
            (0u64, self.cue.start - i, self.segments.between(i + 1, self.cue.start))
        } else if i < self.cue.end {
            (1, 0, [0; 5])
        } else {
            (2, i - self.cue.end + 1, self.segments.between(self.cue.end, i))
        };
        let sentences =
            i64::from(self.doc.tokens[i].sentence) - i64::from(self.doc.tokens[self.cue.start].sentence);
        let offset = (sentences.clamp(-2, 2) + 2) as u64;
        let own = label(Some(&window[n]));
        let (l, r) = (label(prev), label(next));
        let [cues, sources, contents, commas, marks] = [gap[1], gap[0], gap[2], gap[3], gap[4]];
        let place = side | offset << 2 | cues << 5;
        let quote = u64::from(here.quote);
        let quote1 = quote.min(1);
        let len = u64::from(here.quote_len);
        let d = distance(d);
        let w = u64::from(here.word);
        let before_quote = prev.map_or(0, |&j| u64::from(all[j as usize].quote));
        let before_word = prev.map_or(0, |&j| u64::from(j as usize + 1 == i));
        let quotation = |j: usize| self.doc.tokens[j].quotation;
        let joined =
            u64::from(prev.is_some_and(|&j| quotation(j as usize) == quotation(i) && quotation(i).is_some()));

        // Where the token stands.
        out.run(0, place | quote1 << 8 | len << 9 | marks << 12, |out| {
            emit(out, 0, &[place]);
            emit(out, 16, &[quote1, len, marks, side, offset, cues]);
            emit(out, 30, &[self.quotations, side, quote1, cues, offset]);
            emit(out, 32, &[self.quotations, self.code, side, quote1, len]);
            emit(out, 34, &[self.quotations, self.after, side, quote1]);
        });
        out.run(1, place | quote << 8 | len << 12 | before_quote << 16, |out| {
            emit(out, 3, &[place, quote, len, before_quote]);
        });
        out.run(2, place | quote << 8 | d << 12 | own << 16 | r << 20, |out| {
            emit(out, 2, &[place, d, own]);
            emit(out, 8, &[self.lemma, side, quote, d, offset]);
            emit(out, 10, &[self.after, side, own, d, cues]);
            emit(out, 11, &[self.before, side, own, d, cues]);
            emit(out, 38, &[self.code, d, side, own, r]);
        });
        out.run(3, u64::from(here.cue) | side << 8 | cues << 12 | d << 16, |out| {
            emit(out, 29, &[u64::from(here.cue), side, cues, d]);
        });
        let (starts, ends) = (u64::from(i == self.sentence.start), u64::from(i + 1 == self.sentence.end));
        out.run(4, starts | ends << 1 | own << 4 | side << 8 | cues << 12, |out| {
            emit(out, 25, &[starts, ends, own, side, cues]);
        });

        // What the first pass made of it, and what lies between it and the cue.
        out.run(
            5,
            side | own << 4 | cues << 8 | sources << 12 | contents << 16 | commas << 20 | marks << 24,
            |out| {
                emit(out, 7, &[self.lemma, side, own, cues]);
                emit(out, 9, &[self.code, side, commas, marks, own]);
                emit(out, 12, &[own, sources, contents, side, cues]);
                emit(out, 14, &[self.sources, side, own, cues, sources]);
                emit(out, 15, &[own, sources, contents, cues, side, self.code]);
                emit(out, 18, &[self.likely, own, side]);
                emit(out, 24, &[self.lemma, self.after, side, own, contents]);
                emit(out, 31, &[self.quotations, side, own, contents, cues]);
            },
        );
        out.run(
            6,
            place
                | l << 8
                | own << 12
                | r << 16
                | quote << 20
                | contents << 24
                | before_word << 28
                | joined << 29,
            |out| {
                emit(out, 1, &[place, l, own, r]);
                emit(out, 27, &[before_word, side, own, l, offset, contents]);
                emit(out, 35, &[joined, quote, side, offset, l, own]);
            },
        );
        let (content, source) = (level(self.first.content[i]), level(self.first.source[i]));
        out.run(7, content | source << 4 | side << 8 | cues << 12 | sources << 16, |out| {
            emit(out, 19, &[content, source, side, cues, sources]);
        });
        // The next strong cue word beyond this token: does another cue claim it?
        let claim = |j: u32| if j == NONE { 0 } else { 1 + u64::from(self.cue.contains(&(j as usize))) };
        let (before, after) = (claim(here.before), claim(here.after));
        out.run(8, before | after << 4 | side << 8 | own << 12 | quote1 << 16 | offset << 20, |out| {
            emit(out, 28, &[before, after, side, own, quote1, offset]);
        });

        // Words, shapes and classes.
        emit(out, 4, &[side, offset, w]);
        emit(out, 5, &[side, word(prev), own]);
        emit(out, 6, &[side, word(next), own]);
        emit(out, 20, &[w, own, side, cues.min(1)]);
        emit(out, 22, &[w, word(next), side]);
        emit(out, 26, &[u64::from(here.suffix), side, own]);
        emit(out, 13, &[shape(prev), u64::from(here.shape), shape(next), side, offset]);
        let pair = class(prev) | class(Some(&window[n])) << 8;
        emit(out, 23, &[pair | class(next) << 16, side | own << 4 | cues.min(1) << 8]);
        emit(out, 36, &[pair, own | l << 4 | r << 8 | side << 12, contents]);
        emit(out, 33, &[self.label, side, quote1, own, u64::from(here.shape)]);
    }
}

/// One feature of the second pass.
#[inline(always)]
fn emit(out: &mut impl Sink, template: u64, parts: &[u64]) {
    out.one(feature(1, template, parts));
}

/// A cue with what belongs to it.
#[derive(Clone, Debug)]
pub struct Link {
    /// The cue's tokens.
    pub cue: Range<usize>,
    /// The source's tokens, in order; empty when the text names none.
    pub source: Vec<u32>,
    /// The content's tokens, in order.
    pub content: Vec<u32>,
    /// What speaks for and against it, see [`crate::extract::attribution::judge`].
    pub evidence: Evidence,
}

/// What speaks for and against a link.
pub type Evidence = [f32; EVIDENCE];
/// How many sorts of evidence there are.
pub const EVIDENCE: usize = 37;

fn logit(p: f32) -> f32 {
    let p = p.clamp(0.001, 0.999);
    (p / (1.0 - p)).ln()
}

/// The least likelihood that a cue has a content at all; less is asked of a plain cue beside a quotation, as a long
/// quotation's words can outvote what stands at its edges.
const UNLIKELY: f32 = 0.15;
/// See [`UNLIKELY`].
const UNLIKELY_QUOTED: f32 = 0.001;

/// Labels the tokens that `view`'s cue looks at; `None` when hardly any token can be its content.
#[must_use]
pub fn link(view: &View<'_>, window: &[u32], crf: &Crf<LABELS>) -> Option<Link> {
    let (mut unary, mut contexts) = (Vec::with_capacity(window.len()), Vec::with_capacity(window.len()));
    let mut weigher = crf.weigher(None);
    for n in 0..window.len() {
        view.features(window, n, &mut weigher);
        unary.push(crf.weigh(&mut weigher));
        contexts.push(context(view.all, window, n, &view.cue) | view.lock(window, n));
    }
    let is_content = |l: u8| matches!(l, 1 | 2 | 6 | 7);
    let wanted = std::array::from_fn(|l| is_content(l as u8));
    let (labels, any, chain) = crf.labels_with(&unary, &contexts, wanted, view.least())?;
    let is_source = |l: u8| matches!(l, FIRST_SOURCE | SOURCE);
    let marginals = chain.marginals();
    let pick = |wanted: &dyn Fn(u8) -> bool| -> Vec<u32> {
        window.iter().zip(&labels).filter(|(_, l)| wanted(**l)).map(|(i, _)| *i).collect()
    };
    let (chosen, content) = (pick(&is_source), pick(&is_content));
    let source = whole_source(view, &chosen);
    let (mut mean, mut least, mut first, mut voice, mut edges, mut pieces) =
        (0f32, 1f32, 0f32, 0f32, 1f32, 0f32);
    let mut last = None;
    for (n, (m, &l)) in marginals.iter().zip(&labels).enumerate() {
        if is_content(l) {
            let p = m[1] + m[2] + m[6] + m[7];
            mean += p;
            least = least.min(p);
            first += view.first.content[window[n] as usize];
            if last != Some(n.wrapping_sub(1)) {
                pieces += 1.0;
                edges = edges.min(m[1] + m[6]);
            }
            last = Some(n);
        }
        if is_source(l) {
            voice += m[3] + m[4];
        }
    }
    let length = content.len() as f32;
    let quoted = content.iter().filter(|&&i| view.all[i as usize].quote > 0).count() as f32 / length;
    let likely = view.cue.clone().map(|i| view.first.cue[i]).fold(0.0, f32::max);
    let voiced =
        source.iter().map(|&i| view.first.source[i as usize]).sum::<f32>() / source.len().max(1) as f32;
    let flag = |b: bool| f32::from(u8::from(b));
    let near = source.iter().map(|&i| (i as usize).abs_diff(view.cue.start)).min().unwrap_or(0) as f32;
    let speech = flag((1..=12).contains(&view.code));
    let class = |i: Option<&u32>| i.map_or(0, |&i| view.all[i as usize].class);
    let finite = content.iter().any(|i| is_finite(class(Some(i))));
    let passed = content.iter().any(|i| class(Some(i)) == 19);
    let words = |tokens: &[u32]| tokens.iter().find(|&&i| view.doc.is_word(i as usize)).copied();
    let (opens, speaks) = (class(words(&content).as_ref()), class(words(&source).as_ref()));
    // A cue word's share of attributions, as its code tells it.
    let share = if view.code == 0 { 0.0 } else { ((view.code - 1) % 12 / 4) as f32 / 2.0 };
    // How likely the likeliest token that was not taken for the source is part of it.
    let unchosen = marginals.iter().zip(window).filter(|(_, i)| source.binary_search(i).is_err());
    let rival = unchosen.map(|(m, _)| m[3] + m[4]).fold(0.0, f32::max);
    let evidence = [
        1.0,
        logit(likely),
        logit(mean / length),
        logit(least),
        logit(edges),
        logit(first / length),
        flag(source.is_empty()),
        if source.is_empty() { 0.0 } else { logit(voice / chosen.len() as f32) },
        if source.is_empty() { 0.0 } else { logit(voiced) },
        length.ln(),
        quoted,
        flag(quoted > 0.99 && length > 7.0),
        flag(quoted > 0.0 && length < 5.0),
        pieces - 1.0,
        speech,
        flag(view.code == 0),
        flag(view.cue.len() > 1),
        (near + 1.0).ln(),
        (source.len() as f32 + 1.0).ln(),
        flag(view.cue.clone().any(|i| view.all[i].quote > 0)),
        logit(any),
        flag(quoted == 0.0),
        flag(quoted == 0.0 && !finite),
        flag(quoted == 0.0 && !finite && !passed),
        flag(opens == 2),
        flag(quoted == 0.0 && opens == 4),
        flag(quoted == 0.0 && matches!(opens, 10..=12)),
        flag(quoted == 0.0 && opens == PARTICIPLE),
        share,
        share * flag(quoted == 0.0),
        flag(matches!(view.code % 4, 0) && view.code > 0),
        flag(matches!(speaks, 2 | 3)),
        flag(speaks == 5),
        flag(speaks == 16),
        flag(source.first().is_some_and(|&i| (i as usize) > view.cue.start)),
        logit(rival),
        flag(source.iter().any(|&i| view.all[i as usize].shape == 9)),
    ];
    Some(Link { cue: view.cue.clone(), source, content, evidence })
}

/// A source that is the end of one that the first pass saw is that one: "a study of iodine in school children", and not
/// "children".
fn whole_source(view: &View<'_>, source: &[u32]) -> Vec<u32> {
    let (Some(&start), Some(&last)) = (source.first(), source.last()) else { return Vec::new() };
    let label = |i: u32| view.first.labels[i as usize];
    let joined = last - start + 1 == source.len() as u32 && label(start) == tagger::SOURCE;
    let before = (start.saturating_sub(LONG_SOURCE)..start).rev();
    let begin = before
        .take_while(|&i| matches!(label(i), tagger::SOURCE | tagger::FIRST_SOURCE))
        .find(|&i| label(i) == tagger::FIRST_SOURCE);
    let cue = |begin: u32| view.cue.clone().any(|i| (begin..start).contains(&(i as u32)));
    match begin.filter(|&begin| joined && !cue(begin)) {
        Some(begin) => (begin..=last).collect(),
        None => source.to_vec(),
    }
}

/// The most tokens that a source gains.
const LONG_SOURCE: u32 = 40;

/// All links of an article, one for each cue that has a content. They may compete for words.
#[must_use]
pub fn links(
    doc: &Parsed<'_>,
    all: &[Traits],
    paragraphs: &[Range<usize>],
    first: &FirstPass,
    crf: &Crf<LABELS>,
) -> Vec<Link> {
    let segments = Segments::new(doc, all, first);
    let cues = candidates(doc, all, first).into_iter();
    cues.filter_map(|cue| {
        let window = window(doc, all, paragraphs, &cue);
        link(&View::new(doc, all, first, &segments, cue), &window, crf)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::traits::{Spellings, traits};
    use crate::language::cues::Lexicon;

    /// What the source "children" of "shown" becomes where the first pass gave these labels to the words before.
    fn whole(labels: [u8; 8]) -> Vec<u32> {
        let doc = Parsed::new("A study of iodine in school children has shown gains.");
        let all = traits(&doc, &Lexicon::built_in(), &mut Spellings::default());
        let room = vec![0.0; all.len()];
        let mut first = FirstPass {
            labels: vec![tagger::NOTHING; all.len()],
            cue: room.clone(),
            content: room.clone(),
            source: room,
        };
        first.labels[..8].copy_from_slice(&labels);
        let segments = Segments::new(&doc, &all, &first);
        whole_source(&View::new(&doc, &all, &first, &segments, 8..9), &[6])
    }

    #[test]
    fn a_source_that_is_the_end_of_another_is_that_one() {
        assert_eq!(whole([1, 2, 2, 2, 2, 2, 2, 0]), [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(whole([0, 0, 0, 0, 0, 1, 2, 0]), [5, 6]);
        assert_eq!(whole([1, 2, 2, 2, 0, 2, 2, 0]), [6], "broken");
        assert_eq!(whole([1, 2, 2, 2, 2, 2, 1, 0]), [6], "a source of its own");
        assert_eq!(whole([2, 2, 2, 2, 2, 2, 2, 0]), [6], "no beginning");
    }
}
