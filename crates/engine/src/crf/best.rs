//! The most likely labelling, by Viterbi's algorithm (Viterbi 1967).
//!
//! Going forward keeps scores only; where the best score of a label came from is found on the way back, for the labels
//! of the best way alone.

use super::{Changes, Row, WIDTH, place};

/// Less than any score; sums of it may reach minus infinity, which is as little.
const NEVER: f32 = f32::MIN;

/// The best score with which each label is reached, without the token's own weights.
#[inline(always)]
fn step(score: &Row, change: &[Row; WIDTH]) -> Row {
    let mut next = [NEVER; WIDTH];
    for (s, row) in score.iter().zip(change) {
        for (best, change) in next.iter_mut().zip(row) {
            let value = s + change;
            *best = if value > *best { value } else { *best };
        }
    }
    next
}

/// The label from which `label` is reached with the best score, and that score.
#[inline]
fn from(score: &Row, change: &[Row; WIDTH], label: usize) -> (usize, f32) {
    let mut best = (0, NEVER);
    for (a, (s, row)) in score.iter().zip(change).enumerate() {
        let value = s + row[label];
        best = if value > best.1 { (a, value) } else { best };
    }
    best
}

fn best(score: &Row) -> usize {
    (0..WIDTH).max_by(|&a, &b| score[a].total_cmp(&score[b])).unwrap_or(0)
}

/// The most likely labels over given weights.
pub(super) fn viterbi(unary: &[Row], contexts: &[u8], changes: &Changes) -> Vec<u8> {
    let Some(&first) = unary.first() else { return Vec::new() };
    let mut scores = Vec::with_capacity(unary.len());
    let mut score = first;
    scores.push(score);
    for (here, &context) in unary.iter().zip(contexts).skip(1) {
        score = step(&score, &changes[place(context)]);
        for (score, weight) in score.iter_mut().zip(here) {
            *score += weight;
        }
        scores.push(score);
    }
    let mut labels = vec![0; unary.len()];
    let mut label = best(&score);
    for i in (0..labels.len()).rev() {
        labels[i] = label as u8;
        if i > 0 {
            label = from(&scores[i - 1], &changes[place(contexts[i])], label).0;
        }
    }
    labels
}

/// The most likely labels among the labellings that use a `wanted` label at least once.
pub(super) fn viterbi_with(
    unary: &[Row],
    contexts: &[u8],
    changes: &Changes,
    wanted: [bool; WIDTH],
) -> Vec<u8> {
    let labels = viterbi(unary, contexts, changes);
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
