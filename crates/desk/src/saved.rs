//! Changes as `corpus.toml`: a new file, or one that a newsroom has, of which comments and order stay as they are.
//!
//! ```
//! use on_record_desk::{changes::{Change, entries}, saved::saved};
//! let list = r#"[{"act": "accept", "key": "aaaaaaaaaa", "words": ["The bridge is closed"]}]"#;
//! let changes: Vec<Change> = serde_json::from_str(list).unwrap();
//! let (text, notes) = saved("# Ours.\ntitle = \"The river\"\n", &entries(&changes)).unwrap();
//! assert!(text.starts_with("# Ours.\ntitle = \"The river\"\n\n[[corrections]]\nstatement = \"aaaaaaaaaa\"\n"));
//! assert!(notes.is_empty());
//! ```

use crate::changes::{Entry, UNKNOWN, What, join, plain};
use crate::sentence::Sentence;
use on_record_engine::pack::{Action, ActorEntry, AddedEntry, CorrectionEntry, EntryValue, Mended};
use on_record_engine::text::slug;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value, value};

/// A file with the entries in it, and what is to be told of it: what in the file has to be looked at by hand.
///
/// # Errors
/// One sentence: the text is no TOML, or a section is written in a way that nothing can be added to.
pub fn saved(file: &str, entries: &[Entry]) -> Result<(String, Vec<Sentence>), Sentence> {
    let mut doc = file.parse::<DocumentMut>().map_err(|error| Sentence::not_toml(error.message()))?;
    let mut notes = Vec::new();
    for entry in entries {
        match &entry.what {
            What::Read(one) => read(section(&mut doc, "corrections")?, one, &entry.signed),
            What::Added(one) => add(section(&mut doc, "statements")?, one, &entry.signed),
            What::Before(one, added) => {
                let taken_back = one.action == Action::Withdraw;
                let found = before(section(&mut doc, "statements")?, one, added, &entry.signed);
                if !found && taken_back {
                    notes.push(Sentence::not_in_file(&added.words.join(" … ")));
                }
            }
            What::Actor(one) => actor(section(&mut doc, "actors")?, one, &entry.signed),
        }
    }
    doc.retain(|_, item| item.as_array_of_tables().is_none_or(|tables| !tables.is_empty()));
    Ok((doc.to_string().trim_start_matches('\n').to_owned(), notes))
}

/// The tables of a section; a new one where there is none.
fn section<'d>(doc: &'d mut DocumentMut, name: &str) -> Result<&'d mut ArrayOfTables, Sentence> {
    let item = doc.entry(name).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    item.as_array_of_tables_mut().ok_or_else(|| Sentence::not_entries(name))
}

fn text<'t>(table: &'t Table, key: &str) -> Option<&'t str> {
    table.get(key)?.as_str()
}

/// The texts of a list, or the one text that stands in its place.
fn texts(table: &Table, key: &str) -> Vec<String> {
    match table.get(key) {
        Some(Item::Value(Value::Array(list))) => {
            list.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect()
        }
        Some(item) => item.as_str().map(str::to_owned).into_iter().collect(),
        None => Vec::new(),
    }
}

/// A new table, with a line of who wrote it and when.
fn table(signed: &str) -> Table {
    let mut table = Table::new();
    sign(&mut table, "\n", signed);
    table
}

fn sign(table: &mut Table, before: &str, signed: &str) {
    let comment = if signed.is_empty() { String::new() } else { format!("# {signed}\n") };
    table.decor_mut().set_prefix(format!("{before}{comment}"));
}

/// A table that is changed keeps its comments and has one more.
fn sign_again(table: &mut Table, signed: &str) {
    let before = table.decor().prefix().and_then(|raw| raw.as_str()).unwrap_or("\n").to_owned();
    if !before.contains(signed) {
        sign(table, &before, signed);
    }
}

/// Sets a value in its place, so that a comment behind it stays.
fn put(table: &mut Table, key: &str, new: impl Into<Value>) {
    let mut new = new.into();
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        *new.decor_mut() = old.decor().clone();
    }
    table[key] = value(new);
}

fn list(names: &[String]) -> Array {
    names.iter().collect()
}

fn one_or_list(pieces: &[String]) -> Value {
    match pieces {
        [one] => one.as_str().into(),
        several => Value::Array(list(several)),
    }
}

fn read(tables: &mut ArrayOfTables, one: &CorrectionEntry, signed: &str) {
    let key = one.statement.to_string();
    if let Some(known) = tables.iter_mut().find(|table| text(table, "statement") == Some(&key)) {
        sign_again(known, signed);
        // What was said of the speaker holds where the new word is on something else, or only says that all is right.
        let before = text(known, "action").unwrap_or_default().to_owned();
        let silent = one.mended.speaker == EntryValue::Nothing;
        match (&one.action, before.as_str()) {
            (Action::Confirm, "reassign" | "mend") => {}
            (Action::Mend, "reassign") if silent => {}
            _ => put(known, "action", word(&one.action)),
        }
        if one.action == Action::Withdraw {
            for gone in ["speaker", "content", "before", "topics", "day", "addressee"] {
                known.remove(gone);
            }
        }
        says(known, one);
        return;
    }
    let mut new = table(signed);
    put(&mut new, "statement", key);
    put(&mut new, "words", one.words.as_str());
    if let Some(article) = &one.article {
        put(&mut new, "file", article.as_str());
    }
    put(&mut new, "action", word(&one.action));
    says(&mut new, one);
    tables.push(new);
}

fn says(table: &mut Table, one: &CorrectionEntry) {
    if let Action::Reassign(name) = &one.action {
        put(table, "speaker", name.as_deref().unwrap_or(UNKNOWN));
    }
    mended(table, &one.mended);
    if !one.note.is_empty() {
        put(table, "note", one.note.as_str());
    }
}

const fn word(action: &Action) -> &'static str {
    match action {
        Action::Withdraw => "withdraw",
        Action::Confirm => "confirm",
        Action::Reassign(_) => "reassign",
        Action::Mend => "mend",
    }
}

fn mended(table: &mut Table, mended: &Mended) {
    put_told(table, "speaker", &mended.speaker, String::clone);
    if !mended.content.is_empty() {
        put(table, "content", one_or_list(&mended.content));
        table.remove("before");
    }
    if let Some(before) = &mended.before {
        put(table, "before", before.as_str());
    }
    match &mended.topics {
        EntryValue::Nothing => {}
        EntryValue::Unknown => put(table, "topics", Array::new()),
        EntryValue::Is(names) => put(table, "topics", list(names)),
    }
    match &mended.day {
        EntryValue::Nothing => {}
        EntryValue::Unknown => put(table, "day", UNKNOWN),
        EntryValue::Is(day) => {
            let written = day.to_string();
            match written.parse::<toml_edit::Datetime>() {
                Ok(date) => put(table, "day", date),
                Err(_) => put(table, "day", written),
            }
        }
    }
    put_told(table, "addressee", &mended.addressee, String::clone);
}

/// What is told of one thing, where something is.
fn put_told<T>(table: &mut Table, key: &str, told: &EntryValue<T>, written: impl Fn(&T) -> String) {
    match told {
        EntryValue::Nothing => {}
        EntryValue::Unknown => put(table, key, UNKNOWN),
        EntryValue::Is(what) => put(table, key, written(what)),
    }
}

fn add(tables: &mut ArrayOfTables, one: &AddedEntry, signed: &str) {
    let mut new = table(signed);
    put(&mut new, "file", one.article.as_str());
    put(&mut new, "words", one_or_list(&one.words));
    mended(&mut new, &one.mended);
    if !one.note.is_empty() {
        put(&mut new, "note", one.note.as_str());
    }
    tables.push(new);
}

/// A statement that was added before this visit: its entry is mended, or taken out. `false` where the file has none.
fn before(tables: &mut ArrayOfTables, one: &CorrectionEntry, added: &AddedEntry, signed: &str) -> bool {
    let found = tables.iter().position(|table| {
        let file = text(table, "file").unwrap_or_default();
        file.strip_suffix(".txt").unwrap_or(file) == added.article
            && plain(&texts(table, "words")) == plain(&added.words)
    });
    if one.action == Action::Withdraw {
        if let Some(at) = found {
            tables.remove(at);
        }
        return found.is_some();
    }
    if found.is_none() {
        let speaker = match &one.action {
            Action::Reassign(name) => name.clone().map_or(EntryValue::Unknown, EntryValue::Is),
            _ => one.mended.speaker.clone(),
        };
        let speaker = if speaker == EntryValue::Nothing { added.mended.speaker.clone() } else { speaker };
        let words =
            if one.mended.content.is_empty() { added.words.clone() } else { one.mended.content.clone() };
        let mended = Mended { content: Vec::new(), speaker, ..one.mended.clone() };
        add(tables, &AddedEntry { words, mended, note: one.note.clone(), ..added.clone() }, signed);
        return true;
    }
    if let Some(known) = found.and_then(|at| tables.get_mut(at)) {
        sign_again(known, signed);
        let content = one.mended.content.clone();
        says(
            known,
            &CorrectionEntry { mended: Mended { content: Vec::new(), ..one.mended.clone() }, ..one.clone() },
        );
        if !content.is_empty() {
            put(known, "words", one_or_list(&content));
            if one.mended.before.is_none() {
                known.remove("before");
            }
        }
    }
    true
}

fn actor(tables: &mut ArrayOfTables, one: &ActorEntry, signed: &str) {
    let called = |table: &Table, name: &str| {
        text(table, "label").is_some_and(|label| label.to_lowercase() == name.to_lowercase())
    };
    // Whose names mean it in some articles only is somebody else than the one who has them in the others.
    let apart = !one.articles.is_empty();
    let by_alias = || tables.iter().position(|table| one.aliases.iter().any(|name| called(table, name)));
    let own =
        tables.iter().position(|table| called(table, &one.label)).or_else(|| by_alias().filter(|_| !apart));
    // Who is joined with somebody else has no entry of its own any more.
    let mut aliases = one.aliases.clone();
    let joined: Vec<usize> = (0..tables.len())
        .filter(|at| {
            Some(*at) != own
                && !apart
                && tables.get(*at).is_some_and(|table| one.aliases.iter().any(|name| called(table, name)))
        })
        .collect();
    let mut said = Vec::new();
    for at in joined.iter().rev() {
        let Some(table) = tables.get(*at) else { continue };
        join(&mut aliases, &texts(table, "aliases"));
        said.extend(KEPT.iter().filter_map(|key| Some((*key, table.get(key)?.clone()))));
        tables.remove(*at);
    }
    let own = own.map(|own| own - joined.iter().filter(|at| **at < own).count());
    let is_new = own.is_none();
    let mut new = table(signed);
    let known = own.and_then(|own| tables.get_mut(own));
    let target = match known {
        Some(known) => {
            sign_again(known, signed);
            known
        }
        None => &mut new,
    };
    let old = text(target, "label").map(str::to_owned).filter(|old| *old != one.label);
    put(target, "label", one.label.as_str());
    join(&mut aliases, &old.into_iter().collect::<Vec<_>>());
    // The address of who is renamed stays; else it is the one that the name gives.
    if let Some(slug) = one.slug.as_ref().filter(|own| slug(&one.label) != **own) {
        put(target, "slug", slug.as_str());
    }
    let mut all = texts(target, "aliases");
    join(&mut all, &aliases);
    all.retain(|name| !one.not.contains(name) && *name != one.label);
    lists(target, "aliases", &all);
    let mut not = texts(target, "not");
    not.retain(|name| !one.aliases.contains(name));
    join(&mut not, &one.not);
    lists(target, "not", &not);
    let mut articles = texts(target, "in");
    join(&mut articles, &one.articles);
    lists(target, "in", &articles);
    put_told(target, "role", &one.role, String::clone);
    if let Some(kind) = one.kind {
        put(target, "kind", kind.word());
    }
    put_told(target, "wikidata", &one.wikidata, |number| format!("Q{number}"));
    // What editors said of who is joined is said of the two, where nothing else is.
    for (key, value) in said {
        if !target.contains_key(key) {
            target.insert(key, value);
        }
    }
    if is_new {
        tables.push(new);
    }
}

/// What an entry of an actor hands on to the one that it is joined with.
const KEPT: [&str; 3] = ["role", "wikidata", "affiliation"];

/// A list that says something; one that is as it was keeps its layout.
fn lists(table: &mut Table, key: &str, names: &[String]) {
    if names.is_empty() {
        table.remove(key);
    } else if texts(table, key) != names {
        put(table, key, list(names));
    }
}
