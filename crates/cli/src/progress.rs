//! A progress bar on standard error, where a person looks at it.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// A bar, or a counter where the end is not known; nothing at all where standard error is no terminal.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    pub(crate) fn new(articles: Option<usize>) -> Self {
        if !std::io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let bar =
            ProgressBar::with_draw_target(articles.map(|n| n as u64), ProgressDrawTarget::stderr_with_hz(10));
        let look = match articles {
            Some(_) => "{bar:30} {pos} of {len} articles, {eta} left",
            None => "{spinner} {pos} articles in {elapsed}",
        };
        if let Ok(style) = ProgressStyle::with_template(look) {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// One more article is done.
    pub(crate) fn step(&self) {
        self.0.inc(1);
    }

    /// Writes a line above the bar.
    pub(crate) fn tell(&self, line: &str) {
        self.0.suspend(|| eprintln!("on-record: {line}"));
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        self.0.finish_and_clear();
    }
}
