//! Any text gives a reading whose spans lie in the text, on character boundaries, and twice the same one.

#![cfg(feature = "weights")]

use on_record_engine::{Reader, Reading, Span};
use proptest::prelude::*;
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(Reader::built_in);

/// News-like noise: pieces that the extraction looks for, in any order.
fn noise() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'",
        "«",
        "»",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        ", ",
        ". ",
        "? ",
        ": ",
        " — ",
        "-",
        "said",
        "told reporters",
        "according to",
        "adding that",
        "Ms. Ada Example",
        "he",
        "she",
        "the minister",
        "U.S.",
        "on Friday",
        "August 18",
        "DOE:",
        "é",
        "\u{301}",
        "\u{feff}",
        "🎉",
        "مرحبا",
        "1,000",
        "that",
        "and",
        "…",
        "(",
        ")",
    ]);
    prop::collection::vec(pieces, 0..80).prop_map(|p| p.concat())
}

fn spans(reading: &Reading) -> Vec<Span> {
    let statements = reading.statements.iter().flat_map(|s| {
        let a = &s.attribution;
        let parts = [&a.source, &a.cue, &a.content, &a.quoted].into_iter().flatten().copied();
        parts.chain(s.said.basis).chain(s.addressee.as_ref().map(|t| t.1)).collect::<Vec<_>>()
    });
    let mentions = reading.entities.rows().iter().flat_map(|e| e.mentions.iter().map(|m| m.span));
    let blocks = reading.blocks.iter().map(|b| b.span);
    let stated = reading.outlet.into_iter().chain(reading.reported_on.map(|r| r.1));
    statements.chain(mentions).chain(blocks).chain(stated).collect()
}

fn check(text: &str) {
    let reading = READER.read(text);
    for span in spans(&reading) {
        assert!(span.fits(text), "{span:?} leaves {text:?}");
        assert!(!span.is_empty(), "{span:?} is empty in {text:?}");
    }
    for s in &reading.statements {
        assert!(!s.attribution.content.is_empty());
        assert!(
            s.attribution.content.windows(2).all(|w| w[0].end <= w[1].start),
            "pieces overlap in {text:?}"
        );
        assert!(s.speaker.is_none_or(|e| reading.entities.has(e)));
        assert!(s.attribution.confidence.content <= 100 && s.attribution.confidence.speaker <= 100);
    }
    assert_eq!(reading, READER.read(text), "two readings differ");
    // A clone has read nothing before.
    assert_eq!(reading, READER.clone().read(text), "what was read before tells");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn news_like_noise_is_read(text in noise()) {
        check(&text);
    }
}

#[test]
fn odd_shapes_are_read() {
    let long = "a word and another ".repeat(20_000);
    let marks = "“".repeat(100_000);
    // The network sees two words where the engine sees one.
    let cut = "1,000’U.S.that, éDOE:. 1,000'é\u{301}: , U.S.Ms. Ada Examplethatthe ministeraccording to1,000U.S., \
               according to”";
    for text in
        ["", "\n", "“", "’", ":", "—", "DOE:", "said", "\u{feff}", &long, &marks, cut, &"x".repeat(100_000)]
    {
        check(text);
    }
}

#[test]
fn finds_who_said_what() {
    let text = "Harbour plan delayed\n\nMayor Ada Example said on Friday that the harbour would open later.\n\n\
                “We were not told,” Ben Sample, a fisherman, told reporters. “Nobody asked us.”\n";
    let reading = READER.read(text);
    let found: Vec<(String, String)> = reading
        .statements
        .iter()
        .map(|s| {
            let words = |spans: &[Span]| spans.iter().map(|p| p.of(text)).collect::<Vec<_>>().join(" … ");
            let name = s.speaker.map_or(String::new(), |e| reading.entities[e].name.clone());
            (name, words(&s.attribution.content))
        })
        .collect();
    assert_eq!(
        found,
        [
            ("Ada Example".to_owned(), "that the harbour would open later".to_owned()),
            ("Ben Sample".to_owned(), "“We were not told,” … “Nobody asked us.”".to_owned()),
        ]
    );
}
