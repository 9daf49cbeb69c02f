//! What drafts ask of an archive: their quotations, to whom they give them, and what they report in their own words.

use super::finding::{Checked, Draft, Finding, LEAST_WORDS, Place};
use super::laid_out::quoted;
use super::paraphrases::{self, Beside};
use super::passage::Passage;
use super::same_speaker::Speakers;
use super::vocabulary::Vocabulary;
use crate::extract::reading::{Entity, ReadStatement};
use crate::language::Language;
use crate::model::corpus::{ActorKind, Corpus};
use crate::model::id::{ActorId, EntityId, StatementId};
use crate::model::statement::Manner;
use crate::text::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Whom a draft gives a quotation to.
#[derive(Clone, Debug, Default)]
pub(super) struct By {
    /// Other speakers have other numbers; 0 is whoever is unknown.
    pub(super) number: usize,
    pub(super) draft: usize,
    /// Who says it there, as far as that is sure.
    pub(super) entity: Option<EntityId>,
    /// Whether it gives them to anybody, known or not; what is written ("a sign says") is nobody.
    pub(super) given: bool,
    /// The name, where whoever says it has one.
    pub(super) name: Option<String>,
    /// Whom of the archive the name can mean.
    pub(super) actors: BTreeSet<ActorId>,
}

/// A statement of a draft that holds no quotation of four words.
pub(super) struct Reported {
    by: By,
    span: Span,
    words: BTreeSet<u32>,
}

/// What the drafts ask of the archive.
#[derive(Default)]
pub(super) struct DraftQuestions {
    pub(super) passages: Vec<Passage>,
    /// For each passage whom the draft gives it to.
    pub(super) by: Vec<By>,
    reported: Vec<Reported>,
    /// How many speakers they name.
    speakers: usize,
}

impl DraftQuestions {
    /// Takes what a draft asks. Gives how many of its quotations are too short.
    pub(super) fn read(
        &mut self,
        number: usize,
        draft: &Draft<'_>,
        language: &Language,
        speakers: &Speakers<'_>,
        vocabulary: &mut Vocabulary,
    ) -> usize {
        let Draft { text, reading } = *draft;
        let blocks: Vec<Span> = reading.blocks.iter().map(|block| block.span).collect();
        let mut called: BTreeMap<EntityId, By> = BTreeMap::new();
        let count = &mut self.speakers;
        let mut by = |statement: Option<&ReadStatement>| -> By {
            let entity =
                |statement: &ReadStatement| statement.speaker.and_then(|id| reading.entities.get(id));
            let written = |found: &Entity| found.kind == ActorKind::Document;
            let given = statement.is_some_and(|statement| !entity(statement).is_some_and(written));
            let Some(id) = statement.and_then(ReadStatement::shown_speaker) else {
                return By { draft: number, given, ..By::default() };
            };
            let new = || {
                let named = reading.entities.get(id).filter(|entity| entity.named && entity.kind.is_named());
                let actors = named.map(|entity| speakers.called(&entity.name, entity.kind));
                *count += 1;
                By {
                    number: *count,
                    draft: number,
                    entity: Some(id),
                    given,
                    name: named.map(|entity| entity.name.clone()),
                    actors: actors.unwrap_or_default(),
                }
            };
            called.entry(id).or_insert_with(new).clone()
        };
        let mut short = 0;
        let first = self.passages.len();
        for (quotation, _) in quoted(text, &blocks, language) {
            let passage = Passage::read(text, quotation.span, vocabulary);
            let words =
                passage.words.iter().filter(|word| word.span.of(text).contains(char::is_alphanumeric));
            if words.count() < LEAST_WORDS {
                short += 1;
                continue;
            }
            let overlaps =
                |s: &&ReadStatement| s.attribution.content.iter().any(|c| c.overlaps(passage.span));
            let length = |s: &&ReadStatement| s.attribution.content.iter().map(|c| c.len()).sum::<u32>();
            self.by.push(by(reading.statements.iter().filter(overlaps).min_by_key(length)));
            self.passages.push(passage);
        }
        let own = self.passages.get(first..).unwrap_or_default();
        for statement in &reading.statements {
            let content = &statement.attribution.content;
            if own.iter().any(|passage| content.iter().any(|piece| piece.overlaps(passage.span))) {
                continue;
            }
            let Some(span) = content.iter().copied().reduce(Span::join) else { continue };
            let words = paraphrases::asked(text, content, vocabulary);
            self.reported.push(Reported { by: by(Some(statement)), span, words });
        }
        short
    }

    /// Sets what is reported in the drafts' own words beside what its speakers said.
    pub(super) fn set_beside(&self, corpus: &Corpus, vocabulary: &Vocabulary, checked: &mut [Checked]) {
        let actors = self.reported.iter().flat_map(|reported| &reported.by.actors).copied().collect();
        let beside = Beside::new(corpus, &actors, vocabulary);
        for Reported { by, span, words } in &self.reported {
            let near = beside.nearest(&by.actors, words, vocabulary);
            let place = |id: StatementId| {
                let statement = corpus.statements.get(id)?;
                let (article, spans) = (statement.article, statement.content.clone());
                let said = statement.manner == Manner::Direct;
                Some(Place { article, spans, statement: Some(id), said })
            };
            let places = near.into_iter().filter_map(place).collect();
            let finding = Finding {
                span: *span,
                verdict: None,
                speaker: by.entity,
                places,
                more: 0,
                changes: vec![],
                gaps: vec![],
            };
            if let Some(own) = checked.get_mut(by.draft) {
                own.findings.push(finding);
            }
        }
    }
}
