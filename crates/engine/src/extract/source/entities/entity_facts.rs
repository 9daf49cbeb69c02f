//! What an article tells of one of its entities: names, roles, gender, and what it is.

use super::called::in_full;
use crate::extract::source::mention::{Role, Sort};
use crate::language::Language;
use crate::language::gazetteer::Gender;
use crate::language::names::Name;
use crate::model::corpus::ActorKind;

/// A source as its words describe it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Nameless {
    /// What it is called: "legal experts", "Treasury spokesman".
    pub(crate) name: String,
    /// The role alone: "spokesman"; of a group only where a person has it, "lawyers". None of others.
    pub(crate) role: Option<String>,
    /// The body that it belongs to: "Treasury".
    pub(crate) affiliation: Option<String>,
}

/// Minimum number of words in a paper's title.
const TITLE: usize = 4;

/// A person, organisation or country of the article, with what is known of it.
#[derive(Clone, Debug)]
pub(crate) struct EntityFacts {
    pub(crate) sort: Sort,
    /// The names it goes by, as written, with their parts and the number of times.
    pub(crate) names: Vec<(String, Name, u32)>,
    pub(crate) male: u32,
    pub(crate) female: u32,
    pub(crate) roles: Vec<Role>,
    /// Mentions by full name.
    pub(crate) full: u32,
    /// Titles that belong to the name: "Pope".
    pub(crate) kept: Option<String>,
    /// Mentions behind a definite article: persons have none.
    pub(crate) definite: u32,
    /// Nouns by which the article calls a body beside its name: "airline".
    pub(crate) bodies: Vec<String>,
    /// What it is called where it has no name.
    pub(crate) nameless: Option<Nameless>,
    /// Ages beside a person's name, as written: "54".
    pub(crate) ages: Vec<String>,
}

/// Whether one name is the other behind words in capitals that are nobody's first name: "Policy Ada Example" beside "Ada
/// Example".
pub(super) fn led_by_more(language: &Language, longer: &str, shorter: &str) -> bool {
    let given = |word: &str| language.gazetteer.given(word).is_some();
    let lead = longer.strip_suffix(shorter).and_then(|lead| lead.strip_suffix(' '));
    let first = shorter.split_once(' ').is_some_and(|(first, _)| given(first));
    let nobody = |word: &str| word.chars().count() > INITIAL && !given(word);
    first && lead.is_some_and(|lead| lead.split(' ').all(nobody))
}

/// Shorter words may be initials: "J.".
const INITIAL: usize = 2;

impl EntityFacts {
    pub(crate) fn gender(&self) -> Option<Gender> {
        match self.male.cmp(&self.female) {
            std::cmp::Ordering::Greater => Some(Gender::Male),
            std::cmp::Ordering::Less => Some(Gender::Female),
            std::cmp::Ordering::Equal => None,
        }
    }

    pub(crate) fn is_person(&self) -> bool {
        self.sort == Sort::Person
    }

    /// Whether one of its names is of two words and more, none of which says that it is no person's: "Harbour Games", "XYZ
    /// Technology", "Water MP".
    pub(crate) fn may_be_person(&self, language: &Language) -> bool {
        let gazetteer = &language.gazetteer;
        let capitals = |word: &str| word.len() > 1 && word.chars().all(char::is_uppercase);
        let other = |word: &str| {
            capitals(word)
                || gazetteer.is_organisation_word(word)
                || gazetteer.is_place(word)
                || gazetteer.is_nationality(word)
                || gazetteer.is_role(word)
                || gazetteer.is_organisation(word)
                || gazetteer.is_not_name(word)
                || language.sources.no_persons.contains(word)
        };
        self.names.iter().any(|(name, ..)| name.contains(' ') && !name.split(' ').any(other))
    }

    /// Whether it is a body that the article does not name: "a security firm".
    pub(crate) fn is_unnamed_body(&self) -> bool {
        self.sort == Sort::Organisation && self.nameless.is_some()
    }

    /// Whether "they" can mean it: people without a name, or a body whose name is a plural, "Liberals".
    pub(crate) fn is_several(&self, language: &Language) -> bool {
        let plural = |name: &str| language.grammar.is_plural(name) && !name.contains(' ');
        self.sort == Sort::Group
            || self.is_unnamed_body()
            || self.names.iter().any(|(name, ..)| plural(name)) && self.sort == Sort::Organisation
    }

    /// Whether something unknown that speaks is a person rather than a body: two to four words, a first name, or a gender; no
    /// article before it, no noun of a body beside it, no capitals or place in it.
    pub(crate) fn is_rather_a_person(&self, language: &Language) -> bool {
        // "The Tories … he": a pronoun of somebody else.
        if self.gender().is_some() && self.definite == 0 {
            return true;
        }
        let words = self.names.iter().map(|(n, _, _)| n.split_whitespace().count()).max().unwrap_or(1);
        let gazetteer = &language.gazetteer;
        let initials = |word: &str| word.len() > 2 && word.chars().all(char::is_uppercase);
        let body = |word: &str| initials(word) || gazetteer.is_place(word) || gazetteer.is_organisation(word);
        let bodied = self.names.iter().any(|(name, ..)| name.split(' ').any(body));
        // "Ada says": a first name alone.
        let given = self.names.iter().all(|(name, ..)| gazetteer.given(name).is_some());
        ((2..=4).contains(&words) || given) && self.definite == 0 && self.bodies.is_empty() && !bodied
    }

    /// Whether its own words tell what it is; what is unknown counts only where it speaks.
    pub(crate) fn is_told(&self, language: &Language) -> bool {
        matches!(self.sort, Sort::Person | Sort::Organisation)
            || self.sort == Sort::Country && !self.is_seat(language)
    }

    fn is_seat(&self, language: &Language) -> bool {
        self.names.iter().all(|(name, _, _)| language.gazetteer.is_seat(name))
    }

    /// The fullest name, without titles.
    pub(crate) fn name(&self, language: &Language) -> String {
        if let Some(nameless) = &self.nameless {
            return nameless.name.clone();
        }
        let rank = |(place, (name, parts, _)): &(usize, &(String, Name, u32))| {
            let words = if self.is_person() { parts.fullness() } else { name.len() };
            (words, name.len(), std::cmp::Reverse(*place))
        };
        let plain = |(_, (name, ..)): &(usize, &(String, Name, u32))| {
            !self.is_person() || !self.names.iter().any(|(other, ..)| led_by_more(language, name, other))
        };
        let best = self
            .names
            .iter()
            .enumerate()
            .filter(plain)
            .max_by_key(rank)
            .map_or("", |(_, (name, _, _))| name.as_str());
        match (&self.kept, self.sort) {
            (Some(title), Sort::Person) => format!("{title} {best}"),
            (_, Sort::Country) if !language.gazetteer.is_seat(best) => language
                .gazetteer
                .country(best)
                .map_or(best, |number| language.gazetteer.country_name(number))
                .to_owned(),
            (_, Sort::Organisation) => in_full(language, best),
            _ => best.to_owned(),
        }
    }

    pub(crate) fn kind(&self, language: &Language) -> ActorKind {
        let paper = |(name, ..): &(String, Name, u32)| {
            name.rsplit_once(' ').is_some_and(|(_, last)| language.sources.named_papers.contains(last))
        };
        match self.sort {
            // "The Harbour Review" is what was written.
            Sort::Organisation if self.names.iter().all(paper) && !self.names.is_empty() => {
                ActorKind::Document
            }
            Sort::Person => ActorKind::Person,
            Sort::Country | Sort::Place => ActorKind::Place,
            Sort::Group => ActorKind::Group,
            Sort::Unnamed => ActorKind::Unnamed,
            Sort::Document => ActorKind::Document,
            Sort::Organisation | Sort::Unknown => ActorKind::Organisation,
        }
    }

    /// Whether it has a name of its own. A paper has one where its title says which it is: "Harbour Water Quality Study"; "the
    /// Sample Review" only says whose.
    pub(crate) fn is_named(&self, language: &Language) -> bool {
        let words = self.names.iter().map(|(name, ..)| name.split(' ').count()).max().unwrap_or(0);
        self.nameless.is_none() && (self.kind(language) != ActorKind::Document || words >= TITLE)
    }

    /// The body that it belongs to, where it has no name of its own.
    pub(crate) fn affiliation(&self) -> Option<String> {
        self.nameless.as_ref()?.affiliation.clone()
    }

    /// What the article calls it beside its name: the fullest role.
    pub(crate) fn role(&self) -> Option<String> {
        if let Some(nameless) = &self.nameless {
            return nameless.role.clone();
        }
        let written = self.roles.iter().filter(|role| !role.text.is_empty());
        written
            .max_by_key(|role| (role.words.len() + role.countries.len(), role.text.len()))
            .map(|role| role.text.clone())
    }
}
