//! How a text's letters are written: UTF-8, UTF-16 or Windows-1252. Anything but UTF-8 is told.
//!
//! Text that is not UTF-8 is read as Windows-1252, a superset of printable Latin-1 and the usual encoding of older
//! Western programs. Text that is mostly UTF-8 with a broken place is refused instead: read as Windows-1252 its
//! quotation marks would become "â€œ".

#[cfg(feature = "html")]
use encoding_rs::UTF_8;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// The note about a text that was read as Windows-1252.
pub(crate) const NOT_UTF8: &str =
    "not UTF-8: read as Windows-1252; save it as UTF-8 to be sure of every letter";
/// The note about a text in UTF-16.
pub(crate) const IS_UTF16: &str = "UTF-16: read as such; save it as UTF-8 to be sure of every letter";

/// The note about a page or XML with a place that is no letter.
#[cfg(feature = "html")]
const IS_BROKEN: &str = "not UTF-8 in places, which are read as �: save it anew to be sure of every letter";

/// Where a text breaks that was UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    /// How many bytes are good.
    pub(crate) place: usize,
    /// The line behind them, from 1.
    pub(crate) line: usize,
}

/// The text of bytes in UTF-8 or Windows-1252; `true` where it is the latter.
///
/// # Errors
/// Where the text breaks, if it is UTF-8 up to there and mostly behind.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<(String, bool), Broken> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, false)),
        Err(e) if is_broken_utf8(e.as_bytes()) => {
            let place = e.utf8_error().valid_up_to();
            let before = e.as_bytes().get(..place).unwrap_or_default();
            Err(Broken { place, line: before.iter().filter(|&&byte| byte == b'\n').count() + 1 })
        }
        Err(e) => Ok((WINDOWS_1252.decode_without_bom_handling(e.as_bytes()).0.into_owned(), true)),
    }
}

/// The text of a page or of XML, which may declare its encoding, and what is to be told of it. As browsers do, a broken
/// place costs itself only: most of them stand in scripts.
#[cfg(feature = "html")]
pub(crate) fn decode_declared(bytes: Vec<u8>) -> (String, Option<String>) {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(e) => e.into_bytes(),
    };
    let declared = declared(&bytes).filter(|encoding| *encoding != UTF_8);
    if declared.is_none() && is_broken_utf8(&bytes) {
        return (UTF_8.decode_with_bom_removal(&bytes).0.into_owned(), Some(IS_BROKEN.to_owned()));
    }
    let encoding = declared.unwrap_or(WINDOWS_1252);
    let text = encoding.decode_without_bom_handling(&bytes).0.into_owned();
    let note = if declared.is_some() {
        format!(
            "{}, as it declares: read as such; save it as UTF-8 to be sure of every letter",
            encoding.name()
        )
    } else {
        NOT_UTF8.to_owned()
    };
    (text, Some(note))
}

/// The encoding that a page or XML names near its beginning: `<meta charset="…">`, `<?xml encoding="…"?>`.
#[cfg(feature = "html")]
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(2048)).unwrap_or_default().to_ascii_lowercase();
    let start = String::from_utf8_lossy(&start);
    ["charset=", "encoding="].iter().find_map(|key| {
        let (_, behind) = start.split_once(key)?;
        let name = behind.trim_start_matches(['"', '\'', ' ']);
        let end =
            name.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c)).unwrap_or(name.len());
        Encoding::for_label(name.get(..end)?.as_bytes())
    })
}

/// Whether most letters beyond ASCII are whole ones of UTF-8: in Windows-1252 they are not.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= broken
}

/// UTF-16 as UTF-8; `None` where the bytes begin otherwise.
pub(crate) fn from_utf16(bytes: &[u8]) -> Option<String> {
    let encoding = utf16_of(bytes)?;
    let text: Cow<'_, str> = encoding.decode_with_bom_removal(bytes).0;
    Some(text.into_owned())
}

/// The encoding of what begins as UTF-16 does: with its mark, or with ASCII in every other byte.
pub(crate) fn utf16_of(start: &[u8]) -> Option<&'static Encoding> {
    match *start {
        // UTF-32, which is named as what it is.
        [0xff, 0xfe, 0, 0, ..] => None,
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        [0x20..0x7f, 0, 0x20..0x7f, 0, ..] => Some(UTF_16LE),
        [0, 0x20..0x7f, 0, 0x20..0x7f, ..] => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[cfg(feature = "html")]
    use super::decode_declared;
    use super::{Broken, decode, from_utf16};

    #[test]
    fn letters_of_western_offices_are_read_and_told() {
        assert_eq!(decode(b"caf\xe9 \x93so\x94".to_vec()), Ok(("café “so”".to_owned(), true)));
        assert_eq!(decode("café".into()), Ok(("café".to_owned(), false)));
    }

    #[test]
    fn broken_utf8_is_not_guessed() {
        let mut bytes = "“It rains,” she said. “Café.".as_bytes().to_vec();
        let good = bytes.len();
        bytes.extend(b"\xe2\x80");
        assert_eq!(decode(bytes), Err(Broken { place: good, line: 1 }));
    }

    #[cfg(feature = "html")]
    #[test]
    fn a_declared_encoding_is_believed_where_the_text_is_not_utf8() {
        let (text, note) = decode_declared(b"<meta charset='windows-1251'><p>\xc4\xe0".to_vec());
        assert!(text.ends_with("Да") && note.unwrap().starts_with("windows-1251, as it declares"), "{text}");
        let (text, note) = decode_declared(b"<?xml version='1.0' encoding=\"iso-8859-1\"?>caf\xe9".to_vec());
        assert!(text.ends_with("café") && note.is_some(), "{text}");
        assert_eq!(
            decode_declared("<meta charset=latin1>é".into()),
            ("<meta charset=latin1>é".to_owned(), None)
        );
        let (text, note) = decode_declared("“It rains.” “So.”".as_bytes()[..18].to_vec());
        assert!(text.ends_with('\u{fffd}') && note.unwrap().starts_with("not UTF-8 in places"), "{text}");
    }

    #[test]
    fn utf16_is_known_with_and_without_its_mark() {
        let units: Vec<u16> = "\u{feff}Zoë said.".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for bytes in [&little[..], &little[2..], &big[..], &big[2..]] {
            assert_eq!(from_utf16(bytes).as_deref(), Some("Zoë said."));
        }
        assert_eq!(from_utf16(b"Zo"), None);
    }
}
