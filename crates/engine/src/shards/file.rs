//! One file of a sharded archive: its header, its name, and what can be wrong with it.
//!
//! A file is named by the hash of what it holds. So a file that did not change keeps its name, caches never hold a stale
//! one, and a file of another build is found out before it is read.

use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher24;
use std::fmt;
use std::hash::Hasher;

/// What every file of a sharded archive starts with, but for texts and bodies, which are archives of their own.
pub const MAGIC: &[u8; 8] = b"onrshard";
/// The version of the layout that this engine writes and reads.
pub const VERSION: u32 = 3;
/// How many bytes stand before the payload: the mark, the version, the payload's length, its hash.
pub const HEADER: usize = 8 + 4 + 8 + 8;
/// The name of the manifest, the one file that has no hash for a name.
pub const MANIFEST: &str = "archive.ors";

/// The name of a file: the hash of its payload, and how many bytes it has in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Part {
    hash: [u8; 8],
    bytes: u32,
}

impl Part {
    /// The name of a file with this payload.
    #[cfg(feature = "extract")]
    ///
    /// # Errors
    /// [`ShardError::TooLarge`] where no name can tell its length.
    pub(super) fn of(payload: &[u8]) -> Result<Self, ShardError> {
        let bytes = payload.len() as u64 + HEADER as u64;
        let told = u32::try_from(bytes).map_err(|_| ShardError::TooLarge(bytes))?;
        Ok(Self { hash: hash(payload).to_le_bytes(), bytes: told })
    }

    /// No file: the place of one that is not written yet.
    #[cfg(feature = "extract")]
    pub(super) const fn none() -> Self {
        Self { hash: [0; 8], bytes: 0 }
    }

    /// Where it lies below the archive's folder: `3f/9a61c07be2d415.ors`. There are 256 folders at most.
    #[must_use]
    pub fn path(self) -> String {
        let digits = format!("{:016x}", u64::from_le_bytes(self.hash));
        let (folder, name) = digits.split_at(2);
        format!("{folder}/{name}.ors")
    }

    /// How many bytes it has.
    #[must_use]
    pub const fn bytes(self) -> u32 {
        self.bytes
    }

    /// Whether these bytes are the whole file, as far as its length and its header tell; the payload's hash is checked
    /// when it is opened.
    ///
    /// # Errors
    /// [`ShardError::Truncated`] where bytes are missing, [`ShardError::Foreign`] where it is another file.
    pub fn check(self, bytes: &[u8]) -> Result<(), ShardError> {
        let (have, want) = (bytes.len() as u64, u64::from(self.bytes));
        if have < want && !bytes.is_empty() && bytes.starts_with(b"onr") || bytes.is_empty() {
            return Err(ShardError::Truncated { have, want });
        }
        match bytes.get(HEADER - 8..HEADER) {
            Some(stated) if stated == self.hash && have == want => Ok(()),
            _ if bytes.starts_with(MAGIC) || bytes.starts_with(crate::model::archive::MAGIC) => {
                Err(ShardError::Foreign)
            }
            _ => Err(ShardError::NotAShard),
        }
    }
}

/// Why bytes are not the file that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShardError {
    /// It is no file of a sharded archive: a server's page that says "not found", for one.
    NotAShard,
    /// It was written with another version of the layout.
    OtherVersion(u32),
    /// It ends early: this many of that many bytes arrived.
    Truncated {
        /// Bytes present.
        have: u64,
        /// Bytes announced.
        want: u64,
    },
    /// The bytes do not agree with their own check.
    Damaged,
    /// It is a file of another archive, or of another build of this one.
    Foreign,
    /// Nothing that has been opened names this file.
    Unasked,
    /// A file would have so many bytes that its name could not tell them.
    TooLarge(u64),
    /// It contradicts itself or the file that names it: in what.
    Inconsistent(&'static str),
}

impl fmt::Display for ShardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAShard => write!(f, "this is not a file of a sharded archive; copy the folder anew"),
            Self::OtherVersion(found) => write!(
                f,
                "this file has version {found} and this program reads version {VERSION}; pack the articles again with the matching `on-record`"
            ),
            Self::Truncated { have, want } => {
                write!(
                    f,
                    "the file is cut short: {have} of {want} bytes arrived; load it again or copy it anew"
                )
            }
            Self::Damaged => write!(f, "the file is damaged; copy it anew"),
            Self::Foreign => write!(
                f,
                "the file belongs to another build of the archive; load the archive again, or copy the whole folder anew"
            ),
            Self::Unasked => write!(f, "no part of the archive names this file"),
            Self::TooLarge(bytes) => write!(
                f,
                "a file of the archive would have {bytes} bytes, more than 4 GiB; pack fewer articles together"
            ),
            Self::Inconsistent(what) => {
                write!(f, "the file contradicts the archive ({what}); pack the articles again")
            }
        }
    }
}

impl std::error::Error for ShardError {}

/// For whoever writes an archive to a disk: one kind of error for both.
impl From<ShardError> for std::io::Error {
    fn from(error: ShardError) -> Self {
        Self::other(error)
    }
}

fn hash(payload: &[u8]) -> u64 {
    let mut hasher = SipHasher24::new();
    hasher.write(payload);
    hasher.finish()
}

/// A payload behind the header that belongs to it.
#[cfg(feature = "extract")]
pub(super) fn sealed(payload: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER + payload.len());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&(payload.len() as u64).to_le_bytes());
    bytes.extend_from_slice(&hash(payload).to_le_bytes());
    bytes.extend_from_slice(payload);
    bytes
}

/// The payload of a file, once its header and its check are found right.
pub(super) fn opened(bytes: &[u8]) -> Result<&[u8], ShardError> {
    let have = bytes.len() as u64;
    if !bytes.starts_with(MAGIC) {
        return Err(ShardError::NotAShard);
    }
    let short = ShardError::Truncated { have, want: HEADER as u64 };
    let version = bytes.get(8..12).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    match version.ok_or(short.clone())? {
        VERSION => {}
        other => return Err(ShardError::OtherVersion(other)),
    }
    let field = |at: usize| bytes.get(at..at + 8).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes);
    let (length, stated) = (field(12).ok_or(short.clone())?, field(20).ok_or(short)?);
    let payload = bytes.get(HEADER..).unwrap_or_default();
    if (payload.len() as u64) < length {
        return Err(ShardError::Truncated { have, want: (HEADER as u64).saturating_add(length) });
    }
    if payload.len() as u64 != length || hash(payload) != stated {
        return Err(ShardError::Damaged);
    }
    Ok(payload)
}

/// Bytes as postcard writes them: their number, then they themselves.
pub(super) mod raw {
    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};

    pub(in crate::shards) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(bytes)
    }

    pub(in crate::shards) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Vec<u8>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }
            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }
        }
        from.deserialize_bytes(Bytes)
    }
}
