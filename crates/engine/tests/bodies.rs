//! Acronyms, actors, channels and outlets: one where the corpus states it, two where it does not.

#![cfg(feature = "weights")]

mod packed;

use on_record_engine::model::Corpus;
use on_record_engine::pack::Manifest;

fn packed(texts: &[&str], manifest: &str) -> Corpus {
    packed::packed(texts, &Manifest::parse("corpus.toml", manifest).0)
}

fn actors(corpus: &Corpus) -> Vec<&str> {
    let mut names: Vec<&str> = corpus.actors.rows().iter().map(|actor| actor.name.as_str()).collect();
    names.sort_unstable();
    names
}

const FULL: &str = "The Harbour Water Trust said the bridge was closed.";
const SHORT: &str = "The HWT said the bridge was closed.";

#[test]
fn letters_alone_join_nothing() {
    assert_eq!(actors(&packed(&[FULL, SHORT], "")), ["HWT", "Harbour Water Trust"]);
}

#[test]
fn what_one_article_states_holds_for_all() {
    let stated = "It rained. The Harbour Water Trust (HWT) met on Friday.";
    assert_eq!(actors(&packed(&[FULL, SHORT, stated], "")), ["Harbour Water Trust"]);
    let apart = "[[actors]]\nlabel = \"Harbour Water Trust\"\nnot = [\"HWT\"]\n";
    assert_eq!(actors(&packed(&[FULL, SHORT, stated], apart)), ["HWT", "Harbour Water Trust"]);
    let other = "The Hill Workers Team (HWT) met on Friday.";
    assert_eq!(actors(&packed(&[FULL, SHORT, stated, other], "")), ["HWT", "Harbour Water Trust"]);
}

#[test]
fn a_last_name_alone_joins_nobody_without_evidence() {
    let minister = "Defence Secretary Ada Sample said the bridge was closed.";
    let baker = "“Bread will be dear,” said Mr Sample, who runs a bakery.";
    assert_eq!(actors(&packed(&[minister, baker], "")), ["Ada Sample", "Sample"]);
    // The same role, or a name that many articles give in full.
    let secretary = "“The bridge will open,” said Secretary Sample.";
    assert_eq!(actors(&packed(&[minister, secretary], "")), ["Ada Sample"]);
    let (second, third) = ("Ada Sample said the toll would rise.", "Ada Sample said the quay was full.");
    assert_eq!(actors(&packed(&[minister, second, third, baker], "")), ["Ada Sample"]);
    let apart = "[[actors]]\nlabel = \"Ada Sample\"\naliases = [\"Sample\"]\n";
    assert_eq!(actors(&packed(&[minister, baker], apart)), ["Ada Sample"]);
}

#[test]
fn a_body_called_by_its_noun_stands_once() {
    let named = "The Government said the bridge was closed.";
    let called = "Ada Example leads a council. Her government said the toll would rise.";
    let corpus = packed(&[named, called], "");
    let governments = actors(&corpus).iter().filter(|name| name.eq_ignore_ascii_case("government")).count();
    assert_eq!(governments, 1, "{:?}", actors(&corpus));
}

#[test]
fn letters_that_are_doubled_or_left_out_make_two() {
    let corpus = packed(&["The XZ said it rains.", "The XZZ said it rains."], "");
    assert_eq!(actors(&corpus), ["XZ", "XZZ"]);
    let corpus = packed(&["The Exemplar Trust said it rains.", "The Exempplar Trust said it rains."], "");
    assert_eq!(actors(&corpus), ["Exemplar Trust", "Exempplar Trust"]);
}

#[test]
fn channels_and_outlets_follow_what_is_stated() {
    let corpus = packed(
        &[
            "“It rains,” Ada Example told the Sample Press.",
            "“It pours,” Ada Example told SP.",
            "The Sample Press (SP) was founded here.",
        ],
        "[[documents]]\nfile = \"0\"\noutlet = \"Sample Press\"\n[[documents]]\nfile = \"1\"\noutlet = \"SP\"\n",
    );
    let names: Vec<&str> = corpus.channels.rows().iter().map(|channel| channel.name.as_str()).collect();
    assert_eq!(names, ["Sample Press"]);
    assert_eq!(corpus.outlets.len(), 1, "{:?}", corpus.outlets.rows());
}

#[test]
fn a_day_is_no_outlet() {
    let text = "River Wins\n\nThe bridge is closed, the council said.\n\nA version of this article was first published on 18 August, 2022.";
    assert!(packed(&[text], "").outlets.is_empty());
}

#[test]
fn statements_with_other_numbers_or_their_contrary_are_no_versions() {
    let said = |words: &str| format!("“{words},” Ada Example told reporters.");
    let one = said("Sales of swing bridges on the coast were up 4% in the spring quarter");
    for (other, clusters) in [
        ("Sales of swing bridges on the coast were up 4% in the spring quarter of the year", 1),
        ("Sales of swing bridges on the coast were down 4% in the spring quarter", 0),
        ("Sales of swing bridges on the coast were up 6% in the spring quarter", 0),
        ("Sales of swing bridges on the coast were not up 4% in the spring quarter", 0),
    ] {
        assert_eq!(packed(&[&one, &said(other)], "").clusters.len(), clusters, "{other}");
    }
}
