//! What a reader meets: the right words under the right name, or not.
//!
//! Of every statement that labels require: *right* where its words are found under the name that is meant, or under none
//! where there is none; *unnamed* where a name is missing; *wrong* under another's name, the worst fault of all; *missed*
//! where its words are not found. *Spurious* is what shares no half of its words with any label. The rules are those of
//! the reference `who.py`, word for word.

use crate::gold::{Article, Statement};
use crate::text::Range;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What readers meet in some articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// Statements that labels require.
    pub required: usize,
    /// Found under the right name.
    pub right: usize,
    /// Found without the name that the article tells.
    pub unnamed: usize,
    /// Found under another's name.
    pub wrong: usize,
    /// Not found.
    pub missed: usize,
    /// Found with some name, required or not.
    pub named: usize,
    /// Of these, with the right one.
    pub named_right: usize,
    /// Statements that no label has.
    pub spurious: usize,
}

impl Met {
    /// So many of a hundred that are required.
    #[must_use]
    pub fn percent(&self, of: usize) -> f64 {
        100.0 * of as f64 / self.required.max(1) as f64
    }
}

impl fmt::Display for Met {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |of| self.percent(of);
        write!(
            f,
            "{} required: right {:.1}, unnamed {:.1}, wrong {:.1}, missed {:.1}; names right {:.1} of {}; {} spurious",
            self.required,
            percent(self.right),
            percent(self.unnamed),
            percent(self.wrong),
            percent(self.missed),
            100.0 * self.named_right as f64 / self.named.max(1) as f64,
            self.named,
            self.spurious
        )
    }
}

/// How alike the words of two contents are that are one statement.
const ALIKE: f64 = 0.5;

/// What readers meet in these articles, by what was predicted for them.
#[must_use]
pub fn met(gold: &[Article], predicted: &BTreeMap<String, Vec<Statement>>) -> Met {
    let mut met = Met::default();
    for article in gold {
        one(article, predicted.get(&article.id).map_or(&[][..], Vec::as_slice), &mut met);
    }
    met
}

fn one(article: &Article, predicted: &[Statement], met: &mut Met) {
    let chars: Vec<char> = article.text.chars().collect();
    let labelled: Vec<Bag> = article.statements.iter().map(|s| bag(&chars, &s.content)).collect();
    let found: Vec<Bag> = predicted.iter().map(|s| bag(&chars, &s.content)).collect();
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (g, label) in labelled.iter().enumerate() {
        pairs.extend(found.iter().enumerate().map(|(p, one)| (dice(label, one), g, p)));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut answer, mut used) = (BTreeMap::new(), BTreeSet::new());
    for (_, g, p) in pairs.into_iter().filter(|pair| pair.0 >= ALIKE) {
        if !answer.contains_key(&g) && used.insert(p) {
            answer.insert(g, p);
        }
    }
    let strange = |(p, one): &(usize, &Bag)| {
        !used.contains(p) && labelled.iter().all(|label| 2 * shared(one, label) < size(one))
    };
    met.spurious += found.iter().enumerate().filter(strange).count();
    for (g, label) in article.statements.iter().enumerate() {
        let required = label.required.unwrap_or(true);
        let meant = label.speaker_entity.as_deref();
        let answered = answer.get(&g).and_then(|&p| predicted.get(p));
        met.required += usize::from(required);
        let Some(one) = answered else {
            met.missed += usize::from(required);
            continue;
        };
        let told = one.speaker_entity.as_deref().filter(|name| !name.is_empty());
        let right = agree(told, meant);
        if told.is_some() {
            met.named += 1;
            met.named_right += usize::from(right);
        }
        if required {
            let slot = match told {
                _ if right => &mut met.right,
                None => &mut met.unnamed,
                Some(_) => &mut met.wrong,
            };
            *slot += 1;
        }
    }
}

/// Words with how often each stands there.
type Bag = BTreeMap<String, usize>;

fn bag(chars: &[char], ranges: &[Range]) -> Bag {
    let pieces: Vec<String> = ranges
        .iter()
        .map(|r| chars.get(r[0]..r[1].min(chars.len())).unwrap_or_default().iter().collect())
        .collect();
    let mut bag = Bag::new();
    words(&pieces.join(" ")).into_iter().for_each(|word| *bag.entry(word).or_default() += 1);
    bag
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn size(bag: &Bag) -> usize {
    bag.values().sum()
}

fn shared(one: &Bag, other: &Bag) -> usize {
    one.iter().map(|(word, n)| other.get(word).copied().unwrap_or(0).min(*n)).sum()
}

fn dice(one: &Bag, other: &Bag) -> f64 {
    2.0 * shared(one, other) as f64 / (size(one) + size(other)).max(1) as f64
}

/// What makes no name another.
const TITLES: &str = "mr mrs ms miss dr sir dame lord lady prof professor president senator sen rep gov governor minister the a an";
/// Short forms with what they mean.
const SAME: [(&str, &str); 6] = [
    ("uk", "united kingdom"),
    ("us", "united states"),
    ("u s", "united states"),
    ("u k", "united kingdom"),
    ("eu", "european union"),
    ("un", "united nations"),
];

/// Whether two names agree: without titles, the words of the shorter are among those of the longer; or there is neither.
fn agree(one: Option<&str>, other: Option<&str>) -> bool {
    let plain = |name: Option<&str>| -> Vec<String> {
        let name = name.unwrap_or_default();
        let mut words = words(&name.replace("’s", "").replace("'s", ""));
        words.retain(|word| !TITLES.split(' ').any(|title| title == word));
        let joined = words.join(" ");
        match SAME.iter().find(|(short, _)| *short == joined) {
            Some((_, long)) => long.split(' ').map(str::to_owned).collect(),
            None => words,
        }
    };
    let (one, other) = (plain(one), plain(other));
    if one.is_empty() || other.is_empty() {
        return one.is_empty() && other.is_empty();
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.iter().all(|word| long.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{Met, agree, met};
    use crate::gold::{self, Statement};
    use std::collections::BTreeMap;

    fn said(content: [usize; 2], name: Option<&str>) -> Statement {
        Statement { content: vec![content], speaker_entity: name.map(str::to_owned), ..Statement::default() }
    }

    #[test]
    fn each_required_statement_is_right_unnamed_wrong_or_missed() {
        let line = r#"{"id": "a", "text": "It will last. It may fall. Nobody knows. The sun shines.", "statements": [
            {"content": [[0, 13]], "speaker_entity": "Ada Example", "required": true},
            {"content": [[14, 26]], "speaker_entity": null, "required": false}]}"#
            .replace('\n', "");
        let gold = gold::parse("gold.jsonl", &line).unwrap();
        let of = |predicted: Vec<Statement>| met(&gold, &BTreeMap::from([("a".to_owned(), predicted)]));
        let one = Met { required: 1, ..Met::default() };
        assert_eq!(of(vec![]), Met { missed: 1, ..one });
        assert_eq!(of(vec![said([0, 13], None)]), Met { unnamed: 1, ..one });
        assert_eq!(
            of(vec![said([0, 13], Some("Mayor Example")), said([27, 40], None)]),
            Met { wrong: 1, named: 1, spurious: 1, ..one }
        );
        assert_eq!(
            of(vec![said([3, 13], Some("Example")), said([14, 26], Some("Ben Sample"))]),
            Met { right: 1, named: 2, named_right: 1, ..one }
        );
    }

    #[test]
    fn names_agree_without_titles_and_in_short() {
        assert!(
            agree(Some("Dr Example"), Some("Ada Example")) && agree(Some("UK"), Some("the United Kingdom"))
        );
        assert!(agree(None, None) && agree(Some("the"), None));
        assert!(!agree(Some("Ada Sample"), Some("Ada Example")) && !agree(None, Some("Ada Example")));
    }
}
