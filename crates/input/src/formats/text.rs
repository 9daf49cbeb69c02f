//! Plain text: a file is an article, byte for byte: a byte order mark stays its first letter, as offsets count it.

use crate::article::Article;
use crate::encoding::{self, NOT_UTF8};
use crate::format::{Format, Likeness, Origin, Outcome, Read};

/// Plain text.
pub(super) const FORMAT: Format =
    Format { name: "text", label: "plain text", endings: &["txt"], recognise, read: Read::One(read) };

fn recognise(_: &[u8]) -> Likeness {
    Likeness::WhenUnclaimed
}

fn read(origin: &Origin, bytes: Vec<u8>) -> Outcome {
    if let Some(place) = bytes.iter().position(|&byte| byte == 0) {
        return Err(origin.error(None, format!("no text but binary data: byte {place} is zero; skipped")));
    }
    match encoding::decode(bytes) {
        Ok((text, _)) if text.trim_start_matches('\u{feff}').trim().is_empty() => {
            Err(origin.error(None, "the text is empty; skipped"))
        }
        Ok((text, guessed)) => {
            let notes = guessed.then_some(NOT_UTF8).map(|message| origin.note(None, message));
            let notes = notes.into_iter().collect();
            Ok(Article { notes, ..Article::new(&origin.id, text) })
        }
        Err(broken) => Err(origin.error(
            u32::try_from(broken.line).ok(),
            format!("not UTF-8 from byte {} on: save the file as UTF-8; skipped", broken.place),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::{Origin, read};

    #[test]
    fn keeps_every_byte_of_utf8() {
        let text = "\u{feff}Zoë\r\n\r\n“It rains.”\n";
        let article = read(&Origin::new("a", "a.txt"), text.into()).unwrap();
        assert_eq!((article.text.as_str(), article.notes.len()), (text, 0));
    }

    #[test]
    fn tells_what_was_guessed_and_what_is_broken() {
        let origin = Origin::new("a", "a.txt");
        let article = read(&origin, b"caf\xe9".to_vec()).unwrap();
        assert_eq!(article.text, "café");
        assert!(article.notes[0].to_string().starts_with("a.txt: not UTF-8: read as Windows-1252"));
        let told = |bytes: &[u8]| read(&origin, bytes.to_vec()).unwrap_err().to_string();
        assert!(
            told("“It rains.”\n“Caf".as_bytes().get(..18).unwrap()).starts_with("a.txt, line 2: not UTF-8")
        );
        assert_eq!(told(b"\xef\xbb\xbf\n"), "a.txt: the text is empty; skipped");
        assert!(told(b"a\0b").starts_with("a.txt: no text but binary data: byte 1"));
    }
}
