//! Where files go as they are made: none of them is kept.

use crate::model::archive;
use crate::model::corpus::Corpus;
use crate::shards::file::{HEADER, Part, ShardError, sealed};
use serde::Serialize;

/// What takes a file.
type Sink<'s, E> = dyn FnMut(Part, &[u8]) -> Result<(), E> + 's;

/// Takes files as they are made.
pub(super) struct Out<'s, E> {
    sink: &'s mut Sink<'s, E>,
}

impl<'s, E: From<ShardError>> Out<'s, E> {
    pub(super) fn new(sink: &'s mut Sink<'s, E>) -> Self {
        Self { sink }
    }

    /// Puts a payload behind its header.
    pub(super) fn put(&mut self, payload: &[u8]) -> Result<Part, E> {
        let part = Part::of(payload)?;
        (self.sink)(part, &sealed(payload))?;
        Ok(part)
    }

    /// Puts what postcard writes of a value.
    pub(super) fn put_value(&mut self, value: &impl Serialize) -> Result<Part, E> {
        self.put(&payload(value)?)
    }

    /// Puts a part of a corpus as an archive, whose header is made as that of the other files.
    pub(super) fn put_corpus(&mut self, corpus: &Corpus) -> Result<Part, E> {
        let bytes = archive::encode(corpus);
        let payload = bytes.get(HEADER..).ok_or(ShardError::Inconsistent("a part of the corpus"))?;
        let part = Part::of(payload)?;
        (self.sink)(part, &bytes)?;
        Ok(part)
    }
}

/// What postcard writes of a value.
///
/// # Errors
/// It holds what postcard cannot write.
pub(super) fn payload(value: &impl Serialize) -> Result<Vec<u8>, ShardError> {
    postcard::to_allocvec(value).map_err(|_| ShardError::Inconsistent("what is written"))
}
