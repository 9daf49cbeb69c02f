//! Topics of a packed corpus, and what shows that a statement has one.

#![cfg(feature = "weights")]

use on_record_engine::model::TopicFrom;
use on_record_engine::pack::{Manifest, ReadArticle, pack};
use on_record_engine::{Id, Reader, TopicId};

#[test]
fn the_manifest_has_the_last_word() {
    let toml = "[[topics]]\nlabel = \"Bread\"\nterms = [\"bread\"]\n";
    let (manifest, _) = Manifest::parse("corpus.toml", toml);
    let reader = Reader::built_in();
    let text = "“The bread is dear,” Ada Example said.\n\n“The rain falls,” Ben Sample said.";
    let article = ReadArticle { name: "a".into(), text: text.into(), reading: reader.read(text) };
    let (corpus, _) = pack(vec![article], &manifest, reader.language());
    let given: Vec<_> = corpus.statements.rows().iter().map(|s| s.topics.clone()).collect();
    assert_eq!(given, [vec![TopicId::from_index(0)], vec![]]);
    assert_eq!(corpus.topic_from, [Some(TopicFrom::Manifest), None]);
    assert!(corpus.topic_parents.is_empty());
}
