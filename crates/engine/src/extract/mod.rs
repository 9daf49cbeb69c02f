//! From the text of one article to what it says: the stages in the order in which they run.

pub(crate) mod addressee;
pub(crate) mod affiliation;
pub(crate) mod attribution;
pub(crate) mod conversation;
pub(crate) mod export;
pub(crate) mod outlet;
pub(crate) mod reader;
pub(crate) mod reading;
pub(crate) mod source;
pub(crate) mod time;

#[cfg(feature = "ablation")]
pub use attribution::Rule;
pub use attribution::network::ModelError;
pub use export::{Shares, Source, Statement, Uncertain, statements};
pub use outlet::outlet;
pub use reader::Reader;
pub use reading::{Attribution, Entity, Mention, MentionKind, ReadStatement, Reading};
