//! Percent-encoding of what stands between an address's own signs. Writing is the `percent-encoding` crate's; reading
//! is our own, which keeps what is no valid escape as it was written.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Decodes `%41`; what is not a whole, valid sequence of UTF-8 stays as it is written.
///
/// Each run of escapes is decoded as one: `%C3%A9` is é, `%C3` alone stays text.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let mut bytes = Vec::new();
        while let Some(byte) = escape(&rest[bytes.len() * 3..]) {
            bytes.push(byte);
        }
        if bytes.is_empty() {
            out.push('%');
            rest = &rest[1..];
            continue;
        }
        let mut run = &bytes[..];
        let mut written = &rest[..bytes.len() * 3];
        rest = &rest[bytes.len() * 3..];
        while !run.is_empty() {
            let (good, bad) = match std::str::from_utf8(run) {
                Ok(all) => (all.len(), 0),
                Err(error) => (error.valid_up_to(), 1),
            };
            out.push_str(std::str::from_utf8(&run[..good]).unwrap_or(""));
            out.push_str(&written[good * 3..(good + bad) * 3]);
            written = &written[(good + bad) * 3..];
            run = &run[good + bad..];
        }
    }
    out.push_str(rest);
    out
}

/// The byte of an escape at the start of `text`.
fn escape(text: &str) -> Option<u8> {
    let digits = text.strip_prefix('%')?.as_bytes().get(..2)?;
    let digit = |b: u8| char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok());
    Some(digit(digits[0])? << 4 | digit(digits[1])?)
}

/// What an address escapes: all but letters, digits and signs that have no meaning there.
const SIGNS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The same where the dot has a meaning.
const DOTTED: &AsciiSet = &SIGNS.add(b'.');

/// Encodes all but unreserved characters; `-` too where it comes first and `.` where `dots` says so.
pub(super) fn encode(text: &str, dots: bool, out: &mut String) {
    let rest = text.strip_prefix('-');
    out.push_str(if rest.is_some() { "%2D" } else { "" });
    out.extend(utf8_percent_encode(rest.unwrap_or(text), if dots { DOTTED } else { SIGNS }));
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{decode, encode};
    use proptest::prelude::*;

    #[test]
    fn bad_escapes_are_text() {
        for (written, read) in
            [("%ZZ", "%ZZ"), ("%", "%"), ("%4", "%4"), ("%41", "A"), ("%C3%A9%C3", "é%C3"), ("%%41", "%A")]
        {
            assert_eq!(decode(written), read);
        }
    }

    proptest! {
        #[test]
        fn reads_what_it_writes(text in "\\PC*", dots in any::<bool>()) {
            let mut written = String::new();
            encode(&text, dots, &mut written);
            prop_assert!(written.is_ascii());
            prop_assert_eq!(decode(&written), text);
        }
    }
}
