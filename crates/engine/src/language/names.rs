//! Names of persons and when two of them can mean one person.
//!
//! ```
//! use on_record_engine::language::{Name, fold};
//! assert_eq!(fold("Zelenskyy"), fold("Zelensky"));
//! let full = Name::read("Sergey V. Lavrov");
//! assert!(full.allows(&Name::read("Sergei Lavrov")));
//! assert!(full.allows(&Name::read("Lavrov")));
//! assert!(!full.allows(&Name::read("Yekaterina Lavrova")));
//! ```

use crate::text::list::entries;
use crate::text::slug::ascii;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

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
    for c in word.chars().filter(|c| c.is_alphanumeric()) {
        if c.is_ascii() {
            push(c.to_ascii_lowercase());
            continue;
        }
        for lower in c.to_lowercase() {
            match ascii(lower) {
                Some(plain) => plain.chars().for_each(&mut push),
                None => push(lower),
            }
        }
    }
    folded
}

/// The groups of [`lists/nicknames.txt`] that a folded first name belongs to.
static NICKNAMES: LazyLock<FxHashMap<String, Vec<usize>>> = LazyLock::new(|| {
    let mut groups: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (group, line) in entries(include_str!("../../languages/en/lists/nicknames.txt")).enumerate() {
        for name in line.split_whitespace() {
            groups.entry(fold(name)).or_default().push(group);
        }
    }
    groups
});

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

const SUFFIXES: [&str; 7] = ["jr", "sr", "ii", "iii", "iv", "junior", "senior"];
const PARTICLES: [&str; 22] = [
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le",
    "ten", "ter", "van", "von", "zu", "st",
];

/// Whether a word belongs to the last name that follows it: "van", "de".
#[must_use]
pub(crate) fn is_particle(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    PARTICLES.iter().any(|particle| particle.eq_ignore_ascii_case(word))
}

/// Whether a word follows a name: "Jr.", "III".
#[must_use]
pub(crate) fn is_suffix(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    word.starts_with(char::is_uppercase) && SUFFIXES.iter().any(|suffix| suffix.eq_ignore_ascii_case(word))
}

impl Name {
    /// Reads a name without titles.
    #[must_use]
    pub fn read(name: &str) -> Self {
        let mut words: Vec<&str> = name
            .split(|c: char| c.is_whitespace() || c == ',')
            .filter(|w| w.chars().any(char::is_alphanumeric))
            .collect();
        let mut suffix = String::new();
        if words.len() > 1 && words.last().is_some_and(|w| is_suffix(w)) {
            suffix = words.pop().map(|w| w.trim_end_matches('.').to_lowercase()).unwrap_or_default();
        }
        let mut from = words.len().saturating_sub(1);
        // "Al" and "Di" may be first names; "van" and "de" in small letters are not.
        while from > 0
            && words
                .get(from - 1)
                .is_some_and(|w| is_particle(w) && (from > 1 || w.starts_with(char::is_lowercase)))
        {
            from -= 1;
        }
        let (given, family) = words.split_at(from);
        let given = given.iter().map(|w| fold(w)).filter(|w| !w.is_empty()).collect();
        Self { given, family: family.iter().map(|w| fold(w)).collect(), suffix }
    }

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

    /// Whether the two can mean one person: the same last name, and no first name that contradicts.
    #[must_use]
    pub fn allows(&self, other: &Self) -> bool {
        if self.family != other.family || self.family.is_empty() {
            return false;
        }
        if self.is_bare() || other.is_bare() {
            return self.suffix == other.suffix || self.suffix.is_empty() || other.suffix.is_empty();
        }
        if self.suffix != other.suffix {
            return false;
        }
        let first = match (self.given.first(), other.given.first()) {
            (Some(a), Some(b)) => same_given(a, b),
            _ => true,
        };
        // Middle names may be missing on one side; where both have them they must agree.
        let middles =
            self.given.iter().skip(1).zip(other.given.iter().skip(1)).all(|(a, b)| same_given(a, b));
        first && middles
    }
}

/// Equal, an initial of the other, or a short form of it.
fn same_given(a: &str, b: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    a == b || initial(a, b) || initial(b, a) || short_form(a, b)
}

fn short_form(a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (NICKNAMES.get(a), NICKNAMES.get(b)) else { return false };
    a.iter().any(|group| b.contains(group))
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn tells_persons_apart() {
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
            assert!(Name::read(a).allows(&Name::read(b)), "{a} / {b}");
        }
        for (a, b) in [
            ("Donald Trump", "Melania Trump"),
            ("Donald Trump Jr.", "Donald Trump"),
            ("George W. Bush", "George H. Bush"),
            ("Bill Clinton", "Hillary Clinton"),
            ("", ""),
        ] {
            assert!(!Name::read(a).allows(&Name::read(b)), "{a} / {b}");
        }
    }
}
