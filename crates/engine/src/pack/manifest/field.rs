//! Reading one table of `corpus.toml`: its keys, their kinds, and what to say where they are wrong.

use super::entry_value::{EntryValue, UNKNOWN};
use crate::model::date::Date;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::statement_key::StatementKey;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Collects problems, with lines worked out from offsets.
pub(super) struct Report<'t> {
    file: &'t str,
    /// Where each line starts.
    lines: Vec<usize>,
    pub(super) found: Vec<Diagnostic>,
}

impl<'t> Report<'t> {
    pub(super) fn new(file: &'t str, text: &str) -> Self {
        let starts = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1);
        Self { file, lines: std::iter::once(0).chain(starts).collect(), found: Vec::new() }
    }

    fn line(&self, offset: usize) -> u32 {
        u32::try_from(self.lines.partition_point(|start| *start <= offset)).unwrap_or(u32::MAX)
    }

    pub(super) fn error(&mut self, offset: usize, message: String) {
        let line = self.line(offset);
        self.found.push(Diagnostic {
            severity: Severity::Error,
            file: self.file.to_owned(),
            line: Some(line),
            message,
        });
    }

    pub(super) fn at(&mut self, line: u32, message: String) {
        self.found.push(Diagnostic {
            severity: Severity::Warning,
            file: self.file.to_owned(),
            line: Some(line),
            message,
        });
    }
}

/// One table, read key by key.
pub(super) struct Fields<'a, 't> {
    table: &'a DeTable<'a>,
    offset: usize,
    report: &'a mut Report<'t>,
}

impl<'a, 't> Fields<'a, 't> {
    /// Opens a table and tells of keys that are not `known`.
    pub(super) fn new(
        table: &'a DeTable<'a>,
        offset: usize,
        what: &str,
        known: &[&str],
        report: &'a mut Report<'t>,
    ) -> Self {
        let mut strange: Vec<_> =
            table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())).collect();
        strange.sort_by_key(|key| key.span().start);
        for key in strange {
            let name = key.get_ref();
            let remedy = match nearest(name, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known here: {}", known.join(", ")),
            };
            report.error(key.span().start, format!("unknown {what} `{name}`; {remedy}"));
        }
        Self { table, offset, report }
    }

    /// The line the table begins in.
    pub(super) fn line(&self) -> u32 {
        self.report.line(self.offset)
    }

    fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    /// Whether something is written.
    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// What is written, where it is a text; without a word about it.
    pub(super) fn written(&self, key: &str) -> Option<&'a str> {
        self.get(key)?.get_ref().as_str().map(str::trim)
    }

    /// Tells something of the whole entry.
    pub(super) fn told(&mut self, message: &str) {
        self.report.error(self.offset, message.to_owned());
    }

    /// A text that is not empty, or that there is none.
    pub(super) fn said(&mut self, key: &str) -> EntryValue<String> {
        match self.text(key) {
            None => EntryValue::Nothing,
            Some(text) if text == UNKNOWN => EntryValue::Unknown,
            Some(text) => EntryValue::Is(text),
        }
    }

    /// A number at Wikidata, written as there: "Q42"; or that there is none.
    pub(super) fn wikidata(&mut self, key: &str) -> EntryValue<u64> {
        let written = match self.said(key) {
            EntryValue::Nothing => return EntryValue::Nothing,
            EntryValue::Unknown => return EntryValue::Unknown,
            EntryValue::Is(written) => written,
        };
        let number = written.strip_prefix('Q').filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
        let number = number.and_then(|digits| digits.parse().ok()).filter(|number| *number > 0);
        if number.is_none() {
            let offset = self.get(key).map_or(0, |v| v.span().start);
            self.report.error(offset, format!("`{key}` must be as Wikidata writes it, such as Q42"));
        }
        number.map_or(EntryValue::Nothing, EntryValue::Is)
    }

    /// A text that is not empty.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        let value = self.get(key)?;
        match value.get_ref().as_str().map(str::trim) {
            Some("") => {
                self.report
                    .error(value.span().start, format!("`{key}` is empty; fill it in or leave it out"));
                None
            }
            Some(text) => Some(text.to_owned()),
            None => {
                self.report.error(value.span().start, format!("`{key}` must be a text in quotation marks"));
                None
            }
        }
    }

    /// A text without which the entry means nothing.
    pub(super) fn required(&mut self, key: &str, section: &str) -> Option<String> {
        if self.get(key).is_none() {
            let message = format!("an entry of {section} needs `{key} = \"…\"`; the entry is left out");
            self.report.error(self.offset, message);
        }
        self.text(key)
    }

    /// The entry's own name in addresses.
    pub(super) fn slug(&mut self) -> Option<String> {
        let written = self.text("slug")?;
        let made = crate::text::slug::slug(&written);
        if made != written {
            let offset = self.get("slug").map_or(0, |v| v.span().start);
            self.report.error(
                offset,
                format!("`slug` may hold small letters, digits and single hyphens; `{made}` is used"),
            );
        }
        Some(made)
    }

    /// A statement's id without which the entry means nothing.
    pub(super) fn key(&mut self, section: &str) -> Option<StatementKey> {
        let written = self.required("statement", section)?;
        let key: Option<StatementKey> = written.parse().ok();
        if key.is_none() {
            let offset = self.get("statement").map_or(0, |v| v.span().start);
            self.report.error(
                offset,
                "`statement` must be the ten letters and digits behind `st/` in the statement's link; the entry is left out".to_owned(),
            );
        }
        key
    }

    /// One of a few words without which the entry means nothing.
    pub(super) fn choice<'k>(&mut self, key: &str, known: &[&'k str], section: &str) -> Option<&'k str> {
        let written = self.required(key, section)?;
        self.known(key, &written, known, "the entry is left out")
    }

    /// One of a few words, or nothing.
    pub(super) fn one_of<'k>(&mut self, key: &str, known: &[&'k str]) -> Option<&'k str> {
        let written = self.text(key)?;
        self.known(key, &written, known, "it is left out")
    }

    /// Which of the known words it is; where it is none, what happens is told.
    fn known<'k>(&mut self, key: &str, written: &str, known: &[&'k str], happens: &str) -> Option<&'k str> {
        let found = known.iter().find(|k| **k == written).copied();
        if found.is_none() {
            let offset = self.get(key).map_or(0, |v| v.span().start);
            let remedy = match nearest(written, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => happens.to_owned(),
            };
            let known = known.join(", ");
            self.report.error(offset, format!("`{key}` must be one of {known}; {remedy}"));
        }
        found
    }

    /// A list of texts; a single text counts as a list of one.
    pub(super) fn list(&mut self, key: &str) -> Vec<String> {
        let Some(value) = self.get(key) else { return Vec::new() };
        if let Some(one) = value.get_ref().as_str() {
            return vec![one.trim().to_owned()];
        }
        let Some(items) = value.get_ref().as_array() else {
            self.report
                .error(value.span().start, format!("`{key}` must be a list such as [\"one\", \"two\"]"));
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_str().map(str::trim) {
                Some(text) if !text.is_empty() => texts.push(text.to_owned()),
                _ => self.report.error(
                    item.span().start,
                    format!("`{key}` holds something that is not a text in quotation marks"),
                ),
            }
        }
        texts
    }

    /// The same where an empty list says something too: `None` where nothing is written, or something else.
    pub(super) fn stated_list(&mut self, key: &str) -> Option<Vec<String>> {
        let value = self.get(key)?.get_ref();
        let said = value.as_array().is_some() || value.as_str().is_some_and(|text| !text.trim().is_empty());
        let texts = self.list(key);
        said.then_some(texts)
    }

    /// A day, written as TOML's own date or as a text.
    pub(super) fn date(&mut self, key: &str) -> Option<Date> {
        let value = self.get(key)?;
        let written = match value.get_ref() {
            DeValue::Datetime(day) => day.to_string(),
            other => other.as_str().unwrap_or("").to_owned(),
        };
        let day = written.get(..10).filter(|_| written.len() == 10).and_then(Date::parse);
        if day.is_none() {
            self.report.error(value.span().start, format!("`{key}` must be a day such as 2025-08-22"));
        }
        day
    }

    /// An address that a reader may safely click.
    pub(super) fn url(&mut self, key: &str) -> Option<String> {
        let text = self.text(key)?;
        if text.starts_with("https://") || text.starts_with("http://") {
            return Some(text);
        }
        let offset = self.get(key).map_or(0, |v| v.span().start);
        self.report.error(offset, format!("`{key}` must begin with https:// or http://"));
        None
    }

    /// The entries of a section that is written with double brackets.
    pub(super) fn each<T>(
        &mut self,
        section: &str,
        known: &[&str],
        mut read: impl FnMut(&mut Fields<'_, 't>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.get(section) else { return Vec::new() };
        let mut entries = Vec::new();
        let Some(items) = value.get_ref().as_array() else {
            let message = format!("`{section}` must be written as [[{section}]], once for each entry");
            self.report.error(value.span().start, message);
            return entries;
        };
        for item in items.iter() {
            let Some(table) = item.get_ref().as_table() else {
                let message = format!("`{section}` must be written as [[{section}]], once for each entry");
                self.report.error(item.span().start, message);
                continue;
            };
            let before = self.report.found.len();
            let mut fields = Fields::new(table, item.span().start, "key", known, self.report);
            entries.extend(read(&mut fields));
            // In the order of the lines, also where a missing key is noticed last.
            if let Some(new) = self.report.found.get_mut(before..) {
                new.sort_by_key(|d| d.line);
            }
        }
        entries
    }
}

/// Maximum length of a mistyped key, in bytes: longer ones are near to nothing.
const LONGEST: usize = 64;

/// The known key that a mistyped one is nearest to, within two edits.
fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let word = Some(word).filter(|word| word.len() <= LONGEST)?;
    let edits = known.iter().map(|key| (strsim::levenshtein(word, key), *key));
    let (edits, near) = edits.min_by_key(|(edits, _)| *edits)?;
    (edits <= 2 && edits < near.len()).then_some(near)
}
