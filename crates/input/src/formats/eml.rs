//! Letters (`.eml`): a press release or a newsletter that came by mail. Its text is the article; attachments are told. A
//! mailbox (`.mbox`) holds several, each an article.

use crate::article::Article;
use crate::claims::Claims;
use crate::format::{Articles, Format, Likeness, Origin, Outcome, Read, Stream, first_visible};
use crate::html;
use mail_parser::{Address, MessageParser, MimeHeaders as _};
use std::io::Read as _;

/// Letters.
pub(super) const FORMAT: Format = Format {
    name: "eml",
    label: "a letter",
    endings: &["eml", "mbox"],
    recognise,
    read: Read::Many(|origin, stream| read_all(&origin, stream)),
};

/// Headers of which a letter has several, and an article's text none.
const HEADERS: &[&str] =
    &["mime-version:", "message-id:", "received:", "return-path:", "delivered-to:", "dkim-signature:"];

fn recognise(start: &[u8]) -> Likeness {
    let start = String::from_utf8_lossy(first_visible(start)).to_ascii_lowercase();
    let head = start.lines().take_while(|line| !line.trim().is_empty());
    let known = head.filter(|line| HEADERS.iter().any(|header| line.starts_with(header))).count();
    let first = start.split([':', '\n']).next().unwrap_or_default();
    match known {
        2.. => Likeness::Certain,
        _ if !first.is_empty() && !first.contains(' ') && start.contains(':') => Likeness::WhenNamed,
        _ => Likeness::No,
    }
}

/// The letters of a stream: one, or those of a mailbox.
fn read_all(origin: &Origin, mut stream: Stream) -> Articles {
    let mut bytes = Vec::new();
    if let Err(e) = stream.read_to_end(&mut bytes) {
        return Box::new(std::iter::once(Err(origin.error(None, format!("{e}; skipped")))));
    }
    if bytes.trim_ascii().is_empty() {
        return Box::new(std::iter::empty());
    }
    let begins = beginnings(&bytes);
    if begins.len() < 2 {
        return Box::new(std::iter::once(read(origin, &bytes)));
    }
    let origin = origin.clone();
    Box::new((0..begins.len()).map(move |row| {
        let (begin, end) = (begins.get(row).copied(), begins.get(row + 1).copied());
        let letter = bytes.get(begin.unwrap_or_default()..end.unwrap_or(bytes.len())).unwrap_or_default();
        read(&origin.inside(format!("{}-{}", origin.id, row + 1), &format!("letter {}", row + 1)), letter)
    }))
}

/// Where the letters of a mailbox begin: at lines `From …` behind a blank one, with a header below.
fn beginnings(bytes: &[u8]) -> Vec<usize> {
    if !first_visible(bytes).starts_with(b"From ") {
        return vec![];
    }
    let (mut found, mut at, mut is_blank) = (vec![], 0, true);
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        let next = bytes.get(at + line.len()..).unwrap_or_default();
        if is_blank && line.starts_with(b"From ") && is_header(next) {
            found.push(at);
        }
        is_blank = line.trim_ascii().is_empty();
        at += line.len();
    }
    found
}

/// Whether a header begins here: a word and a colon.
fn is_header(start: &[u8]) -> bool {
    let word = start.iter().take_while(|&&byte| byte.is_ascii_alphanumeric() || byte == b'-').count();
    word > 0 && start.get(word) == Some(&b':')
}

fn read(origin: &Origin, bytes: &[u8]) -> Outcome {
    let broken = || {
        origin.error(None, "no letter that can be read: save it anew as .eml, or its text as .txt; skipped")
    };
    let letter = MessageParser::default().parse(bytes).ok_or_else(broken)?;
    let page = letter.html_body.first().and_then(|_| letter.body_html(0));
    let html = page.map(|page| html::fragment(&page)).transpose().map_err(|_| broken())?.unwrap_or_default();
    let text = if html.is_empty() { letter.body_text(0).unwrap_or_default().into_owned() } else { html };
    if text.trim().is_empty() {
        return Err(origin.error(None, "a letter without a text: give what is attached to it; skipped"));
    }
    let mut article = Article::new(&origin.id, text.replace("\r\n", "\n").trim());
    let attached: Vec<&str> =
        letter.attachments().map(|part| part.attachment_name().unwrap_or("one without a name")).collect();
    if !attached.is_empty() {
        let message =
            format!("what is attached is not read: {}; save it and give it as a file", attached.join(", "));
        article.notes.push(origin.note(None, message));
    }
    let mut claims = Claims::default();
    claims.headline(letter.subject().unwrap_or_default(), "mail `Subject`");
    claims.date(&letter.date().map(|date| date.to_rfc3339()).unwrap_or_default(), "mail `Date`");
    let sender = letter.from().and_then(Address::first).and_then(|sender| sender.name());
    claims.authors(sender, "mail `From`");
    claims.settle(&mut article, origin);
    Ok(article)
}
