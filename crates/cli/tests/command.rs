//! The command as people use it: the real binary, its output, its exit codes.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod command_line;

use command_line::on_record;
use serde_json::Value;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn ids(output: &Output) -> Vec<String> {
    lines(output).iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect()
}

fn complaints(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds").canonicalize().unwrap()
}

#[test]
fn a_folder_gives_a_line_an_article_in_order() {
    let output = on_record(&["extract", seeds().to_str().unwrap()], Path::new("."), b"");
    assert!(output.status.success(), "{}", complaints(&output));
    let ids = ids(&output);
    assert_eq!(ids.len(), 5);
    assert!(ids.is_sorted() && ids[0] == "000_4f1d92ed50fb4568");
    assert_eq!(complaints(&output), "", "no progress bar where nobody looks");
}

#[test]
fn offsets_are_code_points_of_the_text_as_read() {
    let text =
        "\u{feff}Zoë 𝕏 Äpfel.\r\n\r\n“The harbour plan of the ministry will fail,” Ada Example said.\r\n";
    let input = format!("{}\n", serde_json::json!({ "id": "one", "text": text }));
    let output = on_record(&["extract"], Path::new("."), input.as_bytes());
    let line = &lines(&output)[0];
    let letters: Vec<char> = text.chars().collect();
    let cut = |spans: &Value| -> String {
        let spans: Vec<[usize; 2]> = serde_json::from_value(spans.clone()).unwrap();
        spans.iter().map(|&[a, b]| letters[a..b].iter().collect::<String>()).collect::<Vec<_>>().join("|")
    };
    let statement = &line["statements"][0];
    assert!(cut(&statement["content"]).contains("The harbour plan of the ministry will fail"), "{line}");
    assert_eq!(cut(&statement["cue"]), "said");
    assert!(cut(&statement["speaker"]).ends_with("Example"), "{line}");
    assert_eq!(statement["type"], "direct");
    for key in ["kind", "nested", "speaker_entity", "told_to", "said_on", "said_basis"] {
        assert!(statement.get(key).is_some(), "{key}");
    }
    let sure = statement["confidence"]["content"].as_f64().unwrap();
    assert!((0.0..=1.0).contains(&sure));
}

#[test]
fn many_lines_come_out_as_they_went_in() {
    let many: Vec<String> = (0..3_000).map(|n| format!("a{n}")).collect();
    let input: String = many
        .iter()
        .map(|id| {
            format!(
                "{}\n",
                serde_json::json!({ "id": id, "text": "“It is so,” she said. ".repeat(id.len() * 7) })
            )
        })
        .collect();
    let output = on_record(&["extract", "--jobs", "4"], Path::new("."), input.as_bytes());
    assert_eq!(ids(&output), many);
}

#[test]
fn what_cannot_be_read_is_named_and_skipped() {
    let input = b"{\"id\":\"a\",\"text\":\"x\"}\nnot json\n\n\xff\xfe\n{\"id\":\"b\",\"text\":\"y\"}\n{\"id\":\"c\",\"text\":\"\"}\n";
    let output = on_record(&["extract"], Path::new("."), input);
    assert_eq!(ids(&output), ["a", "b"]);
    assert_eq!(output.status.code(), Some(1));
    let told = complaints(&output);
    assert!(told.contains("line 2: ") && told.contains("line 4: not UTF-8"), "{told}");
    assert!(told.contains("line 6: `text` is empty"), "{told}");

    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "x").unwrap();
    std::fs::write(folder.path().join("b.txt"), b"caf\xe9").unwrap();
    std::fs::write(folder.path().join("c.md"), "not asked for").unwrap();
    let output = on_record(&["extract", "."], folder.path(), b"");
    assert_eq!(ids(&output), ["a", "b"]);
    assert_eq!(output.status.code(), Some(0), "what was guessed is told, not skipped");
    let told = complaints(&output);
    assert!(told.contains("input 2, ./b.txt: not UTF-8: read as Windows-1252"), "{told}");

    std::fs::write(folder.path().join("d.pdf"), "%PDF-1.7").unwrap();
    std::fs::write(
        folder.path().join("e.txt"),
        "“Café,” she said. “Caf\u{e9}".as_bytes().split_last().unwrap().1,
    )
    .unwrap();
    let output = on_record(&["extract", "."], folder.path(), b"");
    assert_eq!(ids(&output), ["a", "b"]);
    assert_eq!(output.status.code(), Some(1));
    let told = complaints(&output);
    assert!(told.contains("input 3, ./d.pdf: a damaged PDF document: get it anew"), "{told}");
    assert!(told.contains("input 4, ./e.txt, line 1: not UTF-8 from byte "), "{told}");
}

#[test]
fn files_that_share_a_name_are_told_apart_by_their_path() {
    let folder = tempfile::tempdir().unwrap();
    for file in ["in/one/a.txt", "in/two/a.txt", "in/two/b.txt", "z.md"] {
        let path = folder.path().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "x").unwrap();
    }
    let output = on_record(&["extract", "in", "z.md"], folder.path(), b"");
    assert_eq!(ids(&output), ["one/a.txt", "two/a.txt", "b", "z"]);
}

#[test]
fn a_path_that_is_not_there_ends_the_run_with_a_sentence() {
    let output = on_record(&["extract", "nowhere"], Path::new("."), b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(complaints(&output).starts_with("on-record: nowhere cannot be read: "));
    assert_eq!(on_record(&["extract", "--no-such-option"], Path::new("."), b"").status.code(), Some(2));
}

#[test]
fn help_shows_examples() {
    for arguments in [
        &["--help"][..],
        &["extract", "--help"],
        &["pack", "--help"],
        &["show", "--help"],
        &["read", "--help"],
    ] {
        let output = on_record(arguments, Path::new("."), b"");
        assert!(output.status.success());
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("Examples:\n  on-record "), "{text}");
    }
}

#[test]
fn a_reader_who_leaves_ends_the_run_quietly() {
    let input: String =
        (0..2_000).map(|n| format!("{{\"id\":\"{n}\",\"text\":\"{}\"}}\n", "word ".repeat(200))).collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_on-record"))
        .arg("extract")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    assert!(child.wait().unwrap().success());
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!(told, "");
}

#[test]
fn packs_an_archive_that_show_reads_back() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("corpus.orc");
    let pack = |paths: &[&str]| {
        let seeds = seeds();
        let mut arguments = vec!["pack", seeds.to_str().unwrap(), "-o", archive.to_str().unwrap()];
        arguments.extend(paths);
        let output = on_record(&arguments, folder.path(), b"");
        assert!(output.status.success(), "{}", complaints(&output));
        std::fs::read(&archive).unwrap()
    };
    let bytes = pack(&[]);
    assert_eq!(bytes, pack(&["--jobs", "1"]), "the same articles give the same bytes");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half written is left");

    let shown = on_record(&["show", "corpus.orc"], folder.path(), b"");
    let text = String::from_utf8(shown.stdout).unwrap();
    assert!(shown.status.success() && text.contains("      5 articles"), "{text}");
    let corpus = on_record_engine::model::archive::decode(&bytes).unwrap();
    let every = on_record(&["show", "corpus.orc", "--statements"], folder.path(), b"");
    let every = String::from_utf8(every.stdout).unwrap();
    assert_eq!(every.lines().count(), corpus.statements.len());
    assert!(every.contains("not ready at all"), "{every}");
}

/// A table and a manifest that speak of the same articles.
fn stated() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let table = "id,title,date,site,url,text\n\
                 one,Ferry,2031-04-02,sample.example,https://example.org/1,“It sails;” Ada Example said.\n\
                 two,Rain,2031-04-03,The Other,https://example.org/2,“It rains;” Bo Example said.\n";
    std::fs::write(folder.path().join("table.csv"), table).unwrap();
    let manifest = "[[documents]]\nfile = \"one\"\noutlet = \"The Sample\"\n";
    std::fs::write(folder.path().join("corpus.toml"), manifest).unwrap();
    folder
}

#[test]
fn read_writes_what_was_read_and_every_command_reads_it_again() {
    let folder = stated();
    let read = on_record(&["read", "."], folder.path(), b"");
    assert!(read.status.success(), "{}", complaints(&read));
    let first = &lines(&read)[0];
    assert_eq!((&first["outlet"], &first["headline"]), (&"The Sample".into(), &"Ferry".into()));
    let said_by = serde_json::json!({
        "date": "column `date`", "headline": "column `title`", "outlet": "corpus.toml, line 1", "url": "column `url`",
    });
    assert_eq!(first["said_by"], said_by);
    assert!(first["authors"].is_null() && first["language"].is_null(), "{first}");
    let again = on_record(&["read", "-"], folder.path(), &read.stdout);
    assert_eq!(String::from_utf8(again.stdout).unwrap(), String::from_utf8(read.stdout.clone()).unwrap());
    let direct = on_record(&["extract", "."], folder.path(), b"");
    assert_eq!(ids(&direct), ["one", "two"]);
    assert_eq!(on_record(&["extract"], folder.path(), &read.stdout).stdout, direct.stdout);
}

#[test]
fn what_files_state_reaches_the_archive_and_the_manifest_has_the_last_word() {
    let folder = stated();
    let output = on_record(&["pack", ".", "-o", "x.orc"], folder.path(), b"");
    assert!(output.status.success(), "{}", complaints(&output));
    let corpus =
        on_record_engine::model::archive::decode(&std::fs::read(folder.path().join("x.orc")).unwrap())
            .unwrap();
    let outlets: Vec<&str> = corpus
        .articles
        .rows()
        .iter()
        .map(|article| corpus.outlets[article.outlet.unwrap()].name.as_str())
        .collect();
    assert_eq!(outlets, ["The Sample", "The Other"]);
    let second = &corpus.articles.rows()[1];
    assert_eq!(second.stated_headline.as_deref(), Some("Rain"));
    assert_eq!(second.reported_on.unwrap().to_string(), "2031-04-03");
    assert_eq!(second.url.as_deref(), Some("https://example.org/2"));
}

#[test]
fn standard_input_may_hold_any_format_and_stands_alone() {
    let json = "[\n {\"id\": 7, \"body\": \"x\"},\n {\"guid\": \"g\", \"content\": \"y\"}\n]".as_bytes();
    assert_eq!(ids(&on_record(&["extract", "-"], Path::new("."), json)), ["7", "g"]);
    let nothing = on_record(&["extract"], Path::new("."), b"\n");
    assert_eq!(nothing.status.code(), Some(1), "an empty result is never silent");
    assert!(complaints(&nothing).contains("standard input: holds no article"), "{}", complaints(&nothing));
    let output = on_record(&["extract", "-", "a.txt"], Path::new("."), b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(complaints(&output).contains("give it alone"), "{}", complaints(&output));
}

#[test]
fn a_mistake_in_the_manifest_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "“It is so,” Ada Example said.").unwrap();
    std::fs::write(folder.path().join("corpus.toml"), "title = \"Ours\"\n\n[[actor]]\nlabel = \"Ada\"\n")
        .unwrap();
    let output = on_record(&["pack", ".", "-o", "x.orc"], folder.path(), b"");
    let told = complaints(&output);
    assert!(told.contains("corpus.toml, line 3: ") && told.contains("`actors`"), "{told}");
    let bytes = std::fs::read(folder.path().join("x.orc")).unwrap();
    assert_eq!(on_record_engine::model::archive::decode(&bytes).unwrap().title, "Ours");
}

#[test]
fn what_is_no_archive_ends_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in
        [("noise.orc", &b"\x00\x01\x02noise"[..]), ("empty.orc", b""), ("cut.orc", b"onrecord\x01")]
    {
        std::fs::write(folder.path().join(name), bytes).unwrap();
        let output = on_record(&["show", name], folder.path(), b"");
        assert_eq!(output.status.code(), Some(2));
        assert!(complaints(&output).starts_with(&format!("on-record: {name}: ")), "{}", complaints(&output));
    }
    let output = on_record(&["pack", ".", "-o", "no/such/folder/x.orc"], folder.path(), b"");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_line_and_an_archive_tell_who_read() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "“It rains,” Ada Example said.").unwrap();
    let by = lines(&on_record(&["extract", "a.txt"], folder.path(), b""))[0]["read_by"].clone();
    let hash = by["hash"].as_str().unwrap();
    assert!(by["language"] == "en" && !by["model"].as_str().unwrap().is_empty() && hash.len() == 16, "{by}");
    let packed = on_record(&["pack", "a.txt", "-o", "a.orc"], folder.path(), b"");
    assert!(packed.status.success(), "{}", complaints(&packed));
    let shown = on_record(&["show", "a.orc"], folder.path(), b"");
    let shown = String::from_utf8(shown.stdout).unwrap();
    let line = shown.lines().find(|line| line.contains("1 articles read by")).unwrap();
    assert!(line.contains(hash) && line.ends_with("in `en`"), "{line}");
}

#[test]
fn what_another_model_read_before_is_not_mixed_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let text = "“It rains,” Ada Example said.";
    let line = serde_json::json!({ "id": "one", "text": text });
    let by =
        lines(&on_record(&["extract"], folder.path(), line.to_string().as_bytes()))[0]["read_by"].clone();
    let pack = |by: &Value| {
        let line = serde_json::json!({ "id": "one", "text": text, "read_by": by }).to_string();
        complaints(&on_record(&["pack", "-o", "a.orc"], folder.path(), line.as_bytes()))
    };
    assert!(!pack(&by).contains("read by"), "the same model: nothing to tell");
    let mut other = by.clone();
    other["hash"] = "00000000000000ff".into();
    let told = pack(&other);
    assert!(told.contains("one: its line was read by") && told.contains("(00000000000000ff)"), "{told}");
    assert!(
        told.contains(by["hash"].as_str().unwrap()) && told.contains("read all articles with one model"),
        "{told}"
    );
    let line = serde_json::json!({ "id": "two", "text": text, "language": "de" }).to_string();
    let told = complaints(&on_record(&["pack", "-o", "a.orc"], folder.path(), line.as_bytes()));
    assert!(told.contains("two: its language is `de`"), "{told}");
}

/// Two events of a council, each in three articles, and one article that stands alone.
fn reported() -> Vec<(String, String)> {
    let bridge = "The harbour bridge will stay closed";
    let mut articles: Vec<(String, String)> = ["Mayor says", "Council says", "Engineers say"]
        .iter()
        .enumerate()
        .map(|(n, who)| {
            let text = format!(
                "{who} harbour bridge repairs need years\n\n“{bridge},” Ada Example said about the harbour bridge \
                 repairs. The bridge repairs began in spring.\n\n“We cannot pay for all of it,” Ben Sample said. He \
                 said that the harbour bridge repairs cost more than the council has."
            );
            (format!("bridge-{n}"), text)
        })
        .collect();
    articles.extend((0..3).map(|n| {
        let text = "Nurses plan a pay strike at the hospital\n\n“The pay strike begins on Monday,” Carla Example said. \
                    The nurses voted for the pay strike.\n\n“Wards will be empty,” Dan Sample said of the pay strike. \
                    He said that the nurses and the hospital had talked."
            .to_owned();
        (format!("nurses-{n}"), text)
    }));
    articles.push(("alone".to_owned(), "“Owls sing,” Eve Sample said.".to_owned()));
    articles
}

/// An archive of [`reported`], in a folder of its own.
fn packed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in reported() {
        std::fs::write(folder.path().join(format!("{name}.txt")), text).unwrap();
    }
    let output = on_record(&["pack", ".", "-o", "c.orc"], folder.path(), b"");
    assert!(output.status.success(), "{}", complaints(&output));
    folder
}

#[test]
fn show_tells_programs_what_an_archive_holds() {
    let folder = packed();
    let show = |arguments: &[&str]| {
        let output = on_record(&[&["show", "c.orc"], arguments].concat(), folder.path(), b"");
        assert!(output.status.success(), "{}", complaints(&output));
        lines(&output)
    };
    let summary = show(&["--json"]).remove(0);
    let rows = show(&["--statements", "--json"]);
    assert_eq!(summary["articles"], 7);
    assert_eq!(summary["statements"], rows.len());
    let unknown = rows.iter().filter(|row| row["actor"].is_null()).count();
    assert_eq!(summary["unknown_source"], unknown);
    let untold = rows.iter().filter(|row| row["topics"].is_null()).count();
    assert_eq!(summary["without_topic"], untold);
    let ada = summary["actors"].as_array().unwrap().iter().find(|a| a["name"] == "Ada Example").unwrap();
    assert_eq!((&ada["id"], &ada["kind"]), (&"ada-example".into(), &"person".into()));
    let said = rows.iter().filter(|row| row["actor"] == "Ada Example").count();
    assert_eq!(ada["statements"], said);
    assert!(ada["variants"].is_array());
    for topic in summary["topics"].as_array().unwrap() {
        let label = &topic["label"];
        let own = rows.iter().filter(|row| row["topics"].as_array().is_some_and(|t| t.contains(label)));
        assert_eq!(topic["statements"], own.count(), "{topic}");
        assert!(topic["id"].is_string() && topic.get("parent").is_some(), "{topic}");
    }
    for row in &rows {
        assert_eq!(row["id"].as_str().map(str::len), Some(10));
        assert_eq!(row["topics"].is_null(), row["topic_from"].is_null(), "{row}");
    }
}

#[test]
fn articles_on_one_matter_share_a_topic() {
    let folder = packed();
    let output = on_record(&["show", "c.orc", "--statements", "--json"], folder.path(), b"");
    let rows = lines(&output);
    let topics = |article: &str| -> Vec<String> {
        let own = rows.iter().filter(|row| row["article"].as_str().unwrap().starts_with(article));
        own.map(|row| row["topics"][0].as_str().unwrap_or_default().to_owned()).collect()
    };
    let (bridge, nurses) = (topics("bridge"), topics("nurses"));
    assert!(bridge.len() >= 6 && nurses.len() >= 6, "{rows:?}");
    assert!(bridge.iter().all(|topic| topic == "Harbour bridge repairs"), "{bridge:?}");
    assert!(nurses.iter().all(|topic| topic == "Pay strike"), "{nurses:?}");
    assert_eq!(topics("alone"), [""], "what stands alone has no topic");
    let from = |words: &str| {
        let row = rows.iter().find(|row| row["content"].as_str().unwrap().contains(words)).unwrap();
        row["topic_from"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        (from("pay strike begins").as_str(), from("cannot pay for all").as_str()),
        ("words", "headline")
    );
}

#[test]
fn show_lists_all_names_where_it_is_asked_to() {
    let folder = packed();
    let text = |arguments: &[&str]| {
        let output = on_record(&[&["show", "c.orc"], arguments].concat(), folder.path(), b"");
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(text(&[]).contains("topics, 1 statements without one"), "{}", text(&[]));
    let actors = text(&["--actors"]);
    assert!(actors.contains("Ada Example  (person)"), "{actors}");
    assert_eq!(
        actors.lines().count(),
        text(&["--all"]).split("\n\n").find(|t| t.starts_with("actors")).unwrap().lines().count() - 1
    );
    assert_eq!(on_record(&["show", "c.orc", "--all", "--json"], folder.path(), b"").status.code(), Some(2));
}
