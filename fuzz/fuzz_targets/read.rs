//! Extraction and packing: any text gives statements whose words lie in it, and an archive that opens again.
#![no_main]

use on_record_engine::pack::Manifest;
use on_record_engine::pack::{ReadArticle, pack};
use on_record_engine::model::archive;
use on_record_engine::{Reader, Span};
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(Reader::built_in);

libfuzzer_sys::fuzz_target!(|text: &str| {
    let reading = READER.read(text);
    let fits = |spans: &[Span]| spans.iter().all(|span| span.fits(text) && !span.is_empty());
    for statement in &reading.statements {
        let a = &statement.attribution;
        assert!(fits(&a.content) && fits(&a.source) && fits(&a.cue) && fits(&a.quoted), "{statement:?}");
    }
    let document = ReadArticle { name: "text".into(), text: text.to_owned(), reading };
    let (corpus, _) = pack(vec![document], &Manifest::default(), READER.language());
    assert_eq!(archive::decode(&archive::encode(&corpus)), Ok(corpus));
});
