//! Files that hold files: zip archives. What is in them is bounded, because a few bytes can unpack to more than any disk
//! holds.

use crate::compressed;
use crate::detect::ending;
use crate::foreign;
use crate::format::{Format, Origin, Outcome, Stream};
use crate::formats::FORMATS;
use crate::office::{self, Archive, LARGEST_FILE};
use on_record_engine::Diagnostic;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// How many bytes an archive may have: it is read into memory.
const LARGEST_ARCHIVE: u64 = 2 << 30;
/// How many files are looked at.
const MOST_FILES: usize = 200_000;

/// Whether a stream that begins so is a zip archive.
pub(crate) fn is_zip(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06")
}

/// What a zip archive is.
pub(crate) enum Zip {
    /// An office document.
    Document(Box<Outcome>),
    /// An archive of files.
    Files(Box<Files>),
}

/// Which files are read: advice for those who have the command, and for nobody else.
pub const OF_KINDS: &str = "of the kinds of `on-record read --help`";

/// What is said of files of an archive that no format claims.
fn left_out(left: &BTreeMap<String, usize>) -> String {
    let kinds = left.iter().map(|(ending, count)| match ending.as_str() {
        "" => format!("{count} without an ending"),
        ending => format!("{count} .{ending}"),
    });
    kinds.collect::<Vec<_>>().join(", ")
}

/// Opens an archive.
///
/// # Errors
/// What is wrong with it, and what to do.
pub(crate) fn zip(origin: &Origin, stream: Stream, formats: &[Format]) -> Result<Zip, Diagnostic> {
    let mut bytes = Vec::new();
    let read = stream.take(LARGEST_ARCHIVE + 1).read_to_end(&mut bytes);
    read.map_err(|e| origin.error(None, format!("{e}; skipped")))?;
    if bytes.len() as u64 > LARGEST_ARCHIVE {
        return Err(
            origin.error(None, "a zip archive of more than 2 GB: unpack it and give the files; skipped")
        );
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| {
        let is_document = matches!(ending(&origin.name).as_deref(), Some("docx" | "odt"));
        let message = if is_document {
            format!("a damaged office document ({e}): save it anew; skipped")
        } else {
            format!("a damaged zip archive ({e}): get it anew, or unpack what can be; skipped")
        };
        origin.error(None, message)
    })?;
    if let Some(outcome) = office::article(origin, &mut archive) {
        return Ok(Zip::Document(Box::new(outcome)));
    }
    let files = Files::new(origin, archive, formats);
    if files.wanted.len() == 0 {
        let left = Some(left_out(&files.left)).filter(|left| !left.is_empty());
        let left = left.map_or_else(String::new, |left| format!(" ({left})"));
        let message = format!("a zip archive without articles{left}: put files {OF_KINDS} in it; skipped");
        return Err(origin.error(None, message));
    }
    Ok(Zip::Files(Box::new(files)))
}

/// The files of an archive, one after the other.
pub(crate) struct Files {
    origin: Origin,
    archive: Archive,
    /// Place in the archive, id and path of those that are wanted.
    wanted: std::vec::IntoIter<(usize, String, String)>,
    /// How many of each ending are left out, hidden ones aside.
    left: BTreeMap<String, usize>,
}

impl Files {
    /// Those whose endings a format claims, as in a folder; a file's name is its id, its path where two share a name.
    fn new(origin: &Origin, archive: Archive, formats: &[Format]) -> Self {
        let (mut names, others): (Vec<(usize, String)>, Vec<_>) = (0..archive.len().min(MOST_FILES))
            .filter_map(|place| Some((place, archive.name_for_index(place)?.ok()?.into_owned())))
            .filter(|(_, name)| is_seen(name))
            .partition(|(_, name)| is_claimed(name, formats));
        let mut left = BTreeMap::new();
        for (_, name) in others {
            *left.entry(ending(compressed::without_ending(&name)).unwrap_or_default()).or_insert(0) += 1;
        }
        names.sort_by(|one, other| one.1.cmp(&other.1));
        let mut stems: BTreeMap<String, usize> = BTreeMap::new();
        names.iter().for_each(|(_, name)| *stems.entry(stem(name)).or_insert(0) += 1);
        let wanted = names.into_iter().map(|(place, name)| {
            let stem = stem(&name);
            let id = if stems.get(&stem) == Some(&1) { stem } else { name.clone() };
            (place, id, name)
        });
        let wanted: Vec<_> = wanted.collect();
        Self { origin: origin.clone(), archive, wanted: wanted.into_iter(), left }
    }

    /// What is to be told of files that are left out, as in a folder.
    pub(crate) fn note(&self) -> Option<Diagnostic> {
        let left = Some(left_out(&self.left)).filter(|left| !left.is_empty())?;
        let message = format!("files in the archive left alone: {left}; give one itself to have it read");
        Some(self.origin.note(None, message))
    }
}

impl Iterator for Files {
    type Item = Result<(Origin, Stream), Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        let (place, id, name) = self.wanted.next()?;
        let origin = self.origin.inside(id, &name);
        Some(unpacked(&mut self.archive, place, &origin).map(|bytes| {
            let stream: Stream = Box::new(Cursor::new(bytes));
            (origin, stream)
        }))
    }
}

/// A file of an archive, as far as it is not too large.
fn unpacked(archive: &mut Archive, place: usize, origin: &Origin) -> Result<Vec<u8>, Diagnostic> {
    let told = |e: &dyn std::fmt::Display| {
        origin.error(None, format!("cannot be unpacked ({e}): unpack the archive and give the file; skipped"))
    };
    let mut bytes = Vec::new();
    let file = archive.by_index(place).map_err(|e| told(&e))?;
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(|e| told(&e))?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(told(&"it has more than 256 MB"));
    }
    Ok(bytes)
}

/// Whether a file is one that people see.
fn is_seen(name: &str) -> bool {
    let hidden = name.split(['/', '\\']).any(|part| part.starts_with('.') || part == "__MACOSX");
    !hidden && !name.ends_with(['/', '\\'])
}

/// Whether a file is read, or told that it is not. Which files are looked into does not change where all are said to have one
/// format.
fn is_claimed(name: &str, formats: &[Format]) -> bool {
    let has = |ending: &str| formats.iter().chain(FORMATS).any(|format| format.endings.contains(&ending));
    ending(compressed::without_ending(name))
        .is_some_and(|ending| foreign::has_ending(&ending) || has(&ending))
}

fn stem(name: &str) -> String {
    let name = compressed::without_ending(name.rsplit(['/', '\\']).next().unwrap_or(name));
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}
