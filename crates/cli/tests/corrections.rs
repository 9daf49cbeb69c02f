//! `on-record corrections`: what editors corrected, read back from each form; the places cut the right words.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod command_line;

use command_line::on_record;
use on_record_score::gold;
use serde_json::Value;
use std::path::Path;

/// Signs outside of the basic plane stand before the words, so that each way of counting differs.
const BRIDGE: &str = "𝕏 — “The bridge is closed until spring,” Mayor Ada Example told reporters.\n\nBen Sample was there as well. The toll goes up again, whatever anybody says.\n\n“Nobody asked the valley,” Ben Sample said.";
const QUAY: &str = "“The quay belongs to all of us,” Cy Newcomer said.";
const FERRY: &str = "“The ferry sails again,” Cy Newcomer said.";

/// Three articles, two of them corrected; the keys are asked of the command itself.
fn corrected() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("bridge", BRIDGE), ("quay", QUAY), ("ferry", FERRY)] {
        std::fs::write(folder.path().join(format!("{name}.txt")), text).unwrap();
    }
    assert!(on_record(&["pack", ".", "-o", "plain.orc"], folder.path(), b"").status.success());
    let shown = on_record(&["show", "plain.orc", "--statements", "--json"], folder.path(), b"");
    let shown = String::from_utf8(shown.stdout).unwrap();
    let rows: Vec<Value> = shown.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let key = |words: &str| {
        let row = rows.iter().find(|row| row["content"].as_str().unwrap().contains(words));
        row.unwrap()["id"].as_str().unwrap().to_owned()
    };
    let manifest = format!(
        "[[corrections]]\nstatement = \"{}\"\nwords = \"bridge is closed\"\naction = \"reassign\"\nspeaker = \"Ben Sample\"\n\
         [[corrections]]\nstatement = \"{}\"\nwords = \"quay belongs\"\naction = \"withdraw\"\n\
         [[statements]]\nfile = \"bridge\"\nwords = \"The toll goes up again\"\nspeaker = \"Dee Stranger\"\n",
        key("bridge is closed"),
        key("quay belongs"),
    );
    std::fs::write(folder.path().join("corpus.toml"), manifest).unwrap();
    folder
}

fn text(arguments: &[&str], folder: &Path) -> String {
    let output = on_record(&[&["corrections", "."], arguments].concat(), folder, b"");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn gold_is_what_the_scorer_reads_and_its_places_cut_the_words() {
    let folder = corrected();
    let articles = gold::parse("gold", &text(&["--export", "gold"], folder.path())).unwrap();
    let names: Vec<&str> = articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(names, ["bridge", "quay"], "the ferry was not corrected");
    let bridge = &articles[0];
    assert_eq!(bridge.text, BRIDGE);
    let cut = |[from, to]: &[usize; 2]| BRIDGE.chars().skip(*from).take(to - from).collect::<String>();
    let said: Vec<(String, String, Option<&str>)> = bridge
        .statements
        .iter()
        .map(|one| {
            let join = |spans: &[[usize; 2]]| spans.iter().map(cut).collect::<Vec<_>>().join("|");
            (join(&one.content), join(&one.speaker), one.speaker_entity.as_deref())
        })
        .collect();
    assert_eq!(
        said,
        [
            ("“The bridge is closed until spring,”".to_owned(), "Ben Sample".to_owned(), Some("Ben Sample")),
            // The article does not name her.
            ("The toll goes up again".to_owned(), String::new(), Some("Dee Stranger")),
        ]
    );
    assert_eq!(articles[1].statements.len(), 0, "what was taken back was no statement");

    let all = gold::parse("gold", &text(&["--export", "gold", "--all"], folder.path())).unwrap();
    assert_eq!(all[0].statements.len(), 3);
    let [content] = all[0].statements[2].content[..] else { unreachable!() };
    assert_eq!(cut(&content), "“Nobody asked the valley,”");
}

#[test]
fn label_studio_and_inception_count_as_their_programs_do() {
    // Apart from the articles: what lies beside them is read as well.
    let (folder, out) = (corrected(), tempfile::tempdir().unwrap());
    let [tasks, cas] = ["tasks.json", "cas"].map(|name| out.path().join(name));
    text(&["--export", "label-studio", "-o", &tasks.to_string_lossy()], folder.path());
    let tasks: Value = serde_json::from_slice(&std::fs::read(tasks).unwrap()).unwrap();
    let units: Vec<u16> = BRIDGE.encode_utf16().collect();
    let cut = |value: &Value, from: &str| {
        let at = |name: &str| usize::try_from(value[name].as_u64().unwrap()).unwrap();
        String::from_utf16(&units[at(from)..at("end")]).unwrap()
    };
    assert_eq!(tasks[0]["data"]["text"], BRIDGE);
    let result = tasks[0]["annotations"][0]["result"].as_array().unwrap();
    let regions: Vec<&Value> = result.iter().filter(|one| one["type"] == "labels").collect();
    for region in &regions {
        assert_eq!(cut(&region["value"], "start"), region["value"]["text"].as_str().unwrap());
    }
    let labels: Vec<&str> = regions.iter().map(|one| one["value"]["labels"][0].as_str().unwrap()).collect();
    assert_eq!(labels, ["Content", "Source", "Cue", "Content"]);
    let ids: Vec<&Value> = regions.iter().map(|one| &one["id"]).collect();
    let relations: Vec<&Value> = result.iter().filter(|one| one["type"] == "relation").collect();
    assert_eq!(relations.len(), 2);
    assert!(relations.iter().all(|one| ids.contains(&&one["from_id"]) && ids.contains(&&one["to_id"])));

    text(&["--export", "inception", "-o", &cas.to_string_lossy()], folder.path());
    let cas: Value = serde_json::from_slice(&std::fs::read(cas.join("bridge.json")).unwrap()).unwrap();
    let structures = cas["%FEATURE_STRUCTURES"].as_array().unwrap();
    assert_eq!(structures[0]["sofaString"], BRIDGE);
    assert_eq!(structures[1]["end"], units.len());
    let of = |layer: &str| -> Vec<(String, Option<&str>)> {
        let own = structures.iter().filter(|one| one["%TYPE"] == layer);
        own.map(|one| (cut(one, "begin"), one["speaker"].as_str())).collect()
    };
    assert_eq!(
        of("webanno.custom.Statement"),
        [
            ("“The bridge is closed until spring,”".to_owned(), Some("Ben Sample")),
            ("The toll goes up again".to_owned(), Some("Dee Stranger")),
        ]
    );
    assert_eq!(of("webanno.custom.Source"), [("Ben Sample".to_owned(), None)]);
    assert_eq!(of("webanno.custom.Cue"), [("told".to_owned(), None)]);
    // Every type and every member that is named is there.
    let members = cas["%VIEWS"]["_InitialView"]["%MEMBERS"].as_array().unwrap();
    assert_eq!(members.len(), structures.len() - 1);
    for one in structures.iter().skip(2) {
        assert!(members.contains(&one["%ID"]));
        assert!(cas["%TYPES"].get(one["%TYPE"].as_str().unwrap()).is_some());
    }
    let output = on_record(&["corrections", ".", "--export", "inception"], folder.path(), b"");
    assert_eq!(output.status.code(), Some(2));
}
