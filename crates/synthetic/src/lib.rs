//! Corpora of any size for tests, browser journeys and benchmarks.
//!
//! The texts are invented, the statements' spans cut from them, and the same [`Plan`] always gives the same
//! corpus, byte for byte, on every machine.
//!
//! ```
//! use on_record_synthetic::{Plan, corpus};
//! let made = corpus(&Plan { statements: 50, ..Plan::default() });
//! assert_eq!(made.statements.len(), 50);
//! let bytes = on_record_engine::model::archive::encode(&made);
//! assert_eq!(on_record_engine::model::archive::decode(&bytes), Ok(made));
//! ```

pub mod article;
pub mod chance;
pub mod clauses;
mod gather;
pub mod invented_names;
pub mod page;
mod reading;

use article::{Names, Saying, Writer};
use chance::{Chance, Zipf};
use gather::Gather;
use on_record_engine::model::Family;
use on_record_engine::pack::{ArticleEntry, ReadArticle};
use on_record_engine::text::BlockKind;
use on_record_engine::{ArticleId, Corpus, Date};
use page::capital;
use std::collections::{BTreeSet, VecDeque};

/// How large a corpus, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How many statements.
    pub statements: usize,
    /// Another seed gives other texts.
    pub seed: u64,
    /// How many actors there are to speak; all do once there are ten times as many statements.
    pub actors: usize,
    /// How many topics.
    pub topics: usize,
    /// How many outlets.
    pub outlets: usize,
    /// How many programmes, agencies and platforms to talk to.
    pub channels: usize,
    /// How many families of reprints, as far as there are statements that two articles have.
    pub reprints: usize,
}

impl Default for Plan {
    fn default() -> Self {
        Self { statements: 3_000, seed: 7, actors: 320, topics: 60, outlets: 24, channels: 14, reprints: 0 }
    }
}

/// Makes the corpus of a plan.
#[must_use]
pub fn corpus(plan: &Plan) -> Corpus {
    let chance = &mut Chance::new(plan.seed);
    let names = names_of(plan, chance);
    let outlets = invented_names::outlets(plan.outlets.max(1), chance);
    let rows = Rows::of(&names, &outlets);
    let mut gather = Gather::new(&names, &outlets);
    written(plan, &names, &rows, chance, |number, writer, outlet, date| {
        gather.add(number, writer, outlet, date);
    });
    let mut corpus = gather.finish();
    corpus.families = families(&corpus, plan.reprints);
    corpus
}

/// Hands on the articles of a plan as if they had been read, one after the other: the words of [`corpus`], for whoever
/// packs them. Outlets and channels are told in the entry, as a newsroom's `corpus.toml` would.
pub fn readings(plan: &Plan, mut sink: impl FnMut(ReadArticle, ArticleEntry)) {
    let chance = &mut Chance::new(plan.seed);
    let names = names_of(plan, chance);
    let outlets = invented_names::outlets(plan.outlets.max(1), chance);
    let rows = Rows::of(&names, &outlets);
    written(plan, &names, &rows, chance, |number, writer, outlet, date| {
        let (article, entry) = reading::of(number, writer, &names);
        let outlet = outlet.and_then(|row| outlets.get(row)).cloned();
        sink(article, ArticleEntry { outlet, date, ..entry });
    });
}

/// Writes the articles of a plan, one after the other.
fn written(
    plan: &Plan,
    names: &Names,
    rows: &Rows,
    chance: &mut Chance,
    mut sink: impl FnMut(usize, Writer<'_>, Option<usize>, Option<Date>),
) {
    let mut said = 0;
    // What is repeated is not long ago.
    let mut past: VecDeque<Saying> = VecDeque::new();
    let mut number = 0;
    while said < plan.statements {
        let outlet = (!chance.percent(12)).then(|| rows.outlets.row(chance));
        let date = (!chance.percent(15)).then(|| day(chance)).flatten();
        let mut writer = Writer::new(names, date, number % 3 != 0);
        let matter = rows.topics.row(chance);
        // Every actor opens an article in turn: nobody of the plan goes missing.
        let mut cast = vec![number % names.cast.len()];
        (0..chance.between(1, 4)).for_each(|_| cast.push(rows.actors.row(chance)));
        head(&mut writer, names, number, matter, chance);
        let many = chance.between(3, 13).min(plan.statements - said);
        let earlier = past.len();
        for turn in 0..many {
            let echo = if chance.percent(12) {
                Some(chance.below(earlier)).filter(|at| *at < earlier).and_then(|at| past.get(at))
            } else {
                None
            };
            let saying = match echo {
                Some(old) if old.actor.is_some() => echoed(old, chance),
                _ => fresh(said, turn, &cast, matter, names, rows, chance),
            };
            if chance.percent(25) {
                writer.between(matter, chance);
            }
            said += 1;
            past.push_back(saying.clone());
            writer.say(saying, chance);
            if chance.percent(60) {
                writer.paragraph();
            }
        }
        writer.paragraph();
        foot(&mut writer, number);
        past.drain(..past.len().saturating_sub(ECHOED));
        sink(number, writer, outlet, date);
        number += 1;
    }
}

/// The first articles of so many clusters, two each, as if they printed one text.
fn families(corpus: &Corpus, most: usize) -> Vec<Family> {
    let mut taken: BTreeSet<ArticleId> = BTreeSet::new();
    let pairs = corpus.clusters.rows().iter().filter_map(|cluster| {
        let mut articles: Vec<ArticleId> =
            cluster.members.iter().filter_map(|&id| Some(corpus.statements.get(id)?.article)).collect();
        articles.dedup();
        articles.truncate(2);
        let fits = articles.len() == 2 && articles.iter().all(|id| !taken.contains(id));
        taken.extend(articles.iter().filter(|_| fits));
        fits.then_some(Family { articles, shared: 90 })
    });
    let mut families: Vec<Family> = pairs.take(most).collect();
    families.sort_by_key(|family| family.articles.clone());
    families
}

/// Maximum distance, in sayings, of one that an article repeats.
const ECHOED: usize = 600;

fn names_of(plan: &Plan, chance: &mut Chance) -> Names {
    Names {
        cast: invented_names::personas(plan.actors.max(1), chance),
        topics: invented_names::topics(plan.topics.max(1), chance),
        channels: invented_names::channels(plan.channels.max(1), chance),
    }
}

struct Rows {
    actors: Zipf,
    topics: Zipf,
    channels: Zipf,
    outlets: Zipf,
}

impl Rows {
    fn of(names: &Names, outlets: &[String]) -> Self {
        Self {
            actors: Zipf::new(names.cast.len()),
            topics: Zipf::new(names.topics.len()),
            channels: Zipf::new(names.channels.len()),
            outlets: Zipf::new(outlets.len()),
        }
    }
}

/// A day of the five years from 2021 on, later ones more often.
fn day(chance: &mut Chance) -> Option<Date> {
    let (a, b) = (chance.below(1826), chance.below(1826));
    Date::new(2021, 1, 1).map(|first| first.add_days(a.max(b) as i32))
}

fn head(writer: &mut Writer<'_>, names: &Names, number: usize, matter: usize, chance: &mut Chance) {
    let topic = names.topics.get(matter).map_or("", String::as_str);
    let tail = chance.pick(&["divides the region", "goes on", "returns to the table", "draws new words"]);
    writer.page.paragraph(&format!("{} {tail}", capital(topic)), BlockKind::Headline);
    if number % 4 == 1 {
        writer.page.paragraph("By the night desk", BlockKind::Byline);
    }
    if number % 5 == 2 {
        writer.page.paragraph(&format!("A view of the square. Picture {number}"), BlockKind::Caption);
    }
}

fn foot(writer: &mut Writer<'_>, number: usize) {
    match number % 7 {
        2 => writer.page.paragraph("Read the rest in the evening edition.", BlockKind::Republishing),
        5 => writer.page.paragraph(&format!("{} Comments", number % 40), BlockKind::Comments),
        _ => {}
    }
}

fn echoed(old: &Saying, chance: &mut Chance) -> Saying {
    let clause = if chance.percent(50) { old.clause.reworded(chance) } else { old.clause.clone() };
    Saying { clause, ..old.clone() }
}

fn fresh(
    original: usize,
    turn: usize,
    cast: &[usize],
    matter: usize,
    names: &Names,
    rows: &Rows,
    chance: &mut Chance,
) -> Saying {
    let seat = if turn == 0 { 0 } else { chance.below(cast.len()) };
    let actor = if turn > 0 && chance.percent(7) { None } else { cast.get(seat).copied() };
    let about = if chance.percent(25) { Some(rows.actors.row(chance)) } else { None };
    let about = about.filter(|&row| Some(row) != actor);
    let topic = if chance.percent(60) { matter } else { rows.topics.row(chance) };
    let mut topics = vec![topic];
    if chance.percent(20) {
        topics.push(rows.topics.row(chance));
    }
    topics.sort_unstable();
    topics.dedup();
    if chance.percent(8) {
        topics.clear();
    }
    let named = about.and_then(|row| names.cast.get(row)).map(|p| p.name.as_str());
    let clause = clauses::clause(names.topics.get(topic).map_or("", String::as_str), named, chance);
    let channel = if chance.percent(35) { Some(rows.channels.row(chance)) } else { None };
    Saying { actor, about, topics, clause, channel, original }
}
