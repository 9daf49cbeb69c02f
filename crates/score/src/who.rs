//! Whom sources mean: how often each ground of an answer is right, and whether sure answers are right as often as they say.
//!
//! An answer is what the reader gives to a labelled statement that it found: a name, or somebody without one. A name is right
//! where the label's agrees. Somebody without a name is right where the label has none, or has the name of whoever is
//! called so elsewhere in the article: "the minister" is not wrong where her name stands on another page. Answers that are
//! not sure enough to be shown are counted too.

use crate::answered::Answered;
use crate::gold::Article;
use on_record_engine::Reader;
use on_record_engine::language::{Ground, Grounds};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// An answer: how it was known, how sure it was, and whether it is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// How it is known whom the words mean.
    pub ground: Ground,
    /// In percent: of the words, and of whom they mean.
    pub sure: u8,
    /// Whether the words that name the speaker are those of the label, or neither has any.
    pub same_words: bool,
    /// Whether the name is the label's.
    pub right: bool,
    /// What a reader of the mistakes looks for: the article, the words of the source, the answer, the label.
    pub told: String,
}

/// The answers to the statements of labelled articles.
#[must_use]
pub fn answers(gold: &[Article]) -> Vec<Answer> {
    let reader = Reader::built_in();
    gold.iter().flat_map(|article| of_article(&reader, article)).collect()
}

fn of_article(reader: &Reader, article: &Article) -> Vec<Answer> {
    let read = Answered::read(reader, article);
    let answer = |pair: &(usize, usize)| {
        let (label, one) = read.pair(*pair)?;
        let entity = read.reading.entities.get(one.speaker?)?;
        let (source, said) = (read.words(&one.attribution.source), read.text.words(&label.speaker));
        let source_words =
            one.attribution.source.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>().join(" … ");
        let told = format!(
            "{}: {source_words:?} is {}, labelled {}",
            article.id,
            entity.name,
            label.speaker_entity.as_deref().unwrap_or("nobody")
        );
        Some(Answer {
            ground: one.ground?,
            sure: one.confidence.speaker,
            same_words: source.is_empty() || source.iter().any(|word| said.contains(word)),
            right: read.is_right(label, one)?,
            told,
        })
    };
    read.pairs.iter().filter_map(answer).collect()
}

/// How often an answer is right: how many there are, and how many of those are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// Answers.
    pub answers: usize,
    /// Those that are right.
    pub right: usize,
}

impl Rate {
    /// So many of a hundred are right.
    #[must_use]
    pub fn in_a_hundred(self) -> f64 {
        100.0 * self.right as f64 / self.answers.max(1) as f64
    }

    /// Of these answers.
    pub(crate) fn of(right: impl Iterator<Item = bool>) -> Self {
        right.fold(Self::default(), |mut rate, right| {
            rate.add(right);
            rate
        })
    }

    const fn add(&mut self, right: bool) {
        self.answers += 1;
        self.right += right as usize;
    }

    /// In percent, as if some answers more had been seen, right as often as answers of which nothing is known: what was
    /// seldom seen is neither sure nor hopeless (additive smoothing).
    #[must_use]
    pub const fn percent(self) -> usize {
        const UNSEEN: usize = 4;
        let (right, of) = (100 * self.right + UNSEEN * Grounds::UNCOUNTED as usize, self.answers + UNSEEN);
        (2 * right + of) / (2 * of)
    }
}

/// What each ground is worth where the words that name the speaker are the right ones.
#[must_use]
pub fn by_ground(answers: &[Answer]) -> BTreeMap<Ground, Rate> {
    let mut rates: BTreeMap<Ground, Rate> =
        Ground::ALL.iter().map(|ground| (*ground, Rate::default())).collect();
    for answer in answers.iter().filter(|answer| answer.same_words) {
        rates.entry(answer.ground).or_default().add(answer.right);
    }
    rates
}

/// The lines of the list `grounds`.
#[must_use]
pub fn list(rates: &BTreeMap<Ground, Rate>) -> String {
    rates.iter().fold(String::new(), |mut list, (ground, rate)| {
        let _ = writeln!(list, "{:<28}{}", ground.word(), rate.percent());
        list
    })
}

/// Lower ends of the bins of the reliability table.
const BINS: [u8; 8] = [0, 50, 60, 70, 80, 85, 90, 95];

/// Both tables, to read.
#[must_use]
pub fn tables(answers: &[Answer]) -> String {
    let mut told = String::from("  ground                       answers  right in 100\n");
    for (ground, rate) in by_ground(answers).iter().filter(|(_, rate)| rate.answers > 0) {
        let percent = 100 * rate.right / rate.answers;
        let _ = writeln!(told, "  {:<28} {:>7}  {percent:>3}", ground.word(), rate.answers);
    }
    told.push_str("\n  sure of the speaker          answers  right in 100\n");
    for (at, from) in BINS.iter().enumerate() {
        let to = BINS.get(at + 1).map_or(100, |next| next - 1);
        let mut rate = Rate::default();
        let inside = answers.iter().filter(|answer| (*from..=to).contains(&answer.sure));
        inside.for_each(|answer| rate.add(answer.right));
        if let Some(percent) = (100 * rate.right).checked_div(rate.answers) {
            let hidden = if *from == 0 { " (not shown)" } else { "" };
            let bin = format!("{from} to {to}{hidden}");
            let _ = writeln!(told, "  {bin:<28} {:>7}  {percent:>3}", rate.answers);
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::{Rate, answers, by_ground, list, tables};
    use crate::gold;
    use on_record_engine::language::{Ground, Grounds};

    #[test]
    fn answers_are_set_against_the_labels() {
        let text = "Ada Example opened the bridge. “It will last,” she said.";
        let line = |name: &str| {
            format!(
                "{{\"id\": \"a\", \"text\": \"{text}\", \"statements\": [{{\"content\": [[31, 45]], \"speaker\": \
                 [[46, 49]], \"cue\": [[50, 54]], \"speaker_entity\": \"{name}\"}}]}}"
            )
        };
        for (name, right) in [("Ada Example", true), ("Ben Sample", false)] {
            let found = answers(&gold::parse("gold.jsonl", &line(name)).unwrap());
            let [one] = found.as_slice() else { panic!("{found:?}") };
            assert_eq!((one.ground, one.same_words, one.right), (Ground::PronounAlone, true, right));
            let rates = by_ground(&found);
            assert_eq!(rates[&one.ground], Rate { answers: 1, right: usize::from(right) });
            assert!(
                list(&rates)
                    .contains(&format!("pronoun: alone              {}\n", if right { 84 } else { 64 }))
            );
            assert!(tables(&found).contains("pronoun: alone"));
        }
    }

    #[test]
    fn the_more_answers_the_nearer_to_their_rate() {
        assert_eq!(Rate::default().percent(), usize::from(Grounds::UNCOUNTED));
        let wrong = |answers| Rate { answers, right: 0 }.percent();
        assert!(wrong(1) > wrong(4) && wrong(4) > wrong(96));
        assert_eq!(Rate { answers: 196, right: 196 }.percent(), 100);
    }
}
