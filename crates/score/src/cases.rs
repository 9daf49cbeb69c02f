//! Small articles that were read wrongly once, with the right reading.
//!
//! A case passes where every expected statement is found (Dice over words at least 0.85) under the expected name, or under
//! none where none is expected; where whom it was told to and on which day are right, if they are given; and, in a case
//! that is complete, nothing else is found. The rules are those of the reference `cases.py`.

use on_record_engine::Reader;
use on_record_engine::extract::{Statement, statements};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A small article with what is expected of it.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// Its name.
    pub id: String,
    text: String,
    expect: Vec<Expected>,
    #[serde(default)]
    complete: bool,
}

#[derive(Debug, Deserialize)]
struct Expected {
    content: String,
    entity: Option<String>,
    /// `None` where nothing is expected, `Some(None)` where it is expected that nobody is told of.
    #[serde(default, deserialize_with = "given")]
    told_to: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    said_on: Option<Option<String>>,
}

/// A field that is there, whatever it holds.
fn given<'de, D: serde::Deserializer<'de>>(field: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(field).map(Some)
}

/// Reads a file of JSON lines.
///
/// # Errors
/// One sentence that names the file and the line.
pub fn load(path: &Path) -> Result<Vec<Case>, String> {
    let text =
        std::fs::read_to_string(path).map_err(|e| format!("{} cannot be read: {e}", path.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(row, line)| {
            serde_json::from_str(line).map_err(|e| format!("{}, line {}: {e}", path.display(), row + 1))
        })
        .collect()
}

/// The faults of each case that does not pass, by its name.
#[must_use]
pub fn failed(reader: &Reader, cases: &[Case]) -> BTreeMap<String, Vec<String>> {
    let judged = cases.iter().map(|case| (case.id.clone(), faults(reader, case)));
    judged.filter(|(_, faults)| !faults.is_empty()).collect()
}

/// How alike words must be.
const ALIKE: f64 = 0.85;

fn faults(reader: &Reader, case: &Case) -> Vec<String> {
    let reading = reader.read(&case.text);
    let found: Vec<Statement<'_>> = statements(&case.text, &reading);
    let chars: Vec<char> = case.text.chars().collect();
    let said: Vec<String> = found
        .iter()
        .map(|one| {
            let pieces: Vec<String> = one
                .content
                .iter()
                .map(|[a, b]| chars.get(*a as usize..*b as usize).unwrap_or_default().iter().collect())
                .collect();
            pieces.join(" ")
        })
        .collect();
    let (mut faults, mut used) = (Vec::new(), BTreeSet::new());
    for expected in &case.expect {
        let free = (0..found.len()).filter(|at| !used.contains(at));
        // The first of the most alike ones.
        let best = free
            .rev()
            .max_by(|a, b| dice(&said[*a], &expected.content).total_cmp(&dice(&said[*b], &expected.content)));
        let Some(at) = best.filter(|at| dice(&said[*at], &expected.content) >= ALIKE) else {
            faults.push(format!("not found: {}", expected.content));
            continue;
        };
        used.insert(at);
        let one = &found[at];
        let mut asked = vec![("speaker", one.speaker_entity, Some(&expected.entity))];
        asked.push(("told to", one.told_to, expected.told_to.as_ref()));
        asked.push(("said on", one.said_on.as_deref(), expected.said_on.as_ref()));
        for (what, is, should) in asked {
            let Some(should) = should else { continue };
            if plain(is) != plain(should.as_deref()) {
                faults.push(format!("{what} {is:?}, should be {should:?}"));
            }
        }
    }
    if case.complete {
        let more = (0..found.len()).filter(|at| !used.contains(at));
        faults.extend(more.map(|at| format!("no statement: {}", said[at])));
    }
    faults
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Twice the words that two texts share, by all that they have.
fn dice(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    other.iter().for_each(|word| *left.entry(word).or_default() += 1);
    let shared = one.iter().filter(|word| match left.get_mut(word.as_str()) {
        Some(n) if *n > 0 => {
            *n -= 1;
            true
        }
        _ => false,
    });
    2.0 * shared.count() as f64 / (one.len() + other.len()).max(1) as f64
}

/// A name as it is compared: in small letters, without marks and its article.
fn plain(name: Option<&str>) -> String {
    let words = words(name.unwrap_or_default());
    let article = words.len() > 1 && matches!(words[0].as_str(), "the" | "a" | "an");
    words[usize::from(article)..].join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Case, failed};
    use on_record_engine::Reader;

    fn faults(case: &str) -> usize {
        let case: Case = serde_json::from_str(case).unwrap();
        failed(&Reader::built_in(), &[case]).values().map(Vec::len).sum()
    }

    #[test]
    fn a_case_fails_by_what_is_missing_named_wrongly_or_too_much() {
        let case = |expect: &str, complete: bool| {
            format!(
                "{{\"id\": \"a\", \"text\": \"“The bridge is shut for now,” Ada Example told the Sample Post.\", \
                 \"expect\": [{expect}], \"complete\": {complete}}}"
            )
        };
        let right =
            r#"{"content": "The bridge is shut for now", "entity": "Ada Example", "told_to": "Sample Post"}"#;
        assert_eq!(faults(&case(right, true)), 0);
        assert_eq!(faults(&case(&right.replace("Ada Example", "Ben Sample"), true)), 1);
        assert_eq!(faults(&case(&right.replace("\"Sample Post\"", "null"), true)), 1);
        assert_eq!(faults(&case(r#"{"content": "It rains", "entity": null}"#, false)), 1);
        assert_eq!((faults(&case("", true)), faults(&case("", false))), (1, 0));
    }
}
