//! How much slower the command is under node than natively: a thousand articles become a site with each, in turn, in one run.

use crate::articles;
use crate::package::{REAL, installed, native_command};
use crate::run::{Outcome, command, run, say};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

const ARTICLES: usize = 1_000;
/// Each is measured so often; the shortest time counts, as others may be at work on the machine.
const ROUNDS: usize = 3;

/// Builds both commands, and prints what each takes.
pub(crate) fn node() -> Outcome {
    let (place, native) = (installed(REAL)?, native_command()?);
    let articles = articles::generated(ARTICLES, &native)?.display().to_string();
    say(&format!("A site of {ARTICLES} articles, natively and under node, {ROUNDS} times in turn."));
    let mut best = [(Duration::MAX, f64::INFINITY); 2];
    for _ in 0..ROUNDS {
        let node = place.join("node_modules/on-record/bin/on-record.js").display().to_string();
        let mut under_node = command("node", &[&node, "build", &articles, "-o", "bench-node"]);
        under_node.env("ON_RECORD_BINARY", "");
        let natively = command(&native.display().to_string(), &["build", &articles, "-o", "bench-native"]);
        for ((clock, work), command) in best.iter_mut().zip([natively, under_node]) {
            let before = worked();
            *clock = (*clock).min(timed(&place, command)?);
            *work = work.min(worked() - before);
        }
    }
    let [(native, native_work), (node, node_work)] = best.map(|(clock, work)| (clock.as_secs_f64(), work));
    say(&format!("natively {native:.2} s, under node {node:.2} s: {:.2} times as long.", node / native));
    if node_work > 0.0 {
        let times = node_work / native_work;
        say(&format!("On the processors {native_work:.2} s and {node_work:.2} s: {times:.2} times as much."));
    }
    Ok(())
}

/// How many seconds of processors the programs took that this one has started, where the system tells: on a busy machine the
/// clock tells of the others as well.
fn worked() -> f64 {
    // Behind the name in brackets, which may hold anything: the times of children, in hundredths of a second.
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |field: usize| fields.get(field).and_then(|ticks| ticks.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(13) + ticks(14)) / 100.0
}

fn timed(place: &Path, mut command: Command) -> Outcome<Duration> {
    for site in ["bench-node", "bench-native"] {
        let _ = fs::remove_dir_all(place.join(site));
    }
    command.current_dir(place).stderr(std::process::Stdio::null());
    let begun = Instant::now();
    run(command)?;
    Ok(begun.elapsed())
}
