//! `cargo xtask bench engine`: how fast articles are read on one core, beside a pass over their words in the same run.
//!
//! Machines differ and so do minutes; the ratio of the two passes holds longer than either figure.

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use mimalloc::MiMalloc;
use on_record_engine::Reader;
use on_record_score::gold::load;
use on_record_synthetic::{Plan, corpus};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use unicode_segmentation::UnicodeSegmentation;

/// The same that the command `on-record` has.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// One of the two passes; its results lie in a folder of this name.
const READING: &str = "reading";
/// See [`READING`].
const WORDS: &str = "words";

fn main() {
    let results = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("criterion");
    let mut criterion = Criterion::default()
        .output_directory(&results)
        .sample_size(15)
        .measurement_time(Duration::from_secs(8))
        .configure_from_args();
    let reader = Reader::built_in();
    let sets: Vec<(&str, Vec<String>)> = sets().into_iter().filter(|(_, texts)| !texts.is_empty()).collect();
    for (name, texts) in &sets {
        let mut group = criterion.benchmark_group(*name);
        group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
        group.sampling_mode(SamplingMode::Flat);
        group.bench_with_input(BenchmarkId::from_parameter(READING), texts, |bencher, texts| {
            bencher.iter(|| texts.iter().map(|text| reader.read(text).statements.len()).sum::<usize>());
        });
        group.bench_with_input(BenchmarkId::from_parameter(WORDS), texts, |bencher, texts| {
            bencher.iter(|| texts.iter().map(|text| text.unicode_words().count()).sum::<usize>());
        });
    }
    criterion.final_summary();
    for (name, texts) in &sets {
        let bytes: usize = texts.iter().map(String::len).sum();
        let speed = |pass| median(&results.join(name).join(pass)).map(|nanos| bytes as f64 * 1e3 / nanos);
        if let (Some(reading), Some(words)) = (speed(READING), speed(WORDS)) {
            println!(
                "{name}: {reading:.2} MB/s read, {words:.0} MB/s split into words, ratio {:.4}",
                reading / words
            );
        }
    }
}

/// The development articles where they lie beside the checkout, the labelled ones that the project has, and
/// generated ones.
fn sets() -> [(&'static str, Vec<String>); 3] {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let texts = |path: &str| load(&root.join(path)).unwrap_or_default().into_iter().map(|a| a.text).collect();
    let made = corpus(&Plan { statements: 1_500, ..Plan::default() });
    [
        ("polnear", texts("../shared/gold/polnear-dev.jsonl")),
        ("wikinews", texts("tests/gold/gum-news-dev.jsonl")),
        ("generated", made.articles.rows().iter().map(|article| article.text.clone()).collect()),
    ]
}

/// What criterion found for one pass, in nanoseconds.
fn median(pass: &Path) -> Option<f64> {
    let estimates: serde_json::Value =
        serde_json::from_slice(&fs::read(pass.join("new").join("estimates.json")).ok()?).ok()?;
    estimates["median"]["point_estimate"].as_f64()
}
