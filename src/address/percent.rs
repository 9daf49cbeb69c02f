//! Percent-encoding of what stands between an address's own signs.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Encoded is all but the characters that RFC 3986 reserves for nothing.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The same where two dots part two values.
const UNRESERVED_BUT_DOTS: &AsciiSet = &UNRESERVED.add(b'.');
/// The same in a text fragment, where the hyphen is a sign.
const FRAGMENT: &AsciiSet = &UNRESERVED.add(b'-');

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

/// A text between an address's own signs. A first hyphen would take the value away, so it is encoded; `.` where `dots`
/// says so.
pub(super) fn encode(text: &str, dots: bool, out: &mut String) {
    let rest = match text.strip_prefix('-') {
        Some(rest) => {
            out.push_str("%2D");
            rest
        }
        None => text,
    };
    out.extend(utf8_percent_encode(rest, if dots { UNRESERVED_BUT_DOTS } else { UNRESERVED }));
}

/// A text as the value of a URL's parameter.
pub(crate) fn component(text: &str) -> String {
    utf8_percent_encode(text, UNRESERVED).to_string()
}

/// Words as a text fragment names them (`#:~:text=`).
pub(crate) fn fragment_words(words: &str) -> String {
    utf8_percent_encode(words, FRAGMENT).to_string()
}

#[cfg(test)]
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
