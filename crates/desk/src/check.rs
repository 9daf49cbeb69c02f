//! A draft set against an archive, as the page shows it: what was found, the most serious first, and the draft cut where
//! its quotations stand.
//!
//! ```
//! use on_record_desk::{check::Against, work::{Desk, Package}};
//! let desk = Desk::new(include_bytes!("../../engine/languages/en/reader.orm")).unwrap();
//! let opened = desk.open("bridge.txt", "“The bridge is closed until spring,” Ada Example told reporters.".into());
//! let mut package = Package::new(String::new(), &[]);
//! assert!(package.add(&desk.read(&opened.lines[0]).unwrap()));
//! let against = Against::new(&desk.pack(package).archive).unwrap();
//!
//! let checked = desk.check("“The bridge is closed until autumn,” Ada Example said.", &against, &mut |_, _| {});
//! assert_eq!(checked.findings[0].kind, "altered");
//! assert_eq!(checked.findings[0].runs[1].text, "spring");
//! ```
//!
//! Nothing here is a sentence: the page says it in its own language (`desk-texts.js`).

use crate::plain;
use crate::work::Desk;
use on_record_engine::model::archive::{self, ArchiveError};
use on_record_engine::verify::{self, Draft, Finding, LEAST_WORDS, Mark, RunKind};
use on_record_engine::{Corpus, Reading, Span};
use serde::Serialize;

/// How long a sample of an article is at most, in bytes.
const SAMPLE: usize = 4_000;

/// How many of a place's first words lead to it where it belongs to no statement.
const LEADING: usize = 8;

/// An archive that drafts are set against.
#[derive(Debug)]
pub struct Against(Corpus);

/// What was found for a draft.
#[derive(Debug, Serialize)]
pub struct Checked {
    /// How many quotations have each mark, the most serious first: its word, the number. Those without one are left out.
    pub counts: Vec<(&'static str, usize)>,
    /// How many statements in the draft's own words are set beside what is near.
    pub own: usize,
    /// How many quotations have too few words to be looked for.
    pub short: usize,
    /// The words that a quotation has at least.
    pub least: usize,
    /// The draft, whole, cut where the findings begin and end.
    pub draft: Vec<Piece>,
    /// The findings, the most serious first.
    pub findings: Vec<Found>,
}

/// A piece of the draft.
#[derive(Debug, PartialEq, Serialize)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// The mark's word on it ([`Mark`]), or `own` for a statement in the draft's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
}

/// What was found for a quotation or statement.
#[derive(Debug, Serialize)]
pub struct Found {
    /// The mark's word, or `own` where nothing is judged.
    pub kind: &'static str,
    /// The row of its piece of the draft.
    pub piece: usize,
    /// Its line in the draft, from 1.
    pub line: usize,
    /// Who says it in the draft, where that is sure and has a name.
    pub speaker: Option<String>,
    /// What the source has where the draft left something out or put something in.
    pub gaps: Vec<Gap>,
    /// How many times words of another place follow without a sign of it.
    pub joined: usize,
    /// How many words of the source are left out without a sign of it.
    pub cut: usize,
    /// The draft's words with what is different.
    pub runs: Vec<Run>,
    /// Where the archive has it.
    pub places: Vec<Place>,
    /// How many more places have the same words.
    pub more: usize,
}

/// What the source has in the place of an ellipsis or a bracket.
#[derive(Debug, PartialEq, Serialize)]
pub struct Gap {
    /// The draft's sign.
    pub sign: String,
    /// The source's words.
    pub from: String,
    /// Whether one of them says no.
    pub negated: bool,
}

/// A stretch of words: `both`, `source` or `draft`, whoever has it.
#[derive(Debug, Serialize)]
pub struct Run {
    /// Who has it.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

/// Where the archive has words.
#[derive(Debug, Serialize)]
pub struct Place {
    /// The article's name, as addresses have it.
    pub article: String,
    /// Its headline, or its name.
    pub title: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who says it there.
    pub speaker: Option<String>,
    /// The day it was said, or else reported, as `YYYY-MM-DD`.
    pub day: Option<String>,
    /// The statement that the words belong to, as addresses have it.
    pub statement: Option<String>,
    /// The words: of a place in a statement that is only near all of them, else the first ones.
    pub words: String,
    /// Whether the article gives the words as said, word for word.
    pub said: bool,
}

impl Against {
    /// From an archive's bytes.
    ///
    /// # Errors
    /// Where the bytes are no archive that this version opens.
    pub fn new(bytes: &[u8]) -> Result<Self, ArchiveError> {
        archive::decode(bytes).map(Self)
    }

    /// How one of its articles begins: any number gives one, other numbers others as far as there are. Empty where there are
    /// none. What a worker reads before there is a draft, so that the browser has its program translated well by then.
    #[must_use]
    pub fn sample(&self, number: usize) -> &str {
        let articles = self.0.articles.rows();
        // From all over the archive: neighbours are of one kind.
        let row = number.wrapping_mul(articles.len() / 7 + 1).checked_rem(articles.len()).unwrap_or(0);
        let text = articles.get(row).map_or("", |article| article.text.as_str());
        text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text)
    }

    /// What an archive has at some place of a finding.
    fn place(&self, place: &verify::Place, whole: bool) -> Option<Place> {
        let corpus = &self.0;
        let article = corpus.articles.get(place.article)?;
        let statement = place.statement.and_then(|id| corpus.statements.get(id));
        let actor = statement.and_then(|row| row.actor).and_then(|id| corpus.actors.get(id));
        let words = place.spans.iter().map(|span| span.of(&article.text));
        let words = if whole {
            plain(&words.collect::<Vec<_>>().join(" … "))
        } else {
            let first = words.take(1).flat_map(str::split_whitespace);
            first.take(LEADING).collect::<Vec<_>>().join(" ")
        };
        Some(Place {
            article: article.name.clone(),
            title: plain(article.headline().unwrap_or(&article.name)),
            outlet: article.outlet.and_then(|id| corpus.outlets.get(id)).map(|outlet| outlet.name.clone()),
            speaker: actor.map(|actor| actor.name.clone()),
            day: statement.and_then(|row| row.said.on).or(article.reported_on).map(|day| day.to_string()),
            statement: statement.map(|row| row.key.to_string()),
            words,
            said: place.said,
        })
    }
}

impl Desk {
    /// Sets a draft against an archive. `tell` hears how many steps of how many at most are done. Always succeeds.
    #[must_use]
    pub fn check(&self, draft: &str, against: &Against, tell: &mut dyn FnMut(usize, usize)) -> Checked {
        let reading = self.reader().read(draft);
        let drafts = [Draft { text: draft, reading: &reading }];
        let checked = verify::verify(&drafts, &against.0, self.reader().language(), tell).pop();
        let checked = checked.unwrap_or_default();
        let of = |mark: Mark| checked.findings.iter().filter(|found| found.mark() == Some(mark)).count();
        let counts = Mark::ALL.into_iter().map(|mark| (mark.word(), of(mark)));
        let (pieces, rows) = cut(draft, &checked.findings);
        let mut findings: Vec<(&Finding, usize)> = checked.findings.iter().zip(rows).collect();
        findings.sort_by_key(|(finding, _)| (finding.seriousness(), finding.span));
        Checked {
            counts: counts.filter(|(_, number)| *number > 0).collect(),
            own: checked.findings.iter().filter(|finding| finding.verdict.is_none()).count(),
            short: checked.short,
            least: LEAST_WORDS,
            draft: pieces,
            findings: findings
                .into_iter()
                .map(|(finding, piece)| found(draft, &reading, against, finding, piece))
                .collect(),
        }
    }
}

fn found(draft: &str, reading: &Reading, against: &Against, finding: &Finding, piece: usize) -> Found {
    let speaker = finding.speaker.and_then(|id| reading.entities.get(id)).filter(|entity| entity.named);
    let runs = finding.runs(draft).into_iter();
    let gap =
        |gap: &verify::Gap| Gap { sign: plain(gap.span.of(draft)), from: gap.brief(), negated: gap.negated };
    Found {
        kind: word(finding),
        piece,
        line: draft.get(..finding.span.start as usize).unwrap_or_default().matches('\n').count() + 1,
        speaker: speaker.map(|entity| entity.name.clone()),
        gaps: finding.gaps.iter().map(gap).collect(),
        joined: finding.joined(),
        cut: finding.words_cut(),
        runs: runs.map(|verify::Run { kind, text }| Run { kind: who_has(kind), text }).collect(),
        places: finding
            .places
            .iter()
            .filter_map(|place| against.place(place, finding.verdict.is_none()))
            .collect(),
        more: finding.more,
    }
}

/// Cuts a draft at its findings, which are in its order. Gives for each the row of its piece: one that lies in another's has
/// that one's.
fn cut(draft: &str, findings: &[Finding]) -> (Vec<Piece>, Vec<usize>) {
    let (mut pieces, mut rows) = (Vec::new(), Vec::new());
    let mut at = 0;
    let plain = |from: u32, to: u32| Piece { text: Span::new(from, to).of(draft).to_owned(), kind: None };
    for finding in findings {
        let span = finding.span;
        if span.end <= at && !pieces.is_empty() {
            rows.push(pieces.len() - 1);
            continue;
        }
        let start = span.start.max(at);
        if start > at {
            pieces.push(plain(at, start));
        }
        let text = Span::new(start, span.end).of(draft).to_owned();
        rows.push(pieces.len());
        pieces.push(Piece { text, kind: Some(word(finding)) });
        at = span.end;
    }
    let end = Span::at(0, draft.len()).end;
    if at < end {
        pieces.push(plain(at, end));
    }
    (pieces, rows)
}

fn word(finding: &Finding) -> &'static str {
    finding.mark().map_or("own", Mark::word)
}

const fn who_has(kind: RunKind) -> &'static str {
    match kind {
        RunKind::Both => "both",
        RunKind::Source => "source",
        RunKind::Draft => "draft",
    }
}
