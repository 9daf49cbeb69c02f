//! What editors say about single statements: withdrawn, confirmed or given to another speaker.
//!
//! Invariant: a correction acts on the statement whose id *and* words it names, or on none; what does not act is told.

use super::given::Problems;
use super::words::{of_spans, words};
use crate::model::corpus::{Actor, ActorKind, Corpus};
use crate::model::id::{ActorId, Id, StatementId};
use crate::model::statement::{Correction, CorrectionKind, Withdrawn};
use crate::pack::manifest::{Action, CorrectionEntry, Manifest};
use crate::text::slug::slug;

/// Applies the corrections of the manifest, before topics and clusters are worked out.
pub(super) fn apply(corpus: &mut Corpus, manifest: &Manifest, problems: &mut Problems<'_>) {
    let mut withdrawn = Vec::new();
    for entry in &manifest.corrections {
        let named = corpus.statements.rows().iter().position(|s| s.key == entry.statement);
        let Some(row) = named.filter(|&row| says(corpus, row, &entry.words)) else {
            problems.at(entry.line, mismatch(corpus, entry, named.is_some()));
            continue;
        };
        let id = StatementId::from_index(row);
        let kind = match &entry.action {
            Action::Withdraw => {
                withdrawn.push(row);
                let article = corpus.statements[id].article;
                let (key, note) = (entry.statement, entry.note.clone());
                corpus.withdrawn.push(Withdrawn { key, article, note });
                continue;
            }
            Action::Confirm => CorrectionKind::Confirmed,
            Action::Reassign(_) => CorrectionKind::Reassigned,
        };
        let actor = match &entry.action {
            Action::Reassign(name) => name.as_ref().map(|name| actor(corpus, name)),
            _ => corpus.statements[id].actor.or(corpus.statements[id].perhaps),
        };
        let statement = &mut corpus.statements[id];
        (statement.actor, statement.perhaps) = (actor, None);
        // An editor has checked it, so content and speaker are certain.
        (statement.confidence.content, statement.confidence.speaker) = (100, 100);
        statement.correction = Some(Correction { kind, note: entry.note.clone() });
    }
    corpus.withdrawn.sort_by_key(|w| w.key);
    if !withdrawn.is_empty() {
        let stay = |row: &usize| !withdrawn.contains(row);
        corpus.statements = (0..corpus.statements.len())
            .filter(stay)
            .map(|row| corpus.statements.rows()[row].clone())
            .collect();
    }
}

/// Whether a statement holds these words in a row.
fn says(corpus: &Corpus, row: usize, wanted: &str) -> bool {
    let statement = &corpus.statements[StatementId::from_index(row)];
    let said = of_spans(&corpus.articles[statement.article].text, &statement.content);
    let wanted: Vec<String> = words(wanted).into_iter().map(|(word, _)| word).collect();
    !wanted.is_empty() && said.windows(wanted.len()).any(|run| run == wanted)
}

fn mismatch(corpus: &Corpus, entry: &CorrectionEntry, known: bool) -> String {
    let mut elsewhere = (0..corpus.statements.len()).filter(|&row| says(corpus, row, &entry.words));
    let remedy = match (elsewhere.next(), elsewhere.next()) {
        (Some(row), None) => {
            let key = corpus.statements[StatementId::from_index(row)].key;
            format!("the statement with these words is `{key}` now")
        }
        (Some(_), Some(_)) => "several statements hold these words; give more of them".to_owned(),
        _ => "no statement holds these words; read it again and take the entry out".to_owned(),
    };
    let what = if known { "has other words" } else { "is not in the corpus" };
    format!("the statement `{}` {what}, so nothing was corrected; {remedy}", entry.statement)
}

/// The actor of this name, slug or alias; a new one where the corpus has none.
fn actor(corpus: &mut Corpus, name: &str) -> ActorId {
    let wanted = slug(name);
    let rows = corpus.actors.rows();
    let by_name = rows.iter().position(|a| a.slug == wanted || slug(&a.name) == wanted);
    let found =
        by_name.or_else(|| rows.iter().position(|a| a.aliases.iter().any(|x| slug(&x.form) == wanted)));
    match found {
        Some(row) => ActorId::from_index(row),
        None => corpus.actors.push(Actor {
            slug: wanted,
            name: name.to_owned(),
            role: None,
            kind: ActorKind::Person,
            aliases: Vec::new(),
        }),
    }
}
