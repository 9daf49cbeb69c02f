//! Trains the extraction's weights on labelled articles; `cargo xtask train` runs it.
//!
//! 1. The first pass is fitted on three quarters of the articles and labels the fourth, four times over, so that
//!    the second pass learns from labels as good and as bad as it will meet.
//! 2. The second pass is fitted on halves and links the other half, so that the judge learns from unseen links.
//! 3. Both passes are fitted on everything and written together with the judge.

mod examples;
mod gold;
mod judging;
mod learn;

use examples::Doc;
use learn::{Fitted, Sequence, Settings, fit};
use on_record_engine::extract::attribution::crf::{Crf, Words};
use on_record_engine::extract::attribution::linker::{self, Link};
use on_record_engine::extract::attribution::tagger::{self, FirstPass};
use on_record_engine::extract::attribution::weights::{ModelFile, Weights};
use on_record_engine::language::Language;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

const FIRST_FOLDS: usize = 4;
const SECOND_FOLDS: usize = 2;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(gold), Some(out)) = (arguments.next(), arguments.next()) else {
        eprintln!(
            "usage: on-record-train GOLD.jsonl MODEL.orm\n\nTrains on GOLD.jsonl and writes MODEL.orm."
        );
        return ExitCode::from(2);
    };
    match train(&PathBuf::from(gold), &PathBuf::from(out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn setting(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

fn train(gold: &std::path::Path, out: &std::path::Path) -> Result<(), String> {
    let start = Instant::now();
    let say = |what: &str| eprintln!("{:>6.1} s  {what}", start.elapsed().as_secs_f32());
    let orders = (setting("ORDERS", 4.0) as usize).max(1);
    let first_settings = Settings {
        epochs: setting("E1", 8.0) as usize,
        least: 2,
        rate: setting("R1", 0.05),
        l1: setting("L1", 7.0),
        orders,
    };
    let second_settings = Settings {
        epochs: setting("E2", 6.0) as usize,
        least: 2,
        rate: setting("R2", 0.05),
        l1: setting("L2", 7.0),
        orders,
    };
    let language = Language::english();
    let articles = gold::read(gold)?;
    let docs: Vec<Doc<'_>> = articles.iter().map(|a| Doc::new(a, &language)).collect();
    say(&format!("{} articles read", docs.len()));

    let fit_first = |keep: &(dyn Fn(usize) -> bool + Sync)| -> Fitted<{ tagger::LABELS }> {
        let kept = docs.iter().enumerate().filter(|(n, _)| keep(*n));
        let mut sequences: Vec<Sequence> = kept.flat_map(|(_, d)| examples::first(d)).collect();
        fit(&mut sequences, first_settings)
    };
    let tag = |doc: &Doc<'_>, crf: &Crf<{ tagger::LABELS }>| {
        tagger::tag(&doc.parsed, &doc.traits, &doc.paragraphs, crf, &mut Words::default())
    };
    let mut passes: Vec<FirstPass> = vec![FirstPass::default(); docs.len()];
    let fold = |fold| {
        let fitted = fit_first(&|n| n % FIRST_FOLDS != fold);
        say(&format!("first pass, {} of {}", fold + 1, FIRST_FOLDS + 1));
        fitted
    };
    let folds: Vec<_> = (0..=FIRST_FOLDS).map(fold).collect();
    for (fold, fitted) in folds[..FIRST_FOLDS].iter().enumerate() {
        let crf = fitted.crf()?;
        for (n, doc) in docs.iter().enumerate().filter(|(n, _)| n % FIRST_FOLDS == fold) {
            passes[n] = tag(doc, &crf);
        }
    }
    // The last "fold" leaves nothing out.
    let first = &folds[FIRST_FOLDS];

    let fit_second = |keep: &(dyn Fn(usize) -> bool + Sync)| -> Fitted<{ linker::LABELS }> {
        let kept = docs.iter().zip(&passes).enumerate().filter(|(n, _)| keep(*n));
        let mut sequences: Vec<Sequence> = kept.flat_map(|(_, (d, p))| examples::second(d, p)).collect();
        fit(&mut sequences, second_settings)
    };
    let fold = |fold| {
        let fitted = fit_second(&|n| n % SECOND_FOLDS != fold);
        say(&format!("second pass, {} of {}", fold + 1, SECOND_FOLDS + 1));
        fitted
    };
    let folds: Vec<_> = (0..=SECOND_FOLDS).map(fold).collect();
    let mut links: Vec<Vec<Link>> = vec![Vec::new(); docs.len()];
    for (fold, fitted) in folds[..SECOND_FOLDS].iter().enumerate() {
        let crf = fitted.crf()?.with_lock(linker::keeps_role);
        for (n, doc) in docs.iter().enumerate().filter(|(n, _)| n % SECOND_FOLDS == fold) {
            links[n] = linker::links(&doc.parsed, &doc.traits, &doc.paragraphs, &passes[n], &crf);
        }
    }
    let second = &folds[SECOND_FOLDS];
    let judge = judging::judge(&docs, &links);
    let threshold = judging::threshold(&docs, &language.cues, &links, &judge);
    say(&format!("judge fitted; reporting from {threshold:.2}"));

    let (rows, scale) = first.quantised();
    let first = Weights::new(&rows, scale, &first.changes);
    let (rows, scale) = second.quantised();
    let second = Weights::new(&rows, scale, &second.changes);
    say(&format!("{} and {} features", first.steps.len(), second.steps.len()));
    let bytes = ModelFile { first, second, judge, threshold }.to_bytes();
    std::fs::write(out, &bytes).map_err(|e| format!("{}: {e}", out.display()))?;
    say(&format!("{} written, {} bytes", out.display(), bytes.len()));
    Ok(())
}
