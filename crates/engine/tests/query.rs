//! Every answer of the index against a plain re-implementation that looks at each statement in turn.

#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that draw their cases")]

mod drawn;

use drawn::{TEXT, corpus, draws, is_repeated, queries, query};
use on_record_engine::model::archive;
use on_record_engine::model::{ActorKind, Corpus, StatedGender, Statement};
use on_record_engine::query::Question;
use on_record_engine::query::{Cross, by_day};
use on_record_engine::query::{Days, Query, Scope, Sort, is_value, values};
use on_record_engine::query::{Facet, Index, Value, day};
use on_record_engine::{ArticleId, Date, Id, StatementId};
use proptest::prelude::*;

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
        Facet::Gender => {
            let person = s.actor.filter(|&id| corpus.actors[id].kind == ActorKind::Person);
            let stated =
                corpus.genders.iter().filter(|(id, _)| Some(*id) == person).map(|(_, stated)| *stated);
            stated
                .filter(|stated| *stated != StatedGender::Contradicted)
                .map(|stated| stated as usize)
                .collect()
        }
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
