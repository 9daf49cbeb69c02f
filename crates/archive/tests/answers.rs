//! What the page would show of a sharded archive is what it shows of the same corpus in one file: the counts of every value,
//! the totals, the statements, articles, clusters.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "clippy.toml frees tests, not the functions that prepare them"
)]

use on_record_archive::sharded::{Answer, Archive};
use on_record_archive::wishes::{MOST, READ, Wish};
use on_record_asking::address::parse;
use on_record_asking::catalog::Catalog;
use on_record_asking::resolve::{Resolved, Subject, resolve};
use on_record_asking::told::Told;
use on_record_engine::model::{Withdrawn, archive::decode};
use on_record_engine::query::{Facet, Hits, Value, day, values};
use on_record_engine::shards::{Part, ShardError, Sizes, write};
use on_record_engine::{Corpus, StatementId};
use on_record_synthetic::{Plan, corpus};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Where the files of an archive lie, and the same corpus in one file.
struct Host {
    manifest: Vec<u8>,
    files: BTreeMap<Part, Vec<u8>>,
    whole: Catalog,
}

fn host() -> &'static Host {
    static HOST: OnceLock<Host> = OnceLock::new();
    HOST.get_or_init(|| made(9_000))
}

/// A host with so many bytes of statements in a file.
fn made(text: usize) -> Host {
    let plan = Plan { statements: 900, actors: 30, topics: 12, outlets: 6, channels: 4, ..Plan::default() };
    let mut corpus = corpus(&plan);
    let note = "Nobody said so.".to_owned();
    let gone = Withdrawn {
        key: "aaaaaaaaaa".parse().unwrap(),
        article: corpus.articles.ids().next().unwrap(),
        note,
    };
    corpus.withdrawn.push(gone);
    let mut files = BTreeMap::new();
    let sizes = Sizes { segment: 200, text, article: 20_000, words: 4_000, front: 60 };
    let manifest = write(&corpus, sizes, |part, bytes| {
        files.insert(part, bytes.to_vec());
        Ok::<(), ShardError>(())
    });
    Host { manifest: manifest.unwrap(), files, whole: Catalog::new(corpus) }
}

const FIFTY: Wish = Wish { shown: 50, unfolded: false };

/// Asks until nothing is wanted: the answer, how many rounds it took, how many files.
fn asked(archive: &mut Archive, address: &str, wish: Wish) -> (Answer, usize, usize) {
    asked_of(host(), archive, address, wish)
}

fn asked_of(host: &Host, archive: &mut Archive, address: &str, wish: Wish) -> (Answer, usize, usize) {
    let mut files = 0;
    for round in 0..12 {
        match archive.ask(address, wish) {
            Ok(answer) => return (answer, round, files),
            Err(wanted) => {
                assert!(!wanted.files.is_empty(), "{address}: no answer, and nothing is wanted");
                for part in wanted.files {
                    files += 1;
                    archive.give(part, &host.files[&part]).unwrap();
                }
            }
        }
    }
    panic!("{address}: goes on wanting files");
}

/// What the page makes of an answer.
struct Shown {
    catalog: Catalog,
    resolved: Resolved,
    hits: Hits,
}

fn shown(address: &str, wish: Wish) -> Shown {
    let mut archive = Archive::open(&host().manifest).unwrap();
    let (answer, ..) = asked(&mut archive, address, wish);
    page(&answer, address)
}

fn page(answer: &Answer, address: &str) -> Shown {
    let corpus = decode(&answer.archive).unwrap_or_else(|error| panic!("{address}: {error}"));
    let catalog = Catalog::of(corpus, Some(Told::read(&answer.told).unwrap()));
    let resolved = resolve(&catalog, &parse(address).unwrap());
    let hits = catalog.ask(&resolved.query);
    Shown { catalog, resolved, hits }
}

fn keys(corpus: &Corpus, hits: &Hits) -> Vec<String> {
    hits.statements.iter().map(|&id| corpus.statements[id].key.to_string()).collect()
}

/// Every value of a facet with its count, by name: those that have statements.
fn counts(catalog: &Catalog, hits: &Hits, facet: Facet) -> BTreeMap<String, u32> {
    let all = values(catalog.index(), facet).chain([Value::NONE]);
    let counted = all.map(|value| (catalog.slug(facet, value).to_owned(), hits.count(facet, value)));
    counted.filter(|(_, count)| *count > 0).collect()
}

/// The names in addresses of the most frequent values.
fn often(facet: Facet, place: usize) -> String {
    let whole = &host().whole;
    let ranked: Vec<Value> =
        whole.ranked(facet).iter().copied().filter(|value| *value != Value::NONE).collect();
    whole.slug(facet, ranked[place]).to_owned()
}

fn same(address: &str) -> Shown {
    let whole = &host().whole;
    let resolved = resolve(whole, &parse(address).unwrap());
    let hits = whole.ask(&resolved.query);
    let shown = shown(address, FIFTY);
    assert_eq!(shown.resolved.address, resolved.address, "{address}");
    assert_eq!(shown.resolved.notices, resolved.notices, "{address}");
    let told = |hits: &Hits| (hits.total(), hits.articles, hits.days, hits.dated, hits.folded, hits.undated);
    assert_eq!(told(&shown.hits), told(&hits), "{address}");
    for facet in Facet::ALL {
        let one = counts(&shown.catalog, &shown.hits, facet);
        assert_eq!(one, counts(whole, &hits, facet), "{address}: {facet:?}");
    }
    assert_eq!(shown.catalog.days(), whole.days());
    assert_eq!(shown.catalog.has_undated(), whole.has_undated());
    shown
}

#[test]
fn filters_words_and_days_count_as_one_file_does() {
    let [who, other] = [0, 3].map(|place| often(Facet::Speaker, place));
    let [topic, outlet] = [often(Facet::Topic, 1), often(Facet::Outlet, 0)];
    let addresses = [
        "#/v1/s".to_owned(),
        format!("#/v1/s?by={who}"),
        format!("#/v1/s?by={who},{other}&on={topic}"),
        format!("#/v1/s?in={outlet}&mode=direct"),
        format!("#/v1/s?by=-{who}&from=2025-03-01&to=2025-09-30"),
        "#/v1/s?from=~none".to_owned(),
        "#/v1/s?q=harbour".to_owned(),
        "#/v1/s?q=pensions&sort=date".to_owned(),
        format!("#/v1/s?q=%22will%20be%22&on={topic}"),
        format!("#/v1/s?on={topic}&by=nobody-of-this-name"),
        "#/v1/s?q=zzzzqqq".to_owned(),
        format!("#/v1/actor/{who}"),
        format!("#/v1/actor/{who}?tab=about"),
        format!("#/v1/topic/{topic}"),
        format!("#/v1/outlet/{outlet}?q=the"),
        format!("#/v1/cmp/{who}..{other}"),
        format!("#/v1/s?q=who+said+{topic}"),
    ];
    for address in addresses {
        let shown = same(&address);
        let most = if address.contains("/cmp/") { MOST } else { 50 };
        let total = shown.hits.total() - shown.hits.folded;
        assert_eq!(shown.hits.statements.len(), total.min(most), "{address}");
    }
}

#[test]
fn the_list_is_that_of_one_file_and_goes_on() {
    let whole = &host().whole;
    let wish = Wish { shown: 150, unfolded: false };
    let shown = shown("#/v1/s?sort=actor", wish);
    let resolved = resolve(whole, &parse("#/v1/s?sort=actor").unwrap());
    let all = keys(whole.corpus(), &whole.ask(&resolved.query));
    let listed = keys(shown.catalog.corpus(), &shown.hits);
    assert_eq!(listed.len(), 150);
    // Of one speaker and day, segments part the list: as sets of what must stand there both are the same.
    let names = |catalog: &Catalog, keys: &[String]| -> Vec<Option<String>> {
        let corpus = catalog.corpus();
        let actor = |key: &String| {
            Some(corpus.actors[corpus.statements[catalog.statement(key)?].actor?].name.clone())
        };
        keys.iter().map(actor).collect()
    };
    assert_eq!(names(&shown.catalog, &listed), names(whole, &all[..150]));
    // Each card has its words, its article and its paragraph.
    for key in &listed {
        let text = |catalog: &Catalog| {
            let corpus = catalog.corpus();
            let one = &corpus.statements[catalog.statement(key).unwrap()];
            let article = &corpus.articles[one.article];
            let words: Vec<&str> = one.content.iter().map(|span| span.of(&article.text)).collect();
            (words.join("|"), article.name.clone(), article.headline().map(str::to_owned))
        };
        assert_eq!(text(&shown.catalog), text(whole));
    }
}

#[test]
fn the_first_page_takes_two_rounds() {
    let mut archive = Archive::open(&host().manifest).unwrap();
    let (_, rounds, files) = asked(&mut archive, "#/v1/s", FIFTY);
    assert_eq!(rounds, 1, "beside the manifest one round");
    assert_eq!(files, archive.first_files().len());
    // What is there is not asked for again.
    assert_eq!(asked(&mut archive, "#/v1/s", FIFTY).2, 0);
}

#[test]
fn a_statement_opens_in_its_whole_article_with_those_that_say_the_same() {
    let whole = &host().whole;
    let (_, cluster) = whole.corpus().clusters.iter().max_by_key(|(_, one)| one.members.len()).unwrap();
    let id = *cluster.members.last().unwrap();
    let key = whole.corpus().statements[id].key;
    let article = &whole.corpus().articles[whole.corpus().statements[id].article];
    for address in [format!("#/v1/st/{key}"), format!("#/v1/doc/{}/{key}", article.name)] {
        let shown = same(&address);
        let corpus = shown.catalog.corpus();
        let (Subject::Statement(own) | Subject::Article(_, Some(own))) = shown.resolved.subject else {
            panic!("{address}: {:?}", shown.resolved.subject)
        };
        let statement = &corpus.statements[own];
        assert_eq!(statement.key, key);
        assert_eq!(corpus.articles[statement.article].text, article.text, "{address}");
        let members = &corpus.clusters[statement.cluster.unwrap()].members;
        assert_eq!(members.len(), cluster.members.len());
        let inside = corpus.statements.rows().iter().filter(|one| one.article == statement.article).count();
        let of = whole.corpus().statements.rows().iter();
        assert_eq!(
            inside,
            of.filter(|one| whole.corpus().articles[one.article].name == article.name).count()
        );
    }
    same(&format!("#/v1/var/{}", cluster.key));
    same(&format!("#/v1/others/{key}"));
    same(&format!("#/v1/doc/{}", article.name));
}

#[test]
fn what_is_newer_than_a_link_is_counted_in_the_whole_answer() {
    let whole = &host().whole;
    let who = often(Facet::Speaker, 0);
    let mut most = 0;
    for address in [
        "#/v1/s?seen=2025-05-01".to_owned(),
        format!("#/v1/s?by={who}&seen=2025-05-01"),
        "#/v1/s?from=2025-03-01&to=2025-07-31&seen=2025-05-01".to_owned(),
        "#/v1/s?q=harbour&seen=2025-05-01".to_owned(),
        "#/v1/s?from=~none&seen=2025-05-01".to_owned(),
        "#/v1/s?from=2025-06-01&seen=2025-05-01".to_owned(),
    ] {
        let hits = whole.ask(&resolve(whole, &parse(&address).unwrap()).query);
        let newer = |id: &&StatementId| {
            day(whole.corpus(), **id).is_some_and(|day| day.to_string().as_str() > "2025-05-01")
        };
        let count = hits.statements.iter().filter(newer).count();
        assert_eq!(same(&address).catalog.told().unwrap().newer, count, "{address}");
        most = most.max(count);
    }
    assert!(most > 50, "more than a page holds");
}

#[test]
fn what_is_gone_is_told() {
    same("#/v1/st/aaaaaaaaaa");
    same("#/v1/st/bbbbbbbbbb");
    same("#/v1/doc/no-such-article");
    same("#/v1/actor/nobody-of-this-name");
}

#[test]
fn pictures_are_drawn_of_all_statements() {
    let who = often(Facet::Speaker, 0);
    for address in ["#/v1/matrix".to_owned(), format!("#/v1/net?of={who}"), "#/v1/quoted".to_owned()] {
        let shown = same(&address);
        assert_eq!(shown.hits.statements.len(), shown.hits.total(), "{address}");
    }
    // A timeline leaves the days aside, so what lies outside of them is at hand too.
    let shown = same("#/v1/time?from=2025-06-01&to=2025-06-30");
    assert!(shown.hits.total() < host().whole.corpus().statements.len());
    assert_eq!(shown.catalog.corpus().statements.len(), host().whole.corpus().statements.len());
}

#[test]
fn what_would_take_the_texts_of_too_many_is_left_out_and_told() {
    let picture = "#/v1/time?from=2025-06-01&to=2025-06-30";
    let phrase = "#/v1/s?q=%22the%20the%22";
    let ask = |host: &Host, address: &str| {
        let mut archive = Archive::open(&host.manifest).unwrap();
        asked_of(host, &mut archive, address, FIFTY)
    };
    // A statement a file: there are more of them than may be read.
    let many = made(1);
    let (drawn, _, files) = ask(&many, "#/v1/matrix");
    assert!(drawn.drawn && READ.files <= drawn.at_hand && drawn.at_hand < drawn.total, "{}", drawn.at_hand);
    assert!(files < READ.files + 40, "{files} files");
    assert!(ask(&many, picture).0.beyond);
    let (apart, _, files) = ask(&many, phrase);
    let whole = &host().whole;
    let anywhere = whole.ask(&resolve(whole, &parse("#/v1/s?q=%22the%22").unwrap()).query).total();
    assert!(apart.apart && anywhere > READ.files);
    assert_eq!(apart.total, anywhere, "those that have the words anywhere");
    assert!(files < 120, "{files} files");
    // Where few files hold them all, nothing is left out.
    let (few, beside, phrase) = (ask(host(), "#/v1/matrix").0, ask(host(), picture).0, ask(host(), phrase).0);
    assert_eq!((few.at_hand, few.apart, few.beyond), (few.total, false, false));
    assert_eq!((beside.beyond, phrase.apart, phrase.total), (false, false, 0));
}

#[test]
fn whatever_an_address_says_there_is_an_answer() {
    for address in ["", "#", "#/v1/", "#/v1/cmp/", "#/v1/cmp/a..a", "#/v1/doc//", "#/v1/var/zz", "#/v9/x?y"] {
        let mut archive = Archive::open(&host().manifest).unwrap();
        let (answer, ..) = asked(&mut archive, address, FIFTY);
        assert!(decode(&answer.archive).is_ok(), "{address}");
    }
}
