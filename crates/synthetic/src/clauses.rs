//! Clauses about topics: what the invented people say.

use crate::chance::Chance;

/// What someone says, before it is put into quotation marks or behind a "that".
#[derive(Clone, Debug)]
pub struct Clause {
    /// The first part, without a capital.
    pub first: String,
    /// The part behind a comma.
    pub second: String,
}

impl Clause {
    /// Both parts.
    #[must_use]
    pub fn whole(&self) -> String {
        format!("{}, {}", self.first, self.second)
    }

    /// The same with a word more: as another outlet would have it.
    #[must_use]
    pub fn reworded(&self, chance: &mut Chance) -> Self {
        let word = chance.pick(&["now", "simply", "really", "plainly"]);
        Self { first: format!("{word} {}", self.first), second: self.second.clone() }
    }
}

const VERBS: &[&str] = &[
    "will cost more than anyone has admitted",
    "cannot wait for another winter",
    "must be settled before the summer recess",
    "was never put to a vote",
    "has divided neighbours who used to agree",
    "is a question of fairness",
    "deserves a hearing in public",
    "rests on figures that nobody has checked",
    "would bring two thousand jobs to the valley",
    "is not ready at all",
    "goes further than the law allows",
    "has failed three times already",
    "keeps the whole region waiting",
    "is the best offer on the table",
];
const SECONDS: &[&str] = &[
    "and the people who pay for it know that",
    "as every report since the spring has shown",
    "but we are working on it around the clock",
    "and there is no alternative worth the name",
    "whatever the ministry says",
    "which is why the talks go on",
    "because the numbers speak for themselves",
    "and that is all there is to say",
    "unless both sides give way",
    "so nobody should be surprised",
    "and history will be the judge",
    "even if it takes ten years",
];
const WHERE: &[&str] = &[
    "in the north",
    "along the coast",
    "in the old town",
    "across the border",
    "this year",
    "since March",
    "in the capital",
    "",
];
const SYLLABLES: &[&str] = &[
    "ba", "be", "co", "da", "di", "fe", "ga", "ho", "in", "ka", "le", "li", "lo", "ma", "me", "mo", "na",
    "ne", "pa", "pe", "ri", "ro", "sa", "se", "ta", "te", "tra", "un", "ver", "vo",
];

/// A word that hardly any other statement has, so that a corpus has as many words as a real one.
fn rare(chance: &mut Chance) -> String {
    (0..chance.between(3, 4)).map(|_| chance.pick(SYLLABLES)).collect()
}

/// A clause about a topic, naming someone where a name is given.
#[must_use]
pub fn clause(topic: &str, about: Option<&str>, chance: &mut Chance) -> Clause {
    let place = chance.pick(WHERE);
    let space = if place.is_empty() { "" } else { " " };
    let first = match about {
        Some(name) => format!("what {name} wants for the {topic}{space}{place} {}", chance.pick(VERBS)),
        None => format!("the {topic}{space}{place} {}", chance.pick(VERBS)),
    };
    let mut second = chance.pick(SECONDS).to_owned();
    if chance.percent(30) {
        second = format!("{second}, {} or not", rare(chance));
    }
    Clause { first, second }
}

/// A sentence that nobody says: what stands between statements.
#[must_use]
pub fn filler(topic: &str, chance: &mut Chance) -> String {
    let what = chance.pick(&[
        "filled the front pages again",
        "has a long history",
        "came before the committee at noon",
        "is older than most who argue about it",
        "drew a crowd to the square",
    ]);
    format!("The {topic} {what}.")
}
