//! A corpus of some hundred articles of mixed kinds, read and packed as any other: every source has its place, no two
//! actors become one and hardly any stands twice, topics cover it, and a list begins with what is telling.

use on_record_engine::model::{ActorKind, Corpus, Manner, Statement, archive};
use on_record_engine::pack::{Manifest, ReadArticle, pack};
use on_record_engine::query::{Facet, Index, Query, Value};
use on_record_engine::{ActorId, Reader, Span};
use on_record_synthetic::chance::{Chance, Zipf};
use on_record_synthetic::clauses::clause;
use on_record_synthetic::invented_names;
use on_record_synthetic::page::capital;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const ARTICLES: usize = 320;
const GIVEN: [&str; 12] =
    ["Ada", "Ben", "Carla", "Dorian", "Emma", "Frank", "Greta", "Hugo", "Ivy", "Jonas", "Karin", "Liam"];
const FAMILIES: [&str; 20] = [
    "Example",
    "Sample",
    "Marwick",
    "Talford",
    "Lindqvist",
    "Harrowgate",
    "Corvane",
    "Pelham",
    "Radcombe",
    "Walzer",
    "Norbury",
    "Osterman",
    "Dranger",
    "Halvers",
    "Kerridge",
    "Lamberton",
    "Morland",
    "Salter",
    "Venning",
    "Zander",
];
const PLACES: [&str; 8] =
    ["Harbour", "Hillside", "Coastal", "Northern", "Lakeland", "Valley", "Moorland", "Estuary"];
const FIELDS: [&str; 6] = ["Water", "Housing", "Railway", "Fisheries", "Schools", "Energy"];
const FORMS: [&str; 4] = ["Trust", "Agency", "Council", "Union"];
const ROLES: [&str; 4] = ["chief executive", "director", "chairman", "president"];
const GROUPS: [&str; 4] = ["Residents", "Analysts", "Campaigners", "Officials"];
const DOCUMENTS: [&str; 3] = ["report", "survey", "study"];

/// Who said something, as the article that is written means it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Who {
    kind: &'static str,
    name: String,
}

/// An article, and where it has whose words.
struct Written {
    text: String,
    said: Vec<(Span, Who)>,
}

struct Writer<'a> {
    written: Written,
    chance: &'a mut Chance,
    topic: String,
}

impl Writer<'_> {
    fn words(&mut self) -> String {
        // This is about who becomes one, not about a second source inside the words: “whatever the ministry says”.
        loop {
            let words = clause(&self.topic, None, self.chance).whole();
            if !words.contains(" says") {
                return words;
            }
        }
    }

    fn quoted(&mut self, behind: &str, kind: &'static str, name: &str) {
        let words = capital(&self.words());
        let start = self.written.text.len() + "“".len();
        self.written.text.push_str(&format!("“{words},” {behind}.\n\n"));
        self.told(start, words.len(), kind, name);
    }

    fn reported(&mut self, before: &str, kind: &'static str, name: &str) {
        let words = self.words();
        let start = self.written.text.len() + before.len() + " that ".len();
        self.written.text.push_str(&format!("{before} that {words}.\n\n"));
        self.told(start, words.len(), kind, name);
    }

    fn told(&mut self, start: usize, length: usize, kind: &'static str, name: &str) {
        let who = Who { kind, name: name.to_owned() };
        self.written.said.push((Span::at(start, start + length), who));
    }
}

fn body(number: usize) -> (String, String) {
    let (place, rest) = (number % PLACES.len(), number / PLACES.len());
    let (field, form) = (rest % FIELDS.len(), rest / FIELDS.len() % FORMS.len());
    let name = format!("{} {} {}", PLACES[place], FIELDS[field], FORMS[form]);
    let letters = name.split(' ').filter_map(|word| word.chars().next()).collect();
    (name, letters)
}

fn write(number: usize, topics: &[String], people: &Zipf, bodies: &Zipf, chance: &mut Chance) -> Written {
    let topic = topics[number % topics.len()].clone();
    let mut writer = Writer { written: Written { text: String::new(), said: vec![] }, chance, topic };
    let tail = ["divides the region", "goes on", "returns to the table"][number % 3];
    let headline = format!("{} {tail}\n\n", capital(&writer.topic));
    writer.written.text.push_str(&headline);
    let person = people.row(writer.chance);
    let (given, family) = (GIVEN[person % GIVEN.len()], FAMILIES[person / GIVEN.len() % FAMILIES.len()]);
    let (name, letters) = body(bodies.row(writer.chance));
    let full = format!("{given} {family}");
    let role = ROLES[person % ROLES.len()];
    writer.quoted(&format!("said {full}, {role} of the {name}"), "person", &full);
    writer.quoted(&format!("{family} said"), "person", &full);
    // Every other article states what the acronym stands for.
    if number.is_multiple_of(2) {
        writer.reported(&format!("The {name} ({letters}) said"), "organisation", &name);
        writer.reported(&format!("The {letters} added"), "organisation", &name);
    } else {
        writer.reported(&format!("The {name} said"), "organisation", &name);
    }
    match number % 4 {
        0 => writer.reported(
            &format!("{} said", GROUPS[number / 4 % GROUPS.len()]),
            "group",
            GROUPS[number / 4 % GROUPS.len()],
        ),
        1 => writer.reported(
            &format!("The {} found", DOCUMENTS[number / 4 % DOCUMENTS.len()]),
            "document",
            DOCUMENTS[number / 4 % DOCUMENTS.len()],
        ),
        2 => writer.quoted(&format!("a spokesman for the {name} said"), "unnamed", &name),
        _ => writer.reported(&format!("{full} believes"), "person", &full),
    }
    writer.written
}

struct Made {
    corpus: Corpus,
    /// Each statement that was written, with the actor that was found for it.
    met: Vec<(Who, Option<ActorId>)>,
    written: usize,
}

static MADE: LazyLock<Made> = LazyLock::new(|| {
    let chance = &mut Chance::new(11);
    let topics = invented_names::topics(48, chance);
    let (people, bodies) = (Zipf::new(GIVEN.len() * FAMILIES.len()), Zipf::new(PLACES.len() * FIELDS.len()));
    let all: Vec<Written> = (0..ARTICLES).map(|n| write(n, &topics, &people, &bodies, chance)).collect();
    let reader = Reader::built_in();
    let article = |(n, written): (usize, &Written)| ReadArticle {
        name: format!("{n:04}"),
        text: written.text.clone(),
        reading: reader.read(&written.text),
    };
    let read = all.iter().enumerate().map(article).collect();
    let (corpus, problems) = pack(read, &Manifest::default(), reader.language());
    assert!(problems.is_empty(), "{problems:?}");
    let mut met = Vec::new();
    for (id, article) in corpus.articles.iter() {
        let number: Option<usize> = article.name.parse().ok();
        for (place, who) in
            number.and_then(|number| all.get(number)).into_iter().flat_map(|written| &written.said)
        {
            // Words inside the statement may be another's: “whatever the ministry says”.
            let size = |s: &&Statement| s.content.iter().map(|span| span.len()).sum::<u32>();
            let here = |s: &&Statement| s.article == id && s.content.iter().any(|span| span.overlaps(*place));
            met.extend(
                corpus.statements.rows().iter().filter(here).max_by_key(size).map(|s| (who.clone(), s.actor)),
            );
        }
    }
    Made { corpus, met, written: all.iter().map(|written| written.said.len()).sum() }
});

#[test]
fn nearly_every_statement_is_found_and_has_its_place() {
    let Made { corpus, met, written } = &*MADE;
    assert!(met.len() * 100 >= written * 97, "{} of {written}", met.len());
    let unknown = corpus.statements.rows().iter().filter(|s| s.actor.is_none()).count();
    assert!(unknown * 100 <= corpus.statements.len() * 4, "{unknown} of {}", corpus.statements.len());
    for (kind, word) in [
        (ActorKind::Person, "person"),
        (ActorKind::Organisation, "organisation"),
        (ActorKind::Group, "group"),
        (ActorKind::Unnamed, "unnamed"),
        (ActorKind::Document, "document"),
    ] {
        let own: Vec<_> = met.iter().filter(|(who, _)| who.kind == word).collect();
        let right =
            own.iter().filter(|(_, actor)| actor.is_some_and(|id| corpus.actors[id].kind == kind)).count();
        assert!(right * 100 >= own.len() * 90, "{word}: {right} of {}", own.len());
    }
}

#[test]
fn no_two_actors_become_one_and_hardly_any_stands_twice() {
    let Made { corpus, met, .. } = &*MADE;
    let mut means: BTreeMap<ActorId, BTreeSet<&Who>> = BTreeMap::new();
    let mut stands: BTreeMap<&Who, BTreeSet<ActorId>> = BTreeMap::new();
    let named = met.iter().filter(|(who, _)| who.kind == "person" || who.kind == "organisation");
    for (who, actor) in named.filter_map(|(who, actor)| Some((who, (*actor)?))) {
        means.entry(actor).or_default().insert(who);
        stands.entry(who).or_default().insert(actor);
    }
    for (actor, all) in &means {
        assert_eq!(all.len(), 1, "{} is {all:?}", corpus.actors[*actor].name);
    }
    let twice: Vec<_> = stands.iter().filter(|(_, actors)| actors.len() > 1).collect();
    assert!(stands.len() > 120, "{} actors", stands.len());
    assert!(twice.len() * 100 <= stands.len() * 3, "{} of {}: {twice:?}", twice.len(), stands.len());
}

#[test]
fn topics_cover_it_and_none_takes_all() {
    let corpus = &MADE.corpus;
    let all = corpus.statements.len();
    let with = corpus.statements.rows().iter().filter(|s| !s.topics.is_empty()).count();
    assert!(with * 100 >= all * 90, "{with} of {all}");
    let index = Index::new(corpus);
    let finest = |topic| corpus.statements.rows().iter().filter(|s| s.topics.first() == Some(&topic)).count();
    assert!(corpus.topics.ids().all(|topic| finest(topic) * 5 <= all));
    assert_eq!(index.len(), all);
}

#[test]
fn a_list_begins_with_quotations_of_those_with_names_and_folds_the_rest() {
    let corpus = &MADE.corpus;
    let index = Index::new(corpus);
    let hits = Query::default().ask(corpus, &index);
    for &id in hits.statements.iter().take(100) {
        let statement = &corpus.statements[id];
        assert_ne!(statement.manner, Manner::Indirect);
        assert!(statement.actor.is_some_and(|id| corpus.actors[id].kind.is_named()), "{statement:?}");
    }
    assert!(hits.folded * 4 < hits.total(), "{} of {}", hits.folded, hits.total());
    let folded = &hits.statements[hits.total() - hits.folded..];
    assert!(folded.iter().all(|&id| corpus.statements[id].manner == Manner::Indirect));
}

#[test]
fn whoever_belongs_to_a_body_is_found_by_it() {
    let corpus = &MADE.corpus;
    let named = |name: &str| corpus.affiliations.iter().find(|(_, body)| body.name == name).map(|(id, _)| id);
    let bodies: Vec<_> = (0..8).filter_map(|n| named(&body(n).0)).collect();
    assert!(bodies.len() >= 7, "{:?}", corpus.affiliations.rows());
    let hits = Query::default().ask(corpus, &Index::new(corpus));
    assert!(bodies.iter().all(|&id| hits.count(Facet::Affiliation, Value::of(id)) > 0));
}

#[test]
fn it_is_an_archive_without_outlets_that_nobody_stated() {
    let corpus = &MADE.corpus;
    assert!(corpus.outlets.is_empty());
    assert_eq!(archive::decode(&archive::encode(corpus)).as_ref(), Ok(corpus));
}
