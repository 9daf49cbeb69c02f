//! How much has to be read for an answer that texts decide: a page bounds it, and says what it left out.

use crate::model::id::{Id, StatementId};
use crate::query::filter::Query;
use crate::shards::any_archive::Wanted;
use crate::shards::fetched::Shards;
use crate::shards::select::Unfound;
use std::collections::BTreeSet;

/// As many files of texts, and as many bytes in them, may be read for one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadLimit {
    /// Files.
    pub files: usize,
    /// Bytes of them.
    pub bytes: u64,
}

/// What has been taken of it.
#[derive(Default)]
struct Taken {
    files: BTreeSet<(usize, usize, usize)>,
    bytes: u64,
}

impl Shards {
    /// How many of the first of these statements can be shown with so much reading. What is at hand counts as the rest
    /// does: the same question has the same answer.
    ///
    /// # Errors
    /// The files without which it cannot be told.
    pub fn within(&self, ids: &[StatementId], most: ReadLimit) -> Result<usize, Wanted> {
        let (mut taken, mut wanted) = (Taken::default(), Vec::new());
        for (place, id) in ids.iter().enumerate() {
            match self.taken(id.index(), most, &mut taken) {
                Ok(true) => {}
                Ok(false) => return Wanted::unless(wanted, place),
                Err(Wanted { files }) => wanted.extend(files),
            }
        }
        Wanted::unless(wanted, ids.len())
    }

    /// Whether words that must follow each other can be looked up with so much reading.
    ///
    /// # Errors
    /// The files without which it cannot be told.
    pub fn phrases_within(&self, query: &Query, most: ReadLimit) -> Result<bool, Wanted> {
        let plan = self.plan(query)?;
        if !plan.question.has_phrases() {
            return Ok(true);
        }
        let (mut taken, mut wanted, mut fits) = (Taken::default(), Vec::new(), true);
        for asked in self.segments() {
            match asked.candidates(&plan) {
                Ok(rows) => {
                    let first = self.first_row(&asked);
                    for row in rows {
                        fits = fits && self.taken((first + row) as usize, most, &mut taken)?;
                    }
                }
                Err(Unfound::Files(files)) => wanted.extend(files),
                Err(Unfound::LeftOut) => {}
            }
        }
        Wanted::unless(wanted, fits)
    }

    /// Takes the file of a row; false where that is more than may be read.
    fn taken(&self, row: usize, most: ReadLimit, taken: &mut Taken) -> Result<bool, Wanted> {
        let Some(found) = self.text_file(row)? else { return Ok(true) };
        if taken.files.insert((found.run, found.segment, found.file)) {
            taken.bytes += u64::from(found.part.bytes());
        }
        Ok(taken.files.len() <= most.files && taken.bytes <= most.bytes)
    }
}
