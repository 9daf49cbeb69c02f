//! What a token weighs is the same whether its features are listed or remembered from other tokens and words.

#![cfg(feature = "weights")]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_engine::extract::attribution::crf::{Crf, Row, Sink as _, Words};
use on_record_engine::extract::attribution::linker::{self, Segments, View};
use on_record_engine::extract::attribution::tagger::{self, Surroundings};
use on_record_engine::extract::attribution::traits::traits;
use on_record_engine::extract::attribution::weights::{Memory, Model};
use on_record_engine::language::Language;
use on_record_engine::text::Parsed;

/// What listed features weigh, each taken alone.
fn listed<const L: usize>(crf: &Crf<L>, features: &[u32]) -> Row {
    let mut weigher = crf.weigher(None);
    for feature in features {
        weigher.one(*feature);
    }
    crf.weigh(&mut weigher)
}

#[test]
fn features_weigh_the_same_however_they_are_given() {
    let model = Model::from_bytes(include_bytes!("../languages/en/news-en.orm")).unwrap();
    let language = Language::english();
    let (mut memory, mut words) = (Memory::default(), Words::default());
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");
    let (mut tokens, mut looks) = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let doc = Parsed::cut(&text, &language);
        let all = traits(&doc, &language.cues, &mut memory.spellings);
        let paragraphs = tagger::paragraphs(&doc);
        let mut weigher = model.first.weigher(Some(&mut words));
        for paragraph in &paragraphs {
            let around = Surroundings::new(&doc, &all, paragraph);
            for i in paragraph.clone() {
                let mut list: Vec<u32> = Vec::new();
                tagger::features(&doc, &all, paragraph, &around, i, &mut list);
                tagger::features(&doc, &all, paragraph, &around, i, &mut weigher);
                let weighed = model.first.weigh(&mut weigher);
                assert_eq!(weighed, listed(&model.first, &list), "{}: {}", path.display(), doc.word(i));
                tokens += 1;
            }
        }
        let first = tagger::tag(&doc, &all, &paragraphs, &model.first, &mut memory.words);
        let segments = Segments::new(&doc, &all, &first);
        for cue in linker::candidates(&doc, &all, &first) {
            let window = linker::window(&doc, &all, &paragraphs, &cue);
            let view = View::new(&doc, &all, &first, &segments, cue);
            let mut weigher = model.second.weigher(None);
            for n in 0..window.len() {
                let mut list: Vec<u32> = Vec::new();
                view.features(&window, n, &mut list);
                view.features(&window, n, &mut weigher);
                let weighed = model.second.weigh(&mut weigher);
                assert_eq!(weighed, listed(&model.second, &list), "{}, token {n}", path.display());
                looks += 1;
            }
        }
    }
    assert!(tokens > 500 && looks > 500, "{tokens} tokens and {looks} looks are too few");
}
