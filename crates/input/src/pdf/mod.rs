//! The text layer of a PDF document: its letters as a library places them on each page, put in the order in which people
//! read them. What a page shows as a picture is not read, and told.
//!
//! | File | What it does |
//! |---|---|
//! | `bounds` | how much work a document asks for, before any of it is done |
//! | `letters` | the letters of a page, with their places |
//! | `order` | from letters to lines, columns and their order |
//! | `prose` | from lines to paragraphs, without what stands on every page |

mod bounds;
mod letters;
mod order;
mod prose;

use hayro_interpret::hayro_syntax::object::{Dict, String as Words};
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use letters::Letters;
use std::sync::Arc;

/// What a document holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Document {
    /// Its paragraphs, in reading order.
    pub(crate) paragraphs: Vec<String>,
    /// What its properties call it.
    pub(crate) title: String,
    /// Who wrote it, after its properties.
    pub(crate) author: String,
    /// Its language, as it states it.
    pub(crate) language: String,
    /// The numbers of pages that are pictures without letters.
    pub(crate) pictures: Vec<usize>,
    /// Whether its end is missing.
    pub(crate) is_cut: bool,
}

/// Why a document is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// It is none, or too broken.
    Damaged,
    /// It asks for a password.
    Locked,
    /// It is locked in a way that is not known.
    LockedOtherwise,
    /// All of its pages are pictures.
    Scan,
    /// Nothing is written in it.
    Empty,
    /// Its fonts do not tell which letters they draw.
    Nameless,
    /// It asks for more work than any article.
    TooMuch,
}

/// Reads a document.
///
/// # Errors
/// Why there is no text to be had.
pub(crate) fn read(bytes: Vec<u8>) -> Result<Document, Problem> {
    bounded(move || read_here(bytes))
}

/// How much a thread may stack for a document whose parts lie in one another.
#[cfg(not(target_family = "wasm"))]
const STACK: usize = 64 << 20;

/// On a thread of its own, so that neither a deep document nor a fault of the library ends the run.
#[cfg(not(target_family = "wasm"))]
fn bounded(work: impl FnOnce() -> Result<Document, Problem> + Send + 'static) -> Result<Document, Problem> {
    let thread = std::thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn(work);
    thread.map_err(|_| Problem::TooMuch)?.join().unwrap_or(Err(Problem::Damaged))
}

/// What the thread is called that reads a document.
#[cfg(not(target_family = "wasm"))]
const THREAD: &str = "a PDF document";

#[cfg(target_family = "wasm")]
fn bounded(work: impl FnOnce() -> Result<Document, Problem>) -> Result<Document, Problem> {
    work()
}

fn read_here(bytes: Vec<u8>) -> Result<Document, Problem> {
    let is_cut = !ends(&bytes);
    let pdf = Pdf::new(Arc::new(bytes)).map_err(why)?;
    if pdf.pages().is_empty() {
        return Err(Problem::Damaged);
    }
    bounds::check(&pdf)?;
    let mut all = Letters::default();
    let (mut pages, mut pictures) = (Vec::new(), Vec::new());
    for (row, page) in pdf.pages().iter().enumerate() {
        let found = all.of(&pdf, page);
        if found.is_empty() && all.has_picture() {
            pictures.push(row + 1);
        }
        pages.push(order::lines(found));
    }
    if all.is_nameless() {
        return Err(Problem::Nameless);
    }
    let paragraphs = prose::paragraphs(pages);
    if paragraphs.is_empty() {
        // What is cut and has neither letters nor pictures had some.
        return Err(match (pictures.is_empty(), is_cut) {
            (false, _) => Problem::Scan,
            (true, true) => Problem::Damaged,
            (true, false) => Problem::Empty,
        });
    }
    let about = pdf.metadata();
    let words = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(text).unwrap_or_default();
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let language = catalog.and_then(|catalog| catalog.get::<Words<'_>>("Lang"));
    Ok(Document {
        paragraphs,
        title: words(&about.title),
        author: words(&about.author),
        language: language.map(|language| text(language.as_bytes())).unwrap_or_default(),
        pictures,
        is_cut,
    })
}

/// Whether a document's end is there.
fn ends(bytes: &[u8]) -> bool {
    const END: &[u8] = b"%%EOF";
    let last = bytes.get(bytes.len().saturating_sub(2048)..).unwrap_or(bytes);
    last.windows(END.len()).any(|window| window == END)
}

const fn why(error: LoadPdfError) -> Problem {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Problem::Locked,
        LoadPdfError::Decryption(_) => Problem::LockedOtherwise,
        LoadPdfError::Invalid => Problem::Damaged,
    }
}

/// A text of a document's properties: UTF-16 or UTF-8 with a mark, else Latin letters.
fn text(bytes: &[u8]) -> String {
    let (text, _, _) = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode(rest),
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode(rest),
        [0xef, 0xbb, 0xbf, rest @ ..] => encoding_rs::UTF_8.decode(rest),
        rest => encoding_rs::WINDOWS_1252.decode(rest),
    };
    text.replace('\0', "").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Problem, ends, read, text};

    #[test]
    fn properties_are_read_in_their_encodings() {
        assert_eq!(text(b"\xfe\xff\0R\0a\x20\x19"), "Ra’");
        assert_eq!(text(b"R\xe9union \0"), "Réunion");
        assert_eq!(text(b""), "");
    }

    #[test]
    fn what_is_no_document_is_damaged() {
        for bytes in
            [&b""[..], b"%PDF-1.7\n", b"%PDF-1.7\nxref\n0 99999999\ntrailer<</Root 1 0 R/Size 9>>\n%%EOF"]
        {
            assert_eq!(read(bytes.to_vec()), Err(Problem::Damaged));
        }
        assert!(ends(b"x%%EOF\n") && !ends(b"%%EO"));
    }
}
