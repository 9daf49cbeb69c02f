//! A public benchmark of journalistic sourcing: statements with the kind and the name of their source, as trained students
//! labelled them in articles of US outlets (the repository MarkkulaCenterJMEthics/llms-journ-sourcing).
//!
//! Its labels are whole sentences, so a statement stands here for the sentences that hold its content and cue. Two texts
//! match where their most alike sentences or parts between commas are alike above 70 of 100 (Indel distance, as the
//! benchmark's own scorer measures it) and the wholes are not less alike than 30.

use on_record_engine::Reader;
use on_record_engine::extract::{Statement, statements};
use rapidfuzz::distance::indel;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// An article of the benchmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its number in the benchmark.
    pub number: u32,
    /// Its text.
    pub text: String,
    /// What is said in it.
    pub labels: Vec<Label>,
}

/// A sourced statement as the students labelled it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The sentences.
    pub text: String,
    /// Who says it.
    pub kind: Kind,
    /// By name, where there is one.
    pub name: String,
}

/// What a source is, in the benchmark's five kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// "Named Individual"
    Person,
    /// "Named Organization"
    Organisation,
    /// "Document"
    Document,
    /// "Unnamed Group of People"
    Group,
    /// "Anonymous Source"
    Unnamed,
}

impl Kind {
    /// From the benchmark's own words.
    fn of_label(words: &str) -> Option<Self> {
        let words = words.to_lowercase();
        let holds = |part: &str| words.contains(part);
        match () {
            () if holds("document") => Some(Self::Document),
            () if holds("group") => Some(Self::Group),
            () if holds("anonymous") || holds("unnamed") => Some(Self::Unnamed),
            () if holds("organi") => Some(Self::Organisation),
            () if holds("individual") || holds("person") => Some(Self::Person),
            () => None,
        }
    }

    /// From the kind of a source in `on-record extract`; a place speaks as its government.
    fn of_source(word: &str) -> Option<Self> {
        match word {
            "person" => Some(Self::Person),
            "organisation" | "place" => Some(Self::Organisation),
            "document" => Some(Self::Document),
            "group" => Some(Self::Group),
            "unnamed" => Some(Self::Unnamed),
            _ => None,
        }
    }
}

/// Labels as a line of JSON has them.
#[derive(Deserialize)]
struct Line {
    text: String,
    statements: Vec<LabelLine>,
}

#[derive(Deserialize)]
struct LabelLine {
    text: String,
    kind: String,
    #[serde(default)]
    name: Option<String>,
}

/// Reads articles with their labels from a file of JSON lines, numbered as they stand there.
fn lines(file: &Path) -> Result<Vec<Article>, String> {
    let text =
        std::fs::read_to_string(file).map_err(|e| format!("{} cannot be read: {e}", file.display()))?;
    let article = |(row, line): (usize, &str)| {
        let said = |e| format!("{}, line {}: {e}", file.display(), row + 1);
        let line: Line = serde_json::from_str(line).map_err(said)?;
        let label = |label: LabelLine| {
            let name = label.name.unwrap_or_default();
            Some(Label { text: label.text, kind: Kind::of_source(&label.kind)?, name })
        };
        let labels = line.statements.into_iter().filter_map(label).collect();
        Ok(Article { number: row as u32 + 1, text: line.text, labels })
    };
    text.lines().enumerate().map(article).collect()
}

/// Reads a checkout of the benchmark's repository: each article of `extracted_articles` and `2025_extracted_articles` that has
/// labels in `benchmarking/GT data`; labels in a folder within replace those beside it, the last folder by name counts.
/// Or a file of JSON lines with `text` and `statements`, each with `text`, `kind` and `name`.
///
/// # Errors
/// One sentence where a folder is missing or a file cannot be read.
pub fn load(checkout: &Path) -> Result<Vec<Article>, String> {
    if checkout.is_file() {
        return lines(checkout);
    }
    let mut texts = BTreeMap::new();
    for folder in ["extracted_articles", "2025_extracted_articles"] {
        texts.extend(numbered(&checkout.join(folder), "txt")?);
    }
    let labels = checkout.join("benchmarking").join("GT data");
    let mut tables = numbered(&labels, "csv")?;
    let mut within: Vec<PathBuf> = entries(&labels)?.into_iter().filter(|path| path.is_dir()).collect();
    within.sort();
    for folder in within {
        tables.extend(numbered(&folder, "csv")?);
    }
    let mut articles = Vec::new();
    for (number, path) in tables {
        let Some(text) = texts.get(&number) else { continue };
        let read =
            |path: &Path| std::fs::read(path).map_err(|e| format!("{} cannot be read: {e}", path.display()));
        let labels = labels_of(&path, &read(&path)?)?;
        articles.push(Article { number, text: String::from_utf8_lossy(&read(text)?).into_owned(), labels });
    }
    if articles.is_empty() {
        return Err(format!(
            "{} holds no article that has labels: is it a checkout of MarkkulaCenterJMEthics/llms-journ-sourcing?",
            checkout.display()
        ));
    }
    Ok(articles)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let said = |e| {
        format!(
            "{} cannot be read: {e}. `score sourcing` wants a checkout of MarkkulaCenterJMEthics/llms-journ-sourcing.",
            folder.display()
        )
    };
    let entries = std::fs::read_dir(folder).map_err(said)?;
    Ok(entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
}

/// The files of a folder by the number that their names begin with: "19-bridge.txt" is 19.
fn numbered(folder: &Path, ending: &str) -> Result<BTreeMap<u32, PathBuf>, String> {
    let number = |path: &PathBuf| path.file_name()?.to_str()?.split('-').next()?.parse().ok();
    let of_kind = |path: &PathBuf| path.extension().is_some_and(|e| e == ending);
    let mut files = entries(folder)?;
    files.sort();
    Ok(files.into_iter().filter(of_kind).filter_map(|path| Some((number(&path)?, path))).collect())
}

/// The labels of a table, whose head says in which columns they stand.
fn labels_of(path: &Path, table: &[u8]) -> Result<Vec<Label>, String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table);
    let mut columns: Option<[usize; 3]> = None;
    let mut labels = Vec::new();
    for record in reader.byte_records() {
        let record = record.map_err(|e| format!("{}: {e}", path.display()))?;
        let cells: Vec<String> =
            record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect();
        let cell = |at: usize| cells.get(at).map(String::as_str).unwrap_or_default();
        match columns {
            None => columns = head(&cells),
            Some([text, kind, name]) if !cell(text).is_empty() => {
                let kind = Kind::of_label(cell(kind));
                labels.extend(kind.map(|kind| Label {
                    text: cell(text).to_owned(),
                    kind,
                    name: cell(name).to_owned(),
                }));
            }
            Some(_) => {}
        }
    }
    match columns {
        Some(_) => Ok(labels),
        None => Err(format!(
            "{}: no line names the columns \"Sourced Statements\", \"Type of source\" and \"Name of Source\"",
            path.display()
        )),
    }
}

/// Where statement, type and name stand.
fn head(cells: &[String]) -> Option<[usize; 3]> {
    let at = |word: &str| cells.iter().position(|cell| cell.to_lowercase().contains(word));
    Some([at("statement")?, at("type")?, at("name")?])
}

/// How well the sources of articles are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Labels, and those that a statement answers.
    pub labels: usize,
    /// Labels that are found.
    pub found: usize,
    /// Statements, and those that answer a label.
    pub statements: usize,
    /// Statements that are labelled.
    pub labelled: usize,
    /// Labels with the name of a person or a body.
    pub named: usize,
    /// Of those: found under the name.
    pub right: usize,
    /// Of those: found under another name only.
    pub wrong: usize,
    /// Labels found whose kind of source is right.
    pub kind: usize,
}

impl Score {
    /// How well statements are found, in percent.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let (recall, precision) = (share(self.found, self.labels), share(self.labelled, self.statements));
        2.0 * recall * precision / (recall + precision).max(1.0)
    }

    /// Labels with a name that are found under it, in percent.
    #[must_use]
    pub fn right_names(&self) -> f64 {
        share(self.right, self.named)
    }

    /// Those that are found under another name only.
    #[must_use]
    pub fn wrong_names(&self) -> f64 {
        share(self.wrong, self.named)
    }

    /// In words, shares in percent.
    #[must_use]
    pub fn told(&self) -> String {
        let (recall, precision) = (share(self.found, self.labels), share(self.labelled, self.statements));
        let f1 = self.f1();
        let mut told = String::new();
        let _ = writeln!(
            told,
            "labels {}: recall {recall:.1}, precision {precision:.1}, F1 {f1:.1}",
            self.labels
        );
        let _ = writeln!(
            told,
            "of {} with the name of a person or body: right {:.1}, wrong {:.1}",
            self.named,
            self.right_names(),
            self.wrong_names()
        );
        let _ = writeln!(
            told,
            "kind of source right: {:.1} of the {} found",
            share(self.kind, self.found),
            self.found
        );
        told
    }
}

fn share(part: usize, of: usize) -> f64 {
    100.0 * part as f64 / of.max(1) as f64
}

/// Reads each article and sets what is found against its labels.
#[must_use]
pub fn score(articles: &[Article]) -> Score {
    score_with(&Reader::built_in(), articles)
}

/// The same with a reader of one's own.
#[must_use]
pub fn score_with(reader: &Reader, articles: &[Article]) -> Score {
    let mut score = Score::default();
    for article in articles {
        let reading = reader.read(&article.text);
        let said = said(&article.text, &statements(&article.text, &reading));
        count(&article.labels, &said, &mut score);
    }
    score
}

/// A statement as the benchmark sees it.
struct BenchmarkStatement {
    text: String,
    kind: Option<Kind>,
    name: String,
    /// Whether it has no name, and a body it belongs to.
    of_a_body: bool,
}

fn said(text: &str, statements: &[Statement<'_>]) -> Vec<BenchmarkStatement> {
    let chars: Vec<char> = text.chars().collect();
    let cuts = cuts(&chars);
    let one = |statement: &Statement<'_>| {
        let spans = || statement.content.iter().chain(&statement.cue);
        let first = spans().map(|span| span[0] as usize).min()?;
        let last = spans().map(|span| span[1] as usize).max()?;
        let start = cuts.iter().rev().find(|cut| **cut <= first)?;
        let end = cuts.iter().find(|cut| **cut >= last)?;
        let whole: String = chars.get(*start..*end)?.iter().collect();
        let source = statement.source.as_ref();
        let affiliation = source.and_then(|s| s.affiliation);
        let name = source.and_then(|s| s.name).or(affiliation);
        Some(BenchmarkStatement {
            text: clean(&whole),
            kind: source.and_then(|s| Kind::of_source(s.kind)),
            name: clean(name.or(statement.speaker_entity).unwrap_or_default()),
            of_a_body: affiliation.is_some(),
        })
    };
    statements.iter().filter_map(one).collect()
}

/// Where sentences begin, and the end: behind a stop and a blank before a capital, and behind line breaks.
fn cuts(chars: &[char]) -> Vec<usize> {
    let mut cuts = vec![0];
    for (at, c) in chars.iter().enumerate().skip(1) {
        let before = |n: usize| at.checked_sub(n).and_then(|i| chars.get(i)).copied().unwrap_or(' ');
        let blank = before(1).is_whitespace() && !c.is_whitespace();
        let mark = if matches!(before(2), '"' | '”' | '’' | '\'') { before(3) } else { before(2) };
        let opens = c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '‘' | '(');
        if blank && (before(1) == '\n' || opens && matches!(mark, '.' | '!' | '?')) {
            cuts.push(at);
        }
    }
    cuts.push(chars.len());
    cuts
}

fn count(labels: &[Label], said: &[BenchmarkStatement], score: &mut Score) {
    let mut answering = BTreeSet::new();
    for label in labels {
        let (text, name) = (clean(&label.text), clean(&label.name));
        let found: Vec<usize> = (0..said.len()).filter(|&at| near(&text, &said[at].text)).collect();
        answering.extend(found.iter().copied());
        score.labels += 1;
        let names: Vec<&str> = found.iter().map(|&at| said[at].name.as_str()).collect();
        if matches!(label.kind, Kind::Person | Kind::Organisation) && !name.is_empty() {
            score.named += 1;
            if names.iter().any(|other| same(&name, other)) {
                score.right += 1;
            } else if names.iter().any(|other| !other.is_empty()) {
                score.wrong += 1;
            }
        }
        let kind = |at: &usize| {
            let one = &said[*at];
            let spokesman =
                label.kind == Kind::Organisation && one.kind == Some(Kind::Unnamed) && one.of_a_body;
            one.kind == Some(label.kind) || spokesman
        };
        score.found += usize::from(!found.is_empty());
        score.kind += usize::from(found.iter().any(kind));
    }
    score.statements += said.len();
    score.labelled += answering.len();
}

/// In small letters, with plain marks and single blanks.
fn clean(text: &str) -> String {
    let marks = text.to_lowercase().replace(['’', '‘'], "'").replace(['“', '”'], "\"");
    marks.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How alike two texts are, 0 to 100.
fn alike(one: &str, other: &str) -> f64 {
    100.0 * indel::normalized_similarity(one.chars(), other.chars())
}

/// Sentences, and what stands in them between commas.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(' ') {
        let before = text.get(start..at).unwrap_or_default().trim_end_matches(['"', '\'']);
        if before.ends_with(['.', '!', '?']) {
            pieces.extend(text.get(start..at));
            start = at + 1;
        }
    }
    pieces.extend(text.get(start..));
    pieces
        .into_iter()
        .flat_map(|sentence| sentence.split(','))
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect()
}

/// How alike two pieces must be, and two wholes.
const PIECES: f64 = 70.0;
const WHOLES: f64 = 30.0;
/// How alike two names are that are one.
const NAMES: f64 = 80.0;

fn near(one: &str, other: &str) -> bool {
    let others = pieces(other);
    let likely = pieces(one).iter().any(|a| others.iter().any(|b| alike(a, b) > PIECES));
    likely && (alike(one, other) >= WHOLES || one.contains(other) || other.contains(one))
}

/// Whether two names are one's: alike, with the same last word, or one within the other.
fn same(one: &str, other: &str) -> bool {
    let last = |name: &str| name.split(' ').next_back().map(str::to_owned);
    let within = |short: &str, long: &str| short.chars().count() > 3 && long.contains(short);
    !one.is_empty()
        && !other.is_empty()
        && (alike(one, other) > NAMES || last(one) == last(other) || within(one, other) || within(other, one))
}

#[cfg(test)]
mod tests {
    use super::{Kind, Score, count, cuts, labels_of, load, near, pieces, same, score};
    use std::path::Path;

    #[test]
    fn the_head_of_a_table_says_where_its_columns_stand() {
        let table = "No,Sourced Statements ,Type of source,Anonymous?,Name of Source,Title\n\
                     1,\"It rains, she said.\n\",Named Individual,,Ada Example,mayor\n,,,,,\n\
                     2,Some say so.,Unnamed Group of People,,residents,\n";
        let labels = labels_of(Path::new("1.csv"), table.as_bytes()).unwrap();
        assert_eq!(labels.len(), 2);
        assert_eq!((labels[0].kind, labels[0].name.as_str()), (Kind::Person, "Ada Example"));
        assert_eq!(labels[1].kind, Kind::Group);
        assert!(labels_of(Path::new("1.csv"), b"a,b\n").unwrap_err().contains("names the columns"));
    }

    #[test]
    fn a_checkout_is_read_and_scored() {
        let folder = tempfile::tempdir().unwrap();
        let put = |path: &str, text: &str| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        assert!(load(folder.path()).unwrap_err().contains("extracted_articles"));
        let head = "No,Sourced Statements,Type of source,Name of Source\n";
        put(
            "extracted_articles/1-bridge.txt",
            "“The bridge is safe,” Mayor Ada Example said on Friday.\n\nIt rained.\n",
        );
        put("2025_extracted_articles/2-none.txt", "It rained.\n");
        put("benchmarking/GT data/1-bridge.csv", &format!("{head}1,It rained.,Document,a report\n"));
        let label =
            "1,\"“The bridge is safe,” Mayor Ada Example said on Friday.\",Named Individual,Ada Example\n";
        put("benchmarking/GT data/newer/1-bridge.csv", &format!("{head}{label}"));
        let articles = load(folder.path()).unwrap();
        assert_eq!(articles.len(), 1, "no labels, no article");
        let found = score(&articles);
        assert_eq!(
            (found.labels, found.found, found.named, found.right, found.wrong, found.kind),
            (1, 1, 1, 1, 0, 1)
        );
        assert!(found.told().contains("F1 100.0"));
    }

    #[test]
    fn sentences_end_before_capitals_and_lines() {
        let text: Vec<char> = "It rains. “No,” she said.\nYes. and so".chars().collect();
        assert_eq!(cuts(&text), [0, 10, 26, text.len()]);
    }

    #[test]
    fn likeness_of_texts_and_names() {
        assert_eq!(pieces("one, two. three\" four"), ["one", "two.", "three\" four"]);
        assert!(near("\"it rains,\" she said.", "\"it rains,\" she said on friday."));
        assert!(!near("it rains.", "the bridge is closed."));
        assert!(same("ada example", "example") && same("harbour trust", "the harbour trust"));
        assert!(!same("", "") && !same("ada example", "ben sample"));
    }

    #[test]
    fn nothing_found_is_nothing_right() {
        let mut score = Score::default();
        let label =
            super::Label { text: "It rains.".to_owned(), kind: Kind::Person, name: "Ada Example".to_owned() };
        count(&[label], &[], &mut score);
        assert_eq!((score.labels, score.found, score.named, score.right, score.wrong), (1, 0, 1, 0, 0));
    }
}
