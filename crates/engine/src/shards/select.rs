//! Which rows of a segment meet a query. What the run's directory tells is asked first: where it settles that all rows do
//! or none, the segment's columns need not be there.

use crate::model::date::Date;
use crate::query::bits::Bits;
use crate::query::facet::{Facet, Value};
use crate::query::filter::Days;
use crate::shards::fetched::Shards;
use crate::shards::file::Part;
use crate::shards::layout::{Columns, FACETS, Has, Many, Run, Segment};
use crate::shards::packed::Packed;
use crate::shards::plan::{Condition, Others, Plan};
use std::ops::Range;

/// How many rows of a segment meet a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    None,
    /// Some, all or none: only the columns tell.
    Some,
    All,
}

/// The rows of a segment that meet conditions.
#[derive(Clone, Debug)]
pub(super) enum Chosen {
    None,
    Rows(Vec<u32>),
    All,
}

/// The answer of a segment.
pub(super) struct Found {
    /// The rows that meet all.
    pub(super) rows: Chosen,
    /// For each facet with an open group the rows that meet all else.
    pub(super) beside: [Option<Chosen>; FACETS],
}

/// Why a segment gives no answer.
pub(super) enum Unfound {
    /// These files are wanted.
    Files(Vec<Part>),
    /// A file that it needs is done without.
    LeftOut,
}

/// A segment, to be asked.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) shards: &'a Shards,
    pub(super) run: usize,
    pub(super) at: usize,
    pub(super) directory: &'a Run,
    pub(super) segment: &'a Segment,
}

impl Asked<'_> {
    /// The rows that meet the plan.
    pub(super) fn find(&self, plan: &Plan) -> Result<Found, Unfound> {
        let mut found = Found { rows: Chosen::None, beside: Default::default() };
        let fixed = self.fixed_reach(plan)?;
        if fixed == Reach::None || self.segment.rows == 0 {
            for (slot, open) in found.beside.iter_mut().zip(&plan.open) {
                *slot = open.as_ref().map(|_| Chosen::None);
            }
            return Ok(found);
        }
        let reaches: Vec<Option<Reach>> = Facet::ALL
            .into_iter()
            .zip(&plan.open)
            .map(|(facet, open)| open.as_ref().map(|values| self.any_reach(facet, values)))
            .collect();
        let without = |left_out: Option<usize>| {
            let others = reaches.iter().enumerate().filter(|(facet, _)| Some(*facet) != left_out);
            others.filter_map(|(_, reach)| *reach).fold(fixed, Reach::min)
        };
        let facets = || (0..FACETS).filter(|facet| reaches[*facet].is_some());
        let needs_columns =
            without(None) == Reach::Some || facets().any(|facet| without(Some(facet)) == Reach::Some);
        if !needs_columns {
            let settled = |reach| if reach == Reach::All { Chosen::All } else { Chosen::None };
            found.rows = settled(without(None));
            facets().for_each(|facet| found.beside[facet] = Some(settled(without(Some(facet)))));
            return Ok(found);
        }
        let columns = self.columns()?;
        let rows = self.segment.rows as usize;
        let fixed = self.fixed_rows(plan, columns)?;
        let open: Vec<Option<Bits>> = Facet::ALL
            .into_iter()
            .zip(&plan.open)
            .map(|(facet, open)| open.as_ref().map(|values| self.any(columns, facet, values)))
            .collect();
        let rows_without = |left_out: Option<usize>| {
            let mut bits = fixed.clone();
            let others = open.iter().enumerate().filter(|(facet, _)| Some(*facet) != left_out);
            others.filter_map(|(_, own)| own.as_ref()).for_each(|own| bits.and(own));
            let found = bits.to_vec();
            if found.len() == rows { Chosen::All } else { Chosen::Rows(found) }
        };
        found.rows = rows_without(None);
        facets().for_each(|facet| found.beside[facet] = Some(rows_without(Some(facet))));
        Ok(found)
    }

    /// The columns.
    pub(super) fn columns(&self) -> Result<&Columns, Unfound> {
        let part = self.segment.columns;
        match &self.shards.runs[self.run].segments[self.at].columns {
            _ if self.shards.left_out.contains(&part) => Err(Unfound::LeftOut),
            Some(columns) => Ok(columns),
            None => Err(Unfound::Files(vec![part])),
        }
    }

    fn has(&self, facet: Facet) -> &Has {
        // A directory is checked to tell of each facet.
        &self.segment.has[facet.index()]
    }

    /// The places of values among those of the segment, counted from one; 0 for none stated.
    fn places(&self, facet: Facet, values: &[Value]) -> Vec<usize> {
        let has = self.has(facet);
        let place = |value: &Value| {
            if value.row().is_none() {
                return Some(0);
            }
            let number = self.shards.number_in(self.directory, facet, *value)?;
            has.numbers.binary_search(&number).ok().map(|place| place + 1)
        };
        values.iter().filter_map(place).collect()
    }

    fn any_reach(&self, facet: Facet, values: &[Value]) -> Reach {
        let (has, rows) = (self.has(facet), self.segment.rows);
        let count = |place: usize| place.checked_sub(1).map_or(has.none, |place| has.counts[place]);
        let counts: Vec<u32> = self.places(facet, values).into_iter().map(count).collect();
        if counts.iter().all(|count| *count == 0) {
            Reach::None
        } else if counts.contains(&rows) {
            Reach::All
        } else {
            Reach::Some
        }
    }

    fn fixed_reach(&self, plan: &Plan) -> Result<Reach, Unfound> {
        let mut all = Reach::All;
        for condition in &plan.fixed {
            all = all.min(self.reach(condition)?);
        }
        Ok(all)
    }

    fn reach(&self, condition: &Condition) -> Result<Reach, Unfound> {
        let within = |rows: &Option<Vec<u32>>| {
            let rows = rows.as_ref().ok_or(Unfound::LeftOut)?;
            let own = self.own(rows);
            Ok(match own.len() {
                0 => Reach::None,
                all if all == self.segment.rows as usize => Reach::All,
                _ => Reach::Some,
            })
        };
        Ok(match condition {
            Condition::Any(facet, values) => self.any_reach(*facet, values),
            Condition::Not(facet, values) => match self.any_reach(*facet, values) {
                Reach::None => Reach::All,
                Reach::Some => Reach::Some,
                Reach::All => Reach::None,
            },
            Condition::Days(days) => self.days_reach(*days),
            Condition::Rows(rows) => within(rows.get(self.run).unwrap_or(&None))?,
            Condition::Article(run, at, _) if (*run, *at) == (self.run, self.at) => Reach::Some,
            Condition::Article(..) => Reach::None,
            Condition::Others(others) => {
                let like = within(others.like.get(self.run).unwrap_or(&None))?;
                match self.any_reach(Facet::Topic, &others.topics).max(like) {
                    Reach::None => Reach::None,
                    _ => Reach::Some,
                }
            }
            Condition::Independent => match self.segment.repeated {
                0 => Reach::All,
                all if all == self.segment.rows => Reach::None,
                _ => Reach::Some,
            },
            Condition::Phrases => Reach::Some,
        })
    }

    fn days_reach(&self, days: Days) -> Reach {
        let (rows, dated) = (self.segment.rows, self.segment.dated);
        match (days, self.segment.days) {
            (Days::All, _) => Reach::All,
            (Days::Undated, _) => match rows - dated {
                0 => Reach::None,
                undated if undated == rows => Reach::All,
                _ => Reach::Some,
            },
            (Days::Between(..), None) => Reach::None,
            (Days::Between(from, to), Some((first, last))) => {
                let from = from.unwrap_or(Date::FIRST);
                let to = to.unwrap_or(Date::LAST);
                if to < first || last < from || to < from {
                    Reach::None
                } else if from <= first && last <= to && dated == rows {
                    Reach::All
                } else {
                    Reach::Some
                }
            }
        }
    }

    /// Those of a run's rows that lie in the segment.
    fn own<'r>(&self, rows: &'r [u32]) -> &'r [u32] {
        let first = self.shards.runs[self.run].segments[self.at].first.0;
        let from = rows.partition_point(|row| *row < first);
        let to = rows.partition_point(|row| *row < first + self.segment.rows);
        rows.get(from..to).unwrap_or_default()
    }

    /// Those of a run's rows that lie in the segment, as bits.
    fn listed(&self, rows: Option<&Option<Vec<u32>>>) -> Bits {
        let first = self.shards.runs[self.run].segments[self.at].first.0;
        let mut bits = Bits::none(self.segment.rows as usize);
        let rows = rows.and_then(Option::as_deref).unwrap_or_default();
        self.own(rows).iter().for_each(|row| bits.insert((row - first) as usize));
        bits
    }

    fn fixed_rows(&self, plan: &Plan, columns: &Columns) -> Result<Bits, Unfound> {
        let bits = self.before_phrases(plan, columns);
        if plan.fixed.iter().any(|condition| matches!(condition, Condition::Phrases)) {
            return self.with_phrases(plan, &bits);
        }
        Ok(bits)
    }

    /// The rows whose texts tell whether they have the question's phrases.
    pub(super) fn candidates(&self, plan: &Plan) -> Result<Vec<u32>, Unfound> {
        if self.fixed_reach(plan)? == Reach::None {
            return Ok(Vec::new());
        }
        Ok(self.before_phrases(plan, self.columns()?).to_vec())
    }

    fn before_phrases(&self, plan: &Plan, columns: &Columns) -> Bits {
        let mut bits = Bits::all(self.segment.rows as usize);
        for condition in &plan.fixed {
            match condition {
                Condition::Any(facet, values) => bits.and(&self.any(columns, *facet, values)),
                Condition::Not(facet, values) => bits.and_not(&self.any(columns, *facet, values)),
                Condition::Days(days) => bits.keep_range(columns.rows_of_days(*days, self.segment)),
                Condition::Rows(rows) => bits.and(&self.listed(rows.get(self.run))),
                Condition::Article(_, _, place) => {
                    let mut own = Bits::none(self.segment.rows as usize);
                    let rows = columns.article.iter().enumerate();
                    rows.filter(|(_, of)| *of as usize == *place).for_each(|(row, _)| own.insert(row));
                    bits.and(&own);
                }
                Condition::Others(others) => bits.and(&self.others(columns, others)),
                Condition::Independent => {
                    let mut repeated = Bits::none(self.segment.rows as usize);
                    let rows = columns.repeated.iter().enumerate().filter(|(_, bit)| *bit == 1);
                    rows.for_each(|(row, _)| repeated.insert(row));
                    bits.and_not(&repeated);
                }
                // The texts are looked at last, and only of rows that meet all else.
                Condition::Phrases => {}
            }
        }
        bits
    }

    fn others(&self, columns: &Columns, others: &Others) -> Bits {
        let mut bits = self.any(columns, Facet::Topic, &others.topics);
        let like = self.listed(others.like.get(self.run));
        like.iter().for_each(|row| bits.insert(row));
        bits.and_not(&self.any(columns, Facet::Speaker, &others.speaker));
        bits.and_not(&self.listed(others.own.get(self.run)));
        bits
    }

    fn with_phrases(&self, plan: &Plan, rows: &Bits) -> Result<Bits, Unfound> {
        let first = self.shards.runs[self.run].first.0 + self.shards.runs[self.run].segments[self.at].first.0;
        let mut bits = Bits::none(self.segment.rows as usize);
        let mut missing = Vec::new();
        for row in rows.iter() {
            match self.shards.text(first as usize + row) {
                Ok(Some((corpus, id))) if plan.question.phrases_stand_in(corpus, &corpus.statements[id]) => {
                    bits.insert(row);
                }
                Ok(_) => {}
                Err(wanted) => missing.extend(wanted.files),
            }
        }
        if missing.iter().any(|part| self.shards.left_out.contains(part)) {
            return Err(Unfound::LeftOut);
        }
        if missing.is_empty() { Ok(bits) } else { Err(Unfound::Files(missing)) }
    }

    /// The rows that have one of these values.
    fn any(&self, columns: &Columns, facet: Facet, values: &[Value]) -> Bits {
        let mut wanted = vec![false; self.has(facet).numbers.len() + 1];
        for place in self.places(facet, values) {
            if let Some(slot) = wanted.get_mut(place) {
                *slot = true;
            }
        }
        let mut bits = Bits::none(self.segment.rows as usize);
        columns.each(facet, |row, place| {
            if wanted.get(place) == Some(&true) {
                bits.insert(row);
            }
        });
        bits
    }

    /// Adds one to the count of each value of these rows; the first count is that of none.
    pub(super) fn tally(&self, columns: &Columns, facet: Facet, rows: &[u32]) -> Vec<u32> {
        let mut counts = vec![0; self.has(facet).numbers.len() + 1];
        let mut own = Bits::none(self.segment.rows as usize);
        rows.iter().for_each(|row| own.insert(*row as usize));
        columns.each(facet, |row, place| {
            if let Some(count) = counts.get_mut(place).filter(|_| own.contains(row)) {
                *count += 1;
            }
        });
        counts
    }
}

impl Columns {
    /// Tells each value of each row as its place among those of the segment, counted from one; 0 where there is none.
    fn each(&self, facet: Facet, mut tell: impl FnMut(usize, usize)) {
        let mut single =
            |column: &Packed| column.iter().enumerate().for_each(|(row, place)| tell(row, place as usize));
        match facet {
            Facet::Speaker => single(&self.speaker),
            Facet::Channel => single(&self.channel),
            Facet::Manner => single(&self.manner),
            Facet::Verb => single(&self.verb),
            Facet::About => self.about.each(tell),
            Facet::Topic => self.topic.each(tell),
            Facet::Outlet => {
                let article = self.article.iter().enumerate();
                article.for_each(|(row, article)| tell(row, self.outlet.get(article as usize) as usize));
            }
            Facet::Kind => {
                for (row, speaker) in self.speaker.iter().enumerate() {
                    let kind = (speaker as usize).checked_sub(1).map(|place| self.kinds.get(place) as usize);
                    tell(row, kind.map_or(0, |kind| kind + 1));
                }
            }
            Facet::Gender => {
                for (row, speaker) in self.speaker.iter().enumerate() {
                    let own = (speaker as usize).checked_sub(1).map(|place| self.genders.get(place));
                    tell(row, own.map_or(0, |place| place as usize));
                }
            }
            Facet::Affiliation => {
                for (row, speaker) in self.speaker.iter().enumerate() {
                    let own = (speaker as usize).checked_sub(1).and_then(|place| self.bodies.get(place));
                    match own.map(Vec::as_slice) {
                        None | Some([]) => tell(row, 0),
                        Some(bodies) => bodies.iter().for_each(|body| tell(row, *body as usize + 1)),
                    }
                }
            }
        }
    }

    /// The rows of days; the rows without a day are the last ones.
    fn rows_of_days(&self, days: Days, segment: &Segment) -> Range<usize> {
        let (rows, dated) = (segment.rows as usize, segment.dated as usize);
        let until = |holds: &dyn Fn(Date) -> bool| {
            let days = self.days.iter().take_while(|(day, _)| holds(*day));
            days.map(|(_, rows)| *rows as usize).sum::<usize>()
        };
        match days {
            Days::All => 0..rows,
            Days::Undated => dated..rows,
            Days::Between(from, to) => {
                let start = to.map_or(0, |to| until(&|day| day > to));
                let end = from.map_or(dated, |from| until(&|day| day >= from));
                start..end.max(start)
            }
        }
    }
}

impl Many {
    fn each(&self, mut tell: impl FnMut(usize, usize)) {
        let mut at = 0;
        for (row, size) in self.sizes.iter().enumerate() {
            if size == 0 {
                tell(row, 0);
            }
            for place in at..at + size as usize {
                tell(row, self.numbers.get(place) as usize + 1);
            }
            at += size as usize;
        }
    }
}
