//! What packing takes: `packing 100000 [FOLDER]` hands the articles of so many generated statements to the packing, writes
//! the sharded archive and prints time and memory step by step. One size a call, as the most memory is the process's.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a measurement may end")]
#![allow(clippy::disallowed_methods, reason = "a measurement knows a clock")]

use on_record_engine::Reader;
use on_record_engine::pack::{Manifest, TopicEntry, pack};
use on_record_engine::shards::{MANIFEST, Part, Sizes, write};
use on_record_synthetic::{Plan, readings};
use std::path::Path;
use std::time::Instant;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let statements: usize = arguments.first().and_then(|size| size.parse().ok()).unwrap_or(100_000);
    let folder = arguments.get(1).map(Path::new);
    let named = arguments.get(2).is_some_and(|word| word == "named");
    let plan = Plan { statements, actors: 5000, topics: 300, outlets: 100, channels: 40, ..Plan::default() };
    let mut start = Instant::now();
    let mut step = |what: &str| {
        let seconds = start.elapsed().as_secs_f64();
        start = Instant::now();
        let (now, most) = memory();
        println!(
            "{statements} statements: {what:10} {seconds:8.1} s, {:6.1} µs a statement; memory {now} MB, at most {most} MB",
            seconds * 1e6 / statements as f64
        );
    };
    let (mut articles, mut manifest) = (Vec::new(), Manifest::default());
    readings(&plan, |article, entry| {
        articles.push(article);
        manifest.articles.push(entry);
    });
    if named {
        for label in
            on_record_synthetic::invented_names::topics(300, &mut on_record_synthetic::chance::Chance::new(7))
        {
            manifest.topics.push(TopicEntry { line: 1, slug: None, terms: vec![label.clone()], label });
        }
    }
    step("readings");
    let (corpus, problems) = pack(articles, &manifest, Reader::built_in().language());
    drop(manifest);
    step("packing");
    let (mut files, mut bytes) = (1, 0);
    let put = |part: Part, file: &[u8]| {
        (files, bytes) = (files + 1, bytes + file.len());
        let Some(folder) = folder else { return Ok(()) };
        let path = folder.join(part.path());
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(path, file)
    };
    let front = write(&corpus, Sizes::of(&corpus), put).unwrap();
    folder.into_iter().for_each(|folder| std::fs::write(folder.join(MANIFEST), &front).unwrap());
    step("writing");
    println!(
        "{} articles, {} actors, {} topics, {} clusters, {} families, {} problems; {files} files, {:.1} MB, {MANIFEST} {} bytes",
        corpus.articles.len(),
        corpus.actors.len(),
        corpus.topics.len(),
        corpus.clusters.len(),
        corpus.families.len(),
        problems.len(),
        bytes as f64 / 1e6,
        front.len()
    );
}

/// What the process holds, and what it held at most, in megabytes; zeros where the system does not tell.
fn memory() -> (u64, u64) {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = told.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).map_or(0, |kb| kb / 1024)
    };
    (of("VmRSS"), of("VmHWM"))
}
