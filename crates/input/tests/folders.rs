//! Paths and folders: what is found, in which order, under which ids.

#![cfg(all(feature = "files", feature = "documents"))]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_input::{FORMATS, files, manifest};
use std::path::{Path, PathBuf};

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// The ids of the articles that are read, or the message in place of each that is not.
fn found(paths: &[PathBuf], root: &Path) -> Vec<String> {
    let sources = files::sources(paths, FORMATS).unwrap();
    let inputs = sources.into_iter().flat_map(|source| source.open(FORMATS));
    let root = format!("{}/", root.display());
    let tell = |outcome: on_record_input::Outcome| match outcome {
        Ok(article) => article.id,
        Err(problem) => problem.to_string().replace(&root, ""),
    };
    inputs.map(|input| tell(input.read())).collect()
}

#[test]
fn a_folder_is_walked_by_name_with_its_subfolders() {
    let folder = folder(&[
        ("b.txt", b"x"),
        ("a/z.TXT", b"x"),
        ("a/lines.jsonl", b"{\"id\":\"l1\",\"text\":\"x\"}\n{\"id\":\"l2\",\"text\":\"x\"}\n"),
        ("a/name", b"not asked for"),
        ("c.md", b"not asked for"),
        ("corpus.toml", b"title = \"T\""),
    ]);
    assert_eq!(found(&[folder.path().into()], folder.path()), ["l1", "l2", "z", "b"]);
    let left = files::left_alone(&[folder.path().into(), folder.path().join("a")], FORMATS, manifest::FILE);
    assert_eq!(left.unwrap().into_iter().collect::<Vec<_>>(), [(String::new(), 1), (".md".to_owned(), 1)]);
    let manifests = manifest::find(&[folder.path().into(), folder.path().join("a")]);
    assert_eq!(manifests, [folder.path().join("corpus.toml")]);
    assert_eq!(manifest::load(&manifests[0]).unwrap().0.title.as_deref(), Some("T"));
}

#[test]
fn ids_are_as_short_as_they_can_be() {
    let folder = folder(&[
        ("in/one/a.txt", b"x"),
        ("in/two/a.txt", b"x"),
        ("in/two/b.txt", b"x"),
        ("other/one/a.txt", b"x"),
        ("z.md", b"x"),
    ]);
    let at = |name: &str| folder.path().join(name);
    assert_eq!(found(&[at("in"), at("z.md"), at("in")], folder.path()), ["one/a.txt", "two/a.txt", "b", "z"]);
    let both = found(&[at("in"), at("other")], folder.path());
    assert!(both[0].ends_with("/in/one/a.txt") && both[3].ends_with("/other/one/a.txt"), "{both:?}");
}

#[test]
fn packed_files_are_called_as_what_is_in_them_and_hidden_ones_are_left() {
    let packed = b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xab\0\0\x83\x16\xdc\x8c\x01\0\0\0";
    let folder =
        folder(&[("a.txt.gz", packed), (".b.txt", b"x"), (".git/c.txt", b"x"), ("d.rtf", b"{\\rtf1")]);
    let found = found(&[folder.path().into()], folder.path());
    assert_eq!(found[0], "a");
    assert!(
        found.len() == 2 && found[1].starts_with("d.rtf: an RTF document, which is not read"),
        "{found:?}"
    );
}

#[test]
fn a_folder_without_articles_is_told() {
    let folder = folder(&[("below/readme.md", b"x")]);
    let found = found(&[folder.path().into()], Path::new("/nowhere"));
    assert!(found.len() == 1 && found[0].contains(": holds no article: put files in it"), "{found:?}");
}

#[test]
fn a_path_that_is_not_there_is_an_error() {
    let error = files::sources(&["nowhere".into()], FORMATS).unwrap_err();
    assert!(error.to_string().starts_with("nowhere cannot be read: "), "{error}");
}
