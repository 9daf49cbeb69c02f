//! The extraction against labelled articles.

use crate::run::{Outcome, command, run};

/// Builds the scorer as the tests have it, so that nothing is compiled twice, and hands the options on.
pub(crate) fn score(options: &[String]) -> Outcome {
    let mut arguments = vec!["run", "--quiet", "--package", "on-record-score", "--"];
    arguments.extend(options.iter().map(String::as_str));
    run(command("cargo", &arguments))
}
