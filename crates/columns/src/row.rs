//! An article with its statements, as both forms and JSON give it: the fields are those of `docs/columns.md`.

use on_record_engine::extract::{self, Reading, statements};
use on_record_engine::{Date, ReadBy, Span};
use serde::Serialize;

/// Between the pieces of what is not in one piece.
const GAP: &str = " … ";

/// An article: its statements, or why it could not be read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// The article's id, or the place of what could not be read.
    pub id: String,
    /// The language that it was read in.
    pub language: Option<String>,
    /// The model that found the statements.
    pub model: Option<String>,
    /// The hash of the model's file.
    pub model_hash: Option<String>,
    /// Why it could not be read.
    pub error: Option<String>,
    /// Its statements; `None` where it could not be read.
    pub statements: Option<Vec<StatementRow>>,
}

/// A statement. The fields are explained in `docs/columns.md`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the tables of columns say what each is")]
pub struct StatementRow {
    pub text: String,
    pub content: Vec<Range>,
    pub speaker: Vec<Range>,
    pub speaker_text: Option<String>,
    pub speaker_entity: Option<String>,
    pub source: Option<Source>,
    pub uncertain: Option<Uncertain>,
    pub cue: Vec<Range>,
    pub cue_text: Option<String>,
    pub manner: &'static str,
    pub kind: &'static str,
    pub nested: bool,
    pub addressee: Option<String>,
    /// `YYYY-MM-DD`.
    pub said_on: Option<String>,
    pub said_basis: Option<String>,
    pub confidence: Confidence,
}

/// A stretch of the article in code points, the end not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// Where it starts, from 0.
    pub start: i32,
    /// The first code point behind it.
    pub end: i32,
}

/// What speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the tables of columns say what each is")]
pub struct Source {
    pub kind: &'static str,
    pub name: Option<String>,
    pub affiliation: Option<String>,
    pub role: Option<String>,
}

/// Who may have spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the tables of columns say what each is")]
pub struct Uncertain {
    pub speaker: Vec<Range>,
    pub speaker_entity: Option<String>,
}

/// How sure the extraction is, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the tables of columns say what each is")]
pub struct Confidence {
    pub content: f64,
    pub source: f64,
    pub speaker: f64,
}

impl Row {
    /// An article that was read.
    #[must_use]
    pub fn read(id: impl Into<String>, text: &str, reading: &Reading) -> Self {
        let ReadBy { language, model, hash } = &reading.read_by;
        let said = statements(text, reading).into_iter().zip(&reading.statements);
        Self {
            id: id.into(),
            language: Some(language.clone()),
            model: Some(model.clone()),
            model_hash: Some(format!("{hash:016x}")),
            error: None,
            statements: Some(said.map(|(said, read)| StatementRow::of(&said, read, text)).collect()),
        }
    }

    /// One that could not be read, and why.
    #[must_use]
    pub fn error(id: impl Into<String>, why: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            language: None,
            model: None,
            model_hash: None,
            error: Some(why.into()),
            statements: None,
        }
    }

    /// How many bytes its columns take, roughly.
    pub(crate) fn weight(&self) -> usize {
        let said = self.statements.iter().flatten();
        self.id.len() + said.map(|said| said.text.len() + 400).sum::<usize>() + 100
    }
}

impl StatementRow {
    fn of(said: &extract::Statement<'_>, read: &extract::ReadStatement, text: &str) -> Self {
        let owned = |words: Option<&str>| words.map(str::to_owned);
        Self {
            text: words(&read.attribution.content, text).unwrap_or_default(),
            content: ranges(&said.content),
            speaker: ranges(&said.speaker),
            speaker_text: words(read.shown_source(), text),
            speaker_entity: owned(said.speaker_entity),
            source: said.source.as_ref().map(|source| Source {
                kind: source.kind,
                name: owned(source.name),
                affiliation: owned(source.affiliation),
                role: owned(source.role),
            }),
            uncertain: said.uncertain.as_ref().map(|uncertain| Uncertain {
                speaker: ranges(&uncertain.speaker),
                speaker_entity: owned(uncertain.speaker_entity),
            }),
            cue: ranges(&said.cue),
            cue_text: words(&read.attribution.cue, text),
            manner: said.r#type,
            kind: said.kind,
            nested: said.nested,
            addressee: owned(said.told_to),
            said_on: said.said_on.clone(),
            said_basis: owned(said.said_basis),
            confidence: Confidence {
                content: said.confidence.content,
                source: said.confidence.source,
                speaker: said.confidence.speaker,
            },
        }
    }

    /// The day in days since 1970, as Arrow counts them.
    pub(crate) fn day(&self) -> Option<i32> {
        let first = Date::new(1970, 1, 1)?;
        Some(Date::parse(self.said_on.as_deref()?)?.days_since(first))
    }
}

fn words(spans: &[Span], text: &str) -> Option<String> {
    (!spans.is_empty()).then(|| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(GAP))
}

fn ranges(pairs: &[[u32; 2]]) -> Vec<Range> {
    // Texts are far shorter than the numbers reach: see `LONGEST`.
    let number = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    pairs.iter().map(|&[start, end]| Range { start: number(start), end: number(end) }).collect()
}
