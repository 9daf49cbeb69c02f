//! A file of words: sorted terms, each with its rows.
//!
//! Names are words too: `/st/mfzq4d2yba` has the row of that statement, `/var/…` the rows of a cluster, `/doc/bridge`
//! the number of that article among those of the run. What is typed never begins with a slash.
//!
//! Layout, term after term: how many bytes it shares with the one before (a byte), how many more it has (a varint), these
//! bytes, then its rows as `postings` tells.

use crate::shards::postings;

/// The terms of a file, and where the rows of each begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Chunk {
    letters: String,
    ends: Vec<u32>,
    starts: Vec<u32>,
    bytes: Vec<u8>,
}

impl Chunk {
    /// Reads a file's payload; `None` where it is none.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut chunk = Self { bytes: bytes.to_vec(), ..Self::default() };
        let (mut at, mut term) = (0, Vec::new());
        while at < bytes.len() {
            let shared = usize::from(*bytes.get(at)?);
            at += 1;
            let more = usize::try_from(postings::number(bytes, &mut at)?).ok()?;
            let rest = bytes.get(at..at.checked_add(more)?)?;
            at += more;
            if shared > term.len() {
                return None;
            }
            term.truncate(shared);
            term.extend_from_slice(rest);
            chunk.letters.push_str(std::str::from_utf8(&term).ok()?);
            chunk.ends.push(u32::try_from(chunk.letters.len()).ok()?);
            chunk.starts.push(u32::try_from(at).ok()?);
            postings::skip(bytes, &mut at)?;
        }
        Some(chunk)
    }

    pub(super) fn terms(&self) -> impl Iterator<Item = (&str, u32)> {
        let mut start = 0;
        self.ends.iter().zip(&self.starts).map(move |(&end, &rows)| {
            let term = self.letters.get(start as usize..end as usize).unwrap_or("");
            start = end;
            (term, rows)
        })
    }

    /// The rows that begin at this byte.
    pub(super) fn rows(&self, start: u32, limit: u32) -> Option<Vec<u32>> {
        postings::rows(&self.bytes, start as usize, limit)
    }
}

/// Gathers terms, which arrive sorted, into files.
#[cfg(feature = "extract")]
pub(super) struct Writer<F> {
    /// Number of bytes from which on a file may end where the first letters change …
    least: usize,
    /// … and from which on it ends.
    most: usize,
    first: String,
    last: String,
    bytes: Vec<u8>,
    finished: F,
}

#[cfg(feature = "extract")]
impl<E, F: FnMut(String, Vec<u8>) -> Result<(), E>> Writer<F> {
    /// `finished` gets the first term of each file and its payload.
    pub(super) fn new(most: usize, finished: F) -> Self {
        Self { least: most / 2, most, first: String::new(), last: String::new(), bytes: Vec::new(), finished }
    }

    pub(super) fn add(&mut self, term: &str, rows: &[u32]) -> Result<(), E> {
        // Words that begin alike are asked for together.
        let starts = |term: &str| term.chars().take(3).collect::<String>();
        let apart = || starts(term) != starts(&self.last);
        if self.bytes.len() >= self.most || self.bytes.len() >= self.least && apart() {
            self.end()?;
        }
        if self.bytes.is_empty() {
            term.clone_into(&mut self.first);
            self.last.clear();
        }
        let mut shared = self.last.bytes().zip(term.bytes()).take_while(|(a, b)| a == b).count().min(255);
        while !term.is_char_boundary(shared) {
            shared -= 1;
        }
        self.bytes.push(shared as u8);
        postings::push_number((term.len() - shared) as u64, &mut self.bytes);
        self.bytes.extend_from_slice(&term.as_bytes()[shared..]);
        postings::push(rows, &mut self.bytes);
        term.clone_into(&mut self.last);
        Ok(())
    }

    pub(super) fn end(&mut self) -> Result<(), E> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        (self.finished)(std::mem::take(&mut self.first), std::mem::take(&mut self.bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::{Chunk, Writer};
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        #[test]
        fn gives_back_the_terms_that_were_added(
            terms in proptest::collection::btree_map("[aäb/]{1,6}", proptest::collection::btree_set(0u32..60, 1..9), 0..40),
        ) {
            let mut files: Vec<(String, Vec<u8>)> = Vec::new();
            let mut writer = Writer::new(30, |first, bytes| { files.push((first, bytes)); Ok::<(), ()>(()) });
            for (term, rows) in &terms {
                let rows: Vec<u32> = rows.iter().copied().collect();
                writer.add(term, &rows).unwrap();
            }
            writer.end().unwrap();
            let mut found: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
            for (first, bytes) in &files {
                let chunk = Chunk::read(bytes).unwrap();
                prop_assert_eq!(chunk.terms().next().map(|(term, _)| term), Some(first.as_str()));
                for (term, start) in chunk.terms() {
                    found.insert(term.to_owned(), chunk.rows(start, 60).unwrap().into_iter().collect());
                }
            }
            prop_assert_eq!(found, terms);
        }

        #[test]
        fn any_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let _ = Chunk::read(&bytes);
        }
    }
}
