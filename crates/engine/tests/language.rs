//! An invented language of a few words: what the stages know of a language, they know from its lists.

#![cfg(feature = "weights")]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_engine::language::{Asking, Language, ReportingVerbs, UnknownList};
use on_record_engine::model::archive;
use on_record_engine::pack::{Manifest, ReadArticle, pack};
use on_record_engine::query::{Index, Query};
use on_record_engine::text::BlockKind;
use on_record_engine::{Corpus, Reader};
use std::collections::BTreeMap;
use std::path::Path;

/// The lists of a folder, by the names of their files.
fn lists(folder: &Path) -> BTreeMap<String, String> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    files.map(|path| (name(&path), std::fs::read_to_string(&path).unwrap())).collect()
}

fn language(code: &str, folder: &str) -> Result<Language, UnknownList> {
    let lists = lists(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    Language::from_lists(
        code,
        code,
        &lists.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect(),
    )
}

/// A reader of the invented language. It has the English weights, which say nothing of invented words: what is
/// found is found by the layout and the lists.
fn invented() -> Reader {
    let weights = include_bytes!("../languages/en/reader.orm");
    Reader::with_model(language("xx", "tests/languages/xx/lists").unwrap(), weights).unwrap()
}

#[test]
fn a_folder_of_lists_is_a_language() {
    let english = language("en", "languages/en/lists").unwrap();
    assert_eq!(english.cues.find("told").unwrap().lemma, "tell");
    assert_eq!(language("xx", "tests/languages/xx/lists").unwrap().code, "xx");
}

#[test]
fn a_title_of_the_lists_is_no_part_of_a_name() {
    // Signed, so that no cue is needed: the network's weights know English cues.
    let text = "“Tio kanto flora belegas multe pro suno kaj vento en herbo.” — Dro Ada Example";
    let reading = invented().read(text);
    let [statement] = reading.statements.as_slice() else { panic!("{:?}", reading.statements) };
    let source: String = statement.attribution.source.iter().map(|span| span.of(text)).collect();
    assert_eq!(source, "Dro Ada Example");
    assert_eq!(reading.entities[statement.speaker.unwrap()].name, "Ada Example");
}

#[test]
fn furniture_is_told_by_the_lists() {
    let text =
        "Zonda, 5 Mirto 2031\n\nSkriba: Ada Example\n\nLa kanto flora belegas multe pro suno kaj vento.";
    let kinds: Vec<BlockKind> = invented().read(text).blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::DateLine, BlockKind::Byline, BlockKind::Body]);
    let english = Reader::built_in().read(text);
    assert_ne!(english.blocks.iter().map(|block| block.kind).collect::<Vec<_>>(), kinds);
}

#[test]
fn english_is_no_language_of_these_stages() {
    let text = "By Ben Sample\n\n“The bridge is closed until the spring of next year,” Ms Ada Example told reporters on Friday.";
    let english = Reader::built_in().read(text);
    let [statement] = english.statements.as_slice() else { panic!("{:?}", english.statements) };
    assert!(statement.addressee.is_some() && statement.said.basis.is_some());
    let reading = invented().read(text);
    assert!(reading.blocks.iter().all(|block| block.kind != BlockKind::Byline), "“By” is a word like others");
    for statement in &reading.statements {
        assert_eq!(statement.addressee, None, "“told reporters” names nobody");
        assert_eq!(statement.said.basis, None, "“on Friday” is no day");
    }
    assert!(reading.entities.rows().iter().all(|entity| entity.name != "Ada Example"), "“Ms” is no title");
}

/// An archive of one article of the invented language, opened again.
fn packed() -> Corpus {
    let reader = invented();
    let text = "“Tio kanto flora belegas multe pro suno kaj vento en herbo.” — Dro Ada Example".to_owned();
    let article = ReadArticle { name: "kanto".to_owned(), reading: reader.read(&text), text };
    let (corpus, problems) = pack(vec![article], &Manifest::default(), reader.language());
    assert!(problems.is_empty(), "{problems:?}");
    archive::decode(&archive::encode(&corpus)).unwrap()
}

fn found(corpus: &Corpus, words: &str) -> usize {
    let query = Query { words: words.to_owned(), ..Query::default() };
    query.ask(corpus, &Index::new(corpus)).total()
}

#[test]
fn an_archive_is_searched_in_its_own_language() {
    let mut corpus = packed();
    assert_eq!(corpus.read_together.iter().map(|read| read.by.language.as_str()).collect::<Vec<_>>(), ["xx"]);
    assert_eq!(
        corpus.actors.rows().iter().map(|actor| actor.name.as_str()).collect::<Vec<_>>(),
        ["Ada Example"]
    );
    // "ventos" would be a plural in English, and is another word here.
    assert_eq!([found(&corpus, "vento flora"), found(&corpus, "ventos flora")], [1, 0]);
    corpus.read_together[0].by.language = "en".to_owned();
    assert_eq!([found(&corpus, "vento flora"), found(&corpus, "ventos flora")], [1, 1]);
}

#[test]
fn the_words_of_questions_and_reports_are_those_of_the_language() {
    assert_eq!(Asking::of("xx").sort("said"), None);
    assert_eq!(ReportingVerbs::of("xx").sort("denied"), None);
    assert!(Asking::of("en").sort("said").is_some() && ReportingVerbs::of("en").sort("denied").is_some());
}
