//! Labelled articles as training sequences for both passes.

use crate::gold;
use crate::learn::Sequence;
use on_record_engine::Span;
use on_record_engine::extract::attribution::linker::{self, Segments, View};
use on_record_engine::extract::attribution::tagger::{self, FirstPass, Surroundings};
use on_record_engine::extract::attribution::traits::{Spellings, Traits, traits};
use on_record_engine::language::Language;
use on_record_engine::text::Parsed;
use std::ops::Range;

/// A labelled article, cut up.
pub(crate) struct Doc<'a> {
    pub(crate) gold: &'a gold::Article,
    pub(crate) parsed: Parsed<'a>,
    pub(crate) traits: Vec<Traits>,
    pub(crate) paragraphs: Vec<Range<usize>>,
}

impl<'a> Doc<'a> {
    pub(crate) fn new(gold: &'a gold::Article, language: &'a Language) -> Self {
        let parsed = Parsed::cut(&gold.text, language);
        let traits = traits(&parsed, &language.cues, &mut Spellings::default());
        let paragraphs = tagger::paragraphs(&parsed);
        Self { gold, parsed, traits, paragraphs }
    }

    /// The tokens that `spans` touch, in order.
    pub(crate) fn tokens(&self, spans: &[Span]) -> Vec<usize> {
        spans.iter().flat_map(|&s| self.parsed.tokens_in(s)).collect()
    }
}

/// The sequences of the first pass: the paragraphs.
pub(crate) fn first(doc: &Doc<'_>) -> Vec<Sequence> {
    let mut labels = vec![tagger::NOTHING; doc.parsed.tokens.len()];
    // Where people's marks overlap, a cue outweighs a source, and a source a content.
    let mut mark = |span: Span, first: u8| {
        for (n, i) in doc.parsed.tokens_in(span).enumerate() {
            labels[i] = if n == 0 { first } else { first + 1 };
        }
    };
    let all = &doc.gold.attributions;
    all.iter().flat_map(|g| &g.content).for_each(|&s| mark(s, tagger::FIRST_CONTENT));
    all.iter().flat_map(|g| &g.source).for_each(|&s| mark(s, tagger::FIRST_SOURCE));
    all.iter().flat_map(|g| &g.cue).for_each(|&s| mark(s, tagger::FIRST_CUE));
    let sequence = |paragraph: &Range<usize>| {
        let around = Surroundings::new(&doc.parsed, &doc.traits, paragraph);
        let mut s = Sequence::default();
        for i in paragraph.clone() {
            tagger::features(&doc.parsed, &doc.traits, paragraph, &around, i, &mut s.features);
            s.push(tagger::context(&doc.traits, paragraph, i), labels[i]);
        }
        s
    };
    doc.paragraphs.iter().map(sequence).collect()
}

/// The sequences of the second pass: what each cue that the first pass offers looks at. A cue that people did not
/// mark has neither source nor content.
pub(crate) fn second(doc: &Doc<'_>, pass: &FirstPass) -> Vec<Sequence> {
    let segments = Segments::new(&doc.parsed, &doc.traits, pass);
    let marked: Vec<Vec<usize>> = doc.gold.attributions.iter().map(|g| doc.tokens(&g.cue)).collect();
    let mut sequences = Vec::new();
    for cue in linker::candidates(&doc.parsed, &doc.traits, pass) {
        let shared = |tokens: &Vec<usize>| tokens.iter().filter(|i| cue.contains(i)).count();
        let gold = (0..marked.len()).filter(|&g| shared(&marked[g]) > 0).max_by_key(|&g| shared(&marked[g]));
        let window = linker::window(&doc.parsed, &doc.traits, &doc.paragraphs, &cue);
        let mut roles = vec![linker::NOTHING; window.len()];
        if let Some(gold) = gold.map(|g| &doc.gold.attributions[g]) {
            for (first, spans) in
                [(linker::FIRST_CONTENT, &gold.content), (linker::FIRST_SOURCE, &gold.source)]
            {
                for span in spans {
                    for (n, i) in doc.parsed.tokens_in(*span).enumerate() {
                        if let Ok(place) = window.binary_search(&(i as u32)) {
                            roles[place] = if n == 0 { first } else { first + 1 };
                        }
                    }
                }
            }
        }
        let view = View::new(&doc.parsed, &doc.traits, pass, &segments, cue.clone());
        let mut s = Sequence::default();
        let mut behind = 0;
        for (n, role) in roles.into_iter().enumerate() {
            view.features(&window, n, &mut s.features);
            let is_source = matches!(role, linker::FIRST_SOURCE | linker::SOURCE);
            behind = if is_source { linker::BEHIND } else { behind };
            let label = if is_source { role } else { role + behind };
            s.push(linker::context(&doc.traits, &window, n, &cue), label);
        }
        sequences.push(s);
    }
    sequences
}
