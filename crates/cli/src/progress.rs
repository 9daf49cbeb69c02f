//! A progress bar on standard error, where a person looks at it.

use std::io::IsTerminal;

#[cfg(not(target_family = "wasm"))]
use bar::Bar;
#[cfg(target_family = "wasm")]
use count::Bar;

/// A bar, or a counter where the end is not known; nothing at all where standard error is no terminal.
pub(crate) struct Progress(Bar);

impl Progress {
    pub(crate) fn new(articles: Option<usize>) -> Self {
        Self::of(articles, "articles")
    }

    /// The same for other things than articles.
    pub(crate) fn of(many: Option<usize>, what: &'static str) -> Self {
        Self(if std::io::stderr().is_terminal() { Bar::shown(many, what) } else { Bar::hidden() })
    }

    /// One more is done.
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

#[cfg(not(target_family = "wasm"))]
mod bar {
    use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

    pub(super) struct Bar(ProgressBar);

    impl std::ops::Deref for Bar {
        type Target = ProgressBar;
        fn deref(&self) -> &ProgressBar {
            &self.0
        }
    }

    impl Bar {
        pub(super) fn hidden() -> Self {
            Self(ProgressBar::hidden())
        }

        pub(super) fn shown(many: Option<usize>, what: &'static str) -> Self {
            let bar =
                ProgressBar::with_draw_target(many.map(|n| n as u64), ProgressDrawTarget::stderr_with_hz(10));
            let look = match many {
                Some(_) => format!("{{bar:30}} {{pos}} of {{len}} {what}, {{eta}} left"),
                None => format!("{{spinner}} {{pos}} {what} in {{elapsed}}"),
            };
            if let Ok(style) = ProgressStyle::with_template(&look) {
                bar.set_style(style);
            }
            Self(bar)
        }
    }
}

/// Under node: the library for bars wants a clock and threads of its own.
#[cfg(target_family = "wasm")]
mod count {
    use std::cell::Cell;

    pub(super) struct Bar {
        done: Cell<usize>,
        many: Option<usize>,
        what: &'static str,
        is_shown: bool,
    }

    impl Bar {
        pub(super) fn hidden() -> Self {
            Self { done: Cell::new(0), many: None, what: "", is_shown: false }
        }

        pub(super) fn shown(many: Option<usize>, what: &'static str) -> Self {
            Self { many, what, is_shown: true, ..Self::hidden() }
        }

        pub(super) fn inc(&self, by: usize) {
            let done = self.done.get() + by;
            self.done.set(done);
            // Often enough to be seen moving, rarely enough to cost nothing.
            if self.is_shown && (done.is_multiple_of(20) || Some(done) == self.many) {
                let of = self.many.map(|many| format!(" of {many}")).unwrap_or_default();
                eprint!("\r{done}{of} {}", self.what);
            }
        }

        pub(super) fn suspend(&self, tell: impl FnOnce()) {
            self.finish_and_clear();
            tell();
        }

        pub(super) fn finish_and_clear(&self) {
            if self.is_shown {
                eprint!("\r\x1b[K");
            }
        }
    }
}
