//! The most likely labelling, by Viterbi's algorithm (Viterbi 1967).
//!
//! Going forward keeps scores only; where the best score of a label came from is found on the way back, for the labels
//! of the best way alone.

use super::chain::larger;
use super::{Changes, Row, WIDTH, place};

/// Less than any score; sums of it may reach minus infinity, which is as little.
const NEVER: f32 = f32::MIN;

/// The best score with which each label is reached, without the token's own weights.
#[inline(always)]
fn step(score: &Row, change: &[Row; WIDTH]) -> Row {
    // Four bests side by side: each comparison waits for the one before it.
    let mut bests = [[NEVER; WIDTH]; 4];
    for (a, (s, row)) in score.iter().zip(change).enumerate() {
        for (best, change) in bests[a % 4].iter_mut().zip(row) {
            *best = larger(s + change, *best);
        }
    }
    let [a, b, c, d] = bests;
    std::array::from_fn(|l| larger(larger(a[l], b[l]), larger(c[l], d[l])))
}

/// The label from which `label` is reached with the best score, and that score.
#[inline]
fn from(score: &Row, change: &[Row; WIDTH], label: usize) -> (usize, f32) {
    // In three rounds: one after the other, each would wait for the one before it.
    let one = |a: usize| (a, score[a] + change[a][label]);
    let better = |a: (usize, f32), b: (usize, f32)| if b.1 > a.1 { b } else { a };
    let four = |a: usize| better(better(one(a), one(a + 1)), better(one(a + 2), one(a + 3)));
    better(four(0), four(4))
}

fn best(score: &Row) -> usize {
    (0..WIDTH).max_by(|&a, &b| score[a].total_cmp(&score[b])).unwrap_or(0)
}

/// The best way through a sequence, found position by position: forth, and then back. Each step waits for the one before
/// it, so that the sums of [`super::chain`] are worked out beside it.
pub(super) struct Way<'a> {
    changes: &'a Changes,
    score: Row,
    scores: Vec<Row>,
    label: usize,
    labels: Vec<u8>,
}

impl<'a> Way<'a> {
    /// Through a sequence of this length.
    pub(super) fn new(length: usize, changes: &'a Changes) -> Self {
        let scores = Vec::with_capacity(length);
        Self { changes, score: [0.0; WIDTH], scores, label: 0, labels: vec![0; length] }
    }

    /// Goes on to the next position, given what it weighs and its context.
    #[inline(always)]
    pub(super) fn forth(&mut self, here: &Row, context: u8) {
        self.score = if self.scores.is_empty() {
            *here
        } else {
            let reached = step(&self.score, &self.changes[place(context)]);
            std::array::from_fn(|l| reached[l] + here[l])
        };
        self.scores.push(self.score);
    }

    /// Goes back to position `i`, from the end on; `context` is that of the position behind it.
    #[inline(always)]
    pub(super) fn back(&mut self, i: usize, context: Option<u8>) {
        self.label = match context {
            Some(context) => from(&self.scores[i], &self.changes[place(context)], self.label).0,
            None => best(&self.scores[i]),
        };
        self.labels[i] = self.label as u8;
    }

    /// The most likely label of each position.
    pub(super) fn labels(self) -> Vec<u8> {
        self.labels
    }
}

/// The most likely labels among the labellings that use a `wanted` label at least once; `labels` are those among all.
pub(super) fn using(
    labels: Vec<u8>,
    unary: &[Row],
    contexts: &[u8],
    changes: &Changes,
    wanted: [bool; WIDTH],
) -> Vec<u8> {
    // The best of all is the best of these where it is one of them.
    if labels.iter().any(|&l| wanted[usize::from(l)]) {
        return labels;
    }
    let Some(&first) = unary.first() else { return labels };
    // Two rows of scores: labellings that have not used a wanted label yet, and those that have. `open` lets only wanted
    // labels pass, `shut` only the others.
    let open: Row = wanted.map(|wanted| if wanted { 0.0 } else { NEVER });
    let shut: Row = wanted.map(|wanted| if wanted { NEVER } else { 0.0 });
    let add = |row: &Row, other: &Row| -> Row { std::array::from_fn(|l| row[l] + other[l]) };
    let mut scores = Vec::with_capacity(unary.len());
    scores.push((add(&first, &shut), add(&first, &open)));
    for (here, &context) in unary.iter().zip(contexts).skip(1) {
        let change = &changes[place(context)];
        let (unused, used) = &scores[scores.len() - 1];
        let (plain, after) = (step(unused, change), step(used, change));
        let starts = add(&plain, &open);
        let used: Row = std::array::from_fn(|l| if starts[l] > after[l] { starts[l] } else { after[l] });
        scores.push((add(&add(&plain, here), &shut), add(&used, here)));
    }
    let mut labels = vec![0; unary.len()];
    let (mut label, mut used) = (best(&scores[scores.len() - 1].1), true);
    for i in (0..labels.len()).rev() {
        labels[i] = label as u8;
        if i > 0 {
            let (change, before) = (&changes[place(contexts[i])], &scores[i - 1]);
            // A wanted label is the first one or a later one; any other is behind one already.
            let (plain, starts) = from(&before.0, change, label);
            let (after, goes_on) = from(&before.1, change, label);
            let first = used && starts + open[label] > goes_on;
            label = if first || !used { plain } else { after };
            used = used && !first;
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::crf::CONTEXTS;
    use crate::text::hash::mix;

    /// Weights between -4 and 4 that follow from a number.
    fn weight(n: u64) -> f32 {
        (mix(mix(3, n), n) >> 40) as f32 / (1u64 << 21) as f32 - 4.0
    }

    /// The best labelling of those that `allowed` lets pass, found by trying all over the first three labels.
    fn tried(unary: &[Row], contexts: &[u8], changes: &Changes, allowed: impl Fn(&[u8]) -> bool) -> Vec<u8> {
        let all = (0..3usize.pow(unary.len() as u32)).map(|code| -> Vec<u8> {
            (0..unary.len()).map(|i| (code / 3usize.pow(i as u32) % 3) as u8).collect()
        });
        let score = |labels: &[u8]| {
            let label = |i: usize| usize::from(labels[i]);
            (0..labels.len()).fold(0.0, |sum, i| {
                let change = if i == 0 { 0.0 } else { changes[place(contexts[i])][label(i - 1)][label(i)] };
                sum + change + unary[i][label(i)]
            })
        };
        all.filter(|l| allowed(l)).max_by(|a, b| score(a).total_cmp(&score(b))).expect("there is one")
    }

    fn viterbi(unary: &[Row], contexts: &[u8], changes: &Changes) -> Vec<u8> {
        let mut way = Way::new(unary.len(), changes);
        for (here, &context) in unary.iter().zip(contexts) {
            way.forth(here, context);
        }
        for i in (0..unary.len()).rev() {
            way.back(i, contexts.get(i + 1).copied());
        }
        way.labels()
    }

    #[test]
    fn the_best_way_is_the_best_of_all_ways() {
        let wanted = std::array::from_fn(|l| l == 2);
        let mut forced = 0;
        for case in 0..300u64 {
            let n = 1 + case as usize % 5;
            let row = |seed: u64| -> Row {
                std::array::from_fn(|l| if l < 3 { weight(seed * 16 + l as u64) } else { -1e4 })
            };
            let unary: Vec<Row> = (0..n as u64).map(|i| row(case * 100 + i)).collect();
            let contexts: Vec<u8> = (0..n).map(|i| (case as usize + i) as u8 % CONTEXTS as u8).collect();
            let changes: Changes = std::array::from_fn(|c| {
                std::array::from_fn(|a| row(90_000 + case * 1000 + (c * WIDTH + a) as u64))
            });
            let free = viterbi(&unary, &contexts, &changes);
            assert_eq!(free, tried(&unary, &contexts, &changes, |_| true), "case {case}");
            let best = using(free.clone(), &unary, &contexts, &changes, wanted);
            assert_eq!(best, tried(&unary, &contexts, &changes, |l| l.contains(&2)), "case {case}");
            forced += u32::from(best != free);
        }
        assert!((30..270).contains(&forced), "{forced} of 300 had to be forced");
        assert!(using(vec![], &[], &[], &[[[0.0; WIDTH]; WIDTH]; 2 * CONTEXTS], wanted).is_empty());
    }
}
