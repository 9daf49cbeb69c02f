//! What the rows of an audit's first table are: kinds of speakers, outlets, topics, periods, bodies or genders.

use crate::address::{Address, By, Days, write};
use crate::links::Link;
use crate::views::quoted::audit::Audit;
use crate::views::quoted::count::{KINDS, PERSON, Rows, Said, Sums, kind_value};
use crate::views::time::model::Unit;
use on_record_engine::query::{Facet, Value, day};
use on_record_engine::sorting::sort_by_key;
use on_record_engine::{Id, StatementId};
use std::cmp::Reverse;
use yew::AttrValue;

/// A timeline is parted into fewer rows than this.
const PERIODS: usize = 25;

/// A row of the first table, before it is written.
pub(super) struct Part {
    pub(super) value: AttrValue,
    pub(super) name: Link,
    pub(super) sums: Sums,
    /// Where its statements are, to be narrowed further.
    pub(super) base: Address,
}

impl Audit<'_> {
    /// The parts of the answer, with what is shown of each.
    pub(super) fn parts(&self, said: &[(StatementId, Said)], by: By) -> Vec<Part> {
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
                By::Affiliation => {
                    let own = s.actor.map_or(&[][..], |actor| corpus.affiliations_of(actor));
                    own.iter().for_each(|id| rows.add(Some(id.index()), *one));
                    if own.is_empty() {
                        rows.add(None, *one);
                    }
                }
                // Of people alone: no body, group or paper is called "she".
                By::Gender if one.kind == PERSON => rows.add(Some(one.gender), *one),
                By::Gender => {}
                By::Kind | By::Time => rows.add(Some(one.kind).filter(|&kind| kind + 1 < KINDS), *one),
            }
        }
        let mut rows: Vec<(Value, Sums)> = rows.filled().collect();
        if !matches!(by, By::Kind | By::Gender) {
            sort_by_key(&mut rows, |(value, sums)| {
                (*value == Value::NONE, Reverse(sums.all.statements), *value)
            });
        }
        let part = |(value, sums): (Value, Sums)| {
            let people = [(facet, value), (Facet::Kind, kind_value(PERSON))];
            let base = self.links.narrowed(if by == By::Gender { &people } else { &people[..1] });
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
}

/// The facet by which the rows are parted; periods have none.
const fn facet(by: By) -> Option<Facet> {
    match by {
        By::Kind => Some(Facet::Kind),
        By::Outlet => Some(Facet::Outlet),
        By::Topic => Some(Facet::Topic),
        By::Time => None,
        By::Affiliation => Some(Facet::Affiliation),
        By::Gender => Some(Facet::Gender),
    }
}
