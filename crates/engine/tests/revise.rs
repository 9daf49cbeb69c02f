//! A corpus corrected as it stands is what the command packs from the same corrections, and what says nothing changes nothing.

#![cfg(feature = "weights")]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_engine::model::archive::{decode, encode};
use on_record_engine::model::{Corpus, CorrectionKind};
use on_record_engine::pack::{Manifest, ReadArticle, pack, revise, settle};
use on_record_engine::{Reader, StatementId};
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(Reader::built_in);

const TEXTS: [(&str, &str); 3] = [
    (
        "bridge",
        "“The bridge is closed until spring,” Mayor Ada Example told reporters on Friday.\n\nThe toll goes up again, whatever anybody says.\n\n“Nobody asked the people of the valley,” Bo Sample said. “We will ask them.”",
    ),
    (
        "ferry",
        "“The bridge is closed until spring,” Ada Example said.\n\nBo Sample said that the ferry would sail again.",
    ),
    ("quay", "“The quay belongs to all of us,” Cy Newcomer told The Valley Herald."),
];

fn packed(manifest: &str) -> (Corpus, Vec<String>) {
    let (manifest, read) = Manifest::parse("corpus.toml", manifest);
    let articles = TEXTS.map(|(name, text)| ReadArticle {
        name: name.to_owned(),
        text: text.to_owned(),
        reading: READER.read(text),
    });
    let (corpus, told) = pack(articles.into(), &manifest, READER.language());
    (corpus, read.into_iter().chain(told).map(|problem| problem.to_string()).collect())
}

fn revised(corpus: &Corpus, manifest: &str) -> (Corpus, Vec<String>) {
    let (manifest, read) = Manifest::parse("corpus.toml", manifest);
    let (revised, told) = revise(corpus, &manifest, READER.language());
    assert_eq!(decode(&encode(&revised)).as_ref(), Ok(&revised), "it is an archive that opens");
    let told = told.into_iter().map(|(line, refusal)| format!("corpus.toml, line {line}: {refusal}"));
    (revised, read.iter().map(ToString::to_string).chain(told).collect())
}

/// Everything that corrections say of statements, so that two corpora can be compared.
fn told(corpus: &Corpus) -> Vec<String> {
    let rows = corpus.statements.rows().iter().map(|row| {
        let text = &corpus.articles[row.article].text;
        let words: Vec<&str> = row.content.iter().map(|span| span.of(text)).collect();
        let actor = row.actor.map(|id| (&corpus.actors[id].name, &corpus.actors[id].slug));
        let told = row.addressee.map(|told| &corpus.channels[told.channel].name);
        let topics: Vec<&str> = row.topics.iter().map(|id| corpus.topics[*id].label.as_str()).collect();
        format!(
            "{} {words:?} {actor:?} {:?} {told:?} {topics:?} {:?} {:?} {:?} {}",
            row.key,
            row.said,
            row.correction,
            row.confidence,
            row.quoted,
            row.manner.word()
        )
    });
    rows.chain(corpus.withdrawn.iter().map(|gone| format!("withdrawn {} {}", gone.key, gone.note))).collect()
}

fn key(corpus: &Corpus, words: &str) -> String {
    let holds = |row: &&on_record_engine::model::Statement| {
        let text = &corpus.articles[row.article].text;
        row.content.iter().any(|span| span.of(text).contains(words))
    };
    corpus.statements.rows().iter().find(holds).unwrap().key.to_string()
}

fn entry(corpus: &Corpus, words: &str, rest: &str) -> String {
    format!("[[corrections]]\nstatement = \"{}\"\nwords = \"{words}\"\n{rest}\n", key(corpus, words))
}

const TOPICS: &str = "[[topics]]\nlabel = \"Bridge\"\n[[topics]]\nlabel = \"Valley\"\n";

#[test]
fn corrections_are_what_the_command_makes_of_them() {
    let (plain, _) = packed(TOPICS);
    let each = [
        entry(&plain, "people of the valley", "action = \"withdraw\"\nnote = \"A joke.\""),
        entry(&plain, "people of the valley", "action = \"confirm\""),
        entry(&plain, "people of the valley", "action = \"reassign\"\nspeaker = \"Ada Example\""),
        entry(&plain, "people of the valley", "action = \"reassign\"\nspeaker = \"Dee Stranger\""),
        entry(&plain, "people of the valley", "action = \"reassign\"\nspeaker = \"unknown\""),
        entry(&plain, "people of the valley", "action = \"mend\"\ncontent = \"“Nobody asked the people\""),
        entry(&plain, "quay belongs", "action = \"mend\"\ncontent = [\"The quay\", \"all of us\"]\nday = 2031-04-02"),
        entry(&plain, "quay belongs", "action = \"mend\"\naddressee = \"reporters\"\ntopics = [\"Valley\"]"),
        entry(&plain, "quay belongs", "action = \"mend\"\naddressee = \"unknown\"\ntopics = []\nday = \"unknown\""),
        entry(&plain, "ferry would", "action = \"mend\"\naddressee = \"The Quay Post\"\nspeaker = \"Cy Newcomer\""),
        "[[statements]]\nfile = \"bridge\"\nwords = \"The toll goes up again\"\nspeaker = \"Bo Sample\"\nday = 2031-04-02\naddressee = \"reporters\"\ntopics = [\"Bridge\"]\n".to_owned(),
        // Its topics are those whose terms stand in its sentence.
        "[[statements]]\nfile = \"bridge\"\nwords = \"told reporters on Friday\"\nspeaker = \"unknown\"\n".to_owned(),
        "[[statements]]\nfile = \"bridge\"\nwords = \"The toll goes up again\"\nspeaker = \"unknown\"\n".to_owned(),
        entry(&plain, "people of the valley", "action = \"mend\"\ncontent = \"“We will ask them.”\""),
    ];
    for one in &each {
        let manifest = format!("{TOPICS}{one}");
        let ((by_command, _), (by_page, problems)) = (packed(&manifest), revised(&plain, &manifest));
        assert_eq!(problems, [""; 0], "{one}");
        assert_ne!(told(&by_page), told(&plain), "{one}");
        assert_eq!(told(&by_page), told(&by_command), "{one}");
        assert_eq!(by_page.topic_from, by_command.topic_from, "{one}");
    }
    let (whole, back) = (encode(&plain), encode(&revised(&plain, "title = \"T\"").0));
    assert_eq!(whole, back, "what says nothing of actors and statements gives the same bytes");
}

#[test]
fn a_list_without_one_change_is_as_if_it_had_never_been() {
    let (plain, _) = packed("");
    let one = entry(&plain, "ferry would", "action = \"reassign\"\nspeaker = \"Ada Example\"");
    let two = entry(&plain, "quay belongs", "action = \"withdraw\"");
    let before = encode(&revised(&plain, &one).0);
    assert_ne!(before, encode(&revised(&plain, &format!("{one}{two}")).0));
    assert_eq!(before, encode(&revised(&plain, &one).0));
    assert_eq!(encode(&plain), encode(&revised(&plain, "").0));
}

#[test]
fn what_matches_nothing_is_told_and_changes_nothing() {
    let (plain, _) = packed("");
    let wrong = [
        entry(&plain, "quay belongs", "action = \"withdraw\"")
            .replace("words = \"quay belongs", "words = \"the tunnel"),
        "[[corrections]]\nstatement = \"aaaaaaaaaa\"\nwords = \"quay\"\naction = \"confirm\"\n".to_owned(),
        "[[statements]]\nfile = \"tunnel\"\nwords = \"quay\"\nspeaker = \"A\"\n".to_owned(),
        "[[statements]]\nfile = \"quay\"\nwords = \"the tunnel\"\nspeaker = \"A\"\n".to_owned(),
        "[[actors]]\nlabel = \"Dee Stranger\"\naliases = [\"D. Stranger\"]\n".to_owned(),
    ];
    for one in wrong {
        let (same, problems) = revised(&plain, &one);
        assert_eq!(problems.len(), 1, "{one}: {problems:?}");
        assert!(problems[0].starts_with("corpus.toml, line 1: "), "{problems:?}");
        assert_eq!(encode(&same), encode(&plain), "{one}");
    }
}

#[test]
fn a_statement_with_another_speaker_leaves_its_cluster() {
    let (plain, _) = packed("");
    assert_eq!(plain.clusters.len(), 1, "two articles report the bridge");
    let (same, _) = revised(&plain, &entry(&plain, "ferry would", "action = \"confirm\""));
    assert_eq!(same.clusters, plain.clusters);
    let (apart, _) =
        revised(&plain, &entry(&plain, "bridge is closed", "action = \"reassign\"\nspeaker = \"Bo Sample\""));
    assert!(apart.clusters.is_empty());
    assert!(apart.statements.rows().iter().all(|row| row.cluster.is_none()));
}

#[test]
fn a_second_look_keeps_what_the_first_one_said() {
    let added =
        "[[statements]]\nfile = \"bridge\"\nwords = \"The toll goes up again\"\nspeaker = \"Bo Sample\"\n";
    let (plain, _) = packed(added);
    let kind = |corpus: &Corpus, words: &str| {
        let wanted = key(corpus, words);
        let row = corpus.statements.rows().iter().find(|row| row.key.to_string() == wanted).unwrap();
        let actor = row.actor.map(|id| corpus.actors[id].name.clone());
        (row.correction.as_ref().unwrap().kind, actor)
    };
    let day = |words| entry(&plain, words, "action = \"mend\"\nday = 2031-04-02");
    let (again, problems) = revised(&plain, &day("toll goes up"));
    assert_eq!(problems, [""; 0]);
    assert_eq!(kind(&again, "toll goes up"), (CorrectionKind::Added, Some("Bo Sample".to_owned())));
    let (first, _) =
        revised(&plain, &entry(&plain, "quay belongs", "action = \"reassign\"\nspeaker = \"Bo Sample\""));
    for then in ["action = \"mend\"\nday = 2031-04-02", "action = \"confirm\""] {
        let (second, _) = revised(&first, &entry(&first, "quay belongs", then));
        assert_eq!(kind(&second, "quay belongs"), (CorrectionKind::Reassigned, Some("Bo Sample".to_owned())));
    }
}

#[test]
fn actors_are_merged_renamed_described_and_parted() {
    let (plain, _) = packed("");
    let names = |corpus: &Corpus| -> Vec<String> {
        corpus
            .statements
            .ids()
            .map(|id: StatementId| {
                let actor = corpus.statements[id].actor.map(|id| &corpus.actors[id]);
                actor.map_or_else(|| "-".to_owned(), |actor| format!("{}/{}", actor.name, actor.slug))
            })
            .collect()
    };
    let actor = |corpus: &Corpus, name: &str| {
        let (id, actor) = corpus.actors.iter().find(|(_, actor)| actor.name == name).unwrap();
        (actor.clone(), corpus.wikidata_of(id))
    };
    let merge = "[[actors]]\nlabel = \"Bo Sample\"\naliases = [\"Cy Newcomer\"]\nrole = \"pilot\"\nkind = \"group\"\nwikidata = \"Q42\"\n";
    let ((page, problems), (command, _)) = (revised(&plain, merge), packed(merge));
    assert_eq!(problems, [""; 0]);
    assert_eq!(names(&page), names(&command));
    assert_eq!(actor(&page, "Bo Sample"), actor(&command, "Bo Sample"));
    assert_eq!(actor(&page, "Bo Sample").1, Some(42));

    let rename =
        "[[actors]]\nlabel = \"Cyrus Newcomer\"\nslug = \"cy-newcomer\"\naliases = [\"Cy Newcomer\"]\n";
    let ((page, problems), (command, _)) = (revised(&plain, rename), packed(rename));
    assert_eq!(problems, [""; 0]);
    assert_eq!(names(&page), names(&command));
    assert!(names(&page).contains(&"Cyrus Newcomer/cy-newcomer".to_owned()));

    // What was one by mistake is two again.
    let (one, _) = packed("[[actors]]\nlabel = \"Bo Sample\"\naliases = [\"Cy Newcomer\"]\n");
    assert_ne!(names(&one), names(&plain));
    let part = "[[actors]]\nlabel = \"Bo Sample\"\nnot = [\"Cy Newcomer\"]\n";
    let (two, problems) = revised(&one, part);
    assert_eq!(problems, [""; 0]);
    assert_eq!(names(&two), names(&plain));
}

#[test]
fn a_statement_joins_the_versions_of_whom_it_is_given_to() {
    let said = |who: &str| {
        format!("“The bridge is closed until spring, whatever the weather,” {who} said on Friday.")
    };
    let texts = [("one", said("Ada Example")), ("two", said("Bo Sample"))];
    let pack_with = |manifest: &str| {
        let articles = texts.iter().map(|(name, text)| ReadArticle {
            name: (*name).to_owned(),
            text: text.clone(),
            reading: READER.read(text),
        });
        pack(articles.collect(), &Manifest::parse("corpus.toml", manifest).0, READER.language()).0
    };
    let plain = pack_with("");
    assert_eq!(plain.clusters.len(), 0);
    assert_eq!(settle(&plain, READER.language()), None, "nothing changes");
    let key = plain.statements.rows()[1].key;
    let manifest = format!(
        "[[corrections]]\nstatement = \"{key}\"\nwords = \"bridge is closed\"\naction = \"reassign\"\nspeaker = \"Ada Example\"\n"
    );
    let (now, problems) = revised(&plain, &manifest);
    assert_eq!(problems, [""; 0]);
    let settled = settle(&now, READER.language()).unwrap();
    assert_eq!(settled.clusters, pack_with(&manifest).clusters);
    assert_eq!(settled.clusters.len(), 1);
    assert_eq!(decode(&encode(&settled)).as_ref(), Ok(&settled), "it is an archive that opens");
}

#[test]
fn what_was_missed_has_the_topics_of_its_article() {
    let articles: Vec<(String, String)> = ["council", "residents", "captain", "families", "shops", "traders"]
        .iter()
        .enumerate()
        .map(|(n, who)| {
            let (what, place) = if n < 3 { ("ferry timetable", "pier") } else { ("bread price", "market") };
            let text = format!(
                "The {what} angers the {who}\n\n“The {what} must change,” Ada Example said at the {place}.\n\nThe {what} was printed twice, the {who} complained, and nobody at the {place} knew of it. The {what} is old."
            );
            (format!("article-{n}"), text)
        })
        .collect();
    let pack_with = |manifest: &str| {
        let read = articles.iter().map(|(name, text)| ReadArticle {
            name: name.clone(),
            text: text.clone(),
            reading: READER.read(text),
        });
        pack(read.collect(), &Manifest::parse("corpus.toml", manifest).0, READER.language()).0
    };
    let labels = |corpus: &Corpus| -> Vec<String> {
        let row = corpus
            .statements
            .rows()
            .iter()
            .find(|row| row.content[0].of(&corpus.articles[row.article].text).ends_with("is old"));
        row.unwrap().topics.iter().map(|id| corpus.topics[*id].label.clone()).collect()
    };
    let plain = pack_with("");
    let added = "[[statements]]\nfile = \"article-1\"\nwords = \"The ferry timetable is old\"\nspeaker = \"unknown\"\n";
    let (page, problems) = revised(&plain, added);
    assert_eq!(problems, [""; 0]);
    assert!(!labels(&page).is_empty());
    assert_eq!(labels(&page), labels(&pack_with(added)));
}

/// A thousand corrections at ten thousand statements: prints how long they take; `cargo test --release -- --ignored`.
#[test]
#[ignore = "prints a time, and a test knows none"]
fn a_thousand_corrections() {
    let texts: Vec<(String, String)> = (0..2500)
        .map(|n| {
            let said = |m| format!("“The bridge number {n} is closed until spring {m}, whatever the weather,” Ada Example told reporters on Friday.");
            (format!("article-{n:04}"), (0..4).map(said).collect::<Vec<_>>().join("\n\n"))
        })
        .collect();
    let articles = texts.iter().map(|(name, text)| ReadArticle {
        name: name.clone(),
        text: text.clone(),
        reading: READER.read(text),
    });
    let (corpus, _) = pack(articles.collect(), &Manifest::default(), READER.language());
    let rows = corpus.statements.rows().iter().step_by(10).take(1000).enumerate();
    let entries: String = rows
        .map(|(n, row)| {
            let rest = match n % 4 {
                0 => "action = \"reassign\"\nspeaker = \"Bo Sample\"",
                1 => "action = \"withdraw\"",
                2 => "action = \"mend\"\nday = 2031-04-02\naddressee = \"The Valley Herald\"",
                _ => "action = \"mend\"\ncontent = \"the bridge number\"",
            };
            format!("[[corrections]]\nstatement = \"{}\"\nwords = \"the bridge number\"\n{rest}\n", row.key)
        })
        .collect();
    let (manifest, _) = Manifest::parse("corpus.toml", &entries);
    let begun = std::time::Instant::now();
    let (_, problems) = revise(&corpus, &manifest, READER.language());
    let took = begun.elapsed();
    assert!(problems.is_empty(), "{:?}", problems.first());
    let begun = std::time::Instant::now();
    let _ = settle(&corpus, READER.language());
    println!(
        "{} corrections at {} statements: {took:?}; versions anew: {:?}",
        manifest.corrections.len(),
        corpus.statements.len(),
        begun.elapsed()
    );
}

#[test]
fn bodies_that_an_editor_states_are_those_of_a_packing() {
    let manifest = "[[actors]]\nlabel = \"Ada Example\"\naffiliation = [\"Quay Users\", \"The Valley Herald\"]\n\
                    [[actors]]\nlabel = \"Bo Sample\"\naffiliation = \"Quay Users\"\n\
                    [[actors]]\nlabel = \"Cy Newcomer\"\naffiliation = []\n";
    let bodies = |corpus: &Corpus, name: &str| {
        let id = corpus.actors.iter().find(|(_, actor)| actor.name == name).unwrap().0;
        let own = corpus.affiliations_of(id).iter();
        let mut names: Vec<String> = own.map(|&body| corpus.affiliations[body].name.clone()).collect();
        names.sort_unstable();
        names
    };
    let (now, problems) = revised(&packed("").0, manifest);
    assert_eq!(problems, [""; 0]);
    for (name, own) in [
        ("Ada Example", &["Quay Users", "The Valley Herald"][..]),
        ("Bo Sample", &["Quay Users"]),
        ("Cy Newcomer", &[]),
    ] {
        assert_eq!(bodies(&now, name), own, "{name}, at once");
        assert_eq!(bodies(&packed(manifest).0, name), own, "{name}, packed");
    }
}

#[test]
fn who_is_named_only_by_a_correction_can_be_joined_with_an_actor_at_once() {
    let manifest = "[[actors]]\nlabel = \"Cy Newcomer\"\naliases = [\"Dee Stranger\"]\n\n[[statements]]\nfile = \"bridge.txt\"\n\
                    words = \"The toll goes up again\"\nspeaker = \"Dee Stranger\"\n";
    let (plain, _) = packed("");
    let (now, problems) = revised(&plain, manifest);
    assert_eq!(problems, [""; 0]);
    let speaker = |corpus: &Corpus| {
        let rows = corpus.statements.rows().iter();
        let mut added =
            rows.filter(|row| row.correction.as_ref().is_some_and(|c| c.kind == CorrectionKind::Added));
        added.next().and_then(|row| row.actor).map(|id| corpus.actors[id].name.clone())
    };
    assert_eq!(speaker(&now).as_deref(), Some("Cy Newcomer"));
    assert_eq!(speaker(&packed(manifest).0), speaker(&now));
    let alone = manifest.split("\n\n").next().unwrap();
    let (same, problems) = revised(&plain, alone);
    assert!(problems.iter().any(|told| told.contains("there is no actor `Dee Stranger`")), "{problems:?}");
    assert_eq!(same.statements, plain.statements);
}
