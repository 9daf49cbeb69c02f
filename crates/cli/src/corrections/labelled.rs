//! The corrected articles of a corpus, with what editors made of their statements.

use on_record_engine::model::{Corpus, CorrectionKind, Statement, StatementKey};
use on_record_engine::pack::{Action, EntryValue, Manifest};
use on_record_engine::{ArticleId, Span};
use std::collections::BTreeSet;

/// An article with its labels.
pub(super) struct Labelled<'c> {
    pub(super) name: &'c str,
    pub(super) text: &'c str,
    pub(super) statements: Vec<Label<'c>>,
}

/// A statement as a person has it.
pub(super) struct Label<'c> {
    pub(super) key: StatementKey,
    pub(super) content: &'c [Span],
    /// The words that name the speaker, as far as they are known.
    pub(super) speaker: Vec<Span>,
    pub(super) cue: &'c [Span],
    pub(super) manner: &'static str,
    pub(super) kind: &'static str,
    /// Who speaks; none where nobody is known.
    pub(super) name: Option<&'c str>,
    /// All names that are right.
    pub(super) names: Vec<&'c str>,
    /// What editors did.
    pub(super) correction: Option<&'static str>,
}

/// Every article in which editors corrected, added or took back something; of its statements the corrected ones, or all.
pub(super) fn labelled<'c>(corpus: &'c Corpus, manifest: &Manifest, all: bool) -> Vec<Labelled<'c>> {
    let corrected = corpus.statements.rows().iter().filter(|row| row.correction.is_some());
    let touched: BTreeSet<ArticleId> =
        corrected.map(|row| row.article).chain(corpus.withdrawn.iter().map(|gone| gone.article)).collect();
    let spoken = spoken(manifest);
    touched
        .into_iter()
        .filter_map(|id| {
            let article = corpus.articles.get(id)?;
            let rows = corpus.statements.rows().iter().filter(|row| row.article == id);
            let rows = rows.filter(|row| all || row.correction.is_some());
            Some(Labelled {
                name: &article.name,
                text: &article.text,
                statements: rows.map(|row| label(corpus, row, &article.text, &spoken)).collect(),
            })
        })
        .collect()
}

/// The statements whose speaker editors told: the words that the reading took for the source may be somebody else's.
fn spoken(manifest: &Manifest) -> BTreeSet<StatementKey> {
    let told = manifest.corrections.iter().filter(|entry| {
        matches!(entry.action, Action::Reassign(_)) || entry.mended.speaker != EntryValue::Nothing
    });
    told.map(|entry| entry.statement).collect()
}

fn label<'c>(
    corpus: &'c Corpus,
    row: &'c Statement,
    text: &'c str,
    spoken: &BTreeSet<StatementKey>,
) -> Label<'c> {
    let actor = row.actor.and_then(|id| corpus.actors.get(id));
    let added = row.correction.as_ref().is_some_and(|one| one.kind == CorrectionKind::Added);
    let mut names: Vec<&str> = actor.map(|actor| actor.name.as_str()).into_iter().collect();
    names.extend(actor.into_iter().flat_map(|actor| &actor.aliases).map(|alias| alias.form.as_str()));
    names.sort_unstable();
    names.dedup();
    let speaker = if added || spoken.contains(&row.key) {
        named(text, &names, &row.content).into_iter().collect()
    } else {
        row.shown_source().to_vec()
    };
    Label {
        key: row.key,
        content: &row.content,
        speaker,
        cue: &row.cue,
        manner: row.manner.word(),
        kind: row.kind.word(),
        name: actor.map(|actor| actor.name.as_str()),
        names,
        correction: row.correction.as_ref().map(|one| one.kind.word()),
    }
}

/// The nearest place outside of a statement where one of the names stands, the longest of several.
fn named(text: &str, names: &[&str], content: &[Span]) -> Option<Span> {
    let first = content.first()?.start as usize;
    let apart = |at: usize, name: &str| {
        let around = [text.get(..at)?.chars().next_back(), text.get(at + name.len()..)?.chars().next()];
        let whole = around.into_iter().flatten().all(|c| !c.is_alphanumeric());
        let span = Span::at(at, at + name.len());
        (whole && !content.iter().any(|piece| piece.overlaps(span))).then_some(span)
    };
    let places =
        names.iter().copied().filter(|name| !name.is_empty()).flat_map(|name| {
            text.match_indices(name).filter_map(|(at, _)| apart(at, name)).collect::<Vec<_>>()
        });
    places.min_by_key(|span| (first.abs_diff(span.start as usize), std::cmp::Reverse(span.len())))
}
