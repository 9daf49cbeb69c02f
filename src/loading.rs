//! Archives on their way into the page: how much has arrived, and what can go wrong.

use on_record_engine::model::archive::ArchiveError;
use yew::AttrValue;

/// How much of an archive has arrived.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// The archive's name.
    pub name: AttrValue,
    /// Bytes that have arrived.
    pub have: u64,
    /// Bytes there are, where the server says so.
    pub total: Option<u64>,
}

/// Why an archive is not shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The archive's name; `None` is the embedded one.
    pub name: Option<AttrValue>,
    /// What happened.
    pub cause: Cause,
}

/// What happened to an archive.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// The address is not one.
    NoAddress,
    /// It lies on another server.
    OtherOrigin,
    /// The server answered with this status.
    Status(u16),
    /// Nothing came, or it broke off.
    Network,
    /// The page around allows a part of it only, and these words of it are not known.
    Locked(String),
    /// What came is not an archive that this page can open.
    Archive(ArchiveError),
    /// What the reader of a sharded archive says of it, in the page's language.
    Said(AttrValue),
}
