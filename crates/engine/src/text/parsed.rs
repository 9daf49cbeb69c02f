//! An article cut up: paragraphs, tokens, sentences, quotations. What every later stage reads.

use crate::language::Language;
use crate::text::block::{Block, BlockKind};
use crate::text::paragraphs::blocks;
use crate::text::quotation::{Quotation, in_paragraph};
use crate::text::span::Span;
use crate::text::token::{Token, TokenKind, ends_sentence, tokenize};
use std::ops::Range;

/// An article cut up.
///
/// Invariant: tokens, sentences and quotations are in the order of the text, and each lies inside one block
/// that is read for statements.
#[derive(Clone, Debug)]
pub struct Parsed<'t> {
    /// The article as it was read.
    pub text: &'t str,
    /// The language it is read in.
    pub language: &'t Language,
    /// All its paragraphs.
    pub blocks: Vec<Block>,
    /// The tokens of the paragraphs that are read.
    pub tokens: Vec<Token>,
    /// The sentences of those paragraphs.
    pub sentences: Vec<Sentence>,
    /// The quotations of those paragraphs.
    pub quotations: Vec<Quotation>,
}

/// Whether the paragraph read last is the one before `number`, captions and the like between them aside.
fn follows(parsed: &Parsed<'_>, number: usize) -> bool {
    let last = parsed.quotations.last().map(|q| q.span);
    let before = parsed.blocks[..number].iter().rev().find(|b| b.kind == BlockKind::Body);
    last.zip(before).is_some_and(|(last, block)| block.span.contains(last))
}

/// A sentence: its tokens and its paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, as indices into [`Parsed::tokens`].
    pub tokens: Range<usize>,
    /// Its paragraph, an index into [`Parsed::blocks`].
    pub block: usize,
}

impl<'t> Parsed<'t> {
    /// Cuts `text` up. Always succeeds; linear in the length of the text.
    #[must_use]
    pub fn cut(text: &'t str, language: &'t Language) -> Self {
        let mut parsed = Self {
            text,
            language,
            blocks: blocks(text, language),
            tokens: Vec::new(),
            sentences: Vec::new(),
            quotations: Vec::new(),
        };
        let mut cut = Vec::new();
        for (number, block) in parsed.blocks.iter().enumerate() {
            if !matches!(block.kind, BlockKind::Body | BlockKind::Headline) {
                continue;
            }
            cut.clear();
            tokenize(text, block.span, &language.sentences, &mut cut);
            let first_quotation = parsed.quotations.len();
            let open = parsed.quotations.last().is_some_and(|q| !q.closed && follows(&parsed, number));
            let below = parsed.blocks[number + 1..].iter().find(|block| block.kind == BlockKind::Body);
            let below = below.map(|block| block.span);
            parsed.quotations.extend(in_paragraph(text, block.span, open, below, &language.sentences));
            let mut quotation = first_quotation;
            let mut start = parsed.tokens.len();
            for (i, &(span, kind)) in cut.iter().enumerate() {
                while parsed.quotations.get(quotation).is_some_and(|q| q.span.end <= span.start) {
                    quotation += 1;
                }
                let inside = parsed.quotations.get(quotation).is_some_and(|q| q.span.overlaps(span));
                parsed.tokens.push(Token {
                    span,
                    kind,
                    sentence: parsed.sentences.len() as u32,
                    quotation: inside.then_some(quotation as u32),
                });
                if ends_sentence(text, &cut, i, &language.sentences) {
                    let end = parsed.tokens.len();
                    parsed.sentences.push(Sentence { tokens: start..end, block: number });
                    start = end;
                }
            }
        }
        parsed
    }

    /// Cuts an English text up, for tests.
    #[cfg(all(test, feature = "english"))]
    pub(crate) fn new(text: &'t str) -> Self {
        Self::cut(text, Language::for_tests())
    }

    /// The words of token `i`.
    #[must_use]
    pub fn word(&self, i: usize) -> &'t str {
        self.tokens[i].span.of(self.text)
    }

    /// The sentence of token `i`.
    #[must_use]
    pub fn sentence_of(&self, i: usize) -> &Sentence {
        &self.sentences[self.tokens[i].sentence as usize]
    }

    /// The block of token `i`, an index into [`Parsed::blocks`].
    #[must_use]
    pub fn block_of(&self, i: usize) -> usize {
        self.sentence_of(i).block
    }

    /// The tokens of each paragraph that is read, as indices, in the order of the text.
    #[must_use]
    pub fn paragraphs(&self) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut block = usize::MAX;
        for sentence in &self.sentences {
            match found.last_mut().filter(|_| sentence.block == block) {
                Some(last) => last.end = sentence.tokens.end,
                None => {
                    block = sentence.block;
                    found.push(sentence.tokens.clone());
                }
            }
        }
        found
    }

    /// The tokens of `block`, as indices.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }

    /// Whether token `i` stands in quotation marks.
    #[must_use]
    pub fn is_quoted(&self, i: usize) -> bool {
        self.tokens[i].quotation.is_some()
    }

    /// Whether token `i` is a word.
    #[must_use]
    pub fn is_word(&self, i: usize) -> bool {
        self.tokens[i].kind.is_word()
    }

    /// Whether token `i` is a mark of quotation.
    #[must_use]
    pub fn is_quote_mark(&self, i: usize) -> bool {
        self.tokens[i].kind == TokenKind::Quote
    }
}
