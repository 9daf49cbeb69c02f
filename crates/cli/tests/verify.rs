//! `on-record verify` as people call it, on drafts made for the project.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod command_line;

use command_line::on_record;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

fn made() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine/tests/verify").canonicalize().unwrap()
}

/// A folder with the archive of the made articles.
static PACKED: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let articles = made().join("archive");
    let output = on_record(&["pack", articles.to_str().unwrap(), "-o", "valley.orc"], folder.path(), b"");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
});

fn verify(arguments: &[&str], input: &str) -> (Option<i32>, String, String) {
    let arguments = [&["verify", "--against", "valley.orc"], arguments].concat();
    let output = on_record(&arguments, PACKED.path(), input.as_bytes());
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn each_quotation_is_a_line_with_its_verdict() {
    let drafts = made().join("drafts");
    let (code, out, told) = verify(&[drafts.to_str().unwrap(), "--json"], "");
    assert_eq!(code, Some(3), "{told}");
    assert!(told.contains("not checked: what is reported without quotation marks"), "{told}");
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let expected = std::fs::read_to_string(made().join("expected.tsv")).unwrap();
    let path = |draft: &str| drafts.join(format!("{draft}.txt")).display().to_string();
    for line in expected.lines().filter(|line| !line.starts_with('#')) {
        let [draft, number, _, verdict] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let own: Vec<&Value> =
            lines.iter().filter(|line| line["draft"] == path(draft) && !line["verdict"].is_null()).collect();
        assert_eq!(own[number.parse::<usize>().unwrap() - 1]["verdict"], verdict, "{draft} {number}");
    }
}

#[test]
fn a_line_tells_places_in_code_points() {
    let draft = "Zoë 𝕏.\n\n“The town has waited for fifty years, and it can wait,” Marta Ellingham said.";
    let (code, out, _) = verify(&["-", "--json"], draft);
    assert_eq!(code, Some(3));
    let line: Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    let cut = |text: &str, span: &Value| -> String {
        let [start, end]: [usize; 2] = serde_json::from_value(span.clone()).unwrap();
        text.chars().skip(start).take(end - start).collect()
    };
    assert_eq!(line["verdict"], "altered");
    assert_eq!(cut(draft, &line["span"]), "The town has waited for fifty years, and it can wait,");
    assert_eq!(line["speaker"], "Marta Ellingham");
    let article = std::fs::read_to_string(made().join("archive/bridge-closed.txt")).unwrap();
    let found = &line["found"];
    assert_eq!((&found["article"], &found["speaker"]), (&"bridge-closed".into(), &"Marta Ellingham".into()));
    assert_eq!(cut(&article, &found["span"][0]), "The town has waited for");
    assert_eq!(found["statement"].as_str().unwrap().len(), 10);
    assert_eq!(line["changes"], serde_json::json!([{ "from": "forty", "to": "fifty", "kind": "changed" }]));
}

#[test]
fn people_read_the_most_serious_first() {
    let draft = "“We will not open the bridge before every bolt has been looked at,” Marta Ellingham said.\n\n\
                 “I have nothing against trams,” Florian Aske said.\n\n\
                 “Frankly the lynx was always a better neighbour,” Benedikt Hallgrim said. “Never,” he said.\n";
    let (code, out, _) = verify(&[], draft);
    assert_eq!(code, Some(3));
    assert!(out.starts_with("3 quotations: 1 not found, 1 altered, 1 verbatim"), "{out}");
    let place = |words: &str| out.find(words).unwrap_or_else(|| panic!("{words}: {out}"));
    let order = ["not found: input, line 5", "altered: input, line 3", "verbatim: input, line 1"].map(place);
    assert!(order.is_sorted(), "{out}");
    assert!(out.contains("“I have nothing against [-buses-]{+trams+},” (Florian Aske)"), "{out}");
    assert!(out.contains("council-vote, line") && out.contains("Florian Aske · st/"), "{out}");
    assert!(out.contains("not checked: 1 quotation of fewer than 4 words"), "{out}");
}

#[test]
fn what_nobody_is_quoted_with_and_what_is_left_out_is_told() {
    let draft = "“Crews of Corran Ferries stopped work at midnight,” Gerald Thwaite said.\n\n\
                 “We will […] open the bridge before every bolt has been looked at,” Marta Ellingham said.\n";
    let (code, out, _) = verify(&[], draft);
    assert_eq!(code, Some(3));
    assert!(out.starts_with("2 quotations: 1 reporter's words, 1 verbatim"), "{out}");
    assert!(out.contains("the article does not give these words as a quotation"), "{out}");
    assert!(out.contains("  for “[…]” the source has “not”: a word among them says no"), "{out}");
    let (_, out, _) = verify(&["--json"], draft);
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&lines[0]["verdict"], &lines[0]["found"]["said"]), (&"other_speaker".into(), &false.into()));
    assert_eq!((&lines[0]["found"]["speaker"], &lines[0]["gaps"]), (&Value::Null, &Value::Null));
    assert_eq!(lines[1]["verdict"], "verbatim");
    assert_eq!(lines[1]["gaps"], serde_json::json!([{ "from": "not", "to": "[…]", "negated": true }]));
}

#[test]
fn the_exit_code_tells() {
    let verbatim =
        "“We will not open the bridge before every bolt has been looked at,” Marta Ellingham said.";
    assert_eq!(verify(&["-"], verbatim).0, Some(0));
    assert_eq!(verify(&["-"], "Nothing is quoted here.").0, Some(0));
    assert_eq!(verify(&["-"], &verbatim.replace("Marta Ellingham", "Tobias Renquist")).0, Some(3));
    let (code, _, told) = verify(&["no-such-draft.txt"], "");
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("no-such-draft.txt"), "{told}");
    let output = on_record(&["verify", "-", "--against", "no-such.orc"], PACKED.path(), verbatim.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    let page = format!("<html><body><article><h1>Bridge</h1><p>{verbatim}</p></article></body></html>");
    std::fs::write(PACKED.path().join("draft.html"), page).unwrap();
    assert_eq!(verify(&["draft.html"], "").0, Some(0), "any format that is read");
}
