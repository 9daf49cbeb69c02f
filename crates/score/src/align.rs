//! Which prediction answers which gold statement.
//!
//! ```
//! use on_record_score::align::align;
//! let (gold, predicted) = (vec![vec![1, 2, 3], vec![7, 8]], vec![vec![8], vec![2, 3, 4]]);
//! assert_eq!(align(&gold, &predicted, 0.5).pairs().collect::<Vec<_>>(), [(0, 1), (1, 0)]);
//! ```

use crate::text::Words;
use std::collections::{BTreeMap, BTreeSet};

/// The gold statements with the prediction that answers each, and back.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    forth: BTreeMap<usize, usize>,
    back: BTreeMap<usize, usize>,
}

impl Alignment {
    /// The prediction that answers a gold statement.
    #[must_use]
    pub fn of(&self, gold: usize) -> Option<usize> {
        self.forth.get(&gold).copied()
    }

    /// The gold statement that a prediction answers.
    #[must_use]
    pub fn answered_by(&self, predicted: usize) -> Option<usize> {
        self.back.get(&predicted).copied()
    }

    /// Gold and prediction, by gold.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.forth.iter().map(|(&gold, &predicted)| (gold, predicted))
    }
}

/// How many words two sets share; both are sorted.
#[must_use]
pub fn shared(a: &[u32], b: &[u32]) -> usize {
    a.iter().filter(|word| b.binary_search(word).is_ok()).count()
}

/// Dice's coefficient: twice what is shared by what there is.
#[must_use]
pub fn dice(a: &[u32], b: &[u32]) -> f64 {
    let all = a.len() + b.len();
    if all == 0 { 0.0 } else { (2 * shared(a, b)) as f64 / all as f64 }
}

/// One to one, the most alike first (then the earlier gold, then the earlier prediction), down to `least`.
#[must_use]
pub fn align(gold: &[Words], predicted: &[Words], least: f64) -> Alignment {
    let mut holding: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    for (number, words) in predicted.iter().enumerate() {
        words.iter().for_each(|&word| {
            holding.entry(word).or_default().insert(number);
        });
    }
    let mut candidates = vec![];
    for (g, words) in gold.iter().enumerate() {
        let near: BTreeSet<usize> =
            words.iter().filter_map(|word| holding.get(word)).flatten().copied().collect();
        candidates.extend(near.into_iter().map(|p| (dice(words, &predicted[p]), g, p)));
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut found = Alignment::default();
    for (alike, g, p) in candidates {
        if alike >= least && !found.forth.contains_key(&g) && !found.back.contains_key(&p) {
            found.forth.insert(g, p);
            found.back.insert(p, g);
        }
    }
    found
}
