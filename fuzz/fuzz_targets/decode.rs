//! The archive: any bytes give a corpus or an error, also where the header fits what follows it.
#![no_main]

use on_record_engine::model::archive::{HEADER, decode, encode, sealed};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = decode(bytes);
    // Without this the header's check would turn away nearly all that the fuzzer makes of an archive.
    let payload = bytes.get(HEADER..).unwrap_or_default();
    if let Ok(corpus) = decode(&sealed(payload)) {
        assert_eq!(decode(&encode(&corpus)), Ok(corpus));
    }
});
