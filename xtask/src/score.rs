//! The extraction against labelled articles.

use crate::native::{alone, tested};
use crate::run::{Outcome, run};

/// Builds the scorer and hands the options on.
pub(crate) fn score(options: &[String]) -> Outcome {
    run(alone("on-record-score", &options.iter().map(String::as_str).collect::<Vec<_>>()))
}

/// The same as a check, with what the tests have built.
pub(crate) fn check(options: &[&str]) -> Outcome {
    run(tested("score", options)?)
}
