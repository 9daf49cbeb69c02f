//! Places of a text in UTF-16 units, as JavaScript and Java count.

use on_record_engine::Span;

/// A span as a pair of UTF-16 offsets.
pub(super) fn pair(text: &str, span: Span) -> [usize; 2] {
    let at =
        |byte: u32| -> usize { text.get(..byte as usize).unwrap_or(text).chars().map(char::len_utf16).sum() };
    [at(span.start), at(span.end)]
}
