//! Editors have the last word: `[[corrections]]` act on the statement whose id and words they name, or are told.

#![cfg(feature = "weights")]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_engine::Reader;
use on_record_engine::model::archive;
use on_record_engine::model::{ActorKind, Corpus, CorrectionKind};
use on_record_engine::pack::Manifest;
use on_record_engine::pack::{ReadArticle, pack};
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(Reader::built_in);

const TEXT: &str = "“The bridge is closed until spring,” Ada Example said.\n\n“Nobody asked the people of the valley,” Bo Sample said.";

fn packed(corrections: &str) -> (Corpus, Vec<String>) {
    let (manifest, read) = Manifest::parse("corpus.toml", corrections);
    let article = ReadArticle { name: "one".into(), text: TEXT.to_owned(), reading: READER.read(TEXT) };
    let (corpus, packed) = pack(vec![article], &manifest, READER.language());
    assert!(archive::decode(&archive::encode(&corpus)).is_ok());
    (corpus, read.into_iter().chain(packed).map(|problem| problem.to_string()).collect())
}

/// The key of the statement about the bridge.
fn bridge() -> String {
    packed("").0.statements.rows().first().unwrap().key.to_string()
}

fn entry(words: &str, rest: &str) -> String {
    format!("[[corrections]]\nstatement = \"{}\"\nwords = \"{words}\"\n{rest}\n", bridge())
}

#[test]
fn withdrawn_statements_leave_and_are_remembered() {
    let (corpus, problems) =
        packed(&entry("closed until Spring", "action = \"withdraw\"\nnote = \"A joke.\""));
    assert_eq!(problems, [""; 0]);
    assert_eq!(corpus.statements.len(), 1);
    let gone = corpus.withdrawn.first().unwrap();
    assert_eq!((gone.key.to_string(), gone.note.as_str()), (bridge(), "A joke."));
}

#[test]
fn reassigned_statements_have_the_named_speaker_and_say_so() {
    let speaker = |action: &str| {
        let (corpus, problems) = packed(&entry("the bridge", action));
        assert_eq!(problems, [""; 0]);
        let statement = corpus.statements.rows().first().unwrap().clone();
        assert_eq!(statement.correction.unwrap().kind, CorrectionKind::Reassigned);
        statement.actor.map(|id| corpus.actors[id].name.clone())
    };
    assert_eq!(speaker("action = \"reassign\"\nspeaker = \"Bo Sample\"").as_deref(), Some("Bo Sample"));
    assert_eq!(speaker("action = \"reassign\"\nspeaker = \"Cy Newcomer\"").as_deref(), Some("Cy Newcomer"));
    assert_eq!(speaker("action = \"reassign\"\nspeaker = \"unknown\""), None);
}

#[test]
fn confirmed_statements_are_certain() {
    let (corpus, problems) = packed(&entry("The bridge is closed", "action = \"confirm\""));
    assert_eq!(problems, [""; 0]);
    let statement = corpus.statements.rows().first().unwrap();
    assert_eq!(statement.correction.as_ref().map(|c| c.kind), Some(CorrectionKind::Confirmed));
    assert_eq!((statement.confidence.content, statement.confidence.speaker), (100, 100));
}

#[test]
fn what_no_longer_matches_is_told_with_its_line_and_a_remedy() {
    let (corpus, problems) = packed(&entry("the tunnel", "action = \"withdraw\""));
    assert_eq!(corpus.statements.len(), 2);
    let key = bridge();
    assert_eq!(
        problems,
        [format!(
            "corpus.toml, line 1: the statement `{key}` has other words, so nothing was corrected; no statement holds these words; read it again and take the entry out"
        )]
    );
    let moved = "title = \"T\"\n[[corrections]]\nstatement = \"aaaaaaaaaa\"\nwords = \"bridge is closed\"\naction = \"confirm\"\n";
    assert_eq!(
        packed(moved).1,
        [format!(
            "corpus.toml, line 2: the statement `aaaaaaaaaa` is not in the corpus, so nothing was corrected; the statement with these words is `{key}` now"
        )]
    );
}

#[test]
fn an_actor_has_the_kind_that_its_entry_states() {
    let kind = |rest: &str| {
        let (corpus, problems) = packed(&format!("[[actors]]\nlabel = \"Ada Example\"\n{rest}"));
        assert_eq!(problems, [""; 0]);
        corpus.actors.rows().iter().find(|actor| actor.name == "Ada Example").unwrap().kind
    };
    assert_eq!(kind(""), ActorKind::Person);
    assert_eq!(kind("kind = \"organisation\""), ActorKind::Organisation);
}
