//! Names of persons and when two of them can mean one person.
//!
//! ```
//! use on_record_engine::language::{Names, fold};
//! assert_eq!(fold("Zelenskyy"), fold("Zelensky"));
//! let names = Names::default();
//! let full = names.read("Sergey V. Lavrov");
//! assert!(names.allow(&full, &names.read("Sergei Lavrov")));
//! assert!(names.allow(&full, &names.read("Lavrov")));
//! assert!(!names.allow(&full, &names.read("Yekaterina Lavrova")));
//! ```

use super::gazetteer::small;
use super::lists::Lists;
use crate::strings::folded;
use crate::strings::word_set::WordSet;
use rustc_hash::FxHashMap;

/// A word of a name, so that spellings of other scripts' names meet: Sergei/Sergey, Zelensky/Zelenskyy/Zelenskiy.
///
/// Lower case without accents, `y` and `j` between letters as `i`, doubled letters once, dots and apostrophes gone.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    let mut push = |c: char| {
        let c = if matches!(c, 'y' | 'j') { 'i' } else { c };
        if !folded.ends_with(c) {
            folded.push(c);
        }
    };
    word.chars().filter(|c| c.is_alphanumeric()).for_each(|c| folded::fold(c, &mut push));
    folded
}

/// A person's name, cut into its parts; each part folded.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// First and middle names and initials.
    pub given: Vec<String>,
    /// The last name, particles included; the only name where there is but one.
    pub family: String,
    /// "jr", "sr", "iii"
    pub suffix: String,
}

/// What a language knows of the words that names are made of.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The groups of short forms that a folded first name belongs to: "Bill", "William".
    nicknames: FxHashMap<String, Vec<usize>>,
    suffixes: WordSet,
    particles: WordSet,
}

impl Names {
    pub(super) fn from_lists(lists: &Lists<'_>) -> Self {
        let mut nicknames: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (group, line) in lists.entries("nicknames").enumerate() {
            for name in line.split_whitespace() {
                nicknames.entry(fold(name)).or_default().push(group);
            }
        }
        let suffixes = lists.words("name-suffixes").collect();
        Self { nicknames, suffixes, particles: lists.words("name-particles").collect() }
    }

    /// Whether a word belongs to the last name that follows it: "van", "de".
    #[must_use]
    pub(crate) fn is_particle(&self, word: &str) -> bool {
        small(word.trim_end_matches('.'), |word| self.particles.contains(word))
    }

    /// Whether a word follows a name: "Jr.", "III".
    #[must_use]
    pub(crate) fn is_suffix(&self, word: &str) -> bool {
        let word = word.trim_end_matches('.');
        word.starts_with(char::is_uppercase) && small(word, |word| self.suffixes.contains(word))
    }

    /// A word of a name in capitals as it is mostly written: "EXAMPLE" is "Example", "O’HARA" is "O’Hara", "VAN" is "van".
    #[must_use]
    pub(crate) fn in_small(&self, word: &str) -> String {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 2
            || word.contains(char::is_lowercase)
            || word.contains('.')
            || !word.contains(char::is_alphabetic)
        {
            return word.to_owned();
        }
        let lower = word.to_lowercase();
        if self.is_particle(&lower) {
            return lower;
        }
        let mut begins = true;
        let mut small = String::with_capacity(word.len());
        for c in word.chars() {
            if begins {
                small.push(c);
            } else {
                small.extend(c.to_lowercase());
            }
            begins = matches!(c, '-' | '\'' | '’');
        }
        small
    }

    /// Reads a name without titles.
    #[must_use]
    pub fn read(&self, name: &str) -> Name {
        let mut words: Vec<&str> = name
            .split(|c: char| c.is_whitespace() || c == ',')
            .filter(|w| w.chars().any(char::is_alphanumeric))
            .collect();
        let mut suffix = String::new();
        if words.len() > 1 && words.last().is_some_and(|w| self.is_suffix(w)) {
            suffix = words.pop().map(|w| w.trim_end_matches('.').to_lowercase()).unwrap_or_default();
        }
        let mut from = words.len().saturating_sub(1);
        // "Al" and "Di" may be first names; "van" and "de" in small letters are not.
        while from > 0
            && words
                .get(from - 1)
                .is_some_and(|w| self.is_particle(w) && (from > 1 || w.starts_with(char::is_lowercase)))
        {
            from -= 1;
        }
        let (given, family) = words.split_at(from);
        let given = given.iter().map(|w| fold(w)).filter(|w| !w.is_empty()).collect();
        Name { given, family: family.iter().map(|w| fold(w)).collect(), suffix }
    }

    /// Whether the two can mean one person: the same last name, and no first name that contradicts.
    #[must_use]
    pub fn allow(&self, one: &Name, other: &Name) -> bool {
        if one.family != other.family || one.family.is_empty() {
            return false;
        }
        if one.is_bare() || other.is_bare() {
            return one.suffix == other.suffix || one.suffix.is_empty() || other.suffix.is_empty();
        }
        if one.suffix != other.suffix {
            return false;
        }
        let first = match (one.given.first(), other.given.first()) {
            (Some(a), Some(b)) => self.same_given(a, b),
            _ => true,
        };
        // Middle names may be missing on one side; where both have them they must agree.
        let middles = one.given.iter().skip(1).zip(other.given.iter().skip(1));
        first && middles.into_iter().all(|(a, b)| self.same_given(a, b))
    }

    /// Equal, an initial of the other, or a short form of it.
    fn same_given(&self, a: &str, b: &str) -> bool {
        let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
        a == b || initial(a, b) || initial(b, a) || self.short_form(a, b)
    }

    fn short_form(&self, a: &str, b: &str) -> bool {
        let (Some(a), Some(b)) = (self.nicknames.get(a), self.nicknames.get(b)) else { return false };
        a.iter().any(|group| b.contains(group))
    }
}

impl Name {
    /// Whether it is a last name alone.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.given.is_empty()
    }

    /// How much it says: fuller names first.
    #[must_use]
    pub fn fullness(&self) -> usize {
        let given = self.given.iter().map(|g| 1 + usize::from(g.chars().count() > 2));
        given.sum::<usize>() + usize::from(!self.suffix.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::language::lists::Lists;
    use std::collections::BTreeMap;

    #[test]
    fn names_in_capitals_are_written_small() {
        let lists = BTreeMap::from([("name-particles", "von der")]);
        let names = Names::from_lists(&Lists::new(&lists));
        let small = |word| names.in_small(word);
        assert_eq!(small("EXAMPLE"), "Example");
        assert_eq!(small("VON"), "von");
        assert_eq!(small("O’HARA"), "O’Hara");
        assert_eq!(small("HALL-JONES"), "Hall-Jones");
        assert_eq!(small("McKay"), "McKay");
        assert_eq!(small("J."), "J.");
    }

    #[test]
    fn tells_persons_apart() {
        let lists = BTreeMap::from([
            ("nicknames", "joe joseph"),
            ("name-suffixes", "jr"),
            ("name-particles", "von der al"),
        ]);
        let names = Names::from_lists(&Lists::new(&lists));
        for (a, b) in [
            ("Sergey V. Lavrov", "Sergei Lavrov"),
            ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
            ("Joe Biden", "Joseph R. Biden"),
            ("J.D. Vance", "JD Vance"),
            ("Ursula von der Leyen", "von der Leyen"),
            ("Al Gore", "Gore"),
            ("Robert F. Kennedy Jr.", "Kennedy"),
            ("José Muñoz", "Jose Munoz"),
        ] {
            assert!(names.allow(&names.read(a), &names.read(b)), "{a} / {b}");
        }
        for (a, b) in [
            ("Donald Trump", "Melania Trump"),
            ("Donald Trump Jr.", "Donald Trump"),
            ("George W. Bush", "George H. Bush"),
            ("Bill Clinton", "Hillary Clinton"),
            ("", ""),
        ] {
            assert!(!names.allow(&names.read(a), &names.read(b)), "{a} / {b}");
        }
    }
}
