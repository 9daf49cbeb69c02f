//! Drafts against thousands of statements: every quotation of the archive is found in it, and none with a word changed.

use on_record_engine::text::{Block, BlockKind};
use on_record_engine::verify::{Draft, Verdict, verify};
use on_record_engine::{Corpus, Reader, Reading, Span};
use on_record_synthetic::{Plan, corpus};
use std::collections::BTreeSet;

/// The quotations of an archive that have words enough, without their marks.
fn quotations(made: &Corpus) -> Vec<String> {
    let rows = made.statements.rows().iter();
    let texts = rows.flat_map(|s| s.quoted.iter().map(|q| q.of(&made.articles[s.article].text)));
    let plain = texts.map(|text| text.trim_matches(['“', '”', '"', ',', '.']).to_owned());
    let long = plain.filter(|text| text.split_whitespace().count() > 4);
    long.collect::<BTreeSet<_>>().into_iter().collect()
}

/// A draft of quotations, one in a paragraph.
fn verdicts(quotations: &[String], made: &Corpus) -> Vec<Verdict> {
    let mut reading = Reading::default();
    let mut text = String::new();
    for quotation in quotations {
        let start = text.len();
        text.push_str(&format!("“{quotation}”"));
        reading.blocks.push(Block { span: Span::at(start, text.len()), kind: BlockKind::Body });
        text.push_str("\n\n");
    }
    let draft = Draft { text: &text, reading: &reading };
    let checked = verify(&[draft], made, Reader::built_in().language(), &mut |_, _| {});
    checked[0].findings.iter().filter_map(|found| found.verdict).collect()
}

#[test]
fn every_quotation_of_thousands_is_found() {
    let made = corpus(&Plan { statements: 6_000, ..Plan::default() });
    let quotations = quotations(&made);
    assert!(quotations.len() > 2_000, "{}", quotations.len());
    let found = verdicts(&quotations, &made);
    assert_eq!(found.len(), quotations.len());
    let missed: Vec<_> =
        quotations.iter().zip(&found).filter(|(_, verdict)| **verdict != Verdict::Verbatim).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn none_with_a_word_changed_is_verbatim() {
    let made = corpus(&Plan { statements: 6_000, ..Plan::default() });
    let changed = |quotation: String| -> String {
        let mut words: Vec<&str> = quotation.split_whitespace().collect();
        let middle = words.len() / 2;
        words[middle] = "zeppelin";
        words.join(" ")
    };
    let quotations: Vec<String> = quotations(&made).into_iter().step_by(20).map(changed).collect();
    let found = verdicts(&quotations, &made);
    assert_eq!(found.len(), quotations.len());
    let of = |wanted: Verdict| found.iter().filter(|verdict| **verdict == wanted).count();
    assert_eq!(of(Verdict::Verbatim) + of(Verdict::NotFound), 0, "{found:?}");
    assert!(of(Verdict::Altered) * 100 >= found.len() * 95, "{} of {}", of(Verdict::Altered), found.len());
}
