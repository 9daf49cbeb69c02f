//! The module order that ARCHITECTURE.md states is the one that the sources have.
//!
//! Each fenced block marked `order` names a folder and its modules; a module names only those that stand before
//! it. Modules joined by `·` may stand in either order and so name neither each other. Inside a folder with an order
//! modules name each other by their own paths, never through what the folder's `mod.rs` gives on: such an import would
//! run against the order unseen.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Folder → module → its rank, as ARCHITECTURE.md has them.
fn stated() -> BTreeMap<String, BTreeMap<String, usize>> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let mut orders = BTreeMap::new();
    let blocks = text.split("```order ").skip(1).map(|block| block.split("```").next().unwrap_or_default());
    for block in blocks {
        let (folder, names) = block.split_once('\n').unwrap_or((block, ""));
        let mut ranks = BTreeMap::new();
        for (rank, group) in names.split('→').enumerate() {
            for name in group.split('·').map(str::trim).filter(|name| !name.is_empty()) {
                assert!(ranks.insert(name.to_owned(), rank).is_none(), "{folder}: {name} stands there twice");
            }
        }
        orders.insert(folder.trim().to_owned(), ranks);
    }
    orders
}

/// The modules of a folder, each with all its files.
fn modules(folder: &Path) -> BTreeMap<String, Vec<PathBuf>> {
    let mut modules: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let files = modules.entry(name).or_default();
        if path.is_dir() { gather(&path, files) } else { files.push(path) }
    }
    ["lib", "main", "mod"].iter().for_each(|whole| {
        modules.remove(*whole);
    });
    modules.retain(|_, files| files.iter().any(|file| file.extension().is_some_and(|e| e == "rs")));
    modules
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { gather(&path, files) } else { files.push(path) }
    }
}

/// The path by which a crate names what is in a folder of its sources: `crate::text::` for `crates/engine/src/text`.
fn path_of(folder: &str) -> String {
    let below = folder.split_once("src/").map_or("", |(_, below)| below);
    below
        .split('/')
        .filter(|part| !part.is_empty())
        .fold("crate::".to_owned(), |path, part| path + part + "::")
}

/// What a source names by `path`, in code or in a grouped `use`; comments do not count.
fn named(source: &str, path: &str) -> BTreeSet<String> {
    let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut names = BTreeSet::new();
    for rest in code.split(path).skip(1) {
        match rest.strip_prefix('{') {
            None => names.extend(first_word(rest)),
            Some(group) => {
                let mut depth = 1;
                let mut fresh = true;
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' if depth == 1 => fresh = true,
                        c if fresh && !c.is_whitespace() => {
                            names.extend(first_word(group.get(at..).unwrap_or_default()));
                            fresh = false;
                        }
                        _ => {}
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
        }
    }
    names
}

fn first_word(text: &str) -> Option<String> {
    let word: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

#[test]
fn every_module_names_only_earlier_ones() {
    let orders = stated();
    assert!(orders.contains_key("crates/engine/src"), "ARCHITECTURE.md states the engine's order");
    let mut wrong = vec![];
    for (folder, ranks) in &orders {
        let path = path_of(folder);
        let whole = path == "crate::";
        let found = modules(&root().join(folder));
        for name in ranks.keys().filter(|name| !found.contains_key(*name)) {
            wrong.push(format!("{folder}: ARCHITECTURE.md names {name}, which is not there"));
        }
        for (module, files) in &found {
            let Some(rank) = ranks.get(module) else {
                wrong.push(format!("{folder}: {module} has no place in the order of ARCHITECTURE.md"));
                continue;
            };
            for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == "rs")) {
                let source = std::fs::read_to_string(file).unwrap();
                let mut names = named(&source, &path);
                // The file that is a module names its neighbours by `super::` too.
                if file.parent().is_some_and(|parent| parent.ends_with(folder)) && !whole {
                    names.extend(named(tests_apart(&source), "super::"));
                }
                for name in names {
                    let Some(other) = ranks.get(&name) else {
                        // What is no module is an item of the crate's root: a macro or a name it gives on.
                        if !whole {
                            wrong.push(format!("{folder}: {module} names {path}{name} through mod.rs"));
                        }
                        continue;
                    };
                    if name == *module {
                        continue;
                    }
                    if other >= rank {
                        wrong
                            .push(format!("{folder}: {module} names {name}, which does not stand before it"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A source without its unit tests, whose `super` is the module itself.
fn tests_apart(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap_or_default()
}

#[test]
fn finds_names_however_they_are_written() {
    let source = "//! crate::comment\nuse crate::one::{A, B};\nuse crate::{two::C, three::{D, E},\n  four};\nfn f() { crate::five::g(); }";
    let names: Vec<String> = named(source, "crate::").into_iter().collect();
    assert_eq!(names, ["five", "four", "one", "three", "two"]);
    let names: Vec<String> =
        named("use crate::text::{span::Span, block};", &path_of("crates/engine/src/text"))
            .into_iter()
            .collect();
    assert_eq!(names, ["block", "span"]);
}
