//! Who read an article: the language in which, and the model by which its statements were found.
//!
//! ```
//! use on_record_engine::model::ReadBy;
//! let by = ReadBy { language: "en".into(), model: "news".into(), hash: 0xabc };
//! assert_eq!(by.to_string(), "model `news` (0000000000000abc) in `en`");
//! ```

use serde::{Deserialize, Serialize};
use std::fmt;

/// The language and the model that read an article. Readings by the same one are comparable.
///
/// In JSON the hash is text of sixteen hexadecimal digits: `{"language":"en","model":"news","hash":"0000000000000abc"}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ReadBy {
    /// The language's code after BCP 47: "en".
    pub language: String,
    /// What the model is called.
    pub model: String,
    /// A hash of the model's file: two models that differ in anything differ in it.
    #[serde(with = "hex")]
    pub hash: u64,
}

impl fmt::Display for ReadBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "model `{}` ({:016x}) in `{}`", self.model, self.hash, self.language)
    }
}

/// A hash as hexadecimal digits where people and JavaScript read it, whose numbers end at 53 bits.
mod hex {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(hash: &u64, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            to.collect_str(&format_args!("{hash:016x}"))
        } else {
            to.serialize_u64(*hash)
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
        if from.is_human_readable() {
            let digits = String::deserialize(from)?;
            u64::from_str_radix(&digits, 16).map_err(D::Error::custom)
        } else {
            u64::deserialize(from)
        }
    }
}
