//! Cleaning: any text gives paragraphs that lie in it.
#![no_main]

use on_record_engine::language::Language;
use std::sync::LazyLock;

static ENGLISH: LazyLock<Language> = LazyLock::new(Language::english);

libfuzzer_sys::fuzz_target!(|text: &str| {
    for block in on_record_engine::text::blocks(text, &ENGLISH) {
        assert!(block.span.fits(text));
    }
});
