//! The files of the languages that the released program does not carry, one each; `boot/words.js` fetches them.

use crate::files::{File, named};
use on_record::texts::Lang;
use std::fmt::Write as _;

/// The files: each language's tag, its file's name and text. The name tells the content, so that no page reads the words of
/// another build.
pub(crate) fn files() -> impl Iterator<Item = (&'static str, File)> {
    Lang::ALL.into_iter().filter_map(|lang| {
        let text = lang.written()?;
        Some((lang.tag(), (named(&format!("{PREFIX}{}", lang.tag()), text.as_bytes(), ENDING), text)))
    })
}

/// What tells `boot/words.js` their names.
pub(crate) fn names() -> String {
    let mut names = String::new();
    for (tag, (name, _)) in files() {
        // Writing to a text never fails.
        let _ = write!(names, "{}{tag}: '{name}'", if names.is_empty() { "" } else { ", " });
    }
    format!("const onRecordWordFiles = {{ {names} }};\n")
}

/// The language of a file of a finished page, where it is one of these.
pub(crate) fn language_of(path: &str) -> Option<&str> {
    let (tag, _) = path.strip_prefix(PREFIX)?.strip_suffix(ENDING)?.split_once('-')?;
    Some(tag)
}

const PREFIX: &str = "words-";
const ENDING: &str = "txt";

#[cfg(test)]
mod tests {
    use super::{files, language_of, names};

    #[test]
    fn each_file_tells_its_language() {
        let all: Vec<_> = files().collect();
        assert_eq!(all.len(), 2);
        for (tag, (name, text)) in all {
            assert_eq!(language_of(&name), Some(tag));
            assert!(names().contains(&format!("{tag}: '{name}'")) && text.lines().count() > 400);
        }
        assert_eq!(language_of("boot-1.js"), None);
    }
}
