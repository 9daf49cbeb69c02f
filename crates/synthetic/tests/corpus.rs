//! What the generated corpora promise to the tests that build on them.

use on_record_engine::model::Manner;
use on_record_engine::model::archive::{decode, encode};
use on_record_engine::text::BlockKind;
use on_record_synthetic::{Plan, corpus};
use std::collections::BTreeSet;

#[test]
fn opens_as_an_archive_and_is_the_same_every_time() {
    let plan = Plan { statements: 700, ..Plan::default() };
    let bytes = encode(&corpus(&plan));
    assert_eq!(decode(&bytes), Ok(corpus(&plan)));
    assert_eq!(bytes, encode(&corpus(&plan)));
    assert_ne!(bytes, encode(&corpus(&Plan { seed: 8, ..plan })));
}

#[test]
fn any_size_is_met() {
    for statements in [0, 1, 2, 13, 99] {
        let made =
            corpus(&Plan { statements, actors: 1, topics: 1, outlets: 1, channels: 1, reprints: 0, seed: 1 });
        assert_eq!(made.statements.len(), statements);
        assert_eq!(decode(&encode(&made)), Ok(made));
    }
}

#[test]
fn holds_what_journeys_need() {
    let made = corpus(&Plan::default());
    let all = made.statements.rows();
    assert!(made.actors.len() >= 300, "{} actors", made.actors.len());
    assert!(made.clusters.len() > 50 && made.clusters.rows().iter().all(|c| c.members.len() > 1));
    assert!(made.articles.rows().iter().any(|a| a.reported_on.is_none() && a.outlet.is_none()));
    assert!(all.iter().any(|s| s.actor.is_none()) && all.iter().any(|s| s.said.on.is_some()));
    for manner in [Manner::Direct, Manner::Mixed, Manner::Indirect] {
        assert!(all.iter().filter(|s| s.manner == manner).count() > 300, "{manner:?}");
    }
    assert!(all.iter().any(|s| s.content.len() == 2), "split quotations");
    let keys: BTreeSet<_> = all.iter().map(|s| s.key).collect();
    assert_eq!(keys.len(), all.len());
}

#[test]
fn every_word_is_accounted_for() {
    let made = corpus(&Plan { statements: 400, ..Plan::default() });
    for article in made.articles.rows() {
        let mut at = 0;
        for block in &article.blocks {
            assert!(article.text[at..block.span.start as usize].trim().is_empty());
            at = block.span.end as usize;
        }
        assert!(article.text[at..].trim().is_empty());
        assert!(article.headline().is_some());
    }
    let mut last = None;
    for statement in made.statements.rows() {
        let text = &made.articles[statement.article].text;
        let place = Some((statement.article, statement.content[0].start));
        assert!(last < place, "statements stand in the order of the texts");
        last = place;
        for quoted in &statement.quoted {
            assert!(statement.content.iter().any(|c| c.contains(*quoted)));
            assert!(matches!(quoted.of(text).chars().next(), Some('“' | '"')));
        }
        let inside = |s: &on_record_engine::Span| {
            let block = made.articles[statement.article].blocks.iter().find(|b| b.span.contains(*s));
            block.is_some_and(|b| b.kind == BlockKind::Body)
        };
        assert!(statement.content.iter().chain(&statement.source).all(inside));
    }
    for actor in made.actors.rows() {
        assert!(actor.aliases.is_sorted_by_key(|a| std::cmp::Reverse(a.count)));
        assert!(actor.aliases.iter().all(|a| a.span.of(&made.articles[a.article].text) == a.form));
    }
}
