//! Channels: "NBC", "NBC News", "NBC's “Meet the Press”" and "“Meet the Press”" are one, where the corpus shows it.
//!
//! A possessive tells whose programme it is; a programme that the corpus gives one owner only belongs to that owner;
//! "NBC News" is "NBC" where the corpus also knows plain "NBC"; "HWT" is the "Harbour Water Telegraph" where an article says so. Nothing is
//! joined by knowledge from elsewhere but by `corpus.toml`.

use super::acronyms::Acronyms;
use super::compared_words::words;
use super::given::{Problems, ReadArticle};
use crate::language::Language;
use crate::model::corpus::Channel;
use crate::model::id::{ChannelId, Table};
use crate::pack::manifest::Manifest;
use crate::strings::word_set::WordSet;
use crate::text::slug::Slugs;
use std::collections::{BTreeMap, BTreeSet};

/// The channels, and which of them each statement was told to.
pub(super) struct Merged {
    pub(super) channels: Table<ChannelId, Channel>,
    of: Vec<Vec<Option<ChannelId>>>,
}

impl Merged {
    pub(super) fn of(&self, article: usize, statement: usize) -> Option<ChannelId> {
        *self.of.get(article)?.get(statement)?
    }
}

/// A name as it was found: whose, and what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct NameParts {
    /// Words of the owner; empty where none is named.
    owner: Vec<String>,
    /// Words of the programme, or of the whole name.
    name: Vec<String>,
}

/// Merges the channels of all statements.
pub(super) fn merge(
    articles: &[ReadArticle],
    acronyms: &Acronyms,
    manifest: &Manifest,
    language: &Language,
    problems: &mut Problems<'_>,
) -> Merged {
    let said = |d: &ReadArticle| -> Vec<Option<String>> {
        d.reading.statements.iter().map(|s| s.addressee.as_ref().map(|(name, _)| name.clone())).collect()
    };
    let found: Vec<Vec<Option<String>>> = articles.iter().map(said).collect();
    let forms: BTreeSet<&String> = found.iter().flatten().flatten().collect();
    let told: BTreeMap<&String, NameParts> = forms.iter().map(|form| (*form, read(form, language))).collect();
    let known = NameOwners::new(told.values(), acronyms, language);
    // Each form's key, and the labels that show it.
    let mut keys: BTreeMap<&String, Vec<String>> =
        told.iter().map(|(form, told)| (*form, known.key(told))).collect();
    let mut labels: BTreeMap<Vec<String>, (String, Option<&str>)> = BTreeMap::new();
    for entry in &manifest.channels {
        let mut met = false;
        let label = words_of(&entry.label, language);
        let names: Vec<Vec<String>> = std::iter::once(&entry.label)
            .chain(&entry.aliases)
            .map(|alias| known.key(&read(alias, language)))
            .collect();
        for key in keys.values_mut() {
            if names.contains(key) || *key == label {
                *key = label.clone();
                met = true;
            }
        }
        labels.insert(label, (entry.label.clone(), entry.slug.as_deref()));
        if !met {
            problems.at(
                entry.line,
                format!("nothing was told to the channel `{}`; look at its label and aliases", entry.label),
            );
        }
    }
    let mut shown: BTreeMap<&Vec<String>, BTreeMap<String, usize>> = BTreeMap::new();
    for form in found.iter().flatten().flatten() {
        if let (Some(key), Some(told)) = (keys.get(form), told.get(form)) {
            let label = known.written(key).map_or_else(|| label(form, told, key, language), str::to_owned);
            *shown.entry(key).or_default().entry(label).or_default() += 1;
        }
    }
    let (mut channels, mut ids, mut slugs) = (Table::default(), BTreeMap::new(), Slugs::default());
    for (key, forms) in shown {
        let best = forms.iter().max_by_key(|(form, count)| (**count, std::cmp::Reverse((*form).clone())));
        let (name, slug) = match labels.get(key) {
            Some((label, slug)) => (label.clone(), *slug),
            None => (best.map_or_else(|| key.join(" "), |(form, _)| form.clone()), None),
        };
        let slug = slugs.take(slug.unwrap_or(&name));
        ids.insert(key.clone(), channels.push(Channel { slug, name }));
    }
    let id = |form: &Option<String>| ids.get(keys.get(form.as_ref()?)?).copied();
    let of = found.iter().map(|statements| statements.iter().map(id).collect()).collect();
    Merged { channels, of }
}

/// What to call a key by this form: the part of the form whose words the key is.
fn label(form: &str, told: &NameParts, key: &[String], language: &Language) -> String {
    let plain = form.trim_matches(is_mark);
    let cut = possessive(plain, language)
        .map_or(plain, |(owner, _)| if told.owner.as_slice() == key { owner } else { plain });
    if words_of(cut, language) == key {
        return cut.trim_matches(is_mark).to_owned();
    }
    // A longer form, "NBC News" for `nbc`: its first words.
    let end = words(cut).get(key.len().saturating_sub(1)).map_or(cut.len(), |(_, place)| place.end);
    if words(cut).iter().map(|(w, _)| w).take(key.len()).eq(key.iter()) {
        return cut.get(..end).unwrap_or(cut).trim_matches(is_mark).to_owned();
    }
    // A programme shown under its owner: the owner's words are all there is.
    key.iter().map(|w| if w.len() <= 4 { w.to_uppercase() } else { title(w) }).collect::<Vec<_>>().join(" ")
}

fn title(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().collect::<String>() + chars.as_str())
}

fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '“' | '”' | '"' | '‘' | '’' | '\'' | ',' | '.' | '«' | '»')
}

/// What the corpus says about owners.
struct NameOwners<'l> {
    /// Names that stand alone or own something.
    names: BTreeSet<Vec<String>>,
    /// Programmes and their owners.
    owners: BTreeMap<Vec<String>, BTreeSet<Vec<String>>>,
    /// What names may end in: "News".
    endings: &'l WordSet,
    /// The full names of acronyms, where either is told something.
    acronyms: &'l Acronyms,
}

impl<'l> NameOwners<'l> {
    fn new<'t>(
        told: impl Iterator<Item = &'t NameParts> + Clone,
        acronyms: &'l Acronyms,
        language: &'l Language,
    ) -> Self {
        let endings = &language.topics.media;
        let mut known = Self { names: BTreeSet::new(), owners: BTreeMap::new(), endings, acronyms };
        for t in told.clone() {
            known.names.insert(if t.owner.is_empty() { t.name.clone() } else { t.owner.clone() });
        }
        for t in told.filter(|t| !t.owner.is_empty() && !t.name.is_empty()) {
            let owner = known.base(&t.owner);
            known.owners.entry(t.name.clone()).or_default().insert(owner);
        }
        known
    }

    /// The full name that stands for an acronym, as the corpus writes it.
    fn written(&self, key: &[String]) -> Option<&str> {
        let mut full = self.acronyms.iter().map(|(_, name)| name);
        full.find(|name| name.words == key).map(|name| name.written.as_str())
    }

    /// "NBC News" is "NBC" where the corpus knows "NBC", and "HWT" what the corpus says it stands for.
    fn base(&self, name: &[String]) -> Vec<String> {
        let short = self.shortest(name);
        match short.as_slice() {
            [acronym] => self.acronyms.full(acronym).map_or(short.clone(), |full| full.words.clone()),
            _ => short,
        }
    }

    fn shortest(&self, name: &[String]) -> Vec<String> {
        let plain = name.iter().rposition(|word| !self.endings.contains(word)).map_or(0, |last| last + 1);
        match name.get(..plain) {
            Some(short) if !short.is_empty() && plain < name.len() && self.names.contains(short) => {
                short.to_vec()
            }
            _ => name.to_vec(),
        }
    }

    fn key(&self, told: &NameParts) -> Vec<String> {
        if !told.owner.is_empty() {
            return self.base(&told.owner);
        }
        // A programme, or a longer name of it: "Meet the Press with Kristen Welker".
        let programme = (1..=told.name.len()).rev().find_map(|end| self.owners.get(told.name.get(..end)?));
        match programme {
            Some(owners) if owners.len() == 1 => owners.first().cloned().unwrap_or_default(),
            _ => self.base(&told.name),
        }
    }
}

fn words_of(name: &str, language: &Language) -> Vec<String> {
    let mut found: Vec<String> = words(name).into_iter().map(|(word, _)| word).collect();
    if found.len() > 1 && found.first().is_some_and(|w| language.grammar.the.contains(w)) {
        found.remove(0);
    }
    found
}

/// "NBC’s “Meet the Press”" → owner and the rest.
fn possessive<'f>(form: &'f str, language: &Language) -> Option<(&'f str, &'f str)> {
    language
        .grammar
        .owner(form)
        .filter(|(owner, _)| owner.chars().count() <= 40 && !owner.contains(['“', '"']))
}

fn read(form: &str, language: &Language) -> NameParts {
    let plain = form.trim_matches(is_mark);
    match possessive(plain, language) {
        Some((owner, name)) => {
            let mut name = words_of(name, language);
            // A presenter does not make it another programme: "Meet the Press with Kristen Welker" is "Meet the Press".
            if let Some(with) =
                name.iter().position(|w| language.topics.presented.contains(w)).filter(|at| *at > 0)
            {
                name.truncate(with);
            }
            NameParts { owner: words_of(owner, language), name }
        }
        None => NameParts { owner: Vec::new(), name: words_of(plain, language) },
    }
}

#[cfg(test)]
mod tests {
    use super::{Acronyms, NameOwners, read};
    use crate::language::Language;
    use std::collections::BTreeMap;

    #[test]
    fn programmes_belong_to_their_one_owner() {
        let forms = [
            "XYZ News",
            "XYZ’s “Talk of the Day”",
            "“Talk of the Day”",
            "XYZ's \"Talk of the Day with Ada\"",
            "ABC News",
            "reporters",
        ];
        let lists = BTreeMap::from([
            ("media-words", "news"),
            ("grammar", "[possessive endings]\n’s\n's\n"),
            ("topics", "[presented]\nwith\n"),
        ]);
        let language = Language::from_lists("xx", "Invented", &lists).unwrap();
        let told: Vec<_> = forms.iter().map(|f| read(f, &language)).collect();
        let acronyms = Acronyms::default();
        let known = NameOwners::new(told.iter(), &acronyms, &language);
        let keys: Vec<String> = told.iter().map(|t| known.key(t).join(" ")).collect();
        assert_eq!(keys, ["xyz", "xyz", "xyz", "xyz", "abc news", "reporters"]);
    }
}
