//! Web archives with damaged records: each costs itself alone.

#![cfg(feature = "documents")]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use flate2::{Compression, write::GzEncoder};
use on_record_input::{FORMATS, Origin, open};
use std::io::{Cursor, Write as _};

fn record(number: usize) -> Vec<u8> {
    let page =
        format!("<p>“The ferry stays for {number} more years,” Ada Example of the harbour trust said.</p>");
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}");
    let head =
        format!("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://sample.example/{number}\r\n");
    format!("{head}Content-Length: {}\r\n\r\n{block}\r\n\r\n", block.len()).into_bytes()
}

/// The numbers of the pages that are read, and what is told of others.
fn read(name: &str, bytes: Vec<u8>) -> (Vec<String>, Vec<String>) {
    let inputs = open(FORMATS, Origin::new("o", name), Box::new(Cursor::new(bytes)));
    let outcomes: Vec<_> = inputs.map(|input| input.read()).collect();
    let pages = outcomes.iter().flatten().map(|page| page.id.rsplit('/').next().unwrap().to_owned());
    (pages.collect(), outcomes.iter().filter_map(|o| o.as_ref().err()).map(ToString::to_string).collect())
}

#[test]
fn a_damaged_record_costs_no_other_one() {
    let whole: Vec<Vec<u8>> = (1..=4).map(record).collect();
    let text = |number: usize, from: &str, to: &str| {
        let mut records = whole.clone();
        let text = String::from_utf8(records[number - 1].clone()).unwrap();
        assert!(text.contains(from), "{text}");
        records[number - 1] = text.replace(from, to).into_bytes();
        records.concat()
    };
    let second = String::from_utf8(whole[1].clone()).unwrap();
    let length = second.lines().find(|line| line.starts_with("Content-Length")).unwrap();
    let told = |why: &str| vec![format!("a.warc: damaged in record 2 ({why}): it is skipped")];
    for (from, to, why) in [
        (length, "Content-Length: 300", "its length is wrong"),
        (length, "Content-Length: 60000", "it ends early"),
        (length, "Content-Length: 100", "its length is wrong"),
        (length, "X: y", "it has no length"),
        ("WARC/1.0", "??", "no record begins here"),
        ("\r\n\r\n<p>", "", "its length is wrong"),
    ] {
        let (pages, problems) = read("a.warc", text(2, from, to));
        assert_eq!(pages, ["1", "3", "4"], "{from} → {to}");
        assert_eq!(problems, told(why), "{from} → {to}");
    }
    // The last one ends early: those before it are read.
    let (pages, problems) = read("a.warc", text(4, "more years", "years"));
    assert_eq!((pages.len(), problems.len()), (3, 1), "{problems:?}");
}

#[test]
fn a_damaged_record_of_a_packed_archive_costs_no_other_one() {
    let packed = |number: usize| {
        let mut packer = GzEncoder::new(vec![], Compression::default());
        packer.write_all(&record(number)).unwrap();
        packer.finish().unwrap()
    };
    let records: Vec<Vec<u8>> = (1..=4).map(packed).collect();
    assert_eq!(read("a.warc.gz", records.concat()).0, ["1", "2", "3", "4"]);
    for place in (0..records[1].len()).step_by(3) {
        let mut records = records.clone();
        records[1][place] ^= 0xff;
        let (mut pages, problems) = read("a.warc.gz", records.concat());
        // Some bytes of a head mean nothing, and the last bits of a record may only give it a tail.
        if problems.is_empty() || place + 9 >= records[1].len() {
            pages.retain(|page| page != "2");
        } else {
            assert!(problems[0].starts_with("a.warc.gz: damaged in record 2 ("), "{place}: {problems:?}");
        }
        assert_eq!((pages, problems.len().max(1)), (vec!["1".into(), "3".into(), "4".into()], 1), "{place}");
    }
}
