//! The changes of an editor's visit, and the entries of `corpus.toml` that they amount to.
//!
//! A page keeps changes one by one, so that each can be undone; a file has one entry for a statement or an actor. Both what
//! is shown and what is saved come from these entries, so they cannot differ.
//!
//! ```
//! use on_record_desk::changes::{Change, entries, manifest};
//! let list = r#"[{"act": "mend", "key": "aaaaaaaaaa", "words": ["The bridge is closed"], "speaker": "Ada Example"}]"#;
//! let changes: Vec<Change> = serde_json::from_str(list).unwrap();
//! assert_eq!(manifest(&entries(&changes)).corrections.len(), 1);
//! ```

use on_record_engine::Date;
use on_record_engine::model::{ActorKind, StatementKey};
use on_record_engine::pack::{Action, ActorEntry, AddedEntry, CorrectionEntry, EntryValue, Manifest, Mended};
use on_record_engine::text::slug;
use serde::{Deserialize, Serialize};

/// How `corpus.toml` and the page write that nobody knows, or that there is none.
pub const UNKNOWN: &str = "unknown";
/// Number of a statement's first words that tell it from others.
const TELLING: usize = 12;

/// What an editor did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// It is right as it stands.
    Accept,
    /// It is no statement.
    Withdraw,
    /// Speaker, bounds, topics, day or addressee are otherwise.
    #[default]
    Mend,
    /// A statement was missed.
    Add,
    /// An actor is somebody else's other name, is two, or is called otherwise.
    Actor,
}

/// One change, as the page keeps it. Fields that do not belong to its act are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Change {
    /// What was done.
    pub act: Act,
    /// The statement, as addresses have it.
    pub key: String,
    /// Its words as the archive has them, piece by piece; of one that is added, all of them.
    pub words: Vec<String>,
    /// Its article's name.
    pub article: String,
    /// Whether editors have added it, now or before.
    pub added: bool,
    /// Who says it, or [`UNKNOWN`].
    pub speaker: Option<String>,
    /// Its words as they should be; none where they stay.
    pub content: Vec<String>,
    /// The words before the first piece, where its words stand in the article more than once.
    pub before: String,
    /// The labels of its topics.
    pub topics: Option<Vec<String>>,
    /// The day, as `YYYY-MM-DD`, or [`UNKNOWN`].
    pub day: Option<String>,
    /// Whom or what it was told to, or [`UNKNOWN`].
    pub addressee: Option<String>,
    /// Why.
    pub note: String,
    /// The actor, as addresses have it.
    pub slug: String,
    /// What the actor is called, or shall be called.
    pub label: String,
    /// Names that mean the same actor.
    pub aliases: Vec<String>,
    /// Names that mean another one.
    pub not: Vec<String>,
    /// The articles in which the names mean this actor and in others do not; empty where they do everywhere.
    pub articles: Vec<String>,
    /// What it is called beside its name, or [`UNKNOWN`] where nothing shall stand there.
    pub role: Option<String>,
    /// What sort of actor it is, in the words of [`ActorKind::word`].
    pub kind: Option<String>,
    /// Its number at Wikidata, as there: "Q42"; or [`UNKNOWN`].
    pub wikidata: Option<String>,
    /// Who made the change, where the editor says so.
    pub by: String,
    /// The day of the change, where the editor says so.
    pub on: String,
}

/// What a file says of one statement or actor, after all changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it says.
    pub what: What,
    /// The last change that it comes from, by its place in the list.
    pub change: usize,
    /// "Ada Desk, 2031-04-02", or empty.
    pub signed: String,
}

/// What an entry is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A statement that the reading found.
    Read(CorrectionEntry),
    /// One that editors added before this visit: the archive knows its key, a file its article and words.
    Before(CorrectionEntry, Box<AddedEntry>),
    /// One that is added now.
    Added(AddedEntry),
    /// An actor.
    Actor(ActorEntry),
}

/// What the changes amount to, in their order. Who is meant by no statement's key is left out.
#[must_use]
pub fn entries(changes: &[Change]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (number, change) in changes.iter().enumerate() {
        match change.act {
            Act::Actor => actor(&mut entries, change, number),
            Act::Add => entries.push(Entry::of(What::Added(added(change)), change, number)),
            _ => statement(&mut entries, change, number),
        }
    }
    entries
}

/// The entries as the engine takes them; lines are the places of the changes, from 1.
#[must_use]
pub fn manifest(entries: &[Entry]) -> Manifest {
    let mut manifest = Manifest::default();
    for entry in entries {
        let line = u32::try_from(entry.change).unwrap_or(u32::MAX).saturating_add(1);
        match entry.what.clone() {
            What::Read(one) | What::Before(one, _) => {
                manifest.corrections.push(CorrectionEntry { line, ..one });
            }
            What::Added(one) => manifest.statements.push(AddedEntry { line, ..one }),
            What::Actor(one) => manifest.actors.push(ActorEntry { line, ..one }),
        }
    }
    manifest
}

impl Entry {
    fn of(what: What, change: &Change, number: usize) -> Self {
        let mut entry = Self { what, change: number, signed: String::new() };
        entry.touch(change, number);
        entry
    }

    fn touch(&mut self, change: &Change, number: usize) {
        self.change = number;
        let said = [change.by.trim(), change.on.trim()];
        let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
        if !said.is_empty() {
            // A line of a comment: whatever was typed stays on it.
            self.signed = said.join(", ").replace(char::is_control, " ");
        }
    }
}

fn statement(entries: &mut Vec<Entry>, change: &Change, number: usize) {
    let now = entries.iter().position(|entry| match &entry.what {
        What::Added(one) => {
            change.added && one.article == change.article && plain(&one.words) == plain(&change.words)
        }
        _ => false,
    });
    if let Some(at) = now {
        if change.act == Act::Withdraw {
            entries.remove(at);
        } else if let Some(entry) = entries.get_mut(at) {
            entry.touch(change, number);
            if let What::Added(one) = &mut entry.what {
                mend(&mut one.mended, change);
                let content = std::mem::take(&mut one.mended.content);
                if !content.is_empty() {
                    one.words = content;
                }
                set(&mut one.note, &change.note);
            }
        }
        return;
    }
    let Ok(key) = change.key.parse::<StatementKey>() else { return };
    let same = |entry: &&mut Entry| matches!(&entry.what, What::Read(one) | What::Before(one, _) if one.statement == key);
    if let Some(entry) = entries.iter_mut().find(same) {
        entry.touch(change, number);
        if let What::Read(one) | What::Before(one, _) = &mut entry.what {
            correct(one, change);
        }
        return;
    }
    let mut one = CorrectionEntry {
        line: 0,
        statement: key,
        words: first_words(&change.words),
        article: Some(change.article.clone()).filter(|name| !name.is_empty()),
        action: Action::Confirm,
        mended: Mended::default(),
        note: String::new(),
    };
    correct(&mut one, change);
    let what = if change.added { What::Before(one, Box::new(added(change))) } else { What::Read(one) };
    entries.push(Entry::of(what, change, number));
}

/// One more change of a statement.
fn correct(one: &mut CorrectionEntry, change: &Change) {
    set(&mut one.note, &change.note);
    match change.act {
        Act::Withdraw => (one.action, one.mended) = (Action::Withdraw, Mended::default()),
        Act::Accept => match &one.action {
            // What was mended and is then accepted has its speaker for sure.
            Action::Mend => one.mended.speaker = told(change.speaker.as_deref().unwrap_or(UNKNOWN)),
            Action::Reassign(_) => {}
            Action::Withdraw | Action::Confirm => one.action = Action::Confirm,
        },
        _ => {
            if let Action::Reassign(name) = &one.action {
                one.mended.speaker = name.clone().map_or(EntryValue::Unknown, EntryValue::Is);
            }
            mend(&mut one.mended, change);
            // A note alone says of what stands there that it is right.
            let nothing = one.mended == Mended::default();
            let only = Mended { speaker: EntryValue::Nothing, ..one.mended.clone() } == Mended::default();
            one.action = match (&one.mended.speaker, only) {
                (EntryValue::Is(name), true) => Action::Reassign(Some(name.clone())),
                (EntryValue::Unknown, true) => Action::Reassign(None),
                _ if nothing => Action::Confirm,
                _ => Action::Mend,
            };
            if matches!(one.action, Action::Reassign(_)) {
                one.mended.speaker = EntryValue::Nothing;
            }
        }
    }
}

fn mend(mended: &mut Mended, change: &Change) {
    let say = |place: &mut EntryValue<String>, said: &Option<String>| {
        if let Some(said) = said {
            *place = told(said);
        }
    };
    say(&mut mended.speaker, &change.speaker);
    say(&mut mended.addressee, &change.addressee);
    if !change.content.is_empty() {
        mended.content.clone_from(&change.content);
        mended.before = None;
    }
    let before = change.before.trim();
    if !before.is_empty() {
        mended.before = Some(before.to_owned());
    }
    if let Some(topics) = &change.topics {
        mended.topics = if topics.is_empty() { EntryValue::Unknown } else { EntryValue::Is(topics.clone()) };
    }
    match change.day.as_deref().map(str::trim) {
        None => {}
        Some(day) => mended.day = day.parse::<Date>().map_or(EntryValue::Unknown, EntryValue::Is),
    }
}

fn told(said: &str) -> EntryValue<String> {
    match said.trim() {
        "" | UNKNOWN => EntryValue::Unknown,
        said => EntryValue::Is(said.to_owned()),
    }
}

fn set(place: &mut String, said: &str) {
    if !said.trim().is_empty() {
        said.trim().clone_into(place);
    }
}

fn added(change: &Change) -> AddedEntry {
    let mut one = AddedEntry {
        line: 0,
        article: change.article.clone(),
        words: change.words.clone(),
        mended: Mended { speaker: EntryValue::Unknown, ..Mended::default() },
        note: change.note.trim().to_owned(),
    };
    mend(&mut one.mended, &Change { content: Vec::new(), ..change.clone() });
    one
}

fn actor(entries: &mut Vec<Entry>, change: &Change, number: usize) {
    // Who is joined with somebody is that one in every article.
    let joined = |entry: &Entry| match &entry.what {
        What::Actor(one) => {
            !one.articles.is_empty() && !of_address(one, &change.slug) && change.aliases.contains(&one.label)
        }
        _ => false,
    };
    let gone: Vec<String> =
        entries.extract_if(.., |entry| joined(entry)).filter_map(|entry| label(&entry)).collect();
    let same = |entry: &&mut Entry| match &entry.what {
        What::Actor(one) => one.label == change.label || of_address(one, &change.slug),
        _ => false,
    };
    let kind = change.kind.as_deref();
    let one = ActorEntry {
        line: 0,
        label: change.label.trim().to_owned(),
        // The address of who is renamed stays.
        slug: Some(change.slug.clone()).filter(|slug| !slug.is_empty()),
        role: change.role.as_deref().map_or(EntryValue::Nothing, told),
        kind: ActorKind::ALL.into_iter().find(|known| Some(known.word()) == kind),
        wikidata: match change.wikidata.as_deref().map_or(EntryValue::Nothing, told) {
            EntryValue::Nothing => EntryValue::Nothing,
            EntryValue::Unknown => EntryValue::Unknown,
            EntryValue::Is(written) => {
                let number = written.strip_prefix('Q').and_then(|digits| digits.parse().ok());
                number.map_or(EntryValue::Nothing, EntryValue::Is)
            }
        },
        // Nothing on the page says it; what a file says stays there.
        affiliations: None,
        aliases: change.aliases.iter().filter(|name| !gone.contains(name)).cloned().collect(),
        not: change.not.clone(),
        articles: change.articles.clone(),
    };
    if one.label.is_empty() {
        return;
    }
    let Some(entry) = entries.iter_mut().find(same) else {
        entries.push(Entry::of(What::Actor(one), change, number));
        return;
    };
    entry.touch(change, number);
    let What::Actor(known) = &mut entry.what else { return };
    known.label = one.label;
    known.slug = one.slug.or(known.slug.take());
    if one.role != EntryValue::Nothing {
        known.role = one.role;
    }
    known.kind = one.kind.or(known.kind);
    if one.wikidata != EntryValue::Nothing {
        known.wikidata = one.wikidata;
    }
    join(&mut known.aliases, &one.aliases);
    join(&mut known.not, &one.not);
    join(&mut known.articles, &one.articles);
    let (not, label) = (known.not.clone(), known.label.clone());
    known.aliases.retain(|name| !not.contains(name) && *name != label);
}

/// Whether an entry is about whom addresses call so. One that is new has the address that its name gives.
fn of_address(one: &ActorEntry, address: &str) -> bool {
    match &one.slug {
        Some(own) => own == address,
        None => !one.articles.is_empty() && slug(&one.label) == address,
    }
}

fn label(entry: &Entry) -> Option<String> {
    match &entry.what {
        What::Actor(one) => Some(one.label.clone()),
        _ => None,
    }
}

/// Adds what is not there yet.
pub(crate) fn join(names: &mut Vec<String>, more: &[String]) {
    for name in more {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
}

/// The words of some pieces, as far as they tell one statement of an article from another.
pub(crate) fn plain(pieces: &[String]) -> Vec<String> {
    let words = pieces.iter().flat_map(|piece| piece.split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn first_words(pieces: &[String]) -> String {
    let first = pieces.first().map(String::as_str).unwrap_or_default();
    first.split_whitespace().take(TELLING).collect::<Vec<_>>().join(" ")
}
