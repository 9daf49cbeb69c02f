//! How a run ended, and what it tells on the way.

use std::io::{BufWriter, ErrorKind, Write};

/// How a run that could do its work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Everything was read.
    Complete,
    /// Some inputs were skipped, each with a line that says why.
    Skipped,
    /// Everything was checked, and something quoted is not word for word what the archive has.
    NotVerbatim,
}

/// Standard output that ends quietly when its reader has gone: `on-record show x.orc | head`.
pub(crate) struct Output<W> {
    to: W,
}

impl<W: Write> Output<W> {
    pub(crate) const fn new(to: W) -> Self {
        Self { to }
    }

    /// Writes a line. `Ok(false)` when nobody reads any more.
    pub(crate) fn line(&mut self, line: &str) -> Result<bool, String> {
        reached(self.to.write_all(line.as_bytes()).and_then(|()| self.to.write_all(b"\n")), unwritten)
    }

    /// Makes sure that all lines have left.
    pub(crate) fn finish(mut self) -> Result<(), String> {
        reached(self.to.flush(), unwritten).map(|_| ())
    }
}

/// Prints lines, until nobody reads any more.
pub(crate) fn print(lines: impl IntoIterator<Item = String>) -> Result<(), String> {
    let mut output = Output::new(BufWriter::new(std::io::stdout().lock()));
    for line in lines {
        if !output.line(&line)? {
            return Ok(());
        }
    }
    output.finish()
}

/// Whether what was written reached somebody: not when the reader has gone. Other errors become a sentence.
pub(crate) fn reached(
    written: std::io::Result<()>,
    sentence: impl Fn(&std::io::Error) -> String,
) -> Result<bool, String> {
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(sentence(&error)),
    }
}

fn unwritten(error: &std::io::Error) -> String {
    format!("the output cannot be written: {error}")
}
