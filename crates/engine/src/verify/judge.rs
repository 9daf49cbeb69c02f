//! The verdict on a quotation that the archive does not have word for word.
//!
//! A likeness must tell more than chance would: the words that agree are weighed by how rare they are in the archive, and
//! together must be rarer than any place of it (`Vocabulary::chance`). "at the end of the day" is nobody's quotation.

use super::checked_archive::Archive;
use super::draft_questions::By;
use super::finding::{Change, ChangeKind, Finding, Gap, LEAST_WORDS, Place, Verdict};
use super::gaps::gaps;
use super::laid_out::LaidOut;
use super::near::{Nearest, Run};
use super::passage::Passage;
use super::same_speaker::Speaker;
use super::vocabulary::Vocabulary;
use super::word_alignment::align;
use super::word_changes::changes;
use crate::model::id::ArticleId;
use crate::text::span::Span;

/// How much less the same speaker must share than anybody, and another one more, in bits.
const SPEAKER: u32 = 8;

/// The pieces that a quotation is made of at most, to be called joined.
const PIECES: usize = 4;

/// How many words of a quotation are a part of it, however long it is.
const MUCH: usize = 8;

/// What is needed to judge.
pub(super) struct Judge<'a> {
    pub(super) archive: &'a Archive<'a>,
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) draft: &'a str,
    pub(super) passage: &'a Passage,
    pub(super) by: &'a By,
}

/// What was decided.
pub(super) struct Judgement {
    verdict: Verdict,
    places: Vec<Place>,
    changes: Vec<Change>,
    gaps: Vec<Gap>,
}

impl Judgement {
    /// As what was found for a quotation.
    pub(super) fn finding(self, span: Span, by: &By) -> Finding {
        let Self { verdict, places, changes, gaps } = self;
        Finding { span, verdict: Some(verdict), speaker: by.entity, places, more: 0, changes, gaps }
    }
}

/// A quotation beside a stretch of an article.
struct Likeness {
    place: Place,
    changes: Vec<Change>,
    gaps: Vec<Gap>,
    /// How many of its words agree, and what they tell.
    agreeing: usize,
    bits: u32,
    speaker: Speaker,
}

impl Likeness {
    fn rank(&self) -> (usize, Speaker, usize) {
        let near = 2 * self.agreeing + 3 * usize::from(self.speaker == Speaker::Same);
        (usize::MAX - near.saturating_sub(self.changes.len()), self.speaker, self.changes.len())
    }
}

impl Judge<'_> {
    /// Judges by what was found near.
    pub(super) fn judge(&self, nearest: &Nearest) -> Judgement {
        let likeness = nearest.stretches.iter().map(|stretch| {
            let source = self.read(stretch.article);
            let words = self.passage.words.len();
            let from = stretch.at.saturating_sub(words + 8);
            let end = (stretch.at + 3 * words + 24).min(source.words.len());
            let aligned = align(self.passage, &source, from..end);
            let found: Vec<usize> = aligned.iter().flatten().copied().collect();
            let (place, speaker) = self.archive.place(self.by, &source, &found);
            let changes = changes(self.draft, self.passage, &source, &aligned);
            let gaps = gaps(self.draft, self.passage, &source, &aligned, self.archive.language);
            let bits = self.bits((0..words).filter(|word| aligned.get(*word).is_some_and(Option::is_some)));
            Likeness { place, changes, gaps, agreeing: found.len(), bits, speaker }
        });
        let likeness = likeness.min_by_key(Likeness::rank);
        if let Some(own) = likeness.as_ref().filter(|own| self.is_altered(own) && self.is_most(own)) {
            return self.altered(own);
        }
        if let Some(pieces) = self.pieces(nearest) {
            return self.joined(&pieces);
        }
        if let Some(own) = likeness.as_ref().filter(|own| self.is_altered(own)) {
            return self.altered(own);
        }
        self.partly(nearest, likeness)
    }

    fn read(&self, article: ArticleId) -> LaidOut<'_> {
        self.archive.read(article, self.vocabulary)
    }

    fn bits(&self, words: impl Iterator<Item = usize>) -> u32 {
        words
            .filter_map(|word| self.passage.words.get(word))
            .map(|word| self.vocabulary.bits(word.word))
            .sum()
    }

    /// Whether most words agree, in few stretches, and not by chance.
    fn is_altered(&self, own: &Likeness) -> bool {
        let chance = self.vocabulary.chance();
        let needed = match own.speaker {
            Speaker::Same => chance.saturating_sub(SPEAKER),
            Speaker::Unknown => chance,
            Speaker::Other => chance + SPEAKER,
        };
        2 * own.agreeing >= self.passage.words.len() + own.changes.len() && own.bits >= needed
    }

    /// Whether so many agree that the rest need not be looked for elsewhere.
    fn is_most(&self, own: &Likeness) -> bool {
        let all = self.passage.words.len();
        own.agreeing + 1 >= all || 5 * own.agreeing >= 4 * all
    }

    fn altered(&self, own: &Likeness) -> Judgement {
        let verdict = match own.changes.is_empty() {
            true => self.archive.verdict(self.by, &own.place, own.speaker),
            false => Verdict::Altered,
        };
        let (places, changes) = (vec![own.place.clone()], own.changes.clone());
        Judgement { verdict, places, changes, gaps: own.gaps.clone() }
    }

    fn tells(&self, run: &Run) -> bool {
        self.bits(run.from..run.from + run.length) >= self.vocabulary.chance()
    }

    /// A few telling runs that together are the whole quotation.
    fn pieces(&self, nearest: &Nearest) -> Option<Vec<Run>> {
        let mut pieces: Vec<Run> = Vec::new();
        let mut at = 0;
        while at < self.passage.words.len() {
            let reaching = nearest.runs.range(..=at).flat_map(|(_, runs)| runs);
            let last = pieces.last().map(|piece| piece.article);
            let best =
                reaching.filter(|run| run.from + run.length > at && self.tells(run)).max_by_key(|run| {
                    (run.from + run.length, Some(run.article) == last, std::cmp::Reverse(run.article))
                })?;
            at = best.from + best.length;
            pieces.push(*best);
            if pieces.len() > PIECES {
                return None;
            }
        }
        (pieces.len() > 1).then_some(pieces)
    }

    /// A quotation made of pieces from several places.
    fn joined(&self, pieces: &[Run]) -> Judgement {
        let mut places: Vec<Place> = Vec::new();
        let mut changes = Vec::new();
        let mut at = 0;
        for piece in pieces {
            // Pieces may overlap: each word counts for the first.
            let start = piece.at + at.max(piece.from) - piece.from;
            let words: Vec<usize> = (start..piece.at + piece.length).collect();
            let found = self.archive.place(self.by, &self.read(piece.article), &words).0;
            match places
                .iter_mut()
                .find(|other| other.article == found.article && other.statement == found.statement)
            {
                Some(other) => other.spans.extend(found.spans),
                None => places.push(found),
            }
            if at > 0 {
                let from = self.passage.words.get(at).map_or(self.passage.span.end, |word| word.span.start);
                changes.push(Change {
                    kind: ChangeKind::Joined,
                    span: Span::new(from, from),
                    from: "…".to_owned(),
                    to: String::new(),
                });
            }
            at = piece.from + piece.length;
        }
        places.iter_mut().for_each(|place| place.spans.sort_unstable());
        Judgement { verdict: Verdict::Altered, places, changes, gaps: vec![] }
    }

    /// The longest pieces that the archive has, of the article that has most of them.
    fn partly(&self, nearest: &Nearest, likeness: Option<Likeness>) -> Judgement {
        // Three small words in a row are everybody's.
        let much = |run: &&Run| {
            let bits = self.bits(run.from..run.from + run.length);
            let chance = self.vocabulary.chance();
            run.length >= LEAST_WORDS && bits >= chance || bits >= chance + SPEAKER
        };
        let telling = || nearest.runs.values().flatten().filter(much);
        let longest =
            telling().max_by_key(|run| (run.length, std::cmp::Reverse((run.article, run.from, run.at))));
        if let Some(longest) = longest {
            let source = self.read(longest.article);
            let mut aligned: Vec<Option<usize>> = vec![None; self.passage.words.len()];
            for run in telling().filter(|run| run.article == longest.article) {
                let free = (run.from..run.from + run.length).all(|word| aligned.get(word) == Some(&None));
                for (word, at) in (run.from..run.from + run.length).zip(run.at..).filter(|_| free) {
                    if let Some(place) = aligned.get_mut(word) {
                        *place = Some(at);
                    }
                }
            }
            let words: Vec<usize> = aligned.iter().flatten().copied().collect();
            // A set phrase in a long quotation is not a part of another one.
            if words.len() >= MUCH || 5 * words.len() >= 2 * aligned.len() {
                let places = vec![self.archive.place(self.by, &source, &words).0];
                let changes = self.missing(&aligned);
                return Judgement { verdict: Verdict::PartlyFound, places, changes, gaps: vec![] };
            }
        }
        let chance = self.vocabulary.chance();
        let much = |own: &Likeness| {
            5 * own.agreeing >= 2 * self.passage.words.len() && 2 * own.bits >= 3 * chance && own.agreeing > 3
        };
        match likeness.filter(much) {
            Some(Likeness { place, changes, gaps, .. }) => {
                Judgement { verdict: Verdict::PartlyFound, places: vec![place], changes, gaps }
            }
            None => Judgement { verdict: Verdict::NotFound, places: vec![], changes: vec![], gaps: vec![] },
        }
    }

    /// The draft's words that were not found, in stretches.
    fn missing(&self, aligned: &[Option<usize>]) -> Vec<Change> {
        let words: Vec<usize> = (0..aligned.len()).filter(|word| aligned.get(*word) == Some(&None)).collect();
        let stretches = words.chunk_by(|one, other| one + 1 == *other);
        let change = |stretch: &[usize]| {
            let word = |row: &usize| self.passage.words.get(*row).map(|word| word.span);
            let span = word(stretch.first()?)?.join(word(stretch.last()?)?);
            Some(Change {
                kind: ChangeKind::Added,
                span,
                from: String::new(),
                to: span.of(self.draft).to_owned(),
            })
        };
        stretches.filter_map(change).collect()
    }
}
