//! A column: one facet's values for each row, and the rows of each value.

use crate::language::{Reporting, ReportingVerbs};
use crate::model::corpus::{ActorKind, Corpus};
use crate::model::gender::StatedGender;
use crate::model::id::{ActorId, Id};
use crate::model::statement::{Manner, Statement};
use crate::query::facet::{Facet, Value};
use crate::query::search::language;

/// One facet: the values of each row, and the rows of each value.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    /// Where each row's slots begin in `slots`; one more than there are rows. Empty where every row has one slot:
    /// then a row's number is its slot's place, and counting is one look-up.
    starts: Vec<u32>,
    slots: Vec<u32>,
    /// Where each slot's rows begin in `postings`; one more than there are slots.
    heads: Vec<u32>,
    postings: Vec<u32>,
    /// How many values the facet's table has; the slot of that number is [`Value::NONE`].
    pub(super) table: usize,
}

impl Column {
    pub(super) fn new<'a>(
        rows: impl Iterator<Item = &'a Statement> + Clone,
        facet: Facet,
        corpus: &Corpus,
    ) -> Self {
        let table = table_len(corpus, facet);
        let verbs = (facet == Facet::Verb).then(|| ReportingVerbs::of(language(corpus)));
        let (mut starts, mut slots) = (vec![0], Vec::new());
        let mut sizes = vec![0u32; table + 1];
        for statement in rows {
            each_slot(corpus, statement, facet, (table, verbs.as_ref()), |slot| {
                slots.push(slot);
                sizes[slot as usize] += 1;
            });
            starts.push(number(slots.len()));
        }
        let mut heads = Vec::with_capacity(table + 2);
        let mut sum = 0;
        heads.push(0);
        heads.extend(sizes.iter().map(|size| {
            sum += size;
            sum
        }));
        let mut next = heads.clone();
        let mut postings = vec![0; slots.len()];
        for (row, ends) in starts.windows(2).enumerate() {
            for &slot in &slots[ends[0] as usize..ends[1] as usize] {
                postings[next[slot as usize] as usize] = number(row);
                next[slot as usize] += 1;
            }
        }
        if slots.len() + 1 == starts.len() {
            starts = Vec::new();
        }
        Self { starts, slots, heads, postings, table }
    }

    pub(super) fn slots_of(&self, row: usize) -> &[u32] {
        if self.starts.is_empty() {
            return self.slots.get(row..=row).unwrap_or(&[]);
        }
        match self.starts.get(row..row + 2) {
            Some(&[start, end]) => &self.slots[start as usize..end as usize],
            _ => &[],
        }
    }

    /// Adds one to the count of each value of these rows.
    pub(super) fn tally(&self, rows: &[u32], counts: &mut [u32]) {
        let mut count = |slot: u32| {
            if let Some(count) = counts.get_mut(slot as usize) {
                *count += 1;
            }
        };
        if self.starts.is_empty() {
            rows.iter().filter_map(|&row| self.slots.get(row as usize)).for_each(|&slot| count(slot));
        } else {
            for &row in rows {
                if let Some([start, end]) = self.starts.get(row as usize..row as usize + 2) {
                    self.slots[*start as usize..*end as usize].iter().for_each(|&slot| count(slot));
                }
            }
        }
    }

    /// How many rows each value has.
    pub(super) fn sizes(&self) -> Vec<u32> {
        self.heads.windows(2).map(|ends| ends[1] - ends[0]).collect()
    }

    pub(super) fn slot(&self, value: Value) -> usize {
        value.row().unwrap_or(self.table)
    }

    pub(super) fn rows(&self, value: Value) -> &[u32] {
        let slot = self.slot(value);
        match (self.heads.get(slot), self.heads.get(slot + 1)) {
            (Some(&start), Some(&end)) => &self.postings[start as usize..end as usize],
            _ => &[],
        }
    }
}

pub(super) fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// How many values a facet has in a corpus; what is not stated is none of them.
#[must_use]
pub fn table_len(corpus: &Corpus, facet: Facet) -> usize {
    match facet {
        Facet::Speaker | Facet::About => corpus.actors.len(),
        Facet::Affiliation => corpus.affiliations.len(),
        Facet::Topic => corpus.topics.len(),
        Facet::Outlet => corpus.outlets.len(),
        Facet::Channel => corpus.channels.len(),
        Facet::Manner => Manner::ALL.len(),
        Facet::Verb => Reporting::ALL.len(),
        Facet::Kind => ActorKind::ALL.len(),
        Facet::Gender => StatedGender::ALL.len(),
    }
}

/// Tells each slot of a statement once; the slot after the table's rows where it has none.
fn each_slot(
    corpus: &Corpus,
    s: &Statement,
    facet: Facet,
    (table, verbs): (usize, Option<&ReportingVerbs>),
    mut tell: impl FnMut(u32),
) {
    let mut told = 0;
    let mut one = |slot: usize| {
        told += 1;
        tell(number(slot));
    };
    match facet {
        Facet::Speaker => s.actor.into_iter().for_each(|id| one(id.index())),
        Facet::Affiliation => {
            let own = s.actor.map_or(&[][..], |actor| corpus.affiliations_of(actor));
            distinct(own).for_each(|id| one(id.index()));
        }
        // Tables say these are sorted; a row that names a value twice still counts once.
        Facet::About => distinct(&s.about).for_each(|id| one(id.index())),
        Facet::Topic => distinct(&s.topics).for_each(|id| one(id.index())),
        Facet::Outlet => corpus.articles[s.article].outlet.into_iter().for_each(|id| one(id.index())),
        Facet::Channel => s.addressee.into_iter().for_each(|told| one(told.channel.index())),
        Facet::Manner => one(s.manner as usize),
        Facet::Verb => {
            let text = &corpus.articles[s.article].text;
            let cue: Vec<&str> = s.cue.iter().map(|span| span.of(text)).collect();
            verbs
                .and_then(|verbs| verbs.sort(&cue.join(" ")))
                .into_iter()
                .for_each(|sort| one(sort as usize));
        }
        Facet::Kind => {
            let actor = s.actor.and_then(|id| corpus.actors.get(id));
            actor.into_iter().for_each(|actor| one(actor.kind as usize));
        }
        Facet::Gender => gender(corpus, s.actor).into_iter().for_each(|stated| one(stated as usize)),
    }
    if told == 0 {
        tell(number(table));
    }
}

/// The gender that is stated of a speaker who is a person.
pub(crate) fn gender(corpus: &Corpus, speaker: Option<ActorId>) -> Option<StatedGender> {
    let person = speaker.filter(|&id| corpus.actors.get(id).is_some_and(|a| a.kind == ActorKind::Person));
    person.and_then(|id| corpus.gender_of(id))
}

fn distinct<I: Id>(ids: &[I]) -> impl Iterator<Item = I> + '_ {
    ids.iter().enumerate().filter(|(at, id)| !ids[..*at].contains(id)).map(|(_, &id)| id)
}
