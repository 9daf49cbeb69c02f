//! Editors have the last word: `[[corrections]]` act on the statement whose id and words they name, or are told.

#![cfg(feature = "weights")]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_engine::model::archive;
use on_record_engine::model::{ActorKind, Corpus, CorrectionKind, Manner};
use on_record_engine::pack::Manifest;
use on_record_engine::pack::{ReadArticle, pack};
use on_record_engine::{ActorId, Id, Reader};
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

/// Articles packed with a manifest, and what was told.
fn of_texts(texts: &[(&str, &str)], manifest: &str) -> (Corpus, Vec<String>) {
    let (manifest, read) = Manifest::parse("corpus.toml", manifest);
    let articles = texts.iter().map(|(name, text)| ReadArticle {
        name: (*name).to_owned(),
        text: (*text).to_owned(),
        reading: READER.read(text),
    });
    let (corpus, packed) = pack(articles.collect(), &manifest, READER.language());
    let archive = archive::encode(&corpus);
    assert_eq!(archive::decode(&archive).as_ref(), Ok(&corpus));
    (corpus, read.into_iter().chain(packed).map(|problem| problem.to_string()).collect())
}

/// A statement's words as its article has them.
fn words(corpus: &Corpus, row: usize) -> Vec<String> {
    let statement = corpus.statements.rows().get(row).unwrap();
    let text = &corpus.articles[statement.article].text;
    statement.content.iter().map(|span| span.of(text).to_owned()).collect()
}

fn speaker(corpus: &Corpus, row: usize) -> Option<String> {
    let statement = corpus.statements.rows().get(row).unwrap();
    statement.actor.map(|id| corpus.actors[id].name.clone())
}

#[test]
fn bounds_are_mended_by_words_and_the_id_stays() {
    let mend = |content: &str| entry("the bridge", &format!("action = \"mend\"\ncontent = {content}"));
    let (corpus, problems) = packed(&mend("\"“The Bridge is closed”\""));
    assert_eq!(problems, [""; 0]);
    let statement = corpus.statements.rows().first().unwrap();
    assert_eq!(words(&corpus, 0), ["“The bridge is closed"], "the mark behind belongs to what was cut");
    assert_eq!((statement.key.to_string(), statement.manner), (bridge(), Manner::Direct));
    assert_eq!(statement.correction.as_ref().map(|c| c.kind), Some(CorrectionKind::Mended));
    assert_eq!(speaker(&corpus, 0).as_deref(), Some("Ada Example"));

    let (corpus, problems) = packed(&mend("[\"The bridge\", \"Ada Example said\"]"));
    assert_eq!(problems, [""; 0]);
    assert_eq!(words(&corpus, 0), ["The bridge", "Ada Example said"]);
    assert_eq!(corpus.statements.rows().first().unwrap().manner, Manner::Mixed);

    let (corpus, problems) = packed(&mend("\"The tunnel is closed\""));
    assert_eq!(words(&corpus, 0), ["“The bridge is closed until spring,”"]);
    assert_eq!(
        problems,
        [
            "corpus.toml, line 1: “The tunnel is closed” is not in the article; give the words as it has them, or take the entry out"
        ]
    );
}

#[test]
fn day_addressee_topics_and_speaker_are_mended() {
    let topics = "[[topics]]\nlabel = \"Bridge\"\n[[topics]]\nlabel = \"Valley\"\n";
    let mend = |rest: &str| {
        of_texts(
            &[("one", TEXT)],
            &format!("{topics}{}", entry("the bridge", &format!("action = \"mend\"\n{rest}"))),
        )
    };
    let (corpus, problems) = mend(
        "day = 2031-04-02\naddressee = \"The Valley Herald\"\ntopics = [\"valley\"]\nspeaker = \"Bo Sample\"",
    );
    assert_eq!(problems, [""; 0]);
    let statement = corpus.statements.rows().first().unwrap();
    assert_eq!(statement.said.on.map(|day| day.to_string()).as_deref(), Some("2031-04-02"));
    let told = statement.addressee.map(|told| corpus.channels[told.channel].name.as_str());
    assert_eq!(told, Some("The Valley Herald"));
    let labels: Vec<&str> = statement.topics.iter().map(|id| corpus.topics[*id].label.as_str()).collect();
    assert_eq!(labels, ["Valley"]);
    assert_eq!(speaker(&corpus, 0).as_deref(), Some("Bo Sample"));

    let (corpus, problems) = mend("day = \"unknown\"\naddressee = \"unknown\"\ntopics = []");
    assert_eq!(problems, [""; 0]);
    let statement = corpus.statements.rows().first().unwrap();
    assert_eq!((statement.said.on, statement.addressee, statement.topics.len()), (None, None, 0));
    assert_eq!(speaker(&corpus, 0).as_deref(), Some("Ada Example"), "what the entry is silent about stays");

    let (_, problems) = mend("topics = [\"Tunnel\"]");
    assert_eq!(
        problems,
        [
            "corpus.toml, line 5: there is no topic `Tunnel`; the corpus has Bridge, Valley; name others under [[topics]]"
        ]
    );
}

const TOLL: &str = "“The bridge is closed until spring,” Ada Example said.\n\nThe toll goes up again. Nobody likes the toll.\n\n“Nobody asked the people of the valley,” Bo Sample said.";

#[test]
fn a_statement_that_was_missed_is_added_in_its_place() {
    let add = |file: &str, words: &str| {
        let entry = format!(
            "[[statements]]\nfile = \"{file}\"\nwords = {words}\nspeaker = \"Cy Newcomer\"\nnote = \"By phone.\"\n"
        );
        of_texts(&[("one", TOLL)], &entry)
    };
    let before = of_texts(&[("one", TOLL)], "").0.statements.len();
    let (corpus, problems) = add("one.txt", "\"the toll goes up again\"");
    assert_eq!(problems, [""; 0]);
    assert_eq!(corpus.statements.len(), before + 1);
    let row =
        (0..corpus.statements.len()).find(|row| words(&corpus, *row) == ["The toll goes up again"]).unwrap();
    assert_eq!(row, 1, "by place in the text");
    assert_eq!(speaker(&corpus, row).as_deref(), Some("Cy Newcomer"));
    let statement = corpus.statements.rows().get(row).unwrap();
    let correction = statement.correction.as_ref().unwrap();
    assert_eq!((correction.kind, correction.note.as_str()), (CorrectionKind::Added, "By phone."));
    assert_eq!(statement.manner, Manner::Indirect);

    assert!(
        add("one", "\"the toll\"").1[0].contains("“the toll” stands 2 times in the article; give more words")
    );
    assert!(add("two", "\"the toll\"").1[0].starts_with("corpus.toml, line 1: there is no article `two`"));
    let key = of_texts(&[("one", TOLL)], "").0.statements.rows().first().unwrap().key;
    let (corpus, problems) = add("one", "\"“The bridge is closed until spring,”\"");
    assert_eq!(
        problems,
        [format!(
            "corpus.toml, line 1: the article’s reading has this statement now, as `{key}`; write it under [[corrections]] instead"
        )]
    );
    assert_eq!((corpus.statements.len(), speaker(&corpus, 0).as_deref()), (before, Some("Cy Newcomer")));
}

#[test]
fn corrections_outlive_a_text_that_shifts() {
    let manifest = format!(
        "{}[[statements]]\nfile = \"one\"\nwords = \"the toll goes up again\"\nspeaker = \"Cy Newcomer\"\n",
        entry("the bridge", "action = \"mend\"\ncontent = \"The bridge is closed\"\nday = 2031-04-02")
    );
    let shifted = format!("A new first paragraph stands here.\n\n{TOLL}");
    for text in [TOLL, &shifted] {
        let (corpus, problems) = of_texts(&[("one", text)], &manifest);
        assert_eq!(problems, [""; 0]);
        let said: Vec<Vec<String>> = (0..corpus.statements.len()).map(|row| words(&corpus, row)).collect();
        assert!(said.contains(&vec!["The bridge is closed".to_owned()]), "{said:?}");
        assert!(said.contains(&vec!["The toll goes up again".to_owned()]), "{said:?}");
    }
}

/// One article whose first statement another model would cut otherwise: so many bytes later, so many earlier.
fn cut_otherwise(text: &str, [later, earlier]: [u32; 2], manifest: &str) -> (Corpus, Vec<String>) {
    let mut reading = READER.read(text);
    let content = &mut reading.statements[0].attribution.content;
    content[0].start += later;
    content.last_mut().unwrap().end -= earlier;
    let article = ReadArticle { name: "one".to_owned(), text: text.to_owned(), reading };
    let (manifest, read) = Manifest::parse("corpus.toml", manifest);
    let (corpus, packed) = pack(vec![article], &manifest, READER.language());
    (corpus, read.into_iter().chain(packed).map(|problem| problem.to_string()).collect())
}

#[test]
fn corrections_outlive_a_reading_that_cuts_otherwise() {
    const TEXT: &str = "“The old bridge is closed until spring, whatever the weather,” Ada Example said.\n\n“Nobody asked the people of the valley,” Bo Sample said.";
    let key = of_texts(&[("one", TEXT)], "").0.statements.rows()[0].key;
    let entry = |file: &str, action: &str| {
        format!(
            "[[corrections]]\nstatement = \"{key}\"\nwords = \"The old bridge is closed until spring whatever the weather\"\n{file}{action}\n"
        )
    };
    let reassign = "action = \"reassign\"\nspeaker = \"Cy Newcomer\"";
    let speaker = |corpus: &Corpus| {
        corpus.statements.rows()[0].actor.map(|id| corpus.actors[id].name.clone()).unwrap_or_default()
    };
    // “The old … weather,” without its first word, and without its last one.
    for (file, cut, holds) in [
        ("file = \"one.txt\"\n", [7, 0], true),
        ("file = \"one.txt\"\n", [0, 12], true),
        ("", [7, 0], true),
        ("file = \"two.txt\"\n", [7, 0], false),
        ("file = \"one.txt\"\n", [0, 40], false),
    ] {
        let (corpus, problems) = cut_otherwise(TEXT, cut, &entry(file, reassign));
        assert_eq!(speaker(&corpus) == "Cy Newcomer", holds, "{file:?} {cut:?} {problems:?}");
        assert_eq!(problems.len(), 1, "what is known by its words alone is told: {problems:?}");
        let now = corpus.statements.rows()[0].key;
        assert_eq!(problems[0].contains(&format!("as `{now}`; its words mean it")), holds, "{problems:?}");
        // The page keeps corrections from visit to visit.
        let (plain, _) = cut_otherwise(TEXT, cut, "");
        let (manifest, _) = Manifest::parse("corpus.toml", &entry(file, reassign));
        let (page, refused) = on_record_engine::pack::revise(&plain, &manifest, READER.language());
        assert_eq!((speaker(&page) == "Cy Newcomer", refused.is_empty()), (holds, holds));
    }
    // Bounds that an editor mended and that are read so now are no contradiction.
    let mended = entry(
        "file = \"one.txt\"\n",
        "action = \"mend\"\ncontent = \"old bridge is closed until spring, whatever the weather\"",
    );
    let (corpus, problems) = cut_otherwise(TEXT, [7, 0], &mended);
    assert_eq!(words(&corpus, 0), ["old bridge is closed until spring, whatever the weather"]);
    assert_eq!(problems.len(), 1, "{problems:?}");
}

#[test]
fn words_that_stand_twice_are_told_apart_by_those_before() {
    let text =
        "Ada Example said that the ferry sails.\n\nIn winter the ferry sails.\n\nIn summer the ferry sails.";
    let added = |before: &str| {
        format!(
            "[[statements]]\nfile = \"one\"\nwords = \"the ferry sails\"\nbefore = \"{before}\"\nspeaker = \"unknown\"\n"
        )
    };
    let both = format!("{}{}", added("In winter"), added("in summer"));
    let (corpus, problems) = of_texts(&[("one", text)], &both);
    assert_eq!(problems, [""; 0]);
    let starts: Vec<u32> = corpus.statements.rows().iter().map(|row| row.content[0].start).collect();
    assert_eq!(starts.len(), 3, "{starts:?}");
    assert!(starts.iter().all(|start| text[*start as usize..].contains("the ferry sails")));
    let (plain, _) = of_texts(&[("one", text)], "");
    let (manifest, _) = Manifest::parse("corpus.toml", &both);
    let (page, refused) = on_record_engine::pack::revise(&plain, &manifest, READER.language());
    assert_eq!(refused, []);
    assert_eq!(page.statements.rows().iter().map(|row| row.content[0].start).collect::<Vec<_>>(), starts);
    let (_, problems) = of_texts(&[("one", text)], &added("nobody wrote"));
    assert!(problems[0].contains("times"), "{problems:?}");
}

#[test]
fn mistakes_in_what_is_mended_are_told_with_line_and_remedy() {
    let told = |text: &str| {
        let problems = Manifest::parse("corpus.toml", text).1;
        problems.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let of = |rest: &str| format!("[[corrections]]\nstatement = \"aaaaaaaaaa\"\nwords = \"w\"\n{rest}");
    assert_eq!(
        told(&of("action = \"mend\"")),
        [
            "corpus.toml, line 1: an entry of [[corrections]] that mends needs one of speaker, content, topics, day, addressee; the entry is left out"
        ]
    );
    assert_eq!(
        told(&of("action = \"confirm\"\nday = 2031-04-02")),
        [
            "corpus.toml, line 1: `speaker`, `content`, `topics`, `day`, `addressee` say nothing beside `confirm`; write action = \"mend\""
        ]
    );
    assert_eq!(
        told(&of("action = \"mend\"\nday = \"soon\"\nspeaker = \"A\"")),
        ["corpus.toml, line 5: `day` must be a day such as 2025-08-22"]
    );
    assert_eq!(
        told("[[statements]]\nfile = \"one\"\n"),
        [
            "corpus.toml, line 1: an entry of [[statements]] needs `words = \"…\"`; the entry is left out",
            "corpus.toml, line 1: an entry of [[statements]] needs `speaker = \"…\"`; the entry is left out",
        ]
    );
    assert_eq!(
        told("[[actors]]\nlabel = \"Ada\"\nwikidata = \"42\""),
        ["corpus.toml, line 3: `wikidata` must be as Wikidata writes it, such as Q42"]
    );
}

#[test]
fn an_actor_has_the_number_that_its_entry_states() {
    let (corpus, problems) = packed("[[actors]]\nlabel = \"Ada Example\"\nwikidata = \"Q42\"\n");
    assert_eq!(problems, [""; 0]);
    let row = corpus.actors.rows().iter().position(|actor| actor.name == "Ada Example").unwrap();
    assert_eq!(corpus.wikidata_of(ActorId::from_index(row)), Some(42));
}

#[test]
fn many_corrections_each_find_their_statement() {
    let texts: Vec<(String, String)> = (0..200)
        .map(|n| {
            (
                format!("article-{n:03}"),
                format!("“The bridge number {n} is closed until spring,” Ada Example said."),
            )
        })
        .collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (plain, _) = of_texts(&texts, "");
    let entries: String = plain
        .statements
        .rows()
        .iter()
        .map(|s| format!("[[corrections]]\nstatement = \"{}\"\nwords = \"the bridge number\"\naction = \"reassign\"\nspeaker = \"Bo Sample\"\n", s.key))
        .collect();
    let (corpus, problems) = of_texts(&texts, &entries);
    assert_eq!(problems, [""; 0]);
    assert_eq!(corpus.statements.len(), 200);
    assert!((0..200).all(|row| speaker(&corpus, row).as_deref() == Some("Bo Sample")));
}
