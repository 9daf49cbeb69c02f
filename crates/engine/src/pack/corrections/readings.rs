//! Mends the readings: bounds, days, addressees, and statements that were missed.

use super::bounds::Words;
use super::meant::StatementPlaces;
use super::orders::{Meant, Order};
use crate::extract::attribution::outcome::{manner, quoted};
use crate::extract::reading::{Attribution, ReadStatement};
use crate::language::Language;
use crate::model::corpus::Kind;
use crate::model::statement::{Confidence, CorrectionKind, Manner, Said};
use crate::model::statement_key::StatementKey;
use crate::pack::given::{Problems, ReadArticle};
use crate::pack::keys::Keys;
use crate::pack::manifest::{Action, AddedEntry, CorrectionEntry, EntryValue, Manifest, Mended};
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use std::collections::BTreeMap;

/// An editor has looked at it.
const CERTAIN: Confidence = Confidence { content: 100, speaker: 100 };

/// Finds the statements that the manifest's entries mean, and mends the readings.
pub(in crate::pack) fn mend(
    articles: &mut [ReadArticle],
    manifest: &Manifest,
    language: &Language,
    problems: &mut Problems<'_>,
) -> Meant {
    let mut keys = Keys::default();
    let known = StatementPlaces::new(articles, &mut keys);
    let mut orders = BTreeMap::new();
    let found: Vec<_> = manifest
        .corrections
        .iter()
        .filter_map(|entry| match known.place(articles, entry) {
            Ok(place) => {
                let key = known.key(place);
                if key != entry.statement {
                    problems.at(entry.line, read_again(entry, key));
                }
                Some((entry, place))
            }
            Err(message) => {
                problems.at(entry.line, message);
                None
            }
        })
        .collect();
    for (entry, (article, place)) in found {
        orders.insert(known.key((article, place)), order(entry));
        if let Some(article) = articles.get_mut(article)
            && let Err(message) = change(article, place, &entry.mended, language)
        {
            problems.at(entry.line, message);
        }
    }
    let mut meant = Meant { keys: known.keys, orders };
    for entry in &manifest.statements {
        let row = articles.iter().position(|article| article.name == entry.article);
        let Some((row, article)) = row.and_then(|row| Some((row, articles.get_mut(row)?))) else {
            problems.at(entry.line, format!("there is no article `{}`; check its name", entry.article));
            continue;
        };
        if let Err(message) = meant.add(row, article, entry, language, &mut keys) {
            problems.at(entry.line, message);
        }
    }
    meant.by_other_names(&manifest.actors);
    meant
}

fn read_again(entry: &CorrectionEntry, key: StatementKey) -> String {
    let old = entry.statement;
    format!(
        "the statement `{old}` is read otherwise now, as `{key}`; its words mean it, so it was corrected; write `{key}` there"
    )
}

pub(super) fn order(entry: &CorrectionEntry) -> Order {
    let mended = entry.mended.clone();
    let (kind, speaker) = match &entry.action {
        Action::Withdraw => (None, EntryValue::Nothing),
        Action::Confirm => (Some(CorrectionKind::Confirmed), EntryValue::Nothing),
        Action::Reassign(Some(name)) => (Some(CorrectionKind::Reassigned), EntryValue::Is(name.clone())),
        Action::Reassign(None) => (Some(CorrectionKind::Reassigned), EntryValue::Unknown),
        Action::Mend => (Some(CorrectionKind::Mended), mended.speaker),
    };
    Order { line: entry.line, kind, speaker, topics: mended.topics, note: entry.note.clone() }
}

/// Changes what an article's statement says of itself.
fn change(
    article: &mut ReadArticle,
    place: usize,
    mended: &Mended,
    language: &Language,
) -> Result<(), String> {
    let ReadArticle { text, reading, .. } = article;
    let Some(statement) = reading.statements.get_mut(place) else { return Ok(()) };
    let first = statement.attribution.content.first().map_or(0, |span| span.start as usize);
    if !mended.content.is_empty() {
        let content = Words::of(text).find(&mended.content, mended.before.as_deref(), Some(first))?;
        let parsed = Parsed::cut(text, language);
        let own = &mut statement.attribution;
        (own.quoted, own.manner) = set(&parsed, &content);
        own.content = content;
    }
    tell(statement, mended, text, first);
    Ok(())
}

/// The parts of some content that stand in quotation marks, and how it is given.
pub(super) fn set(parsed: &Parsed<'_>, content: &[Span]) -> (Vec<Span>, Manner) {
    (content.iter().flat_map(|piece| quoted(parsed, *piece)).collect(), manner(parsed, content))
}

/// Tells the day.
pub(super) fn tell_day(said: &mut Said, mended: &Mended) {
    match mended.day {
        EntryValue::Nothing => {}
        EntryValue::Unknown => *said = Said::default(),
        // No words of the article are known that tell this day.
        EntryValue::Is(day) => *said = Said { on: Some(day), basis: None },
    }
}

/// Tells day and addressee.
fn tell(statement: &mut ReadStatement, mended: &Mended, text: &str, first: usize) {
    tell_day(&mut statement.said, mended);
    match &mended.addressee {
        EntryValue::Nothing => {}
        EntryValue::Unknown => statement.addressee = None,
        EntryValue::Is(name) => {
            // Where the article does not name it, no words are marked.
            let named =
                Words::of(text).find(std::slice::from_ref(name), None, Some(first)).unwrap_or_default();
            let span = named.first().copied().unwrap_or(Span::at(first, first));
            statement.addressee = Some((name.clone(), span));
        }
    }
}

impl Meant {
    /// Adds a statement that was missed.
    fn add(
        &mut self,
        row: usize,
        article: &mut ReadArticle,
        entry: &AddedEntry,
        language: &Language,
        keys: &mut Keys,
    ) -> Result<(), String> {
        let content = Words::of(&article.text).find(&entry.words, entry.mended.before.as_deref(), None)?;
        let Some(own) = self.keys.get_mut(row) else { return Ok(()) };
        let order = Order {
            line: entry.line,
            kind: Some(CorrectionKind::Added),
            speaker: entry.mended.speaker.clone(),
            topics: entry.mended.topics.clone(),
            note: entry.note.clone(),
        };
        let statements = &mut article.reading.statements;
        if let Some(place) = statements.iter().position(|s| words_of(s) == words_in(&content)) {
            // The editor's word holds all the same.
            let key = own.get(place).copied().unwrap_or(StatementKey(0));
            self.orders.insert(key, Order { kind: Some(CorrectionKind::Mended), ..order });
            return Err(format!(
                "the article’s reading has this statement now, as `{key}`; write it under [[corrections]] instead"
            ));
        }
        let (quoted, manner) = set(&Parsed::cut(&article.text, language), &content);
        let start = content.first().map_or(0, |span| span.start);
        let begins = |s: &ReadStatement| s.attribution.content.first().map_or(0, |span| span.start);
        let inside = |s: &ReadStatement| {
            content.iter().all(|piece| s.attribution.content.iter().any(|around| around.contains(*piece)))
        };
        let nested = statements.iter().any(inside);
        let place = statements.iter().position(|s| begins(s) > start).unwrap_or(statements.len());
        let key = keys.of(&article.name, &article.text, &content);
        let mut added = ReadStatement {
            ground: None,
            stated: None,
            attribution: Attribution {
                source: vec![],
                cue: vec![],
                content,
                quoted,
                manner,
                kind: Kind::Speech,
                nested,
                confidence: CERTAIN,
            },
            speaker: None,
            confidence: CERTAIN,
            addressee: None,
            said: Said::default(),
        };
        tell(&mut added, &entry.mended, &article.text, start as usize);
        statements.insert(place, added);
        own.insert(place.min(own.len()), key);
        self.orders.insert(key, order);
        Ok(())
    }
}

fn words_of(statement: &ReadStatement) -> (u32, u32) {
    words_in(&statement.attribution.content)
}

/// From the first byte to the last: two statements with the same ends are one, whatever stands between.
fn words_in(content: &[Span]) -> (u32, u32) {
    (content.first().map_or(0, |span| span.start), content.last().map_or(0, |span| span.end))
}
