//! Which entity a name means: the person with this full name, whoever bears a last name alone, the body with this acronym.

use super::called::{Called, key};
use super::entity_facts::led_by_more;
use super::{Bearers, Cast};
use crate::extract::source::mention::{NameMention, Role, Sort};
use crate::language::Language;
use crate::language::acronyms::stands_for;
use crate::language::gazetteer::Gender;
use crate::language::names::Name;
use crate::text::parsed::Parsed;

impl Cast {
    /// The person with this full name.
    pub(super) fn person(&mut self, language: &Language, called: &Called<'_>, full: bool) -> usize {
        let Called { mention, written, name } = called;
        let same = self.families.get(&name.family).and_then(|family| {
            let fits = |e: &&usize| {
                self.entities.get(**e).is_some_and(|known| {
                    let agrees = known.gender().is_none()
                        || mention.gender.is_none()
                        || known.gender() == mention.gender;
                    let one = |words: &str, n: &Name| {
                        language.names.allow(n, name)
                            || led_by_more(language, words, written)
                            || led_by_more(language, written, words)
                    };
                    known.names.iter().all(|(words, n, _)| one(words, n)) && agrees
                })
            };
            family.iter().rev().take(64).rev().find(fits).copied()
        });
        let entity = same.unwrap_or_else(|| self.add(Sort::Person));
        if same.is_none() {
            self.families.entry(name.family.clone()).or_default().push(entity);
        }
        if let Some(first) = name.given.first() {
            let list = self.given.entry(first.clone()).or_default();
            if !list.contains(&entity) {
                list.push(entity);
            }
        }
        if let (Some(known), Some(gender)) = (self.entities.get_mut(entity), mention.gender) {
            known.male += u32::from(gender == Gender::Male);
            known.female += u32::from(gender == Gender::Female);
        }
        if let (Some(known), true) = (self.entities.get_mut(entity), full) {
            known.full += 1;
            if !known.names.iter().any(|(n, _, _)| *n == *written) {
                known.names.push((written.to_string(), name.clone(), 0));
            }
        }
        entity
    }

    /// The organisation, country or unknown with this name.
    pub(in crate::extract::source) fn other(
        &mut self,
        language: &Language,
        written: &str,
        sort: Sort,
    ) -> usize {
        let key = match language.gazetteer.country(written) {
            Some(number) if sort == Sort::Country && !language.gazetteer.is_seat(written) => {
                language.gazetteer.country_name(number).to_lowercase().replace('-', " ")
            }
            _ => key(language, written),
        };
        if let Some(entity) = self.others.get(&key) {
            return *entity;
        }
        // "WHO" and the World Health Organisation.
        let short =
            if written.contains(' ') { language.acronyms.of_name(written) } else { key.replace('.', "") };
        let acronym = written.contains(' ') || written.chars().all(|c| c.is_uppercase() || c == '.');
        let meets = acronym && short.chars().count() >= 3 && sort != Sort::Place;
        let same = self
            .acronyms
            .get(&short)
            .filter(|(_, full)| meets && *full != written.contains(' '))
            .map(|(entity, _)| *entity);
        let entity = same.unwrap_or_else(|| self.add(sort));
        if meets {
            self.acronyms.entry(short).or_insert((entity, written.contains(' ')));
        }
        self.others.insert(key, entity);
        entity
    }

    /// "The Harbour Water Trust (HWT)": what stands in the brackets means the name before them, whatever its letters.
    pub(super) fn acronyms_in_brackets(&mut self, doc: &Parsed<'_>, called: &[Called<'_>]) {
        for pair in called.windows(2) {
            let [full, short] = pair else { continue };
            let (name, brackets) = (&full.mention.name, &short.mention.name);
            let within = brackets.len() == 1
                && name.end + 1 == brackets.start
                && doc.word(name.end) == "("
                && doc.tokens.get(brackets.end).is_some()
                && doc.word(brackets.end) == ")";
            let body = stands_for(&short.written, &full.written)
                && matches!(full.mention.sort, Sort::Organisation | Sort::Unknown);
            if within && body {
                let entity = self.other(doc.language, &full.written, full.mention.sort);
                self.others.insert(key(doc.language, &short.written), entity);
            }
        }
    }

    /// Whom a single word names: a last name, a first name, or something of its own. And how many could be meant.
    pub(super) fn bare(&mut self, doc: &Parsed<'_>, called: &Called<'_>) -> (usize, Bearers) {
        let (language, mention) = (doc.language, called.mention);
        let word = &called.name.family;
        let fits = |e: &usize| {
            self.entities.get(*e).is_some_and(|known| {
                known.gender().is_none() || mention.gender.is_none() || known.gender() == mention.gender
            })
        };
        let family: Vec<usize> =
            self.families.get(word).map(|f| f.iter().copied().filter(fits).collect()).unwrap_or_default();
        if let Some(found) = self.pick(&family, mention) {
            return found;
        }
        // "Sir Ada" is called by the first name.
        let before = mention.name.start.checked_sub(1).map_or("", |i| doc.word(i));
        let first = language.mentions.before_a_first_name.contains(before);
        let given: Vec<usize> = if mention.titled && !first {
            Vec::new()
        } else {
            self.given.get(word).map(|g| g.iter().copied().filter(fits).collect()).unwrap_or_default()
        };
        if let (Some(one), 1) = (given.first(), given.len()) {
            return (*one, Bearers::One);
        }
        if mention.titled {
            return (self.person(language, called, false), Bearers::One);
        }
        (self.other(language, &called.written, mention.sort), Bearers::One)
    }

    /// The one entity with this name, as a headline gives it.
    pub(in crate::extract::source) fn called(&self, language: &Language, written: &str) -> Option<usize> {
        let name = language.names.read(written);
        let fits = |e: &&usize| {
            self.entities
                .get(**e)
                .is_some_and(|k| k.names.iter().any(|(_, n, _)| language.names.allow(n, &name)))
        };
        let family: Vec<usize> =
            self.families.get(&name.family).into_iter().flatten().take(64).filter(fits).copied().collect();
        match family.as_slice() {
            [one] => Some(*one),
            [] => self.others.get(&key(language, written)).copied(),
            _ => None,
        }
    }

    /// Of several with one last name: whose role the title repeats, else the one called by full name most often.
    pub(super) fn pick(&self, candidates: &[usize], mention: &NameMention) -> Option<(usize, Bearers)> {
        let rank = |e: &usize| {
            let known = self.entities.get(*e);
            let bears =
                |r: &Role| known.is_some_and(|known| known.roles.iter().any(|k| k.head() == r.head()));
            let role = mention.roles.iter().any(bears);
            let courtesy = self.courtesy.get(e).copied().unwrap_or(0);
            (role, courtesy, known.map_or(0, |known| known.full))
        };
        let one = *candidates.iter().max_by_key(|e| (rank(e), std::cmp::Reverse(**e)))?;
        let rivals = candidates.iter().filter(|e| **e != one);
        let bearers = match rivals.map(rank).max() {
            None => Bearers::One,
            Some(next) if next < rank(&one) => Bearers::Foremost,
            Some(_) => Bearers::Several,
        };
        Some((one, bearers))
    }
}
