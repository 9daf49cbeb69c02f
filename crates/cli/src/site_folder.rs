//! The folder that a site is written into: what is the same stays untouched, what an earlier build wrote and this one
//! does not is removed, and nothing that somebody else put there is changed.

use crate::part_file::write;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The list of our own files, in the folder itself.
const LIST: &str = ".on-record-files";
/// Its first line.
const HEAD: &str = "# What `on-record build` wrote here. It removes what a later build no longer writes, and nothing else.\n";

/// A folder that is being written.
pub(crate) struct SiteFolder {
    root: PathBuf,
    /// What an earlier build wrote; `None` where there was none.
    earlier: Option<BTreeSet<String>>,
    planned: BTreeSet<String>,
    changes: Changes,
}

/// What became different.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// Files that were written.
    pub(crate) written: usize,
    /// Files that were there already, the same to the last byte.
    pub(crate) same: usize,
    /// Files of an earlier build that are gone.
    pub(crate) removed: usize,
}

impl SiteFolder {
    /// Begins to write. `planned` are all paths that will be put, so that a build that is cut short leaves nothing behind
    /// that a later one does not know.
    pub(crate) fn begin(root: &Path, planned: BTreeSet<String>) -> Result<Self, String> {
        let told = |e: std::io::Error| format!("{} cannot be written: {e}", root.display());
        if root.exists() && !root.is_dir() {
            return Err(format!("{} is a file: name a folder, or give --single-file", root.display()));
        }
        let earlier = fs::read_to_string(root.join(LIST)).ok().map(|text| listed(&text));
        if earlier.is_none() && root.is_dir() {
            let others = planned.iter().find(|path| root.join(path).exists());
            if let Some(path) = others {
                return Err(format!(
                    "{} is there already and was not written by `on-record build`: name another folder, or remove it",
                    root.join(path).display()
                ));
            }
        }
        fs::create_dir_all(root).map_err(told)?;
        let known = earlier.iter().flatten().chain(&planned);
        write(&root.join(LIST), list(&known.cloned().collect()).as_bytes())?;
        Ok(Self { root: root.to_owned(), earlier, planned, changes: Changes::default() })
    }

    /// Puts a file, unless it is there already.
    pub(crate) fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), String> {
        put(&self.root, path, bytes, &mut self.changes)
    }

    /// Counts what somebody else has put.
    #[cfg(target_family = "wasm")]
    pub(crate) fn count(&mut self, others: Changes) {
        self.changes.written += others.written;
        self.changes.same += others.same;
    }

    /// Removes what no longer belongs to the site, and keeps the list for the next build.
    pub(crate) fn finish(mut self) -> Result<Changes, String> {
        for path in self.earlier.iter().flatten().filter(|path| !self.planned.contains(*path)) {
            let whole = self.root.join(path);
            if fs::remove_file(&whole).is_ok() {
                self.changes.removed += 1;
            }
            // A folder that something else lies in stays.
            let above = whole.ancestors().skip(1).take_while(|folder| *folder != self.root);
            above.map_while(|folder| fs::remove_dir(folder).ok()).for_each(drop);
        }
        write(&self.root.join(LIST), list(&self.planned).as_bytes())?;
        Ok(self.changes)
    }
}

/// Puts a file into the folder of a site, unless it is there already, and counts it.
pub(crate) fn put(root: &Path, path: &str, bytes: &[u8], changes: &mut Changes) -> Result<(), String> {
    let whole = root.join(path);
    let same_length = fs::metadata(&whole).is_ok_and(|known| known.len() == bytes.len() as u64);
    if same_length && fs::read(&whole).is_ok_and(|old| old == bytes) {
        changes.same += 1;
        return Ok(());
    }
    if let Some(folder) = whole.parent() {
        fs::create_dir_all(folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
    }
    write(&whole, bytes)?;
    changes.written += 1;
    Ok(())
}

fn list(paths: &BTreeSet<String>) -> String {
    paths.iter().fold(HEAD.to_owned(), |text, path| text + path + "\n")
}

/// The paths of a list. It may have been edited: what leads out of the folder is left alone.
fn listed(text: &str) -> BTreeSet<String> {
    let inside = |path: &str| Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#') && inside(line));
    lines.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(root: &Path, files: &[(&str, &str)]) -> Result<Changes, String> {
        let mut folder = SiteFolder::begin(root, files.iter().map(|(path, _)| (*path).to_owned()).collect())?;
        for (path, text) in files {
            folder.put(path, text.as_bytes())?;
        }
        folder.finish()
    }

    #[test]
    fn a_second_build_changes_only_what_changed_and_removes_only_our_own() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path().join("site");
        let first = build(&root, &[("index.html", "1"), ("st/a/index.html", "a"), ("st/b/index.html", "b")]);
        assert_eq!(first, Ok(Changes { written: 3, same: 0, removed: 0 }));
        fs::write(root.join("CNAME"), "sample.example").unwrap();
        fs::write(root.join("st/b/note.txt"), "mine").unwrap();
        let before = fs::metadata(root.join("index.html")).unwrap().modified().unwrap();
        let second = build(&root, &[("index.html", "1"), ("st/c/index.html", "c")]);
        assert_eq!(second, Ok(Changes { written: 1, same: 1, removed: 2 }));
        assert_eq!(fs::metadata(root.join("index.html")).unwrap().modified().unwrap(), before);
        assert!(
            !root.join("st/a").exists() && root.join("st/b/note.txt").exists() && root.join("CNAME").exists()
        );
    }

    #[test]
    fn a_build_that_was_cut_short_leaves_nothing_behind() {
        let root = tempfile::tempdir().unwrap();
        let planned = ["a", "b"].map(str::to_owned).into();
        SiteFolder::begin(root.path(), planned).unwrap().put("a", b"a").unwrap();
        assert_eq!(build(root.path(), &[("b", "b")]), Ok(Changes { written: 1, same: 0, removed: 1 }));
        assert!(!root.path().join("a").exists());
    }

    #[test]
    fn the_files_of_others_are_not_written_over() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("index.html"), "mine").unwrap();
        let error = build(root.path(), &[("index.html", "ours")]).unwrap_err();
        assert!(error.contains("index.html is there already"), "{error}");
        assert_eq!(fs::read_to_string(root.path().join("index.html")).unwrap(), "mine");
    }

    #[test]
    fn a_list_that_was_edited_leads_nowhere_else() {
        assert_eq!(listed("# a\n\n../x\n/etc/y\nst/../z\nst/a\n"), BTreeSet::from(["st/a".to_owned()]));
    }
}
