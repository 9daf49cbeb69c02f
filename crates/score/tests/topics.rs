//! Topics against sections on a toy corpus, as a file and as a folder.

use on_record_score::topics::{load, measures, pack, tell};
use std::collections::BTreeSet;
use std::path::Path;

fn toy() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/topics.jsonl"))
}

#[test]
fn the_engines_topics_are_measured_against_the_sections() {
    let articles = load(toy()).unwrap();
    let corpus = pack(&articles);
    let stand_in: BTreeSet<usize> = corpus.article.iter().copied().collect();
    assert_eq!(stand_in.len(), articles.len(), "each article has statements");
    let section: Vec<&str> = corpus.article.iter().map(|&n| articles[n].section.as_str()).collect();
    let finest = measures(&corpus.finest, &corpus.article, &section);
    assert!(finest.covered > 0.9 && finest.purity > 0.9, "{finest:?}");
    assert!(finest.topics >= 2 && finest.largest < 0.6 && finest.nmi > 0.5, "{finest:?}");
    // Whoever stands above a topic holds all of its statements.
    let subjects = measures(&corpus.subjects, &corpus.article, &section);
    assert!(subjects.topics <= finest.topics && subjects.b_cubed[1] >= finest.b_cubed[1], "{subjects:?}");
    let told = tell(toy(), None).unwrap();
    let head = format!("12 articles in 2 sections, {} statements\n", corpus.article.len());
    assert!(told.starts_with(&head), "{told}");
    assert!(told.contains("\nOn Record, subjects ") && told.contains("no Python was given"), "{told}");
}

#[test]
fn a_folder_with_a_folder_for_each_section_is_the_same_corpus() {
    let folder = tempfile::tempdir().unwrap();
    let articles = load(toy()).unwrap();
    for article in &articles {
        let section = folder.path().join(&article.section);
        std::fs::create_dir_all(&section).unwrap();
        std::fs::write(section.join(format!("{}.txt", article.id)), article.whole()).unwrap();
    }
    let read = load(folder.path()).unwrap();
    let told = |articles: &[on_record_score::topics::SectionedArticle]| -> BTreeSet<(String, String)> {
        articles.iter().map(|article| (article.section.clone(), article.whole())).collect()
    };
    assert_eq!(told(&read), told(&articles));
    let empty = folder.path().join("Food");
    assert!(load(&empty).unwrap_err().contains("a folder of .txt files for each section"));
}
