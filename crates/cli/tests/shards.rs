//! `on-record pack --shards`: a folder that a program reads file by file.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod command_line;

use command_line::on_record;
use on_record_engine::model::archive;
use on_record_engine::query::{Index, Query};
use on_record_engine::shards::{AnyArchive, MANIFEST, Shards, Whole};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

/// The files below a folder with the time of their last change.
fn files(root: &Path) -> BTreeMap<String, SystemTime> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(root).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            let below = files(&entry.path()).into_iter().map(|(path, time)| (format!("{name}/{path}"), time));
            found.extend(below);
        } else {
            found.insert(name, entry.metadata().unwrap().modified().unwrap());
        }
    }
    found
}

/// The files below a folder with what they hold.
fn bytes(root: &Path) -> BTreeMap<String, Vec<u8>> {
    files(root).into_keys().map(|path| (path.clone(), std::fs::read(root.join(path)).unwrap())).collect()
}

/// How many statements the folder's archive has, read file by file.
fn total(root: &Path) -> (usize, usize) {
    let mut shards = Shards::open(&std::fs::read(root.join(MANIFEST)).unwrap()).unwrap();
    loop {
        match shards.totals(&Query { words: "harbour".to_owned(), ..Query::default() }) {
            Ok(totals) => return (shards.size().0, totals.total),
            Err(wanted) => {
                for part in wanted.files {
                    shards.give(part, &std::fs::read(root.join(part.path())).unwrap()).unwrap();
                }
            }
        }
    }
}

#[test]
fn an_article_more_writes_what_changes_and_keeps_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let article = |name: &str, day: &str, what: &str| {
        let text = format!("date {day}\n\n“The harbour {what},” Ada Example told reporters.\n");
        std::fs::write(folder.path().join("articles").join(name), text).unwrap();
    };
    std::fs::create_dir(folder.path().join("articles")).unwrap();
    let pack = || {
        let output = on_record(&["pack", "articles", "--shards", "out"], folder.path(), b"");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    article("a.txt", "2024-02-03", "plan of the council will fail before the summer");
    article("b.txt", "2025-02-03", "bridge stays closed until the spring of next year");
    let told = pack();
    assert!(told.contains("2 articles, 2 statements"), "{told}");
    let out = folder.path().join("out");
    let (before, first) = (files(&out), total(&out));
    assert_eq!(first, (2, 2));
    on_record(&["pack", "articles", "-o", "whole.orc"], folder.path(), b"");
    let corpus = archive::decode(&std::fs::read(folder.path().join("whole.orc")).unwrap()).unwrap();
    let index = Index::new(&corpus);
    let whole = Whole { corpus: &corpus, index: &index };
    assert_eq!(whole.totals(&Query::default()).unwrap().total, first.0);

    let told = pack();
    assert!(told.contains("of which 0 files, 0 bytes are new; 0 removed"), "{told}");
    assert_eq!(files(&out), before, "nothing is written where nothing changed");

    article("c.txt", "2025-02-04", "ferry will not sail before the strike is over");
    pack();
    assert_eq!(total(&out), (3, 3));
    let second = files(&out);
    assert!(before.keys().all(|path| second.contains_key(path)), "who reads the archive before still can");
    let kept = before.iter().filter(|(path, time)| second.get(*path) == Some(time)).count();
    assert!(kept + 2 >= before.len(), "all but the manifest and the list stay as they were");

    article("d.txt", "2025-02-05", "tunnel costs more than anybody had said before");
    let told = pack();
    assert!(!told.contains("; 0 removed"), "{told}");
    assert_eq!(total(&out), (4, 4));
    let third = files(&out);
    assert!(before.keys().any(|path| !third.contains_key(path)), "what no archive needs any more is gone");
}

#[test]
fn a_day_is_added_without_the_older_articles() {
    let folder = tempfile::tempdir().unwrap();
    let article = |place: &str, name: &str, day: &str, what: &str| {
        let text = format!("date {day}\n\n“The harbour {what},” Ada Example told reporters.\n");
        let place = folder.path().join(place);
        std::fs::create_dir_all(&place).unwrap();
        std::fs::write(place.join(name), text).unwrap();
    };
    let pack = |arguments: &[&str]| {
        let output = on_record(&[&["pack"], arguments].concat(), folder.path(), b"");
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let out = folder.path().join("out");
    article("old", "a.txt", "2024-02-03", "plan of the council will fail before the summer");
    article("old", "b.txt", "2025-02-03", "bridge stays closed until the spring of next year");
    article("monday", "c.txt", "2025-02-04", "ferry will not sail before the strike is over");
    article("tuesday", "d.txt", "2025-02-05", "tunnel costs more than anybody had said before");
    article("tuesday", "a.txt", "2024-02-03", "plan of the council will fail before the summer");
    let (code, told) = pack(&["monday", "--shards", "out", "--add"]);
    assert!(code == Some(2) && told.contains("pack all articles once without --add"), "{told}");
    assert_eq!(pack(&["monday", "-o", "x.orc", "--add"]).0, Some(2), "one file is not added to");

    pack(&["old", "--shards", "out"]);
    let before = files(&out);
    std::fs::remove_dir_all(folder.path().join("old")).unwrap();
    let (code, told) = pack(&["monday", "--shards", "out", "--add"]);
    assert!(
        code == Some(0) && told.contains("1 articles added; since it was packed 1 statements, now 3 of 3"),
        "{told}"
    );
    assert_eq!(total(&out), (3, 3));
    let (_, told) = pack(&["tuesday", "--shards", "out", "--add"]);
    assert!(
        told.contains(
            "1 articles added, 1 had been packed already; since it was packed 2 statements, now 4 of 4"
        ),
        "{told}"
    );
    assert_eq!(total(&out), (4, 4));
    let after = files(&out);
    let changed = |path: &&String| after.get(*path) != before.get(*path);
    let changed: Vec<&String> = before.keys().filter(changed).collect();
    assert!(changed.iter().all(|path| path.starts_with(".on-record") || *path == MANIFEST), "{changed:?}");

    // The same once more changes nothing; what was kept of another program, or is damaged, is let go.
    pack(&["tuesday", "--shards", "out", "--add"]);
    assert_eq!(total(&out), (4, 4));
    std::fs::write(out.join(".on-record-added"), b"damaged").unwrap();
    article("wednesday", "e.txt", "2025-02-06", "quay will be mended before the winter comes again");
    let (code, told) = pack(&["wednesday", "--shards", "out", "--add"]);
    assert!(code == Some(0) && told.contains("now 5 of 5 articles"), "{told}");
    assert_eq!(total(&out), (5, 5));

    // All articles packed once more: one archive as ever.
    article("old", "a.txt", "2024-02-03", "plan of the council will fail before the summer");
    article("old", "b.txt", "2025-02-03", "bridge stays closed until the spring of next year");
    std::fs::remove_file(folder.path().join("tuesday/a.txt")).unwrap();
    let all = ["old", "monday", "tuesday", "wednesday", "--shards"];
    pack(&[&all[..], &["out"]].concat());
    pack(&[&all[..], &["other"]].concat());
    assert_eq!(total(&out), (5, 5));
    let manifest = |place: &str| std::fs::read(folder.path().join(place).join(MANIFEST)).unwrap();
    assert_eq!(manifest("out"), manifest("other"));
    assert!(!out.join(".on-record-added").exists());
}

#[test]
fn either_a_file_or_a_folder_is_named() {
    let output = on_record(&["pack", "x.txt"], Path::new("."), b"");
    assert_eq!(output.status.code(), Some(2));
    let both = on_record(&["pack", "x.txt", "-o", "a.orc", "--shards", "b"], Path::new("."), b"");
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn readings_that_are_kept_are_not_read_again() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("articles")).unwrap();
    let article = |name: &str, what: &str| {
        let text = format!("“The harbour {what},” Ada Example told reporters.\n");
        std::fs::write(folder.path().join("articles").join(name), text).unwrap();
    };
    let pack = |more: &[&str]| {
        let arguments = [&["pack", "articles", "-o", "x.orc"], more].concat();
        let output = on_record(&arguments, folder.path(), b"");
        assert!(output.status.success(), "{output:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        (told, std::fs::read(folder.path().join("x.orc")).unwrap())
    };
    article("a.txt", "plan of the council will fail before the summer");
    article("b.txt", "bridge stays closed until the spring of next year");
    let kept = ["--readings", "kept"];
    let (told, first) = pack(&kept);
    assert!(told.contains("0 of 2 readings were there already"), "{told}");
    article("c.txt", "ferry will not sail before the strike is over");
    article("b.txt", "bridge is open again since the spring of this year");
    let (told, second) = pack(&kept);
    assert!(told.contains("1 of 3 readings were there already"), "what changed is read anew: {told}");
    assert_ne!(first, second);
    assert_eq!(second, pack(&[]).1, "the archive is the one of a run without");
    // A damaged reading is read anew.
    for path in files(&folder.path().join("kept")).keys() {
        let path = folder.path().join("kept").join(path);
        let mut bytes = std::fs::read(&path).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        std::fs::write(&path, bytes).unwrap();
    }
    let (told, third) = pack(&kept);
    assert!(told.contains("0 of 3 readings were there already"), "{told}");
    assert_eq!(second, third);
}

/// Copies what lies below one folder into another one, as `cp -r one/. all/` does.
fn copy(from: &Path, to: &Path) {
    for path in files(from).keys() {
        std::fs::create_dir_all(to.join(path).parent().unwrap()).unwrap();
        std::fs::copy(from.join(path), to.join(path)).unwrap();
    }
}

#[test]
fn readings_of_several_machines_become_the_archive_of_one() {
    let folder = tempfile::tempdir().unwrap();
    let place = |path: &str| folder.path().join(path);
    let whats = [
        "bridge stays closed until the spring",
        "ferry will not sail before the strike is over",
        "tunnel costs more",
    ];
    for machine in ["one", "two"] {
        std::fs::create_dir_all(place("articles").join(machine)).unwrap();
        for (number, what) in whats.iter().enumerate() {
            // The same speaker, an outlet of its own, and one text that both have read.
            let about = if number == 0 {
                "2024-02-03"
            } else {
                ["2024-03-01", "2025-03-02"][usize::from(machine == "two")]
            };
            let text = format!(
                "date {about}\n\n“The {what},” the harbour's master Ada Example said.\n\nShe told reporters that it rains.\n"
            );
            std::fs::write(place("articles").join(machine).join(format!("{machine}-{number}.txt")), text)
                .unwrap();
        }
    }
    let pack = |arguments: &[&str]| {
        let output = on_record(&[&["pack"], arguments].concat(), folder.path(), b"");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    for machine in ["one", "two"] {
        let (articles, readings) = (format!("articles/{machine}"), format!("readings-{machine}"));
        let told = pack(&[&articles, "--readings", &readings, "-o", &format!("{machine}.orc")]);
        assert!(told.contains("of 3 readings were there already"), "{told}");
        copy(&place(&readings), &place("readings"));
    }
    let told = pack(&["articles", "--readings", "readings", "-o", "merged.orc"]);
    assert!(told.contains("6 of 6 readings were there already"), "{told}");
    pack(&["articles", "--readings", "readings", "--shards", "merged"]);
    pack(&["articles", "-o", "alone.orc"]);
    pack(&["articles", "--shards", "alone"]);
    assert_eq!(std::fs::read(place("merged.orc")).unwrap(), std::fs::read(place("alone.orc")).unwrap());
    assert_eq!(bytes(&place("merged")), bytes(&place("alone")));
}

#[test]
fn a_run_that_was_killed_goes_on_to_the_same_bytes_and_leaves_nothing_behind() {
    const ARTICLES: usize = 150;
    let folder = tempfile::tempdir().unwrap();
    let place = |path: &str| folder.path().join(path);
    std::fs::create_dir(place("articles")).unwrap();
    for number in 0..ARTICLES {
        let text = format!(
            "date 2025-02-{:02}\n\n“Quay number {number} stays closed until the spring,” Ada Example told reporters.\n",
            1 + number % 28
        );
        std::fs::write(place("articles").join(format!("{number:03}.txt")), text).unwrap();
    }
    let arguments = ["pack", "articles", "--readings", "kept", "--shards", "out"];
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_on-record"))
        .args(arguments)
        .current_dir(folder.path())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let readings = || if place("kept").is_dir() { files(&place("kept")).len() } else { 0 };
    while readings() < 5 && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(readings() < ARTICLES && !place("out").join(MANIFEST).exists(), "it was killed half-way");

    // What a run leaves that was killed in the middle of a file.
    let left =
        ["kept/0f/.0.reading.4194305.part", "out/0f/.0.ors.4194305.part", "out/.archive.ors.4194305.part"];
    for path in left {
        std::fs::create_dir_all(place(path).parent().unwrap()).unwrap();
        std::fs::write(place(path), b"half a fi").unwrap();
    }
    let output = on_record(&arguments, folder.path(), b"");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && !told.contains(" 0 of 150 readings were there already"), "{told}");
    on_record(&["pack", "articles", "--shards", "alone"], folder.path(), b"");
    assert_eq!(bytes(&place("out")), bytes(&place("alone")));
    assert!(!left.iter().any(|path| place(path).exists()));

    // A file with other bytes, of the right length, is written again.
    let before = bytes(&place("out"));
    let (path, own) = before.iter().find(|(path, _)| path.contains('/')).unwrap();
    std::fs::write(place("out").join(path), vec![0; own.len()]).unwrap();
    on_record(&arguments, folder.path(), b"");
    assert_eq!(bytes(&place("out")), before);
}
