//! One statement in the words of each article: the longest variant whole, every other one word by word against it.
//!
//! An article often cuts one statement in two: "was ready to meet …, adding that it was not ready at all". What the
//! same speaker says in the same article, and the longest variant says too, stands beside it here.

use crate::dates::is_disputed;
use crate::library::Library;
use crate::links::Links;
use crate::parts::card::model::{Card, Cards};
use crate::parts::words::model::{Run, cut, runs};
use crate::resolve::{Resolved, Subject};
use crate::texts::{Locale, fill};
use crate::views::variants::diff::{Step, diff};
use on_record_engine::model::{Manner, Statement};
use on_record_engine::query::Hits;
use on_record_engine::query::{Question, words};
use on_record_engine::sorting::{distinct, sort_by_key};
use on_record_engine::text::BlockKind;
use on_record_engine::{Id, Span, StatementId};
use std::rc::Rc;
use yew::AttrValue;

/// Maximum number of left-out words that are shown struck; more of them are "…".
const SHORT: usize = 3;
/// Minimum number of words in a row by which two statements tell the same.
const RUN: usize = 3;

/// One statement in the words of each article.
#[derive(Clone, Debug, PartialEq)]
pub struct Variants {
    /// The variants, the longest first.
    pub all: Rc<[Variant]>,
}

/// The statement as one article has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// What the list would say of it.
    pub card: Rc<Card>,
    /// The words.
    pub runs: Rc<[DiffRun]>,
    /// Whether it is the longest one.
    pub longest: bool,
    /// Whether only some of its words stand in quotation marks.
    pub partial: bool,
    /// The article's words that its day rests on.
    pub basis: Option<AttrValue>,
    /// Whether other variants give another day.
    pub contradicted: bool,
    /// Other statements of the article that stand here too.
    pub beside: Rc<[AttrValue]>,
}

/// Words that are alike against the longest variant.
#[derive(Clone, Debug, PartialEq)]
pub struct DiffRun {
    /// The words, as an article has them; for [`DiffKind::Gap`] those that are left out.
    pub text: AttrValue,
    /// How they stand.
    pub kind: DiffKind,
    /// Whether they stand in quotation marks.
    pub quoted: bool,
}

/// How words stand against the longest variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffKind {
    /// Both have them.
    Same,
    /// Only this variant has them.
    Own,
    /// Only the longest variant has them: a few.
    Missing,
    /// Only the longest variant has them: more than a few.
    Gap,
    /// The article has other words between.
    Cut,
}

pub(crate) fn variants(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    hits: &Hits,
    shown: usize,
    locale: Locale,
) -> Option<Variants> {
    if !matches!(resolved.subject, Subject::Variants(_)) {
        return None;
    }
    let corpus = library.corpus();
    let members = &hits.statements[..shown.min(hits.total())];
    let cards = Cards::new(library, resolved, links, locale);
    let longest = members
        .iter()
        .copied()
        .max_by_key(|&id| (Words::of(library, &[id]).keys.len(), std::cmp::Reverse(id)))?;
    let against = Words::of(library, &[longest]);
    let made = |id: StatementId| {
        let s = &corpus.statements[id];
        let beside = if id == longest { Vec::new() } else { beside(library, id, &against) };
        let mut all: Vec<StatementId> = beside.iter().copied().chain([id]).collect();
        sort_by_key(&mut all, |&id| corpus.statements[id].content.first().map(|span| span.start));
        let runs =
            if id == longest { whole(library, s) } else { compared(&Words::of(library, &all), &against) };
        Variant {
            longest: id == longest,
            beside: beside.into_iter().map(|id| links.statement(id)).collect(),
            ..variant(library, &cards, id, runs, locale)
        }
    };
    let others = members.iter().copied().filter(|&id| id != longest);
    Some(Variants { all: [longest].into_iter().chain(others).map(made).collect() })
}

/// A statement with its words as they are compared.
fn variant(library: &Library, cards: &Cards, id: StatementId, runs: Vec<DiffRun>, locale: Locale) -> Variant {
    let s = &library.corpus().statements[id];
    Variant {
        card: Rc::new(cards.card(id, false)),
        runs: runs.into(),
        longest: false,
        partial: s.manner == Manner::Mixed,
        basis: basis(library, s).map(|words| fill(locale.pictures.day_from, &[words]).into()),
        contradicted: is_disputed(library, s),
        beside: Rc::new([]),
    }
}

/// How the words of a statement stand to those of an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wording {
    /// They are the same.
    Same,
    /// They share a run of words.
    Partly,
    /// They share none.
    Other,
}

/// A statement against an earlier one: where they share no run of words it stands as it is.
pub(crate) fn after(
    library: &Library,
    cards: &Cards,
    id: StatementId,
    before: Option<StatementId>,
    locale: Locale,
) -> (Variant, Option<Wording>) {
    let own = Words::of(library, &[id]);
    let against = before.map(|before| Words::of(library, &[before]));
    let wording = against.as_ref().map(|against| own.wording(against));
    let runs = match against {
        Some(against) if wording == Some(Wording::Partly) => compared(&own, &against),
        _ => whole(library, &library.corpus().statements[id]),
    };
    (variant(library, cards, id, runs, locale), wording)
}

/// The words that a statement's day rests on: its own, else the line in which the article gives its date.
fn basis<'a>(library: &'a Library, s: &Statement) -> Option<&'a str> {
    let article = &library.corpus().articles[s.article];
    if s.said.on.is_some() {
        return s.said.basis.map(|span| span.of(&article.text));
    }
    let line = article.blocks.iter().find(|block| block.kind == BlockKind::DateLine)?;
    Some(line.span.of(&article.text).trim()).filter(|_| article.reported_on.is_some())
}

/// Other statements of the same speaker in the same article that have a run of words in common with the longest
/// version. Statements stand by article in their table, so only its neighbours are looked at.
fn beside(library: &Library, id: StatementId, against: &Words) -> Vec<StatementId> {
    let statements = &library.corpus().statements;
    let Statement { article, actor, cluster, .. } = statements[id];
    let near = |at: usize| statements.get(StatementId::from_index(at)).filter(|s| s.article == article);
    let before = (0..id.index()).rev().take_while(|&at| near(at).is_some());
    let after = (id.index() + 1..statements.len()).take_while(|&at| near(at).is_some());
    let tells_the_same = |at: &usize| {
        let own = Words::of(library, &[StatementId::from_index(*at)]);
        // Members of the cluster have places of their own.
        near(*at).is_some_and(|s| s.actor == actor && actor.is_some() && s.cluster != cluster)
            && own.wording(against) != Wording::Other
    };
    before.chain(after).filter(tells_the_same).map(StatementId::from_index).collect()
}

/// The longest version, as it is.
fn whole(library: &Library, s: &Statement) -> Vec<DiffRun> {
    let text = &library.corpus().articles[s.article].text;
    let mut out = Vec::new();
    for Run { text, quoted, gap, .. } in runs(text, &s.content, &s.quoted, &Question::default()) {
        if gap {
            out.push(DiffRun { text: AttrValue::default(), kind: DiffKind::Cut, quoted: false });
        }
        out.push(DiffRun { text, kind: DiffKind::Same, quoted });
    }
    out
}

/// The words of one or more statements of an article.
struct Words<'a> {
    text: &'a str,
    /// As they are compared.
    keys: Vec<String>,
    /// As they stand in the text.
    spans: Vec<Span>,
    /// The pieces that they come from, in order.
    pieces: Vec<Span>,
    quoted: Vec<Span>,
}

impl<'a> Words<'a> {
    fn of(library: &'a Library, ids: &[StatementId]) -> Self {
        let corpus = library.corpus();
        let text = ids.first().map_or("", |&id| &corpus.articles[corpus.statements[id].article].text);
        let mut all = Self { text, keys: vec![], spans: vec![], pieces: vec![], quoted: vec![] };
        for &id in ids {
            let s = &corpus.statements[id];
            all.quoted.extend(&s.quoted);
            for &piece in &s.content {
                // A statement inside another one stands in its words already.
                if all.pieces.iter().any(|known| known.overlaps(piece)) {
                    continue;
                }
                all.pieces.push(piece);
                for (span, key) in words(piece.of(text)) {
                    all.spans.push(Span::new(piece.start + span.start, piece.start + span.end));
                    all.keys.push(key);
                }
            }
        }
        all
    }

    fn wording(&self, other: &Self) -> Wording {
        if self.keys == other.keys {
            return Wording::Same;
        }
        let known: Vec<&[String]> = distinct(other.keys.windows(RUN));
        let shares = self.keys.windows(RUN).any(|run| known.binary_search(&run).is_ok());
        if shares { Wording::Partly } else { Wording::Other }
    }

    /// The text from the first to the last of these words.
    fn part(&self, first: usize, last: usize) -> &'a str {
        match (self.spans.get(first), self.spans.get(last)) {
            (Some(first), Some(last)) if first.start <= last.end => {
                Span::new(first.start, last.end).of(self.text)
            }
            _ => "",
        }
    }

    /// The piece that a word comes from.
    fn piece(&self, word: usize) -> Option<usize> {
        let span = self.spans.get(word)?;
        self.pieces.iter().position(|piece| piece.contains(*span))
    }
}

/// A version word by word against the longest one. Its own text is whole, and only words are marked: what stands
/// between two of them belongs to neither.
fn compared(own: &Words, against: &Words) -> Vec<DiffRun> {
    let steps = diff(&against.keys, &own.keys);
    let mut out = Written { own, runs: Vec::new(), piece: 0, at: own.pieces.first().map_or(0, |p| p.start) };
    let mut next = 0;
    let missing = |step: &Step| matches!(step, Step::Missing(_));
    for run in steps.chunk_by(|a, b| missing(a) == missing(b)) {
        if let (Some(Step::Missing(first)), Some(Step::Missing(last))) = (run.first(), run.last()) {
            out.leave_out(next, against.part(*first, *last), run.len());
            continue;
        }
        for step in run {
            match *step {
                Step::Same(_, word) => out.word(word, DiffKind::Same),
                Step::Own(word) => out.word(word, DiffKind::Own),
                Step::Missing(_) => {}
            }
            next += 1;
        }
    }
    out.rest();
    joined(&out.runs)
}

/// A version while it is written.
struct Written<'a> {
    own: &'a Words<'a>,
    runs: Vec<DiffRun>,
    /// The piece that is being written, and how far.
    piece: usize,
    at: u32,
}

impl Written<'_> {
    /// The text up to a place, in its quotation marks.
    fn up_to(&mut self, end: u32, kind: DiffKind) {
        if end <= self.at {
            return;
        }
        for part in cut(Span::new(self.at, end), self.own.quoted.iter().copied()) {
            let quoted = self.own.quoted.iter().any(|quote| quote.contains(part));
            self.runs.push(DiffRun { text: part.of(self.own.text).to_owned().into(), kind, quoted });
        }
        self.at = end;
    }

    /// The rest of the piece.
    fn rest(&mut self) {
        if let Some(end) = self.own.pieces.get(self.piece).map(|piece| piece.end) {
            self.up_to(end, DiffKind::Same);
        }
    }

    /// Goes on to the piece of a word.
    fn turn_to(&mut self, word: usize) {
        let Some(piece) = self.own.piece(word).filter(|&piece| piece != self.piece) else { return };
        self.rest();
        self.runs.push(DiffRun { text: AttrValue::default(), kind: DiffKind::Cut, quoted: false });
        (self.piece, self.at) = (piece, self.own.pieces[piece].start);
    }

    fn word(&mut self, word: usize, kind: DiffKind) {
        let Some(&span) = self.own.spans.get(word) else { return };
        self.turn_to(word);
        self.up_to(span.start, DiffKind::Same);
        self.up_to(span.end, kind);
    }

    /// Words that are left out before a word: after the blank that stands there, or after the piece that ends there.
    fn leave_out(&mut self, next: usize, words: &str, count: usize) {
        let here = self.own.piece(next) == Some(self.piece);
        match self.own.spans.get(next).filter(|span| here && span.start >= self.at) {
            Some(span) => {
                let between = Span::new(self.at, span.start).of(self.own.text);
                let blank = between.rfind(char::is_whitespace);
                let blank = blank.map_or(0, |at| at + between[at..].chars().next().map_or(0, char::len_utf8));
                self.up_to(self.at + u32::try_from(blank).unwrap_or(0), DiffKind::Same);
            }
            None => self.rest(),
        }
        let text = self.runs.last().map_or("", |run| run.text.as_str());
        if !text.is_empty() && !text.ends_with(char::is_whitespace) {
            self.blank();
        }
        let kind = if count > SHORT { DiffKind::Gap } else { DiffKind::Missing };
        self.runs.push(DiffRun { text: words.to_owned().into(), kind, quoted: false });
        if here {
            self.blank();
        }
    }

    fn blank(&mut self) {
        self.runs.push(DiffRun { text: " ".into(), kind: DiffKind::Same, quoted: false });
    }
}

/// Neighbours of one kind in one run; blanks between two marked words are marked with them.
fn joined(runs: &[DiffRun]) -> Vec<DiffRun> {
    let mut out: Vec<DiffRun> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let blank = run.kind == DiffKind::Same && run.text.trim().is_empty();
        let own = |one: Option<&DiffRun>| {
            one.is_some_and(|one| one.kind == DiffKind::Own && one.quoted == run.quoted)
        };
        let kind = if blank && own(at.checked_sub(1).and_then(|at| runs.get(at))) && own(runs.get(at + 1)) {
            DiffKind::Own
        } else {
            run.kind
        };
        match out.last_mut() {
            Some(last)
                if last.kind == kind
                    && last.quoted == run.quoted
                    && matches!(kind, DiffKind::Same | DiffKind::Own) =>
            {
                last.text = format!("{}{}", last.text, run.text).into();
            }
            _ => out.push(DiffRun { kind, ..run.clone() }),
        }
    }
    out
}
