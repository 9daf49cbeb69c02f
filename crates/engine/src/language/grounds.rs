//! Grounds: how it is known whom a source means, and how often each is right.
//!
//! What a ground is worth is counted, not guessed: `cargo xtask score FILES --who --write LIST` reads labelled articles, sets
//! each answer against the labels and writes the list `grounds` of a language, one ground a line with its percents.
//!
//! ```text
//! name                98
//! pronoun: level      61
//! ```

use super::lists::Lists;
use serde::{Deserialize, Serialize};

/// Declares the grounds with the words by which the list calls them.
macro_rules! grounds {
    ($($(#[$doc:meta])* $ground:ident = $word:literal),* $(,)?) => {
        /// How it is known whom the words of a source mean.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Ground {
            $($(#[$doc])* $ground,)*
        }

        impl Ground {
            /// All of them, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$ground),*];

            /// What the list calls it: "pronoun: level".
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$ground => $word,)*
                }
            }
        }
    };
}

grounds! {
    /// "Ada Example": a name that one bears.
    Name = "name",
    /// A name that several bear, of whom one stands out.
    NameOfForemost = "name: of the foremost",
    /// A name that several bear alike.
    NameOfSeveral = "name: of several",
    /// A name that several bear, one of whom spoke just now.
    NameOfLast = "name: of whoever spoke last",
    /// "The Sample of Harbour": a name in small letters that the lists know.
    NameInSmall = "name: in small letters",
    /// A name of the article in a headline, where all words have capitals.
    NameInHeadline = "name: in a headline",
    /// Words in capitals that open a sentence and nothing else explains.
    NameByCapitals = "name: by its capitals",
    /// "The chairman of the club, Ada Example": a name that stands beside.
    NameBeside = "name: beside",
    /// "Ada Example, who said".
    NameBeforeRelative = "name: before a relative",
    /// A role with the name at the end of the source.
    RoleWithName = "role: with a name",
    /// "The mayor", and one is a mayor.
    RoleOfOne = "role: of one",
    /// "The mayor": of several one fits far better.
    RoleFarAhead = "role: far ahead",
    /// "The mayor": of several one fits better.
    RoleAhead = "role: ahead",
    /// "The mayor", and the first paragraphs name one person behind it.
    RoleInLead = "role: in the lead",
    /// "The 54-year-old".
    Age = "age",
    /// "The singer": the person whom the article is about just now.
    Focus = "focus",
    /// "The study", and one has a name.
    Paper = "paper",
    /// A body whose name stands in the phrase, or is the phrase.
    BodyNamed = "body: named",
    /// "The ministry", and one body is called so.
    BodyCalled = "body: called so",
    /// "The company", and one body stands out.
    BodyForemost = "body: foremost",
    /// The person in the lines above an interview.
    Interview = "interview",
    /// "She": far ahead of whoever else it could mean.
    PronounAlone = "pronoun: alone",
    /// "She": well ahead.
    PronounWellAhead = "pronoun: well ahead",
    /// "She": ahead.
    PronounAhead = "pronoun: ahead",
    /// "She": a little ahead.
    PronounLittleAhead = "pronoun: a little ahead",
    /// "She": level with another.
    PronounLevel = "pronoun: level",
    /// "She", and nobody is near.
    PronounFar = "pronoun: far",
    /// "It", ahead of all else.
    ThingAhead = "thing: ahead",
    /// "It", a little ahead.
    ThingLevel = "thing: level",
    /// "They", "it": what spoke just now and is no person.
    JustSpoke = "just spoke",
    /// "She", "the spokeswoman": the one without a name who spoke last.
    UnnamedAgain = "unnamed: again",
    /// "A spokesman": nobody is named, its words say who it is.
    Unnamed = "unnamed",
    /// "The spokesman", told of before.
    UnnamedBefore = "unnamed: before",
    /// "Another": one of those who spoke before.
    AnotherOfThose = "another of those",
    /// "mpany said": completed.
    CutShort = "cut short",
    /// "We", in what somebody says: whoever says it.
    Container = "container",
    /// A quoted paragraph behind one of the same speaker.
    GoesOn = "goes on",
    /// A quoted paragraph behind one that tells of somebody.
    Introduced = "introduced",
    /// A quoted paragraph behind one that tells of somebody by a pronoun.
    Resumed = "resumed",
    /// A pronoun inside what another says.
    Nested = "nested",
}

impl Ground {
    /// Whether several are meant as well: then nobody is shown, however often the first one was right elsewhere.
    const fn is_level(self) -> bool {
        matches!(self, Self::NameOfSeveral | Self::PronounLevel)
    }

    /// A pronoun that means one, and no other as well.
    pub(crate) const fn is_plain_pronoun(self) -> bool {
        matches!(self, Self::PronounAlone | Self::PronounWellAhead | Self::PronounAhead)
    }
}

/// How often each ground is right, in percent.
#[derive(Clone, Debug)]
pub struct Grounds(Vec<u8>);

/// The most that is taken where several are meant alike: not shown.
const LEVEL: u8 = 45;

impl Default for Grounds {
    fn default() -> Self {
        Self(vec![Self::UNCOUNTED; Ground::ALL.len()])
    }
}

/// How sure it is whom a source means, and on what ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sure {
    pub(crate) ground: Ground,
    /// In percent: of a hundred speakers given 90, about ninety are right.
    pub(crate) percent: u8,
}

impl Sure {
    /// The same answer given once more on another ground: no surer than either.
    pub(crate) fn again(self, grounds: &Grounds, ground: Ground) -> Self {
        Self { ground, percent: self.percent.min(grounds.percent(ground)) }
    }
}

impl Grounds {
    /// What is taken of a ground of which nothing is known.
    pub const UNCOUNTED: u8 = 80;

    /// How sure an answer on this ground is.
    pub(crate) fn sure(&self, ground: Ground) -> Sure {
        Sure { ground, percent: self.percent(ground) }
    }

    pub(super) fn read(lists: &Lists<'_>) -> Self {
        let mut grounds = Self::default();
        for line in lists.entries("grounds") {
            let Some((word, percent)) = line.rsplit_once(' ') else { continue };
            let known = Ground::ALL.iter().position(|ground| ground.word() == word.trim_end());
            if let (Some(slot), Ok(percent)) =
                (known.and_then(|at| grounds.0.get_mut(at)), percent.parse::<u8>())
            {
                *slot = percent.min(100);
            }
        }
        grounds
    }

    /// How often it is right.
    #[must_use]
    pub fn percent(&self, ground: Ground) -> u8 {
        let counted = self.0.get(ground as usize).copied().unwrap_or(Self::UNCOUNTED);
        if ground.is_level() { counted.min(LEVEL) } else { counted }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ground, Grounds, Lists};
    use crate::strings::word_list::entries;
    use std::collections::BTreeMap;

    #[test]
    fn each_ground_has_its_line_in_the_list_of_english() {
        let list = include_str!("../../languages/en/lists/grounds.txt");
        let words: Vec<&str> =
            entries(list).map(|line| line.rsplit_once(' ').unwrap().0.trim_end()).collect();
        assert_eq!(words, Ground::ALL.iter().map(|ground| ground.word()).collect::<Vec<_>>());
    }

    #[test]
    fn what_several_are_meant_by_is_not_shown_whatever_the_list_says() {
        let none = Grounds::default();
        assert!(none.percent(Ground::Name) > 50 && none.percent(Ground::PronounLevel) < 50);
        let lists = BTreeMap::from([("grounds", "name 99\nage  52\npronoun: level  99")]);
        let some = Grounds::read(&Lists::new(&lists));
        assert_eq!((some.percent(Ground::Name), some.percent(Ground::Age)), (99, 52));
        assert!(some.percent(Ground::PronounLevel) < 50);
        assert_eq!(some.percent(Ground::Focus), Grounds::UNCOUNTED);
    }
}
