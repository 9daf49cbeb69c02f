//! Reliability: how often what the network is so sure of is right.
//!
//! The network's own numbers choose between candidates. What is told of a statement is counted on labelled articles that the
//! network has not learned from: `cargo xtask score FILES --sure --write LIST` writes the list `reliability` of a language,
//! with sections for the content of speech, for other contents, and for the words that name the speaker. In each a line says
//! how sure the network is and how many of a hundred such are right; what lies between two lines is read off a straight
//! line. Without the list the network's numbers are told as they are.
//!
//! ```
//! use on_record_engine::language::{Kind, Reliability};
//! let counted = Reliability::from_list("[speech]\n40 60\n50 70");
//! assert_eq!((counted.content(Kind::Speech, 45), counted.content(Kind::Attitude, 45)), (65, 45));
//! ```

use super::kind::Kind;
use super::lists::Lists;
use std::collections::BTreeMap;

/// How often what the network says is right, in percent.
#[derive(Clone, Debug, Default)]
pub struct Reliability {
    speech: Steps,
    other: Steps,
    source: Steps,
}

impl Reliability {
    /// What a list says, given as its text.
    #[must_use]
    pub fn from_list(text: &str) -> Self {
        Self::read(&Lists::new(&BTreeMap::from([("reliability", text)])))
    }

    pub(super) fn read(lists: &Lists<'_>) -> Self {
        let steps = |title| Steps::read(lists.lines("reliability", title));
        Self { speech: steps("speech"), other: steps("other"), source: steps("source") }
    }

    /// Of a hundred contents of which the network is so sure, how many are right.
    #[must_use]
    pub fn content(&self, kind: Kind, sure: u8) -> u8 {
        if kind == Kind::Speech { self.speech.of(sure) } else { self.other.of(sure) }
    }

    /// The same of the words that name the speaker.
    #[must_use]
    pub fn source(&self, sure: u8) -> u8 {
        self.source.of(sure)
    }
}

/// How sure the network is, and how often that is right; sorted.
#[derive(Clone, Debug, Default)]
struct Steps(Vec<(u8, u8)>);

impl Steps {
    /// Lines that are no two percents are passed over; none may say less than the one before, as the surer is never the
    /// less right.
    fn read<'l>(lines: impl Iterator<Item = &'l str>) -> Self {
        let step = |line: &str| {
            let (sure, right) = line.split_once(' ')?;
            Some((sure.parse::<u8>().ok()?.min(100), right.trim().parse::<u8>().ok()?.min(100)))
        };
        let mut steps: Vec<(u8, u8)> = lines.filter_map(step).collect();
        steps.sort_unstable();
        steps.dedup_by_key(|step| step.0);
        let mut least = 0;
        for (_, right) in &mut steps {
            least = least.max(*right);
            *right = least;
        }
        Self(steps)
    }

    fn of(&self, sure: u8) -> u8 {
        let Some(last) = self.0.last() else { return sure };
        let next = self.0.partition_point(|step| step.0 < sure);
        let (from, below) = next.checked_sub(1).and_then(|at| self.0.get(at)).copied().unwrap_or((0, 0));
        let (to, above) = self.0.get(next).copied().unwrap_or((100, last.1));
        let [sure, from, below, to, above] = [sure, from, below, to, above].map(u32::from);
        let Some(width) = to.checked_sub(from).filter(|width| *width > 0) else {
            return u8::try_from(above).unwrap_or(100);
        };
        let along = sure.saturating_sub(from).min(width);
        u8::try_from(below + (2 * (above - below) * along + width) / (2 * width)).unwrap_or(100)
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Reliability};

    #[test]
    fn without_a_list_the_numbers_are_told_as_they_are() {
        let none = Reliability::default();
        assert!((0..=100).all(|sure| none.content(Kind::Speech, sure) == sure && none.source(sure) == sure));
    }

    #[test]
    fn what_lies_between_two_lines_lies_between_what_they_say() {
        let counted = Reliability::from_list("[source]\n50 70\n60 80\n90 85");
        let told = [0, 25, 50, 55, 60, 75, 90, 100].map(|sure| counted.source(sure));
        assert_eq!(told, [0, 35, 70, 75, 80, 83, 85, 85]);
    }

    #[test]
    fn the_surer_is_never_the_less_right() {
        let counted = Reliability::from_list("[other]\n80 60\n50 70\nnobody knows\n90 200");
        let told = [50, 80, 90].map(|sure| counted.content(Kind::Other, sure));
        assert_eq!(told, [70, 70, 100]);
        for list in [include_str!("../../languages/en/lists/reliability.txt"), "[speech]\n0 10\n100 90"] {
            let counted = Reliability::from_list(list);
            for kind in [Kind::Speech, Kind::Other] {
                assert!((1..=100).all(|sure| counted.content(kind, sure - 1) <= counted.content(kind, sure)));
            }
            assert!((1..=100).all(|sure| counted.source(sure - 1) <= counted.source(sure)));
        }
    }

    #[test]
    fn the_list_of_english_tells_other_numbers_than_the_network() {
        let counted = Reliability::from_list(include_str!("../../languages/en/lists/reliability.txt"));
        let moved = |of: fn(&Reliability, u8) -> u8| (45..=95).any(|sure| of(&counted, sure) != sure);
        assert!(moved(|list, sure| list.content(Kind::Speech, sure)));
        assert!(moved(|list, sure| list.content(Kind::Other, sure)));
        assert!(moved(Reliability::source));
    }
}
