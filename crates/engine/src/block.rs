//! Paragraphs, each marked as what it is.

use crate::corpus::{Block, BlockKind};
use crate::span::Span;

/// The paragraphs of `text`: its non-blank lines, without the blanks at their ends.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        if start < end {
            blocks.push(Block { span: Span::at(start, end), kind: BlockKind::Body });
        }
        at += line.len();
    }
    blocks
}
