//! How a text names the outlet that published it: "appeared first on …", "… can report".

use super::lists::Lists;

/// The phrases beside an outlet's name.
#[derive(Clone, Debug, Default)]
pub(crate) struct OutletPhrases {
    /// In small letters, what stands before the name in a line about republishing.
    pub(crate) before: Vec<String>,
    /// The words that stand behind the name in running text.
    pub(crate) behind: Vec<Vec<String>>,
}

impl OutletPhrases {
    pub(super) fn read(lists: &Lists<'_>) -> Self {
        let ending = |end: &str| {
            let phrases = lists.entries("outlet-phrases").filter_map(|phrase| phrase.strip_suffix(end));
            phrases.map(str::to_owned).collect::<Vec<_>>()
        };
        let words = |phrase: &String| phrase.split(' ').map(str::to_owned).collect();
        Self { before: ending(" ^"), behind: ending(" $").iter().map(words).collect() }
    }
}
