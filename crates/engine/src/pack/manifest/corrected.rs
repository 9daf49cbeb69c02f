//! What editors say about statements: `[[corrections]]` of those that were read, `[[statements]]` for those that were missed.

use super::entry_value::{EntryValue, UNKNOWN};
use super::field::Fields;
use crate::model::date::Date;
use crate::model::statement_key::StatementKey;

/// What editors say about one statement. It must be meant twice, by its id and by its words, so that a slip of the
/// pen never corrects another one. Where a later reading has no such id any more, its article and its words mean it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionEntry {
    /// The line it begins in.
    pub line: u32,
    /// The statement's id, as its link has it.
    pub statement: StatementKey,
    /// Words of the statement as it was read, in a row.
    pub words: String,
    /// Its article's name, where it is told.
    pub article: Option<String>,
    /// What is to be done.
    pub action: Action,
    /// What is otherwise than it was read.
    pub mended: Mended,
    /// Why.
    pub note: String,
}

/// What editors do to a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Take it out of the corpus.
    Withdraw,
    /// Vouch for it.
    Confirm,
    /// Give it to another speaker; `None` is "unknown speaker".
    Reassign(Option<String>),
    /// Only what [`CorrectionEntry::mended`] says.
    Mend,
}

/// A statement that the reading missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedEntry {
    /// The line it begins in.
    pub line: u32,
    /// The article's name.
    pub article: String,
    /// Its words as the article has them, in pieces where others stand between them.
    pub words: Vec<String>,
    /// Who says it, and what else is known.
    pub mended: Mended,
    /// Why.
    pub note: String,
}

/// What an entry says of a statement. What it is silent about stays as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// Who says it.
    pub speaker: EntryValue<String>,
    /// Its words as the article has them, in pieces where others stand between them; empty where they stay.
    pub content: Vec<String>,
    /// The words before the first piece, where it stands in the article more than once.
    pub before: Option<String>,
    /// The labels or slugs of its topics; none where unknown.
    pub topics: EntryValue<Vec<String>>,
    /// The day it was said.
    pub day: EntryValue<Date>,
    /// Whom or what it was told to.
    pub addressee: EntryValue<String>,
}

/// The keys of what may be mended.
const MENDED: [&str; 5] = ["speaker", "content", "topics", "day", "addressee"];

/// The entries of `[[corrections]]`.
pub(super) fn corrections(root: &mut Fields<'_, '_>) -> Vec<CorrectionEntry> {
    const SECTION: &str = "[[corrections]]";
    let known = [&["statement", "words", "file", "action", "before", "note"], &MENDED[..]].concat();
    root.each("corrections", &known, |f| {
        let (statement, words) = (f.key(SECTION), f.required("words", SECTION));
        let action = f.choice("action", &["withdraw", "confirm", "reassign", "mend"], SECTION)?;
        let mut mended = Mended::read(f);
        let nothing = mended == Mended::default();
        let action = match action {
            "withdraw" | "confirm" => {
                if !nothing {
                    let only = MENDED.join("`, `");
                    f.told(&format!("`{only}` say nothing beside `{action}`; write action = \"mend\""));
                }
                mended = Mended::default();
                if action == "confirm" { Action::Confirm } else { Action::Withdraw }
            }
            "reassign" => match std::mem::take(&mut mended.speaker) {
                EntryValue::Is(name) => Action::Reassign(Some(name)),
                EntryValue::Unknown => Action::Reassign(None),
                EntryValue::Nothing => {
                    f.required("speaker", "[[corrections]] that reassigns")?;
                    return None;
                }
            },
            _ if nothing => {
                f.told(&format!(
                    "an entry of {SECTION} that mends needs one of {}; the entry is left out",
                    MENDED.join(", ")
                ));
                return None;
            }
            _ => Action::Mend,
        };
        let note = f.text("note").unwrap_or_default();
        let article = f.text("file").map(|file| super::without_ending(&file));
        Some(CorrectionEntry {
            line: f.line(),
            statement: statement?,
            words: words?,
            article,
            action,
            mended,
            note,
        })
    })
}

/// The entries of `[[statements]]`.
pub(super) fn added(root: &mut Fields<'_, '_>) -> Vec<AddedEntry> {
    const SECTION: &str = "[[statements]]";
    root.each(
        "statements",
        &["file", "words", "before", "speaker", "topics", "day", "addressee", "note"],
        |f| {
            let file = f.required("file", SECTION);
            let words = f.list("words");
            if words.is_empty() && !f.has("words") {
                f.required("words", SECTION);
            }
            let mended = Mended::read(f);
            if mended.speaker == EntryValue::Nothing && !f.has("speaker") {
                f.required("speaker", SECTION);
            }
            let article = super::without_ending(&file?);
            let told = !words.is_empty() && mended.speaker != EntryValue::Nothing;
            let note = f.text("note").unwrap_or_default();
            told.then(|| AddedEntry { line: f.line(), article, words, mended, note })
        },
    )
}

impl Mended {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        let is_unknown = |f: &Fields<'_, '_>, key| f.written(key) == Some(UNKNOWN);
        let topics = match f.has("topics") {
            false => EntryValue::Nothing,
            true if is_unknown(f, "topics") => EntryValue::Unknown,
            true => match f.list("topics") {
                topics if topics.is_empty() => EntryValue::Unknown,
                topics => EntryValue::Is(topics),
            },
        };
        let day = match is_unknown(f, "day") {
            true => EntryValue::Unknown,
            false => f.date("day").map_or(EntryValue::Nothing, EntryValue::Is),
        };
        let speaker = if f.has("speaker") { f.said("speaker") } else { EntryValue::Nothing };
        let (content, before) = (f.list("content"), f.text("before"));
        Self { speaker, content, before, topics, day, addressee: f.said("addressee") }
    }
}
