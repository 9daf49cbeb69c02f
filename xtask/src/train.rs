//! The extraction's weights, fitted anew.

use crate::run::{Outcome, command, root, run, say};

const GOLD: &str = "../shared/gold/polnear-train.jsonl";
const MODEL: &str = "crates/engine/languages/en/news-en.orm";

/// Fits the weights on the labelled articles, where they are there, and writes them into the engine.
pub(crate) fn train() -> Outcome {
    if !root().join(GOLD).is_file() {
        return Err(format!(
            "The labelled articles are not there: {GOLD}, beside the checkout. Everything builds and runs with the \
             weights in {MODEL}."
        ));
    }
    say("Fitting the weights: about three minutes on two idle cores.");
    let package = ["run", "--quiet", "--locked", "--profile", "native", "--package", "on-record-train", "--"];
    let mut arguments = package.to_vec();
    arguments.extend([GOLD, MODEL]);
    run(command("cargo", &arguments))
}
