//! Lists of a sharded archive, in the order asked for. Of one day first comes what was reported last.

use crate::model::date::Date;
use crate::model::id::{Id, StatementId};
use crate::query::facet::Facet;
use crate::query::filter::{Days, Query, Sort, relevance};
use crate::shards::any_archive::Wanted;
use crate::shards::fetched::Shards;
use crate::shards::layout::{Columns, Table};
use crate::shards::plan::Plan;
use crate::shards::select::{Asked, Chosen};
use crate::sorting::{sort, sort_by_key};
use std::ops::Range;

/// Where a row stands in a list: the smallest number first.
type Place = (u64, u32, u32);

/// Number of places that are gathered before all but the first ones are dropped.
const LET_GROW: usize = 64;

impl Columns {
    /// The day of a row.
    pub(super) fn day(&self, row: u32) -> Option<Date> {
        let mut end = 0;
        let found = self.days.iter().find(|(_, rows)| {
            end += rows;
            row < end
        });
        found.map(|(day, _)| *day)
    }

    /// The day of each row that has one.
    fn each_day(&self) -> impl Iterator<Item = Date> + '_ {
        self.days.iter().flat_map(|(day, rows)| (0..*rows).map(|_| *day))
    }
}

/// Newer days first, none last.
fn before(day: Option<Date>) -> u32 {
    day.map_or(u32::MAX, |day| Date::LAST.days_since(day).unsigned_abs())
}

impl Shards {
    pub(super) fn listed(&self, query: &Query, places: Range<usize>) -> Result<Vec<StatementId>, Wanted> {
        if let Some(found) = self.in_front(query, &places) {
            return found;
        }
        let plan = self.plan(query)?;
        let of = |rows: &[Place]| {
            let end = places.end.min(rows.len());
            let rows = rows.get(places.start.min(end)..end).unwrap_or_default();
            rows.iter().map(|(_, _, row)| StatementId::from_index(*row as usize)).collect()
        };
        if query.sort == Sort::Relevance {
            let mut all = Vec::new();
            self.found(&plan, |asked, found| all.push((asked, found.rows)))?;
            return self.by_relevance(&plan, &all, &places);
        }
        let letters =
            if query.sort == Sort::Actor { self.known[Table::Actors.place()].alphabet() } else { Vec::new() };
        let mut rows: Vec<Place> = Vec::new();
        let mut later: Vec<(Place, Asked<'_>, usize)> = Vec::new();
        self.found(&plan, |asked, found| match &found.rows {
            Chosen::None => {}
            chosen => match asked.columns() {
                Ok(columns) => {
                    self.places(&asked, columns, chosen, query.sort, &letters, &mut rows);
                    // The first ones of what has been seen are enough, however many there are.
                    if rows.len() > places.end.saturating_mul(2).max(LET_GROW) {
                        sort(&mut rows);
                        rows.truncate(places.end);
                    }
                }
                Err(_) if self.left_out.contains(&asked.segment.columns) => {}
                Err(_) => later.push(best(asked, query.sort)),
            },
        })?;
        sort(&mut rows);
        // What cannot come before the last place that is asked for need not be fetched.
        let enough = places.end.checked_sub(1).and_then(|last| rows.get(last)).copied();
        later.retain(|(best, _, _)| enough.is_none_or(|last| *best < last));
        sort_by_key(&mut later, |(best, _, _)| *best);
        let (mut wanted, mut sum) = (Vec::new(), 0);
        for (_, asked, rows) in later {
            if sum < places.end {
                wanted.push(asked.segment.columns);
            }
            sum += rows;
        }
        Wanted::unless(wanted, of(&rows))
    }

    /// The list as the first page has it, where nothing is asked.
    fn in_front(&self, query: &Query, places: &Range<usize>) -> Option<Result<Vec<StatementId>, Wanted>> {
        let asks_nothing = query.sort == Sort::Telling
            && query.scope.is_none()
            && query.named.is_empty()
            && query.days == Days::All
            && !query.independent
            && Facet::ALL.into_iter().all(|facet| query.of(facet).is_empty())
            && crate::query::search::Question::read(&query.words).is_empty();
        if !asks_nothing {
            return None;
        }
        let Some(open) = &self.front else { return Some(Err(Wanted::one(self.manifest.front))) };
        let rows = &open.front.rows;
        if places.end > rows.len() && rows.len() < self.manifest.statements as usize {
            return None;
        }
        let end = places.end.min(rows.len());
        let found = rows.get(places.start.min(end)..end).unwrap_or_default();
        Some(Ok(found.iter().map(|row| StatementId::from_index(*row as usize)).collect()))
    }

    /// Adds the places of a segment's rows.
    fn places(
        &self,
        asked: &Asked<'_>,
        columns: &Columns,
        chosen: &Chosen,
        order: Sort,
        letters: &[u32],
        places: &mut Vec<Place>,
    ) {
        let first = self.first_row(asked);
        let days: Vec<Date> = columns.each_day().collect();
        let numbers = &self.runs[asked.run].numbers[Table::Actors.place()];
        let speakers = &asked.segment.has[Facet::Speaker.index()].numbers;
        let mut add = |row: u32| {
            let day = days.get(row as usize).copied();
            let rank = match order {
                Sort::Telling => u64::from(columns.standing.get(row as usize)),
                Sort::Date | Sort::Relevance => 0,
                Sort::Said => {
                    let said = columns.said.get(row as usize) == 1;
                    u64::from(before(day.filter(|_| said)))
                }
                Sort::Actor => {
                    let place = (columns.speaker.get(row as usize) as usize).checked_sub(1);
                    let number = place.and_then(|place| numbers.get(*speakers.get(place)? as usize));
                    u64::from(
                        number.and_then(|known| letters.get(*known as usize)).copied().unwrap_or(u32::MAX),
                    )
                }
            };
            places.push((rank, before(day), first + row));
        };
        match chosen {
            Chosen::None => {}
            Chosen::All => (0..asked.segment.rows).for_each(add),
            Chosen::Rows(rows) => rows.iter().for_each(|row| add(*row)),
        }
    }

    pub(super) fn first_row(&self, asked: &Asked<'_>) -> u32 {
        let run = &self.runs[asked.run];
        run.first.0 + run.segments[asked.at].first.0
    }

    /// Best matches first, for which the texts of all are read.
    fn by_relevance(
        &self,
        plan: &Plan,
        found: &[(Asked<'_>, Chosen)],
        places: &Range<usize>,
    ) -> Result<Vec<StatementId>, Wanted> {
        let (mut rows, mut wanted) = (Vec::new(), Vec::new());
        for (asked, chosen) in found {
            let own: Vec<u32> = match chosen {
                Chosen::None => continue,
                Chosen::All => (0..asked.segment.rows).collect(),
                Chosen::Rows(rows) => rows.clone(),
            };
            let Ok(columns) = asked.columns() else {
                wanted.push(asked.segment.columns);
                continue;
            };
            let days: Vec<Date> = columns.each_day().collect();
            for row in own {
                let global = self.first_row(asked) + row;
                match self.text(global as usize) {
                    Ok(Some((corpus, id))) => {
                        let day = before(days.get(row as usize).copied());
                        rows.push((relevance(corpus, id, &plan.question), day, global));
                    }
                    Ok(None) => {}
                    Err(Wanted { files }) => wanted.extend(files),
                }
            }
        }
        wanted.retain(|part| !self.left_out.contains(part));
        sort(&mut rows);
        let end = places.end.min(rows.len());
        let part = rows.get(places.start.min(end)..end).unwrap_or_default();
        Wanted::unless(
            wanted,
            part.iter().map(|(_, _, row)| StatementId::from_index(*row as usize)).collect(),
        )
    }
}

/// Before which place no row of a segment can stand, and how many may stand there.
fn best(asked: Asked<'_>, order: Sort) -> (Place, Asked<'_>, usize) {
    let segment = asked.segment;
    let day = before(segment.days.map(|(_, newest)| newest));
    let standing = segment.standings.iter().position(|rows| *rows > 0).unwrap_or(0);
    match order {
        Sort::Telling => {
            let rows = segment.standings.get(standing).copied().unwrap_or(0);
            ((standing as u64, day, 0), asked, rows as usize)
        }
        Sort::Date => ((0, day, 0), asked, segment.rows as usize),
        // Which of its rows come first only its columns tell.
        Sort::Said | Sort::Actor | Sort::Relevance => ((0, 0, 0), asked, 0),
    }
}
