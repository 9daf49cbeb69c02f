//! An article of the archive laid out: its words, and which of them were said together.

use super::passage::Join;
use super::vocabulary::Vocabulary;
use super::word::{self, Word};
use crate::language::Language;
use crate::model::corpus::Corpus;
use crate::model::id::{ArticleId, Id, StatementId};
use crate::model::statement::{Manner, Statement};
use crate::text::quotation::{Quotation, in_paragraph, is_double, is_single};
use crate::text::span::Span;
use std::cell::OnceCell;
use std::ops::Range;

/// The words of an article. What they belong to is worked out where it is asked for.
pub(super) struct LaidOut<'c> {
    pub(super) article: ArticleId,
    pub(super) text: &'c str,
    pub(super) words: Vec<Word>,
    /// The number of each word in the vocabulary.
    pub(super) numbers: Vec<u32>,
    corpus: &'c Corpus,
    language: &'c Language,
    /// The first of its statements, and how many there are.
    statements: (usize, &'c [Statement]),
    laid: OnceCell<Laid>,
}

/// For each word its block and the quotation that it stands in.
struct Laid {
    blocks: Vec<u32>,
    quotations: Vec<Option<u32>>,
}

impl<'c> LaidOut<'c> {
    /// An article without words.
    pub(super) fn new(corpus: &'c Corpus, language: &'c Language, article: ArticleId) -> Self {
        let rows = corpus.statements.rows();
        let first = rows.partition_point(|s| s.article < article);
        let own = rows.get(first..).unwrap_or_default();
        let own = own.get(..own.partition_point(|s| s.article == article)).unwrap_or_default();
        let text = corpus.articles.get(article).map_or("", |a| a.text.as_str());
        Self {
            article,
            text,
            words: vec![],
            numbers: vec![],
            corpus,
            language,
            statements: (first, own),
            laid: OnceCell::new(),
        }
    }

    /// The article with its words.
    pub(super) fn read(
        corpus: &'c Corpus,
        language: &'c Language,
        article: ArticleId,
        vocabulary: &Vocabulary,
    ) -> Self {
        let mut source = Self::new(corpus, language, article);
        let (words, numbers) = (&mut source.words, &mut source.numbers);
        word::each(source.text, Span::at(0, source.text.len()), |word| {
            words.push(word);
            numbers.push(vocabulary.of(word.hash));
        });
        source
    }

    fn laid(&self) -> &Laid {
        self.laid.get_or_init(|| {
            let blocks = self.corpus.articles.get(self.article).map_or(&[][..], |a| a.blocks.as_slice());
            let spans: Vec<Span> = blocks.iter().map(|block| block.span).collect();
            let quoted = quoted(self.text, &spans, self.language);
            let (mut block, mut quotation) = (0, 0);
            let mut laid = Laid { blocks: vec![], quotations: vec![] };
            for word in &self.words {
                while spans.get(block).is_some_and(|b| b.end <= word.span.start) {
                    block += 1;
                }
                while quoted.get(quotation).is_some_and(|(q, _)| q.span.end <= word.span.start) {
                    quotation += 1;
                }
                let inside = quoted.get(quotation).filter(|(q, _)| q.span.contains(word.span));
                laid.blocks.push(block as u32);
                laid.quotations.push(inside.map(|(_, number)| *number));
            }
            laid
        })
    }

    /// The quotation that a word stands in.
    pub(super) fn quotation(&self, place: usize) -> Option<u32> {
        self.laid().quotations.get(place).copied().flatten()
    }

    fn block(&self, place: usize) -> Option<u32> {
        self.laid().blocks.get(place).copied()
    }

    pub(super) fn span(&self, place: usize) -> Span {
        self.words.get(place).map(|word| word.span).unwrap_or_default()
    }

    /// The words at some places as they stand there. `quoted`: only those in quotation marks, with " … " for the others between them.
    pub(super) fn said(&self, places: Range<usize>, quoted: bool) -> String {
        let own: Vec<usize> = places.filter(|place| !quoted || self.quotation(*place).is_some()).collect();
        let runs = own.chunk_by(|one, other| one + 1 == *other);
        let words = |run: &[usize]| match run {
            [first, .., last] => self.span(*first).join(self.span(*last)).of(self.text),
            [only] => self.span(*only).of(self.text),
            [] => "",
        };
        runs.map(words).collect::<Vec<_>>().join(" … ")
    }

    /// The statements that hold a word.
    fn holding(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        let span = self.span(place);
        let holds = move |s: &Statement| s.content.iter().any(|piece| piece.contains(span));
        self.statements.1.iter().enumerate().filter(move |(_, s)| holds(s)).map(|(row, _)| row)
    }

    /// The statement that holds most of the words; of several the shortest.
    pub(super) fn statement(&self, places: &[usize]) -> Option<StatementId> {
        let mut held: Vec<usize> = places.iter().flat_map(|place| self.holding(*place)).collect();
        held.sort_unstable();
        let best = held.chunk_by(|a, b| a == b).max_by_key(|rows| {
            let row = rows.first().copied().unwrap_or(0);
            let length = |s: &Statement| s.content.iter().map(|piece| piece.len()).sum::<u32>();
            (rows.len(), std::cmp::Reverse((self.statements.1.get(row).map_or(0, length), row)))
        });
        best.and_then(|rows| rows.first()).map(|row| StatementId::from_index(self.statements.0 + row))
    }

    /// All statements that hold every one of the words.
    pub(super) fn statements(&self, places: &[usize]) -> Vec<StatementId> {
        let spans: Vec<Span> = places.iter().map(|place| self.span(*place)).collect();
        let holds = |s: &Statement| spans.iter().all(|span| s.content.iter().any(|c| c.contains(*span)));
        let rows = self.statements.1.iter().enumerate().filter(|(_, s)| holds(s));
        rows.map(|(row, _)| StatementId::from_index(self.statements.0 + row)).collect()
    }

    /// Whether the article gives the words as said: in quotation marks, or as a statement that is direct without them.
    pub(super) fn is_said(&self, places: &[usize]) -> bool {
        let direct =
            |id: &StatementId| self.corpus.statements.get(*id).is_some_and(|s| s.manner == Manner::Direct);
        places.iter().all(|place| self.quotation(*place).is_some())
            || self.statements(places).iter().any(direct)
    }

    fn share_statement(&self, one: usize, other: usize) -> bool {
        self.holding(one).any(|row| self.holding(other).any(|other| other == row))
    }

    /// Whether two words were said together, so that a draft may set one behind the other with what it says of the place
    /// between them: in one quotation, in one statement, or in one paragraph outside of quotations.
    pub(super) fn together(&self, one: usize, other: usize, join: Join) -> bool {
        let (first, second) = (self.quotation(one), self.quotation(other));
        if first.is_some() && first == second {
            return true;
        }
        let beside = self.block(one) == self.block(other) && (first.is_none() || second.is_none());
        match join {
            Join::Cut => beside && first == second || self.share_statement(one, other),
            Join::Next | Join::Inserted => beside || self.goes_on(one, other),
        }
    }

    /// Whether one sentence goes on in another quotation: "“The plan fails,” she said, “and that is all.”"
    pub(super) fn goes_on(&self, one: usize, other: usize) -> bool {
        let (one_span, other_span) = (self.span(one), self.span(other));
        if other <= one || !self.share_statement(one, other) {
            return false;
        }
        let between = self.text.get(one_span.end as usize..other_span.start as usize).unwrap_or_default();
        let marks = |c: char| c.is_whitespace() || is_double(c) || is_single(c);
        let stops = |c: char| matches!(c, '.' | '!' | '?' | '…' | ':');
        let between = between.trim_matches(marks);
        let inside = (one + 1..other).all(|place| self.quotation(place).is_none());
        inside && !between.starts_with(stops) && !between.ends_with(stops)
    }
}

/// The quotations of an article in order, each with a number that the paragraphs of one quotation share.
pub(super) fn quoted(text: &str, blocks: &[Span], language: &Language) -> Vec<(Quotation, u32)> {
    let mut found: Vec<(Quotation, u32)> = Vec::new();
    let mut number = 0;
    let mut open = false;
    for (place, block) in blocks.iter().enumerate() {
        let own = in_paragraph(text, *block, open, blocks.get(place + 1).copied(), &language.sentences);
        let first = own.first().map(|q| q.span.start);
        for quotation in &own {
            // A paragraph that begins inside what the one before left open goes on with it.
            if !(open && first == Some(quotation.span.start) && quotation.span.start == block.start) {
                number += 1;
            }
            found.push((*quotation, number));
            open = false;
        }
        open = own.last().is_some_and(|q| !q.closed);
    }
    found
}
