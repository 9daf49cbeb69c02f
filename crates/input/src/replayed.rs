//! A stream of which what was read since some place is kept, so that it can be looked at once more.

use std::io::{Read, Result};

/// A stream, and what was read of it lately.
pub(crate) struct Kept<R> {
    stream: R,
    bytes: Vec<u8>,
    /// The place in the stream of the first byte that is kept.
    first: u64,
    /// How many of those are not needed any more.
    old: usize,
    has_ended: bool,
}

impl<R> Kept<R> {
    /// Keeps what is read from now on.
    pub(crate) const fn new(stream: R) -> Self {
        Self { stream, bytes: Vec::new(), first: 0, old: 0, has_ended: false }
    }

    /// What lies before this place in the stream is not needed any more.
    pub(crate) fn forget(&mut self, before: u64) {
        let old = usize::try_from(before.saturating_sub(self.first)).unwrap_or(usize::MAX);
        self.old = self.old.max(old.min(self.bytes.len()));
    }

    /// What was read from this place on.
    pub(crate) fn since(&self, place: u64) -> &[u8] {
        let at = usize::try_from(place.saturating_sub(self.first)).unwrap_or(usize::MAX);
        self.bytes.get(at..).unwrap_or_default()
    }

    /// What was read from this place on, and the stream behind it.
    pub(crate) fn into_rest(self, place: u64) -> (Vec<u8>, R) {
        (self.since(place).to_vec(), self.stream)
    }

    /// Whether everything was read.
    pub(crate) const fn has_ended(&self) -> bool {
        self.has_ended
    }
}

impl<R: Read> Read for Kept<R> {
    fn read(&mut self, to: &mut [u8]) -> Result<usize> {
        let many = self.stream.read(to)?;
        self.has_ended = many == 0 && !to.is_empty();
        self.bytes.drain(..self.old);
        self.first += self.old as u64;
        self.old = 0;
        self.bytes.extend_from_slice(to.get(..many).unwrap_or_default());
        Ok(many)
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;
    use std::io::Read as _;

    #[test]
    fn what_is_not_forgotten_is_there() {
        let mut kept = Kept::new(&b"abcdefgh"[..]);
        let mut three = [0; 3];
        kept.read_exact(&mut three).unwrap();
        kept.forget(2);
        kept.read_exact(&mut three).unwrap();
        assert_eq!((kept.since(2), kept.since(4), kept.since(9)), (&b"cdef"[..], &b"ef"[..], &b""[..]));
        assert!(!kept.has_ended());
        kept.read_to_end(&mut vec![]).unwrap();
        assert!(kept.has_ended());
    }
}
