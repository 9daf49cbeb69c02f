//! Web archives (WARC 1.0 and 1.1): the web pages among the answers that were recorded. Requests, pictures and answers
//! that tell of an error are passed over and counted.

use super::html;
use crate::article::Stated;
use crate::format::{Articles, Format, Likeness, Origin, Outcome, Read, Stream};
use crate::members::{is_damage, is_of_next};
use on_record_engine::Diagnostic;
use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead as _, Cursor, Read as _};

/// Web archives.
pub(super) const FORMAT: Format =
    Format { name: "warc", label: "a web archive", endings: &["warc"], recognise, read: Read::Many(read) };

/// How many bytes a page may have; longer records are passed over and told.
const LARGEST: u64 = 64 << 20;
/// How many bytes a header's line may have.
const LONGEST_LINE: u64 = 1 << 16;
/// How a record begins, behind another one.
const NEXT: &[u8] = b"\nWARC/1.";

fn recognise(start: &[u8]) -> Likeness {
    if start.starts_with(b"WARC/") { Likeness::Certain } else { Likeness::No }
}

fn read(origin: Origin, stream: Stream) -> Articles {
    Box::new(Records {
        origin,
        stream,
        number: 0,
        is_lost: false,
        ahead: None,
        ended: false,
        passed: BTreeMap::new(),
        held: VecDeque::new(),
        ready: VecDeque::new(),
    })
}

/// The pages of an archive, one after the other. A damaged record is told and costs no other one.
struct Records {
    origin: Origin,
    stream: Stream,
    number: u32,
    /// Whether the next record's beginning is still to be found, behind a damaged one.
    is_lost: bool,
    /// What is wrong with the next record, where that is known.
    ahead: Option<std::io::Error>,
    ended: bool,
    /// How many answers were passed over, by what they are.
    passed: BTreeMap<String, usize>,
    /// The last article, with the problems behind it: what is to be told of the archive's end goes with it.
    held: VecDeque<Outcome>,
    ready: VecDeque<Outcome>,
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
        while self.ready.is_empty() && !self.ended {
            let Some(outcome) = self.record().transpose() else { continue };
            let outcome = outcome.flatten();
            if outcome.is_ok() {
                self.ready.append(&mut self.held);
            }
            self.held.push_back(outcome);
        }
        if self.ready.is_empty() {
            self.tell_of_passed();
            self.ready.append(&mut self.held);
        }
        self.ready.pop_front()
    }
}

impl Records {
    /// Tells at the archive's end what was passed over.
    fn tell_of_passed(&mut self) {
        let passed: Vec<String> =
            std::mem::take(&mut self.passed).iter().map(|(what, many)| format!("{many} {what}")).collect();
        let passed = passed.join(", ");
        match self.held.front_mut() {
            _ if passed.is_empty() => {}
            Some(Ok(article)) => {
                let message = format!("answers passed over, as they are no web pages: {passed}");
                article.notes.push(self.origin.note(None, message));
            }
            Some(Err(_)) => {}
            None => {
                let message =
                    format!("holds no web page, only {passed}: give the articles in another form; skipped");
                self.held.push_back(Err(self.origin.error(None, message)));
            }
        }
    }

    /// The next record's article, if it has one.
    fn record(&mut self) -> Result<Option<Outcome>, Diagnostic> {
        let Some(header) = self.header()? else {
            self.ended = true;
            return Ok(None);
        };
        let Some(length) = header.length else {
            return Err(self.damaged("it has no length"));
        };
        if length > LARGEST {
            let passed = std::io::copy(&mut self.stream.by_ref().take(length), &mut std::io::sink());
            if passed.map_err(|e| self.broken(&e))? < length {
                return Err(self.damaged("it ends early"));
            }
            let large = header.kind == "response";
            return Ok(large
                .then(|| Err(self.origin.error(None, format!("`{}` is too large: skipped", header.uri)))));
        }
        let block = self.block(length)?;
        if header.kind != "response" {
            return Ok(None);
        }
        match page(&block) {
            Ok(page) => Ok(Some(self.article(&header.uri, page))),
            Err(what) => {
                *self.passed.entry(what).or_default() += 1;
                Ok(None)
            }
        }
    }

    /// What a record holds. Blank lines follow it, else its length is not what it says, and may have led past the
    /// beginning of the next record, which is looked for then.
    fn block(&mut self, length: u64) -> Result<Vec<u8>, Diagnostic> {
        let mut block = Vec::new();
        let read = self.stream.by_ref().take(length).read_to_end(&mut block);
        let is_whole = read.map_err(|e| self.broken(&e))? as u64 == length;
        let after = self.line().map_err(|e| self.broken(&e))?;
        if is_whole && after.trim_ascii().is_empty() {
            // Whether what was packed is what is unpacked is known behind its last byte.
            return match self.skip_blank() {
                Err(error) if is_of_next(&error) => {
                    self.ahead = Some(error);
                    Ok(block)
                }
                ended => ended.map(|()| block).map_err(|e| self.broken(&e)),
            };
        }
        block.extend_from_slice(&after);
        let next = block.windows(NEXT.len()).position(|bytes| bytes == NEXT);
        let again = next.and_then(|place| block.get(place + 1..)).map_or(after, <[u8]>::to_vec);
        let rest = std::mem::replace(&mut self.stream, Box::new(std::io::empty()));
        self.stream = Box::new(Cursor::new(again).chain(rest));
        Err(self.damaged(if is_whole { "its length is wrong" } else { "it ends early" }))
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
        let first = loop {
            let line = match self.ahead.take().map_or_else(|| self.line(), Err) {
                // What else is wrong with a damaged record is told already.
                Err(error) if self.is_lost && is_damage(&error) => continue,
                Err(error) => {
                    self.number = self.number.saturating_add(1);
                    return Err(self.broken(&error));
                }
                Ok(line) => line,
            };
            let is_begun = line.starts_with(b"WARC/");
            if line.is_empty() || is_begun || !(self.is_lost || line.trim_ascii().is_empty()) {
                break line;
            }
        };
        if first.is_empty() {
            return Ok(None);
        }
        self.number = self.number.saturating_add(1);
        if !first.starts_with(b"WARC/") {
            return Err(self.damaged("no record begins here"));
        }
        self.is_lost = false;
        let mut header = Header::default();
        loop {
            let line = self.line().map_err(|e| self.broken(&e))?;
            let line = String::from_utf8_lossy(&line);
            if line.trim().is_empty() {
                return Ok(Some(header));
            }
            let (name, value) = line.split_once(':').unwrap_or((&line, ""));
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "warc-type" => value.clone_into(&mut header.kind),
                "warc-target-uri" => value.trim_matches(['<', '>']).clone_into(&mut header.uri),
                "content-length" => header.length = value.parse().ok(),
                _ => {}
            }
        }
    }

    /// Goes to the next byte that ends no line.
    fn skip_blank(&mut self) -> std::io::Result<()> {
        loop {
            let ahead = self.stream.fill_buf()?;
            let blank = ahead.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let goes_on = blank > 0 && blank == ahead.len();
            self.stream.consume(blank);
            if !goes_on {
                return Ok(());
            }
        }
    }

    /// The next line with its end; empty where there is none.
    fn line(&mut self) -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.stream.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes)?;
        Ok(bytes)
    }

    /// A record that cannot be used: the next one is looked for.
    fn damaged(&mut self, what: &str) -> Diagnostic {
        self.is_lost = true;
        self.origin.error(None, format!("damaged in record {} ({what}): it is skipped", self.number))
    }

    /// The same of one that cannot even be unpacked. Where the file itself cannot be read, nothing more is asked of it.
    fn broken(&mut self, error: &std::io::Error) -> Diagnostic {
        if is_damage(error) {
            return self.damaged(&error.to_string());
        }
        self.ended = true;
        self.origin
            .error(None, format!("{error}, behind record {}: the records before it are read", self.number))
    }
}

/// The page in an answer after HTTP.
///
/// # Errors
/// What the answer is where it is no page, or tells of an error.
fn page(block: &[u8]) -> Result<Vec<u8>, String> {
    let odd = || "without HTTP".to_owned();
    let end = block.windows(4).position(|four| four == b"\r\n\r\n").ok_or_else(odd)?;
    let head = String::from_utf8_lossy(block.get(..end).unwrap_or_default()).to_ascii_lowercase();
    let status = head.lines().next().and_then(|line| line.split_whitespace().nth(1)).ok_or_else(odd)?;
    if status != "200" {
        return Err(format!("answered with {status}"));
    }
    let field =
        |name: &str| head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':').map(str::trim));
    let kind = field("content-type").unwrap_or_default();
    if !(kind.starts_with("text/html") || kind.starts_with("application/xhtml")) {
        let kind = kind.split(';').next().unwrap_or_default().trim();
        return Err(if kind.is_empty() { "without a type".to_owned() } else { kind.to_owned() });
    }
    let body = block.get(end + 4..).unwrap_or_default();
    let body = if field("transfer-encoding") == Some("chunked") { unchunked(body) } else { body.to_vec() };
    Ok(crate::compressed::unpacked(body))
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
