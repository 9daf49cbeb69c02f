//! Families of reprints: which articles print one text, and which only report the same.

#![cfg(feature = "weights")]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod packed;
mod wire;

use on_record_engine::model::{Corpus, archive};
use on_record_engine::pack::Manifest;
use on_record_engine::query::{Families, Reports};
use wire::{Chance, DESKS, report, reprint};

/// Lines that an outlet prints below each of its articles.
const BELOW: &str = "Sign up for the letter that our newsroom sends every evening, with the best of the day and the weather \
                     of tomorrow. You can leave the list whenever you like.\n\nAll words and pictures belong to the Sample \
                     Press Group and its partners, and nothing may be printed elsewhere without being asked for first.";

/// Fifty articles, and which of them are one family.
///
/// Of each event there are the wire's report, two reprints, and two reports of their own with the same quotations, the
/// second of them a brief. Every second article ends with what its outlet prints below all.
fn week() -> (Vec<String>, Vec<Vec<usize>>) {
    let (mut texts, mut families) = (Vec::new(), Vec::new());
    let chance = &mut Chance::new(11);
    for event in 0..10 {
        let wire = report(event, 6, chance);
        let desks = [DESKS[event % 5], DESKS[(event + 1 + event / 5) % 5]];
        let prints = desks.map(|desk| reprint(&wire, event, desk, chance));
        let first = texts.len();
        families.push((first..first + 3).collect());
        let own = [report(event, 6, chance), report(event, 2, chance)];
        for article in [wire].into_iter().chain(prints).chain(own) {
            let mut text = article.join("\n\n");
            if texts.len().is_multiple_of(2) {
                text = format!("{text}\n\n{BELOW}");
            }
            texts.push(text);
        }
    }
    (texts, families)
}

fn packed(texts: &[String], outlets: bool) -> Corpus {
    let outlet = |n: usize| {
        if n.is_multiple_of(2) { "The Sample" } else { ["Daily Owl", "The Kestrel", "Evening Wren"][n % 3] }
    };
    let entry = |n: usize| format!("[[documents]]\nfile = \"{n}\"\noutlet = \"{}\"\n", outlet(n));
    let stated: String = if outlets { (0..texts.len()).map(entry).collect() } else { String::new() };
    let (manifest, problems) = Manifest::parse("corpus.toml", &stated);
    assert!(problems.is_empty(), "{problems:?}");
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    packed::packed(&texts, &manifest)
}

/// The members of each family, by the numbers that their articles are called by.
fn families(corpus: &Corpus) -> Vec<Vec<usize>> {
    let number = |id: &_| corpus.articles[*id].name.parse().unwrap();
    let members = |family: &on_record_engine::model::Family| {
        let mut members: Vec<usize> = family.articles.iter().map(number).collect();
        members.sort_unstable();
        members
    };
    let mut found: Vec<Vec<usize>> = corpus.families.iter().map(members).collect();
    found.sort();
    found
}

#[test]
fn every_family_of_a_week_is_found_and_no_false_one() {
    let (texts, expected) = week();
    assert_eq!(texts.len(), 50);
    for outlets in [false, true] {
        let corpus = packed(&texts, outlets);
        assert_eq!(families(&corpus), expected, "outlets stated: {outlets}");
        assert!(corpus.families.iter().all(|family| (35..=100).contains(&family.shared)));
    }
}

#[test]
fn an_archive_keeps_the_families() {
    let (texts, _) = week();
    let corpus = packed(&texts[..10], false);
    assert_eq!(corpus.families.len(), 2);
    assert_eq!(archive::decode(&archive::encode(&corpus)).unwrap().families, corpus.families);
}

#[test]
fn the_first_is_the_earliest_and_of_one_day_the_longest() {
    let (texts, _) = week();
    let days =
        "[[documents]]\nfile = \"0\"\ndate = 2031-04-03\n[[documents]]\nfile = \"2\"\ndate = 2031-04-02\n";
    let texts: Vec<&str> = texts.iter().take(3).map(String::as_str).collect();
    let order = |manifest: &str| -> Vec<String> {
        let corpus = packed::packed(&texts, &Manifest::parse("corpus.toml", manifest).0);
        corpus.families[0].articles.iter().map(|&id| corpus.articles[id].name.clone()).collect()
    };
    assert_eq!(order(days), ["2", "0", "1"]);
    assert_eq!(order("")[0], "0", "the wire's report is the longest");
}

/// The words of one statement, in two outlets' own words.
const SPEECH: [&str; 2] = [
    "HARBOUR CITY — Ferries stay in port until Monday at least, after Ada Example put the fleet under lock on Thursday \
     evening.\n\n“We will not sail in this weather, whatever the timetable says, and I will not discuss it with anybody \
     who has not stood on that deck,” Ada Example told reporters. “The old pier holds for another winter at most.”\n\n\
     Travellers who had waited since dawn were taken to the sports hall, where the fire brigade cooked soup.\n\n“Nobody \
     on the quay was told before noon, and that is my fault alone,” Ada Example said, before she left by the back door.",
    "Islanders face a long weekend without a boat. Ada Example, who runs the line, stopped all crossings when gusts tore a \
     buoy from its chain.\n\n“We will not sail in this weather, whatever the timetable says, and I will not discuss it with \
     anybody who has not stood on that deck,” she said at the terminal.\n\nHotels lowered their prices for the stranded. \
     Shops on the mainland side ran out of bread towards the evening.\n\nOf the passengers she said: “Nobody on the quay \
     was told before noon, and that is my fault alone.” Engineers have long worried about the landing stage. “The old pier \
     holds for another winter at most,” Ada Example admitted.",
];

#[test]
fn two_outlets_that_quote_one_speech_in_their_own_reports_are_no_family() {
    let corpus = packed::packed(&SPEECH, &Manifest::default());
    assert!(!corpus.clusters.rows().is_empty(), "they share statements");
    assert!(corpus.families.is_empty(), "{:?}", corpus.families);
}

#[test]
fn a_cluster_tells_reprints_from_reports_of_their_own() {
    let (head, _) = SPEECH[0].split_once("\n\nTravellers").unwrap();
    let corpus = packed::packed(&[SPEECH[0], head, SPEECH[0], SPEECH[1]], &Manifest::default());
    let told = Families::new(&corpus);
    let all: Vec<Reports> = corpus.clusters.rows().iter().map(|c| told.of_cluster(&corpus, c)).collect();
    assert!(all.contains(&Reports { reports: 1, reprints: 2, own: 1 }), "{all:?}");
    assert_eq!(told.reports(corpus.articles.ids()).independent(), 2);
}
