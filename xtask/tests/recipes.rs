//! The recipes "Another facet" and "Another view" of CONTRIBUTING.md, followed in a copy of the sources: with the files that
//! they name, and no other, everything compiles. The compiler asks every other place that would have to know.

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

    /// Makes a list of so many one longer by a row.
    fn lengthen(&self, file: &str, list: &str, row: &str) {
        self.insert(file, list, "];", row);
        let text = self.read(file);
        let (before, rest) = text.split_once(list).unwrap();
        let (kind, rest) = rest.split_once("; ").unwrap();
        let (count, rest) = rest.split_once(']').unwrap();
        let more = count.parse::<usize>().unwrap() + 1;
        fs::write(self.0.join(file), format!("{before}{list}{kind}; {more}]{rest}")).unwrap();
    }

    /// The files of the page's languages.
    fn languages(&self) -> Vec<String> {
        let files = fs::read_dir(self.0.join("src/texts")).unwrap().map(Result::unwrap);
        let files = files.map(|entry| format!("src/texts/{}", entry.file_name().to_string_lossy()));
        files.filter(|file| self.read(file).contains("const LANGUAGE: Language")).collect()
    }

    /// What the compiler says of the page.
    fn check(&self) -> Result<(), String> {
        self.check_of(&["--package", "on-record"])
    }

    /// What the compiler says of a package's library.
    fn check_of(&self, package: &[&str]) -> Result<(), String> {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["check", "--offline", "--quiet", "--lib"]).args(package);
        let ran = cargo.current_dir(&self.0).env("CARGO_TARGET_DIR", target).output().unwrap();
        let told = String::from_utf8_lossy(&ran.stderr).into_owned();
        if ran.status.success() { Ok(()) } else { Err(told) }
    }
}

/// In one copy one after the other: what is compiled for the first need not be compiled for the second.
#[test]
fn a_facet_and_a_view_are_added_with_the_files_that_their_recipes_name() {
    let sources = Sources::new();
    add_facet(&sources);
    add_view(&sources);
}

fn add_facet(sources: &Sources) {
    let facet = "crates/engine/src/query/facet.rs";
    sources.insert(facet, "pub enum Facet {", "\n}", "\n    /// Who may say it.\n    Perhaps,");
    sources.lengthen(facet, "pub const ALL", "    Self::Perhaps,\n    ");
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
    let column = "\n    /// Who may say it.\n    pub(super) perhaps: Packed,";
    sources.insert(layout, "struct Columns {", "\n}", column);
    let arm = "            Facet::Perhaps => single(&self.perhaps),\n";
    let select = "crates/engine/src/shards/select.rs";
    sources.insert(select, "fn each(&self, facet", "            Facet::Manner", arm);

    // What writes such archives is no part of the page.
    let extract = ["--package", "on-record-engine", "--features", "extract"];
    let told = sources.check_of(&extract).unwrap_err();
    assert!(told.contains("write/facts.rs") && told.contains("write/columns.rs"), "{told}");
    let arm = "            Facet::Perhaps => one.perhaps.iter().map(|id| rank(Table::Actors, id.index())).collect(),\n";
    let facts = "crates/engine/src/shards/write/facts.rs";
    sources.insert(facts, "fn values", "            Facet::Manner", arm);
    let row = "        perhaps: values.single(Facet::Perhaps),\n";
    sources.insert("crates/engine/src/shards/write/columns.rs", "= Columns {", "        manner", row);
    assert_eq!(sources.check_of(&extract), Ok(()));

    let told = sources.check().unwrap_err();
    assert!(told.contains("english.rs"), "{told}");
    let words = "    FacetTexts { heading: \"May say it\", none: \"Nobody\", none_chip: \"Nobody\", prefix: \"\", thing: \"person\" },\n    ";
    for file in sources.languages() {
        sources.insert(&file, "    facets: [", "],\n", words);
    }
    assert_eq!(sources.check(), Ok(()));
}

fn add_view(sources: &Sources) {
    let view = "crates/asking/src/address/view.rs";
    sources.insert(view, "pub enum View {", "\n}", "\n    /// A toy.\n    Toy,");
    sources.lengthen(view, "static WHOLE", "    (\"toy\", View::Toy),\n");
    sources.insert(view, "fn write", " | Self::Matrix", " | Self::Toy");

    let files = [
        ("mod", "//! A toy.\n\npub mod component;\npub mod model;\n"),
        ("model", TOY_MODEL),
        ("component", TOY_COMPONENT),
    ];
    fs::create_dir_all(sources.0.join("src/views/toy")).unwrap();
    for (name, text) in files {
        fs::write(sources.0.join(format!("src/views/toy/{name}.rs")), text).unwrap();
    }
    let figure = "src/views/figure.rs";
    let variant = "\n    /// A toy.\n    Toy(std::rc::Rc<crate::views::toy::model::ToyView>),";
    sources.insert(figure, "pub enum Figure {", "\n}", variant);
    let arm =
        "        Figure::Toy(toy) => drawn(crate::views::toy::component::Toy { toy: Rc::clone(toy) }),\n";
    sources.insert(figure, "fn draw", "        Figure::Time", arm);

    let views = "src/views/mod.rs";
    sources.insert(views, "", "pub mod variants;", "pub mod toy;\n");
    let row = "    ViewSpec {\n        word: \"toy\",\n        key: None,\n        name: |t| t.views.toy,\n        \
               from: |_| View::Toy,\n        shows: |view| matches!(view, View::Toy),\n        \
               title: |t| t.views.toy,\n        \
               figure: Some(|q| Figure::Toy(Rc::new(toy::model::toy(q.hits)))),\n    },\n";
    sources.lengthen(views, "pub static VIEWS", row);
    sources.insert(
        "src/texts/keys.rs",
        "pub struct ViewNames {",
        "\n}",
        "\n    /// A toy.\n    pub toy: &'static str,",
    );
    for file in sources.languages() {
        sources.insert(&file, "    views: ViewNames {", "    },\n", "    toy: \"Toy\",\n    ");
    }
    assert_eq!(sources.check(), Ok(()));

    // The worker that asks sharded archives is no part of the page.
    let archive = ["--package", "on-record-archive"];
    let told = sources.check_of(&archive).unwrap_err();
    assert!(told.contains("wishes.rs"), "{told}");
    sources.insert("crates/archive/src/wishes.rs", "fn is_whole", " | View::Time", " | View::Toy");
    assert_eq!(sources.check_of(&archive), Ok(()));
}

const TOY_MODEL: &str = r"//! How many there are.

use on_record_engine::query::Hits;

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToyView {
    /// How many statements there are.
    pub count: usize,
}

pub(crate) fn toy(hits: &Hits) -> ToyView {
    ToyView { count: hits.total() }
}
";

const TOY_COMPONENT: &str = r#"//! Draws how many there are.

use crate::parts::drawn::drawable;
use crate::views::toy::model::ToyView;
use std::rc::Rc;
use yew::prelude::*;

/// How many there are.
#[derive(Clone, PartialEq)]
pub struct Toy {
    /// What is shown.
    pub toy: Rc<ToyView>,
}

#[hook]
fn use_toy(props: &Toy) -> Html {
    html! { <section class="figure"><p>{ props.toy.count }</p></section> }
}

drawable!(Toy, use_toy);
"#;
