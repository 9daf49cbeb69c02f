//! What a search answers, from the address to the page.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that help them")]

use on_record::address::{parse, write};
use on_record::library::Library;
use on_record::list_window::{ListWindow, STEP};
use on_record::page::model::{Page, page};
use on_record::platform::locale::locale;
use on_record::rail::Rail;
use on_record::resolve::resolve;
use on_record::texts::Lang;
use on_record_engine::model::{
    Actor, ActorKind, Article, Confidence, Corpus, Correction, CorrectionKind, Kind, Manner, Outlet, Said,
    Statement, StatementKey, Topic,
};
use on_record_engine::query::{Facet, Sort};
use on_record_engine::text::{Block, BlockKind};
use on_record_engine::{Date, Id, Span};

/// A row of the table below.
type Line = (&'static str, Option<usize>, &'static [usize], &'static [usize]);

/// What is said, by whom, about whom, on which topic: numbers of the tables below.
const SAID: [Line; 6] = [
    ("The repairs at the bridge are late.", Some(0), &[], &[0]),
    ("Ada Example knows nothing about repairs.", Some(1), &[0], &[0]),
    ("Ada Example is right about the pension.", Some(1), &[0], &[1]),
    ("Two contracts were signed.", Some(0), &[], &[]),
    ("A repair would cost more than the contract.", Some(1), &[], &[]),
    ("Pensions rise.", None, &[], &[1]),
];

fn corpus() -> Corpus {
    let mut corpus = Corpus { title: "The Sample's year".into(), ..Corpus::default() };
    for (name, kind) in [
        ("Ada Example", ActorKind::Person),
        ("Ben Sample", ActorKind::Person),
        ("Bridge Council", ActorKind::Organisation),
    ] {
        let slug = name.to_lowercase().replace(' ', "-");
        let name = name.to_owned();
        corpus.actors.push(Actor { slug, name, role: None, kind, aliases: vec![] });
    }
    for label in ["Repairs", "Pensions"] {
        corpus.topics.push(Topic { slug: label.to_lowercase(), label: label.to_owned(), terms: vec![] });
    }
    corpus.outlets.push(Outlet { slug: "the-sample".into(), name: "The Sample".into() });
    for (n, (text, actor, about, topics)) in SAID.into_iter().enumerate() {
        let whole = Span::at(0, text.len());
        let article = corpus.articles.push(Article {
            name: format!("article-{n}"),
            text: text.to_owned(),
            blocks: vec![Block { span: whole, kind: BlockKind::Body }],
            stated_headline: None,
            outlet: (n < 3).then(|| Id::from_index(0)),
            reported_on: (n == 0).then(|| Date::parse("2025-08-22").unwrap()),
            url: None,
        });
        let _ = article;
        corpus.statements.push(Statement {
            key: StatementKey(n as u64),
            article: Id::from_index(n),
            content: vec![whole],
            quoted: vec![],
            source: vec![],
            cue: vec![],
            manner: Manner::Indirect,
            kind: Kind::Speech,
            nested: false,
            perhaps: None,
            correction: None,
            actor: actor.map(Id::from_index),
            about: about.iter().map(|&n| Id::from_index(n)).collect(),
            topics: topics.iter().map(|&n| Id::from_index(n)).collect(),
            addressee: None,
            said: Said { on: None, basis: None },
            confidence: Confidence { content: 90, speaker: 90 },
            cluster: None,
        });
    }
    corpus
}

fn shown(at: &str) -> Page {
    shown_of(corpus(), at)
}

fn shown_of(corpus: Corpus, at: &str) -> Page {
    let library = Library::new(corpus);
    let _ = library.index().words(library.corpus());
    let resolved = resolve(&library, &parse(at).unwrap());
    page(&library, &resolved, &Rail::default(), ListWindow::whole(STEP), locale(Lang::English))
}

fn found(words: &str) -> Vec<String> {
    let page = shown(&format!("#/v1/s?q={}", words.replace(' ', "%20").replace('"', "%22")));
    page.cards().map(|card| card.words.iter().map(|run| run.text.to_string()).collect()).collect()
}

fn told(words: &str) -> String {
    let page = shown(&format!("#/v1/s?q={}", words.replace(' ', "%20").replace('"', "%22")));
    page.corrected.map(|line| line.says.to_string()).unwrap_or_default()
}

#[test]
fn a_word_finds_its_other_forms_and_marks_them() {
    assert_eq!(found("pensions").len(), 2);
    assert_eq!(found("pension").len(), 2);
    assert_eq!(found("\"pensions\"").len(), 1);
    let page = shown("#/v1/s?q=pensions");
    assert!(page.cards().all(|card| card.words.iter().any(|run| run.hit)), "hits can be seen");
}

#[test]
fn question_words_and_said_are_left_out_with_a_notice() {
    assert_eq!(found("who said contract").len(), 2);
    assert_eq!(told("who said contract"), "Not searched: “who” and “said”.");
    assert_eq!(told("contract"), "");
    assert_eq!(told("WHO contract"), "", "capitals are a name");
    assert_eq!(found("said").len(), 0, "where nothing else is typed it is a word");
    let page = shown("#/v1/s?q=who%20said%20contract");
    let exactly = page.corrected.unwrap().exactly.href;
    assert_eq!(parse(&exactly).unwrap().address.filters.words, "\"who\" \"said\" contract");
}

#[test]
fn a_typed_question_is_read() {
    assert_eq!(found("who contradicts Ada on repairs"), [SAID[1].0]);
    let read = told("who contradicts Ada on repairs");
    assert!(read.contains("Read as a question: Repairs · about Ada Example."), "{read}");
    assert!(read.ends_with("Not searched: “contradicts”."), "{read}");
    assert_eq!(found("what did Ada say about repairs?"), [SAID[0].0]);
    assert_eq!(found("What did Ben Sample say about Ada?").len(), 2);
    assert_eq!(found("who said repair").len(), 2, "the topic Repairs");
    // Part of a body's name is a word like others.
    assert_eq!(found("who said bridge").len(), 1);
    // The address keeps what was typed.
    let page = shown("#/v1/s?q=who%20contradicts%20Ada");
    assert_eq!(page.words, "who contradicts Ada");
}

#[test]
fn counts_beside_a_typed_question_are_what_their_clicks_give() {
    let page = shown("#/v1/s?q=what%20did%20Ben%20say%20about%20Ada");
    for row in page.facets.iter().flat_map(|facet| facet.rows.iter()).filter(|row| row.count > 0) {
        assert_eq!(shown(&row.href).total, row.count as usize, "{}", row.href);
    }
}

#[test]
fn best_match_is_the_order_of_a_search_and_another_order_one_click() {
    let page = shown("#/v1/s?q=repairs");
    assert_eq!(page.address.filters.sort, Sort::Relevance);
    assert_eq!(write(&page.address), "#/v1/s?q=repairs");
    let newest = page.sorts.iter().find(|(link, _)| link.label == "Newest").unwrap();
    assert!(newest.0.href.contains("sort=date"), "{}", newest.0.href);
    assert_eq!(shown(&newest.0.href).address.filters.sort, Sort::Date);
    assert_eq!(shown("#/v1/s").address.filters.sort, Sort::default());
    let first = found("repairs").remove(0);
    assert!(first.contains("repairs"), "the typed form comes before others: {first}");
}

#[test]
fn where_nothing_is_found_the_page_says_which_word_fails() {
    let page = shown("#/v1/s?q=repairs%20xylophone");
    let empty = page.empty.unwrap();
    assert_eq!(empty.failed.unwrap(), "No statement here has “xylophone”.");
    let (way, count) = &empty.ways[0];
    assert_eq!((way.label.as_str(), count.as_str()), ("Without “xylophone”", "3 statements"));
    assert_eq!(parse(&way.href).unwrap().address.filters.words, "repairs");
    let page = shown("#/v1/s?q=signed%20knows");
    assert_eq!(page.empty.unwrap().failed.unwrap(), "No statement has all of these words.");
}

#[test]
fn no_word_is_told_to_be_searched_that_found_nothing() {
    let page = shown("#/v1/s?q=contrakt&by=ben-sample&on=pensions");
    assert_eq!(page.total, 0);
    assert_eq!(page.corrected, None);
    assert!(page.empty.unwrap().failed.unwrap().contains("contrakt"));
}

#[test]
fn a_topic_tells_what_else_mentions_it() {
    let page = shown("#/v1/s?on=repairs");
    let line = page.corrected.unwrap();
    assert_eq!((line.says.as_str(), line.exactly.label.as_str()), ("2 by topic.", "1 more mentions it"));
    assert_eq!(shown(&line.exactly.href).total, 1);
}

#[test]
fn a_range_of_days_is_not_told_where_few_are_dated() {
    assert_eq!(shown("#/v1/s").spread, "in 6 articles, 1 of 6 dated");
    assert_eq!(shown("#/v1/s?by=ada-example").spread, "in 2 articles, 22 August 2025 and undated");
}

#[test]
fn facets_are_in_the_order_of_the_counts_and_count_what_is_there() {
    let page = shown("#/v1/s?on=repairs");
    for facet in page.facets.iter().filter(|facet| !matches!(facet.facet, Facet::Manner | Facet::Topic)) {
        assert!(facet.rows.iter().all(|row| row.count > 0), "{:?}", facet.rows);
        let counts: Vec<u32> = facet.rows.iter().filter(|row| !row.muted).map(|row| row.count).collect();
        assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
        assert_eq!(facet.more, 0);
    }
}

#[test]
fn the_articles_beside_the_list_are_those_of_the_result() {
    assert_eq!(shown("#/v1/s?q=contract").articles.len(), 2);
    assert_eq!(shown("#/v1/s").articles.len(), 6);
}

#[test]
fn each_view_and_state_has_a_title_of_its_own() {
    let title = |at: &str| shown(at).title("The Sample's year", locale(Lang::English));
    let all = [
        "#/v1/s",
        "#/v1/s?q=repairs",
        "#/v1/s?by=ada-example",
        "#/v1/matrix",
        "#/v1/time",
        "#/v1/net",
        "#/v1/actor/",
        "#/v1/actor/ada-example",
        "#/v1/actor/ada-example?on=repairs",
        "#/v1/doc/article-0",
    ];
    let titles: std::collections::BTreeSet<String> = all.iter().map(|at| title(at)).collect();
    assert_eq!(titles.len(), all.len(), "{titles:?}");
    assert_eq!(title("#/v1/s"), "The Sample's year");
    assert_eq!(title("#/v1/actor/ada-example?on=repairs"), "Ada Example · Repairs · The Sample's year");
}

#[test]
fn doubt_is_told_in_words_where_confidence_is_not_high() {
    let told = |content, speaker, known: bool, corrected: bool| {
        let mut corpus = corpus();
        let first = &mut corpus.statements[Id::from_index(0)];
        first.confidence = Confidence { content, speaker };
        first.actor = first.actor.filter(|_| known);
        let correction = Correction { kind: CorrectionKind::Confirmed, note: String::new() };
        first.correction = corrected.then_some(correction);
        let page = shown_of(corpus, "#/v1/s");
        let card =
            page.cards().find(|card| card.words.iter().any(|run| run.text.contains("bridge"))).unwrap();
        card.doubts.iter().map(|(says, _)| *says).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(told(90, 90, true, false), "");
    assert_eq!(told(90, 60, true, false), "speaker likely");
    assert_eq!(told(90, 20, false, false), "speaker uncertain");
    assert_eq!(told(60, 90, true, false), "statement uncertain");
    assert_eq!(told(60, 60, true, true), "", "the editors' word leaves no doubt");
}
