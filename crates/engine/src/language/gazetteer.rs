//! What the word lists know about names: titles, roles, first names, countries, organisations.
//!
//! ```
//! # #[cfg(feature = "english")] {
//! use on_record_engine::language::{Gender, Language};
//! let gazetteer = Language::english().gazetteer;
//! assert_eq!(gazetteer.title_gender("Mrs."), Some(Gender::Female));
//! assert!(gazetteer.is_role("spokeswoman") && !gazetteer.is_role("spoke"));
//! assert_eq!(gazetteer.country("Russian"), gazetteer.country("Russia"));
//! # }
//! ```

use super::lists::Lists;
use crate::strings::endings::Endings;
use crate::strings::word_set::WordSet;
use rustc_hash::FxHashMap;

/// The gender that a title or a first name tells: "Mrs." is female.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gender {
    /// Referred to as "he".
    Male,
    /// Referred to as "she".
    Female,
}

/// What a word before a name says.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    gender: Option<Gender>,
    /// Belongs to the name where the article gives no other.
    keep: bool,
    /// Whoever leads a state.
    head: bool,
    /// Only stands before another title: "Foreign", "Vice".
    modifies: bool,
}

/// What the ending of a role must leave, in bytes.
const STEM: usize = 2;

/// The lists, read once.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    titles: FxHashMap<String, Mark>,
    roles: FxHashMap<String, Mark>,
    /// "-ologist"
    role_endings: Endings,
    given: FxHashMap<String, Option<Gender>>,
    not_names: WordSet,
    /// Names, adjectives and capitals in lower case, with the country's number.
    countries: FxHashMap<String, usize>,
    country_names: Vec<String>,
    seats: WordSet,
    adjectives: WordSet,
    places: WordSet,
    organisation_words: WordSet,
    organisations: WordSet,
    modifiers: WordSet,
    idle: WordSet,
}

fn marked<'l>(entries: impl Iterator<Item = &'l str>) -> FxHashMap<String, Mark> {
    entries
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let word = words.next()?.to_lowercase();
            let mut mark = Mark::default();
            for flag in words {
                match flag {
                    "m" => mark.gender = Some(Gender::Male),
                    "f" => mark.gender = Some(Gender::Female),
                    "keep" => mark.keep = true,
                    "mod" => mark.modifies = true,
                    _ => mark.head |= flag == "head",
                }
            }
            Some((word, mark))
        })
        .collect()
}

/// Calls `ask` with the word in lower case. Short ASCII words are lower-cased in a buffer on the stack, because every
/// token of a text is looked up and an allocation for each would cost more than the look-up.
pub(super) fn small<R>(word: &str, ask: impl FnOnce(&str) -> R) -> R {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return ask(word);
    }
    let mut buffer = [0u8; 40];
    if let Some(letters) = buffer.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        letters.copy_from_slice(word.as_bytes());
        letters.make_ascii_lowercase();
        if let Ok(lower) = std::str::from_utf8(letters) {
            return ask(lower);
        }
    }
    ask(&word.to_lowercase())
}

/// The list of countries while it is read.
#[derive(Default)]
struct Countries {
    numbers: FxHashMap<String, usize>,
    names: Vec<String>,
    seats: Vec<String>,
    adjectives: Vec<String>,
}

impl Countries {
    /// Reads lines of four fields: names, further names, adjectives, seats of government.
    fn read<'l>(lines: impl Iterator<Item = &'l str>) -> Self {
        let mut read = Self::default();
        for (number, line) in lines.enumerate() {
            let mut fields = line.split('|').map(|f| f.split(',').map(str::trim).filter(|w| !w.is_empty()));
            let mut field = || fields.next().into_iter().flatten();
            let mut names = field().chain(field());
            let name = names.next().unwrap_or("").to_owned();
            read.numbers.insert(name.to_lowercase(), number);
            read.names.push(name);
            read.numbers.extend(names.map(|n| (n.to_lowercase(), number)));
            for word in field() {
                read.numbers.insert(word.to_lowercase(), number);
                read.adjectives.push(word.to_lowercase());
            }
            for word in field() {
                read.numbers.entry(word.to_lowercase()).or_insert(number);
                read.seats.push(word.to_lowercase());
            }
        }
        read
    }
}

impl Gazetteer {
    pub(super) fn read(lists: &Lists<'_>) -> Self {
        let mut given = FxHashMap::default();
        for (list, gender) in [
            ("first-names-m", Some(Gender::Male)),
            ("first-names-f", Some(Gender::Female)),
            ("first-names-x", None),
        ] {
            given.extend(lists.words(list).map(|name| (name.to_owned(), gender)));
        }
        let (idle, modifiers) =
            lists.entries("role-modifiers").partition::<Vec<_>, _>(|line| line.starts_with('!'));
        let words = |lines: Vec<&str>| -> WordSet {
            lines.into_iter().flat_map(str::split_whitespace).filter(|word| *word != "!").collect()
        };
        let countries = Countries::read(lists.entries("countries"));
        Self {
            titles: marked(lists.entries("titles")),
            roles: marked(lists.entries("roles").filter(|line| !line.starts_with('-'))),
            role_endings: lists.entries("roles").filter_map(|line| line.strip_prefix('-')).collect(),
            given,
            not_names: lists.words("not-names").collect(),
            countries: countries.numbers,
            country_names: countries.names,
            seats: countries.seats.iter().map(String::as_str).collect(),
            adjectives: countries.adjectives.iter().map(String::as_str).collect(),
            places: lists.lower("places"),
            organisation_words: lists.entries("organisation-words").collect(),
            organisations: lists.lower("organisations"),
            modifiers: words(modifiers),
            idle: words(idle),
        }
    }

    /// What a title in small letters says; "vice-chancellor" is one whose parts are.
    fn title(&self, word: &str) -> Option<&Mark> {
        let joined = || {
            let (first, last) = word.split_once('-')?;
            self.titles.get(first).filter(|first| first.modifies).and(self.titles.get(last))
        };
        self.titles.get(word).or_else(joined)
    }

    /// Whether a word can stand as a title before a name: "Mr.", "President".
    #[must_use]
    pub fn is_title(&self, word: &str) -> bool {
        small(word, |w| self.title(w).is_some())
    }

    /// Whether a title can stand last before a name: "Minister" can, "Foreign" cannot.
    #[must_use]
    pub fn ends_title(&self, word: &str) -> bool {
        small(word, |w| self.title(w).is_some_and(|m| !m.modifies))
    }

    /// Whether a title belongs to the name: "Pope".
    #[must_use]
    pub fn is_kept_title(&self, word: &str) -> bool {
        small(word, |w| self.titles.get(w).is_some_and(|m| m.keep))
    }

    /// What a title or a role tells of the gender.
    #[must_use]
    pub fn title_gender(&self, word: &str) -> Option<Gender> {
        small(word, |w| {
            let title = self.titles.get(w).and_then(|m| m.gender);
            title.or_else(|| self.roles.get(w).and_then(|m| m.gender))
        })
    }

    /// Whether a word is the head of a role: "minister".
    #[must_use]
    pub fn is_role(&self, word: &str) -> bool {
        small(word, |w| self.roles.contains_key(w) || self.role_endings.close(w, STEM))
    }

    /// Whether a role is that of whoever leads a state: "president", "leader".
    #[must_use]
    pub fn is_head_of_state(&self, role: &str) -> bool {
        small(role, |w| self.roles.get(w).is_some_and(|m| m.head))
    }

    /// Whether a word is a first name, and of which gender. `Some(None)` is a first name of both, such as "Alex";
    /// `None` is no first name.
    #[must_use]
    pub fn given(&self, word: &str) -> Option<Option<Gender>> {
        // "Jean-Claude" goes by its first part.
        let first = || word.split_once('-').map(|(first, _)| first);
        self.given.get(word).or_else(|| self.given.get(first()?)).copied()
    }

    /// Whether a capitalised word begins no name.
    #[must_use]
    pub fn is_not_name(&self, word: &str) -> bool {
        self.not_names.contains(word)
    }

    /// The number of the country that a name, an adjective or a capital stands for.
    #[must_use]
    pub fn country(&self, word: &str) -> Option<usize> {
        small(word, |w| self.countries.get(w).copied())
    }

    /// A country's usual name.
    #[must_use]
    pub fn country_name(&self, number: usize) -> &str {
        self.country_names.get(number).map_or("", String::as_str)
    }

    /// Whether a word is an adjective of nationality or a people.
    #[must_use]
    pub fn is_nationality(&self, word: &str) -> bool {
        small(word, |w| self.adjectives.contains(w))
    }

    /// Whether a name is a seat of government: "Moscow".
    #[must_use]
    pub fn is_seat(&self, name: &str) -> bool {
        small(name, |w| self.seats.contains(w))
    }

    /// Whether a name is a country's own.
    #[must_use]
    pub fn is_country(&self, name: &str) -> bool {
        small(name, |w| {
            self.countries.contains_key(w) && !self.adjectives.contains(w) && !self.seats.contains(w)
        })
    }

    /// Whether a name is a place of any kind.
    #[must_use]
    pub fn is_place(&self, name: &str) -> bool {
        small(name, |w| self.places.contains(w) || self.countries.contains_key(w))
    }

    /// Whether a word makes a name an organisation's.
    #[must_use]
    pub fn is_organisation_word(&self, word: &str) -> bool {
        self.organisation_words.contains(word)
    }

    /// Whether a name is a known organisation's.
    #[must_use]
    pub fn is_organisation(&self, name: &str) -> bool {
        small(name, |w| self.organisations.contains(w))
    }

    /// Whether a word may stand before a role as part of it.
    #[must_use]
    pub fn is_modifier(&self, word: &str) -> bool {
        self.modifiers.contains(word) || self.idle.contains(word) || self.roles.contains_key(word)
    }

    /// Whether a word before a role says nothing about whose role it is: "the" and "former" in "the former minister",
    /// unlike "Russian".
    #[must_use]
    pub fn is_idle(&self, word: &str) -> bool {
        self.idle.contains(word)
    }
}
