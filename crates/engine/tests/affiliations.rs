//! The bodies that persons belong to: what a text tells beside a name, and one value a body in the corpus.

#![cfg(feature = "weights")]

mod packed;

use on_record_engine::model::Corpus;
use on_record_engine::pack::Manifest;
use on_record_engine::query::{Facet, Index, Query, Value};

fn packed(texts: &[&str]) -> Corpus {
    packed::packed(texts, &Manifest::default())
}

/// The bodies of an actor.
fn of<'c>(corpus: &'c Corpus, name: &str) -> Vec<&'c str> {
    let id = corpus.actors.iter().find(|(_, actor)| actor.name == name).map(|(id, _)| id);
    let Some(id) = id else { return vec!["no such actor"] };
    corpus.affiliations_of(id).iter().map(|&id| corpus.affiliations[id].name.as_str()).collect()
}

#[test]
fn words_beside_a_name_tell_the_body() {
    for (text, bodies) in [
        ("“The bridge is closed,” the Labour MP Ada Example said on Friday.", &["Labour"][..]),
        ("“The bridge is closed,” said Tory councillor Ada Example on Friday.", &["Conservatives"]),
        ("“The bridge is closed,” said Ada Example (Labour) on Friday.", &["Labour"]),
        (
            "“The bridge is closed,” said Ada Example, chief executive of the Harbour Water Trust.",
            &["Harbour Water Trust"],
        ),
        ("“The bridge is closed,” said Ada Example, from the Harbour Water Trust.", &["Harbour Water Trust"]),
        ("“The bridge is closed,” said Ada Example of XYZ.", &["XYZ"]),
        ("“The bridge is closed,” said Ada Example, a Labour councillor.", &["Labour"]),
        ("“The bridge is closed,” said Ada Example, the mayor of Paris.", &[]),
        ("“The bridge is closed,” said Ada Example of Paris.", &[]),
        ("“The bridge is closed,” said Ada Example, a friend of Ben Sample.", &[]),
        ("“The bridge is closed,” said Ada Example on Friday.", &[]),
    ] {
        assert_eq!(of(&packed(&[text]), "Ada Example"), bodies, "{text}");
    }
}

#[test]
fn a_body_is_one_value_and_gives_the_statements_of_all_who_belong_to_it() {
    let corpus = packed(&[
        "The Harbour Water Trust (HWT) met on Friday. “The bridge is closed,” said Ada Example, chief executive of the Harbour Water Trust.",
        "“The bridge is open,” said Ben Sample, a lawyer at HWT.",
        "“It rains,” said Carla Sample on Friday.",
    ]);
    assert_eq!(of(&corpus, "Ada Example"), of(&corpus, "Ben Sample"));
    assert_eq!(corpus.affiliations.len(), 1, "{:?}", corpus.affiliations.rows());
    let index = Index::new(&corpus);
    let value = Value::row_of(0);
    let hits = Query::default().ask(&corpus, &index);
    assert_eq!((hits.total(), hits.count(Facet::Affiliation, value)), (3, 2));
}
