//! Cleaning: any text gives paragraphs that lie in it.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    for block in on_record_engine::text::blocks(text) {
        assert!(block.span.fits(text));
    }
});
