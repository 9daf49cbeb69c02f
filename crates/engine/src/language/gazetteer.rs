//! What the word lists know about names: titles, roles, first names, countries, organisations.
//!
//! ```
//! use on_record_engine::language::{Gender, GAZETTEER};
//! assert_eq!(GAZETTEER.title_gender("Mrs."), Some(Gender::Female));
//! assert!(GAZETTEER.is_role("spokeswoman") && !GAZETTEER.is_role("spoke"));
//! assert_eq!(GAZETTEER.country("Russian"), GAZETTEER.country("Russia"));
//! ```

use crate::text::list::entries;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// He or she.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gender {
    /// he
    Male,
    /// she
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

/// The lists, read once.
pub struct Gazetteer {
    titles: FxHashMap<String, Mark>,
    roles: FxHashMap<String, Mark>,
    given: FxHashMap<&'static str, Option<Gender>>,
    not_names: FxHashSet<&'static str>,
    /// Names, adjectives and capitals in lower case, with the country's number.
    countries: FxHashMap<String, usize>,
    country_names: Vec<&'static str>,
    seats: FxHashSet<String>,
    adjectives: FxHashSet<String>,
    places: FxHashSet<String>,
    organisation_words: FxHashSet<&'static str>,
    organisations: FxHashSet<String>,
    modifiers: FxHashSet<&'static str>,
    idle: FxHashSet<&'static str>,
}

/// The lists that come with the engine.
pub static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::built_in);

fn marked(list: &'static str) -> FxHashMap<String, Mark> {
    entries(list)
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

fn all_words(list: &'static str) -> impl Iterator<Item = &'static str> {
    entries(list).flat_map(str::split_whitespace)
}

/// Asks with the small letters of a word, without a trip to the allocator for plain short ones.
fn small<R>(word: &str, ask: impl FnOnce(&str) -> R) -> R {
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

impl Gazetteer {
    fn built_in() -> Self {
        let mut given = FxHashMap::default();
        given.extend(
            all_words(include_str!("../../languages/en/lists/first-names-m.txt"))
                .map(|n| (n, Some(Gender::Male))),
        );
        given.extend(
            all_words(include_str!("../../languages/en/lists/first-names-f.txt"))
                .map(|n| (n, Some(Gender::Female))),
        );
        given
            .extend(all_words(include_str!("../../languages/en/lists/first-names-x.txt")).map(|n| (n, None)));
        let (mut countries, mut country_names) = (FxHashMap::default(), Vec::new());
        let (mut seats, mut adjectives) = (FxHashSet::default(), FxHashSet::default());
        for (number, line) in entries(include_str!("../../languages/en/lists/countries.txt")).enumerate() {
            let mut fields = line.split('|').map(|f| f.split(',').map(str::trim).filter(|w| !w.is_empty()));
            let mut names = fields.next().into_iter().flatten().chain(fields.next().into_iter().flatten());
            country_names.push(names.next().unwrap_or(""));
            countries.insert(country_names.last().map_or("", |n| n).to_lowercase(), number);
            countries.extend(names.map(|n| (n.to_lowercase(), number)));
            for word in fields.next().into_iter().flatten() {
                countries.insert(word.to_lowercase(), number);
                adjectives.insert(word.to_lowercase());
            }
            for word in fields.next().into_iter().flatten() {
                countries.entry(word.to_lowercase()).or_insert(number);
                seats.insert(word.to_lowercase());
            }
        }
        let (idle, modifiers) = entries(include_str!("../../languages/en/lists/role-modifiers.txt"))
            .partition::<Vec<_>, _>(|l| l.starts_with('!'));
        Self {
            titles: marked(include_str!("../../languages/en/lists/titles.txt")),
            roles: marked(include_str!("../../languages/en/lists/roles.txt")),
            given,
            not_names: all_words(include_str!("../../languages/en/lists/not-names.txt")).collect(),
            countries,
            country_names,
            seats,
            adjectives,
            places: entries(include_str!("../../languages/en/lists/places.txt"))
                .map(str::to_lowercase)
                .collect(),
            organisation_words: entries(include_str!("../../languages/en/lists/organisation-words.txt"))
                .collect(),
            organisations: entries(include_str!("../../languages/en/lists/organisations.txt"))
                .map(str::to_lowercase)
                .collect(),
            modifiers: modifiers.into_iter().flat_map(str::split_whitespace).collect(),
            idle: idle.into_iter().flat_map(str::split_whitespace).filter(|w| *w != "!").collect(),
        }
    }

    /// Whether a word can stand as a title before a name: "Mr.", "President".
    #[must_use]
    pub fn is_title(&self, word: &str) -> bool {
        small(word, |w| self.titles.contains_key(w))
    }

    /// Whether a title can stand last before a name: "Minister" can, "Foreign" cannot.
    #[must_use]
    pub fn ends_title(&self, word: &str) -> bool {
        small(word, |w| self.titles.get(w).is_some_and(|m| !m.modifies))
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
        small(word, |w| self.roles.contains_key(w))
    }

    /// Whether a role is that of whoever leads a state: "president", "leader".
    #[must_use]
    pub fn is_head_of_state(&self, role: &str) -> bool {
        small(role, |w| self.roles.get(w).is_some_and(|m| m.head))
    }

    /// Whether a word is a first name, and whose: `Some(None)` is either's.
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
    pub fn country_name(&self, number: usize) -> &'static str {
        self.country_names.get(number).copied().unwrap_or("")
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

    /// Whether a word before a role does not tell whose it is: "the", "former".
    #[must_use]
    pub fn is_idle(&self, word: &str) -> bool {
        self.idle.contains(word)
    }
}
