//! Bytes to Unicode code points, in which annotations count: constant time for an offset, linear for the text.
//!
//! ```
//! use on_record_engine::{Span, text::Offsets};
//! let text = "“No,” she said.";
//! assert_eq!(Offsets::new(text).pair(Span::new(3, 6)), [1, 4]);
//! ```

use crate::text::span::Span;

const STRIDE: usize = 64;

/// How many code points stand before each byte of a text.
#[derive(Debug)]
pub struct Offsets<'t> {
    text: &'t [u8],
    /// Code points before every 64th byte; empty for plain ASCII, where bytes are code points.
    before: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// Counts the code points of a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut before = Vec::new();
        if !text.is_ascii() {
            before.reserve(bytes.len() / STRIDE + 1);
            let mut sum = 0;
            for stretch in bytes.chunks(STRIDE) {
                before.push(sum);
                sum += starts(stretch);
            }
            before.push(sum);
        }
        Self { text: bytes, before }
    }

    /// The code points before byte `at`.
    #[must_use]
    pub fn at(&self, at: u32) -> u32 {
        let byte = (at as usize).min(self.text.len());
        let Some(before) = self.before.get(byte / STRIDE) else { return byte as u32 };
        before + starts(self.text.get(byte - byte % STRIDE..byte).unwrap_or_default())
    }

    /// A span as a pair of code point offsets.
    #[must_use]
    pub fn pair(&self, span: Span) -> [u32; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}

/// How many code points start here: every byte but those that continue one.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|b| u32::from(b & 0b1100_0000 != 0b1000_0000)).sum()
}

#[cfg(test)]
mod tests {
    use super::Offsets;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equals_counting_by_hand(text in "\\PC{0,300}|[ -~]{0,200}") {
            let offsets = Offsets::new(&text);
            for (number, (at, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(offsets.at(at as u32), number as u32);
            }
            prop_assert_eq!(offsets.at(text.len() as u32), text.chars().count() as u32);
        }
    }

    #[test]
    fn counts_what_other_tools_swallow() {
        let text = "\u{feff}a\r\nб𝕏c";
        let offsets = Offsets::new(text);
        assert_eq!(offsets.at(text.find('c').unwrap() as u32), 6);
    }
}
