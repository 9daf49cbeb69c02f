//! The network on texts and model files that nobody foresaw: it says something or says why not, and never panics.

use super::crc::Crc;
use super::tokens::tokens;
use super::{ModelError, Network, Read, Scratch};
use crate::text::span::Span;
use proptest::prelude::*;
use std::sync::LazyLock;

static MODEL: LazyLock<Vec<u8>> =
    LazyLock::new(|| std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/languages/en/reader.orm")).unwrap());
static NETWORK: LazyLock<Network> = LazyLock::new(|| Network::from_bytes(&MODEL).unwrap());

/// Where the body begins, which the checksum in the four bytes before it is of.
const BODY: usize = 20;

/// The model with changed bytes of its body, and the length and checksum that go with them.
fn changed(change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut body = MODEL[BODY..].to_vec();
    change(&mut body);
    let mut file = MODEL[..12].to_vec();
    file.extend(u32::try_from(body.len()).unwrap().to_le_bytes());
    file.extend(Crc::start().with(&body).value().to_le_bytes());
    file.extend(body);
    file
}

/// What must hold of any reading.
fn check(text: &str, read: &Read) {
    assert_eq!(read.tokens.len(), read.tags.len());
    for token in &read.tokens {
        assert!(!token.span.of(text).is_empty());
    }
    for pair in read.tokens.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start && pair[0].paragraph <= pair[1].paragraph);
    }
    for found in &read.found {
        let spans = [found.cue].into_iter().chain(found.source.clone()).chain(found.content.clone());
        assert!(spans.into_iter().all(|span| !span.of(text).is_empty()), "{found:?}");
        assert!(!found.content.is_empty() && (0.0..=1.0).contains(&found.sure), "{found:?}");
        assert!((0.0..=1.0).contains(&found.speaker) && found.words.is_sorted());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read(text in "(\\PC|[ \n“”\"'a-z]|said|“No”|Ann |told us ){0,120}", cuts in prop::collection::vec(0..400_u32, 0..8)) {
        let mut cuts = cuts;
        cuts.sort_unstable();
        // Whatever the caller takes for quotations, even within a character.
        let quoted: Vec<Span> = cuts.chunks_exact(2).map(|pair| Span::new(pair[0], pair[1])).collect();
        let mut scratch = Scratch::default();
        let read = NETWORK.read(tokens(&text, &quoted), &mut scratch);
        check(&text, &read);
        // Another article between them leaves nothing behind.
        let _ = NETWORK.read(tokens("Ann said it rained.", &[]), &mut scratch);
        prop_assert_eq!(read, NETWORK.read(tokens(&text, &quoted), &mut scratch));
    }

    #[test]
    fn any_bytes_are_refused_or_read(at in any::<prop::sample::Index>(), byte: u8, cut in any::<prop::sample::Index>()) {
        let mut bytes = MODEL.clone();
        let at = at.index(bytes.len());
        let same = bytes[at] == byte;
        bytes[at] = byte;
        prop_assert_eq!(Network::from_bytes(&bytes).is_ok(), same);
        bytes.truncate(cut.index(bytes.len()));
        prop_assert!(Network::from_bytes(&bytes).is_err());
    }

    #[test]
    fn a_changed_body_never_panics(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)) {
        let file = changed(|body| changes.iter().for_each(|(at, byte)| {
            let at = at.index(body.len());
            body[at] = *byte;
        }));
        if let Ok(network) = Network::from_bytes(&file) {
            let text = "“It rained,” Ann said. Bob told us that he knew.";
            check(text, &network.read(tokens(text, &[Span::new(0, 16)]), &mut Scratch::default()));
        }
    }
}

#[test]
fn errors_say_what_is_wrong() {
    let error = |file: &[u8]| Network::from_bytes(file).err();
    assert_eq!(error(b"<html>"), Some(ModelError::NotAModel));
    let mut other = MODEL.clone();
    other[8] = 9;
    assert_eq!(error(&other), Some(ModelError::Version { found: 9 }));
    assert_eq!(error(&MODEL[..MODEL.len() - 1]), Some(ModelError::Length));
    assert_eq!(error(&changed(|body| body.push(0))), Some(ModelError::Length));
    assert_eq!(error(&changed(|body| body.truncate(body.len() - 1))), Some(ModelError::Length));
    let name = usize::from(MODEL[BODY]);
    assert_eq!(error(&changed(|body| body[1] = 0xff)), Some(ModelError::Name));
    // More rows than there are bytes: nothing is allocated for them.
    let rows = |rows: u32| changed(|body| body[name + 1..name + 5].copy_from_slice(&rows.to_le_bytes()));
    assert!(matches!(error(&rows(u32::MAX)), Some(ModelError::Size { .. })));
    assert!(matches!(error(&rows(0)), Some(ModelError::Size { .. })));
    assert_eq!(error(&rows(4_000_000)), Some(ModelError::Length));
    // The last number is a bound: not a number.
    let last = changed(|body| {
        let at = body.len() - 4;
        body[at..].copy_from_slice(&f32::NAN.to_le_bytes());
    });
    assert_eq!(error(&last), Some(ModelError::Number));
}

#[test]
fn the_model_tells_which_it_is() {
    assert_eq!(NETWORK.name().len(), usize::from(MODEL[BODY]), "the first byte is the length of the name");
    let other = Network::from_bytes(&changed(|body| body[1] = b'~')).unwrap();
    assert_eq!(other.name(), format!("~{}", &NETWORK.name()[1..]));
    assert_ne!(NETWORK.hash(), other.hash());
}

#[test]
fn a_long_text_is_read_in_all_its_parts() {
    let paragraph = "Ann Lee said on Monday that the bridge will close. “It is old,” she told reporters.\n";
    let long = paragraph.repeat(320);
    let read = NETWORK.read(tokens(&long, &[]), &mut Scratch::default());
    check(&long, &read);
    assert!(read.tokens.len() > 6000, "one stretch is no test");
    for i in 0..320 {
        let (start, end) = (i * paragraph.len(), (i + 1) * paragraph.len());
        let inside = |span: Span| span.range().start >= start && span.range().end <= end;
        let cues: Vec<&str> =
            read.found.iter().filter(|found| inside(found.cue)).map(|found| found.cue.of(&long)).collect();
        assert!(cues.contains(&"said") && cues.contains(&"told"), "paragraph {i}: {cues:?}");
    }
}

/// How often memory is asked for while a text is read with buffers that have grown by then, and how much is found.
fn allocations(text: &str, scratch: &mut Scratch) -> (u64, usize) {
    let read = |scratch: &mut Scratch| NETWORK.read(tokens(text, &[]), scratch);
    let _ = read(scratch);
    let tokens = tokens(text, &[]);
    let mut found = 0;
    let counted = allocation_counter::measure(|| found = NETWORK.read(tokens, scratch).found.len());
    (counted.count_total, found)
}

#[test]
fn with_warm_buffers_no_token_asks_for_memory() {
    let sentence = "The harbour lies where the river meets the sea, beside the old mill. ";
    let mut scratch = Scratch::default();
    let (short, none) = allocations(&sentence.repeat(10), &mut scratch);
    let (long, still_none) = allocations(&sentence.repeat(300), &mut scratch);
    assert_eq!((none, still_none), (0, 0), "the text says nothing");
    assert_eq!(short, long, "a text thirty times as long asks as seldom");
    // What is found is the caller's: its pieces are told in lists of their own.
    let said = "“The bridge will last,” Ada Example said. ";
    let (few, two) = allocations(&said.repeat(2), &mut scratch);
    let (many, twenty) = allocations(&said.repeat(20), &mut scratch);
    assert!(two > 0 && twenty > two);
    assert!(many <= few + 24 * (twenty - two) as u64, "{many} for {twenty} found, {few} for {two}");
}
