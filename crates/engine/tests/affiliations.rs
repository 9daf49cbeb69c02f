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
        ("“The bridge is closed,” said Ada Example, an analyst with Marlow Finch.", &["Marlow Finch"]),
        ("“The bridge is closed,” said Ada Example from investment firm Marlow Finch.", &["Marlow Finch"]),
        ("“The bridge is closed,” said Ada Example, a director at the charity Wexel.", &["Wexel"]),
        ("“The bridge is closed,” said Ada Example, a glaciologist at Wexel.", &["Wexel"]),
        ("“The bridge is closed,” Samplex chief executive Ada Example said on Friday.", &["Samplex"]),
        (
            "“The bridge is closed,” said Ada Example OBE, chief executive of the Harbour Water Trust.",
            &["Harbour Water Trust"],
        ),
        ("“The bridge is closed,” World Cup captain Ada Example said on Friday.", &[]),
        ("It rained. Retail analyst Ada Example said the bridge was closed.", &[]),
        ("“The bridge is closed,” said Ada Example, a lawyer at Thursday’s hearing.", &[]),
        ("“The bridge is closed,” said Ada Example, a teacher at Paris.", &[]),
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

/// The same with what `corpus.toml` says.
fn stated(texts: &[&str], toml: &str) -> Corpus {
    let (manifest, problems) = Manifest::parse("corpus.toml", toml);
    assert!(problems.is_empty(), "{problems:?}");
    packed::packed(texts, &manifest)
}

#[test]
fn the_manifest_has_the_last_word() {
    let texts = [
        "The Harbour Water Trust (HWT) met on Friday. “The bridge is closed,” said Ada Example, chief executive of the Harbour Water Trust.",
        "“The bridge is open,” said Ben Sample, a lawyer at HWT. The Harbour Water Trust said it would mend it.",
        "“It rains,” said the Labour MP Carla Sample on Friday. “It pours,” said Dan Specimen.",
    ];
    let said = |affiliation: &str| {
        let entry = |name: &str, more: &str| format!("[[actors]]\nlabel = \"{name}\"\n{more}\n");
        let toml = entry("Ada Example", affiliation)
            + &entry("Carla Sample", "affiliation = []")
            + &entry("Dan Specimen", "affiliation = [\"HWT\", \"Quay Users’ League\"]")
            + &entry("Ben Sample", "role = \"lawyer\"");
        stated(&texts, &toml)
    };
    let corpus = said("affiliation = \"Valley Ferries\"");
    assert_eq!(of(&corpus, "Ada Example"), ["Valley Ferries"], "not what the article says");
    assert_eq!(of(&corpus, "Carla Sample"), [""; 0], "nobody's");
    assert_eq!(of(&corpus, "Ben Sample"), ["Harbour Water Trust"], "the entry is silent, the article is not");
    let mut both = of(&corpus, "Dan Specimen");
    both.sort_unstable();
    assert_eq!(both, ["Harbour Water Trust", "Quay Users’ League"], "the body by its acronym is the body");
    let names: Vec<&str> = corpus.affiliations.rows().iter().map(|body| body.name.as_str()).collect();
    assert_eq!(names.len(), 3, "no body stands there to whom nobody belongs: {names:?}");
}

#[test]
fn an_affiliation_is_a_text_or_a_list() {
    let (manifest, problems) = Manifest::parse(
        "corpus.toml",
        "[[actors]]\nlabel = \"Ada Example\"\naffiliation = 3\n[[actors]]\nlabel = \"Bo\"\naffiliations = \"X\"\n",
    );
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "corpus.toml, line 3: `affiliation` must be a list such as [\"one\", \"two\"]",
            "corpus.toml, line 6: unknown key `affiliations`; did you mean `affiliation`?",
        ]
    );
    assert!(manifest.actors.iter().all(|entry| entry.affiliations.is_none()), "what is wrong says nothing");
}
