//! Where files go as they are made: none of them is kept.

use crate::model::archive;
use crate::model::corpus::Corpus;
use crate::shards::file::{HEADER, Part, sealed};
use serde::Serialize;

/// What takes a file.
type Sink<'s, E> = dyn FnMut(Part, &[u8]) -> Result<(), E> + 's;

/// Takes files as they are made.
pub(super) struct Out<'s, E> {
    sink: &'s mut Sink<'s, E>,
}

impl<'s, E> Out<'s, E> {
    pub(super) fn new(sink: &'s mut Sink<'s, E>) -> Self {
        Self { sink }
    }

    /// Puts a payload behind its header.
    pub(super) fn put(&mut self, payload: &[u8]) -> Result<Part, E> {
        let part = Part::of(payload);
        (self.sink)(part, &sealed(payload))?;
        Ok(part)
    }

    /// Puts what postcard writes of a value.
    pub(super) fn put_value(&mut self, value: &impl Serialize) -> Result<Part, E> {
        self.put(&payload(value))
    }

    /// Puts a part of a corpus as an archive, whose header is made as that of the other files.
    pub(super) fn put_corpus(&mut self, corpus: &Corpus) -> Result<Part, E> {
        let bytes = archive::encode(corpus);
        let part = Part::of(bytes.get(HEADER..).unwrap_or_default());
        (self.sink)(part, &bytes)?;
        Ok(part)
    }
}

/// What postcard writes of a value. The layout holds no type that it refuses, and a `Vec` never runs full.
pub(super) fn payload(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}
