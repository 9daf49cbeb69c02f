//! Files that hold files: zip archives. What is in them is bounded, because a few bytes can unpack to more than any disk
//! holds.

use crate::detect::ending;
use crate::foreign;
use crate::format::{Format, Origin, Outcome, Stream};
use crate::office::{self, Archive, LARGEST_FILE};
use crate::packed;
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
        origin
            .error(None, format!("a damaged zip archive ({e}): get it anew, or unpack what can be; skipped"))
    })?;
    if let Some(outcome) = office::article(origin, &mut archive) {
        return Ok(Zip::Document(Box::new(outcome)));
    }
    let files = Files::new(origin, archive, formats);
    if files.wanted.len() == 0 {
        let message = "a zip archive without articles: put files of the kinds of `on-record read --help` in it; skipped";
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
}

impl Files {
    /// Those whose endings a format claims, as in a folder; a file's name is its id, its path where two share a name.
    fn new(origin: &Origin, archive: Archive, formats: &[Format]) -> Self {
        let mut names: Vec<(usize, String)> = (0..archive.len().min(MOST_FILES))
            .filter_map(|place| Some((place, archive.name_for_index(place)?.ok()?.into_owned())))
            .filter(|(_, name)| is_wanted(name, formats))
            .collect();
        names.sort_by(|one, other| one.1.cmp(&other.1));
        let mut stems: BTreeMap<String, usize> = BTreeMap::new();
        names.iter().for_each(|(_, name)| *stems.entry(stem(name)).or_insert(0) += 1);
        let wanted = names.into_iter().map(|(place, name)| {
            let stem = stem(&name);
            let id = if stems.get(&stem) == Some(&1) { stem } else { name.clone() };
            (place, id, name)
        });
        let wanted: Vec<_> = wanted.collect();
        Self { origin: origin.clone(), archive, wanted: wanted.into_iter() }
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

/// Whether a file is read, or told that it is not: hidden ones are neither.
fn is_wanted(name: &str, formats: &[Format]) -> bool {
    let hidden = name.split(['/', '\\']).any(|part| part.starts_with('.') || part == "__MACOSX");
    let claimed = ending(packed::without_ending(name)).is_some_and(|ending| {
        foreign::has_ending(&ending) || formats.iter().any(|format| format.endings.contains(&ending.as_str()))
    });
    claimed && !hidden && !name.ends_with(['/', '\\'])
}

fn stem(name: &str) -> String {
    let name = packed::without_ending(name.rsplit(['/', '\\']).next().unwrap_or(name));
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}
