//! `cargo xtask bench engine`: how fast articles are read, beside a pass over their words in the same run.
//!
//! Machines differ and so do minutes; the ratio of two passes that take turns holds longer than either figure.

use on_record_engine::Reader;
use on_record_score::gold::load;
use on_record_synthetic::{Plan, corpus};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use unicode_segmentation::UnicodeSegmentation;

const ROUNDS: usize = 15;

fn main() {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/gold/gum-news-dev.jsonl");
    let news: Vec<String> = load(&gold).unwrap_or_default().into_iter().map(|article| article.text).collect();
    let made = corpus(&Plan { statements: 1_500, ..Plan::default() });
    let made: Vec<String> = made.articles.rows().iter().map(|article| article.text.clone()).collect();
    println!(
        "{:<22} {:>8}  {:>16}  {:>16}  {:>8}",
        "one core", "kB", "reading, MB/s", "words, MB/s", "ratio"
    );
    for (name, texts) in [("Wikinews (GUM)", news), ("generated articles", made)] {
        measure(name, &texts);
    }
}

fn measure(name: &str, texts: &[String]) {
    let reader = Reader::built_in();
    let bytes: usize = texts.iter().map(String::len).sum();
    let (mut reading, mut words) = (vec![], vec![]);
    for _ in 0..ROUNDS {
        reading.push(took(|| texts.iter().map(|text| reader.read(text).statements.len()).sum()));
        words.push(took(|| texts.iter().map(|text| text.unicode_words().count()).sum()));
    }
    let [reading, words] =
        [median(reading), median(words)].map(|time| bytes as f64 / 1e6 / time.as_secs_f64());
    println!("{name:<22} {:>8}  {reading:>16.2}  {words:>16.2}  {:>8.3}", bytes / 1000, reading / words);
}

fn took(work: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
