//! What a cue tells of: speech, a finding, an attitude.

use serde::{Deserialize, Serialize};

/// What a cue tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// Something was said or written.
    Speech,
    /// Something was found: "shows", "indicates".
    Finding,
    /// Something is thought or felt: "believes", "hopes".
    Attitude,
    /// Anything else.
    Other,
}

impl Kind {
    /// As exports write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Finding => "finding",
            Self::Attitude => "attitude",
            Self::Other => "other",
        }
    }
}
