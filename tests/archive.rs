//! The archive that the page carries is what its folder gives, and the same each time.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that help them")]

use on_record::embedded;
use on_record_engine::Reader;
use on_record_engine::model::archive;
use on_record_engine::pack::Manifest;
use on_record_engine::pack::{ReadArticle, pack};
use std::path::Path;

/// Packs `seeds/` anew, its files in the order in which the folder lists them.
fn packed(backwards: bool) -> Vec<u8> {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let reader = Reader::built_in();
    let mut files: Vec<_> = std::fs::read_dir(&seeds).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    if backwards {
        files.reverse();
    }
    let articles = files.iter().map(|path| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        ReadArticle { name, reading: reader.read(&text), text }
    });
    let manifest = std::fs::read_to_string(seeds.join("corpus.toml")).unwrap_or_default();
    let (manifest, problems) = Manifest::parse("seeds/corpus.toml", &manifest);
    assert!(problems.is_empty(), "{problems:?}");
    archive::encode(&pack(articles.collect(), &manifest, reader.language()).0)
}

#[test]
fn the_archive_is_its_folder_and_two_builds_agree() {
    assert!(packed(false) == embedded::ARCHIVE, "the embedded archive differs from seeds/");
    assert!(packed(true) == embedded::ARCHIVE, "the order in which files are found changes the archive");
}

#[test]
fn the_archive_opens_with_every_text_as_it_is_on_disk() {
    let corpus = embedded::open().unwrap();
    assert_eq!(corpus.articles.len(), 5);
    for article in corpus.articles.rows() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(format!("{}.txt", article.name));
        assert_eq!(article.text, std::fs::read_to_string(path).unwrap());
    }
}
