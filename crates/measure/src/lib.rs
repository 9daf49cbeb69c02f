//! A generated corpus and the engine's answers about it, for the benchmark that runs beside other libraries in the
//! browser. The same corpus is given to them as plain columns and texts.
//!
//! ```
//! let bench = on_record_measure::Bench::new(200);
//! assert_eq!(bench.ask(&[], 0, 0, ""), 200);
//! ```

use on_record_engine::query::Builder;
use on_record_engine::query::{Days, Hits, Query};
use on_record_engine::query::{Facet, Index, Value};
use on_record_engine::{Corpus, Date, Id};
use on_record_synthetic::{Plan, corpus};
use wasm_bindgen::prelude::*;

/// A corpus with its index, and the last answer.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Bench {
    corpus: Corpus,
    index: Index,
    last: std::cell::RefCell<Hits>,
}

/// The facets that other libraries are asked for too: who, topic, outlet.
const SHARED: [Facet; 3] = [Facet::Speaker, Facet::Topic, Facet::Outlet];

#[wasm_bindgen]
impl Bench {
    /// Makes a corpus with this number of statements.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(statements: usize) -> Self {
        let plan =
            Plan { statements, actors: 2000, topics: 200, outlets: 100, channels: 40, ..Plan::default() };
        let corpus = corpus(&plan);
        let index = Index::new(&corpus);
        Self { corpus, index, last: std::cell::RefCell::default() }
    }

    /// For each statement, newest first, where its values of a facet begin in [`Bench::values`]; and one more.
    #[must_use]
    pub fn starts(&self, facet: usize) -> Vec<u32> {
        let mut starts = vec![0];
        let mut sum = 0;
        for row in 0..self.index.len() {
            sum += self.of_row(facet, row).len();
            starts.push(u32::try_from(sum).unwrap_or(u32::MAX));
        }
        starts
    }

    /// The values of all statements, one after another; what is not stated is the number after the last value.
    #[must_use]
    pub fn values(&self, facet: usize) -> Vec<u32> {
        (0..self.index.len()).flat_map(|row| self.of_row(facet, row)).collect()
    }

    /// How many values a facet has, not stated not counted.
    #[must_use]
    pub fn size(&self, facet: usize) -> usize {
        SHARED.get(facet).map_or(0, |&facet| self.index.values(facet))
    }

    fn of_row(&self, facet: usize, row: usize) -> Vec<u32> {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let Some(statement) = self.index.statement(row).map(|id| &self.corpus.statements[id]) else {
            return Vec::new();
        };
        let found: Vec<u32> = match SHARED.get(facet) {
            Some(Facet::Speaker) => statement.actor.iter().map(|id| number(id.index())).collect(),
            Some(Facet::Topic) => statement.topics.iter().map(|id| number(id.index())).collect(),
            _ => self.corpus.articles[statement.article].outlet.iter().map(|id| number(id.index())).collect(),
        };
        if found.is_empty() { vec![number(self.size(facet))] } else { found }
    }

    /// The day of each statement, counted from 2021; undated ones are -1.
    #[must_use]
    pub fn days(&self) -> Vec<i32> {
        let first = first_day();
        let ids = (0..self.index.len()).filter_map(|row| self.index.statement(row));
        let day = |id| on_record_engine::query::day(&self.corpus, id);
        ids.map(|id| day(id).map_or(-1, |day| first.map_or(-1, |first| day.days_since(first)))).collect()
    }

    /// The words of a statement.
    #[must_use]
    pub fn text(&self, row: usize) -> String {
        let statement = self.index.statement(row).map(|id| &self.corpus.statements[id]);
        statement.map_or_else(String::new, |statement| {
            let text = &self.corpus.articles[statement.article].text;
            statement.content.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" ")
        })
    }

    /// Reads the words, as the page does between frames.
    pub fn read_words(&self) {
        let mut builder = Builder::default();
        while !builder.read(&self.corpus, 1000) {}
        self.index.keep_words(builder.finish());
    }

    /// Asks: pairs of facet and value, days from and to (both 0 for all), words. Counts every facet, finds the
    /// statements in their order, and gives their number.
    #[must_use]
    pub fn ask(&self, filters: &[u32], from: i32, to: i32, words: &str) -> usize {
        let mut query = Query::default();
        for pair in filters.chunks_exact(2) {
            if let Some(&facet) = SHARED.get(pair[0] as usize) {
                let value = match pair[1] as usize {
                    none if none >= self.index.values(facet) => Value::NONE,
                    row => Value::of(on_record_engine::ActorId::from_index(row)),
                };
                query.of_mut(facet).any.push(vec![value]);
            }
        }
        if let Some(first) = first_day().filter(|_| (from, to) != (0, 0)) {
            query.days = Days::Between(Some(first.add_days(from)), Some(first.add_days(to)));
        }
        if !words.is_empty() {
            query.words = self.index.words(&self.corpus).correct(&self.corpus, words).0;
        }
        let hits = query.ask(&self.corpus, &self.index);
        let total = hits.total();
        self.last.replace(hits);
        total
    }

    /// The last answer's count of a value: what the page shows beside it.
    #[must_use]
    pub fn count(&self, facet: usize, value: usize) -> u32 {
        let Some(&facet) = SHARED.get(facet) else { return 0 };
        self.last.borrow().count(facet, Value::of(on_record_engine::ActorId::from_index(value)))
    }
}

fn first_day() -> Option<Date> {
    Date::new(2021, 1, 1)
}
