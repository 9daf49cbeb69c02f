//! A page as trunk builds it, finished: many files become few, and nothing idle stays behind.

#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that help them")]

use on_record_site::dist::Built;
use on_record_site::element;
use std::fs;
use std::path::PathBuf;

const INDEX: &str = "<!doctype html>
<html lang=\"en\">
  <head>
    <title>On Record</title>
    <script src=\"panel.js\"></script>
    <script src=\"preboot.js\"></script>
    <link rel=\"stylesheet\" href=\"./layers-1.css\"/>
    <link rel=\"stylesheet\" href=\"./base-2.css\"/>
    <script src=\"./explorer.js\" defer data-program></script><script src=\"./load.js\" defer></script><script src=\"./boot.js\" defer data-wasm=\"./explorer.wasm\"></script>
  </head>
  <body></body>
</html>
";

const FILES: [(&str, &str); 8] = [
    ("panel.js", "panel;\n"),
    ("preboot.js", "preboot;\n"),
    ("layers-1.css", "@layer base;\n"),
    ("base-2.css", ":root, :host { margin: 2rem }\n"),
    ("explorer.js", "let wasm_bindgen = 1;"),
    ("load.js", "load;\n"),
    ("boot.js", "boot;\n"),
    // A module of nothing.
    ("explorer.wasm", "\0asm\u{1}\0\0\0"),
];

/// A folder of its own for each test, as trunk leaves it.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in FILES.into_iter().chain([("index.html", INDEX)]) {
        fs::write(folder.join(name), text).unwrap();
    }
    folder
}

#[test]
fn the_page_names_one_file_of_each_kind_in_the_order_of_the_parts() {
    let folder = folder("joined");
    let built = Built::read(&folder).unwrap();
    let (page, files) = built.joined().unwrap();
    let [(css_name, css), (boot_name, boot), (preboot_name, preboot)] = &files[..] else {
        panic!("{files:?}")
    };
    assert_eq!(css, "@layer base;\n:root, :host { margin: 2rem }\n");
    let (words, rest) = boot.split_once('\n').unwrap();
    assert!(words.starts_with("const onRecordWordFiles = { de: 'words-de-"), "{words}");
    assert_eq!(
        rest,
        "function onRecordProgram() {\nlet wasm_bindgen = 1;\nreturn wasm_bindgen;\n}\n\nload;\nboot;\n"
    );
    assert_eq!(preboot, "panel;\npreboot;\n");
    // Named by what is in it, as its names are shorter than those that trunk knows.
    let wasm = &built.wasm.0;
    assert!(wasm.starts_with("explorer-") && wasm.len() == "explorer-0123456789abcdef.wasm".len(), "{wasm}");
    let head = format!(
        "<title>On Record</title>
    <script src=\"./{preboot_name}\"></script>
    <link rel=\"stylesheet\" href=\"./{css_name}\" />
    <script src=\"./{boot_name}\" defer data-wasm=\"./{wasm}\"></script>
  </head>"
    );
    assert!(page.contains(&head), "{page}");
}

#[test]
fn the_element_is_one_script_and_one_style_sheet_measured_by_itself() {
    let built = Built::read(&folder("element")).unwrap();
    let [_, (_, script), (_, css)] = element::files(&built).unwrap();
    assert!(script.starts_with("(() => {\nfunction onRecordProgram() {\nlet wasm_bindgen = 1;"), "{script}");
    assert!(script.contains(&format!("const WASM = '{}';", built.wasm.0)));
    assert!(css.starts_with("@layer base;\n:root, :host { margin: calc(2 * var(--or-rem)) }\n"), "{css}");
    assert!(css.contains("--or-rem: 16px"));
}

#[test]
fn what_is_no_longer_named_goes_and_a_finished_page_is_not_finished_again() {
    let folder = folder("cleared");
    let built = Built::read(&folder).unwrap();
    fs::write(folder.join("index.html"), built.joined().unwrap().0).unwrap();
    built.clear().unwrap();
    let mut left: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["index.html"]);
    let error = Built::read(&folder).unwrap_err();
    assert!(error.contains("names no program"), "{error}");
}
