//! A stretch of one article, as a range of bytes.
//!
//! ```
//! use on_record_engine::Span;
//! let text = "“No,” she said.";
//! assert_eq!(Span::new(3, 6).of(text), "No,");
//! ```

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A half-open byte range in one article's text.
///
/// Every word on screen is the slice that a span cuts from the source: nothing is retyped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from `start` to `end`; the caller sees to it that `start <= end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The same from offsets as the standard library gives them.
    ///
    /// Articles are shorter than 4 GiB; what lies past that is clamped.
    #[must_use]
    pub fn at(start: usize, end: usize) -> Self {
        let clamp = |n| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end) }
    }

    /// The words. Empty when the span does not lie inside `text` on character boundaries.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// As a range of `usize`.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The shortest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether it cuts `text` on character boundaries and lies inside it.
    #[must_use]
    pub fn fits(self, text: &str) -> bool {
        self.start <= self.end && text.get(self.range()).is_some()
    }
}
