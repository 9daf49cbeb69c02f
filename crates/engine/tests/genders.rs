//! Gender is what articles' own pronouns state, never what a name lets one guess.

#![cfg(feature = "weights")]
#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that help them")]

use on_record_engine::model::StatedGender::{self, Female, Male};
use on_record_engine::pack::{Manifest, ReadArticle, pack, revise};
use on_record_engine::query::{Facet, Index, Query, Value};
use on_record_engine::{Corpus, Reader};
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(Reader::built_in);

fn packed(articles: &[&str], manifest: &str) -> Corpus {
    let articles = articles.iter().enumerate().map(|(number, text)| ReadArticle {
        name: format!("article-{number}"),
        reading: READER.read(text),
        text: (*text).to_owned(),
    });
    let (manifest, problems) = Manifest::parse("corpus.toml", manifest);
    assert_eq!(problems, []);
    pack(articles.collect(), &manifest, READER.language()).0
}

/// Everybody of whom a gender is stated.
fn stated(corpus: &Corpus) -> Vec<(&str, StatedGender)> {
    let told =
        corpus.actors.iter().filter_map(|(id, actor)| Some((actor.name.as_str(), corpus.gender_of(id)?)));
    told.collect()
}

#[test]
fn a_pronoun_that_plainly_means_the_speaker_states_a_gender() {
    let she = "“The bridge is closed,” Ada Example said on Friday.\n\n“It will open in spring,” she said.";
    let he = "Ben Sample, the pilot, came to the quay. “The ferry is late,” he told reporters.";
    assert_eq!(stated(&packed(&[she, he], "")), [("Ada Example", Female), ("Ben Sample", Male)]);
}

#[test]
fn names_and_titles_state_nothing() {
    for text in [
        "“The bridge is closed,” Ada Example said on Friday. “The toll is gone,” Mr. Ben Sample said.",
        // Only the first names tell which of the two is meant.
        "Ada Example and Ben Sample came to the quay. “The ferry is late,” he told reporters.",
        "Ada Example met Ben Sample at the quay. “The ferry is late,” she said. “It is never on time,” she added.",
        "“The bridge is closed,” Ada Example said on Friday. They said it would open in spring.",
    ] {
        assert_eq!(stated(&packed(&[text], "")), [], "{text}");
    }
}

const KIM: &str =
    "“The bridge is closed,” Kim Example said on Friday.\n\n“It will open in spring,” PRONOUN said.";

#[test]
fn articles_that_contradict_each_other_state_nothing() {
    let [she, he] = ["she", "he"].map(|pronoun| KIM.replace("PRONOUN", pronoun));
    assert_eq!(stated(&packed(&[&she], "")), [("Kim Example", Female)]);
    assert_eq!(stated(&packed(&[&he], "")), [("Kim Example", Male)]);
    assert_eq!(stated(&packed(&[&she, &he], "")), []);
}

#[test]
fn the_pronoun_goes_along_with_the_words_that_an_editor_gives_to_somebody_else() {
    let she = KIM.replace("PRONOUN", "she");
    let corpus = packed(&[&she], "");
    let spring =
        corpus.statements.rows().iter().find(|row| row.content[0].of(&she).contains("spring")).unwrap();
    let manifest = format!(
        "[[corrections]]\nstatement = \"{}\"\nwords = \"will open in spring\"\naction = \"reassign\"\nspeaker = \"Dee Stranger\"\n",
        spring.key
    );
    assert_eq!(stated(&packed(&[&she], &manifest)), [("Dee Stranger", Female)]);
}

/// What the page shows at once is what the next packing tells.
#[test]
fn what_pronouns_state_follows_a_correction_at_once() {
    let she = KIM.replace("PRONOUN", "she");
    // Only the first names tell whom this one means, until an editor has said so.
    let named = "Ada Example met Ben Sample at the quay. “The ferry is late,” she said.";
    let he = "“The toll is gone,” Dee Stranger said on Friday.\n\n“It was too high,” he said.";
    let articles = [she.as_str(), named, he];
    let plain = packed(&articles, "");
    assert_eq!(stated(&plain), [("Dee Stranger", Male), ("Kim Example", Female)]);
    let entry = |words: &str, action: &str| {
        let row = plain.statements.rows().iter().find(|row| {
            row.content.iter().any(|span| span.of(&plain.articles[row.article].text).contains(words))
        });
        format!("[[corrections]]\nstatement = \"{}\"\nwords = \"{words}\"\n{action}\n", row.unwrap().key)
    };
    let to = |name: &str| format!("action = \"reassign\"\nspeaker = \"{name}\"");
    for (manifest, expected) in [
        (entry("open in spring", &to("Cy Newcomer")), &[("Cy Newcomer", Female), ("Dee Stranger", Male)][..]),
        (entry("open in spring", &to("Dee Stranger")), &[]),
        (entry("open in spring", "action = \"withdraw\""), &[("Dee Stranger", Male)]),
        (entry("open in spring", &to("unknown")), &[("Dee Stranger", Male)]),
        (entry("too high", &to("Kim Example")), &[]),
        (
            entry("ferry is late", "action = \"confirm\""),
            &[("Ada Example", Female), ("Dee Stranger", Male), ("Kim Example", Female)],
        ),
        (entry("toll is gone", &to("Kim Example")), &[("Dee Stranger", Male), ("Kim Example", Female)]),
    ] {
        let by_command = packed(&articles, &manifest);
        let (read, _) = Manifest::parse("corpus.toml", &manifest);
        let (by_page, problems) = revise(&plain, &read, READER.language());
        assert!(problems.is_empty(), "{problems:?}");
        let sorted = |corpus: &Corpus| {
            let mut all: Vec<(String, StatedGender)> =
                stated(corpus).into_iter().map(|(name, stated)| (name.to_owned(), stated)).collect();
            all.sort();
            all
        };
        let expected: Vec<(String, StatedGender)> =
            expected.iter().map(|(name, stated)| ((*name).to_owned(), *stated)).collect();
        assert_eq!(sorted(&by_command), expected, "the command: {manifest}");
        assert_eq!(sorted(&by_page), expected, "the page: {manifest}");
    }
}

#[test]
fn people_are_counted_by_gender_and_the_rest_is_not_stated() {
    let she = KIM.replace("PRONOUN", "she");
    let corpus = packed(&[&she, "The Harbour Council said the toll was gone."], "");
    let index = Index::new(&corpus);
    let count = |value: Value| {
        let mut query = Query::default();
        query.of_mut(Facet::Gender).any = vec![vec![value]];
        query.ask(&corpus, &index).statements.len()
    };
    assert_eq!([Value::row_of(0), Value::row_of(1), Value::NONE].map(count), [2, 0, 1]);
}
