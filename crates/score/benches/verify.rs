//! `cargo xtask bench verify`: how long a draft of 5,000 words takes against an archive of 100,000 statements, beside a pass over
//! the words of that archive in the same run.
//!
//! Machines differ and so do minutes; the ratio of the two holds longer than either figure. The shortest of a few rounds
//! counts, as others may be at work on the machine.

use mimalloc::MiMalloc;
use on_record_engine::model::archive::{decode, encode};
use on_record_engine::verify::{Draft, verify};
use on_record_engine::{Corpus, Reader};
use on_record_synthetic::{Plan, corpus};
use std::hint::black_box;
use std::time::{Duration, Instant};
use unicode_segmentation::UnicodeSegmentation;

/// The same that the command `on-record` has.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

const STATEMENTS: usize = 100_000;
const WORDS: usize = 5_000;
const ROUNDS: usize = 5;

fn main() {
    let archive = encode(&corpus(&Plan { statements: STATEMENTS, ..Plan::default() }));
    let Ok(made) = decode(&archive) else { return println!("the generated archive does not open") };
    let reader = Reader::built_in();
    let text = draft(&made);
    // What the page is measured with.
    for (place, bytes) in [("DRAFT", text.as_bytes()), ("ARCHIVE", &archive)] {
        if let Some(path) = std::env::var_os(format!("ON_RECORD_BENCH_{place}"))
            && let Err(error) = std::fs::write(&path, bytes)
        {
            return println!("{} cannot be written: {error}", path.display());
        }
    }
    let mut best = [Duration::MAX; 4];
    let mut findings = 0;
    for _ in 0..ROUNDS {
        let opened = Instant::now();
        let Ok(corpus) = decode(&archive) else { return };
        let read = Instant::now();
        let reading = reader.read(&text);
        let compared = Instant::now();
        let checked =
            verify(&[Draft { text: &text, reading: &reading }], &corpus, reader.language(), &mut |_, _| {});
        let passed = Instant::now();
        let words: usize =
            corpus.articles.rows().iter().map(|article| article.text.unicode_words().count()).sum();
        black_box(words);
        let end = passed.elapsed();
        findings = checked.iter().map(|own| own.findings.len()).sum();
        for (best, took) in best.iter_mut().zip([read - opened, compared - read, passed - compared, end]) {
            *best = (*best).min(took);
        }
    }
    let [open, read, compare, pass] = best.map(|time| time.as_secs_f64());
    println!(
        "a draft of {WORDS} words against {STATEMENTS} statements, {findings} findings: {:.2} s \
         (archive opened {open:.2}, draft read {read:.2}, compared {compare:.2}); \
         a pass over the archive's words {pass:.2} s, ratio {:.2}",
        open + read + compare,
        (open + read + compare) / pass
    );
}

/// What the archive's speakers say, every third time with a word that they did not say, and every seventh time something
/// else; with a reporter's sentence behind each quotation.
fn draft(corpus: &Corpus) -> String {
    let rows = corpus.statements.rows();
    let mut text = String::new();
    let mut count = 0;
    for number in 0.. {
        if count >= WORDS {
            break;
        }
        let Some(row) = rows.get(number * 997 % rows.len()) else { break };
        let said: String = row
            .content
            .iter()
            .map(|span| span.of(&corpus.articles[row.article].text))
            .collect::<Vec<_>>()
            .join(" ");
        let mut words: Vec<&str> = said.trim_matches(['“', '”', '"']).split_whitespace().collect();
        let middle = words.len() / 2;
        match (number % 7, words.get_mut(middle)) {
            (3, _) => words = "nobody has ever printed this anywhere at all".split(' ').collect(),
            (_, Some(word)) if number % 3 == 1 => *word = "hovercraft",
            _ => {}
        }
        let who = row.actor.map_or("Ada Example", |id| corpus.actors[id].name.as_str());
        let paragraph = format!(
            "“{},” {who} said on Friday. The harbour was quiet, and the ferries stayed where they had been all week.\n\n",
            words.join(" ")
        );
        count += paragraph.split_whitespace().count();
        text.push_str(&paragraph);
    }
    text
}
