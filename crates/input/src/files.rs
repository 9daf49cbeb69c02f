//! Paths and folders: which files they stand for, in which order, and what the articles in them are called.
//!
//! ```no_run
//! use on_record_input::{FORMATS, files};
//! for source in files::sources(&["articles".into()], FORMATS)? {
//!     for input in source.open(FORMATS) {
//!         match input.read() {
//!             Ok(article) => println!("{}", article.id),
//!             Err(problem) => eprintln!("{problem}"),
//!         }
//!     }
//! }
//! # Ok::<(), files::Unreadable>(())
//! ```

use crate::compressed;
use crate::detect::ending;
use crate::foreign;
use crate::format::{Format, Origin, Read};
use crate::open::{Inputs, open};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fmt;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// A file that is to be read, or a folder in which there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What its articles are called, and what messages call it.
    pub origin: Origin,
    /// Where it lies.
    pub path: PathBuf,
}

/// How much of a file is read at once.
const PIECE: usize = 1 << 15;

impl Source {
    /// Opens the file and gives its articles.
    #[must_use]
    pub fn open(self, formats: &[Format]) -> Inputs {
        if self.path.is_dir() {
            let endings = formats.iter().flat_map(|format| format.endings).copied();
            let endings: Vec<&str> = endings.chain(crate::compressed::HOLDING.iter().copied()).collect();
            let message = format!("holds no article: put files in it that end in {}", endings.join(", "));
            return Box::new(std::iter::once(Err(self.origin.error(None, message)).into()));
        }
        match File::open(&self.path) {
            Ok(file) => open(formats, self.origin, Box::new(BufReader::with_capacity(PIECE, file))),
            Err(e) => {
                let error = self.origin.error(None, format!("{e}; skipped"));
                Box::new(std::iter::once(Err(error).into()))
            }
        }
    }

    /// Whether its name tells that it is one article, not many.
    #[must_use]
    pub fn is_one(&self, formats: &[Format]) -> bool {
        let format = ending(compressed::without_ending(&self.origin.name))
            .and_then(|ending| formats.iter().find(|format| format.endings.contains(&ending.as_str())));
        !matches!(format, Some(Format { read: Read::Many(_), .. }))
    }
}

/// The files that the paths stand for, in order: folders are walked by name, with their subfolders, and give the files
/// whose endings a format claims, packed or not. Documents of a kind that is not read are among them, so that they are
/// told; hidden files are not: programs keep their own things there.
///
/// An id is the file's name without its ending; where two files share it, their path below the folder; where two share
/// that, the whole path.
///
/// # Errors
/// A path or folder that cannot be read.
pub fn sources(paths: &[PathBuf], formats: &[Format]) -> Result<Vec<Source>, Unreadable> {
    let mut found: Vec<(PathBuf, String)> = vec![];
    for path in paths {
        let known = std::fs::metadata(path).map_err(|e| Unreadable::new(path, e))?;
        if known.is_dir() {
            let mut files = vec![];
            walk(path, &mut files)?;
            files.retain(|file| is_claimed(file, formats));
            if files.is_empty() {
                found.push((path.clone(), slashes(path)));
            }
            for file in files {
                let below = slashes(file.strip_prefix(path).unwrap_or(&file));
                found.push((file, below));
            }
        } else {
            found.push((path.clone(), slashes(path)));
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|(path, _)| seen.insert(path.clone()));
    let stems = counted(found.iter().map(|(path, _)| stem(path)));
    let belows = counted(found.iter().map(|(_, below)| below.clone()));
    let once = |counts: &BTreeMap<String, usize>, name: &String| counts.get(name) == Some(&1);
    Ok(found
        .into_iter()
        .map(|(path, below)| {
            let stem = stem(&path);
            let id = match (once(&stems, &stem), once(&belows, &below)) {
                (true, _) => stem,
                (_, true) => below,
                _ => slashes(&path),
            };
            Source { origin: Origin::new(id, path.display().to_string()), path }
        })
        .collect())
}

/// How many files below the folders among the paths are left alone, as no format claims their ending: `.png`, or nothing for a
/// name without one. A file called `but` is known otherwise, and not among them.
///
/// # Errors
/// A folder that cannot be read.
pub fn left_alone(
    paths: &[PathBuf],
    formats: &[Format],
    but: &str,
) -> Result<BTreeMap<String, usize>, Unreadable> {
    let mut files = vec![];
    paths.iter().filter(|path| path.is_dir()).try_for_each(|path| walk(path, &mut files))?;
    let left: BTreeSet<PathBuf> = files
        .into_iter()
        .filter(|file| !is_claimed(file, formats) && file.file_name() != Some(OsStr::new(but)))
        .collect();
    Ok(counted(left.iter().map(|file| {
        ending(compressed::without_ending(&file.to_string_lossy()))
            .map_or_else(String::new, |ending| format!(".{ending}"))
    })))
}

fn counted(names: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    names.for_each(|name| *counts.entry(name).or_insert(0) += 1);
    counts
}

fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = Path::new(compressed::without_ending(&name)).file_stem();
    stem.unwrap_or_default().to_string_lossy().into_owned()
}

fn slashes(path: &Path) -> String {
    path.components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
        .replace("//", "/")
}

/// The files below a folder, by name. Links to folders are not followed: they could lead in circles.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Unreadable> {
    let problem = |e| Unreadable::new(folder, e);
    let mut entries =
        std::fs::read_dir(folder).map_err(problem)?.collect::<Result<Vec<_>, _>>().map_err(problem)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if entry.file_type().map_err(problem)?.is_dir() {
            walk(&path, files)?;
        } else if path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

fn is_claimed(path: &Path, formats: &[Format]) -> bool {
    ending(compressed::without_ending(&path.to_string_lossy())).is_some_and(|ending| {
        foreign::has_ending(&ending) || formats.iter().any(|format| format.endings.contains(&ending.as_str()))
    })
}

/// A path or folder that cannot be read. It ends the run, because articles would be missing otherwise.
#[derive(Debug)]
pub struct Unreadable {
    /// The path.
    pub path: PathBuf,
    /// Why.
    pub error: std::io::Error,
}

impl Unreadable {
    pub(crate) fn new(path: &Path, error: std::io::Error) -> Self {
        Self { path: path.to_path_buf(), error }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cannot be read: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}
