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
    packed_of(&TEXTS, manifest)
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
    let entry = |(n, row): (usize, &on_record_engine::model::Statement)| {
        let rest = match n % 6 {
            0 => "action = \"reassign\"\nspeaker = \"Bo Sample\"".to_owned(),
            1 => "action = \"withdraw\"".to_owned(),
            2 => "action = \"mend\"\nday = 2031-04-02\naddressee = \"The Valley Herald\"".to_owned(),
            3 => "action = \"mend\"\ncontent = \"the bridge number\"".to_owned(),
            4 => {
                let article = &corpus.articles[row.article].name;
                return format!(
                    "[[statements]]\nfile = \"{article}\"\nwords = \"told reporters on Friday\"\nbefore = \"the weather, Ada Example\"\nspeaker = \"Speaker {n}\"\n"
                );
            }
            _ => {
                let article = &corpus.articles[row.article].name;
                return format!(
                    "[[actors]]\nlabel = \"Ada Example ({n})\"\naliases = [\"Ada Example\"]\nin = [\"{article}\"]\nrole = \"baker\"\n"
                );
            }
        };
        format!("[[corrections]]\nstatement = \"{}\"\nwords = \"the bridge number\"\n{rest}\n", row.key)
    };
    let entries: String = rows.map(entry).collect();
    let (manifest, _) = Manifest::parse("corpus.toml", &entries);
    let begun = std::time::Instant::now();
    let (_, problems) = revise(&corpus, &manifest, READER.language());
    let took = begun.elapsed();
    assert!(problems.is_empty(), "{:?}", problems.first());
    let begun = std::time::Instant::now();
    let _ = settle(&corpus, READER.language());
    println!(
        "{} corrections at {} statements: {took:?}; versions anew: {:?}",
        manifest.corrections.len() + manifest.statements.len() + manifest.actors.len(),
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

/// Articles by name, packed with a manifest.
fn packed_of(texts: &[(&str, &str)], manifest: &str) -> (Corpus, Vec<String>) {
    let (manifest, read) = Manifest::parse("corpus.toml", manifest);
    let articles = texts.iter().map(|(name, text)| ReadArticle {
        name: (*name).to_owned(),
        text: (*text).to_owned(),
        reading: READER.read(text),
    });
    let (corpus, told) = pack(articles.collect(), &manifest, READER.language());
    (corpus, read.into_iter().chain(told).map(|problem| problem.to_string()).collect())
}

/// For each statement its words, its speaker with address and kind, and whom it is about.
fn speakers(corpus: &Corpus) -> Vec<String> {
    let named = |id: &on_record_engine::ActorId| {
        let actor = &corpus.actors[*id];
        format!("{} ({}, {})", actor.name, actor.slug, actor.kind.word())
    };
    let row = |row: &on_record_engine::model::Statement| {
        let words = row.content[0].of(&corpus.articles[row.article].text);
        let mut about: Vec<String> = row.about.iter().map(named).collect();
        about.sort_unstable();
        format!("{words}: {:?} {about:?}", row.actor.iter().chain(&row.perhaps).map(named).next())
    };
    corpus.statements.rows().iter().map(row).collect()
}

/// Who is Example in one article, only Example or "the mayor" in another, and whom a third one speaks about.
const EXAMPLES: [(&str, &str); 4] = [
    (
        "a",
        "“The bridge is closed until spring,” Mayor Ada Example told reporters.\n\n“It will open in May,” Example said later.\n\nThe mayor said that the ferry would sail.",
    ),
    ("b", "“The dough needs a night of rest,” Ms Example said.\n\n“Bread is patience,” she said."),
    ("c", "Ben Sample said that Ada Example had closed the bridge.\n\nHe added that nobody had asked."),
    ("d", "“The toll goes up again,” Ada Example said. “Nobody likes a toll.”"),
];

#[test]
fn who_is_parted_on_the_page_is_parted_by_a_packing() {
    let one = "[[actors]]\nlabel = \"Ada Example\"\naliases = [\"Example\"]\n";
    let (plain, _) = packed_of(&EXAMPLES, one);
    let all = speakers(&plain);
    assert!(all.iter().filter(|row| row.contains("(ada-example, person)")).count() >= 7, "{all:?}");
    // By the name that an article has at its fullest: "Example said" of an article that names her in full stays hers, and "she
    // said" of the other one goes with it.
    let part = "[[actors]]\nlabel = \"Ada Example\"\nnot = [\"Example\"]\n";
    let ((page, problems), (command, _)) = (revised(&plain, part), packed_of(&EXAMPLES, part));
    assert_eq!(problems, [""; 0]);
    assert_eq!(speakers(&page), speakers(&command));
    assert_eq!(
        speakers(&page).iter().filter(|row| row.contains("Some(\"Example (example, person)\")")).count(),
        2
    );
    let forms = |corpus: &Corpus, slug: &str| {
        let actor = corpus.actors.rows().iter().find(|actor| actor.slug == slug).unwrap();
        let place = |alias: &on_record_engine::model::Alias| {
            assert_eq!(alias.span.of(&corpus.articles[alias.article].text), alias.form);
            (alias.form.clone(), alias.count, alias.article)
        };
        actor.aliases.iter().map(place).collect::<Vec<_>>()
    };
    for slug in ["ada-example", "example"] {
        assert_eq!(forms(&page, slug), forms(&command, slug), "{slug}");
    }

    // A role parts nobody: the page says so instead of doing what no packing does.
    let role = part.replace("[\"Example\"]", "[\"The mayor\"]");
    let (same, problems) = revised(&plain, &role);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].contains("no article calls anybody only `The mayor`"), "{problems:?}");
    assert_eq!(same.statements, plain.statements);
}

#[test]
fn two_who_are_written_alike_are_two_where_their_articles_are_named() {
    let (plain, _) = packed_of(&EXAMPLES, "");
    let one = speakers(&plain);
    let of = |rows: &[String], slug: &str| {
        rows.iter().filter(|row| row.contains(&format!("({slug}, person)"))).count()
    };
    let other = "[[actors]]\nlabel = \"Ada Example (baker)\"\naliases = [\"Ada Example\"]\nin = [\"d.txt\"]\nrole = \"baker\"\n";
    let ((page, problems), (command, told)) = (revised(&plain, other), packed_of(&EXAMPLES, other));
    assert_eq!((problems, told), (Vec::new(), Vec::new()));
    assert_eq!(speakers(&page), speakers(&command));
    assert_eq!(of(&speakers(&page), "ada-example-baker"), 1);
    assert_eq!(of(&speakers(&page), "ada-example"), of(&one, "ada-example") - 1);
    for corpus in [&page, &command] {
        let baker = corpus.actors.rows().iter().find(|actor| actor.slug == "ada-example-baker").unwrap();
        assert_eq!((baker.name.as_str(), baker.role.as_deref()), ("Ada Example (baker)", Some("baker")));
        assert_eq!(baker.aliases.len(), 1, "{:?}", baker.aliases);
    }
    // Nobody of another article joins the second one, and what an entry says of the first one holds beside it.
    let both =
        format!("{other}\n[[actors]]\nlabel = \"Ada Example\"\naliases = [\"Example\"]\nrole = \"mayor\"\n");
    let ((page, problems), (command, told)) = (revised(&plain, &both), packed_of(&EXAMPLES, &both));
    assert_eq!((problems, told), (Vec::new(), Vec::new()));
    assert_eq!(speakers(&page), speakers(&command));
    assert_eq!(of(&speakers(&page), "ada-example-baker"), 1);
    // An article that is not there, and one that names nobody so.
    for (wrong, why) in [("e.txt", "there is no article `e`"), ("c.txt", "")] {
        let wrong = other.replace("d.txt", wrong).replace("\"Ada Example\"", "\"Bo Nobody\"");
        let ((page, on_page), (_, by_command)) = (revised(&plain, &wrong), packed_of(&EXAMPLES, &wrong));
        for told in [&on_page, &by_command] {
            assert!(told.iter().any(|line| line.contains("actor `Ada Example (baker)`")), "{told:?}");
            assert!(why.is_empty() || told.iter().any(|line| line.contains(why)), "{told:?}");
        }
        assert_eq!(page.statements, plain.statements);
    }
}

#[test]
fn whom_only_a_correction_names_is_described_at_once() {
    let (plain, _) = packed("");
    let given = entry(&plain, "quay belongs", "action = \"reassign\"\nspeaker = \"Quay Users\"");
    let described = format!(
        "{given}[[actors]]\nlabel = \"Quay Users\"\nkind = \"organisation\"\nrole = \"club\"\nwikidata = \"Q7\"\naffiliation = [\"Harbour Trust\"]\n"
    );
    let ((page, problems), (command, told)) = (revised(&plain, &described), packed(&described));
    assert_eq!((problems, told), (Vec::new(), Vec::new()));
    for corpus in [&page, &command] {
        let (id, actor) = corpus.actors.iter().find(|(_, actor)| actor.name == "Quay Users").unwrap();
        assert_eq!((actor.kind.word(), actor.role.as_deref()), ("organisation", Some("club")));
        assert_eq!(corpus.wikidata_of(id), Some(7));
        let bodies: Vec<&str> =
            corpus.affiliations_of(id).iter().map(|body| corpus.affiliations[*body].name.as_str()).collect();
        assert_eq!(bodies, ["Harbour Trust"]);
    }
    assert_eq!(speakers(&page), speakers(&command));
    let renamed = described.replace(
        "label = \"Quay Users\"",
        "label = \"Users of the Quay\"\nslug = \"quay-users\"\naliases = [\"Quay Users\"]",
    );
    let ((page, problems), (command, told)) = (revised(&plain, &renamed), packed(&renamed));
    assert_eq!((problems, told), (Vec::new(), Vec::new()));
    assert_eq!(speakers(&page), speakers(&command));
    assert!(
        speakers(&page).iter().any(|row| row.contains("Users of the Quay (quay-users, organisation)")),
        "{:?}",
        speakers(&page)
    );
}

#[test]
fn who_is_called_as_somebody_else_is_becomes_that_one() {
    let (plain, _) = packed("");
    let renamed = "[[actors]]\nlabel = \"Bo Sample\"\nslug = \"cy-newcomer\"\naliases = [\"Cy Newcomer\"]\n";
    let ((page, problems), (command, _)) = (revised(&plain, renamed), packed(renamed));
    assert_eq!(problems, [""; 0]);
    assert_eq!(speakers(&page), speakers(&command));
    assert_eq!(page.actors.rows().iter().filter(|actor| actor.name == "Bo Sample").count(), 1);
    assert_eq!(decode(&encode(&page)).as_ref(), Ok(&page));
}

#[test]
fn a_group_and_a_body_that_are_written_alike_are_joined_by_their_sorts() {
    let texts = [
        ("a", "“We found nothing,” police said.\n\nThe police said that the bridge was closed."),
        ("b", "“The toll goes up again,” Ada Example said."),
    ];
    let (plain, _) = packed_of(&texts, "");
    let kind = plain
        .actors
        .rows()
        .iter()
        .find(|actor| actor.name.to_lowercase().contains("police"))
        .unwrap()
        .kind
        .word();
    let joined = format!("[[actors]]\nlabel = \"Ada Example\"\naliases = [\"police ({kind})\"]\n");
    let ((page, problems), (command, told)) = (revised(&plain, &joined), packed_of(&texts, &joined));
    assert_eq!((problems, told), (Vec::new(), Vec::new()));
    assert_eq!(speakers(&page), speakers(&command));
    assert_eq!(page.actors.len(), 1, "{:?}", speakers(&page));
}
