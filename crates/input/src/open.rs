//! From a stream to its articles, in whatever format it is, packed and encoded however it is.

use crate::article::Article;
use crate::compressed;
#[cfg(feature = "documents")]
use crate::container::{self, Zip};
use crate::detect::{choose, ending};
use crate::encoding::{self, IS_UTF16};
use crate::format::{Articles, Format, Origin, Outcome, Read, Stream, first_visible};
use on_record_engine::Diagnostic;
use std::io::{BufRead as _, Cursor, Read as _};

/// An article on its way in.
pub enum Input {
    /// It was read on the way, or could not be.
    Read(Box<Outcome>),
    /// Its file is open; whoever works on the article reads it.
    Unread(Unread),
}

/// An open file that is one article.
pub struct Unread {
    origin: Origin,
    stream: Stream,
    read: fn(&Origin, Vec<u8>) -> Outcome,
    notes: Vec<Diagnostic>,
}

impl From<Outcome> for Input {
    fn from(outcome: Outcome) -> Self {
        Self::Read(Box::new(outcome))
    }
}

/// Articles on their way in, in order.
pub type Inputs = Box<dyn Iterator<Item = Input> + Send>;

impl Input {
    /// Reads what is not read yet.
    ///
    /// # Errors
    /// What cannot be read: where, why, and what to do.
    pub fn read(self) -> Outcome {
        match self {
            Self::Read(outcome) => *outcome,
            Self::Unread(Unread { origin, mut stream, read, notes }) => {
                let mut bytes = Vec::new();
                stream.read_to_end(&mut bytes).map_err(|e| unreadable(&origin, &e))?;
                let mut article = read(&origin, bytes)?;
                article.notes.extend(notes);
                placed(&mut article, &origin);
                Ok(article)
            }
        }
    }
}

/// Keeps where an article came from.
fn placed(article: &mut Article, origin: &Origin) {
    if article.file.is_empty() {
        origin.name.clone_into(&mut article.file);
    }
}

/// The articles of a stream. How it is packed and encoded, and which format it has, is found out from its beginning and
/// from the origin's name. There is always at least one input: an article, or why there is none.
#[must_use]
pub fn open(formats: &[Format], origin: Origin, stream: Stream) -> Inputs {
    open_at(0, formats, origin, stream)
}

/// How many archives may lie in one another.
#[cfg(feature = "documents")]
const DEEPEST: usize = 3;

/// Opens what lies in so many archives.
#[cfg_attr(not(feature = "documents"), expect(unused_variables, reason = "only archives lie in one another"))]
fn open_at(depth: usize, formats: &[Format], origin: Origin, stream: Stream) -> Inputs {
    let one = |outcome: Outcome| -> Inputs { Box::new(std::iter::once(outcome.into())) };
    match start(formats, &origin, stream) {
        Ok(Started::Article { read: Read::One(read), stream, note }) => {
            let notes = note.into_iter().collect();
            Box::new(std::iter::once(Input::Unread(Unread { origin, stream, read, notes })))
        }
        Ok(Started::Article { read: Read::Many(read), stream, note }) => {
            let articles = read(origin.clone(), stream);
            Box::new(NeverEmpty { articles, origin, is_empty: true, note }.map(Input::from))
        }
        #[cfg(feature = "documents")]
        Ok(Started::Files(files, note)) => {
            if depth >= DEEPEST {
                return one(Err(
                    origin.error(None, "an archive in an archive in an archive: unpack it; skipped")
                ));
            }
            let formats = formats.to_vec();
            let inputs = files.flat_map(move |file| -> Inputs {
                match file {
                    Ok((origin, stream)) => open_at(depth + 1, &formats, origin, stream),
                    Err(problem) => Box::new(std::iter::once(Err(problem).into())),
                }
            });
            Box::new(inputs.scan(note, |note, input| Some(with_note(input, note))))
        }
        #[cfg(feature = "documents")]
        Ok(Started::Outcome(mut outcome)) => {
            if let Ok(article) = &mut *outcome {
                placed(article, &origin);
            }
            one(*outcome)
        }
        Err(problem) => one(Err(problem)),
    }
}

/// Gives a note to an article, if it is one.
#[cfg(feature = "documents")]
fn with_note(mut input: Input, note: &mut Option<Diagnostic>) -> Input {
    match &mut input {
        Input::Unread(unread) => unread.notes.extend(note.take()),
        Input::Read(outcome) => {
            if let Ok(article) = &mut **outcome {
                article.notes.extend(note.take());
            }
        }
    }
    input
}

/// A stream whose format is known.
enum Started {
    /// It holds articles.
    Article {
        /// How they are read.
        read: Read,
        /// Where from.
        stream: Stream,
        /// What is to be told of it.
        note: Option<Diagnostic>,
    },
    /// It holds files; with what is to be told of those that are left out.
    #[cfg(feature = "documents")]
    Files(Files, Option<Diagnostic>),
    /// It is read.
    #[cfg(feature = "documents")]
    Outcome(Box<Outcome>),
}

/// The files in a file.
#[cfg(feature = "documents")]
type Files = Box<dyn Iterator<Item = Result<(Origin, Stream), Diagnostic>> + Send>;

/// Takes off what the stream is packed in, and finds its format.
fn start(formats: &[Format], origin: &Origin, stream: Stream) -> Result<Started, Diagnostic> {
    let failed = |e| unreadable(origin, &e);
    let (mut start, mut stream) = begin(stream).map_err(failed)?;
    for _ in 0..MOST_PACKED {
        if !compressed::is_packed(&start) {
            break;
        }
        (start, stream) =
            compressed::unpack(&start, stream).and_then(begin).map_err(|e| damaged(origin, &e))?;
    }
    #[cfg(feature = "documents")]
    if container::is_zip(&start) {
        return Ok(match container::zip(origin, stream, formats)? {
            Zip::Document(outcome) => Started::Outcome(outcome),
            Zip::Files(files) => {
                let note = files.note();
                Started::Files(files, note)
            }
        });
    }
    let mut note = None;
    if encoding::utf16_of(&start).is_some() {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).map_err(failed)?;
        let text = encoding::from_utf16(&bytes).unwrap_or_default();
        (start, stream) = begin(Box::new(Cursor::new(text))).map_err(failed)?;
        note = Some(origin.note(None, IS_UTF16));
    }
    let ending = ending(compressed::without_ending(&origin.name));
    let is_blank = start.trim_ascii().is_empty();
    match choose(formats, ending.as_deref(), &start) {
        // A blank text is a text, a blank file of another kind is none of that kind.
        Ok(format) if is_blank && !ending.is_some_and(|ending| format.endings.contains(&ending.as_str())) => {
            Err(origin.error(None, NO_ARTICLE))
        }
        Ok(format) => Ok(Started::Article { read: format.read, stream, note }),
        Err(kind) => {
            let message = format!("{}, which is not read: {}; skipped", kind.label, kind.remedy);
            Err(origin.error(None, message))
        }
    }
}

/// How often a stream may be packed.
const MOST_PACKED: usize = 3;

const NO_ARTICLE: &str = "holds no article; skipped";

/// What is enough of a beginning where it has no line end.
const BEGINNING: usize = 4096;

/// The beginning of a stream, and the stream from its beginning. Waits for a line with something in it, not for more:
/// what comes through a pipe may come slowly.
fn begin(mut stream: Stream) -> std::io::Result<(Vec<u8>, Stream)> {
    let mut start = Vec::new();
    while start.len() < BEGINNING && !tells_its_kind(&start) {
        let more = stream.fill_buf()?;
        if more.is_empty() {
            break;
        }
        let taken = more.len();
        start.extend_from_slice(more);
        stream.consume(taken);
    }
    Ok((start.clone(), Box::new(Cursor::new(start).chain(stream))))
}

/// Whether a beginning holds a line from which its kind is known: the first line of XML tells nothing.
fn tells_its_kind(start: &[u8]) -> bool {
    let first = first_visible(start);
    first.contains(&b'\n') && !first.starts_with(b"<?xml") && !first.starts_with(b"<!--")
}

/// The articles of a stream; where there are none, why. What is to be told of the stream goes with its first article.
struct NeverEmpty {
    articles: Articles,
    origin: Origin,
    is_empty: bool,
    note: Option<Diagnostic>,
}

impl Iterator for NeverEmpty {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        let Some(mut outcome) = self.articles.next() else {
            let is_empty = std::mem::replace(&mut self.is_empty, false);
            return is_empty.then(|| Err(self.origin.error(None, NO_ARTICLE)));
        };
        self.is_empty = false;
        if let Ok(article) = &mut outcome {
            placed(article, &self.origin);
            article.notes.extend(self.note.take());
        }
        Some(outcome)
    }
}

/// What is packed and cannot be unpacked even at its beginning.
fn damaged(origin: &Origin, error: &std::io::Error) -> Diagnostic {
    origin.error(None, format!("packed, and damaged ({error}): get it anew; skipped"))
}

fn unreadable(origin: &Origin, error: &std::io::Error) -> Diagnostic {
    origin.error(None, format!("{error}; skipped"))
}

#[cfg(test)]
mod tests {
    use super::open;
    use crate::{FORMATS, Origin};
    use std::io::{BufReader, Read};

    fn told(name: &str, bytes: &'static [u8]) -> Vec<String> {
        let inputs = open(FORMATS, Origin::new("o", name), Box::new(bytes));
        let told = inputs.map(|input| match input.read() {
            Ok(article) => format!("{}={}{}", article.id, article.text, "!".repeat(article.notes.len())),
            Err(problem) => problem.to_string(),
        });
        told.collect()
    }

    #[test]
    fn what_is_not_read_is_named_with_its_remedy() {
        assert_eq!(
            told("a.txt", b"{\\rtf1"),
            ["a.txt: an RTF document, which is not read: save its text as .txt; skipped"]
        );
        assert_eq!(told("a.jsonl", b" \n\n"), ["a.jsonl: holds no article; skipped"]);
        assert_eq!(told("standard input", b" \n"), ["standard input: holds no article; skipped"]);
        assert_eq!(told("a.txt", b""), ["a.txt: the text is empty; skipped"]);
    }

    #[test]
    fn utf16_reaches_every_format_and_is_told_once() {
        let lines = b"{\0\"\0i\0d\0\"\0:\0\"\0a\0\"\0,\0\"\0t\0e\0x\0t\0\"\0:\0\"\0\xe9\0\"\0}\0";
        assert_eq!(told("lines", lines), ["a=é!"]);
    }

    /// Gives a byte at a time, as a slow pipe may.
    struct Slow(&'static [u8]);

    impl Read for Slow {
        fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
            let many = to.len().min(1);
            self.0.read(&mut to[..many])
        }
    }

    #[test]
    fn a_slow_stream_is_read_as_a_fast_one() {
        let slow = BufReader::new(Slow(b"\n {\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}"));
        let ids: Vec<String> = open(FORMATS, Origin::new("o", "standard input"), Box::new(slow))
            .map(|input| input.read().unwrap().id)
            .collect();
        assert_eq!(ids, ["a", "b"]);
    }
}
