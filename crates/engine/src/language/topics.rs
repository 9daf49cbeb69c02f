//! What topics, channels and variants of a statement are worked out from.

use super::lists::Lists;
use crate::strings::endings::Endings;
use crate::strings::word_set::WordSet;
use rustc_hash::FxHashMap;

/// The words of the packing stages; the small ones in sections of `topics.txt`.
#[derive(Clone, Debug, Default)]
pub(crate) struct TopicWords {
    /// Stop words: they cannot be a topic and do not begin or end one. Example: "the", "very".
    pub(crate) stop: WordSet,
    /// Stop words that change what a statement says, so they count when statements are compared: "not", "never".
    pub(crate) telling: WordSet,
    /// Nouns that are no topic when they stand alone.
    pub(crate) vague: WordSet,
    /// Words of amount, with which no topic begins or ends: "hundred", "number".
    pub(crate) measures: WordSet,
    /// Nouns of the calendar, with which no topic ends: "weekend".
    pub(crate) calendar: WordSet,
    /// Adjectives of degree and rank, with which no topic begins: "huge", "latest".
    pub(crate) degrees: WordSet,
    /// What a broadcaster's or paper's name may end in.
    pub(crate) media: WordSet,
    pub(crate) before_things: WordSet,
    pub(crate) before_deeds: WordSet,
    /// Behind one of these stands how something is: "is", "very".
    pub(crate) before_qualities: WordSet,
    /// Behind one of these stands a place, where it stands before a name: "in".
    pub(crate) before_places: WordSet,
    pub(crate) within_phrases: WordSet,
    pub(crate) presented: WordSet,
    pub(crate) adjective_endings: Endings,
    pub(crate) adverb_endings: Endings,
    pub(crate) verb_endings: Endings,
    plurals: Vec<Plural>,
    /// Words that count as another one, stemmed, by themselves.
    one_word: FxHashMap<String, String>,
    /// Words that turn a statement into its contrary: "not".
    pub(crate) negations: WordSet,
    /// Words whose sides say the contrary: "up", "down"; each line one pair.
    pub(crate) opposites: Vec<[Vec<String>; 2]>,
    tense_endings: Endings,
    doubled_letters_kept: Endings,
    silent_endings: Endings,
}

/// An ending of plurals, and how the singular is made.
#[derive(Clone, Debug)]
struct Plural {
    ending: String,
    singular: String,
    not_behind: Vec<char>,
}

/// Shorter stems are left as they are: "us" is no plural.
const STEM: usize = 3;
/// The same for what endings of tenses are cut from.
const VERB: usize = 4;
/// Silent endings are cut from longer words only.
const SILENT: usize = 5;

impl TopicWords {
    pub(super) fn read(lists: &Lists<'_>) -> Self {
        let set = |title: &str| lists.section("topics", title).collect::<WordSet>();
        let endings = |title: &str| lists.section("topics", title).collect::<Endings>();
        let groups = lists.lines("topics", "one word").filter_map(|line| {
            let first = line.split_whitespace().next()?;
            Some(line.split_whitespace().map(move |word| (word.to_owned(), first.to_owned())))
        });
        Self {
            stop: lists.words("stop-words").collect(),
            telling: lists.words("telling-words").collect(),
            vague: lists.words("vague-nouns").collect(),
            measures: set("measures"),
            calendar: set("calendar"),
            degrees: set("degrees"),
            media: lists.lower("media-words"),
            before_things: set("before things"),
            before_deeds: set("before deeds"),
            before_qualities: set("before qualities"),
            before_places: set("before places"),
            within_phrases: set("within phrases"),
            presented: set("presented"),
            adjective_endings: endings("adjective endings"),
            adverb_endings: endings("adverb endings"),
            verb_endings: endings("verb endings"),
            plurals: lists.lines("topics", "plurals").filter_map(Plural::read).collect(),
            one_word: groups.flatten().collect(),
            negations: set("negations"),
            opposites: lists.lines("topics", "opposites").filter_map(opposites).collect(),
            tense_endings: endings("tense endings"),
            doubled_letters_kept: endings("doubled letters kept"),
            silent_endings: endings("silent endings"),
        }
    }

    /// The word without the ending of a plural.
    pub(crate) fn singular(&self, word: &str) -> String {
        self.plurals.iter().find_map(|plural| plural.undo(word)).unwrap_or_else(|| word.to_owned())
    }

    /// A word without the endings of number and tense.
    pub(crate) fn stem(&self, word: &str) -> String {
        let singular = self.singular(word);
        if let Some(same) = self.one_word.get(&singular) {
            return same.clone();
        }
        let ending = self.tense_endings.of(&singular);
        if let Some(rest) = ending.and_then(|e| singular.strip_suffix(e)).filter(|rest| rest.len() >= VERB) {
            let mut last = rest.chars().rev();
            let doubled = last.next().is_some_and(|one| last.next() == Some(one));
            let cut = if doubled && self.doubled_letters_kept.of(rest).is_none() { 1 } else { 0 };
            return rest.chars().take(rest.chars().count() - cut).collect();
        }
        let silent = self.silent_endings.of(&singular).filter(|_| singular.len() > SILENT);
        silent.and_then(|ending| singular.strip_suffix(ending)).unwrap_or(&singular).to_owned()
    }
}

/// Reads "up rise | down fall".
fn opposites(line: &str) -> Option<[Vec<String>; 2]> {
    let side = |words: &str| words.split_whitespace().map(str::to_owned).collect();
    line.split_once('|').map(|(one, other)| [side(one), side(other)])
}

impl Plural {
    /// Reads "ies y" or "s - sui".
    fn read(line: &str) -> Option<Self> {
        let mut fields = line.split_whitespace();
        let (ending, singular) = (fields.next()?.to_owned(), fields.next()?.trim_matches('-').to_owned());
        Some(Self { ending, singular, not_behind: fields.next().unwrap_or("").chars().collect() })
    }

    fn undo(&self, word: &str) -> Option<String> {
        let stem = word.strip_suffix(self.ending.as_str()).filter(|stem| stem.len() >= STEM)?;
        (!stem.ends_with(self.not_behind.as_slice())).then(|| format!("{stem}{}", self.singular))
    }
}

#[cfg(test)]
mod tests {
    use super::TopicWords;
    use crate::language::lists::Lists;
    use std::collections::BTreeMap;

    fn words() -> TopicWords {
        let topics = "[plurals]\nies y\nshes sh\ns - sui\n[one word]\nis was are\n\
                      [tense endings]\ned ing\n[doubled letters kept]\ns l\n[silent endings]\ne\n";
        let lists = BTreeMap::from([("topics", topics)]);
        TopicWords::read(&Lists::new(&lists))
    }

    #[test]
    fn plurals_meet_their_singulars() {
        let words = words();
        let plurals = ["guarantees", "territories", "brushes", "crisis", "access", "us"];
        let singulars = ["guarantee", "territory", "brush", "crisis", "access", "us"];
        assert_eq!(plurals.map(|word| words.singular(word)), singulars);
    }

    #[test]
    fn forms_of_one_verb_meet() {
        let words = words();
        for (one, other) in [
            ("was", "are"),
            ("warned", "warning"),
            ("planned", "planning"),
            ("passed", "passing"),
            ("refused", "refuse"),
        ] {
            assert_eq!(words.stem(one), words.stem(other), "{one} / {other}");
        }
    }
}
