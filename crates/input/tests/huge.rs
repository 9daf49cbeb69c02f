//! Files of fifty megabytes: what can be read of them is, piece by piece where a format allows it; what cannot is told in a
//! sentence. They are made here, most of them while they are read.

#![cfg(all(feature = "files", feature = "documents"))]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use flate2::{Compression, write::GzEncoder};
use on_record_input::{FORMATS, Origin, open};
use std::io::{BufReader, Cursor, Read, Write as _};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const HUGE: usize = 50 << 20;
/// The text of one article among many.
const LONG: usize = 20_000;

/// Gives pieces, made when they are asked for.
struct Made<F> {
    piece: F,
    next: usize,
    now: Cursor<Vec<u8>>,
}

impl<F: Fn(usize) -> Option<Vec<u8>>> Read for Made<F> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        loop {
            let many = self.now.read(to)?;
            if many > 0 || to.is_empty() {
                return Ok(many);
            }
            let Some(piece) = (self.piece)(self.next) else { return Ok(0) };
            self.next += 1;
            self.now = Cursor::new(piece);
        }
    }
}

fn made(
    piece: impl Fn(usize) -> Option<Vec<u8>> + Send + 'static,
) -> BufReader<Made<impl Fn(usize) -> Option<Vec<u8>>>> {
    BufReader::with_capacity(1 << 16, Made { piece, next: 0, now: Cursor::default() })
}

/// Prose of at least so many bytes.
fn prose(bytes: usize) -> String {
    let sentence = "“The ferry stays in the harbour,” Ada Example said on Friday. ";
    sentence.repeat(bytes.div_ceil(sentence.len()))
}

/// The lengths of the articles' texts, and the problems.
fn found(name: &str, stream: Box<dyn std::io::BufRead + Send>) -> (Vec<usize>, Vec<String>) {
    let (mut texts, mut problems) = (vec![], vec![]);
    for input in open(FORMATS, Origin::new("o", name), stream) {
        match input.read() {
            Ok(article) => texts.push(article.text.len()),
            Err(problem) => problems.push(problem.to_string()),
        }
    }
    (texts, problems)
}

#[test]
fn a_huge_text_is_one_article() {
    let text = prose(HUGE);
    let long = text.len();
    let (texts, problems) = found("a.txt", Box::new(Cursor::new(text.into_bytes())));
    assert_eq!((texts, problems), (vec![long], vec![]));
}

#[test]
fn huge_lines_and_tables_are_read_to_the_end_around_what_is_broken() {
    let rows = HUGE / LONG;
    let text = prose(LONG);
    let long = text.len();
    let line = {
        let text = text.clone();
        move |row: usize| {
            let line = if row == rows / 2 {
                "{\"id\": broken}\n".to_owned()
            } else {
                format!("{{\"id\":{row},\"text\":\"{text}\"}}\n")
            };
            (row < rows).then(|| line.into_bytes())
        }
    };
    let (texts, problems) = found("a.jsonl", Box::new(made(line)));
    assert_eq!((texts.len(), texts.iter().all(|&text| text == long)), (rows - 1, true));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with(&format!("a.jsonl, line {}: ", rows / 2 + 1)), "{problems:?}");

    let row = move |row: usize| match row {
        0 => Some(b"id,text\n".to_vec()),
        _ if row > rows => None,
        _ if row == rows / 2 => Some(b"a,b,c\n".to_vec()),
        _ => Some(format!("{row},\"{text}\"\n").into_bytes()),
    };
    let (texts, problems) = found("a.csv", Box::new(made(row)));
    assert_eq!((texts.len(), problems.len()), (rows - 1, 1));
    assert!(problems[0].starts_with(&format!("a.csv, line {}: 3 cells", rows / 2 + 1)), "{problems:?}");
}

#[test]
fn a_huge_page_is_told() {
    let page = format!("<!doctype html><article><p>{}</p></article>", prose(HUGE));
    let (texts, problems) = found("a.html", Box::new(Cursor::new(page.into_bytes())));
    assert_eq!((texts, problems.len()), (vec![], 1));
    assert!(problems[0].starts_with("a.html: "), "{problems:?}");
}

#[test]
fn huge_archives_give_every_file() {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let text = prose(HUGE / 10);
    for row in 0..10 {
        zip.start_file(format!("{row}.txt"), options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() > HUGE);
    let (texts, problems) = found("a.zip", Box::new(Cursor::new(bytes)));
    assert_eq!((texts, problems), (vec![text.len(); 10], vec![]));

    // A few kilobytes that unpack to fifty megabytes.
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..50 {
        packer.write_all(&[b'a'; 1 << 20]).unwrap();
    }
    let bytes = packer.finish().unwrap();
    assert!(bytes.len() < 1 << 20);
    let (texts, problems) = found("a.txt.gz", Box::new(Cursor::new(bytes)));
    assert_eq!((texts, problems), (vec![HUGE], vec![]));
}

#[test]
fn a_huge_feed_gives_every_entry() {
    let rows = HUGE / LONG / 4;
    let text = prose(LONG * 4);
    let words = text.trim().len();
    let item = move |row: usize| match row {
        0 => Some(b"<rss><channel><title>The Sample</title>".to_vec()),
        _ if row == rows + 1 => Some(b"</channel></rss>".to_vec()),
        _ if row > rows => None,
        _ => Some(format!("<item><guid>{row}</guid><description>{text}</description></item>").into_bytes()),
    };
    let (texts, problems) = found("a.rss", Box::new(made(item)));
    assert_eq!((texts, problems), (vec![words; rows], vec![]));
}

#[test]
fn a_huge_document_is_one_article() {
    let rows = HUGE / LONG / 4;
    let text = prose(LONG * 4);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"<w:document xmlns:w='w'><w:body>").unwrap();
    let paragraph = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", text.trim());
    (0..rows).for_each(|_| zip.write_all(paragraph.as_bytes()).unwrap());
    zip.write_all(b"</w:body></w:document>").unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    let (texts, problems) = found("a.docx", Box::new(Cursor::new(bytes)));
    assert_eq!((texts, problems), (vec![(text.trim().len() + 2) * rows - 2], vec![]));
}
