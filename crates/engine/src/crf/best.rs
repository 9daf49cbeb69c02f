//! The most likely labelling, by Viterbi's algorithm (Viterbi 1967).

use super::{Changes, Row, WIDTH, place};

/// Less than any score; sums of it may reach minus infinity, which is as little.
const NEVER: f32 = f32::MIN;

/// The best way into each label: its score without the token's own weights, and the label it comes from.
#[inline]
fn step(score: &Row, change: &[Row; WIDTH]) -> (Row, [u32; WIDTH]) {
    let (mut next, mut from) = ([NEVER; WIDTH], [0u32; WIDTH]);
    for (a, (&s, row)) in score.iter().zip(change).enumerate() {
        for b in 0..WIDTH {
            let value = s + row[b];
            let better = value > next[b];
            next[b] = if better { value } else { next[b] };
            from[b] = if better { a as u32 } else { from[b] };
        }
    }
    (next, from)
}

fn best(score: &Row) -> usize {
    (0..WIDTH).max_by(|&a, &b| score[a].total_cmp(&score[b])).unwrap_or(0)
}

/// The most likely labels over given weights.
pub(super) fn viterbi(unary: &[Row], contexts: &[u8], changes: &Changes) -> Vec<u8> {
    let Some(&first) = unary.first() else { return Vec::new() };
    let mut score = first;
    let mut back: Vec<[u32; WIDTH]> = Vec::with_capacity(unary.len());
    back.push([0; WIDTH]);
    for (here, &context) in unary.iter().zip(contexts).skip(1) {
        let (next, from) = step(&score, &changes[place(context)]);
        for l in 0..WIDTH {
            score[l] = next[l] + here[l];
        }
        back.push(from);
    }
    let mut label = best(&score);
    let mut labels = vec![0; unary.len()];
    for (i, from) in back.iter().enumerate().rev() {
        labels[i] = label as u8;
        label = from[label] as usize;
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
    let Some(&first) = unary.first() else { return Vec::new() };
    // Two rows of scores: labellings that have not used a wanted label yet, and those that have. `open` lets only wanted
    // labels pass, `shut` only the others.
    let open: Row = wanted.map(|wanted| if wanted { 0.0 } else { NEVER });
    let shut: Row = wanted.map(|wanted| if wanted { NEVER } else { 0.0 });
    let (mut unused, mut used) = (first, first);
    for l in 0..WIDTH {
        unused[l] += shut[l];
        used[l] += open[l];
    }
    // For each label of each row: the label that it comes from, plus [`WIDTH`] where that is in the second row.
    let mut back: Vec<[[u32; WIDTH]; 2]> = Vec::with_capacity(unary.len());
    back.push([[0; WIDTH]; 2]);
    for (here, &context) in unary.iter().zip(contexts).skip(1) {
        let change = &changes[place(context)];
        let ((plain, plain_from), (after, mut from)) = (step(&unused, change), step(&used, change));
        for l in 0..WIDTH {
            // A wanted label is the first one or a later one; any other is behind one already.
            let starts = plain[l] + open[l];
            let first = starts > after[l];
            used[l] = if first { starts } else { after[l] } + here[l];
            from[l] = if first { plain_from[l] } else { from[l] + WIDTH as u32 };
            unused[l] = plain[l] + here[l] + shut[l];
        }
        back.push([plain_from, from]);
    }
    let mut state = best(&used) + WIDTH;
    let mut labels = vec![0; unary.len()];
    for (i, from) in back.iter().enumerate().rev() {
        labels[i] = (state % WIDTH) as u8;
        state = from[state / WIDTH][state % WIDTH] as usize;
    }
    labels
}
