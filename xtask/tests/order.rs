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

/// The modules that a path below `src` names: `text`, `span` for `text/span.rs`; none for the crate's root.
fn module_of(below: &Path) -> Vec<String> {
    let mut parts: Vec<String> =
        below.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if parts.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        parts.pop();
    }
    parts
}

/// What a source names of its own crate, as paths from the crate's root, whether it says `crate::`, `super::` or `self::`, in
/// code or in a grouped `use`; comments do not count. `module` is the source's own path.
fn named(source: &str, module: &[String]) -> BTreeSet<Vec<String>> {
    let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    // Unit tests stand at the end of their module's file.
    let (code, tests) = code.split_once("\nmod tests {").unwrap_or((&code, ""));
    let within: Vec<String> = module.iter().cloned().chain(["tests".to_owned()]).collect();
    let mut paths = BTreeSet::new();
    for (code, module) in [(code, module), (tests, within.as_slice())] {
        for (at, _) in code
            .match_indices("crate::")
            .chain(code.match_indices("super::"))
            .chain(code.match_indices("self::"))
        {
            let before = code[..at].chars().next_back();
            // A longer word, or a later part of a path that begins before.
            if before.is_none_or(|c| !(c.is_alphanumeric() || c == '_' || c == ':')) {
                tree(&code[at..], &[], &mut paths, module);
            }
        }
    }
    paths
}

/// Reads a path with its groups from the beginning of `text`; gives what stands behind it.
fn tree<'t>(
    text: &'t str,
    start: &[String],
    paths: &mut BTreeSet<Vec<String>>,
    module: &[String],
) -> &'t str {
    let (mut path, mut rest) = (start.to_vec(), text.trim_start());
    loop {
        if let Some(mut inner) = rest.strip_prefix('{') {
            loop {
                inner = inner.trim_start().trim_start_matches(',').trim_start();
                if inner.is_empty() || inner.starts_with('}') {
                    return inner.get(1..).unwrap_or_default();
                }
                let before = inner.len();
                inner = tree(inner, &path, paths, module);
                if inner.len() == before {
                    return "";
                }
            }
        }
        let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        rest = &rest[word.len()..];
        match (word.as_str(), path.is_empty() && start.is_empty()) {
            ("", _) => break,
            ("crate", _) => path = vec![String::new()],
            ("self", true) => path = root_of(module),
            ("self", false) => {}
            ("super", true) => {
                path = root_of(module);
                path.pop();
            }
            ("super", _) => {
                path.pop();
            }
            _ => path.push(word),
        }
        match rest.strip_prefix("::") {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    if path.len() > 1 {
        paths.insert(path[1..].to_vec());
    }
    // "as other", or a star.
    let rest = rest.strip_prefix('*').unwrap_or(rest);
    let renamed = rest.trim_start().strip_prefix("as ");
    renamed.map_or(rest, |name| name.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'))
}

/// A module's path with the crate's root before it.
fn root_of(module: &[String]) -> Vec<String> {
    std::iter::once(String::new()).chain(module.iter().cloned()).collect()
}

/// What the crate's root gives on: the names, each with the module that it comes from.
fn given_on(source: &str) -> BTreeMap<String, String> {
    let mut given = BTreeMap::new();
    for statement in source.split("pub use ").skip(1).filter_map(|rest| rest.split(';').next()) {
        let mut paths = BTreeSet::new();
        tree(&format!("crate::{statement}"), &[], &mut paths, &[]);
        for path in paths.into_iter().filter(|path| path.len() > 1) {
            given.extend(path.last().cloned().zip(path.first().cloned()));
        }
    }
    given
}

#[test]
fn every_module_names_only_earlier_ones() {
    let orders = stated();
    assert!(orders.contains_key("crates/engine/src"), "ARCHITECTURE.md states the engine's order");
    let mut wrong = vec![];
    for (folder, ranks) in &orders {
        let (source, below) = folder.split_once("src").unwrap();
        let source = root().join(source).join("src");
        let own = module_of(Path::new(below.trim_start_matches('/')));
        let given = std::fs::read_to_string(source.join("lib.rs"))
            .map_or_else(|_| BTreeMap::new(), |lib| given_on(&lib));
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
                let text = std::fs::read_to_string(file).unwrap();
                let names = named(&text, &module_of(file.strip_prefix(&source).unwrap()));
                for path in names.iter().filter(|path| path.starts_with(&own)) {
                    let Some(name) = path.get(own.len()).filter(|name| *name != "tests") else { continue };
                    let name = given.get(name).filter(|_| own.is_empty()).unwrap_or(name);
                    let Some(other) = ranks.get(name) else {
                        // What is no module is an item of the crate's root: a macro.
                        if !own.is_empty() {
                            wrong
                                .push(format!("{folder}: {module} names {} through mod.rs", path.join("::")));
                        }
                        continue;
                    };
                    if name != module && other >= rank {
                        wrong
                            .push(format!("{folder}: {module} names {name}, which does not stand before it"));
                    }
                }
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The modules below a folder, by name: those of files and those of folders; `mod`, `model` and `component` are every folder's.
fn named_below(folder: &Path, found: &mut BTreeMap<String, BTreeSet<PathBuf>>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            named_below(&path, found);
        }
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let module =
            path.is_dir() && path.join("mod.rs").exists() || path.extension().is_some_and(|e| e == "rs");
        if module && !["lib", "main", "mod", "model", "component", "tests"].contains(&name.as_str()) {
            found.entry(name).or_default().insert(path.with_extension(""));
        }
    }
}

#[test]
fn no_two_modules_of_a_package_share_a_name() {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let block = text.split("```shared names\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let told: BTreeSet<String> = block.split('·').map(|name| name.trim().to_owned()).collect();
    let crates = std::fs::read_dir(root().join("crates")).unwrap().flatten().map(|entry| entry.path());
    let mut shared = BTreeSet::new();
    for package in crates.chain([root(), root().join("xtask")]).filter(|path| path.join("src").is_dir()) {
        let mut found = BTreeMap::new();
        named_below(&package.join("src"), &mut found);
        shared.extend(found.into_iter().filter(|(_, modules)| modules.len() > 1).map(|(name, _)| name));
    }
    assert_eq!(shared, told, "modules that share a name, and those of which ARCHITECTURE.md says why");
}

#[test]
fn finds_names_however_they_are_written() {
    let of = |source: &str, module: &[&str]| {
        let module: Vec<String> = module.iter().map(|part| (*part).to_owned()).collect();
        named(source, &module).iter().map(|path| path.join("::")).collect::<Vec<_>>()
    };
    let source = "//! crate::comment\nuse crate::one::{A, B as C};\nuse crate::{two::C, three::{D, E},\n  four};\nfn f() { crate::five::g(); }";
    assert_eq!(of(source, &[]), ["five::g", "four", "one::A", "one::B", "three::D", "three::E", "two::C"]);
    assert_eq!(of("use crate::text::{span::Span, block};", &["pack"]), ["text::block", "text::span::Span"]);
    let source = "use super::super::tokens::{Token, tokens};\nuse super::{self, role};\nuse self::own::A;";
    let found = ["a::b::c::own::A", "a::b", "a::b::role", "a::tokens::Token", "a::tokens::tokens"];
    let named: BTreeSet<String> = of(source, &["a", "b", "c"]).into_iter().collect();
    assert_eq!(named, found.map(str::to_owned).into_iter().collect());
    let source = "fn f() {}\n#[cfg(test)]\nmod tests {\n    use super::*;\n    use super::super::late;\n}";
    assert_eq!(of(source, &["a", "b"]), ["a::b", "a::late"]);
    let given = given_on("pub use text::{Span, token::Token};\npub use model::Date;");
    assert_eq!(
        given.into_iter().map(|(name, from)| name + " " + &from).collect::<Vec<_>>(),
        ["Date model", "Span text", "Token text"]
    );
}
