//! Sharded archives of generated corpora: counts at size, files that keep their names, limits that hold.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_engine::query::{Days, Facet, Index, Query, Value, values};
use on_record_engine::shards::{AnyArchive, Part, ShardError, Shards, Sizes, Wanted, Whole, write};
use on_record_engine::{Corpus, Date};
use on_record_synthetic::{Plan, corpus};
use std::collections::BTreeMap;

struct Host {
    manifest: Vec<u8>,
    files: BTreeMap<Part, Vec<u8>>,
}

impl Host {
    fn of(corpus: &Corpus, sizes: Sizes) -> Self {
        let mut files = BTreeMap::new();
        let manifest = write(corpus, sizes, |part, bytes| {
            files.insert(part, bytes.to_vec());
            Ok::<(), ShardError>(())
        });
        Self { manifest: manifest.unwrap(), files }
    }

    /// The answer, and in how many rounds how many bytes were fetched for it.
    fn ask<T>(&self, shards: &mut Shards, ask: impl Fn(&Shards) -> Result<T, Wanted>) -> (T, usize, usize) {
        let (mut rounds, mut bytes) = (0, 0);
        loop {
            match ask(shards) {
                Ok(answer) => return (answer, rounds, bytes),
                Err(wanted) => {
                    rounds += 1;
                    for part in wanted.files {
                        bytes += part.bytes() as usize;
                        shards.give(part, &self.files[&part]).unwrap();
                    }
                }
            }
        }
    }
}

/// Small enough that ten thousand statements lie in dozens of segments.
fn small(corpus: &Corpus) -> Sizes {
    Sizes { segment: 400, text: 16 << 10, article: 32 << 10, words: 6 << 10, ..Sizes::of(corpus) }
}

fn made(statements: usize) -> Corpus {
    corpus(&Plan { statements, ..Plan::default() })
}

fn queries(value: impl Fn(Facet, &str) -> Value, corpus: &Corpus) -> Vec<Query> {
    let day = |iso: &str| Date::parse(iso);
    let words = |words: &str| Query { words: words.to_owned(), ..Query::default() };
    let slug = |place: usize| corpus.actors.rows()[place].slug.as_str();
    let mut both = words("harbour");
    both.of_mut(Facet::Speaker).not = vec![value(Facet::Speaker, slug(0))];
    both.of_mut(Facet::Manner).any = vec![vec![Value::row_of(0), Value::row_of(2)]];
    let mut one = Query::default();
    one.of_mut(Facet::Speaker).any =
        vec![vec![value(Facet::Speaker, slug(3)), value(Facet::Speaker, slug(7))]];
    let mut two = one.clone();
    two.of_mut(Facet::Topic).any = vec![vec![value(Facet::Topic, &corpus.topics.rows()[0].slug)]];
    let mut none = Query::default();
    none.of_mut(Facet::Outlet).any = vec![vec![Value::NONE]];
    let days = Query { days: Days::Between(day("2022-02-10"), day("2023-06-30")), ..Query::default() };
    let independent = Query { independent: true, ..Query::default() };
    let mut people = Query { independent: true, ..Query::default() };
    people.of_mut(Facet::Kind).any = vec![vec![Value::row_of(0)]];
    let undated = Query { days: Days::Undated, ..one.clone() };
    vec![
        Query::default(),
        one,
        two,
        none,
        days,
        undated,
        independent,
        people,
        both,
        words("pensions"),
        words("the rep"),
        words("\"new words\""),
        words("nobody-says-so"),
    ]
}

#[test]
fn all_counts_are_those_of_the_whole_corpus() {
    let corpus = corpus(&Plan { statements: 10_000, reprints: 40, ..Plan::default() });
    let index = Index::new(&corpus);
    assert!(index.repeated().count() > 20, "there are reprints");
    let whole = Whole { corpus: &corpus, index: &index };
    let host = Host::of(&corpus, small(&corpus));
    let mut shards = Shards::open(&host.manifest).unwrap();
    shards.first_files().into_iter().for_each(|part| shards.give(part, &host.files[&part]).unwrap());
    let own = |facet: Facet, slug: &str| whole.value(facet, slug).unwrap().unwrap();
    let theirs = |facet: Facet, slug: &str| shards.value(facet, slug).unwrap().unwrap();
    let pairs: Vec<(Query, Query)> =
        queries(own, &corpus).into_iter().zip(queries(theirs, &corpus)).collect();
    for (query, same) in pairs {
        let expected = whole.totals(&query).unwrap();
        let (found, ..) = host.ask(&mut shards, |shards| shards.totals(&same));
        let sums = |t: &on_record_engine::shards::Totals| (t.total, t.articles, t.days, t.dated, t.folded);
        assert_eq!(sums(&found), sums(&expected), "{query:?}");
        for facet in Facet::ALL {
            for value in values(&index, facet).chain([Value::NONE]) {
                let other = whole
                    .called(facet, value)
                    .map_or(Some(value), |(slug, _)| shards.value(facet, slug).unwrap());
                let count = other.map_or(0, |other| found.count(facet, other));
                assert_eq!(count, expected.count(facet, value), "{query:?}: {facet:?} {value:?}");
            }
        }
        let (list, ..) = host.ask(&mut shards, |shards| shards.list(&same, 0..40));
        assert_eq!(list.len(), expected.total.min(40));
    }
}

#[test]
fn the_first_page_takes_two_rounds_and_few_bytes() {
    let corpus = made(10_000);
    let host = Host::of(&corpus, Sizes::of(&corpus));
    assert!(host.manifest.len() < 20_000, "{}", host.manifest.len());
    let mut shards = Shards::open(&host.manifest).unwrap();
    let (list, rounds, bytes) = host.ask(&mut shards, |shards| {
        let list = shards.list(&Query::default(), 0..50)?;
        list.iter().try_for_each(|&id| shards.card(id).map(|_| ()))?;
        Ok(list)
    });
    assert_eq!((list.len(), rounds), (50, 1), "the manifest, then the first page");
    assert!(bytes < 250_000, "{bytes}");
    let (totals, rounds, _) = host.ask(&mut shards, |shards| shards.totals(&Query::default()));
    assert_eq!((totals.total, rounds), (10_000, 1));
    let (slug, name, count) = shards.leading(Facet::Speaker).unwrap()[0].clone();
    let value = shards.value(Facet::Speaker, &slug).unwrap().unwrap();
    assert_eq!(
        (totals.count(Facet::Speaker, value), shards.called(Facet::Speaker, value)),
        (count, Some((&*slug, &*name)))
    );
    let mut query = Query::default();
    query.of_mut(Facet::Speaker).any = vec![vec![value]];
    let (clicked, rounds, _) = host.ask(&mut shards, |shards| shards.totals(&query));
    assert_eq!((clicked.total, rounds), (count as usize, 1), "a click on a value takes one round more");
}

#[test]
fn a_day_more_leaves_the_files_of_other_days_as_they_are() {
    let before = made(12_000);
    let mut after = made(12_400);
    let fresh: Vec<_> = after.articles.ids().skip(before.articles.len()).collect();
    for &id in &fresh {
        after.articles[id].reported_on = Date::parse("2025-12-31");
    }
    for id in after.statements.ids().collect::<Vec<_>>() {
        if after.statements[id].article >= fresh[0] {
            after.statements[id].said.on = None;
        }
    }
    // Whom a new article calls "she" for the first time is a woman in older statements too: a fact about them, in their files.
    after.genders = before.genders.clone();
    let (old, new) = (Host::of(&before, small(&before)), Host::of(&after, small(&before)));
    let again = Host::of(&before, small(&before));
    assert!(
        again.manifest == old.manifest && again.files == old.files,
        "the same corpus gives the same files"
    );
    let bytes = |files: &BTreeMap<Part, Vec<u8>>, known: &BTreeMap<Part, Vec<u8>>| {
        files.keys().filter(|part| !known.contains_key(part)).map(|part| part.bytes() as usize).sum::<usize>()
    };
    let all = bytes(&new.files, &BTreeMap::new());
    let changed = bytes(&new.files, &old.files);
    // Statements that the new articles repeat stand in old segments: these tell that several articles report them now.
    assert!(changed * 4 < all, "{changed} of {all} bytes");
    let newest = before.articles.rows().iter().filter_map(|article| article.reported_on).max();
    assert!(newest < Date::parse("2026-01-01"));
}
