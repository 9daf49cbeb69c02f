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
    let values: Vec<Vec<Vec<u32>>> = Facet::ALL
        .map(|facet| piece.rows.iter().map(|&id| facts.values(id, facet)).collect())
        .into_iter()
        .collect();
    let has: Vec<Has> = values.iter().map(|rows| counted(rows)).collect();
    let local = |facet: Facet, value: u32| {
        has[facet.index()].numbers.binary_search(&value).map_or(0, |place| place as u32)
    };
    let single = |facet: Facet| {
        let rows = values[facet.index()].iter();
        let numbers: Vec<u32> =
            rows.map(|own| own.first().map_or(0, |value| local(facet, *value) + 1)).collect();
        Packed::of(&numbers)
    };
    let many = |facet: Facet| {
        let rows = &values[facet.index()];
        let sizes: Vec<u32> = rows.iter().map(|own| own.len() as u32).collect();
        let numbers: Vec<u32> = rows.iter().flatten().map(|value| local(facet, *value)).collect();
        Many { sizes: Packed::of(&sizes), numbers: Packed::of(&numbers) }
    };
    let numbers: BTreeMap<_, u32> = piece.articles.iter().copied().zip(0..).collect();
    let statements = || piece.rows.iter().map(|&id| &corpus.statements[id]);
    let article: Vec<u32> = statements().map(|one| numbers.get(&one.article).copied().unwrap_or(0)).collect();
    let outlets = piece.articles.iter().map(|&id| {
        let place = facts.outlet(id).map(|outlet| has[Facet::Outlet.index()].numbers.binary_search(&outlet));
        place.and_then(Result::ok).map_or(0, |place| place as u32 + 1)
    });
    let mut bodies = vec![Vec::new(); has[Facet::Speaker.index()].numbers.len()];
    let (mut kinds, mut genders) = (vec![0; bodies.len()], vec![0; bodies.len()]);
    let of = |facet: Facet| values[facet.index()].iter();
    let told = of(Facet::Speaker).zip(of(Facet::Affiliation)).zip(of(Facet::Kind)).zip(of(Facet::Gender));
    for (((speaker, own), kind), gender) in told {
        let Some(place) = speaker.first().map(|value| local(Facet::Speaker, *value) as usize) else {
            continue;
        };
        bodies[place] = own.iter().map(|value| local(Facet::Affiliation, *value)).collect();
        kinds[place] = kind.first().map_or(0, |value| local(Facet::Kind, *value));
        genders[place] = gender.first().map_or(0, |value| local(Facet::Gender, *value) + 1);
    }
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
        columns: Part::of(&[]),
    };
    let columns = Columns {
        said: of_row(&is_said),
        standing: of_row(&|row| facts.standings[row] as u32),
        repeated: of_row(&|row| u32::from(facts.repeated[row])),
        manner: single(Facet::Manner),
        verb: single(Facet::Verb),
        speaker: single(Facet::Speaker),
        channel: single(Facet::Channel),
        about: many(Facet::About),
        topic: many(Facet::Topic),
        article: Packed::of(&article),
        outlet: Packed::of(&outlets.collect::<Vec<_>>()),
        bodies,
        kinds: Packed::of(&kinds),
        genders: Packed::of(&genders),
        together: together.collect(),
        texts: Vec::new(),
        articles: Vec::new(),
        days,
    };
    (columns, Segment { has, ..segment })
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
