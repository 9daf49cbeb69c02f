//! Names of fields and columns that somebody gives: `text=story` says that the column `story` holds the text.
//!
//! ```
//! use on_record_input::FieldNames;
//! let names = FieldNames::parse(&["text=Story".to_owned()]).unwrap();
//! assert!(names.is("text", "story") && !names.is("text", "body"));
//! assert!(FieldNames::parse(&["words=story".to_owned()]).unwrap_err().starts_with("`words=story`"));
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The fields of an article that can be named.
pub const FIELDS: [&str; 8] = ["id", "text", "headline", "date", "outlet", "url", "authors", "language"];

/// Which fields and columns of a file hold what, where somebody says so. Cheap to clone; clones know together which of the
/// names were met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldNames(Arc<[Named]>);

/// A name that is given to a field.
#[derive(Debug)]
struct Named {
    field: &'static str,
    name: String,
    /// As it was given: `text=Story`.
    written: String,
    /// Whether a record has a field of this name.
    met: AtomicBool,
}

impl PartialEq for Named {
    fn eq(&self, other: &Self) -> bool {
        (self.field, &self.name) == (other.field, &other.name)
    }
}

impl Eq for Named {}

impl FieldNames {
    /// From pairs such as `text=story`.
    ///
    /// # Errors
    /// A sentence about the first one that is no such pair.
    pub fn parse(pairs: &[String]) -> Result<Self, String> {
        let one = |pair: &String| {
            let (field, name) = pair.split_once('=').unwrap_or((pair, ""));
            let field = FIELDS.into_iter().find(|known| *known == field.trim());
            let name = folded(name);
            let named = |field| Named {
                field,
                name: name.clone(),
                written: pair.clone(),
                met: AtomicBool::new(false),
            };
            field.filter(|_| !name.is_empty()).map(named).ok_or_else(|| {
                format!(
                    "`{pair}` names no field: write what it is and how it is called there, such as text=story; it can \
                     be {}",
                    FIELDS.join(", ")
                )
            })
        };
        pairs.iter().map(one).collect::<Result<Vec<_>, _>>().map(|pairs| Self(pairs.into()))
    }

    /// The names, folded, of what holds a field.
    pub(crate) fn of<'n>(&'n self, field: &'n str) -> impl Iterator<Item = &'n str> + 'n {
        self.0.iter().filter(move |named| named.field == field).map(|named| named.name.as_str())
    }

    /// Whether a field is said to be called so.
    #[must_use]
    pub fn is(&self, field: &str, name: &str) -> bool {
        let name = folded(name);
        self.of(field).any(|known| known == name)
    }

    /// A record has a field of this name, folded.
    pub(crate) fn meet(&self, name: &str) {
        self.0
            .iter()
            .filter(|named| named.name == name)
            .for_each(|named| named.met.store(true, Ordering::Relaxed));
    }

    /// Those that no record has had so far, as they were given.
    pub fn unmet(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|named| !named.met.load(Ordering::Relaxed)).map(|named| named.written.as_str())
    }
}

/// A name without what people write differently: case, blanks, hyphens, underscores.
pub(crate) fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
