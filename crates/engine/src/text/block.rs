//! What a paragraph of an article is.
//!
//! ```
//! use on_record_engine::text::{Block, BlockKind, Span};
//! let headline = Block { span: Span { start: 0, end: 12 }, kind: BlockKind::Headline };
//! assert_eq!(headline.span.of("Rain ends it\n\nThe match was stopped."), "Rain ends it");
//! ```

use crate::text::span::Span;
use serde::{Deserialize, Serialize};

/// A paragraph of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// From its first to its last non-blank character.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a paragraph is. Only [`BlockKind::Body`] and [`BlockKind::Headline`] are read for statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum BlockKind {
    /// Running text.
    Body,
    /// The headline.
    Headline,
    /// "By Ada Example", or who the writer is.
    Byline,
    /// "Aug. 24 2025, Published 5:40 p.m. ET", or a crawler's "date 2025-08-22".
    DateLine,
    /// A picture's caption, or a bare label between paragraphs.
    Caption,
    /// "The post … appeared first on …", "Read the rest here."
    Republishing,
    /// "0 Comments"
    Comments,
}
