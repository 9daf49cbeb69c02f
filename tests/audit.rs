//! Who is quoted, and what a speaker said over time: every number is the length of the list that it leads to, and wording is
//! compared, never judged.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "clippy.toml frees tests, not the functions that help them"
)]

use on_record::address::{parse, write};
use on_record::library::Library;
use on_record::list_window::{ListWindow, STEP};
use on_record::page::model::{Page, page};
use on_record::platform::locale::locale;
use on_record::rail::Rail;
use on_record::resolve::resolve;
use on_record::texts::Lang;
use on_record::views::figure::Figure;
use on_record::views::quoted::grid::{Grid, csv};
use on_record::views::quoted::model::QuotedView;
use on_record::views::variants::model::DiffKind;
use on_record_engine::model::{ActorKind, Affiliation, Manner, StatedGender};
use on_record_engine::{Corpus, Id};
use on_record_synthetic::Plan;
use std::rc::Rc;
use std::sync::OnceLock;

/// A generated corpus in which some speakers are organisations, groups and documents, and one only is spoken about.
fn corpus() -> Corpus {
    let mut corpus = on_record_synthetic::corpus(&Plan { statements: 600, actors: 40, ..Plan::default() });
    let mut actors = corpus.actors.rows().to_vec();
    for (actor, kind) in actors.iter_mut().zip(ActorKind::ALL.into_iter().cycle()) {
        actor.kind = kind;
    }
    corpus.actors = actors.into_iter().collect();
    let silent = corpus.statements.rows().iter().flat_map(|s| s.about.iter().copied()).next().unwrap();
    let mut statements = corpus.statements.rows().to_vec();
    statements.iter_mut().filter(|s| s.actor == Some(silent)).for_each(|s| s.actor = None);
    // Of two in three a gender is stated, whatever they are; some belong to a body.
    let ids = corpus.actors.ids().enumerate().map(|(n, id)| (n / ActorKind::ALL.len() % 3, id));
    corpus.genders = ids.filter_map(|(n, id)| Some((id, *StatedGender::ALL.get(n)?))).collect();
    let body = |n: usize| Affiliation { slug: format!("body-{n}"), name: format!("Body {n}") };
    corpus.affiliations = (0..2).map(body).collect();
    let of = |n: usize| (0..2).filter(|body| (n + body).is_multiple_of(4)).map(Id::from_index).collect();
    corpus.actor_affiliations = (0..corpus.actors.len()).map(of).collect();
    // Two speakers are no cluster.
    statements.iter_mut().for_each(|s| s.cluster = None);
    corpus.clusters = on_record_engine::Table::default();
    corpus.statements = statements.into_iter().collect();
    corpus
}

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::new(corpus()))
}

fn shown(at: &str) -> Page {
    let rail = Rail { steps: [9, 9], ..Rail::default() };
    page(
        library(),
        &resolve(library(), &parse(at).unwrap()),
        &rail,
        ListWindow::whole(STEP),
        locale(Lang::English),
    )
}

fn quoted(at: &str) -> Rc<QuotedView> {
    let page = shown(at);
    assert!(page.notices.is_empty(), "{at}: {:?}", page.notices);
    let Some(Figure::Quoted(quoted)) = page.figure else { panic!("{at} shows no audit") };
    quoted
}

fn grid<'a>(quoted: &'a QuotedView, name: &str) -> &'a Grid {
    quoted.grids.iter().find(|grid| grid.name == name).unwrap()
}

#[test]
fn each_number_of_an_audit_is_the_length_of_the_list_that_it_leads_to() {
    let mut checked = 0;
    for at in [
        "#/v1/quoted",
        "#/v1/quoted/outlet",
        "#/v1/quoted/topic",
        "#/v1/quoted/time",
        "#/v1/quoted/time?from=2025-02-11&to=2025-03-20",
        "#/v1/quoted?kind=person,group&mode=-direct",
        "#/v1/quoted/outlet?kind=unnamed",
        "#/v1/quoted/affiliation",
        "#/v1/quoted/affiliation?for=body-1",
        "#/v1/quoted/gender",
        "#/v1/quoted/gender?gender=-female",
    ] {
        let quoted = quoted(at);
        let named = quoted.grids.iter().flat_map(|grid| grid.rows.iter());
        for cell in named.flat_map(|row| row.cells.iter()) {
            if let Some((count, href)) = &cell.counted {
                assert_eq!(shown(href).total, *count, "{at}: {href}");
                checked += 1;
            }
        }
        // The bars of the picture lead where the table's numbers lead.
        assert_eq!(quoted.ways.iter().filter(|(_, current)| *current).count(), 1);
    }
    assert!(checked > 1000, "{checked} numbers");
}

#[test]
fn an_audit_counts_each_statement_and_word_once() {
    let (corpus, all) = (library().corpus(), quoted("#/v1/quoted"));
    let kinds = grid(&all, "kinds");
    let counts = kinds.rows.iter().map(|row| row.cells[0].counted.as_ref().unwrap().0);
    assert_eq!(counts.sum::<usize>(), corpus.statements.len());
    let names: Vec<&str> = kinds.rows.iter().map(|row| row.name.label.as_str()).collect();
    assert_eq!(
        names,
        ["People", "Organisations", "Places", "Groups", "Unnamed", "Documents", "Unknown speaker"]
    );
    let direct = corpus.statements.rows().iter().filter(|s| s.manner == Manner::Direct).count();
    let told =
        kinds.rows.iter().filter_map(|row| row.cells[1].counted.as_ref()).map(|(n, _)| n).sum::<usize>();
    assert_eq!((kinds.heads[1].as_str(), told), ("Direct", direct));
    // The first speaker says most, and whoever makes half of the words is a list.
    let half = all.half.as_ref().unwrap();
    assert!(half.label.starts_with("Half of the words of known speakers: "), "{}", half.label);
    let list = shown(&half.href);
    assert!(half.label.ends_with(&format!(", {}", list.count)), "{} is not {}", half.label, list.count);
    // Unnamed sources tell what they are; who has a name is none.
    let (unnamed, unheard) = (grid(&all, "unnamed"), grid(&all, "unheard"));
    assert!(!unnamed.rows.is_empty() && !unheard.rows.is_empty(), "the corpus is made so");
    for row in unnamed.rows.iter() {
        let actor = corpus.actors.rows().iter().find(|actor| actor.slug == row.value.as_str()).unwrap();
        assert!(!actor.kind.is_named() && !row.note.is_empty(), "{}", actor.name);
    }
    // Who is talked about and never quoted has statements about, and none of their own.
    for row in unheard.rows.iter() {
        assert_eq!(shown(&format!("#/v1/s?by={}", row.value)).total, 0, "{}", row.name.label);
    }
    let table = csv(&all.grids);
    assert!(
        table.starts_with("\u{feff}table,row,about,column,value\r\nkinds,People,,Statements,"),
        "{table}"
    );
    assert_eq!(table.lines().filter(|line| line.starts_with("kinds,")).count(), {
        kinds.rows.iter().flat_map(|row| row.cells.iter()).filter(|cell| !cell.text.is_empty()).count()
    });
    // The file has every row and numbers of words, also where the page shows the first ones and shares.
    let first = page(
        library(),
        &resolve(library(), &parse("#/v1/quoted").unwrap()),
        &Rail::default(),
        ListWindow::whole(STEP),
        locale(Lang::English),
    );
    let Some(Figure::Quoted(first)) = first.figure else { panic!("no audit") };
    let speakers = grid(&first, "speakers");
    assert!(speakers.shown < speakers.rows.len(), "{} of {}", speakers.shown, speakers.rows.len());
    let file = csv(&first.grids);
    let words: Vec<usize> = file
        .lines()
        .filter(|line| line.starts_with("speakers,") && line.contains(",words,"))
        .map(|line| line.rsplit(',').next().unwrap().parse().unwrap())
        .collect();
    assert_eq!(words.len(), speakers.rows.len());
    let spoken = corpus.statements.rows().iter().filter(|row| row.actor.is_some());
    let all_words: usize = spoken
        .map(|row| {
            let text = &corpus.articles[row.article].text;
            row.content
                .iter()
                .map(|span| {
                    span.of(text)
                        .split_whitespace()
                        .filter(|word| word.contains(char::is_alphanumeric))
                        .count()
                })
                .sum::<usize>()
        })
        .sum();
    assert_eq!(words.iter().sum::<usize>(), all_words);
    let note = unnamed.rows[0].note.to_string();
    assert!(file.lines().any(|line| line.starts_with("unnamed,") && line.contains(&note)), "{note}");
    let picture = all.scene(820.0).file("Who is quoted", "On Record");
    assert!(picture.contains("People") && picture.contains("Direct"), "the picture names its rows and parts");
}

#[test]
fn people_are_counted_by_the_gender_that_pronouns_state_and_bodies_by_whom_they_have() {
    let corpus = library().corpus();
    let by = quoted("#/v1/quoted/gender");
    assert!(by.help.starts_with("People only. A gender is stated where"), "{}", by.help);
    let rows = &grid(&by, "kinds").rows;
    let names: Vec<&str> = rows.iter().map(|row| row.name.label.as_str()).collect();
    assert_eq!(names, ["Called “she”", "Called “he”", "Not stated"]);
    let people = |gender: Option<Option<StatedGender>>| {
        let said = corpus.statements.rows().iter().filter_map(|row| row.actor);
        let people = said.filter(|id| corpus.actors[*id].kind == ActorKind::Person);
        people.filter(|id| gender.is_none_or(|gender| corpus.gender_of(*id) == gender)).count()
    };
    let counted: Vec<usize> = rows.iter().map(|row| row.cells[0].counted.as_ref().unwrap().0).collect();
    let [she, he] = StatedGender::ALL.map(|gender| people(Some(Some(gender))));
    assert_eq!(counted, [she, he, people(Some(None))]);
    assert_eq!(counted.iter().sum::<usize>(), people(None));
    assert!(csv(&by.grids).contains("kinds,Called “she”,,Direct,"));
    assert!(by.scene(820.0).file("", "").contains("Called “he”"));
    // Nobody is chosen by gender in the rail, but what is filtered stands there.
    let shown_facets = |at: &str| shown(at).facets.iter().map(|one| one.key).collect::<Vec<_>>();
    assert!(!shown_facets("#/v1/s").contains(&"gender"));
    assert!(shown_facets("#/v1/s?gender=female").contains(&"gender"));
    // Who belongs to two bodies stands in the row of each.
    let by = quoted("#/v1/quoted/affiliation");
    let rows = &grid(&by, "kinds").rows;
    let names: Vec<&str> = rows.iter().map(|row| row.name.label.as_str()).collect();
    assert_eq!(names.last(), Some(&"Body not stated"));
    assert!(names.contains(&"Body 0") && names.contains(&"Body 1"), "{names:?}");
    assert!(grid(&by, "kinds").heads.iter().any(|head| head == "Unnamed"), "bodies by kinds of sources");
}

#[test]
fn an_audit_is_part_of_the_address() {
    for (at, written) in [
        ("#/v1/quoted/gender?kind=person", "#/v1/quoted/gender?kind=person"),
        ("#/v1/quoted/affiliation", "#/v1/quoted/affiliation"),
        ("#/v1/quoted/kind", "#/v1/quoted"),
        ("#/v1/quoted/outlet?by=-~none", "#/v1/quoted/outlet?by=-~none"),
        ("#/v1/pos?on=-~none", "#/v1/pos?on=-~none"),
    ] {
        assert_eq!(write(&shown(at).address), written);
    }
    assert_eq!(shown("#/v1/quoted/kind").notices.len(), 1);
}

/// What one speaker says on one topic: four days, of which one is not known, in words that change.
fn course() -> Library {
    let mut corpus = corpus();
    let (speaker, topic) = (corpus.statements.rows()[0].actor, corpus.statements.rows()[0].topics.clone());
    assert!(speaker.is_some() && !topic.is_empty());
    let mut statements: Vec<_> = corpus.statements.rows().to_vec();
    let text = "The bridge will open in spring for all traffic. The bridge will open in autumn for all traffic. \
                Nobody asked us whether we agree. The bridge will open in autumn for all traffic.";
    let mut articles = corpus.articles.rows().to_vec();
    let sentences: Vec<(usize, usize)> = {
        let mut at = 0;
        text.split_inclusive(". ")
            .map(|one| {
                let start = at;
                at += one.len();
                (start, start + one.trim_end().len())
            })
            .collect()
    };
    let first = statements[0].article;
    for (n, statement) in statements.iter_mut().enumerate() {
        if let Some(&(start, end)) = sentences.get(n) {
            statement.article = first;
            statement.content = vec![on_record_engine::Span::at(start, end)];
            (statement.quoted, statement.source, statement.cue) = (vec![], vec![], vec![]);
            (statement.actor, statement.topics, statement.addressee) = (speaker, topic.clone(), None);
            statement.about = vec![];
            let day = [Some("2025-03-01"), Some("2025-03-13"), Some("2025-03-13"), None][n];
            statement.said.on = day.and_then(on_record_engine::Date::parse);
            statement.said.basis = None;
        } else if statement.actor == speaker {
            statement.actor = None;
        }
    }
    articles[first.index()].text = text.to_owned();
    articles[first.index()].reported_on = None;
    articles[first.index()].blocks = vec![];
    statements.retain(|s| s.article != first || s.actor == speaker);
    corpus.articles = articles.into_iter().collect();
    corpus.statements = statements.into_iter().collect();
    corpus.topic_from.clear();
    Library::new(corpus)
}

#[test]
fn positions_stand_in_order_with_what_changed_in_their_wording() {
    let library = course();
    let corpus = library.corpus();
    let s = &corpus.statements.rows()[0];
    let (by, on) = (&corpus.actors[s.actor.unwrap()].slug, &corpus.topics[s.topics[0]].slug);
    let shown = |at: &str| {
        let window = ListWindow::whole(STEP);
        page(
            &library,
            &resolve(&library, &parse(at).unwrap()),
            &Rail::default(),
            window,
            locale(Lang::English),
        )
    };
    let page = shown(&format!("#/v1/pos?by={by}&on={on}"));
    let positions = page.positions.as_ref().unwrap();
    let told: Vec<(Option<&str>, Option<&str>)> =
        positions.steps.iter().map(|step| (step.later.as_deref(), step.told)).collect();
    assert_eq!(
        told,
        [
            (None, None),
            (Some("12 days later"), Some("worded differently")),
            (Some("on the same day"), Some("in other words")),
            (Some("days not known"), Some("in other words")),
        ]
    );
    let runs = |n: usize, kind: DiffKind| -> Vec<String> {
        let runs = positions.steps[n].variant.runs.iter().filter(|run| run.kind == kind);
        runs.map(|run| run.text.trim().to_owned()).collect()
    };
    assert_eq!(
        (runs(1, DiffKind::Own), runs(1, DiffKind::Missing)),
        (vec!["autumn".to_owned()], vec!["spring".to_owned()])
    );
    assert!(runs(2, DiffKind::Own).is_empty(), "what shares nothing is not marked");
    assert_eq!(page.cards().count(), page.total);
    // Without one speaker and a topic the list stands, and the page says what to choose.
    for at in ["#/v1/pos".to_owned(), format!("#/v1/pos?by={by}"), format!("#/v1/pos?on={on}")] {
        let page = shown(&at);
        assert!(page.positions.is_none() || at.contains("on="), "{at}");
        assert!(page.cards().count() > 0, "{at}");
    }
    for lang in Lang::ALL {
        let t = lang.texts();
        let words = [t.positions.help, t.positions.told[1], t.positions.told[2]].join(" ").to_lowercase();
        assert!(
            !words.contains("contradict") && !words.contains("widerspr") && !words.contains("تناقض"),
            "{words}"
        );
    }
}
