//! Web archives (WARC 1.0 and 1.1): the web pages among the answers that were recorded. Requests, pictures and answers
//! that tell of an error are passed over.

use super::html;
use crate::article::Stated;
use crate::format::{Articles, Format, Likeness, Origin, Outcome, Read, Stream};
use on_record_engine::Diagnostic;
use std::io::{BufRead as _, Read as _};

/// Web archives.
pub(super) const FORMAT: Format =
    Format { name: "warc", label: "a web archive", endings: &["warc"], recognise, read: Read::Many(read) };

/// How many bytes a page may have; longer records are passed over and told.
const LARGEST: u64 = 64 << 20;
/// How many bytes a header's line may have.
const LONGEST_LINE: u64 = 1 << 16;

fn recognise(start: &[u8]) -> Likeness {
    if start.starts_with(b"WARC/") { Likeness::Certain } else { Likeness::No }
}

fn read(origin: Origin, stream: Stream) -> Articles {
    Box::new(Records { origin, stream, number: 0, ended: false })
}

/// The pages of an archive, one after the other.
struct Records {
    origin: Origin,
    stream: Stream,
    number: u32,
    ended: bool,
}

/// What a record's header says.
#[derive(Default)]
struct Header {
    kind: String,
    uri: String,
    length: Option<u64>,
}

impl Iterator for Records {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        while !self.ended {
            match self.record() {
                Ok(Some(outcome)) => return Some(outcome),
                Ok(None) => {}
                Err(problem) => {
                    self.ended = true;
                    return Some(Err(problem));
                }
            }
        }
        None
    }
}

impl Records {
    /// The next record's article, if it has one. An error ends the archive.
    fn record(&mut self) -> Result<Option<Outcome>, Diagnostic> {
        let Some(header) = self.header()? else {
            self.ended = true;
            return Ok(None);
        };
        let Some(length) = header.length else {
            return Err(self.broken("a record without its length"));
        };
        if header.kind != "response" || length > LARGEST {
            let passed = std::io::copy(&mut self.stream.by_ref().take(length), &mut std::io::sink());
            if passed.is_ok_and(|passed| passed < length) {
                return Err(self.broken("it ends within a record"));
            }
            let large = header.kind == "response";
            return Ok(large
                .then(|| Err(self.origin.error(None, format!("`{}` is too large: skipped", header.uri)))));
        }
        let mut block = Vec::new();
        let read = self.stream.by_ref().take(length).read_to_end(&mut block);
        if read.map_err(|e| self.broken(&e.to_string()))? as u64 != length {
            return Err(self.broken("it ends within a record"));
        }
        Ok(page(&block).map(|page| self.article(&header.uri, page)))
    }

    fn article(&self, uri: &str, page: Vec<u8>) -> Outcome {
        let origin = self.origin.inside(uri, uri);
        let mut article = html::read(&origin, page)?;
        if article.url.is_none() {
            article.url = Some(Stated::new(uri.to_owned(), "WARC `WARC-Target-URI`"));
        }
        Ok(article)
    }

    /// The next record's header; `None` at the archive's end.
    fn header(&mut self) -> Result<Option<Header>, Diagnostic> {
        let mut line = self.line()?;
        while line.as_ref().is_some_and(|line| line.trim().is_empty()) {
            line = self.line()?;
        }
        let Some(first) = line else { return Ok(None) };
        self.number = self.number.saturating_add(1);
        if !first.starts_with("WARC/") {
            return Err(self.broken("no record begins here"));
        }
        let mut header = Header::default();
        while let Some(line) = self.line()?.filter(|line| !line.trim().is_empty()) {
            let (name, value) = line.split_once(':').unwrap_or((&line, ""));
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "warc-type" => value.clone_into(&mut header.kind),
                "warc-target-uri" => value.trim_matches(['<', '>']).clone_into(&mut header.uri),
                "content-length" => header.length = value.parse().ok(),
                _ => {}
            }
        }
        Ok(Some(header))
    }

    fn line(&mut self) -> Result<Option<String>, Diagnostic> {
        let mut bytes = Vec::new();
        let read = self.stream.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes);
        match read.map_err(|e| self.broken(&e.to_string()))? {
            0 => Ok(None),
            _ => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        }
    }

    fn broken(&self, what: &str) -> Diagnostic {
        let message = format!("damaged in record {} ({what}): the records before it are read", self.number);
        self.origin.error(None, message)
    }
}

/// The page in an answer after HTTP; `None` where it is no page, or the answer tells of an error.
fn page(block: &[u8]) -> Option<Vec<u8>> {
    let end = block.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(block.get(..end)?).to_ascii_lowercase();
    let mut lines = head.lines();
    let good = lines.next()?.split_whitespace().nth(1) == Some("200");
    let field =
        |name: &str| head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':').map(str::trim));
    let kind = field("content-type").unwrap_or_default();
    let body = block.get(end + 4..)?;
    let body = if field("transfer-encoding") == Some("chunked") { unchunked(body) } else { body.to_vec() };
    let page = kind.starts_with("text/html") || kind.starts_with("application/xhtml");
    (good && page).then(|| crate::packed::unpacked(body))
}

/// A body without the lengths of its pieces; as it is where it has none.
fn unchunked(body: &[u8]) -> Vec<u8> {
    let (mut whole, mut rest) = (Vec::new(), body);
    while let Some(end) = rest.windows(2).position(|two| two == b"\r\n") {
        let length = rest.get(..end).map(String::from_utf8_lossy).unwrap_or_default();
        let length = length.split(';').next().unwrap_or_default().trim();
        let Some(piece) = usize::from_str_radix(length, 16).ok().and_then(|n| rest.get(end + 2..)?.get(..n))
        else {
            break;
        };
        if piece.is_empty() {
            return whole;
        }
        whole.extend_from_slice(piece);
        rest = rest.get(end + 4 + piece.len()..).unwrap_or_default();
    }
    if whole.is_empty() { body.to_vec() } else { whole }
}
