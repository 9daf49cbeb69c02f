//! The project's own tasks. `cargo xtask serve` and `cargo xtask test` are the two that matter.
//!
//! Each task installs what it needs and lacks, says what it does, and ends in one sentence when it cannot go on.

mod articles;
mod bench;
mod check;
mod engines;
mod fuzz;
mod native;
mod package;
mod page;
mod pictures;
mod python;
mod ratio;
mod reader;
mod run;
mod same_bits;
mod score;
mod setup;
mod size;
mod steps;
mod train;
mod training;
mod venv;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "On Record's own tasks", version)]
#[command(after_help = "Examples:
  cargo xtask serve               the page at http://127.0.0.1:8080/, reloaded on every change
  cargo xtask serve --port 9000   the same elsewhere; whatever follows goes to trunk
  cargo xtask test                every check that the project has
  cargo xtask test journeys       one of them")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what the other tasks need and this machine lacks
    Setup,
    /// Build the page, serve it, and reload it on every change
    Serve {
        /// Options for `trunk serve`, such as `--port 9000`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        trunk: Vec<String>,
    },
    /// Build the page for release into dist/
    Build {
        /// `--single-file` for one HTML file that opens from a disk; other options are for `trunk build`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        trunk: Vec<String>,
    },
    /// Pack the command for machines without Rust, into target/package/: the npm package and the Python wheel
    Package {
        /// Which of them; both when none is named
        #[arg(value_parser = clap::builder::PossibleValuesParser::new(package::KINDS))]
        only: Vec<String>,
    },
    /// Run every check, or those that are named
    Test {
        /// Which checks to run; all of them when none is named
        #[arg(value_parser = check::names())]
        only: Vec<String>,
    },
    /// Score the extraction against labelled articles
    Score {
        /// Options for the scorer; `cargo xtask score --help` lists them
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        options: Vec<String>,
    },
    /// Train the reading network: tune the given weights, fit the confidence, write the engine's model file
    Train {
        /// One command of the package in training/ with its options, such as `distil --out target/training/a.npz`;
        /// `toy`, `tune`, `confidence`, `vectors` and `evaluate` are the others. Their paths start in training/
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        options: Vec<String>,
    },
    /// Measure the page, its answers beside other libraries, and the extraction
    Bench {
        /// `page` (clicks and keystrokes), `start` (until something can be read), `facets` (beside other libraries),
        /// `engine` and `reader` (the extraction, natively and in Chromium), `verify` (a draft against an archive), `own` (files dropped on the page), `package` (the command under node beside the native one, which builds both), `scale` (sharded archives), `engines` (Spark, Daft and Ray beside the command); all but `package` and `engines` when none is named. Numbers are sizes for `facets`: 1000 10000 100000, and 1000000 where there is memory
        #[arg(value_parser = bench::name)]
        only: Vec<String>,
    },
    /// Feed cleaning, extraction and the archive with what nobody would write; needs a nightly compiler and cargo-fuzz
    Fuzz {
        /// What to feed; everything when nothing is named
        #[arg(value_parser = fuzz::TARGETS)]
        only: Vec<String>,
        /// How long each is fed
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Take pictures of every view into tests/browser/pictures/, and copy the README's to docs/; needs a build
    Pictures,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::Setup => setup::everything(),
        Task::Serve { trunk } => page::serve(&trunk),
        Task::Build { trunk } => page::build(&trunk),
        Task::Package { only } => package::package(&only),
        Task::Test { only } => check::run_all(&only),
        Task::Score { options } => score::score(&options),
        Task::Train { options } => train::train(&options),
        Task::Bench { only } => bench::run_all(&only),
        Task::Fuzz { only, seconds } => fuzz::run_all(&only, seconds),
        Task::Pictures => pictures::take(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            // An empty message means that a summary with the failures has been printed already.
            if !sentence.is_empty() {
                eprintln!("\n{sentence}");
            }
            ExitCode::FAILURE
        }
    }
}
