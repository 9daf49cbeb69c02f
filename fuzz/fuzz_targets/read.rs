//! Extraction: any text gives statements whose words lie in it.
#![no_main]

use on_record_engine::Reader;
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(Reader::built_in);

libfuzzer_sys::fuzz_target!(|text: &str| {
    for statement in READER.read(text).statements {
        assert!(statement.attribution.content.iter().all(|span| span.fits(text)));
    }
});
