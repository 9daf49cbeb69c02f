//! Corrections made in a page: what they show, what they undo, what they save, and that a packing says the same.

#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that help them")]

use on_record_desk::changes::{Change, entries, manifest};
use on_record_desk::edited::{Edited, Sheet};
use on_record_desk::saved::saved;
use on_record_desk::sentence::OF_FILES;
use on_record_engine::language::Language;
use on_record_engine::model::archive;
use on_record_engine::pack::{Manifest, ReadArticle, Why, pack};
use on_record_engine::{Corpus, Reader};
use serde_json::{Value, json};

const BRIDGE: &str = "“The bridge is closed until spring,” Mayor Ada Example told reporters on Friday.\n\nThe toll goes up again, whatever anybody says.";
const FERRY: &str = "Ben Sample, who leads the Harbour Council, said that the ferry would sail again.\n\n“The quay belongs to all of us,” Cy Newcomer said.";

fn packed(file: &str) -> Corpus {
    packed_of(&[("bridge", BRIDGE), ("ferry", FERRY)], file)
}

fn packed_of(texts: &[(&str, &str)], file: &str) -> Corpus {
    let reader = Reader::built_in();
    let articles = texts.iter().map(|(name, text)| ReadArticle {
        name: (*name).to_owned(),
        reading: reader.read(text),
        text: (*text).to_owned(),
    });
    let (manifest, problems) = Manifest::parse("corpus.toml", file);
    assert_eq!(problems, [], "{file}");
    let (corpus, problems) = pack(articles.collect(), &manifest, reader.language());
    assert_eq!(problems, [], "{file}");
    corpus
}

fn edited(file: &str) -> (Edited, Vec<u8>) {
    let bytes = archive::encode(&packed(file));
    (Edited::new(bytes.clone(), Language::english()).unwrap(), bytes)
}

fn changes(list: &Value) -> Vec<Change> {
    serde_json::from_value(list.clone()).unwrap()
}

/// The sheet of the statement with these words.
fn sheet(edited: &Edited, words: &str) -> Sheet {
    let keys = edited.choices().review;
    let sheets = keys.iter().filter_map(|key| edited.sheet(key));
    sheets.into_iter().find(|sheet| sheet.words.join(" ").contains(words)).unwrap()
}

/// What a corpus says of its statements.
fn said(corpus: &Corpus) -> Vec<String> {
    let rows = corpus.statements.rows().iter().map(|row| {
        let text = &corpus.articles[row.article].text;
        let words: Vec<&str> = row.content.iter().map(|span| span.of(text)).collect();
        let actor = row.actor.map(|id| &corpus.actors[id]).map(|a| (&a.name, &a.slug, &a.role, a.kind));
        let told = row.addressee.map(|told| &corpus.channels[told.channel].name);
        format!(
            "{} {words:?} {actor:?} {told:?} {:?} {:?} {:?}",
            row.key, row.said, row.correction, row.confidence
        )
    });
    rows.chain(corpus.withdrawn.iter().map(|gone| gone.key.to_string())).collect()
}

#[test]
fn what_the_page_shows_is_what_a_packing_of_the_saved_file_gives() {
    let (mut edited, bytes) = edited("");
    let bridge = sheet(&edited, "bridge is closed");
    let (ferry, quay) = (sheet(&edited, "ferry would"), sheet(&edited, "quay belongs"));
    let of = |sheet: &Sheet, rest: Value| {
        let mut change = json!({"key": sheet.key, "words": sheet.words, "article": sheet.article});
        change.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        change
    };
    let list = json!([
        of(&bridge, json!({"act": "mend", "speaker": "Ben Sample", "note": "By phone.", "by": "Dee Desk", "on": "2031-04-02"})),
        of(&bridge, json!({"act": "mend", "content": ["“The bridge is closed"], "day": "2031-04-01"})),
        of(&ferry, json!({"act": "withdraw"})),
        of(&quay, json!({"act": "accept", "speaker": quay.speaker})),
        {"act": "add", "article": "bridge", "words": ["The toll goes up again"], "speaker": "Cy Newcomer", "addressee": "reporters"},
        {"act": "mend", "added": true, "key": "aaaaaaaaaa", "article": "bridge", "words": ["the toll goes up again,"], "content": ["The toll goes up"]},
        {"act": "actor", "slug": "cy-newcomer", "label": "Cyrus Newcomer", "aliases": ["Cy Newcomer"], "role": "pilot", "wikidata": "Q42"},
    ]);
    let list = changes(&list);
    let applied = edited.apply(&list);
    assert_eq!(applied.problems, []);
    let shown = archive::decode(&applied.archive).unwrap();
    let (file, notes) = edited.save("", &list).unwrap();
    assert_eq!(notes, []);
    assert!(file.contains("# Dee Desk, 2031-04-02\n[[corrections]]\nstatement"), "{file}");
    assert_eq!(said(&shown), said(&packed(&file)), "{file}");
    assert_eq!(said(&shown).iter().filter(|row| row.contains("Cyrus Newcomer")).count(), 2, "{file}");

    // Without the last ones it is as it was before them, to the byte; without any it is the archive.
    let before = edited.apply(list.get(..3).unwrap()).archive;
    assert_ne!(before, applied.archive);
    let _ = edited.apply(&list);
    assert_eq!(edited.apply(list.get(..3).unwrap()).archive, before);
    assert_eq!(edited.apply(&[]).archive, bytes);
}

#[test]
fn entries_are_read_as_they_were_meant() {
    let list = changes(&json!([
        {"act": "mend", "key": "aaaaaaaaaa", "words": ["a b"], "speaker": "unknown"},
        {"act": "mend", "key": "baaaaaaaaa", "words": ["a b"], "speaker": "A \"quoted\" name", "topics": [], "day": "unknown", "addressee": "unknown"},
        {"act": "mend", "key": "caaaaaaaaa", "words": ["a b"], "content": ["a", "b"], "topics": ["X", "Y"], "day": "2031-04-02"},
        {"act": "mend", "key": "caaaaaaaaa", "words": ["a b"], "speaker": "Ada Example"},
        {"act": "accept", "key": "daaaaaaaaa", "words": ["“a b,”"], "note": "Two\nlines."},
        {"act": "withdraw", "key": "eaaaaaaaaa", "words": ["a b"]},
        {"act": "add", "article": "one", "words": ["a", "c"], "note": "Missed.", "day": "2031-04-02"},
        {"act": "actor", "slug": "ada-example", "label": "Ada Example", "aliases": ["A. Example"], "not": ["Example Ltd"], "kind": "person"},
    ]));
    let (file, _) = saved("", &entries(&list)).unwrap();
    let (read, problems) = Manifest::parse("", &file);
    assert_eq!(problems, [], "{file}");
    let mut meant = manifest(&entries(&list));
    meant.corrections.iter_mut().zip(&read.corrections).for_each(|(one, read)| one.line = read.line);
    meant.statements.iter_mut().zip(&read.statements).for_each(|(one, read)| one.line = read.line);
    meant
        .actors
        .iter_mut()
        .zip(&read.actors)
        .for_each(|(one, read)| (one.line, one.slug) = (read.line, read.slug.clone()));
    assert_eq!(read, meant, "{file}");
}

const FILE: &str = "# The river desk.\ntitle = \"The river\" # so it is called\n\n[[actors]] # who\nlabel = \"Cy Newcomer\"\naliases = [ \"C. Newcomer\", ] # from the list\n\n# By phone.\n[[corrections]]\nstatement = \"KEY\"\nwords = \"The quay belongs\"\naction = \"reassign\" # sure\nspeaker = \"Ben Sample\"\n\n[[statements]]\nfile = \"bridge.txt\"\nwords = \"The toll goes up again\"\nspeaker = \"Ada Example\"\n\n[[topics]]\nlabel = \"Toll\"\n";

#[test]
fn a_file_keeps_its_comments_and_its_order() {
    let key = sheet(&edited("").0, "quay belongs").key;
    let file = FILE.replace("KEY", &key);
    assert_eq!(saved(&file, &[]).unwrap().0, file, "nothing to say changes nothing");
    let list = changes(&json!([
        {"act": "mend", "key": key, "words": ["The quay belongs to all"], "day": "2031-04-02", "by": "Dee Desk"},
        {"act": "mend", "key": "aaaaaaaaaa", "added": true, "article": "bridge", "words": ["The toll goes up again"], "speaker": "Cy Newcomer"},
        {"act": "actor", "slug": "cy-newcomer", "label": "Cy Newcomer", "aliases": ["Ben Sample"]},
        {"act": "accept", "key": "baaaaaaaaa", "words": ["The bridge is closed"]},
    ]));
    let (new, notes) = saved(&file, &entries(&list)).unwrap();
    assert_eq!(notes, []);
    let wanted = file
        .replace(
            "aliases = [ \"C. Newcomer\", ] # from",
            "aliases = [\"C. Newcomer\", \"Ben Sample\"] # from",
        )
        .replace("# By phone.\n", "# By phone.\n# Dee Desk\n")
        .replace("speaker = \"Ben Sample\"\n", "speaker = \"Ben Sample\"\nday = 2031-04-02\n")
        .replace("speaker = \"Ada Example\"\n", "speaker = \"Cy Newcomer\"\n");
    let added = "\n[[corrections]]\nstatement = \"baaaaaaaaa\"\nwords = \"The bridge is closed\"\naction = \"confirm\"\n";
    assert_eq!(new.replace(added, ""), wanted, "{new}");
    assert!(new.contains(added), "{new}");

    // Taken back: the entry leaves; where the file has none, that is told.
    let gone = changes(&json!([
        {"act": "withdraw", "key": "aaaaaaaaaa", "added": true, "article": "bridge", "words": ["The toll goes up again"]},
    ]));
    let (new, notes) = saved(&file, &entries(&gone)).unwrap();
    assert_eq!((new.contains("[[statements]]"), notes.len()), (false, 0));
    assert_eq!(saved("", &entries(&gone)).unwrap().1.len(), 1);
    assert!(saved("title = ", &entries(&gone)).unwrap_err().text.contains("not TOML"));
    assert!(saved("corrections = 3", &entries(&list)).unwrap_err().text.contains("[[corrections]]"));
}

#[test]
fn what_a_file_says_of_bodies_stays_also_of_whom_is_joined() {
    let file = "[[actors]]\nlabel = \"Cy Newcomer\"\naffiliation = [ \"Quay Users\" ] # since spring\n\n\
                [[actors]]\nlabel = \"Ada Example\"\nrole = \"mayor\"\n\n\
                [[actors]]\nlabel = \"Ben Sample\"\nrole = \"pilot\"\naffiliation = \"Valley Ferries\"\n";
    let list = changes(&json!([
        {"act": "actor", "slug": "cy-newcomer", "label": "Cyrus Newcomer", "aliases": ["Cy Newcomer"]},
        {"act": "actor", "slug": "ada-example", "label": "Ada Example", "aliases": ["Ben Sample"]},
    ]));
    let (saved, notes) = saved(file, &entries(&list)).unwrap();
    assert_eq!(notes, []);
    assert!(saved.contains("affiliation = [ \"Quay Users\" ] # since spring"), "{saved}");
    let joined = saved.split("[[actors]]").find(|entry| entry.contains("Ada Example")).unwrap();
    assert!(
        joined.contains("role = \"mayor\"") && joined.contains("affiliation = \"Valley Ferries\""),
        "{saved}"
    );
    assert!(!saved.contains("pilot"), "{saved}");
}

#[test]
fn what_matches_nothing_is_told_with_its_change() {
    let (mut edited, bytes) = edited("");
    let list = changes(&json!([
        {"act": "accept", "key": sheet(&edited, "quay belongs").key, "words": ["The quay belongs"], "speaker": "Cy Newcomer"},
        {"act": "withdraw", "key": "aaaaaaaaaa", "words": ["The tunnel"]},
        {"act": "add", "article": "bridge", "words": ["The tunnel"]},
    ]));
    let applied = edited.apply(&list);
    let places: Vec<usize> = applied.problems.iter().map(|(place, _)| *place).collect();
    assert_eq!(places, [1, 2], "{:?}", applied.problems);
    let why: Vec<_> = applied.problems.iter().map(|(_, told)| (told.word, told.parts.len())).collect();
    assert_eq!(why, [("no_statement", 2), ("no_words", 1)]);
    assert_ne!(applied.archive, bytes);
    assert!(Edited::new(b"no archive".to_vec(), Language::english()).is_err());
}

#[test]
fn the_page_has_a_sentence_in_each_language_for_whatever_is_refused() {
    let texts = include_str!("../desk-edit-texts.js");
    for word in Why::ALL.map(Why::word).into_iter().chain(OF_FILES) {
        let sentences: Vec<&str> =
            texts.lines().filter(|line| line.trim_start().starts_with(&format!("{word}: "))).collect();
        assert_eq!(sentences.len(), 3, "{word}");
    }
}

#[test]
fn what_is_cleared_and_a_note_alone_are_changes() {
    let file = "[[actors]]\nlabel = \"Ada Example\"\nwikidata = \"Q42\"\n";
    let (mut edited, _) = edited(file);
    let (ada, quay) = (edited.person("ada-example").unwrap(), sheet(&edited, "quay belongs"));
    assert_eq!((ada.role.as_deref(), ada.wikidata.as_deref()), (Some("Mayor"), Some("Q42")));
    let list = changes(&json!([
        {"act": "actor", "slug": "ada-example", "label": "Ada Example", "role": "unknown", "wikidata": "unknown"},
        {"act": "mend", "key": quay.key, "words": quay.words, "article": quay.article, "note": "Heard by two of us."},
    ]));
    let applied = edited.apply(&list);
    assert_eq!(applied.problems, []);
    let ada = edited.person("ada-example").unwrap();
    assert_eq!((ada.role, ada.wikidata), (None, None));
    let quay = edited.sheet(&quay.key).unwrap();
    assert_eq!((quay.correction, quay.note.as_str()), (Some("confirmed"), "Heard by two of us."));
    let (saved, _) = edited.save(file, &list).unwrap();
    assert!(saved.contains("role = \"unknown\"") && saved.contains("wikidata = \"unknown\""), "{saved}");
    let packed = packed(&saved);
    assert_eq!(said(&archive::decode(&applied.archive).unwrap()), said(&packed));
    assert_eq!(packed.wikidata, []);
}

#[test]
fn an_article_in_which_nothing_is_said_can_be_given_a_statement() {
    let reader = Reader::built_in();
    let texts = [
        ("bridge", BRIDGE),
        ("tide", "High tide tonight\n\nThe tide will be high tonight, as on each day of the week."),
    ];
    let read = |(name, text): (&str, &str)| ReadArticle {
        name: name.into(),
        reading: reader.read(text),
        text: text.into(),
    };
    let (corpus, _) = pack(texts.map(read).into(), &Manifest::default(), reader.language());
    let mut edited = Edited::new(archive::encode(&corpus), Language::english()).unwrap();
    assert_eq!(edited.articles(), ["High tide tonight", "bridge"], "those without a statement come first");
    let blank = edited.blank("High tide tonight").unwrap();
    assert_eq!((blank.article.as_str(), blank.content.len()), ("tide", 0));
    assert!(edited.blank("tide").is_some() && edited.blank("no such article").is_none());
    let added = json!([{"act": "add", "article": "tide", "words": ["The tide will be high tonight"], "speaker": "Cy Newcomer"}]);
    let applied = edited.apply(&changes(&added));
    assert_eq!(applied.problems, []);
    let shown = archive::decode(&applied.archive).unwrap();
    assert_eq!(
        shown.statements.rows().iter().filter(|row| shown.articles[row.article].name == "tide").count(),
        1
    );
}

#[test]
fn a_sheet_tells_where_the_words_are_as_browsers_count() {
    let (edited, _) = edited("");
    let bridge = sheet(&edited, "bridge is closed");
    let text: Vec<u16> = bridge.text.encode_utf16().collect();
    let [from, to] = bridge.content[0];
    assert_eq!(String::from_utf16(&text[from..to]).unwrap(), "“The bridge is closed until spring,”");
    assert_eq!(edited.person("ada-example").unwrap().name, "Ada Example");
    let choices = edited.choices();
    assert_eq!(choices.review.len(), 3);
    let sure = |key: &String| edited.sheet(key).unwrap().sure.into_iter().min();
    assert!(choices.review.is_sorted_by_key(sure));
    assert!(!choices.corrected);
}

#[test]
fn two_of_one_name_are_parted_renamed_described_and_joined_again_in_page_and_file() {
    let texts = [
        ("bridge", "“The bridge is closed until spring,” Mayor Ada Example told reporters."),
        (
            "bread",
            "“The dough needs a night of rest,” said Ada Example. “Bread is patience,” Ada Example said.",
        ),
        ("toll", "“The toll goes up again,” Ada Example said."),
    ];
    let packed = |file: &str| packed_of(&texts, file);
    let mut edited = Edited::new(archive::encode(&packed("")), Language::english()).unwrap();
    let person = edited.person("ada-example").unwrap();
    let articles: Vec<(&str, &str)> =
        person.articles.iter().map(|one| (one.article.as_str(), one.form.as_str())).collect();
    assert_eq!(articles, [("bread", "Ada Example"), ("bridge", "Ada Example"), ("toll", "Ada Example")]);
    assert_eq!((person.forms.len(), person.articles[1].statements), (0, 1));
    let apart = json!({"act": "actor", "label": "Ada Example (baker)", "aliases": ["Ada Example"], "articles": ["bread"]});
    let described =
        json!({"act": "actor", "slug": "ada-example-baker", "label": "Ada Example (baker)", "role": "baker"});
    let renamed = json!({"act": "actor", "slug": "ada-example-baker", "label": "Ada Ovens", "aliases": ["Ada Example (baker)"]});
    let first = json!({"act": "actor", "slug": "ada-example", "label": "Ada Example", "wikidata": "Q42"});
    let joined = json!({"act": "actor", "slug": "ada-example", "label": "Ada Example", "aliases": ["Ada Example (baker)"]});
    for (list, bakers) in [
        (json!([apart]), Some("Ada Example (baker)")),
        (json!([apart, described, first]), Some("Ada Example (baker)")),
        (json!([first, apart, described, renamed]), Some("Ada Ovens")),
        (json!([apart, described, joined]), None),
    ] {
        let list = changes(&list);
        let applied = edited.apply(&list);
        assert_eq!(applied.problems, [], "{list:?}");
        let shown = archive::decode(&applied.archive).unwrap();
        let (file, _) = edited.save("", &list).unwrap();
        assert_eq!(said(&shown), said(&packed(&file)), "{file}");
        let names: Vec<&str> = shown.actors.rows().iter().map(|actor| actor.name.as_str()).collect();
        assert_eq!(names.contains(&bakers.unwrap_or("Ada Example (baker)")), bakers.is_some(), "{names:?}");
        assert_eq!(names.len(), 1 + usize::from(bakers.is_some()), "{names:?}");
    }
    // Into a file that has the first one already, whose entry stays hers.
    let file = "[[actors]]\nlabel = \"Ada Example\"\nrole = \"mayor\"\n";
    let (saved, _) = saved(file, &entries(&changes(&json!([apart, described])))).unwrap();
    assert!(saved.starts_with(file), "{saved}");
    assert!(
        saved.contains("label = \"Ada Example (baker)\"") && saved.contains("in = [\"bread\"]"),
        "{saved}"
    );
    let again = packed(&saved);
    assert_eq!(
        again.actors.rows().iter().map(|actor| actor.role.as_deref()).collect::<Vec<_>>(),
        [Some("mayor"), Some("baker")]
    );
}

#[test]
fn what_is_parted_is_offered_as_a_packing_parts_it() {
    let (edited, _) = edited("[[actors]]\nlabel = \"Ben Sample\"\naliases = [\"Cy Newcomer\"]\n");
    // Not by the council that he leads, nor by an office.
    assert_eq!(
        edited.person("Ben Sample").unwrap().forms,
        [""; 0],
        "one article has both names, and he is Ben Sample there"
    );
    let ada = edited.person("ada-example").unwrap();
    assert_eq!((ada.forms.len(), ada.articles.len()), (0, 1));
}
