//! A text that is being written, and where its parts stand.
//!
//! ```
//! use on_record_synthetic::page::Page;
//! let mut page = Page::default();
//! let span = page.put("Ada");
//! assert_eq!(span.of(&page.text), "Ada");
//! ```

use on_record_engine::Span;
use on_record_engine::text::{Block, BlockKind};

/// A text with its paragraphs; every piece that is put down tells its place.
#[derive(Debug, Default)]
pub struct Page {
    /// The text so far.
    pub text: String,
    /// The paragraphs that are finished.
    pub blocks: Vec<Block>,
    start: usize,
}

impl Page {
    /// Writes words and tells where they stand.
    pub fn put(&mut self, words: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(words);
        Span::at(start, self.text.len())
    }

    /// Ends a sentence: one space before the next.
    pub fn gap(&mut self) {
        self.text.push(' ');
    }

    /// Ends a paragraph, marked as what it is; an empty one leaves no trace.
    pub fn end(&mut self, kind: BlockKind) {
        let end = self.text.trim_end().len();
        if end > self.start {
            self.blocks.push(Block { span: Span::at(self.start, end), kind });
            self.text.truncate(end);
            self.text.push_str("\n\n");
        }
        self.start = self.text.len();
    }

    /// A paragraph of its own.
    pub fn paragraph(&mut self, words: &str, kind: BlockKind) {
        self.end(BlockKind::Body);
        self.put(words);
        self.end(kind);
    }
}

/// The words with a capital at the front.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
