//! The recipe "Another facet" of CONTRIBUTING.md, followed in a copy of the sources: with the files that it names, and no
//! other, the page compiles. The compiler asks every other place that would have to know the facet.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper of a test fails the test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the copy leaves behind: outputs, what tests read, what no page is made of.
const LEFT: [&str; 10] =
    [".git", "target", "dist", "node_modules", "seeds", "docs", "training", "fuzz", "fixtures", "npm"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, name) = (entry.path(), entry.file_name());
        if LEFT.iter().any(|left| name == *left) {
            continue;
        }
        // A link leads out of the copy.
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            copy(&path, &to.join(name));
        } else if kind.is_file() {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

/// A copy of the sources in which recipes are followed.
struct Sources(PathBuf);

impl Sources {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("recipe");
        if folder.is_dir() {
            fs::remove_dir_all(&folder).unwrap();
        }
        copy(&root(), &folder);
        let sources = Self(folder);
        // The archive of the seeds is no part of the recipe, and reading them would take longer than all else.
        fs::write(
            sources.0.join("build.rs"),
            "//! Nothing is packed.\nfn main() {\n    let out = std::env::var_os(\"OUT_DIR\").unwrap_or_default();\n    \
             let _ = std::fs::write(std::path::Path::new(&out).join(\"corpus.orc\"), b\"\");\n}\n",
        )
        .unwrap();
        let manifest = sources.read("Cargo.toml");
        let (before, rest) = manifest.split_once("[build-dependencies]").unwrap();
        let after = rest.find("\n[").map_or("", |at| &rest[at..]);
        // A version of its own: what cargo keeps of the project itself must not be taken for it.
        let own = before.replacen("version = \"", "version = \"0.0.0-recipe.", 1);
        fs::write(sources.0.join("Cargo.toml"), format!("{own}{after}")).unwrap();
        sources
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap()
    }

    /// Puts `new` before the first `mark` behind `after`.
    fn insert(&self, file: &str, after: &str, mark: &str, new: &str) {
        let text = self.read(file);
        let from = text.find(after).unwrap_or_else(|| panic!("{file} has no `{after}`"));
        let at = from + text[from..].find(mark).unwrap_or_else(|| panic!("{file} has no `{mark}`"));
        fs::write(self.0.join(file), format!("{}{new}{}", &text[..at], &text[at..])).unwrap();
    }

    /// What the compiler says of the page.
    fn check(&self) -> Result<(), String> {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["check", "--offline", "--quiet", "--package", "on-record", "--lib"]);
        let ran = cargo.current_dir(&self.0).env("CARGO_TARGET_DIR", target).output().unwrap();
        let told = String::from_utf8_lossy(&ran.stderr).into_owned();
        if ran.status.success() { Ok(()) } else { Err(told) }
    }
}

#[test]
fn a_facet_is_added_with_the_files_that_its_recipe_names() {
    let sources = Sources::new();
    let facet = "crates/engine/src/query/facet.rs";
    sources.insert(facet, "pub enum Facet {", "\n}", "\n    /// Who may say it.\n    Perhaps,");
    sources.insert(facet, "pub const ALL", "    ];", "        Self::Perhaps,\n    ");
    let listed = sources.read(facet);
    let count = listed.split_once("ALL: [Self; ").and_then(|(_, rest)| rest.split(']').next()).unwrap();
    let more = format!("ALL: [Self; {}]", count.parse::<usize>().unwrap() + 1);
    fs::write(sources.0.join(facet), listed.replace(&format!("ALL: [Self; {count}]"), &more)).unwrap();
    let table = "crates/asking/src/facet_table.rs";
    let row =
        "    FacetSpec { facet: Facet::Perhaps, word: \"maybe\", names: Names::Actors, toned: false },\n";
    sources.insert(table, "pub const FACETS", "];", row);

    // The compiler asks for what the recipe has not done yet.
    let told = sources.check().unwrap_err();
    assert!(told.contains("column.rs"), "{told}");

    let column = "crates/engine/src/query/column.rs";
    sources.insert(column, "fn table_len", " | Facet::About", " | Facet::Perhaps");
    let arm = "        Facet::Perhaps => s.perhaps.into_iter().for_each(|id| one(id.index())),\n";
    sources.insert(column, "fn each_slot", "        Facet::Manner", arm);
    let told = sources.check().unwrap_err();
    assert!(told.contains("layout.rs") && told.contains("select.rs"), "{told}");

    let layout = "crates/engine/src/shards/layout.rs";
    sources.insert(layout, "const fn table", " | Facet::About", " | Facet::Perhaps");
    sources.insert(
        layout,
        "struct Columns {",
        "\n}",
        "\n    /// Who may say it.\n    pub(super) perhaps: Packed,",
    );
    let arm = "            Facet::Perhaps => single(&self.perhaps),\n";
    sources.insert(
        "crates/engine/src/shards/select.rs",
        "fn each(&self, facet",
        "            Facet::Manner",
        arm,
    );
    let told = sources.check().unwrap_err();
    assert!(told.contains("english.rs"), "{told}");

    let words = "    FacetTexts { heading: \"May say it\", none: \"Nobody\", none_chip: \"Nobody\", prefix: \"\", thing: \"person\" },\n    ";
    for entry in fs::read_dir(sources.0.join("src/texts")).unwrap().map(Result::unwrap) {
        let file = format!("src/texts/{}", entry.file_name().to_string_lossy());
        if sources.read(&file).contains("const LANGUAGE: Language") {
            sources.insert(&file, "    facets: [", "],\n", words);
        }
    }
    assert_eq!(sources.check(), Ok(()));
}
