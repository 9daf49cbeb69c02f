//! Which words two variants of a statement share. Words are compared without case and accents; runs of shared words
//! count more than as many single ones, and a short word that stands alone between differences is no shared one:
//! "the" is in every sentence.
//!
//! ```text
//! longest   Putin is ready to meet with Zelensky when the agenda is ready
//! another   Putin was ready to meet      Zelensky as soon as an agenda …
//! ```

/// What another version does with words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Both have it: its place in the longest version, its place in the other one.
    Same(usize, usize),
    /// Only the longest version has it.
    Missing(usize),
    /// Only the other version has it.
    Own(usize),
}

/// Longer ones are not compared word by word: so many pairs of words at most.
const MOST: usize = 4_000_000;

/// How the words of `other` stand against those of `longest`, in the order of both.
pub(crate) fn diff(longest: &[String], other: &[String]) -> Vec<Step> {
    let (n, m) = (longest.len(), other.len());
    if n.saturating_mul(m) > MOST {
        return (0..n).map(Step::Missing).chain((0..m).map(Step::Own)).collect();
    }
    let mut steps = steps(longest, other);
    drop_lone_words(&mut steps, longest);
    in_order(&steps)
}

/// The best alignment. `best` is the most that the words before a place can score, `run` the same where the last two
/// are a shared pair: a pair that goes on from a pair scores one more.
fn steps(longest: &[String], other: &[String]) -> Vec<Step> {
    let (n, m) = (longest.len(), other.len());
    let width = m + 1;
    let (mut best, mut run) = (vec![0u32; (n + 1) * width], vec![0u32; (n + 1) * width]);
    for i in 1..=n {
        for j in 1..=m {
            let (here, before) = (i * width + j, (i - 1) * width + j - 1);
            if longest[i - 1] == other[j - 1] {
                let weight = weight(&longest[i - 1]);
                let went_on = if run[before] > 0 { run[before] + 1 } else { 0 };
                run[here] = weight + went_on.max(best[before]);
            }
            best[here] = run[here].max(best[here - width]).max(best[here - 1]);
        }
    }
    let (mut i, mut j, mut steps) = (n, m, Vec::with_capacity(n + m));
    // Whether the next pair has to be the one that the last pair goes on from.
    let mut on = false;
    while i > 0 && j > 0 {
        let here = i * width + j;
        if run[here] > 0 && (on || run[here] == best[here]) {
            steps.push(Step::Same(i - 1, j - 1));
            let before = (i - 1) * width + j - 1;
            on = run[before] > 0 && run[before] + 1 >= best[before];
            (i, j) = (i - 1, j - 1);
        } else if best[here - 1] >= best[here - width] {
            steps.push(Step::Own(j - 1));
            j -= 1;
        } else {
            steps.push(Step::Missing(i - 1));
            i -= 1;
        }
    }
    steps.extend((0..j).rev().map(Step::Own));
    steps.extend((0..i).rev().map(Step::Missing));
    steps.reverse();
    steps
}

/// What a shared word counts: short ones are in every sentence.
fn weight(word: &str) -> u32 {
    if word.chars().count() > 3 { 3 } else { 1 }
}

/// Takes pairs apart that stand alone and say little.
fn drop_lone_words(steps: &mut Vec<Step>, longest: &[String]) {
    let mut kept = Vec::with_capacity(steps.len());
    for run in steps.chunk_by(|a, b| matches!((a, b), (Step::Same(..), Step::Same(..)))) {
        match run {
            [Step::Same(i, j)] if longest.get(*i).is_some_and(|word| word.chars().count() <= 3) => {
                kept.extend([Step::Missing(*i), Step::Own(*j)]);
            }
            _ => kept.extend_from_slice(run),
        }
    }
    *steps = kept;
}

/// Between shared words first what is missing, then what is added.
fn in_order(steps: &[Step]) -> Vec<Step> {
    let mut out = Vec::with_capacity(steps.len());
    let same = |step: &Step| matches!(step, Step::Same(..));
    for part in steps.chunk_by(|a, b| same(a) == same(b)) {
        if part.first().is_some_and(same) {
            out.extend_from_slice(part);
        } else {
            out.extend(part.iter().filter(|step| matches!(step, Step::Missing(_))));
            out.extend(part.iter().filter(|step| matches!(step, Step::Own(_))));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use on_record_engine::query::words;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<String> {
        words(text).map(|(_, word)| word).collect()
    }

    /// The other version with [missing] and {own} words.
    fn shown(longest: &str, other: &str) -> String {
        let (a, b) = (split(longest), split(other));
        let word = |step: Step| match step {
            Step::Same(_, j) => b[j].clone(),
            Step::Missing(i) => format!("[{}]", a[i]),
            Step::Own(j) => format!("{{{}}}", b[j]),
        };
        diff(&a, &b).into_iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn aligns_the_words_that_both_have() {
        assert_eq!(
            shown(
                "Maria is ready to meet with Paul when it is time",
                "Maria was \"ready to meet Paul\" in time"
            ),
            "maria [is] {was} ready to meet [with] paul [when] [it] [is] {in} time"
        );
        // "the" alone is no shared word, and the run goes before single words.
        assert_eq!(
            shown("the plan is not ready at all", "not the day"),
            "[the] [plan] [is] [not] [ready] [at] [all] {not} {the} {day}"
        );
        assert_eq!(shown("so it is. it is not ready", "it is not ready"), "[so] [it] [is] it is not ready");
    }

    proptest! {
        #[test]
        fn every_word_stands_once_and_in_order(
            a in proptest::collection::vec("[a-c]{1,5}", 0..24),
            b in proptest::collection::vec("[a-c]{1,5}", 0..24),
        ) {
            let steps = diff(&a, &b);
            let of_a: Vec<usize> = steps.iter().filter_map(|s| match s { Step::Same(i, _) | Step::Missing(i) => Some(*i), Step::Own(_) => None }).collect();
            let of_b: Vec<usize> = steps.iter().filter_map(|s| match s { Step::Same(_, j) | Step::Own(j) => Some(*j), Step::Missing(_) => None }).collect();
            prop_assert_eq!(of_a, (0..a.len()).collect::<Vec<_>>());
            prop_assert_eq!(of_b, (0..b.len()).collect::<Vec<_>>());
            prop_assert!(steps.iter().all(|s| !matches!(s, Step::Same(i, j) if a[*i] != b[*j])));
            prop_assert!(diff(&a, &a).iter().all(|s| matches!(s, Step::Same(..))) || a.len() == 1);
        }
    }
}
