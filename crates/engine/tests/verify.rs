//! Drafts checked against an archive: each verdict of a table, and what holds for any draft.

#![cfg(feature = "weights")]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_engine::pack::{Manifest, ReadArticle, pack};
use on_record_engine::verify::{Checked, Draft, Finding, Mark, Verdict, verify};
use on_record_engine::{Corpus, Reader, Reading};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(Reader::built_in);

static VALLEY: LazyLock<Corpus> = LazyLock::new(|| {
    let texts = texts(&folder().join("archive"));
    packed(&texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
});

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verify")
}

/// The texts of a folder by their names.
fn texts(folder: &Path) -> BTreeMap<String, String> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect()
}

fn packed(texts: &[(&str, &str)]) -> Corpus {
    let read = |(name, text): &(&str, &str)| ReadArticle {
        name: (*name).to_owned(),
        text: (*text).to_owned(),
        reading: READER.read(text),
    };
    pack(texts.iter().map(read).collect(), &Manifest::default(), READER.language()).0
}

fn checked(text: &str, corpus: &Corpus) -> Checked {
    let draft = Draft { text, reading: &READER.read(text) };
    verify(&[draft], corpus, READER.language(), &mut |_, _| {}).remove(0)
}

/// What was found for the quotations of a text.
fn quoted(text: &str, corpus: &Corpus) -> Vec<Finding> {
    checked(text, corpus).findings.into_iter().filter(|found| found.verdict.is_some()).collect()
}

#[test]
fn a_table_of_verdicts() {
    let drafts = texts(&folder().join("drafts"));
    let readings: Vec<Reading> = drafts.values().map(|text| READER.read(text)).collect();
    let asked: Vec<Draft<'_>> =
        drafts.values().zip(&readings).map(|(text, reading)| Draft { text, reading }).collect();
    let all = verify(&asked, &VALLEY, READER.language(), &mut |_, _| {});
    let mut table: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let (mut wrong, mut missed, mut falsely, mut quotations) = (vec![], vec![], vec![], 0_usize);
    let expected = std::fs::read_to_string(folder().join("expected.tsv")).unwrap();
    for line in expected.lines().filter(|line| !line.starts_with('#')) {
        let [name, number, kind, verdict] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let row = drafts.keys().position(|draft| draft == name).unwrap();
        let own: Vec<&Finding> = all[row].findings.iter().filter(|found| found.verdict.is_some()).collect();
        let found = own[number.parse::<usize>().unwrap() - 1];
        let given = found.verdict.unwrap();
        quotations += 1;
        *table.entry((kind, given.word())).or_default() += 1;
        let told = format!("{kind}: {} {:?}", found.span.of(&drafts[name]), (given, &found.changes));
        if given.word() != verdict {
            wrong.push(told.clone());
        }
        match (verdict, given) {
            ("verbatim", given) if given != Verdict::Verbatim => falsely.push(told),
            (verdict, Verdict::Verbatim) if verdict != "verbatim" => missed.push(told),
            _ => {}
        }
    }
    // Written past what holds back the output of tests that pass: the table is there to be read.
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| writeln!(out, "{line}").unwrap();
    say(format!("{:<14}{}", "", Verdict::ALL.map(|verdict| format!("{:>14}", verdict.word())).concat()));
    let kinds: std::collections::BTreeSet<&str> = table.keys().map(|(kind, _)| *kind).collect();
    for kind in kinds {
        let count = |verdict: Verdict| table.get(&(kind, verdict.word())).copied().unwrap_or(0);
        say(format!("{kind:<14}{}", Verdict::ALL.map(|verdict| format!("{:>14}", count(verdict))).concat()));
    }
    wrong.iter().for_each(|told| say(format!("otherwise than expected: {told}")));
    assert!(quotations >= 120, "{quotations}");
    let found = all.iter().flat_map(|own| &own.findings).filter(|found| found.verdict.is_some());
    assert_eq!(found.count(), quotations, "each quotation of the drafts has its row");
    assert!(wrong.is_empty(), "otherwise than expected: {wrong:#?}");
    assert!(missed.is_empty(), "not flagged: {missed:#?}");
    assert!(falsely.is_empty(), "flagged, though verbatim: {falsely:#?}");
}

#[test]
fn a_sentence_that_goes_on_behind_its_attribution_is_one() {
    let text = "“I have crossed that bridge every day of my life and I never once thought about what was holding it up,” Marta Ellingham said.";
    let found = &quoted(text, &VALLEY)[0];
    assert_eq!((found.verdict, found.changes.len()), (Some(Verdict::Verbatim), 0), "{found:?}");
    assert_eq!(found.places[0].spans.len(), 2);
}

#[test]
fn an_ellipsis_joins_only_what_was_said_together_in_that_order() {
    for text in [
        "“I have nothing against buses … and still save a third of the money,” Florian Aske said.",
        "“it can wait for one more winter … We will not open the bridge,” Marta Ellingham said.",
        "“Nobody asked us … We earn eleven million,” Tobias Renquist said.",
    ] {
        let found = &quoted(text, &VALLEY)[0];
        assert_ne!(found.verdict, Some(Verdict::Verbatim), "{text} {found:?}");
    }
}

#[test]
fn words_that_nobody_is_quoted_with_are_found_and_told() {
    let found = &quoted("“Crews of Corran Ferries stopped work at midnight” stood on the wall.", &VALLEY)[0];
    assert_eq!(found.verdict, Some(Verdict::Verbatim), "the draft gives them to nobody");
    assert!(!found.places[0].said && found.places[0].statement.is_none(), "{found:?}");
    for text in [
        // A reporter's sentence, a headline, and how an article reports what she said.
        "“Crews of Corran Ferries stopped work at midnight,” Marta Ellingham said.",
        "“Council votes for night buses,” said the mayor.",
        "“The repairs would cost $4.5 million,” Marta Ellingham said.",
        "“The repairs would cost $4.5 million,” she said.",
    ] {
        let found = &quoted(text, &VALLEY)[0];
        assert_eq!(found.verdict, Some(Verdict::OtherSpeaker), "{text}");
        assert_eq!(found.mark(), Some(Mark::Reporters), "{found:?}");
    }
    let text = "“We will not open the bridge before every bolt has been looked at,” Tobias Renquist said.";
    assert_eq!(quoted(text, &VALLEY)[0].mark(), Some(Mark::OtherSpeaker), "somebody is quoted with them");
}

#[test]
fn a_paper_that_printed_words_may_be_quoted_with_them() {
    let corpus = packed(&[(
        "one",
        "The Valley Courier\n\nBridge to stay shut until the spring\n\nNobody has mended the bridge over the river since the flood.\n\nThis article first appeared in The Valley Courier.",
    )]);
    assert_eq!(corpus.outlets.rows().len(), 1, "{:?}", corpus.outlets);
    let text =
        |who: &str| format!("“Nobody has mended the bridge over the river since the flood,” {who} reported.");
    let found = |who: &str| quoted(&text(who), &corpus)[0].verdict;
    assert_eq!(found("The Valley Courier"), Some(Verdict::Verbatim));
    assert_eq!(found("The Harbour Gazette"), Some(Verdict::OtherSpeaker));
}

#[test]
fn who_has_another_first_name_is_another_one() {
    let found = |who: &str| {
        let text = format!("“We will not open the bridge before every bolt has been looked at,” {who} said.");
        quoted(&text, &VALLEY)[0].verdict
    };
    for who in ["Marta Ellingham", "Ellingham", "Mayor Ellingham", "M. Ellingham", "Marta"] {
        assert_eq!(found(who), Some(Verdict::Verbatim), "{who}");
    }
    for who in ["Robert Ellingham", "R. Ellingham", "Mayor Robert Ellingham"] {
        assert_eq!(found(who), Some(Verdict::OtherSpeaker), "{who}");
    }
    // Whose first name the archive does not know may have any.
    let corpus = packed(&[("one", "“The old ferry has never sailed on time,” Mr Ellingham said.")]);
    let text = "“The old ferry has never sailed on time,” Robert Ellingham said.";
    assert_eq!(quoted(text, &corpus)[0].verdict, Some(Verdict::Verbatim));
}

#[test]
fn what_stands_in_the_place_of_an_ellipsis_or_a_bracket_is_told() {
    let gaps = |words: &str| -> Vec<(String, String, bool)> {
        let text = format!("“{words},” Marta Ellingham said.");
        let found = quoted(&text, &VALLEY).remove(0);
        assert_eq!(found.verdict, Some(Verdict::Verbatim), "{found:?}");
        let gaps = found.gaps.into_iter();
        gaps.map(|gap| (gap.span.of(&text).to_owned(), gap.from, gap.negated)).collect()
    };
    let own = |to: &str, from: &str, negated| (to.to_owned(), from.to_owned(), negated);
    let rest = "open the bridge before every bolt has been looked at";
    for sign in ["[…]", "…", "[gladly]", "..."] {
        assert_eq!(gaps(&format!("We will {sign} {rest}")), [own(sign, "not", true)]);
    }
    assert_eq!(gaps("The town has waited … and it can wait"), [own("…", "for forty years", false)]);
    // Where the source has nothing there is nothing to tell; what its reporter says in between is none of it.
    assert_eq!(gaps("The town [of Port Corran] has waited for forty years"), []);
    let words = "I have crossed that bridge … and I never once thought about what";
    assert_eq!(gaps(words), [own("…", "every day of my life", false)]);
}

#[test]
fn whoever_is_unknown_is_nobody_else() {
    let text = "“We will not open the bridge before every bolt has been looked at” stood on the wall.";
    assert_eq!(quoted(text, &VALLEY)[0].verdict, Some(Verdict::Verbatim));
    let text = "“We will not open the bridge before every bolt has been looked at,” Mayor Ellingham said.";
    assert_eq!(quoted(text, &VALLEY)[0].verdict, Some(Verdict::Verbatim));
}

#[test]
fn changes_are_told_word_by_word() {
    let changes = |words: &str| -> Vec<(String, String, &str)> {
        let found = quoted(&format!("“{words},” Marta Ellingham said."), &VALLEY).remove(0);
        assert_eq!(found.verdict, Some(Verdict::Altered), "{found:?}");
        found.changes.into_iter().map(|c| (c.from, c.to, c.kind.word())).collect()
    };
    let own = |from: &str, to: &str, kind| (from.to_owned(), to.to_owned(), kind);
    assert_eq!(
        changes("The town has waited for fifty years, and it can wait"),
        [own("forty", "fifty", "changed")]
    );
    assert_eq!(
        changes("We will open the bridge before every bolt has been looked at"),
        [own("not", "", "cut")]
    );
    assert_eq!(changes("The town has surely waited for forty years"), [own("", "surely", "added")]);
    let joined = "I have crossed that bridge every day of my life. The harbour made this town";
    assert_eq!(changes(joined), [own("…", "", "joined")]);
    // What the reporter says between two quotations is no word of the speaker's.
    let (before, behind) = ("before every bolt has been looked at", "The town has waited for forty years");
    for words in
        [format!("We will open the bridge. {behind}"), format!("Nothing opens {before}. Now {behind}")]
    {
        for (from, ..) in changes(&words) {
            assert!(!from.contains("Mayor") && !from.contains("said"), "{words}: {from}");
        }
    }
    assert_eq!(
        changes(
            "I have crossed that bridge every day of these years, and I never once thought about what was holding it up"
        ),
        [own("my life", "these years", "changed")]
    );
}

#[test]
fn what_is_set_with_hyphens_is_the_same() {
    let corpus =
        packed(&[("one", "“They want to re-elect the whole long-range email committee,” Ada Example said.")]);
    let found =
        &quoted("“They want to reelect the whole long range e-mail committee,” Ada Example said.", &corpus)
            [0];
    assert_eq!(found.verdict, Some(Verdict::Verbatim), "{found:?}");
}

#[test]
fn own_words_are_set_beside_and_never_judged() {
    let text = "Marta Ellingham said that every bolt of the bridge would be looked at before it opens. “Not now,” she said.";
    let checked = checked(text, &VALLEY);
    assert_eq!(checked.short, 1);
    assert!(checked.findings.iter().all(|found| found.verdict.is_none()), "{checked:?}");
    let nearest = checked.findings.iter().find_map(|found| found.places.first()).unwrap();
    let article = &VALLEY.articles[nearest.article];
    assert!(nearest.spans[0].of(&article.text).contains("every bolt"), "{checked:?}");
    let statement = &VALLEY.statements[nearest.statement.unwrap()];
    assert_eq!(VALLEY.actors[statement.actor.unwrap()].name, "Marta Ellingham");
}

#[test]
fn nothing_is_found_where_nothing_is() {
    assert_eq!(checked("", &Corpus::default()), Checked::default());
    let text = "“The bridge is closed until spring,” Ada Example said.";
    let checked = checked(text, &Corpus::default());
    assert_eq!(checked.findings[0].verdict, Some(Verdict::NotFound));
}

/// The quotations of the archive, without their marks.
static QUOTATIONS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let texts = texts(&folder().join("archive"));
    let pieces = texts.values().flat_map(|text| text.split('“').skip(1));
    let quotations: Vec<String> =
        pieces.filter_map(|piece| Some(piece.split_once('”')?.0.to_owned())).collect();
    assert_eq!(quotations.len(), 50);
    quotations
});

proptest! {
    #[test]
    fn every_cut_of_a_quotation_is_verbatim(row in 0..50_usize, from in 0..40_usize, length in 4..30_usize) {
        let words: Vec<&str> = QUOTATIONS[row].split_whitespace().collect();
        let cut = words.get(from.min(words.len())..(from + length).min(words.len())).unwrap();
        let many = cut.iter().filter(|word| word.contains(char::is_alphanumeric)).count();
        let found = quoted(&format!("A note said: “{}”", cut.join(" ")), &VALLEY);
        prop_assert_eq!(found.len(), usize::from(many >= 4));
        for found in found {
            prop_assert_eq!(found.verdict, Some(Verdict::Verbatim), "{:?}", cut);
            let article = &VALLEY.articles[found.places[0].article];
            prop_assert!(found.places[0].spans.iter().all(|span| span.fits(&article.text)));
        }
    }

    #[test]
    fn any_draft_is_checked(pieces in prop::collection::vec(
        "[“”\"„«»‘’\\[\\]…. ,—\n-]{1,3}|\\PC{0,4}|(we|will|not|open|the|bridge|bolt|forty|years|Ellingham|said|a|tired|captain) ", 0..60
    )) {
        let text = pieces.concat();
        for found in checked(&text, &VALLEY).findings {
            prop_assert!(found.span.fits(&text));
            for change in &found.changes {
                prop_assert_eq!(change.span.of(&text), &change.to);
            }
            for place in &found.places {
                prop_assert!(place.spans.iter().all(|span| span.fits(&VALLEY.articles[place.article].text)));
            }
        }
    }
}
