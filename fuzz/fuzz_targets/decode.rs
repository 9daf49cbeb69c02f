//! The archive: any bytes give a corpus or an error.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(corpus) = on_record_engine::codec::decode(bytes) {
        assert_eq!(on_record_engine::codec::decode(&on_record_engine::codec::encode(&corpus)), Ok(corpus));
    }
});
