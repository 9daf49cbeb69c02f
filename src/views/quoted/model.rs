//! Who is quoted: kinds of speakers, who makes most of the words, who has no name, and who is only talked about.
//!
//! Every count is the length of the list that its link gives. Shares are of words, because a sentence that is quoted in
//! full and two words of another are one statement each. Gender is told by no count: the archive does not state it.

use crate::address::{Address, By, Days, View, write};
use crate::library::Library;
use crate::links::{Link, Links};
use crate::parts::picture::rows::{STEP, left_out};
use crate::rail::Rail;
use crate::texts::{Forms, Locale, fill};
use crate::views::quoted::count::{KINDS, MANNERS, Rows, Said, Sum, Sums, half, kind_value};
use crate::views::quoted::grid::{Grid, GridCell, GridRow};
use crate::views::quoted::scene::Bar;
use crate::views::time::model::Unit;
use on_record_engine::model::ActorKind;
use on_record_engine::query::{Facet, Hits, Value, day};
use on_record_engine::sorting::sort_by_key;
use on_record_engine::{ActorId, Id, StatementId};
use std::cmp::Reverse;
use std::rc::Rc;
use yew::AttrValue;

/// How many rows a table shows at most.
const MOST: usize = 300;
/// How many speakers stand in one step.
const FEW: usize = 10;
/// So many speakers at most are named by one link.
const NAMED: usize = 100;
/// A timeline is parted into fewer rows than this.
const PERIODS: usize = 25;

/// Who is quoted.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotedView {
    /// What the first table is parted by: each way, and whether it is this one.
    pub ways: Rc<[(Link, bool)]>,
    /// "Half of the words of known speakers: 3 of 40", and where they are.
    pub half: Option<Link>,
    /// The tables: the kinds of speakers, then who speaks, who has no name, who is only talked about.
    pub grids: Rc<[Grid]>,
    /// The bars of the picture: one for each row of the first table.
    pub(crate) bars: Rc<[Bar]>,
    /// What the parts of a bar are, and their colours.
    pub(crate) parts: Rc<[(AttrValue, usize)]>,
}

/// What the tables are made with.
struct Audit<'a> {
    library: &'a Library,
    links: &'a Links<'a>,
    locale: Locale,
    /// All words of the answer.
    words: usize,
    /// Which steps are asked for.
    rail: &'a Rail,
}

pub(crate) fn quoted(
    library: &Library,
    links: &Links,
    hits: &Hits,
    rail: &Rail,
    by: By,
    locale: Locale,
) -> QuotedView {
    let corpus = library.corpus();
    let said: Vec<(StatementId, Said)> =
        hits.statements.iter().filter_map(|&id| Some((id, Said::of(corpus, id)?))).collect();
    let words = said.iter().map(|(_, said)| said.words).sum();
    let audit = Audit { library, links, locale, words, rail };
    let mut speakers = Rows::new(corpus.actors.len());
    let mut about = vec![0usize; corpus.actors.len()];
    for (id, one) in &said {
        let s = &corpus.statements[*id];
        speakers.add(s.actor.map(|id| id.index()), *one);
        // A row that names somebody twice still counts once.
        let mut named: Vec<ActorId> = s.about.clone();
        named.dedup();
        for id in named {
            about.get_mut(id.index()).into_iter().for_each(|count| *count += 1);
        }
    }
    let mut speakers: Vec<(Value, Sums)> =
        speakers.filled().filter(|(value, _)| *value != Value::NONE).collect();
    sort_by_key(&mut speakers, |(value, sums)| (Reverse(sums.all.words), *value));
    let (main, bars, parts) = audit.main(&said, by);
    let grids =
        [main, audit.speakers(&speakers, &about), audit.unnamed(&speakers), audit.unheard(&speakers, &about)];
    QuotedView {
        ways: audit.ways(by),
        half: audit.half(&speakers),
        grids: grids.into_iter().filter(|grid| !grid.rows.is_empty()).collect(),
        bars: bars.into(),
        parts: parts.into(),
    }
}

/// A row of the first table, before it is written.
struct Part {
    value: AttrValue,
    name: Link,
    sums: Sums,
    /// Where its statements are, to be narrowed further.
    base: Address,
}

impl Audit<'_> {
    /// A count that leads to its statements; nothing for none.
    fn count(&self, count: usize, href: impl FnOnce() -> AttrValue) -> GridCell {
        if count == 0 {
            return GridCell::default();
        }
        GridCell { text: self.locale.number(count).into(), counted: Some((count, href())) }
    }

    /// How much of a whole this is.
    fn share(&self, part: usize, whole: usize) -> GridCell {
        GridCell { text: percent(part, whole, self.locale).into(), counted: None }
    }

    fn ways(&self, by: By) -> Rc<[(Link, bool)]> {
        let link = |(way, label): (By, &'static str)| {
            let href = self.links.to(View::Quoted(way));
            (Link { label: label.into(), href, muted: false }, way == by)
        };
        By::ALL.into_iter().zip(self.locale.audit.ways).map(link).collect()
    }

    /// Who makes half of the words.
    fn half(&self, speakers: &[(Value, Sums)]) -> Option<Link> {
        let few = half(speakers.iter().map(|(_, sums)| sums.all.words));
        let values: Vec<Value> = speakers.iter().take(few).map(|(value, _)| *value).collect();
        let numbers = [few, speakers.len()].map(|n| self.locale.number(n));
        let count: usize = speakers.iter().take(few).map(|(_, sums)| sums.all.statements).sum();
        let said = self.locale.statements(count);
        let label = fill(self.locale.audit.half, &[&numbers[0], &numbers[1], &said]).into();
        (1..=NAMED).contains(&few).then(|| Link {
            label,
            href: self.links.list_of_any(Facet::Speaker, &values),
            muted: false,
        })
    }

    /// The parts of the answer, with what is shown of each.
    fn parts(&self, said: &[(StatementId, Said)], by: By) -> Vec<Part> {
        let (facet, corpus) = (facet(by), self.library.corpus());
        let Some(facet) = facet else { return self.periods(said) };
        let mut rows = Rows::new(self.library.index().values(facet));
        for (id, one) in said {
            let s = &corpus.statements[*id];
            match by {
                By::Outlet => rows.add(corpus.articles[s.article].outlet.map(|id| id.index()), *one),
                By::Topic if !s.topics.is_empty() => {
                    let distinct =
                        s.topics.iter().enumerate().filter(|(at, id)| !s.topics[..*at].contains(id));
                    distinct.for_each(|(_, id)| rows.add(Some(id.index()), *one));
                }
                By::Topic => rows.add(None, *one),
                By::Kind | By::Time => rows.add(Some(one.kind).filter(|&kind| kind + 1 < KINDS), *one),
            }
        }
        let mut rows: Vec<(Value, Sums)> = rows.filled().collect();
        if by != By::Kind {
            sort_by_key(&mut rows, |(value, sums)| {
                (*value == Value::NONE, Reverse(sums.all.statements), *value)
            });
        }
        let part = |(value, sums): (Value, Sums)| {
            let base = self.links.narrowed(&[(facet, value)]);
            let label = self.library.label(&self.locale, facet, value).to_owned().into();
            Part {
                value: self.library.slug(facet, value).to_owned().into(),
                name: Link { label, href: write(&base).into(), muted: value == Value::NONE },
                sums,
                base,
            }
        };
        rows.into_iter().map(part).collect()
    }

    /// Where those of a part's statements are that have one more value.
    fn within(&self, part: &Part, facet: Facet, value: Value) -> AttrValue {
        self.links.narrower(&part.base, &[(facet, value)])
    }

    /// The periods of the answer, oldest first; what has no day last.
    fn periods(&self, said: &[(StatementId, Said)]) -> Vec<Part> {
        let corpus = self.library.corpus();
        let days = || said.iter().filter_map(|(id, _)| day(corpus, *id));
        let (unit, begin, count) = match days().min().zip(days().max()) {
            Some((first, last)) => {
                let unit = Unit::for_fewer(PERIODS, first, last);
                let (from, to) = (unit.number(first), unit.number(last));
                (unit, from, usize::try_from(to - from).unwrap_or(0) + 1)
            }
            None => (Unit::Day, 0, 0),
        };
        let mut rows = Rows::new(count);
        for (id, one) in said {
            rows.add(day(corpus, *id).and_then(|day| usize::try_from(unit.number(day) - begin).ok()), *one);
        }
        let part = |(value, sums): (Value, Sums)| {
            let mut base = self.links.narrowed(&[]);
            let label = match value.row().and_then(|row| i32::try_from(row).ok()) {
                None => {
                    base.filters.days = Days::Undated;
                    self.locale.undated.to_owned()
                }
                Some(row) => {
                    let (mut from, mut to) = (unit.start(begin + row), unit.end(begin + row));
                    let label = unit.labels(from, to, self.locale).0;
                    // A filter of days may cut a period.
                    if let Days::Between(first, last) = base.filters.days {
                        from = first.map_or(from, |first| first.max(from));
                        to = last.map_or(to, |last| last.min(to));
                    }
                    base.filters.days = Days::Between(Some(from), Some(to));
                    label
                }
            };
            let name =
                Link { label: label.clone().into(), href: write(&base).into(), muted: value == Value::NONE };
            Part { value: label.into(), name, sums, base }
        };
        rows.filled().map(part).collect()
    }

    /// The first table, its bars, and what the parts of a bar are.
    fn main(&self, said: &[(StatementId, Said)], by: By) -> (Grid, Vec<Bar>, Vec<(AttrValue, usize)>) {
        let (t, library) = (self.locale, self.library);
        let all = self.parts(said, by);
        let shown = ((self.rail.steps[0] + 1) * STEP).min(MOST).min(all.len());
        let more = all.len() - shown;
        let all: Vec<Part> = all.into_iter().take(shown).collect();
        // By kind a row is parted by manner, else by the kinds that there are.
        let columns: Vec<(Facet, usize)> = match by {
            By::Kind => (0..MANNERS.len()).map(|manner| (Facet::Manner, manner)).collect(),
            _ => {
                let has = |kind: usize| all.iter().any(|part| part.sums.kinds[kind].statements > 0);
                let kinds = (0..KINDS).filter(|&kind| has(kind)).map(|kind| (Facet::Kind, kind));
                kinds.chain([(Facet::Manner, 0)]).collect()
            }
        };
        let value = |(facet, at): (Facet, usize)| match facet {
            Facet::Kind => kind_value(at),
            _ => Value::row_of(at),
        };
        let label =
            |column: (Facet, usize)| AttrValue::from(library.label(&t, column.0, value(column)).to_owned());
        let sum = |part: &Part, (facet, at): (Facet, usize)| -> Sum {
            if facet == Facet::Kind { part.sums.kinds[at] } else { part.sums.manners[at] }
        };
        let row = |part: &Part| {
            let counted = columns.iter().map(|&column| {
                self.count(sum(part, column).statements, || self.within(part, column.0, value(column)))
            });
            let own = self.count(part.sums.all.statements, || part.name.href.clone());
            let share = self.share(part.sums.all.words, self.words);
            GridRow {
                value: part.value.clone(),
                name: part.name.clone(),
                tone: None,
                note: AttrValue::default(),
                cells: [own].into_iter().chain(counted).chain([share]).collect(),
            }
        };
        let parts: Vec<(Facet, usize)> =
            columns.iter().copied().filter(|column| by == By::Kind || column.0 == Facet::Kind).collect();
        let bar = |part: &Part| Bar {
            label: part.name.label.clone(),
            href: part.name.href.clone(),
            words: part.sums.all.words,
            parts: parts
                .iter()
                .map(|&column| {
                    let sum = sum(part, column);
                    let told = format!(
                        "{}, {}: {}",
                        part.name.label,
                        label(column),
                        percent(sum.words, part.sums.all.words, t)
                    );
                    (sum.words, self.within(part, column.0, value(column)), told.into())
                })
                .collect(),
        };
        let heads = columns.iter().map(|&column| label(column));
        let grid = Grid {
            name: "kinds",
            heading: t.audit.ways.get(by as usize).copied().unwrap_or_default().into(),
            heads: [t.pictures.how_many.into()]
                .into_iter()
                .chain(heads)
                .chain([t.audit.share.into()])
                .collect(),
            rows: all.iter().map(row).collect(),
            left_out: left_out(&[(&t.n_more, more)], t),
            more: (more > 0 && shown < MOST).then_some((more.min(STEP), 0)),
        };
        let tones = parts.iter().map(|&column| (label(column), tone(column))).collect();
        (grid, all.iter().map(bar).collect(), tones)
    }

    /// A table of actors.
    fn actors(
        &self,
        name: &'static str,
        heading: &'static str,
        heads: &[&'static str],
        rows: Vec<GridRow>,
        forms: &Forms,
    ) -> Grid {
        let shown = ((self.rail.steps[1] + 1) * FEW).min(MOST).min(rows.len());
        let more = rows.len() - shown;
        Grid {
            name,
            heading: heading.into(),
            heads: heads.iter().map(|head| AttrValue::from(*head)).collect(),
            rows: rows.into_iter().take(shown).collect(),
            left_out: left_out(&[(forms, more)], self.locale),
            more: (more > 0 && shown < MOST).then_some((more.min(FEW), 1)),
        }
    }

    fn actor(&self, value: Value, note: String, cells: Vec<GridCell>) -> GridRow {
        let id = value.row().map(ActorId::from_index);
        let label = self.library.label(&self.locale, Facet::Speaker, value).to_owned().into();
        let href = id.map_or_else(|| self.links.list(&[(Facet::Speaker, value)]), |id| self.links.actor(id));
        GridRow {
            value: self.library.slug(Facet::Speaker, value).to_owned().into(),
            name: Link { label, href, muted: false },
            tone: Some(self.library.tone(id)),
            note: note.into(),
            cells: cells.into(),
        }
    }

    /// What an actor is, and for whom.
    fn what(&self, value: Value) -> String {
        let Some(id) = value.row().map(ActorId::from_index) else { return String::new() };
        let corpus = self.library.corpus();
        let kind = corpus.actors.get(id).map(|actor| self.locale.kind_of_actor(actor.kind).to_owned());
        let bodies = corpus.affiliations_of(id).iter().filter_map(|&id| corpus.affiliations.get(id));
        kind.into_iter().chain(bodies.map(|body| body.name.clone())).collect::<Vec<_>>().join(" · ")
    }

    fn about(&self, value: Value, count: usize) -> GridCell {
        self.count(count, || self.links.list(&[(Facet::About, value)]))
    }

    /// Who makes most of the words, and how often others speak about them.
    fn speakers(&self, speakers: &[(Value, Sums)], about: &[usize]) -> Grid {
        let t = self.locale;
        let row = |(value, sums): &(Value, Sums)| {
            let direct = sums.manners[0].statements;
            let of = value.row().and_then(|row| about.get(row)).copied().unwrap_or(0);
            let cells = vec![
                self.count(sums.all.statements, || self.links.list(&[(Facet::Speaker, *value)])),
                self.count(direct, || {
                    self.links.list(&[(Facet::Speaker, *value), (Facet::Manner, Value::manner(MANNERS[0]))])
                }),
                self.share(sums.all.words, self.words),
                self.about(*value, of),
            ];
            self.actor(*value, String::new(), cells)
        };
        let heads = [t.said_by, t.manner(MANNERS[0]), t.audit.share, t.said_about];
        self.actors(
            "speakers",
            t.audit.speakers,
            &heads,
            speakers.iter().map(row).collect(),
            &t.pictures.more_speakers,
        )
    }

    /// Sources without a name: what they are, and for whom they speak.
    fn unnamed(&self, speakers: &[(Value, Sums)]) -> Grid {
        let t = self.locale;
        let kind = |value: &Value| {
            self.library.corpus().actors.get(ActorId::from_index(value.row()?)).map(|actor| actor.kind)
        };
        let unnamed = speakers.iter().filter(|(value, _)| {
            kind(value).is_some_and(|kind| {
                matches!(kind, ActorKind::Group | ActorKind::Unnamed | ActorKind::Document)
            })
        });
        let mut rows: Vec<&(Value, Sums)> = unnamed.collect();
        sort_by_key(&mut rows, |(value, sums)| (Reverse(sums.all.statements), *value));
        let row = |(value, sums): &(Value, Sums)| {
            let cells = vec![
                self.count(sums.all.statements, || self.links.list(&[(Facet::Speaker, *value)])),
                self.share(sums.all.words, self.words),
            ];
            self.actor(*value, self.what(*value), cells)
        };
        let heads = [t.pictures.how_many, t.audit.share];
        self.actors("unnamed", t.audit.unnamed, &heads, rows.into_iter().map(row).collect(), &t.n_more)
    }

    /// Who is talked about, and says nothing in these statements.
    fn unheard(&self, speakers: &[(Value, Sums)], about: &[usize]) -> Grid {
        let t = self.locale;
        let mut speaks = vec![false; about.len()];
        let known = speakers.iter().filter_map(|(value, _)| value.row());
        known.for_each(|row| speaks.get_mut(row).into_iter().for_each(|speaks| *speaks = true));
        let silent = about.iter().zip(&speaks).enumerate();
        let mut rows: Vec<(Value, usize)> = silent
            .filter(|(_, (count, speaks))| **count > 0 && !**speaks)
            .map(|(row, (count, _))| (Value::row_of(row), *count))
            .collect();
        sort_by_key(&mut rows, |&(value, count)| (Reverse(count), value));
        let row = |&(value, count): &(Value, usize)| {
            self.actor(value, String::new(), vec![self.about(value, count)])
        };
        self.actors("unheard", t.audit.unheard, &[t.said_about], rows.iter().map(row).collect(), &t.n_more)
    }
}

/// The facet by which the rows are parted; periods have none.
const fn facet(by: By) -> Option<Facet> {
    match by {
        By::Kind => Some(Facet::Kind),
        By::Outlet => Some(Facet::Outlet),
        By::Topic => Some(Facet::Topic),
        By::Time => None,
    }
}

/// The colour of a part: what is not known has the neutral one.
const fn tone((facet, at): (Facet, usize)) -> usize {
    match facet {
        Facet::Kind if at + 1 == KINDS => crate::library::TONES,
        _ => at,
    }
}

/// "12 %"; what is less than one is not nothing.
fn percent(part: usize, whole: usize, t: Locale) -> String {
    let share = (200 * part + whole) / (2 * whole).max(1);
    let number = if share == 0 && part > 0 { format!("<{}", t.number(1)) } else { t.number(share) };
    fill(t.audit.percent, &[&number])
}
