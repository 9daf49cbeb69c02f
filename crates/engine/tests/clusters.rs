//! Variant clusters: the same statement in several articles, and in no article twice in part.

#![cfg(feature = "weights")]

mod packed;

use on_record_engine::model::Corpus;
use on_record_engine::pack::Manifest;

fn packed(texts: &[&str]) -> Corpus {
    packed::packed(texts, &Manifest::default())
}

/// The members of each cluster, as the articles they stand in and their words.
fn clusters(corpus: &Corpus) -> Vec<Vec<(&str, String)>> {
    let member = |id| {
        let statement = &corpus.statements[id];
        let article = &corpus.articles[statement.article];
        let words: Vec<&str> = statement.content.iter().map(|span| span.of(&article.text)).collect();
        (article.name.as_str(), words.join(" … "))
    };
    corpus.clusters.rows().iter().map(|c| c.members.iter().map(|&id| member(id)).collect()).collect()
}

const WHOLE: &str = "Ada Example met reporters. “The harbour council will open the swing bridge when the repairs are paid for, and those repairs are not paid for at all,” Example said.";

#[test]
fn of_a_statement_that_an_article_parts_the_nearer_part_is_the_version() {
    let parted = "Ada Example said the harbour council would “open the swing bridge” as soon as money was there, adding that the repairs were “not paid for at all.”";
    let corpus = packed(&[WHOLE, parted]);
    let found = clusters(&corpus);
    assert_eq!(corpus.statements.len(), 3, "{:?}", corpus.statements);
    let articles: Vec<Vec<&str>> = found.iter().map(|c| c.iter().map(|(name, _)| *name).collect()).collect();
    assert_eq!(articles, [["0", "1"]], "{found:?}");
    assert!(
        found.concat().iter().any(|(name, words)| *name == "1" && words.contains("not paid")),
        "{found:?}"
    );
}

#[test]
fn an_article_that_says_it_twice_has_both_in_the_cluster() {
    let twice = format!("{WHOLE}\n\nThe mayor listened.\n\n{WHOLE}");
    let corpus = packed(&[WHOLE, &twice]);
    assert_eq!(clusters(&corpus).iter().map(Vec::len).collect::<Vec<_>>(), [3]);
}

#[test]
fn what_many_articles_print_word_for_word_is_one_statement() {
    let shorter = "Ada Example met reporters. “The harbour council will open the swing bridge when the repairs are paid for,” Example said.";
    let texts: Vec<&str> = std::iter::repeat_n(WHOLE, 60).chain([shorter]).collect();
    assert_eq!(clusters(&packed(&texts)).iter().map(Vec::len).collect::<Vec<_>>(), [61]);
}
