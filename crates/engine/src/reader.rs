//! Reads one article: the whole way from its text to a [`Reading`].

use crate::attribution::attributions;
use crate::corpus::Said;
use crate::id::Table;
use crate::parsed::Parsed;
use crate::reading::{ReadStatement, Reading};

/// Reads articles, each alone. Cheap to share between threads.
#[derive(Clone, Debug)]
pub struct Reader;

impl Reader {
    /// The reader with the model that comes with the engine.
    #[must_use]
    pub fn built_in() -> Self {
        Self
    }

    /// Reads an article. Always succeeds: a text without statements gives a reading without any.
    #[must_use]
    pub fn read(&self, text: &str) -> Reading {
        let doc = Parsed::new(text);
        let statements = attributions(&doc)
            .into_iter()
            .map(|attribution| ReadStatement {
                attribution,
                speaker: None,
                told_to: None,
                said: Said::default(),
            })
            .collect();
        Reading {
            blocks: doc.blocks,
            outlet: None,
            reported_on: None,
            entities: Table::default(),
            statements,
        }
    }
}
