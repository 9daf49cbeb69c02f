//! Every answer of the index against a plain re-implementation that looks at each statement in turn.

#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that draw their cases")]

use on_record_engine::model::archive;
use on_record_engine::model::{
    Actor, ActorKind, Addressee, Affiliation, Article, Cluster, Confidence, Corpus, Family, Kind, Manner,
    Outlet, Said, Statement, StatementKey, Topic,
};
use on_record_engine::query::Question;
use on_record_engine::query::{Cross, by_day};
use on_record_engine::query::{Days, Query, Scope, Selection, Sort, is_value, values};
use on_record_engine::query::{Facet, Index, Value, day};
use on_record_engine::text::{Block, BlockKind};
use on_record_engine::{ArticleId, Date, Id, Span, StatementId};
use proptest::prelude::*;

const TEXT: &str =
    "No meeting is planned. The agenda is not ready. Zürich will host a summit. They deny and welcome it.";
const CONTENTS: [(u32, u32); 4] = [(0, 21), (23, 46), (48, 75), (3, 10)];

/// The cue of a statement with each of these contents: a negative verb, a positive one, another one, none.
const CUES: [Option<&str>; 4] = [Some("deny"), Some("welcome"), Some("host"), None];

/// What each actor is.
const KINDS: [ActorKind; 4] =
    [ActorKind::Person, ActorKind::Organisation, ActorKind::Unnamed, ActorKind::Person];

/// What one statement is drawn from: actor, about, topics, article, channel, manner, day, content.
type Draw = (Option<usize>, Vec<usize>, Vec<usize>, usize, Option<usize>, usize, Option<i32>, usize);

fn corpus(draws: &[Draw]) -> Corpus {
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

fn draws() -> impl Strategy<Value = Vec<Draw>> {
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

/// A number of a value; numbers past the facet's table stand for "none".
fn value(index: &Index, facet: Facet, n: usize) -> Value {
    values(index, facet).nth(n).unwrap_or(if facet == Facet::Manner {
        Value::of(on_record_engine::ActorId::from_index(0))
    } else {
        Value::NONE
    })
}

type Asked = (Vec<Vec<usize>>, Vec<usize>);
/// The scope, and whether independent reports count alone.
type Within = (Option<Scope>, bool);

fn query(
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

fn queries() -> impl Strategy<Value = (Vec<Asked>, Days, &'static str, Sort, Within)> {
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
        4 => Just(""), 1 => Just("meet"), 1 => Just("\"not ready\""), 1 => Just("zurich"), 1 => Just("delays ann"), 1 => Just("is planned"), 1 => Just("channel mee"), 1 => Just("plans"), 1 => Just("hosting zet"), 1 => Just("\"plans\""),
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

fn has(corpus: &Corpus, id: StatementId, facet: Facet, value: Value) -> bool {
    let s = &corpus.statements[id];
    let outlet = corpus.articles[s.article].outlet;
    let all: Vec<usize> = match facet {
        Facet::Speaker => s.actor.iter().map(|id| id.index()).collect(),
        Facet::Affiliation => {
            s.actor.iter().flat_map(|&id| corpus.affiliations_of(id)).map(|id| id.index()).collect()
        }
        Facet::About => s.about.iter().map(|id| id.index()).collect(),
        Facet::Topic => s.topics.iter().map(|id| id.index()).collect(),
        Facet::Outlet => outlet.iter().map(|id| id.index()).collect(),
        Facet::Channel => s.addressee.iter().map(|t| t.channel.index()).collect(),
        Facet::Manner => vec![s.manner as usize],
        Facet::Verb => s
            .cue
            .iter()
            .filter_map(|cue| ["deny", "welcome"].iter().position(|w| *w == cue.of(TEXT)))
            .collect(),
        Facet::Kind => s.actor.iter().map(|&id| corpus.actors[id].kind as usize).collect(),
    };
    value.row().map_or(all.is_empty(), |row| all.contains(&row))
}

/// Whether a statement is another speaker's on a topic of `one`. The words that these statements share are in more of them
/// than telling words are, or they share one alone.
fn others(corpus: &Corpus, one: StatementId, id: StatementId) -> bool {
    let Some(other) = corpus.statements.get(one) else { return false };
    let s = &corpus.statements[id];
    let apart = s.actor != other.actor || s.actor.is_none();
    let same = id == one || s.cluster.is_some() && s.cluster == other.cluster;
    apart && !same && (s.topics.iter().any(|topic| other.topics.contains(topic)) || like(corpus, other, s))
}

/// Whether two statements share two words of four letters and more that at most four statements have.
fn like(corpus: &Corpus, a: &Statement, b: &Statement) -> bool {
    let words = |s: &Statement| -> std::collections::BTreeSet<String> {
        let words = on_record_engine::query::words(s.content[0].of(TEXT)).map(|(_, word)| word);
        words.filter(|word| word.chars().count() >= 4).collect()
    };
    // Words are also found in speakers' names and headlines, which have none of these.
    let few =
        |word: &&String| corpus.statements.rows().iter().filter(|s| words(s).contains(*word)).count() <= 4;
    words(a).intersection(&words(b)).filter(few).count() >= 2
}

/// Whether an earlier article of its family has the same statement.
fn is_repeated(corpus: &Corpus, id: StatementId) -> bool {
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

/// What the query's text says, statement by statement.
fn naive(corpus: &Corpus, query: &Query) -> Vec<StatementId> {
    let question = Question::of(corpus, &query.words);
    corpus
        .statements
        .ids()
        .filter(|&id| {
            let s = &corpus.statements[id];
            let day = day(corpus, id);
            let scope = match query.scope {
                None => true,
                Some(Scope::Article(article)) => s.article == article,
                Some(Scope::Cluster(cluster)) => s.cluster == Some(cluster),
                Some(Scope::Value(facet, value)) => has(corpus, id, facet, value),
                Some(Scope::Either(facet, a, b)) => has(corpus, id, facet, a) || has(corpus, id, facet, b),
                Some(Scope::Others(one)) => others(corpus, one, id),
            };
            let facets = Facet::ALL.into_iter().all(|facet| {
                let selection = query.of(facet);
                selection.any.iter().all(|any| any.iter().any(|&v| has(corpus, id, facet, v)))
                    && !selection.not.iter().any(|&v| has(corpus, id, facet, v))
            });
            let days = match query.days {
                Days::All => true,
                Days::Undated => day.is_none(),
                Days::Between(from, to) => day
                    .is_some_and(|day| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)),
            };
            let article = &corpus.articles[s.article];
            let texts = [
                s.content[0].of(&article.text),
                s.actor.map_or("", |id| corpus.actors[id].name.as_str()),
                s.addressee.map_or("", |told| corpus.channels[told.channel].name.as_str()),
                article.headline().unwrap_or(""),
            ];
            // Words may come from different texts, a phrase only from one; the questions here are either.
            let words = if query.words.starts_with('"') {
                texts.iter().any(|text| !question.marks(text).is_empty())
            } else {
                query.words.split(' ').enumerate().all(|(n, word)| {
                    let last = n + 1 == query.words.split(' ').count();
                    let asked = if last { word.to_owned() } else { format!("{word} \"\"") };
                    word.is_empty() || texts.iter().any(|t| !Question::of(corpus, &asked).marks(t).is_empty())
                })
            };
            let named = query.named.iter().all(|&(facet, value)| has(corpus, id, facet, value));
            let repeated = query.independent && is_repeated(corpus, id);
            scope && facets && days && words && named && !repeated
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn answers_are_what_the_query_says(draws in draws(), (asked, days, words, sort, scope) in queries()) {
        let corpus = corpus(&draws);
        let index = Index::new(&corpus);
        let query = query(&index, &asked, days, words, sort, scope);
        let hits = query.ask(&corpus, &index);
        let mut found = hits.statements.clone();
        found.sort_unstable();
        prop_assert_eq!(&found, &naive(&corpus, &query));
        prop_assert_eq!(hits.total(), hits.statements.len());
        let articles: std::collections::BTreeSet<_> = found.iter().map(|&id| corpus.statements[id].article).collect();
        prop_assert_eq!(hits.articles, articles.len());
        let days = || found.iter().filter_map(|&id| day(&corpus, id));
        prop_assert_eq!(hits.days, days().min().zip(days().max()));
        prop_assert_eq!(hits.dated, days().count());
        prop_assert_eq!(hits.undated, found.iter().any(|&id| day(&corpus, id).is_none()));
    }

    #[test]
    fn a_count_is_the_length_of_the_list_that_its_click_gives(
        draws in draws(),
        (asked, days, words, sort, scope) in queries(),
    ) {
        let corpus = corpus(&draws);
        let index = Index::new(&corpus);
        let query = query(&index, &asked, days, words, sort, scope);
        let hits = query.ask(&corpus, &index);
        for facet in Facet::ALL {
            for value in values(&index, facet).chain([Value::NONE]).filter(|&v| is_value(&index, facet, v)) {
                let mut clicked = query.clone();
                let selection = clicked.of_mut(facet);
                selection.any.pop();
                selection.any.push(vec![value]);
                let list = clicked.ask(&corpus, &index);
                prop_assert_eq!(hits.count(facet, value) as usize, list.total(), "{:?} {:?}", facet, value);
                prop_assert_eq!(list.total(), naive(&corpus, &clicked).len());
            }
        }
    }

    #[test]
    fn pictures_count_what_their_links_give(
        draws in draws(),
        (asked, days, words, sort, scope) in queries(),
        most in 1usize..6,
    ) {
        let corpus = corpus(&draws);
        let index = Index::new(&corpus);
        let query = query(&index, &asked, days, words, sort, scope);
        let rows = query.rows(&corpus, &index);
        let hits: Vec<StatementId> = rows.iter().filter_map(|&row| index.statement(row)).collect();
        let mut found = hits.clone();
        found.sort_unstable();
        prop_assert_eq!(found, naive(&corpus, &query));
        let having = |wanted: &[(Facet, Value)]| {
            hits.iter().filter(|&&id| wanted.iter().all(|&(facet, value)| has(&corpus, id, facet, value))).count()
        };
        for (side, top) in [(Facet::Speaker, Facet::Topic), (Facet::Speaker, Facet::About)] {
            let cross = Cross::new(&index, &rows, side, top, most, most);
            for (at, &(a, count)) in cross.rows.iter().enumerate() {
                prop_assert_eq!(count as usize, having(&[(side, a)]));
                for (place, &(b, _)) in cross.columns.iter().enumerate() {
                    prop_assert_eq!(cross.count(at, place) as usize, having(&[(side, a), (top, b)]));
                }
            }
            let named = values(&index, top).filter(|&value| having(&[(top, value)]) > 0).count();
            let shown = cross.columns.iter().filter(|(value, _)| *value != Value::NONE).count();
            prop_assert_eq!((shown, cross.more_columns), (named.min(most), named - named.min(most)));
        }
        let (by_days, undated) = by_day(&corpus, &index, &rows);
        let on = |wanted: Option<Date>| hits.iter().filter(|&&id| day(&corpus, id) == wanted).count();
        prop_assert_eq!(undated as usize, on(None));
        for (date, counts) in &by_days {
            prop_assert_eq!(counts.own() as usize, on(Some(*date)));
        }
        let own: u32 = by_days.iter().map(|(_, counts)| counts.own()).sum();
        prop_assert_eq!((own + undated) as usize, hits.len());
    }

    #[test]
    fn lists_stand_in_the_order_asked_for(draws in draws(), (asked, days, words, sort, scope) in queries()) {
        let corpus = corpus(&draws);
        let index = Index::new(&corpus);
        let hits = query(&index, &asked, days, words, sort, scope).ask(&corpus, &index);
        let name = |id: StatementId| corpus.statements[id].actor.map(|id| corpus.actors[id].name.clone());
        for pair in hits.statements.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let newest = (day(&corpus, b), a) <= (day(&corpus, a), b);
            // Unknown speakers come last.
            let by_name = |id| name(id).map_or((1, String::new()), |name| (0, name));
            let standing = |id| index.standing(id);
            let stands = match sort {
                Sort::Telling => standing(a) < standing(b) || standing(a) == standing(b) && newest,
                Sort::Date => newest,
                Sort::Said => corpus.statements[b].said.on <= corpus.statements[a].said.on,
                Sort::Actor => by_name(a) <= by_name(b),
                Sort::Relevance => true,
            };
            prop_assert!(stands);
        }
    }

    #[test]
    fn an_archive_keeps_what_the_index_relies_on(draws in draws()) {
        let corpus = corpus(&draws);
        let opened = archive::decode(&archive::encode(&corpus)).unwrap();
        prop_assert_eq!(&opened, &corpus);
        // Two rows of one name: the archive is refused.
        let mut twice = corpus;
        let again = twice.topics.rows()[0].clone();
        twice.topics.push(again);
        prop_assert_eq!(archive::decode(&archive::encode(&twice)), Err(archive::ArchiveError::Inconsistent("topic", 4)));
    }
}

#[test]
fn a_range_that_ends_before_it_starts_is_empty() {
    let corpus = corpus(&[(None, vec![], vec![], 0, None, 0, Some(1), 0)]);
    let index = Index::new(&corpus);
    let days = Days::Between(Date::parse("2025-08-24"), Date::parse("2025-08-20"));
    assert_eq!(Query { days, ..Query::default() }.ask(&corpus, &index).total(), 0);
}

#[test]
fn other_forms_of_a_word_are_found_and_quoted_words_stay() {
    let corpus =
        corpus(&[(None, vec![], vec![], 2, None, 0, None, 0), (None, vec![], vec![], 2, None, 0, None, 1)]);
    let index = Index::new(&corpus);
    let total =
        |words: &str| Query { words: words.to_owned(), ..Query::default() }.ask(&corpus, &index).total();
    assert_eq!(["plan", "plans", "planning", "\"planned\"", "\"plans\""].map(total), [1, 1, 1, 1, 0]);
}

#[test]
fn best_matches_say_it_themselves_then_by_their_speaker_then_beside_it() {
    // Article 1 has the headline "Delays ahead"; actor 0 is Ann Zet.
    let mut corpus = corpus(&[
        (Some(0), vec![], vec![], 1, None, 2, None, 0),
        (None, vec![], vec![], 1, None, 0, None, 1),
        (None, vec![], vec![], 2, None, 2, None, 2),
        (None, vec![], vec![], 2, None, 0, None, 2),
    ]);
    let mut order = |words: &str, article: &str| {
        corpus.articles[ArticleId::from_index(1)].stated_headline = Some(article.to_owned());
        let index = Index::new(&corpus);
        let query = Query { words: words.to_owned(), sort: Sort::Relevance, ..Query::default() };
        query.ask(&corpus, &index).statements.iter().map(|id| id.index()).collect::<Vec<_>>()
    };
    assert_eq!(order("summit", "A summit"), [3, 2, 1, 0], "content before headline, direct before reported");
    assert_eq!(order("zet", "Zet and the agenda"), [0, 1], "speaker before headline");
}
