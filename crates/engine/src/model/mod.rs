//! What is known: the tables of a corpus, the ids that join them, and the archive that carries them.

pub mod archive;
pub(crate) mod corpus;
pub(crate) mod date;
pub(crate) mod diagnostic;
pub(crate) mod family;
pub(crate) mod gender;
pub(crate) mod id;
pub(crate) mod read_by;
pub(crate) mod statement;
pub(crate) mod statement_key;

pub use corpus::*;
pub use date::{Date, DateError};
pub use diagnostic::{Diagnostic, Severity};
pub use family::Family;
pub use gender::StatedGender;
pub use id::{
    ActorId, AffiliationId, ArticleId, ChannelId, ClusterId, EntityId, Id, OutletId, StatementId, Table,
    TopicId,
};
pub use read_by::ReadBy;
pub use statement::*;
pub use statement_key::{StatementKey, StatementKeyError};
