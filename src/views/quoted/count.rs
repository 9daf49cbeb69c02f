//! What an audit counts: statements and their words, by the kind of their speaker and by manner.

use on_record_engine::StatementId;
use on_record_engine::model::{ActorKind, Corpus, Manner, StatedGender};
use on_record_engine::query::Value;

/// How many kinds of speakers there are; whoever is not known is one more.
pub(super) const KINDS: usize = ActorKind::ALL.len() + 1;
/// The number of people among the kinds.
pub(super) const PERSON: usize = ActorKind::Person as usize;
/// How many genders pronouns state.
pub(super) const GENDERS: usize = StatedGender::ALL.len();
/// The manners.
pub(super) const MANNERS: [Manner; 3] = [Manner::Direct, Manner::Mixed, Manner::Indirect];

/// What an audit needs of one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// The place of the speaker's kind in [`ActorKind::ALL`], or the number after them.
    pub(super) kind: usize,
    /// The manner's number.
    pub(super) manner: usize,
    /// The number of the gender that pronouns state, or the number after them.
    pub(super) gender: usize,
    /// How many words.
    pub(super) words: usize,
}

impl Said {
    pub(super) fn of(corpus: &Corpus, id: StatementId) -> Option<Self> {
        let s = corpus.statements.get(id)?;
        let text = corpus.articles.get(s.article)?.text.as_str();
        let kind = s.actor.and_then(|id| corpus.actors.get(id)).map(|actor| actor.kind as usize);
        Some(Self {
            kind: kind.unwrap_or(ActorKind::ALL.len()),
            manner: s.manner as usize,
            gender: s.actor.and_then(|id| corpus.gender_of(id)).map_or(GENDERS, |stated| stated as usize),
            words: s.content.iter().map(|span| span.of(text).split_whitespace().count()).sum(),
        })
    }
}

/// The value of a kind's number, for [`on_record_engine::query::Facet::Kind`].
pub(super) fn kind_value(kind: usize) -> Value {
    if kind < ActorKind::ALL.len() { Value::row_of(kind) } else { Value::NONE }
}

/// Statements and words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) statements: usize,
    pub(super) words: usize,
}

impl Sum {
    const fn add(&mut self, words: usize) {
        self.statements += 1;
        self.words += words;
    }
}

/// What stands in one row of an audit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    pub(super) all: Sum,
    pub(super) manners: [Sum; 3],
    pub(super) kinds: [Sum; KINDS],
}

impl Sums {
    pub(super) fn add(&mut self, said: Said) {
        self.all.add(said.words);
        for (sums, at) in [(&mut self.manners[..], said.manner), (&mut self.kinds[..], said.kind)] {
            sums.get_mut(at).into_iter().for_each(|sum| sum.add(said.words));
        }
    }
}

/// The sums of rows that are found by a number, with one more row for what has none.
#[derive(Clone, Debug)]
pub(super) struct Rows(Vec<Sums>);

impl Rows {
    pub(super) fn new(table: usize) -> Self {
        Self(vec![Sums::default(); table + 1])
    }

    /// Adds to a row; `None` is the one of what has no number.
    pub(super) fn add(&mut self, row: Option<usize>, said: Said) {
        let last = self.0.len() - 1;
        let row = row.filter(|&row| row < last).unwrap_or(last);
        self.0.get_mut(row).into_iter().for_each(|sums| sums.add(said));
    }

    /// The rows that have statements, what has no number last.
    pub(super) fn filled(self) -> impl Iterator<Item = (Value, Sums)> {
        let last = self.0.len() - 1;
        let value = move |row| if row == last { Value::NONE } else { Value::row_of(row) };
        let rows = self.0.into_iter().enumerate().map(move |(row, sums)| (value(row), sums));
        rows.filter(|(_, sums)| sums.all.statements > 0)
    }
}

/// How many of the first of these numbers make at least half of their sum; they are sorted, the largest first.
pub(super) fn half(words: impl Iterator<Item = usize> + Clone) -> usize {
    let all: usize = words.clone().sum();
    let mut sum = 0;
    words
        .take_while(|words| {
            let more = 2 * sum < all;
            sum += words;
            more
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_words_is_made_by_as_few_as_can_make_it() {
        for (words, few) in
            [(&[][..], 0), (&[0], 0), (&[5], 1), (&[4, 2, 2], 1), (&[3, 2, 2, 1], 2), (&[1; 5], 3)]
        {
            assert_eq!(half(words.iter().copied()), few, "{words:?}");
        }
    }

    #[test]
    fn rows_without_a_number_come_last_and_empty_ones_not_at_all() {
        let mut rows = Rows::new(3);
        let said = Said { kind: KINDS - 1, manner: 2, gender: GENDERS, words: 7 };
        [None, Some(1), Some(1), Some(99)].into_iter().for_each(|row| rows.add(row, said));
        let found: Vec<(Value, Sums)> = rows.filled().collect();
        let counts: Vec<(Value, usize)> =
            found.iter().map(|(value, sums)| (*value, sums.all.statements)).collect();
        assert_eq!(counts, [(Value::row_of(1), 2), (Value::NONE, 2)]);
        assert_eq!(found[0].1.kinds[KINDS - 1], Sum { statements: 2, words: 14 });
        assert_eq!(found[0].1.manners[2].words, 14);
    }
}
