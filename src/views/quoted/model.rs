//! Who is quoted: kinds of speakers, who makes most of the words, who has no name, and who is only talked about.
//!
//! Every count is the length of the list that its link gives. Shares are of words, because a sentence that is quoted in
//! full and two words of another are one statement each. Gender is what the articles' pronouns state, of people alone.

use crate::address::{By, View};
use crate::library::{Library, TONES};
use crate::links::{Link, Links};
use crate::parts::picture::rows::{STEP, left_out};
use crate::rail::Rail;
use crate::texts::{Locale, fill};
use crate::views::quoted::audit::{Audit, MOST, percent};
use crate::views::quoted::count::{KINDS, MANNERS, Rows, Said, Sum, Sums, half, kind_value};
use crate::views::quoted::grid::{Bar, Grid, GridRow};
use crate::views::quoted::parted::Part;
use on_record_engine::query::{Facet, Hits, Value};
use on_record_engine::sorting::sort_by_key;
use on_record_engine::{ActorId, Id, StatementId};
use std::cmp::Reverse;
use std::rc::Rc;
use yew::AttrValue;

/// Maximum number of speakers that one link names.
const NAMED: usize = 100;

/// Who is quoted.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotedView {
    /// What the bars are, or when a gender is stated.
    pub help: &'static str,
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
        help: if by == By::Gender { locale.audit.gender_help } else { locale.audit.help },
        ways: audit.ways(by),
        half: audit.half(&speakers),
        grids: grids.into_iter().filter(|grid| !grid.rows.is_empty()).collect(),
        bars: bars.into(),
        parts: parts.into(),
    }
}

/// Whether rows hold one kind of speakers each, so that only manners part them.
const fn by_manner(by: By) -> bool {
    matches!(by, By::Kind | By::Gender)
}

/// A column of the first table: a kind of speakers or a manner, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Column {
    facet: Facet,
    at: usize,
}

impl Column {
    fn value(self) -> Value {
        if self.facet == Facet::Kind { kind_value(self.at) } else { Value::row_of(self.at) }
    }

    fn sum(self, part: &Part) -> Sum {
        let sums = if self.facet == Facet::Kind { &part.sums.kinds[..] } else { &part.sums.manners[..] };
        sums.get(self.at).copied().unwrap_or_default()
    }

    /// Its colour: what is not known has the neutral one.
    fn tone(self) -> usize {
        if self.facet == Facet::Kind && self.at + 1 == KINDS { TONES } else { self.at }
    }
}

impl Audit<'_> {
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

    /// Where those of a part's statements are that have one more value.
    fn within(&self, part: &Part, facet: Facet, value: Value) -> AttrValue {
        self.links.narrower(&part.base, &[(facet, value)])
    }

    /// By kind and by gender a row is parted by manner, else by the kinds that there are.
    fn columns(&self, all: &[Part], by: By) -> Vec<Column> {
        let manners = (0..MANNERS.len()).map(|at| Column { facet: Facet::Manner, at });
        if by_manner(by) {
            return manners.collect();
        }
        let kinds = (0..KINDS).map(|at| Column { facet: Facet::Kind, at });
        let kinds = kinds.filter(|column| all.iter().any(|part| column.sum(part).statements > 0));
        kinds.chain(manners.take(1)).collect()
    }

    fn label(&self, column: Column) -> AttrValue {
        self.library.label(&self.locale, column.facet, column.value()).to_owned().into()
    }

    /// The first table, its bars, and what the parts of a bar are.
    fn main(&self, said: &[(StatementId, Said)], by: By) -> (Grid, Vec<Bar>, Vec<(AttrValue, usize)>) {
        let t = self.locale;
        let all = self.parts(said, by);
        let shown = ((self.rail.steps[0] + 1) * STEP).min(MOST).min(all.len());
        let more = all.len() - shown;
        let columns = self.columns(&all, by);
        let heads = columns.iter().map(|&column| self.label(column));
        let grid = Grid {
            name: "kinds",
            heading: t.audit.ways.get(by as usize).copied().unwrap_or_default().into(),
            heads: [t.pictures.how_many.into()]
                .into_iter()
                .chain(heads)
                .chain([t.audit.share.into()])
                .collect(),
            rows: all.iter().map(|part| self.row(part, &columns)).collect(),
            shown,
            left_out: left_out(&[(&t.n_more, more)], t),
            more: (more > 0 && shown < MOST).then_some((more.min(STEP), 0)),
        };
        let drawn = columns.into_iter().filter(|column| by_manner(by) || column.facet == Facet::Kind);
        let drawn: Vec<Column> = drawn.collect();
        let bars = all.iter().take(shown).map(|part| self.bar(part, &drawn)).collect();
        (grid, bars, drawn.into_iter().map(|column| (self.label(column), column.tone())).collect())
    }

    fn row(&self, part: &Part, columns: &[Column]) -> GridRow {
        let own = self.count(part.sums.all.statements, || part.name.href.clone());
        let counted = columns.iter().map(|&column| {
            self.count(column.sum(part).statements, || self.within(part, column.facet, column.value()))
        });
        let share = self.share(part.sums.all.words, self.words);
        GridRow {
            value: part.value.clone(),
            name: part.name.clone(),
            tone: None,
            note: AttrValue::default(),
            cells: [own].into_iter().chain(counted).chain([share]).collect(),
        }
    }

    fn bar(&self, part: &Part, columns: &[Column]) -> Bar {
        let piece = |&column: &Column| {
            let (words, all) = (column.sum(part).words, part.sums.all.words);
            let share = percent(words, all, self.locale);
            let told = format!("{}, {}: {share}", part.name.label, self.label(column));
            (words, self.within(part, column.facet, column.value()), told.into())
        };
        Bar {
            label: part.name.label.clone(),
            href: part.name.href.clone(),
            words: part.sums.all.words,
            parts: columns.iter().map(piece).collect(),
        }
    }
}
