//! Kinds of files that are known and not read: each is named with what to do about it, instead of being read as if it
//! were text. A kind for which a format is written leaves this table.

use crate::format::first_visible;

/// A kind of file that is not read.
#[derive(Debug)]
pub(crate) struct Kind {
    /// What a sentence calls it.
    pub(crate) label: &'static str,
    /// The endings of its files, where a folder's reader wants to hear that they are not read.
    #[cfg_attr(
        not(any(feature = "files", feature = "documents")),
        allow(dead_code, reason = "only who walks folders asks for endings")
    )]
    pub(crate) endings: &'static [&'static str],
    /// What to do.
    pub(crate) remedy: &'static str,
    mark: Mark,
}

/// How a kind is known.
#[derive(Debug)]
enum Mark {
    /// By these bytes at this place.
    At(usize, &'static [u8]),
    /// By one of these beginnings of its first line, in any case.
    Begins(&'static [&'static str]),
}

const SAVE_TEXT: &str = "save its text as .txt";
/// For kinds that the command reads and a smaller program does not.
const SAVE_LINES: &str = "save what the command `on-record read` makes of it as .jsonl, or its text as .txt";
/// What is said of XML that no format takes, and what to do.
#[cfg(feature = "documents")]
const XML: (&str, &str) =
    ("XML, but no feed, NITF or NewsML", "export it as JSON lines or CSV, or save its text as .txt");
#[cfg(not(feature = "documents"))]
const XML: (&str, &str) = ("a feed or another XML file", SAVE_LINES);
const UNPACK: &str = "unpack it and give the files";

/// The kinds, the more telling ones first.
const KINDS: &[Kind] = &[
    kind("a PDF document", &["pdf"], SAVE_LINES, Mark::At(0, b"%PDF-")),
    kind(
        "a zip archive or an office document",
        &["docx", "odt", "zip"],
        SAVE_LINES,
        Mark::At(0, b"PK\x03\x04"),
    ),
    kind("an office document", &["doc"], SAVE_TEXT, Mark::At(0, b"\xd0\xcf\x11\xe0")),
    kind("an RTF document", &["rtf"], SAVE_TEXT, Mark::At(0, b"{\\rtf")),
    kind("a tar archive", &["tar"], UNPACK, Mark::At(257, b"ustar")),
    kind("a file packed with zstd", &["zst"], UNPACK, Mark::At(0, b"\x28\xb5\x2f\xfd")),
    kind("a file packed with xz", &["xz"], UNPACK, Mark::At(0, b"\xfd7zXZ\0")),
    kind("a file packed with bzip2", &["bz2"], UNPACK, Mark::At(0, b"BZh")),
    kind("a web archive", &["warc"], SAVE_LINES, Mark::At(0, b"WARC/")),
    kind("an archive of on-record", &[], "look into it with `on-record show`", Mark::At(0, b"onrecord")),
    kind("a Parquet table", &["parquet"], "save it as CSV or JSON lines", Mark::At(0, b"PAR1")),
    kind("an SQLite database", &[], "export the table as CSV", Mark::At(0, b"SQLite format 3\0")),
    kind("a text in UTF-32", &[], "save it as UTF-8", Mark::At(0, b"\xff\xfe\0\0")),
    kind("a text in UTF-32", &[], "save it as UTF-8", Mark::At(0, b"\0\0\xfe\xff")),
    kind("a picture", &[], "give the article's text", Mark::At(0, b"\x89PNG")),
    kind("a picture", &[], "give the article's text", Mark::At(0, b"\xff\xd8\xff")),
    kind("a picture", &[], "give the article's text", Mark::At(0, b"GIF8")),
    kind("a web page", &["html", "htm", "xhtml"], SAVE_LINES, Mark::Begins(&["<!doctype html", "<html"])),
    kind(
        XML.0,
        &["xml", "rss", "atom"],
        XML.1,
        Mark::Begins(&["<?xml", "<rss", "<feed", "<nitf", "<newsitem"]),
    ),
];

const fn kind(
    label: &'static str,
    endings: &'static [&'static str],
    remedy: &'static str,
    mark: Mark,
) -> Kind {
    Kind { label, endings, remedy, mark }
}

/// What holds a zero byte and is none of the kinds above.
static BINARY: Kind = kind("no text but binary data", &[], "give the article's text", Mark::Begins(&[]));

/// What no format takes.
pub(crate) static UNKNOWN: Kind =
    kind("in none of the formats that can be read", &[], "give it as text", Mark::Begins(&[]));

/// The kind of what begins so, where it is one that is not read.
pub(crate) fn kind_of(start: &[u8]) -> Option<&'static Kind> {
    let marked = KINDS.iter().find(|kind| match kind.mark {
        Mark::At(place, bytes) => start.get(place..).is_some_and(|rest| rest.starts_with(bytes)),
        Mark::Begins(beginnings) => {
            let first = first_visible(start);
            beginnings
                .iter()
                .any(|b| first.get(..b.len()).is_some_and(|f| f.eq_ignore_ascii_case(b.as_bytes())))
        }
    });
    marked.or_else(|| start.contains(&0).then_some(&BINARY))
}

/// Whether files with this ending are of a kind that is not read.
#[cfg(any(feature = "files", feature = "documents"))]
pub(crate) fn has_ending(ending: &str) -> bool {
    KINDS.iter().any(|kind| kind.endings.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::kind_of;

    #[test]
    fn kinds_are_known_by_their_first_bytes() {
        let label = |start: &[u8]| kind_of(start).map(|kind| kind.label);
        assert_eq!(label(b"%PDF-1.7\n\0"), Some("a PDF document"));
        assert_eq!(label(b"\xef\xbb\xbf\n <!DOCTYPE HTML>"), Some("a web page"));
        assert_eq!(label(b"<?xml version='1.0'?><rss>"), Some(super::XML.0));
        assert_eq!(label(&[b"name".as_slice(), &[0; 253], b"ustar"].concat()), Some("a tar archive"));
        assert_eq!(label(b"\xff\xfe\0\0I\0\0\0"), Some("a text in UTF-32"));
        assert_eq!(label(b"a\0b"), Some("no text but binary data"));
        assert_eq!(label(b"It rains."), None);
        assert_eq!(label(b"<p>It rains."), None);
        assert_eq!(label(b""), None);
    }
}
