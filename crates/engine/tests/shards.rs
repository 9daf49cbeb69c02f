//! A sharded archive answers as the whole corpus does, whatever is asked, with files as small as can be.

#![cfg(feature = "extract")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "clippy.toml frees tests, not the functions that prepare them"
)]

mod drawn;

use drawn::{Draw, draws, queries, query};
use on_record_engine::model::{Corpus, Family, Statement, Withdrawn};
use on_record_engine::query::{Facet, Index, Query, Question, Scope, Selection, Sort, Value, day, values};
use on_record_engine::shards::{
    AnyArchive, Card, Entry, Part, ReadLimit, ShardError, Shards, Sizes, Wanted, Whole, write,
};
use on_record_engine::{Date, Id, Span, StatementId};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Where the files of an archive lie.
struct Host {
    manifest: Vec<u8>,
    files: BTreeMap<Part, Vec<u8>>,
}

impl Host {
    fn of(corpus: &Corpus) -> Self {
        Self::with(corpus, Sizes { segment: 8, text: 900, article: 150, words: 60, front: 3 })
    }

    fn with(corpus: &Corpus, sizes: Sizes) -> Self {
        let mut files = BTreeMap::new();
        let manifest = write(corpus, sizes, |part, bytes| {
            assert_eq!(part.bytes() as usize, bytes.len());
            files.insert(part, bytes.to_vec());
            Ok::<(), ShardError>(())
        });
        Self { manifest: manifest.unwrap(), files }
    }

    fn open(&self) -> Shards {
        Shards::open(&self.manifest).unwrap()
    }

    /// Asks until nothing is wanted.
    fn ask<T>(&self, shards: &mut Shards, ask: impl Fn(&Shards) -> Result<T, Wanted>) -> T {
        for _ in 0..30 {
            match ask(shards) {
                Ok(answer) => return answer,
                Err(wanted) => {
                    assert!(!wanted.files.is_empty(), "no answer, and nothing is wanted");
                    for part in wanted.files {
                        shards.give(part, &self.files[&part]).unwrap();
                    }
                }
            }
        }
        panic!("an answer goes on wanting files");
    }
}

/// A corpus with articles of several years.
fn corpus(draws: &[Draw], reported: (Option<i32>, Option<i32>)) -> Corpus {
    let mut corpus = drawn::corpus(draws);
    let day = |n: i32| Date::parse("2023-02-27").unwrap().add_days(n);
    corpus.articles[Id::from_index(1)].reported_on = reported.0.map(day);
    corpus.articles[Id::from_index(2)].reported_on = reported.1.map(day);
    corpus
}

fn reported() -> impl Strategy<Value = (Option<i32>, Option<i32>)> {
    let day = || proptest::option::of(0i32..1200);
    (day(), day())
}

/// The same query with the numbers of the sharded archive.
fn translated(query: &Query, whole: &Whole<'_>, host: &Host, shards: &mut Shards) -> Query {
    let value = |shards: &mut Shards, facet: Facet, value: Value| match whole.called(facet, value) {
        None => value,
        // A value that no statement has is not known.
        Some((slug, _)) => {
            host.ask(shards, |shards| shards.value(facet, slug)).unwrap_or(Value::row_of(1 << 20))
        }
    };
    let mut made = query.clone();
    for facet in Facet::ALL {
        let selection = query.of(facet);
        let any = selection
            .any
            .iter()
            .map(|group| group.iter().map(|&one| value(shards, facet, one)).collect())
            .collect();
        let not = selection.not.iter().map(|&one| value(shards, facet, one)).collect();
        *made.of_mut(facet) = Selection { any, not };
    }
    made.named = query.named.iter().map(|&(facet, one)| (facet, value(shards, facet, one))).collect();
    made.scope = query.scope.map(|scope| match scope {
        Scope::Value(facet, one) => Scope::Value(facet, value(shards, facet, one)),
        Scope::Either(facet, one, other) => {
            Scope::Either(facet, value(shards, facet, one), value(shards, facet, other))
        }
        Scope::Article(id) => {
            let name = &whole.corpus.articles[id].name;
            Scope::Article(host.ask(shards, |shards| shards.article_named(name)).unwrap())
        }
        Scope::Cluster(id) => {
            let key = whole.corpus.clusters.get(id).map(|cluster| cluster.key);
            let found = key.and_then(|key| host.ask(shards, |shards| shards.cluster(key)));
            Scope::Cluster(found.unwrap_or(Id::from_index(1 << 20)))
        }
        Scope::Others(id) => {
            let key = whole.corpus.statements.get(id).map(|one| one.key);
            let found = key.and_then(|key| host.ask(shards, |shards| shards.statement(key)));
            Scope::Others(found.unwrap_or(Id::from_index(1 << 20)))
        }
    });
    made
}

/// All that a card tells, in words.
fn told(card: &Card<'_>) -> String {
    let corpus = card.corpus;
    let one = &corpus.statements[card.statement];
    let article = &corpus.articles[one.article];
    let words = |spans: &[Span]| spans.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>();
    let actor = |id: Option<on_record_engine::ActorId>| {
        id.map(|id| {
            let bodies = corpus.affiliations_of(id).iter().map(|&id| corpus.affiliations[id].slug.as_str());
            let actor = &corpus.actors[id];
            (&actor.slug, &actor.name, &actor.role, actor.kind, bodies.collect::<Vec<_>>())
        })
    };
    let Statement { key, manner, kind, nested, confidence, correction, said, .. } = one;
    let told = one.addressee.map(|told| (&corpus.channels[told.channel], told.span.of(&article.text)));
    let topics: Vec<_> = one.topics.iter().map(|&id| &corpus.topics[id]).collect();
    let about: Vec<_> = one.about.iter().map(|&id| actor(Some(id))).collect();
    let outlet = article.outlet.map(|id| &corpus.outlets[id]);
    format!(
        "{key} {manner:?} {kind:?} {nested} {confidence:?} {correction:?} {:?} {:?} {:?} {:?} {:?} {:?} {about:?} {topics:?} {told:?} {:?} {:?} {:?} {outlet:?} {:?} {:?} {:?} {:?} {:?}",
        words(&one.content),
        words(&one.quoted),
        words(&one.source),
        words(&one.cue),
        actor(one.actor),
        actor(one.perhaps),
        said.on,
        said.basis.map(|span| span.of(&article.text)),
        article.name,
        article.headline(),
        article.reported_on,
        article.url,
        corpus.topic_from(card.statement),
        card.together,
    )
}

/// What decides the place of a statement in a list, but for ties within a day.
fn place(whole: &Whole<'_>, id: StatementId, query: &Query) -> String {
    let corpus = whole.corpus;
    let one = &corpus.statements[id];
    let day = day(corpus, id);
    match query.sort {
        Sort::Telling => format!("{:?} {day:?}", whole.index.standing(id)),
        Sort::Date => format!("{day:?}"),
        Sort::Said => format!("{:?} {day:?}", one.said.on),
        Sort::Actor => format!("{:?} {day:?}", one.actor.map(|id| &corpus.actors[id].name)),
        Sort::Relevance => {
            let question = Question::of(corpus, &query.words);
            let text = &corpus.articles[one.article].text;
            let own: Vec<&str> = one.content.iter().map(|span| span.of(text)).collect();
            let name = one.actor.map_or("", |id| corpus.actors[id].name.as_str());
            let length: usize = own.iter().map(|piece| piece.len()).sum();
            format!("{:?} {} {:?} {length} {day:?}", question.met_in(&own), question.met(&[name]), one.manner)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn answers_as_the_whole_corpus_does(
        draws in draws(),
        reported in reported(),
        (asked, days, words, sort, scope) in queries(),
        (from, length) in (0usize..6, 0usize..90),
    ) {
        let corpus = corpus(&draws, reported);
        let index = Index::new(&corpus);
        let whole = Whole { corpus: &corpus, index: &index };
        let host = Host::of(&corpus);
        let mut shards = host.open();
        let query = query(&index, &asked, days, words, sort, scope);
        let same = translated(&query, &whole, &host, &mut shards);

        let expected = whole.totals(&query).unwrap();
        let found = host.ask(&mut shards, |shards| shards.totals(&same));
        prop_assert_eq!(
            (found.total, found.articles, found.days, found.dated, found.undated(), found.folded),
            (expected.total, expected.articles, expected.days, expected.dated, expected.undated(), expected.folded)
        );
        prop_assert!(found.without.is_empty());
        for facet in Facet::ALL {
            for value in values(&index, facet).chain([Value::NONE]) {
                let other = match whole.called(facet, value) {
                    None => Some(value),
                    Some((slug, _)) => host.ask(&mut shards, |shards| shards.value(facet, slug)),
                };
                let count = other.map_or(0, |other| found.count(facet, other));
                prop_assert_eq!(count, expected.count(facet, value), "{:?} {:?}", facet, value);
            }
        }

        let all = whole.list(&query, 0..usize::MAX).unwrap();
        // A fresh reader gets the part of the list that it asks for, and nothing before it was needed.
        let mut fresh = host.open();
        let again = translated(&query, &whole, &host, &mut fresh);
        let part = host.ask(&mut fresh, |shards| shards.list(&again, from..from + length));
        let list = host.ask(&mut shards, |shards| shards.list(&same, 0..usize::MAX));
        prop_assert_eq!(&part[..], &list[from.min(list.len())..(from + length).min(list.len())]);
        let mut ids = Vec::new();
        for &id in &list {
            let key = host.ask(&mut shards, |shards| {
                shards.card(id).map(|card| card.map(|card| card.corpus.statements[card.statement].key))
            });
            ids.push(whole.statement(key.unwrap()).unwrap().unwrap());
        }
        let places = |ids: &[StatementId]| ids.iter().map(|&id| place(&whole, id, &query)).collect::<Vec<_>>();
        prop_assert_eq!(places(&ids), places(&all));
        let sorted = |mut ids: Vec<StatementId>| { ids.sort_unstable(); ids };
        prop_assert_eq!(sorted(ids.clone()), sorted(all));
        for (&id, &own) in list.iter().zip(&ids).take(5) {
            let card = host.ask(&mut shards, |shards| shards.card(id).map(|card| card.map(|card| told(&card))));
            prop_assert_eq!(card.unwrap(), told(&whole.card(own).unwrap().unwrap()));
        }
    }

    #[test]
    fn articles_lie_there_whole(draws in draws(), reported in reported()) {
        let corpus = corpus(&draws, reported);
        let host = Host::of(&corpus);
        let mut shards = host.open();
        prop_assert_eq!(shards.size(), (corpus.statements.len(), corpus.articles.len()));
        for (id, article) in corpus.articles.iter() {
            let found = host.ask(&mut shards, |shards| shards.article_named(&article.name)).unwrap();
            let own = host.ask(&mut shards, |shards| shards.article(found).map(|body| {
                let body = body.unwrap();
                let statements = body.corpus.statements.rows().iter().filter(|one| one.article == body.article);
                let spans = statements.map(|one| (one.key, one.content.clone(), one.said)).collect::<Vec<_>>();
                (body.corpus.articles[body.article].clone(), spans)
            }));
            let statements = corpus.statements.rows().iter().filter(|one| one.article == id);
            let spans = statements.map(|one| (one.key, one.content.clone(), one.said)).collect::<Vec<_>>();
            prop_assert_eq!((&own.0.text, &own.0.blocks, own.1), (&article.text, &article.blocks, spans));
        }
        prop_assert_eq!(host.ask(&mut shards, |shards| shards.article_named("nowhere")), None);
    }

    #[test]
    fn a_file_that_is_wrong_is_named_and_the_rest_stays_usable(
        draws in draws(),
        reported in reported(),
        (cut, flip) in (0usize..4000, 0usize..4000),
    ) {
        let corpus = corpus(&draws, reported);
        let host = Host::of(&corpus);
        let other = Host::of(&self::corpus(&[], (None, None)));
        let mut shards = host.open();
        let expected = host.ask(&mut shards, |shards| shards.totals(&Query::default()));
        for (&part, bytes) in &host.files {
            let cut = cut % bytes.len();
            prop_assert!(shards.give(part, &bytes[..cut]).is_err(), "cut to {cut}");
            let mut flipped = bytes.clone();
            flipped[flip % bytes.len()] ^= 4;
            prop_assert!(shards.give(part, &flipped).is_err(), "byte {} of {}", flip % bytes.len(), bytes.len());
            for (foreign, stranger) in other.files.iter().filter(|(own, _)| !host.files.contains_key(own)) {
                prop_assert!(shards.give(part, stranger).is_err());
                prop_assert_eq!(shards.give(*foreign, stranger), Err(ShardError::Unasked));
            }
            prop_assert_eq!(shards.give(part, b"<!doctype html><p>Not found</p>"), Err(ShardError::NotAShard));
        }
        prop_assert_eq!(host.ask(&mut shards, |shards| shards.totals(&Query::default())), expected);
    }
}

/// Eleven statements in articles of two years and of no day.
fn eleven() -> Corpus {
    let draws: Vec<Draw> =
        (0..11).map(|n| (Some(n % 4), vec![], vec![n % 3], n % 3, None, n % 3, None, n % 4)).collect();
    corpus(&draws, (Some(0), None))
}

#[test]
fn what_is_done_without_is_told_and_comes_back() {
    let corpus = eleven();
    let host = Host::with(&corpus, Sizes { segment: 4, ..Sizes::of(&corpus) });
    let mut shards = host.open();
    let speaker = host.ask(&mut shards, |shards| shards.value(Facet::Speaker, "actor-1")).unwrap();
    let mut query = Query::default();
    query.of_mut(Facet::Speaker).any = vec![vec![speaker]];
    let wanted = shards.totals(&query).unwrap_err().files;
    assert!(wanted.len() > 1, "several segments have the speaker");
    for part in &wanted[1..] {
        shards.give(*part, &host.files[part]).unwrap();
    }
    assert_eq!(shards.totals(&query), Err(Wanted { files: vec![wanted[0]] }), "the one that failed is named");
    shards.do_without(wanted[0]);
    let partly = shards.totals(&query).unwrap();
    assert_eq!(partly.without.len(), 1);
    let list = shards.list(&query, 0..99).unwrap();
    assert_eq!((list.len(), partly.total), (partly.total, partly.total));
    shards.give(wanted[0], &host.files[&wanted[0]]).unwrap();
    let all = shards.totals(&query).unwrap();
    assert!(all.without.is_empty() && all.total > partly.total);
    assert!(all.total - partly.total <= partly.without[0].statements as usize);
}

#[test]
fn what_was_needed_longest_ago_is_forgotten_first_and_comes_back() {
    let corpus = eleven();
    let host = Host::of(&corpus);
    let mut shards = host.open();
    let query = Query { words: "planned".to_owned(), ..Query::default() };
    let all = host.ask(&mut shards, |shards| shards.list(&Query::default(), 0..99));
    let cards = |shards: &mut Shards| -> Vec<String> {
        all.iter()
            .map(|&id| host.ask(shards, |shards| shards.card(id).map(|card| told(&card.unwrap()))))
            .collect()
    };
    let (first, found) = (cards(&mut shards), host.ask(&mut shards, |shards| shards.totals(&query)));
    let at_hand = |shards: &Shards| all.iter().filter(|&&id| shards.card(id).is_ok()).count();
    shards.forget_beyond(usize::MAX);
    assert_eq!(at_hand(&shards), all.len(), "there is room for all");
    shards.forget_beyond(usize::MAX);
    // One is needed once more: it stays when there is room for few.
    let kept = all[all.len() - 1];
    assert!(shards.card(kept).is_ok());
    shards.forget_beyond(1200);
    assert!(shards.card(kept).is_ok(), "what was needed last stays");
    let few = at_hand(&shards);
    assert!(few < all.len(), "{few} of {} are still there", all.len());
    assert!(shards.totals(&query).is_err(), "words are forgotten too");
    assert_eq!(cards(&mut shards), first);
    assert_eq!(host.ask(&mut shards, |shards| shards.totals(&query)), found);
    shards.forget_beyond(0);
    // The first page stays.
    assert_eq!(at_hand(&shards), 3);
    assert_eq!(cards(&mut shards), first);
}

#[test]
fn a_stale_or_a_newer_file_says_what_to_do() {
    let host = Host::of(&eleven());
    let (part, bytes) = host.files.iter().next().unwrap();
    let mut shards = host.open();
    let short = u64::from(part.bytes()) - 1;
    let truncated = ShardError::Truncated { have: short, want: short + 1 };
    assert_eq!(shards.give(*part, &bytes[..short as usize]), Err(truncated.clone()));
    assert!(truncated.to_string().contains("load it again"));
    let mut newer = host.manifest.clone();
    newer[8] = 9;
    let error = Shards::open(&newer).unwrap_err();
    assert_eq!(error, ShardError::OtherVersion(9));
    assert!(error.to_string().contains("pack the articles again"));
    assert_eq!(Shards::open(b"").unwrap_err(), ShardError::NotAShard);
}

#[test]
fn entries_tell_what_the_whole_corpus_knows() {
    let mut corpus = eleven();
    corpus.families = vec![Family { articles: vec![Id::from_index(0), Id::from_index(2)], shared: 80 }];
    let note = "Ada Example was misheard".to_owned();
    let key = on_record_engine::model::StatementKey(77);
    corpus.withdrawn = vec![Withdrawn { key, article: Id::from_index(1), note: note.clone() }];
    let host = Host::of(&corpus);
    let mut shards = host.open();
    let mut entry = |key: &str| host.ask(&mut shards, |shards| shards.entry(key).map(|found| found.cloned()));
    let names = vec!["article-0".to_owned(), "article-2".to_owned()];
    assert_eq!(entry("doc/article-0"), Some(Entry::Family(names, 80)));
    assert_eq!(entry("doc/article-2"), Some(Entry::InFamily("article-0".to_owned())));
    assert_eq!(entry("doc/article-1"), None);
    assert!(
        matches!(entry("actor/actor-3"), Some(Entry::Actor(own)) if own.affiliations == ["body-0", "body-1"])
    );
    assert!(matches!(entry("topic/topic-1"), Some(Entry::Topic(own, None)) if own.label == "Topic 1"));
    let withdrawn = entry(&format!("st/{key}"));
    assert!(
        matches!(withdrawn, Some(Entry::Withdrawn(own, article)) if own.note == note && article == "article-1")
    );
}

#[test]
fn a_word_of_one_or_two_letters_wants_few_files() {
    let mut corpus = eleven();
    corpus.read_together = vec![];
    // A word a file, as in an archive with a word index of many files.
    let host = Host::with(&corpus, Sizes { words: 1, ..Sizes::of(&corpus) });
    let mut shards = host.open();
    host.ask(&mut shards, |shards| shards.totals(&Query::default()));
    let wanted = |typed: &str| {
        let query = Query { words: typed.to_owned(), ..Query::default() };
        shards.totals(&query).err().map_or(0, |wanted| wanted.files.len())
    };
    let runs = wanted("\"meeting\"");
    assert!(host.files.len() > 12 * runs, "{} files, {runs} runs", host.files.len());
    for typed in ["a", "pl", "plan b", "meeting's", "i.s.", "go ", "to host", "mee", "use ready"] {
        // Two words, and of a short stem a few forms beside.
        assert!(wanted(typed) <= 5 * runs, "{typed}: {} files, {runs} for one whole word", wanted(typed));
    }
    // An unfinished word of two letters stands for itself; from three on for all that begin with it.
    let mut total = |typed: &str| {
        let query = Query { words: typed.to_owned(), ..Query::default() };
        host.ask(&mut shards, |shards| shards.totals(&query)).total
    };
    assert_eq!((total("me"), total("s")), (0, 0));
    assert!(total("mee") > 0 && total("is") > 0);
}

#[test]
fn what_would_take_too_much_reading_is_known_before_it_is_read() {
    let corpus = eleven();
    // A statement a file.
    let host = Host::with(&corpus, Sizes { text: 1, ..Sizes::of(&corpus) });
    let mut shards = host.open();
    let all = host.ask(&mut shards, |shards| shards.list(&Query::default(), 0..99));
    host.ask(&mut shards, |shards| shards.totals(&Query { words: "planned".to_owned(), ..Query::default() }));
    let most = |files: usize| ReadLimit { files, bytes: u64::MAX };
    let within = |shards: &mut Shards, most| host.ask(shards, |shards| shards.within(&all, most));
    assert_eq!(within(&mut shards, most(99)), all.len());
    let few = within(&mut shards, most(2));
    assert!(few < all.len(), "{few} of {}", all.len());
    assert_eq!(within(&mut shards, ReadLimit { files: 99, bytes: 1 }), 0);
    let query = Query { words: "\"is planned\"".to_owned(), ..Query::default() };
    let phrases = |shards: &mut Shards, most| host.ask(shards, |shards| shards.phrases_within(&query, most));
    assert!(phrases(&mut shards, most(99)) && !phrases(&mut shards, most(0)));
    // What has been read changes nothing.
    host.ask(&mut shards, |shards| shards.totals(&query));
    assert_eq!(within(&mut shards, most(2)), few);
    assert!(!phrases(&mut shards, most(0)));
    let one = Query { words: "planned".to_owned(), ..Query::default() };
    assert!(host.ask(&mut shards, |shards| shards.phrases_within(&one, most(0))), "one word needs no texts");
}
