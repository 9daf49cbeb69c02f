//! The columns of a segment, and what the run's directory tells of it.

use crate::model::date::Date;
use crate::model::id::Id;
use crate::query::facet::Facet;
use crate::shards::file::Part;
use crate::shards::layout::{Columns, FACETS, Has, Many, STANDINGS, Segment};
use crate::shards::packed::Packed;
use crate::shards::write::facts::Facts;
use crate::shards::write::pieces::Piece;
use std::collections::{BTreeMap, BTreeSet};

/// The columns without their files, and the segment without its name; its values are places in the alphabet of all.
pub(super) fn columns(facts: &Facts<'_>, piece: &Piece) -> (Columns, Segment) {
    let corpus = facts.corpus;
    let values = Values::of(facts, piece);
    let numbers: BTreeMap<_, u32> = piece.articles.iter().copied().zip(0..).collect();
    let statements = || piece.rows.iter().map(|&id| &corpus.statements[id]);
    let article: Vec<u32> = statements().map(|one| numbers.get(&one.article).copied().unwrap_or(0)).collect();
    let outlets = piece.articles.iter().map(|&id| {
        let place = facts.outlet(id).and_then(|outlet| values.place(Facet::Outlet, outlet));
        place.map_or(0, |place| place + 1)
    });
    let speakers = Speakers::of(&values);
    let of_row = |tell: &dyn Fn(usize) -> u32| {
        Packed::of(&piece.rows.iter().map(|id| tell(id.index())).collect::<Vec<_>>())
    };
    let is_said = |row: usize| u32::from(corpus.statements.rows()[row].said.on.is_some());
    let days = days(facts, piece);
    let together = piece.rows.iter().zip(0..).filter_map(|(&id, row)| {
        let cluster = corpus.clusters.get(corpus.statements[id].cluster?)?;
        Some((row, cluster.key, cluster.members.len() as u32))
    });
    let mut standings = [0; STANDINGS];
    piece.rows.iter().for_each(|id| standings[facts.standings[id.index()] as usize] += 1);
    let segment = Segment {
        reported: piece.reported,
        rows: piece.rows.len() as u32,
        articles: piece.articles.len() as u32,
        telling: article.iter().collect::<BTreeSet<_>>().len() as u32,
        standings,
        repeated: piece.rows.iter().filter(|id| facts.repeated[id.index()]).count() as u32,
        days: days.last().zip(days.first()).map(|(from, to)| (from.0, to.0)),
        dated: days.iter().map(|(_, rows)| rows).sum(),
        has: Vec::with_capacity(FACETS),
        columns: Part::none(),
    };
    let columns = Columns {
        said: of_row(&is_said),
        standing: of_row(&|row| facts.standings[row] as u32),
        repeated: of_row(&|row| u32::from(facts.repeated[row])),
        manner: values.single(Facet::Manner),
        verb: values.single(Facet::Verb),
        speaker: values.single(Facet::Speaker),
        channel: values.single(Facet::Channel),
        about: values.many(Facet::About),
        topic: values.many(Facet::Topic),
        article: Packed::of(&article),
        outlet: Packed::of(&outlets.collect::<Vec<_>>()),
        bodies: speakers.bodies,
        kinds: Packed::of(&speakers.kinds),
        genders: Packed::of(&speakers.genders),
        together: together.collect(),
        texts: Vec::new(),
        articles: Vec::new(),
        days,
    };
    (columns, Segment { has: values.has, ..segment })
}

/// What the rows of a piece have of each facet.
struct Values {
    /// By facet and row: places in the alphabet of all.
    rows: Vec<Vec<Vec<u32>>>,
    /// By facet: which of them stand in the piece. A value's number in the piece is its place in that list.
    has: Vec<Has>,
}

impl Values {
    fn of(facts: &Facts<'_>, piece: &Piece) -> Self {
        let of = |facet: Facet| piece.rows.iter().map(|&id| facts.values(id, facet)).collect();
        let rows: Vec<Vec<Vec<u32>>> = Facet::ALL.into_iter().map(of).collect();
        let has = rows.iter().map(|rows| counted(rows)).collect();
        Self { rows, has }
    }

    fn of_rows(&self, facet: Facet) -> impl Iterator<Item = &Vec<u32>> {
        self.rows[facet.index()].iter()
    }

    fn place(&self, facet: Facet, value: u32) -> Option<u32> {
        self.has[facet.index()].numbers.binary_search(&value).ok().map(|place| place as u32)
    }

    fn local(&self, facet: Facet, value: u32) -> u32 {
        self.place(facet, value).unwrap_or(0)
    }

    /// The column of a facet of which a row has one value: its number and one, 0 without one.
    fn single(&self, facet: Facet) -> Packed {
        let first = |own: &Vec<u32>| own.first().map_or(0, |value| self.local(facet, *value) + 1);
        Packed::of(&self.of_rows(facet).map(first).collect::<Vec<_>>())
    }

    /// The column of a facet of which a row may have several.
    fn many(&self, facet: Facet) -> Many {
        let sizes: Vec<u32> = self.of_rows(facet).map(|own| own.len() as u32).collect();
        let numbers: Vec<u32> =
            self.of_rows(facet).flatten().map(|value| self.local(facet, *value)).collect();
        Many { sizes: Packed::of(&sizes), numbers: Packed::of(&numbers) }
    }
}

/// What rows have because of who speaks, once for each speaker of the piece.
struct Speakers {
    bodies: Vec<Vec<u32>>,
    kinds: Vec<u32>,
    genders: Vec<u32>,
}

impl Speakers {
    fn of(values: &Values) -> Self {
        let count = values.has[Facet::Speaker.index()].numbers.len();
        let mut all =
            Self { bodies: vec![Vec::new(); count], kinds: vec![0; count], genders: vec![0; count] };
        let bodies = values.of_rows(Facet::Affiliation);
        let (kinds, genders) = (values.of_rows(Facet::Kind), values.of_rows(Facet::Gender));
        let rows = values.of_rows(Facet::Speaker).zip(bodies).zip(kinds).zip(genders);
        for (((speaker, own), kind), gender) in rows {
            let Some(place) = speaker.first().map(|value| values.local(Facet::Speaker, *value) as usize)
            else {
                continue;
            };
            all.bodies[place] = own.iter().map(|value| values.local(Facet::Affiliation, *value)).collect();
            all.kinds[place] = kind.first().map_or(0, |value| values.local(Facet::Kind, *value));
            all.genders[place] = gender.first().map_or(0, |value| values.local(Facet::Gender, *value) + 1);
        }
        all
    }
}

/// The values of a facet that stand in these rows, ascending, and how often.
fn counted(rows: &[Vec<u32>]) -> Has {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    rows.iter().flatten().for_each(|value| *counts.entry(*value).or_default() += 1);
    let none = rows.iter().filter(|own| own.is_empty()).count() as u32;
    let (numbers, counts) = counts.into_iter().unzip();
    Has { none, numbers, counts }
}

/// How many rows each day has, newest first.
fn days(facts: &Facts<'_>, piece: &Piece) -> Vec<(Date, u32)> {
    let mut days: Vec<(Date, u32)> = Vec::new();
    for day in piece.rows.iter().filter_map(|id| facts.days[id.index()]) {
        match days.last_mut() {
            Some((last, rows)) if *last == day => *rows += 1,
            _ => days.push((day, 1)),
        }
    }
    days
}
