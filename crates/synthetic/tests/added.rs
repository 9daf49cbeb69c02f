//! Articles that are added to an archive: it answers as one does that was packed of all of them.

#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that prepare them")]

use on_record_engine::pack::{
    ArticleEntry, EarlierArchive, Manifest, ReadArticle, TopicEntry, pack, pack_more,
};
use on_record_engine::query::{Days, Facet, Query, Value};
use on_record_engine::shards::{AnyArchive, Base, Entry, Part, ShardError, Shards, Sizes, Wanted, write};
use on_record_engine::{Corpus, Date, Reader};
use on_record_synthetic::{Plan, readings};
use std::collections::{BTreeMap, BTreeSet};

type Files = BTreeMap<Part, Vec<u8>>;

/// What is asked, in the numbers of an archive.
type Asking = dyn Fn(&Shards) -> Result<Query, Wanted>;

const SIZES: Sizes = Sizes { segment: 300, text: 4000, article: 9000, words: 3000, front: 30 };

/// Number of the last articles that are added to the others.
const MORE: usize = 12;

/// Articles of one plan: those of the archive, those that are added, months later, and what is stated of them.
fn articles() -> (Vec<ReadArticle>, Vec<ReadArticle>, Manifest) {
    let plan = Plan { statements: 700, actors: 40, topics: 8, ..Plan::default() };
    let (mut all, mut manifest) = (Vec::new(), Manifest::default());
    readings(&plan, |article, entry| {
        all.push(article);
        manifest.articles.push(entry);
    });
    let more = all.split_off(all.len() - MORE);
    let day = |number: usize| match number < all.len() {
        true => Date::parse("2024-01-01").unwrap().add_days(number as i32),
        // What is that far apart is no version of anything before.
        false => Date::parse("2026-05-01").unwrap(),
    };
    for (number, entry) in manifest.articles.iter_mut().enumerate() {
        entry.date = Some(day(number));
    }
    for label in ["harbour", "ferry", "budget", "water", "school"] {
        let terms = vec![format!("{label}*")];
        manifest.topics.push(TopicEntry { line: 1, label: label.to_owned(), slug: None, terms });
    }
    (all, more, manifest)
}

fn of(manifest: &Manifest, articles: &[ReadArticle]) -> Manifest {
    let names: BTreeSet<&str> = articles.iter().map(|article| article.name.as_str()).collect();
    let stated = manifest.articles.iter().filter(|entry| names.contains(entry.name.as_str())).cloned();
    Manifest { articles: stated.collect::<Vec<ArticleEntry>>(), ..manifest.clone() }
}

fn written(corpus: &Corpus) -> (Vec<u8>, Files) {
    let mut files = Files::new();
    let manifest = write(corpus, SIZES, |part, bytes| {
        files.insert(part, bytes.to_vec());
        Ok::<(), ShardError>(())
    });
    (manifest.unwrap(), files)
}

/// Adds articles; gives the new manifest, all files, and those that are new.
fn added(base: (&[u8], &Files), more: Vec<ReadArticle>, manifest: &Manifest) -> (Vec<u8>, Files, usize) {
    let fetch = |part: Part| Ok::<Vec<u8>, ShardError>(base.1[&part].clone());
    let mut archive = Base::open(base.0, fetch).unwrap();
    let mut known = EarlierArchive {
        names: archive.shards().names(),
        topics: archive.topics().unwrap(),
        ..EarlierArchive::default()
    };
    for slug in EarlierArchive::meant(&known.names, &more) {
        let told = archive.ask(|shards| shards.entry(&format!("actor/{slug}")).map(<Option<&Entry>>::cloned));
        if let Some(Entry::Actor(profile)) = told.unwrap() {
            known.actors.push(profile);
        }
    }
    let (corpus, problems) = pack_more(more, manifest, &known, Reader::built_in().language());
    assert!(problems.is_empty(), "{problems:?}");
    let (mut files, mut new) = (base.1.clone(), 0);
    let after = archive.add(&corpus, SIZES, |part, bytes| {
        new += files.insert(part, bytes.to_vec()).map_or(bytes.len(), |_| 0);
        Ok(())
    });
    (after.unwrap(), files, new)
}

fn ask<T>(shards: &mut Shards, files: &Files, ask: impl Fn(&Shards) -> Result<T, Wanted>) -> T {
    loop {
        match ask(shards) {
            Ok(answer) => return answer,
            Err(wanted) => wanted.files.iter().for_each(|part| shards.give(*part, &files[part]).unwrap()),
        }
    }
}

/// All that an archive says to a query, in words that two archives share.
fn told(shards: &mut Shards, files: &Files, query: &dyn Fn(&Shards) -> Result<Query, Wanted>) -> Vec<String> {
    let query = ask(shards, files, query);
    let totals = ask(shards, files, |shards| shards.totals(&query));
    let mut told = vec![format!("{} {} {} {:?}", totals.total, totals.articles, totals.dated, totals.days)];
    for facet in Facet::ALL {
        let counts = &totals.counts[facet.index()];
        let mut own: Vec<String> = (0..counts.len().saturating_sub(1))
            .filter(|&row| counts[row] > 0)
            .map(|row| format!("{facet:?} {:?} {}", shards.called(facet, Value::row_of(row)), counts[row]))
            .collect();
        own.sort();
        told.extend(own);
        told.push(format!("{facet:?} none {}", totals.count(facet, Value::NONE)));
    }
    let list = ask(shards, files, |shards| shards.list(&query, 0..10_000));
    let mut days = Vec::new();
    for &id in &list {
        let card = ask(shards, files, |shards| {
            shards.card(id).map(|card| {
                let card = card.unwrap();
                let one = &card.corpus.statements[card.statement];
                let article = &card.corpus.articles[one.article];
                let words: Vec<&str> = one.content.iter().map(|span| span.of(&article.text)).collect();
                let day = one.said.on.or(article.reported_on);
                (
                    day,
                    format!(
                        "{} {:?} {:?} {words:?}",
                        one.key,
                        one.actor.map(|id| &card.corpus.actors[id].slug),
                        day
                    ),
                )
            })
        });
        days.push(format!("{:?}", card.0));
        told.push(card.1);
    }
    // Of one day the order may differ.
    let cards = told.len() - list.len();
    told[cards..].sort();
    told.extend(days);
    told
}

#[test]
fn an_archive_that_is_added_to_answers_as_one_of_all_articles() {
    let (old, more, manifest) = articles();
    let all: Vec<ReadArticle> = old.iter().chain(&more).cloned().collect();
    let reader = Reader::built_in();
    let language = reader.language();
    let (whole, _) = pack(all, &manifest, language);
    let (before, _) = pack(old.clone(), &of(&manifest, &old), language);
    let (whole_manifest, whole_files) = written(&whole);
    let (base_manifest, base_files) = written(&before);
    let (manifest_after, files, new) = added((&base_manifest, &base_files), more.clone(), &manifest);
    let bytes: usize = base_files.values().map(Vec::len).sum();
    assert!(new * 3 < bytes, "{new} of {bytes} bytes are new");
    let again = added((&base_manifest, &base_files), more, &manifest);
    assert_eq!(again.0, manifest_after, "the same articles give the same archive");

    let mut one = Shards::open(&whole_manifest).unwrap();
    let mut other = Shards::open(&manifest_after).unwrap();
    assert_eq!(one.size(), other.size());
    let speakers: Vec<String> = whole.actors.rows().iter().take(6).map(|actor| actor.slug.clone()).collect();
    let mut queries: Vec<Box<Asking>> = vec![
        Box::new(|_| Ok(Query::default())),
        Box::new(|_| Ok(Query { words: "harbour".to_owned(), ..Query::default() })),
        Box::new(|_| {
            let from = Date::parse("2024-02-01");
            Ok(Query { days: Days::Between(from, None), ..Query::default() })
        }),
    ];
    for slug in speakers {
        queries.push(Box::new(move |shards| {
            let mut query = Query::default();
            query.of_mut(Facet::Speaker).any =
                vec![shards.value(Facet::Speaker, &slug)?.into_iter().collect()];
            Ok(query)
        }));
    }
    for query in &queries {
        assert_eq!(told(&mut one, &whole_files, query), told(&mut other, &files, query));
    }
    // The first page, as a page asks it from nothing: with its texts, and the values that most statements have.
    let mut fresh = Shards::open(&manifest_after).unwrap();
    for part in fresh.first_files() {
        fresh.give(part, &files[&part]).unwrap();
    }
    let list = fresh.list(&Query::default(), 0..SIZES.front).unwrap();
    assert!(
        list.iter().all(|&id| fresh.card(id).is_ok_and(|card| card.is_some())),
        "no further file is needed"
    );
    for part in one.first_files() {
        one.give(part, &whole_files[&part]).unwrap();
    }
    for facet in Facet::ALL {
        assert_eq!(fresh.leading(facet), one.leading(facet), "{facet:?}");
    }
    let slug = &whole.actors.rows().iter().max_by_key(|actor| actor.aliases.len()).unwrap().slug;
    let profile = |shards: &mut Shards, files: &Files| {
        ask(shards, files, |shards| shards.entry(&format!("actor/{slug}")).map(<Option<&Entry>>::cloned))
    };
    assert_eq!(profile(&mut one, &whole_files), profile(&mut other, &files));
}

#[test]
fn entries_that_cannot_be_read_are_no_archive_without_them() {
    let (old, more, manifest) = articles();
    let reader = Reader::built_in();
    let language = reader.language();
    let (before, _) = pack(old.clone(), &of(&manifest, &old), language);
    let (base, files) = written(&before);
    let (corpus, _) = pack_more(more, &manifest, &EarlierArchive::default(), language);
    // Adds with one file whose last byte is wrong.
    let add = |wrong: Option<Part>| {
        let asked = std::cell::RefCell::new(Vec::new());
        let fetch = |part: Part| {
            asked.borrow_mut().push(part);
            let mut bytes = files[&part].clone();
            if wrong == Some(part) {
                *bytes.last_mut().unwrap() ^= 1;
            }
            Ok::<Vec<u8>, ShardError>(bytes)
        };
        let added =
            Base::open(&base, fetch).and_then(|mut archive| archive.add(&corpus, SIZES, |_, _| Ok(())));
        (added.is_ok(), asked.into_inner())
    };
    let (done, asked) = add(None);
    assert!(done && asked.len() > 5);
    for part in asked {
        assert!(!add(Some(part)).0, "{} is damaged, and the archive is written", part.path());
    }
}
