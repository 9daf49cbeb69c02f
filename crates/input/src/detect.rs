//! Which format a stream has: by what it holds first, and by its name where that leaves a choice.

use crate::foreign::{Kind, UNKNOWN, kind_of};
use crate::format::{Format, Likeness};

/// The format of a stream that begins with `start` and whose name has the ending given.
///
/// 1. the format that the name claims, where the content bears its marks,
/// 2. else the first format whose marks the content bears,
/// 3. else none, where the content is of a kind that is not read,
/// 4. else the format that the name claims, where the content allows it,
/// 5. else the one that takes what no other claims.
///
/// # Errors
/// What the stream is, where it is not read.
pub(crate) fn choose<'f>(
    formats: &'f [Format],
    ending: Option<&str>,
    start: &[u8],
) -> Result<&'f Format, &'static Kind> {
    let named = formats.iter().find(|format| ending.is_some_and(|ending| format.endings.contains(&ending)));
    let is = |format: &&Format, least| (format.recognise)(start) >= least;
    let certain = named
        .filter(|format| is(format, Likeness::Certain))
        .or_else(|| formats.iter().find(|format| is(format, Likeness::Certain)));
    if let Some(format) = certain {
        return Ok(format);
    }
    if let Some(kind) = kind_of(start) {
        return Err(kind);
    }
    named
        .filter(|format| is(format, Likeness::WhenNamed))
        .or_else(|| formats.iter().find(|format| is(format, Likeness::WhenUnclaimed)))
        .ok_or(&UNKNOWN)
}

/// The ending of a file's name, without the dot and in lower case.
pub(crate) fn ending(name: &str) -> Option<String> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| ending.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{choose, ending};
    use crate::formats::FORMATS;

    fn name(ending: &str, start: &str) -> &'static str {
        choose(FORMATS, Some(ending).filter(|e| !e.is_empty()), start.as_bytes())
            .map_or_else(|kind| kind.label, |format| format.name)
    }

    #[test]
    fn content_comes_before_the_name() {
        assert_eq!(name("txt", "It rains."), "text");
        assert_eq!(name("txt", "[Music] Host: “It rains.”"), "text");
        assert_eq!(name("txt", "{\"id\": \"a\"}\n"), "jsonl");
        assert_eq!(name("md", "It rains."), "text");
        assert_eq!(name("", "{\"id\": \"a\"}\n"), "jsonl");
        assert_eq!(name("txt", "<rtf"), "text");
        assert_eq!(name("txt", "{\\rtf1"), "an RTF document");
        assert_eq!(name("html", "It rains."), "text");
        assert_eq!(name("jsonl", "broken\n{\"id\": \"a\"}\n"), "jsonl");
    }

    #[test]
    fn endings_are_those_of_the_file() {
        assert_eq!(ending("a.b/C.TXT").as_deref(), Some("txt"));
        assert_eq!(ending("a.b/c"), None);
        assert_eq!(ending(".txt"), None);
    }
}
