//! How much of a long list is shown, and how much of that is made at once.

/// How many cards a long list shows at a time.
pub const STEP: usize = 200;

/// The same on someone else's page, which the list must not fill; there more come at a click alone.
pub const EMBEDDED_STEP: usize = 25;
/// The same where the archive is in many files, which are fetched for each step.
pub const FETCHED_STEP: usize = 50;

/// How much of a long list is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListWindow {
    /// How many cards are asked for.
    pub shown: usize,
    /// How many of them are made now; the others follow.
    pub made: usize,
    /// Whether thin paraphrases, which the usual order folds away at the end, are shown as well.
    pub unfolded: bool,
}

impl ListWindow {
    /// A window of this number of cards, drawn at once, with what is folded.
    #[must_use]
    pub const fn whole(shown: usize) -> Self {
        Self { shown, made: shown, unfolded: true }
    }
}
