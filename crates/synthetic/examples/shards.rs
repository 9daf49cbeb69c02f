//! What a reader of a sharded archive fetches: `shards 100000 1000000` generates corpora of so many statements, packs
//! each, and prints for a few questions how many rounds of requests, files and bytes they take; what is counted is counted
//! once more, plainly. With `--into FOLDER` each archive is put into a folder of it, for the measurement in a browser.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a measurement may end")]
#![allow(clippy::disallowed_methods, reason = "a measurement knows a clock")]

use on_record_engine::query::{Days, Facet, Query, Value, day};
use on_record_engine::shards::{AnyArchive, MANIFEST, Part, ShardError, Shards, Sizes, Wanted, write};
use on_record_engine::{Corpus, Date};
use on_record_synthetic::{Plan, corpus};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let into = arguments.iter().position(|word| word == "--into").and_then(|at| arguments.get(at + 1));
    let sizes: Vec<usize> = arguments.iter().filter_map(|size| size.parse().ok()).collect();
    for statements in if sizes.is_empty() { vec![100_000] } else { sizes } {
        measure(statements, into.map(|folder| Path::new(folder).join(statements.to_string())).as_deref());
    }
}

fn plan(statements: usize) -> Plan {
    Plan { statements, actors: 5000, topics: 300, outlets: 100, channels: 40, ..Plan::default() }
}

fn measure(statements: usize, into: Option<&Path>) {
    let made = corpus(&plan(statements));
    let host = Host::of(&made);
    println!("\n{statements} statements, {} articles", made.articles.len());
    host.print();
    into.into_iter().for_each(|folder| host.put(folder).unwrap());
    let counted = counted(&made);
    drop(made);
    let mut reader = Reader { shards: Shards::open(&host.manifest).unwrap(), host: &host };
    println!("{:34} rounds  files   raw kB  brotli kB    answer", "");
    let first = reader.shards.first_files();
    let mut asked = Asked {
        rounds: 1,
        files: 1,
        raw: host.manifest.len(),
        packed: packed(&host.manifest),
        ..Asked::default()
    };
    reader.fetch(&first, &mut asked);
    reader.cards(&Query::default(), 50, &mut asked);
    asked.answer = reader.shards.totals(&Query::default()).unwrap().total;
    asked.print("first list, with all counts");

    let often = reader.leading(Facet::Speaker, 2);
    let mut query = Query::default();
    query.of_mut(Facet::Speaker).any = vec![vec![often]];
    reader.ask("a speaker, counts", |s| s.totals(&query).map(|found| found.total));
    reader.list("  its first 10 cards", &query, 10);
    reader.list("  its first 50 cards", &query, 50);
    let [from, to] = DAYS.map(Date::parse);
    let days = Query { days: Days::Between(from, to), ..Query::default() };
    reader.ask("90 days, counts", |s| s.totals(&days).map(|found| found.total));
    reader.list("  its first 50 cards", &days, 50);
    let (most, topics, outlets) = counted;
    let mut of_most = Query::default();
    of_most.of_mut(Facet::Speaker).any =
        vec![vec![reader.shards.value(Facet::Speaker, &most).unwrap().unwrap()]];
    reader.recount(&of_most, Facet::Topic, &topics);
    reader.recount(&days, Facet::Outlet, &outlets);
    println!("the topics of {most} and the outlets of 90 days, counted once more: the same numbers");
    for words in ["harbour", "pensions", "the", "\"new words\""] {
        let query = Query { words: words.to_owned(), ..Query::default() };
        reader.ask(&format!("the word {words}, counts"), |s| s.totals(&query).map(|found| found.total));
        if !words.starts_with('"') {
            reader.list("  its first 10 cards", &query, 10);
        }
    }

    let mut fresh = Reader { shards: Shards::open(&host.manifest).unwrap(), host: &host };
    let mut start = Asked::default();
    fresh.fetch(&fresh.shards.first_files(), &mut start);
    fresh.ask("90 days at once, counts", |s| s.totals(&days).map(|found| found.total));
    fresh.ask("an article", |s| {
        let found = s.article_named("g000077")?.unwrap();
        s.article(found).map(|body| body.unwrap().corpus.articles.len())
    });
    let actor = fresh.called(Facet::Speaker, 40);
    fresh.ask("what is told of an actor", |s| {
        s.entry(&format!("actor/{actor}")).map(|e| usize::from(e.is_some()))
    });
}

/// The speaker who has most statements, and how often each topic stands in them; in how many statements of 90 days each
/// outlet stands. Counted plainly.
fn counted(corpus: &Corpus) -> (String, BTreeMap<String, u32>, BTreeMap<String, u32>) {
    let mut speakers: BTreeMap<&str, u32> = BTreeMap::new();
    for one in corpus.statements.rows() {
        one.actor.iter().for_each(|id| *speakers.entry(&corpus.actors[*id].slug).or_default() += 1);
    }
    let most = *speakers.iter().max_by_key(|(slug, count)| (**count, **slug)).unwrap().0;
    let (mut topics, mut outlets) = (BTreeMap::new(), BTreeMap::new());
    let (from, to) = DAYS.map(|day| Date::parse(day).unwrap()).into();
    for (id, one) in corpus.statements.iter() {
        if one.actor.is_some_and(|id| corpus.actors[id].slug == most) {
            one.topics.iter().for_each(|id| *topics.entry(corpus.topics[*id].slug.clone()).or_default() += 1);
        }
        if day(corpus, id).is_some_and(|day| from <= day && day <= to)
            && let Some(outlet) = corpus.articles[one.article].outlet
        {
            *outlets.entry(corpus.outlets[outlet].slug.clone()).or_default() += 1;
        }
    }
    (most.to_owned(), topics, outlets)
}

/// The 90 days that are asked for.
const DAYS: [&str; 2] = ["2024-03-01", "2024-05-30"];

struct Host {
    manifest: Vec<u8>,
    files: BTreeMap<Part, Vec<u8>>,
    seconds: f64,
}

impl Host {
    fn of(corpus: &Corpus) -> Self {
        let start = Instant::now();
        let mut files = BTreeMap::new();
        let manifest = write(corpus, Sizes::of(corpus), |part, bytes| {
            files.insert(part, bytes.to_vec());
            Ok::<(), ShardError>(())
        });
        Self { manifest: manifest.unwrap(), files, seconds: start.elapsed().as_secs_f64() }
    }

    fn put(&self, folder: &Path) -> std::io::Result<()> {
        for (part, bytes) in &self.files {
            let path = folder.join(part.path());
            path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
            std::fs::write(path, bytes)?;
        }
        std::fs::write(folder.join(MANIFEST), &self.manifest)
    }

    fn print(&self) {
        let bytes: usize = self.files.values().map(Vec::len).sum();
        let mut folders: BTreeMap<String, usize> = BTreeMap::new();
        for part in self.files.keys() {
            *folders.entry(part.path().split('/').next().unwrap_or_default().to_owned()).or_default() += 1;
        }
        println!(
            "packed in {:.1} s: {} files, {:.1} MB, {} folders of {} files at most; {MANIFEST} {} bytes",
            self.seconds,
            self.files.len(),
            bytes as f64 / 1e6,
            folders.len(),
            folders.values().max().unwrap_or(&0),
            self.manifest.len()
        );
    }
}

/// As a host packs what it sends.
fn packed(bytes: &[u8]) -> usize {
    let params = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).unwrap();
    out.len()
}

#[derive(Default)]
struct Asked {
    rounds: usize,
    files: usize,
    raw: usize,
    packed: usize,
    milliseconds: f64,
    answer: usize,
}

impl Asked {
    fn print(&self, what: &str) {
        println!(
            "{what:34} {:6} {:6} {:8.1} {:10.1} {:9}  {:.1} ms",
            self.rounds,
            self.files,
            self.raw as f64 / 1e3,
            self.packed as f64 / 1e3,
            self.answer,
            self.milliseconds
        );
    }
}

struct Reader<'a> {
    shards: Shards,
    host: &'a Host,
}

impl Reader<'_> {
    fn fetch(&mut self, parts: &[Part], asked: &mut Asked) {
        asked.rounds += 1;
        for part in parts {
            let bytes = &self.host.files[part];
            asked.files += 1;
            asked.raw += bytes.len();
            asked.packed += packed(bytes);
            self.shards.give(*part, bytes).unwrap();
        }
    }

    fn answer<T>(&mut self, asked: &mut Asked, ask: impl Fn(&Shards) -> Result<T, Wanted>) -> T {
        loop {
            let start = Instant::now();
            let answer = ask(&self.shards);
            asked.milliseconds = start.elapsed().as_secs_f64() * 1e3;
            match answer {
                Ok(answer) => return answer,
                Err(wanted) => self.fetch(&wanted.files, asked),
            }
        }
    }

    fn ask(&mut self, what: &str, ask: impl Fn(&Shards) -> Result<usize, Wanted>) {
        let mut asked = Asked::default();
        asked.answer = self.answer(&mut asked, ask);
        asked.print(what);
    }

    fn cards(&mut self, query: &Query, most: usize, asked: &mut Asked) -> usize {
        let list = self.answer(asked, |shards| shards.list(query, 0..most));
        self.answer(asked, |shards| {
            let missing = list.iter().filter_map(|&id| shards.card(id).err()).flat_map(|wanted| wanted.files);
            let mut files: Vec<Part> = missing.collect();
            files.sort_unstable();
            files.dedup();
            if files.is_empty() { Ok(()) } else { Err(Wanted { files }) }
        });
        list.len()
    }

    fn list(&mut self, what: &str, query: &Query, most: usize) {
        let mut asked = Asked::default();
        asked.answer = self.cards(query, most, &mut asked);
        asked.print(what);
    }

    /// Holds the counts of a facet against those that were counted plainly.
    fn recount(&mut self, query: &Query, facet: Facet, counted: &BTreeMap<String, u32>) {
        let totals = self.answer(&mut Asked::default(), |shards| shards.totals(query));
        let counts = &totals.counts[facet.index()];
        let told: BTreeMap<String, u32> = (0..counts.len() - 1)
            .filter(|row| counts[*row] > 0)
            .map(|row| (self.called(facet, row), counts[row]))
            .collect();
        assert_eq!(&told, counted);
    }

    /// The value that stands in this place of those that most statements have.
    fn leading(&self, facet: Facet, place: usize) -> Value {
        let slug = self.shards.leading(facet).unwrap()[place].0.clone();
        self.shards.value(facet, &slug).unwrap().unwrap()
    }

    fn called(&self, facet: Facet, row: usize) -> String {
        self.shards.called(facet, Value::row_of(row)).unwrap().0.to_owned()
    }
}
