//! From an address to the page: the vectors of the grammar on the seeds, and random addresses.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that help them")]

use on_record::address::{Notice, View, parse, write};
use on_record::embedded;
use on_record::export::{HandOver, one};
use on_record::library::Library;
use on_record::list_window::{ListWindow, STEP};
use on_record::page::head::model::Head;
use on_record::page::model::{Page, page};
use on_record::platform::locale::locale;
use on_record::rail::Rail;
use on_record::resolve::{Resolved, resolve};
use on_record::texts::Lang;
use on_record::views::figure::Figure;
use on_record_engine::Id;
use on_record_engine::model::{Correction, CorrectionKind, Withdrawn};
use proptest::prelude::*;
use std::sync::OnceLock;

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::new(embedded::open().unwrap()))
}

fn resolved(at: &str) -> Resolved {
    resolve(library(), &parse(at).unwrap())
}

fn shown(at: &str) -> Page {
    page(library(), &resolved(at), &Rail::default(), ListWindow::whole(STEP), locale(Lang::English))
}

/// The slug of an actor whom the seeds name in several ways.
fn lavrov() -> &'static str {
    let actors = library().corpus().actors.rows();
    &actors.iter().find(|actor| actor.name == "Sergey Lavrov").unwrap().slug
}

#[test]
fn vectors_give_a_page_with_a_notice_where_one_is_due() {
    let all = library().corpus().statements.len();
    for (at, notices, total) in [
        ("#", 0, Some(all)),
        ("#/", 0, Some(all)),
        ("#/v1", 0, Some(all)),
        ("#/v9/s", 1, Some(all)),
        ("#/v1/st/zzzz", 1, Some(all)),
        ("#/v1/s?on=%ZZ", 1, Some(all)),
        ("#/v1/s?by=lavrov,trump&on=meeting&in=-radaronline", 0, None),
        ("#/v1/s?utm=1&by=lavrov", 0, None),
        ("#/v1/cmp/a..", 1, Some(all)),
        ("#/v1/cmp/lavrov..trump", 0, None),
        ("#/v1/cmp/lavrov..lavrov", 0, None),
        ("#/v1/matrix", 0, Some(all)),
        ("#/v1/time", 0, Some(all)),
        ("#/v1/net", 0, Some(all)),
        ("#/v1/actor/", 0, Some(all)),
        ("#/v1/topic", 0, Some(all)),
        ("#/v1/s?from=2025-99-01", 1, Some(all)),
        ("#/v1/s?in=~none&by=-~none", 0, None),
        ("#/v1/actor/nobody", 1, Some(all)),
        ("#/v1/doc/nothing", 1, Some(all)),
        ("#/v1/s?by=lavrov&via=nowhere", 1, None),
    ] {
        let page = shown(at);
        assert_eq!(page.notices.len(), notices, "{at}: {:?}", page.notices);
        assert!(page.total > 0, "{at} is empty");
        assert!(total.is_none_or(|total| total == page.total), "{at}: {}", page.total);
    }
    assert_eq!(write(&shown("#/v1/s?utm=1&by=lavrov").address), format!("#/v1/s?by={}&utm=1", lavrov()));
}

#[test]
fn names_are_found_by_their_parts_and_aliases() {
    for at in ["#/v1/actor/sergey-lavrov", "#/v1/actor/lavrov", "#/v1/actor/Sergei%20Lavrov"] {
        assert_eq!(resolved(at).address.view, View::Actor(lavrov().to_owned()), "{at}");
    }
    let other = resolved("#/v1/s?by=zelenskyy").query;
    assert_eq!(other, resolved("#/v1/s?by=zelensky").query);
    assert!(matches!(&resolved("#/v1/s?by=e").notices[..], [Notice::Unknown("by", _)]));
    assert_eq!(resolved("#/v1/doc/003").address.view, View::Article("003_da745d13d0c31537".to_owned(), None));
}

#[test]
fn an_article_lists_its_own_statements_and_an_actor_theirs() {
    let corpus = library().corpus();
    for (id, article) in corpus.articles.iter() {
        let own = corpus.statements.iter().filter(|(_, s)| s.article == id).count();
        assert_eq!(shown(&format!("#/v1/doc/{}", article.name)).total, own);
    }
    for (id, actor) in corpus.actors.iter() {
        let own = corpus.statements.iter().filter(|(_, s)| s.actor == Some(id)).count();
        let page = shown(&format!("#/v1/actor/{}", actor.slug));
        assert_eq!(page.total, own, "{}", actor.name);
        assert!(matches!(page.head, Head::Actor { .. }));
    }
}

#[test]
fn a_cluster_shows_its_members() {
    let corpus = library().corpus();
    for (_, cluster) in corpus.clusters.iter() {
        let page = shown(&format!("#/v1/var/{}", cluster.key));
        assert_eq!(page.total, cluster.members.len());
    }
}

#[test]
fn a_report_from_before_the_day_of_saying_is_a_conflict() {
    let corpus = library().corpus();
    for (_, cluster) in corpus.clusters.iter() {
        let members = || cluster.members.iter().map(|&id| &corpus.statements[id]);
        let reports = members().filter_map(|s| corpus.articles[s.article].reported_on);
        let early = members().filter_map(|s| s.said.on).max() > reports.min();
        let days = members().filter_map(|s| s.said.on);
        let dated = days.clone().next().is_some();
        let differ = days.clone().min() != days.max();
        let undated = members().all(|s| corpus.articles[s.article].reported_on.is_none());
        let expected = differ || (dated && early && !undated);
        let page = shown(&format!("#/v1/var/{}", cluster.key));
        assert!(matches!(page.head, Head::Variants { conflict, .. } if conflict.is_some() == expected));
    }
}

#[test]
fn from_an_actors_page_a_statement_keeps_the_list() {
    let page = shown("#/v1/actor/lavrov?mode=direct");
    let card = &page.groups[0].cards[0];
    let there = shown(&card.href);
    assert_eq!(there.total, page.total);
    assert_eq!(there.article.unwrap().chosen.as_ref(), Some(&card.key));
}

proptest! {
    #[test]
    fn any_fragment_gives_a_page_whose_address_gives_it_again(
        view in "(s|st/|doc/|actor/|topic/|outlet/|var/|net)?[a-z0-9_-]{0,12}",
        params in proptest::collection::vec(
            "(by|of|on|in|via|mode|from|to|q|sort|tab|w|x)=-?(lavrov|trump|~none|direct|meeting|2025-08-2[0-9]|[a-z%,&-]{0,6})(,-?[a-z~]{1,6})?",
            0..5,
        ),
    ) {
        let at = format!("#/v1/{view}?{}", params.join("&"));
        let page = shown(&at);
        let again = shown(&write(&page.address));
        prop_assert_eq!(&again.address, &page.address);
        prop_assert_eq!(again.total, page.total);
        prop_assert!(again.notices.is_empty(), "{:?} from {}", again.notices, write(&page.address));
        prop_assert_eq!(page.empty.is_some(), page.total == 0);
    }
}

#[test]
fn groups_that_lose_their_unknown_names_are_told_once() {
    let page = shown("#/v1/s?by=trump&by=trump,nobody-of-that-name");
    assert_eq!(write(&page.address), "#/v1/s?by=trump");
}

#[test]
fn a_list_begins_with_what_tells_most_and_folds_thin_paraphrases() {
    let plan = on_record_synthetic::Plan { statements: 900, ..Default::default() };
    let library = Library::new(on_record_synthetic::corpus(&plan));
    let shown = |at: &str, unfolded: bool| {
        let window = ListWindow { shown: 10 * STEP, made: 10 * STEP, unfolded };
        page(
            &library,
            &resolve(&library, &parse(at).unwrap()),
            &Rail::default(),
            window,
            locale(Lang::English),
        )
    };
    let folded = shown("#/v1/s", false);
    assert!(folded.folded > 0 && folded.more == 0, "{} folded", folded.folded);
    let all = shown("#/v1/s", true);
    // The very same words elsewhere are no card of their own.
    let told = |page: &Page| page.cards().map(|card| 1 + card.again.len()).sum::<usize>();
    assert_eq!((all.folded, told(&all)), (0, all.total));
    assert!(all.cards().count() < all.total);
    assert_eq!(folded.cards().count() + folded.folded, all.cards().count());
    assert!(folded.cards().take(20).all(|card| card.manner.0 != "indirect" && card.speaker.href.is_some()));
    let dated = shown("#/v1/s?sort=date", false);
    assert_eq!((dated.folded, told(&dated), dated.total), (0, all.total, all.total));
    // What a link leads to is in the list, folded or not.
    let last = all.cards().last().unwrap();
    assert!(!folded.cards().any(|card| card.key == last.key));
    assert!(shown(&last.href, false).cards().any(|card| card.key == last.key));
    // An article is in the order of time where no other is asked for, and does not offer the usual one.
    let article = &library.corpus().articles.rows()[0].name;
    let list = shown(&format!("#/v1/doc/{article}"), false);
    let orders: Vec<&str> = list.sorts.iter().map(|(link, _)| link.label.as_str()).collect();
    assert_eq!((orders[0], list.sorts[0].1, list.folded), ("Newest", true, 0), "{orders:?}");
}

#[test]
fn the_articles_beside_the_list_are_those_of_the_filter() {
    let all = shown("#/v1/s");
    assert_eq!(all.articles.len(), library().corpus().articles.len());
    let own = shown("#/v1/s?by=lavrov&mode=direct");
    let counts: Vec<usize> = own
        .articles
        .iter()
        .map(|a| a.count.as_ref().unwrap().split(' ').next().unwrap().parse().unwrap())
        .collect();
    assert_eq!(counts.iter().sum::<usize>(), own.total);
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    assert!(own.articles.len() < all.articles.len());
}

#[test]
fn stories_stand_below_their_subject() {
    let mut corpus = library().corpus().clone();
    let (subject, story) = (on_record_engine::TopicId::from_index(0), 1);
    corpus.topic_parents = vec![None; corpus.topics.len()];
    corpus.topic_parents[story] = Some(subject);
    let slugs: Vec<String> = corpus.topics.rows().iter().map(|topic| topic.slug.clone()).collect();
    let both: Vec<_> = corpus.statements.ids().collect();
    for id in both {
        corpus.statements[id].topics = vec![on_record_engine::TopicId::from_index(story), subject];
    }
    let library = Library::new(corpus);
    let shown = |at: &str| {
        let resolved = resolve(&library, &parse(at).unwrap());
        page(&library, &resolved, &Rail::default(), ListWindow::whole(STEP), locale(Lang::English))
    };
    let all = shown("#/v1/s");
    let topics = all.facets.iter().find(|facet| facet.key == "on").unwrap();
    let rows: Vec<(&str, bool)> = topics.rows.iter().map(|row| (row.value.as_str(), row.below)).collect();
    assert_eq!(rows[..2], [(slugs[0].as_str(), false), (slugs[1].as_str(), true)]);
    let line = |at: &str| {
        let profile = shown(at).profile.unwrap();
        profile.lines.iter().map(|line| (line.key, line.values[0].0.href.to_string())).next().unwrap()
    };
    assert_eq!(line(&format!("#/v1/topic/{}", slugs[0])), ("stories", format!("#/v1/topic/{}", slugs[1])));
    assert_eq!(line(&format!("#/v1/topic/{}", slugs[1])), ("subject", format!("#/v1/topic/{}", slugs[0])));
}

/// Where it is not sure who is meant, the note beside the article names whom its other statements are by or about.
#[test]
fn who_else_it_could_be_is_named() {
    let mut corpus = library().corpus().clone();
    let of = |statement: &on_record_engine::model::Statement| {
        let actor = statement.actor?;
        let here = corpus.statements.iter().filter(|(_, other)| other.article == statement.article);
        let kind = corpus.actors[actor].kind;
        here.filter_map(|(_, other)| other.actor).find(|&id| id != actor && corpus.actors[id].kind == kind)
    };
    let (id, rival) = corpus.statements.iter().find_map(|(id, s)| Some((id, of(s)?))).unwrap();
    let (key, actor) = (corpus.statements[id].key.to_string(), corpus.statements[id].actor.unwrap());
    let named = corpus.actors[rival].name.clone();
    let told = |corpus: &on_record_engine::Corpus| {
        let library = Library::new(corpus.clone());
        let resolved = resolve(&library, &parse(&format!("#/v1/st/{key}")).unwrap());
        let page =
            page(&library, &resolved, &Rail::default(), ListWindow::whole(STEP), locale(Lang::English));
        page.article.unwrap().note.as_ref().and_then(|note| note.perhaps.clone())
    };
    corpus.statements[id].confidence.speaker = 99;
    assert_eq!(told(&corpus), None, "what is sure has no rival");
    corpus.statements[id].confidence.speaker = 60;
    let rivals = told(&corpus).unwrap();
    assert!(rivals.contains(&named), "{rivals} names {named}");
    assert!(!rivals.contains(&corpus.actors[actor].name), "{rivals}");
}

/// Editors' words about a statement reach its card and the links to it.
#[test]
fn corrections_and_doubts_are_shown() {
    let mut corpus = library().corpus().clone();
    let row = |n: usize| on_record_engine::StatementId::from_index(n);
    let (kind, note) = (CorrectionKind::Reassigned, "Heard again.".to_owned());
    corpus.statements[row(0)].correction = Some(Correction { kind, note });
    let doubtful = corpus.statements.iter().find(|(_, s)| s.actor.is_some()).map(|(id, _)| id).unwrap();
    let statement = &mut corpus.statements[doubtful];
    (statement.perhaps, statement.confidence.speaker) = (statement.actor.take(), 30);
    let name = corpus.actors[statement.perhaps.unwrap()].name.clone();
    let doubtful = statement.key.to_string();
    let key = on_record_engine::model::StatementKey(7);
    let article = corpus.statements[row(0)].article;
    corpus.withdrawn.push(Withdrawn { key, article, note: "Never said.".to_owned() });
    let corrected = corpus.statements[row(0)].key.to_string();
    let library = Library::new(corpus);
    let shown = |at: &str| {
        let resolved = resolve(&library, &parse(at).unwrap());
        page(&library, &resolved, &Rail::default(), ListWindow::whole(10 * STEP), locale(Lang::English))
    };
    let all = shown("#/v1/s");
    let card = |key: &str| all.cards().find(|card| card.key == *key).unwrap();
    assert_eq!(
        card(&corrected).correction,
        Some(("speaker corrected by the editors", "Heard again.".into()))
    );
    let unsure = card(&doubtful);
    assert_eq!(unsure.perhaps.as_deref(), Some(format!("perhaps {name}").as_str()));
    assert_eq!((unsure.speaker.href.as_ref(), unsure.speaker.source.as_ref()), (None, None));
    let id = library.corpus().statements.iter().find(|(_, s)| s.key.to_string() == doubtful).unwrap().0;
    let taken = one(&library, id, "");
    assert_eq!((taken.speaker, taken.source), (None, None), "what is not shown is not taken along either");
    let gone = shown(&format!("#/v1/st/{key}"));
    assert!(gone.notices[0].ends_with("Never said."), "{:?}", gone.notices);
}

#[test]
fn a_hundred_kilobytes_of_unknown_names_are_told_briefly() {
    let names: Vec<String> = (0..12_000).map(|n| format!("nobody{n}")).collect();
    let page = shown(&format!("#/v1/s?by={}", names.join(",")));
    assert!(!page.notices.is_empty() && page.notices.len() <= 21, "{}", page.notices.len());
    assert_eq!(page.total, library().corpus().statements.len());
}

#[test]
fn a_timeline_of_few_days_says_so_and_offers_the_order_of_the_articles() {
    let figure = |dated: usize| {
        let mut corpus = embedded::open().unwrap();
        for row in 0..corpus.articles.len() {
            corpus.articles[Id::from_index(row)].reported_on = None;
        }
        let day = on_record_engine::Date::parse("2025-08-22");
        for row in 0..corpus.statements.len() {
            corpus.statements[Id::from_index(row)].said.on = day.filter(|_| row < dated);
        }
        let library = Library::new(corpus);
        let resolved = resolve(&library, &parse("#/v1/time").unwrap());
        let page =
            page(&library, &resolved, &Rail::default(), ListWindow::whole(STEP), locale(Lang::English));
        match page.figure {
            Some(Figure::Time(time)) => (time.few.clone(), page.spread),
            other => panic!("{other:?}"),
        }
    };
    let total = library().corpus().statements.len();
    let (few, spread) = figure(3);
    let (told, ways) = few.unwrap();
    assert_eq!(
        told,
        format!("Only 3 of {total} statements have a date. A picture by day would tell little.")
    );
    let ways: Vec<(&str, &str)> = ways.iter().map(|way| (way.label.as_str(), way.href.as_str())).collect();
    assert_eq!(ways[0], ("3 dated", "#/v1/time?from=2025-08-22&to=2025-08-22"));
    assert_eq!(ways[1], ("In the order of the articles", "#/v1/s?sort=date"));
    assert!(spread.ends_with(&format!("3 of {total} dated")), "{spread}");
    let (told, ways) = figure(0).0.unwrap();
    assert_eq!((told.as_str(), ways.len()), ("None of these statements has a date.", 1));
    assert_eq!(figure(total).0, None);
}

/// A large corpus in which some articles print one text, two of them each.
fn reprinted() -> Library {
    let plan = on_record_synthetic::Plan { statements: 900, reprints: 20, ..Default::default() };
    let corpus = on_record_synthetic::corpus(&plan);
    assert!(corpus.families.len() > 5, "{} families", corpus.families.len());
    Library::new(corpus)
}

#[test]
fn what_reprints_repeat_is_left_out_of_every_count_where_that_is_asked() {
    let library = reprinted();
    let window = ListWindow { shown: 10 * STEP, made: 10 * STEP, unfolded: true };
    let shown = |at: &str| {
        page(
            &library,
            &resolve(&library, &parse(at).unwrap()),
            &Rail::default(),
            window,
            locale(Lang::English),
        )
    };
    let all = shown("#/v1/s");
    assert!(all.spread.contains(" reports, ") && all.spread.contains(" reprints, "), "{}", all.spread);
    assert!(all.spread.contains(" of their own)"), "{}", all.spread);
    let own = shown(all.reports.as_deref().unwrap());
    assert_eq!(write(&own.address), "#/v1/s?reports=independent");
    let repeated = library.index().repeated().count();
    assert!(repeated >= library.corpus().families.len());
    assert_eq!(
        (own.total, own.reports.as_deref()),
        (all.total - repeated, None),
        "nothing more to leave out"
    );
    let chip = own.chips.iter().find(|chip| chip.key == "reports").unwrap();
    assert_eq!(write(&chip.without), "#/v1/s");
    // Every count is the length of the list that its click gives, and the switch stays.
    for row in own.facets.iter().flat_map(|facet| facet.rows.iter()) {
        assert!(row.href.contains("reports=independent"), "{}", row.href);
        assert_eq!(shown(&row.href).total, row.count as usize, "{}", row.href);
    }
    let Some(Figure::Matrix(matrix)) = shown("#/v1/matrix?reports=independent").figure else {
        panic!("no matrix")
    };
    for cell in matrix.rows.iter().flat_map(|row| row.cells.iter().flatten()) {
        assert_eq!(shown(&cell.href).total, cell.count as usize, "{}", cell.href);
    }
    // A cluster tells how many of its articles report for themselves.
    let mut versions = all.cards().filter_map(|card| card.variants.as_ref());
    assert!(versions.any(|link| link.label.contains("(1 report, 1 reprint")), "clusters are told");
    // Where nothing is reprinted nothing is offered, and the address does not say so.
    let none = page_of_seeds_without_families("#/v1/s?reports=independent");
    assert_eq!((write(&none.address).as_str(), none.reports), ("#/v1/s", None));
}

/// The seeds as if no article were a reprint.
fn page_of_seeds_without_families(at: &str) -> Page {
    let mut corpus = library().corpus().clone();
    corpus.families.clear();
    let library = Library::new(corpus);
    let resolved = resolve(&library, &parse(at).unwrap());
    page(&library, &resolved, &Rail::default(), ListWindow::whole(STEP), locale(Lang::English))
}

#[test]
fn a_link_tells_what_is_newer_than_itself() {
    let library = reprinted();
    let shown = |at: &str| {
        let resolved = resolve(&library, &parse(at).unwrap());
        page(&library, &resolved, &Rail::default(), ListWindow::whole(STEP), locale(Lang::English))
    };
    let (first, last) = library.index().days().unwrap();
    let seen = first.add_days(last.days_since(first) / 2);
    let at = on_record::links::with_seen(&parse("#/v1/s?mode=direct").unwrap().address, seen);
    assert_eq!(at, format!("#/v1/s?mode=direct&seen={seen}"));
    let newer = shown(&at).newer.unwrap();
    let list = shown(&newer.href);
    assert_eq!(newer.label, format!("{} new since this link was made", list.total));
    assert!(list.total > 0 && list.newer.is_none(), "what is new is told once");
    assert_eq!(write(&list.address), format!("#/v1/s?mode=direct&from={}", seen.add_days(1)));
    // A filter of days stays one.
    let within = shown(&format!("#/v1/s?from={first}&to={}&seen={seen}", last.add_days(-1))).newer.unwrap();
    assert_eq!(within.href, format!("#/v1/s?from={}&to={}", seen.add_days(1), last.add_days(-1)));
    assert_eq!(shown(&format!("#/v1/s?seen={last}")).newer, None);
    assert_eq!(shown("#/v1/s?seen=soon").notices.len(), 1);
}

#[test]
fn a_statement_is_handed_on_with_every_appearance_and_no_verdict() {
    let plan = on_record_synthetic::Plan { statements: 300, ..Default::default() };
    let library = Library::new(on_record_synthetic::corpus(&plan));
    let corpus = library.corpus();
    let cluster = &corpus.clusters.rows()[0];
    let id = cluster.members[0];
    let written = |way: HandOver| way.write(&library, id, "https://x.example/");
    let claim = written(HandOver::ClaimReview);
    for open in ["url", "datePublished", "author", "reviewRating"] {
        assert!(claim.contains(&format!("\"{open}\":null")), "{claim}");
    }
    assert_eq!(claim.matches("\"@type\":\"NewsArticle\"").count(), cluster.members.len());
    for &member in &cluster.members {
        let article = &corpus.articles[corpus.statements[member].article];
        assert!(claim.contains(&format!("\"identifier\":\"{}\"", article.name)), "{claim}");
    }
    assert!(!claim.contains("ratingValue"));
    let (annotation, statement) = (written(HandOver::Annotation), &corpus.statements[id]);
    let text = &corpus.articles[statement.article].text;
    let mut places = annotation.split("\"TextPositionSelector\",\"start\":").skip(1).map(|rest| {
        let number =
            |text: &str| text.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse::<usize>().unwrap();
        (number(rest), number(rest.split_once("\"end\":").unwrap().1))
    });
    for span in &statement.content {
        let (start, end) = places.next().unwrap();
        let words: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(words, span.of(text), "{annotation}");
    }
    assert_eq!(annotation.matches("TextQuoteSelector").count(), statement.content.len());
    let link = written(HandOver::Fragment);
    let on_web = corpus.articles[statement.article].url.is_some();
    assert!(
        if on_web { link.contains("#:~:text=") } else { link.starts_with("https://x.example/#/v1/st/") },
        "{link}"
    );
}
