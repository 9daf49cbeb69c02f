//! The rules of scoring, on the gold that comes with the project and on small cases.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_score::count::{Counts, Mistake, count, prf};
use on_record_score::gold::{Article, Statement, load};
use on_record_score::kind::Cues;
use on_record_score::seeds;
use std::collections::BTreeMap;
use std::path::Path;

fn gold(name: &str) -> Vec<Article> {
    load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/gold").join(name)).unwrap()
}

fn one(text: &str, gold: &str, predicted: &str) -> (Counts, Vec<String>) {
    let statements = |json: &str| -> Vec<Statement> { serde_json::from_str(json).unwrap() };
    let article =
        Article { id: "a".to_owned(), text: text.to_owned(), quoted: None, statements: statements(gold) };
    let predicted = statements(predicted);
    let mut mistakes = vec![];
    let counts = count(&article, &predicted, "quoted", 0.5, &Cues::built_in(), &mut mistakes);
    let words = mistakes.iter().map(|mistake| match mistake {
        Mistake::Missed(..) => "missed",
        Mistake::Speaker(..) => "speaker",
        Mistake::Spurious(..) => "spurious",
    });
    (counts, words.map(str::to_owned).collect())
}

#[test]
fn gold_itself_scores_in_full() {
    for name in ["seeds.jsonl", "gum-news-dev.jsonl"] {
        let (mut sum, mut mistakes) = (Counts::default(), vec![]);
        let articles = gold(name);
        for article in &articles {
            sum += &count(article, &article.statements, "all", 0.5, &Cues::built_in(), &mut mistakes);
        }
        assert_eq!(prf(sum.joint, sum.np, sum.ng), [100.0; 3], "{name}");
        assert_eq!((sum.ex, sum.full, sum.tok_tp), (sum.ng, sum.ng, sum.tok_g));
        assert!(mistakes.is_empty());
    }
}

#[test]
fn seeds_count_what_is_missed_named_wrongly_and_doubled() {
    let articles = gold("seeds.jsonl");
    let mut all: BTreeMap<String, Vec<Statement>> = BTreeMap::new();
    for article in &articles {
        all.insert(article.id.clone(), article.statements.clone());
    }
    let full = seeds::score(&articles, &all);
    assert_eq!((full.found, full.required, full.spurious), (55, 55, 0));

    let first = all.values_mut().next().unwrap();
    let required: Vec<usize> = (0..first.len())
        .filter(|&n| first[n].required == Some(true) && first[n].or_unknown == Some(false))
        .collect();
    first[required[0]].speaker_entity = Some("Somebody Else".to_owned());
    first[required[1]].manner = Some("another".to_owned());
    let double = first[required[2]].clone();
    first.push(double);
    let less = seeds::score(&articles, &all);
    assert_eq!((less.found, less.spurious), (53, 1), "{:#?}", less.lines);
    assert!(less.lines[0].contains("actor Somebody Else, not "), "{:?}", less.lines);
}

const TEXT: &str =
    "“The plan has failed,” Ada Example said. He told us “never again” and left the old house alone.";

#[test]
fn a_speaker_is_right_by_a_word_that_tells() {
    let gold = r#"[{"content":[[0,22]],"speaker":[[23,34]],"cue":[[35,39]]}]"#;
    let (counts, mistakes) = one(TEXT, gold, r#"[{"content":[[1,20]],"speaker":[[27,34]],"cue":[[35,39]]}]"#);
    assert_eq!((counts.joint, counts.ex, counts.spx, counts.full), (1, 1, 0, 0));
    assert!(mistakes.is_empty());
    let (counts, mistakes) = one(TEXT, gold, r#"[{"content":[[1,20]],"speaker":[[41,43]]}]"#);
    assert_eq!((counts.m5, counts.joint, counts.cue), (1, 0, 0));
    assert_eq!(mistakes, ["speaker"]);
}

#[test]
fn what_lies_outside_the_subset_neither_helps_nor_harms() {
    // The gold statement is indirect: outside "quoted". A prediction that answers it is no false alarm.
    let gold = r#"[{"content":[[68,95]],"speaker":[],"cue":[],"type":"indirect"}]"#;
    let (counts, _) = one(TEXT, gold, r#"[{"content":[[70,95]]}]"#);
    assert_eq!((counts.ng, counts.np), (0, 0));
    // One that answers nothing counts by its own type.
    let (counts, mistakes) = one(TEXT, gold, r#"[{"content":[[0,22]],"type":"indirect"}]"#);
    assert_eq!((counts.ng, counts.np), (0, 1));
    assert_eq!(mistakes, ["spurious"]);
}

#[test]
fn a_split_quotation_is_one_statement_and_two_pieces() {
    let gold = r#"[{"content":[[0,22],[51,64]],"speaker":[[23,34]],"cue":[[35,39]]}]"#;
    let (counts, mistakes) = one(TEXT, gold, r#"[{"content":[[51,64]],"speaker":[[23,34]]}]"#);
    assert_eq!((counts.ng, counts.m5, counts.pg, counts.pm), (1, 1, 2, 1));
    assert!(mistakes.is_empty());
}
