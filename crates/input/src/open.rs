//! From a stream to its articles, in whatever format it is.

use crate::detect::{choose, ending};
use crate::format::{Format, Origin, Outcome, Read, Stream};
use std::io::{Cursor, Read as _};

/// An article on its way in.
pub enum Input {
    /// It was read on the way, or could not be.
    Read(Outcome),
    /// Its file is open; whoever works on the article reads it.
    Unread(Unread),
}

/// An open file that is one article.
pub struct Unread {
    origin: Origin,
    stream: Stream,
    read: fn(&Origin, Vec<u8>) -> Outcome,
}

impl Input {
    /// Reads what is not read yet.
    ///
    /// # Errors
    /// What cannot be read: where, why, and what to do.
    pub fn read(self) -> Outcome {
        match self {
            Self::Read(outcome) => outcome,
            Self::Unread(Unread { origin, mut stream, read }) => {
                let mut bytes = Vec::new();
                match stream.read_to_end(&mut bytes) {
                    Ok(_) => read(&origin, bytes),
                    Err(e) => Err(unreadable(&origin, &e)),
                }
            }
        }
    }
}

/// The articles of a stream. Which format it has is found out from its beginning and from the origin's name.
#[must_use]
pub fn open(formats: &[Format], origin: Origin, stream: Stream) -> Box<dyn Iterator<Item = Input> + Send> {
    let (start, stream) = match begin(stream) {
        Ok(begun) => begun,
        Err(e) => return one(Err(unreadable(&origin, &e))),
    };
    let Some(format) = choose(formats, ending(&origin.name).as_deref(), &start) else {
        return one(Err(origin.error(None, "none of the formats that can be read; skipped")));
    };
    match format.read {
        Read::One(read) => Box::new(std::iter::once(Input::Unread(Unread { origin, stream, read }))),
        Read::Many(read) => Box::new(read(origin, stream).map(Input::Read)),
    }
}

/// What is enough of a beginning where it has no line end.
const BEGINNING: usize = 4096;

/// The beginning of a stream, and the stream from its beginning. Waits for a line with something in it, not for more:
/// what comes through a pipe may come slowly.
fn begin(mut stream: Stream) -> std::io::Result<(Vec<u8>, Stream)> {
    let mut start = Vec::new();
    loop {
        let more = stream.fill_buf()?;
        if more.is_empty() {
            break;
        }
        let taken = more.len();
        start.extend_from_slice(more);
        stream.consume(taken);
        if start.len() >= BEGINNING || start.trim_ascii_start().contains(&b'\n') {
            break;
        }
    }
    Ok((start.clone(), Box::new(Cursor::new(start).chain(stream))))
}

fn one(outcome: Outcome) -> Box<dyn Iterator<Item = Input> + Send> {
    Box::new(std::iter::once(Input::Read(outcome)))
}

fn unreadable(origin: &Origin, error: &std::io::Error) -> on_record_engine::Diagnostic {
    origin.error(None, format!("{error}; skipped"))
}
