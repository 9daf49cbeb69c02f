//! How much of an answer a page shows.

use on_record_asking::address::View;
use on_record_engine::shards::{ReadLimit, Totals};

/// Maximum number of statements in a picture or a comparison: of more it says that there are more.
pub const MOST: usize = 2_000;

/// Maximum number of statements ordered by best match: the order takes the texts of all of them.
pub const RELEVANT: usize = 100;

/// As much may be read to look whether words follow each other, or to draw a picture.
pub const READ: ReadLimit = ReadLimit { files: 200, bytes: 24 << 20 };

/// As much to put best matches first.
pub const READ_TO_SORT: ReadLimit = ReadLimit { files: 50, bytes: 12 << 20 };

/// What a reader sees of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// How many statements.
    pub shown: usize,
    /// Whether those that the list folds away are shown too.
    pub unfolded: bool,
}

impl Wish {
    /// How many of the first statements are wanted.
    pub(crate) fn end(self, view: &View, totals: &Totals) -> usize {
        let told = if self.unfolded { totals.total } else { totals.total - totals.folded };
        if is_whole(view) { totals.total.min(MOST) } else { told.min(self.shown) }
    }
}

/// Whether a view is drawn from all statements of the answer.
pub(crate) fn is_whole(view: &View) -> bool {
    match view {
        View::Matrix | View::Time | View::Network | View::Positions | View::Quoted(_) => true,
        View::Compare(..) | View::Variant(_) | View::Article(..) => true,
        // Without a name: all actors or topics to choose from.
        View::Actor(name) | View::Topic(name) => name.is_empty(),
        View::Statements | View::Statement(_) | View::Others(_) | View::Outlet(_) => false,
    }
}
