//! Any text, any manifest: nothing panics, every span cuts its text, and the same input gives the same output.

#![cfg(feature = "weights")]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_engine::model::archive;
use on_record_engine::pack::Manifest;
use on_record_engine::pack::{ReadArticle, pack};
use on_record_engine::text::BlockKind;
use on_record_engine::text::blocks;
use on_record_engine::{Reader, Span};
use proptest::prelude::*;
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(Reader::built_in);

/// Texts that look like news, so that every rule is reached, cut and glued at random.
fn newsy() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Foreign Minister Ada V. Example of Ruritania",
        " said ",
        "Mr. Example",
        "she ",
        "He ",
        "“We will mend the bridge,” ",
        "“",
        "”",
        "\"",
        "‘",
        "’s ",
        "'s ",
        " told ",
        "NBC",
        "’s “Meet the Press”",
        " that ",
        "the foreign minister",
        " on Friday ",
        "August 18, 2031",
        "yesterday",
        ", ",
        ". ",
        "\n\n",
        "\n",
        "\r\n",
        "By Ben Sample",
        "date 2031-08-22 ",
        "0 Comments",
        "The post X appeared first on The Sample.",
        "according to ",
        "According to Sample, the mayor will",
        " and ",
        "of ",
        "the ",
        "UNITED NATIONS ",
        "U.S. President ",
        "J.D. ",
        "van der ",
        "Jr. ",
        "é",
        "\u{feff}",
        "習近平",
        "🙂",
        " — ",
        "(AP) — ",
        "...",
        "The U.S. president",
        ", a doctor, ",
        "who ",
        "told reporters",
        "in an interview with state television Kanal-5",
        "the interview aired on August 24",
        "made the remarks",
        "WHO ",
        "World Health Organisation ",
        "The report ",
        " can report",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => newsy(), 1 => "\\PC{0,200}", 1 => prop::collection::vec(any::<char>(), 0..120).prop_map(|c| c.into_iter().collect())]
}

fn fits(text: &str, spans: &[Span]) -> bool {
    spans.iter().all(|s| s.fits(text) && !s.is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn blocks_hold_every_byte_that_is_not_blank(text in any_text()) {
        let found = blocks(&text, READER.language());
        prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        prop_assert!(found.iter().all(|b| b.span.fits(&text) && !b.span.is_empty()));
        for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            prop_assert!(found.iter().any(|b| b.span.range().contains(&at)), "{c:?} at {at} is lost");
        }
    }

    #[test]
    fn readings_stay_inside_their_text(text in any_text()) {
        let reading = READER.read(&text);
        for entity in reading.entities.rows() {
            prop_assert!(!entity.name.trim().is_empty() && !entity.mentions.is_empty());
            prop_assert!(entity.mentions.iter().all(|m| m.span.fits(&text) && !m.span.is_empty()));
            prop_assert!(entity.mentions.is_sorted_by_key(|m| m.span));
        }
        for statement in &reading.statements {
            prop_assert!(fits(&text, &statement.attribution.content) && fits(&text, &statement.attribution.source));
            prop_assert!(statement.speaker.is_none_or(|id| reading.entities.has(id)));
            prop_assert!(statement.addressee.as_ref().is_none_or(|(name, span)| !name.is_empty() && span.fits(&text)));
            prop_assert!(statement.said.on.is_none() || statement.said.basis.is_some());
            prop_assert!(statement.said.basis.is_none_or(|b| b.fits(&text)));
        }
        prop_assert_eq!(READER.read(&text), reading);
    }

    #[test]
    fn packing_is_the_same_in_any_order_and_opens_again(texts in prop::collection::vec(newsy(), 0..5)) {
        let articles: Vec<ReadArticle> = texts
            .into_iter()
            .enumerate()
            .map(|(i, text)| ReadArticle { name: format!("d{}", i / 2), reading: READER.read(&text), text })
            .collect();
        let backwards = articles.iter().rev().cloned().collect();
        let (corpus, _) = pack(articles, &Manifest::default(), READER.language());
        prop_assert_eq!(&pack(backwards, &Manifest::default(), READER.language()).0, &corpus);
        prop_assert_eq!(archive::decode(&archive::encode(&corpus)), Ok(corpus));
    }

    #[test]
    fn any_manifest_is_read(text in "(\\[\\[(topics|actors|documents|channels|x)\\]\\]\n|(label|terms|file|date|not|y) = (\"[a-z ]{0,5}\"|\\[\"a\", 1\\]|3|2031-01-02)\n|[\\[\\]=\"#\n]){0,12}") {
        let (manifest, problems) = Manifest::parse("corpus.toml", &text);
        let lines = u32::try_from(text.lines().count()).unwrap_or(0) + 1;
        prop_assert!(problems.iter().all(|p| p.line.is_some_and(|line| (1..=lines).contains(&line))));
        let text = "“The bridge is closed,” Ada Example told reporters.".to_owned();
        let reading = READER.read(&text);
        let (corpus, _) = pack(vec![ReadArticle { name: "a".into(), text, reading }], &manifest, READER.language());
        prop_assert!(archive::decode(&archive::encode(&corpus)).is_ok());
    }
}

/// A conjunction alone before a quotation was once read into a span that no archive holds.
#[test]
fn a_lone_conjunction_is_not_what_was_said() {
    let text = " that “Foreign Minister Ada V. Example of RuritaniaForeign Minister Ada V. Example of Ruritaniaé” and told reporters that “We will mend the bridge,” ";
    let reading = READER.read(text);
    assert!(
        reading.statements.iter().all(|s| fits(text, &s.attribution.content)),
        "{:?}",
        reading.statements
    );
    let article = ReadArticle { name: "one".into(), text: text.to_owned(), reading };
    let (corpus, _) = pack(vec![article], &Manifest::default(), READER.language());
    assert!(archive::decode(&archive::encode(&corpus)).is_ok());
}

/// Texts that would take for ever if a stage looked back over all that came before.
#[test]
fn long_texts_without_structure_are_read() {
    for unit in [
        "word ",
        "A",
        "Ada Example ",
        "“",
        "the president ",
        "“No,” she said. ",
        "He said. ",
        "President ",
        "a\n",
        "x’s ",
    ] {
        let text = unit.repeat(60_000 / unit.len());
        let reading = READER.read(&text);
        assert!(reading.blocks.iter().all(|b| b.span.fits(&text)));
    }
}

/// An article's own words decide its key: what stands before them does not.
#[test]
fn keys_survive_shifted_offsets() {
    let keys = |text: &str| -> Vec<String> {
        let reading = READER.read(text);
        let article = ReadArticle { name: "one".into(), text: text.to_owned(), reading };
        let (corpus, _) = pack(vec![article], &Manifest::default(), READER.language());
        corpus.statements.rows().iter().map(|s| s.key.to_string()).collect()
    };
    let body = "“The bridge is closed until spring,” Ada Example said.\n\n“The bridge is closed until spring,” Ada Example said.";
    let plain = keys(body);
    assert_eq!(plain.len(), 2, "two statements with the same words");
    assert_ne!(plain.first(), plain.last());
    let shifted = format!("It rained for a week in the valley, and the river rose above the quay.\n\n{body}");
    assert!(plain.iter().all(|key| keys(&shifted).contains(key)));
}

/// Cleaning loses next to nothing of what annotators found to be said.
#[test]
fn cleaning_keeps_what_is_said() {
    let gold = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/gold");
    for file in ["polnear-dev.jsonl", "polnear-train.jsonl", "gum-news-dev.jsonl"] {
        let Ok(lines) = std::fs::read_to_string(gold.join(file)) else {
            println!("skipped: {file} is not beside the checkout");
            continue;
        };
        let (mut all, mut lost) = (0u32, 0u32);
        for line in lines.lines() {
            let article: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = article["text"].as_str().unwrap();
            let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let read: Vec<Span> = blocks(text, READER.language())
                .iter()
                .filter(|b| matches!(b.kind, BlockKind::Body | BlockKind::Headline))
                .map(|b| b.span)
                .collect();
            for statement in
                article["statements"].as_array().unwrap().iter().filter(|s| s["kind"] != "caption")
            {
                for piece in statement["content"].as_array().unwrap() {
                    let at = |i: usize| offsets[usize::try_from(piece[i].as_u64().unwrap()).unwrap()];
                    let (start, end) = (at(0), at(1));
                    all += 1;
                    // A quotation of several paragraphs lies in several blocks: its ends must lie in some.
                    let inside = |place: usize| read.iter().any(|s| s.range().contains(&place));
                    lost += u32::from(!(inside(start) && inside(end - 1)));
                }
            }
        }
        assert!(lost * 200 <= all, "{file}: {lost} of {all} lost");
    }
}
