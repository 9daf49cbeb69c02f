//! A draft set against an archive, as the page shows it.

#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that help them")]

use on_record_desk::check::{Against, Checked, Gap};
use on_record_desk::work::{Desk, Package};

const BRIDGE: &str = "Bridge stays shut\n\n“The bridge is closed until spring, whatever the weather,” Mayor Ada Example told reporters on Friday. \
     She said that the ferry would sail every hour.\n\nThe old pier will be painted green.";
const FERRY: &str = "“Nobody asked the people of the valley before the ferry was sold,” Ben Sample said.";

fn check(draft: &str) -> (Checked, usize) {
    let desk = Desk::new(include_bytes!("../../engine/languages/en/reader.orm")).unwrap();
    let mut package = Package::new(String::new(), &[]);
    for (name, text) in [("bridge.txt", BRIDGE), ("ferry.txt", FERRY)] {
        assert!(package.add(&desk.read(&desk.open(name, text.into()).lines[0]).unwrap()));
    }
    let against = Against::new(&desk.pack(package).archive).unwrap();
    let mut told = 0;
    let checked = desk.check(draft, &against, &mut |done, all| {
        assert!(done > told && done <= all);
        told = done;
    });
    (checked, told)
}

#[test]
fn the_most_serious_comes_first_and_each_leads_to_the_draft_and_to_its_source() {
    let draft = "Zoë’s notes\n\n“Nobody asked the people of the valley before the ferry was sold,” Ben Sample said.\n\n\
                 “The bridge is closed until autumn, whatever the weather,” Ada Example said. “Never,” she said.\n\n\
                 “Whoever likes herons should feed them on Sundays,” Cy Newcomer said.";
    let (checked, told) = check(draft);
    assert_eq!(told, 4, "two articles, passed by twice");
    assert_eq!(checked.counts, [("not_found", 1), ("altered", 1), ("verbatim", 1)]);
    assert_eq!((checked.short, checked.least), (1, 4));
    let kinds: Vec<(&str, usize)> = checked.findings.iter().map(|found| (found.kind, found.line)).collect();
    // A quotation of one word is not looked for, so what is said so is set beside what is near.
    assert_eq!(kinds, [("not_found", 7), ("altered", 5), ("verbatim", 3), ("own", 5)]);

    let altered = &checked.findings[1];
    assert_eq!(altered.speaker.as_deref(), Some("Ada Example"));
    let runs: Vec<(&str, &str)> = altered.runs.iter().map(|run| (run.kind, run.text.as_str())).collect();
    assert_eq!(runs[1..3], [("source", "spring"), ("draft", "autumn")]);
    let place = &altered.places[0];
    assert_eq!(
        (place.article.as_str(), place.title.as_str(), place.said),
        ("bridge", "Bridge stays shut", true)
    );
    assert_eq!(place.statement.as_ref().map(String::len), Some(10));

    // The pieces are the draft, and each finding's piece is its words.
    let whole: String = checked.draft.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(whole, draft);
    for found in &checked.findings {
        let piece = &checked.draft[found.piece];
        let own: String =
            found.runs.iter().filter(|run| run.kind != "source").map(|run| run.text.as_str()).collect();
        assert_eq!((piece.kind, piece.text.as_str()), (Some(found.kind), own.as_str()));
    }
}

#[test]
fn words_outside_of_statements_lead_to_their_article_and_paraphrases_stand_beside_what_is_near() {
    let draft = "Ada Example said that the bridge would be closed until spring in any weather.\n\n“The old pier will be painted green” stood on a wall.";
    let (checked, _) = check(draft);
    let found = |kind: &str| checked.findings.iter().find(|found| found.kind == kind);
    let sign = found("verbatim").unwrap();
    assert_eq!(sign.places[0].statement, None);
    assert!(!sign.places[0].said);
    assert_eq!(sign.places[0].words, "The old pier will be painted green");
    let own = found("own").unwrap();
    assert_eq!(checked.own, 1);
    assert!(own.places[0].words.contains("closed until spring, whatever the weather"), "{:?}", own.places);
}

#[test]
fn what_nobody_is_quoted_with_has_a_mark_of_its_own_and_what_is_left_out_is_told() {
    let draft = "“The old pier will be painted green,” Ben Sample said.\n\n\
                 “The bridge is closed […], whatever the weather,” Ada Example said.";
    let (checked, _) = check(draft);
    assert_eq!(checked.counts, [("reporters", 1), ("verbatim", 1)]);
    assert_eq!(checked.draft[1].kind, Some("reporters"));
    let gap = Gap { sign: "[…]".into(), from: "until spring".into(), negated: false };
    assert_eq!(checked.findings[1].gaps, [gap]);
}

#[test]
fn a_sample_is_the_beginning_of_an_article_whatever_its_number() {
    let desk = Desk::new(include_bytes!("../../engine/languages/en/reader.orm")).unwrap();
    let mut package = Package::new(String::new(), &[]);
    let long = "“Größer wird es nicht,” Ada Example said. ".repeat(300);
    for (name, text) in [("bridge.txt", BRIDGE), ("long.txt", long.as_str())] {
        assert!(package.add(&desk.read(&desk.open(name, text.into()).lines[0]).unwrap()));
    }
    let against = Against::new(&desk.pack(package).archive).unwrap();
    let samples: Vec<&str> = [0, 1, 2, usize::MAX].map(|number| against.sample(number)).into();
    assert!(samples.iter().all(|text| BRIDGE == *text || long.starts_with(text)), "{samples:?}");
    assert!(samples.contains(&BRIDGE) && samples.iter().any(|text| (3_990..=4_000).contains(&text.len())));
    let none = Against::new(&desk.pack(Package::new(String::new(), &[])).archive).unwrap();
    assert_eq!(none.sample(3), "");
}

#[test]
fn any_text_is_checked_and_an_archive_that_is_none_is_told() {
    for draft in ["", "\u{feff}“", "””””“““ … “…” [ ]", "“a b c d” “a b c d”\r\n\r\n“a b c d", "“𝕏 𝕏 𝕏 𝕏 é”"]
    {
        let (checked, _) = check(draft);
        let whole: String = checked.draft.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(whole, draft);
    }
    assert!(Against::new(b"no archive").unwrap_err().to_string().len() > 10);
}

#[test]
fn what_is_run_together_and_what_is_left_out_without_a_sign_is_told() {
    let found = |draft: &str| {
        let finding = check(draft).0.findings.into_iter().find(|found| found.kind == "altered").unwrap();
        (finding.joined, finding.cut)
    };
    assert_eq!(found("“The bridge is closed whatever the weather,” Ada Example said."), (0, 2));
    let joined =
        "“Nobody asked the people of the valley the bridge is closed until spring,” Ben Sample said.";
    assert_eq!(found(joined), (1, 0));
}
