//! Small corpora and queries about them, drawn by chance.

#![allow(unreachable_pub, dead_code, reason = "each test takes what it needs")]
#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that draw their cases")]

use on_record_engine::model::{
    Actor, ActorKind, Addressee, Affiliation, Article, Cluster, Confidence, Corpus, Family, Kind, Manner,
    Outlet, Said, StatedGender, Statement, StatementKey, Topic,
};
use on_record_engine::query::{Days, Facet, Index, Query, Scope, Selection, Sort, Value, values};
use on_record_engine::text::{Block, BlockKind};
use on_record_engine::{Date, Id, Span, StatementId};
use proptest::prelude::*;

pub const TEXT: &str =
    "No meeting is planned. The agenda is not ready. Zürich will host a summit. They deny and welcome it.";
const CONTENTS: [(u32, u32); 4] = [(0, 21), (23, 46), (48, 75), (3, 10)];

/// The cue of a statement with each of these contents: a negative verb, a positive one, another one, none.
const CUES: [Option<&str>; 4] = [Some("deny"), Some("welcome"), Some("host"), None];

/// What each actor is.
const KINDS: [ActorKind; 4] =
    [ActorKind::Person, ActorKind::Organisation, ActorKind::Unnamed, ActorKind::Person];

/// What one statement is drawn from: actor, about, topics, article, channel, manner, day, content.
pub type Draw = (Option<usize>, Vec<usize>, Vec<usize>, usize, Option<usize>, usize, Option<i32>, usize);

pub fn corpus(draws: &[Draw]) -> Corpus {
    let mut corpus = Corpus::default();
    // Statements stand by article in their table.
    let mut draws = draws.to_vec();
    draws.sort_by_key(|draw| draw.3);
    for n in 0..4 {
        let name = ["Ann Zet", "Bo Yam", "Cy Xu", "Di Wu"][n].to_owned();
        let slug = format!("actor-{n}");
        corpus.actors.push(Actor { slug, name, role: None, kind: KINDS[n], aliases: vec![] });
        let label = format!("Topic {n}");
        corpus.topics.push(Topic { slug: format!("topic-{n}"), label, terms: vec![] });
        let name = format!("Channel {n}");
        corpus.channels.push(on_record_engine::model::Channel { slug: format!("channel-{n}"), name });
    }
    for n in 0..2 {
        let name = format!("Body {n}");
        corpus.affiliations.push(Affiliation { slug: format!("body-{n}"), name });
    }
    let bodies = |rows: &[usize]| rows.iter().map(|&row| Id::from_index(row)).collect();
    corpus.actor_affiliations = vec![vec![], bodies(&[0]), bodies(&[1]), bodies(&[0, 1])];
    // Of one who is no person, and of whom articles contradict each other, no gender is told.
    corpus.genders = [(0, StatedGender::Female), (2, StatedGender::Male), (3, StatedGender::Contradicted)]
        .map(|(row, stated)| (Id::from_index(row), stated))
        .to_vec();
    for n in 0..2 {
        corpus.outlets.push(Outlet { slug: format!("outlet-{n}"), name: format!("Outlet {n}") });
    }
    for n in 0..3 {
        let whole = Span::at(0, TEXT.len());
        corpus.articles.push(Article {
            name: format!("article-{n}"),
            text: TEXT.to_owned(),
            blocks: vec![Block { span: whole, kind: BlockKind::Body }],
            stated_headline: (n == 1).then(|| "Delays ahead".to_owned()),
            outlet: (n < 2).then(|| Id::from_index(n)),
            reported_on: if n == 0 { Date::parse("2025-08-22") } else { None },
            url: None,
        });
    }
    for (n, (actor, about, topics, article, channel, manner, said, content)) in draws.iter().enumerate() {
        let (start, end) = CONTENTS[*content];
        corpus.statements.push(Statement {
            key: StatementKey(n as u64),
            article: Id::from_index(*article),
            content: vec![Span::new(start, end)],
            quoted: vec![],
            source: vec![],
            cue: CUES[*content]
                .and_then(|cue| Some(Span::at(TEXT.find(cue)?, TEXT.find(cue)? + cue.len())))
                .into_iter()
                .collect(),
            manner: [Manner::Direct, Manner::Mixed, Manner::Indirect][*manner],
            kind: Kind::Speech,
            nested: false,
            perhaps: None,
            correction: None,
            actor: actor.map(Id::from_index),
            about: about.iter().map(|&n| Id::from_index(n)).collect(),
            topics: topics.iter().map(|&n| Id::from_index(n)).collect(),
            addressee: channel.map(|n| Addressee { channel: Id::from_index(n), span: Span::new(0, 2) }),
            said: Said { on: said.and_then(|n| Some(Date::parse("2025-08-20")?.add_days(n))), basis: None },
            confidence: Confidence { content: 90, speaker: 90 },
            cluster: ((n == 0 || n + 1 == draws.len()) && draws.len() > 1).then(|| Id::from_index(0)),
        });
    }
    if draws.len() > 1 {
        let members = vec![StatementId::from_index(0), StatementId::from_index(draws.len() - 1)];
        corpus.clusters.push(Cluster { key: StatementKey(0), members });
    }
    // The last article is the report, the first one its reprint.
    corpus.families = vec![Family { articles: vec![Id::from_index(2), Id::from_index(0)], shared: 80 }];
    corpus
}

pub fn draws() -> impl Strategy<Value = Vec<Draw>> {
    let set = || proptest::collection::btree_set(0usize..4, 0..3).prop_map(|s| s.into_iter().collect());
    let draw = (
        proptest::option::of(0usize..4),
        set(),
        set(),
        0usize..3,
        proptest::option::of(0usize..4),
        0usize..3,
        proptest::option::of(0i32..5),
        0usize..4,
    );
    proptest::collection::vec(draw, 0..90)
}

/// Whether an earlier article of its family has the same statement.
pub fn is_repeated(corpus: &Corpus, id: StatementId) -> bool {
    let s = &corpus.statements[id];
    let same = |other: &Statement| {
        let words = other.content == s.content
            && (other.actor == s.actor || other.actor.is_none() || s.actor.is_none());
        words || other.cluster.is_some() && other.cluster == s.cluster
    };
    corpus.families.iter().any(|family| {
        let earlier = family.articles.iter().take_while(|&&article| article != s.article);
        family.articles.contains(&s.article)
            && earlier
                .into_iter()
                .any(|&a| corpus.statements.rows().iter().any(|o| o.article == a && same(o)))
    })
}

/// A number of a value; numbers past the facet's table stand for "none".
pub fn value(index: &Index, facet: Facet, n: usize) -> Value {
    values(index, facet).nth(n).unwrap_or(if facet == Facet::Manner {
        Value::of(on_record_engine::ActorId::from_index(0))
    } else {
        Value::NONE
    })
}

pub type Asked = (Vec<Vec<usize>>, Vec<usize>);
/// The scope, and whether independent reports count alone.
pub type Within = (Option<Scope>, bool);

pub fn query(
    index: &Index,
    asked: &[Asked],
    days: Days,
    words: &str,
    sort: Sort,
    (scope, independent): Within,
) -> Query {
    let mut query = Query { days, words: words.to_owned(), sort, scope, independent, ..Query::default() };
    // Some of the typed questions name somebody.
    if words == "is planned" {
        query.named.push((Facet::About, value(index, Facet::About, 1)));
    }
    for (facet, (any, not)) in Facet::ALL.into_iter().zip(asked) {
        let of = |ns: &Vec<usize>| ns.iter().map(|&n| value(index, facet, n)).collect::<Vec<_>>();
        *query.of_mut(facet) = Selection { any: any.iter().map(of).collect(), not: of(not) };
    }
    query
}

pub fn queries() -> impl Strategy<Value = (Vec<Asked>, Days, &'static str, Sort, Within)> {
    let group = || proptest::collection::vec(0usize..6, 1..3);
    let not = prop_oneof![3 => Just(vec![]), 1 => group()];
    let any = prop_oneof![5 => Just(vec![]), 3 => group().prop_map(|g| vec![g]), 1 => (group(), group()).prop_map(|(a, b)| vec![a, b])];
    let date = |n: i32| Date::parse("2025-08-20").unwrap().add_days(n);
    let days = prop_oneof![
        4 => Just(Days::All),
        1 => Just(Days::Undated),
        2 => (proptest::option::of(0i32..5), proptest::option::of(0i32..5))
            .prop_map(move |(a, b)| Days::Between(a.map(date), b.map(date))),
    ];
    let words = prop_oneof![
        4 => Just(""), 1 => Just("meet"), 1 => Just("\"not ready\""), 1 => Just("zurich"), 1 => Just("delays ann"), 1 => Just("is planned"), 1 => Just("channel mee"), 1 => Just("plans"), 1 => Just("hosting zet"), 1 => Just("\"plans\""), 1 => Just("is ready"), 1 => Just("wills it "), 1 => Just("is-planned"),
    ];
    let sort = prop_oneof![
        Just(Sort::Telling),
        Just(Sort::Date),
        Just(Sort::Said),
        Just(Sort::Actor),
        Just(Sort::Relevance)
    ];
    let scope = prop_oneof![
        4 => Just(None),
        1 => (0usize..3).prop_map(|n| Some(Scope::Article(Id::from_index(n)))),
        1 => Just(Some(Scope::Cluster(Id::from_index(0)))),
        1 => (0usize..4).prop_map(|n| {
            let one = |n| Value::of(on_record_engine::ActorId::from_index(n));
            Some(Scope::Either(Facet::Speaker, one(n), one(3 - n)))
        }),
        1 => (0usize..3).prop_map(|n| Some(Scope::Others(Id::from_index(n)))),
        1 => (0usize..4).prop_map(|n| Some(Scope::Value(Facet::About, Value::of(on_record_engine::ActorId::from_index(n))))),
    ];
    let within = (scope, prop_oneof![3 => Just(false), 1 => Just(true)]);
    (proptest::collection::vec((any, not), Facet::ALL.len()), days, words, sort, within)
}
