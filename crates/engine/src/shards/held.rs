//! What has been fetched and may be forgotten: when it was needed last tells what goes first.

use std::cell::Cell;

/// What may be forgotten, as it can be fetched again.
#[derive(Clone, Debug)]
pub(super) struct Held<T> {
    what: T,
    /// How many bytes its file has.
    bytes: u32,
    /// When it was needed last.
    needed: Cell<u32>,
}

impl<T> Held<T> {
    /// What a file of these bytes holds, which has come now.
    pub(super) const fn new(what: T, file: &[u8], now: u32) -> Self {
        Self { what, bytes: file.len() as u32, needed: Cell::new(now) }
    }

    /// What is held; it is needed now.
    pub(super) fn at(&self, now: u32) -> &T {
        self.needed.set(now);
        &self.what
    }

    /// When it was needed last.
    pub(super) const fn needed(&self) -> u32 {
        self.needed.get()
    }

    /// How many bytes its file has.
    pub(super) const fn bytes(&self) -> u32 {
        self.bytes
    }
}
