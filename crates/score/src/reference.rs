//! This scorer beside the reference: the same predictions must give the same counts.

use crate::{SUBSETS, is_seeds, total};
use on_record_score::count::Counts;
use on_record_score::gold::{Article, Statement};
use on_record_score::kind::Cues;
use on_record_score::seeds;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// Scores with both and says where they differ.
pub(crate) fn agrees(
    script: &Path,
    file: &Path,
    gold: &[Article],
    predicted: &BTreeMap<String, Vec<Statement>>,
) -> Result<bool, String> {
    let folder = std::env::temp_dir().join(format!("on-record-score-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
    let path = folder.join("predictions.jsonl");
    let outcome = write(&path, predicted).and_then(|()| compare(script, file, &path, gold, predicted));
    // Left behind it would only cost room.
    let _ = std::fs::remove_dir_all(&folder);
    let differences = outcome?;
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    println!(
        "{name}: {}",
        if differences.is_empty() { "the two scorers agree" } else { "the two scorers differ" }
    );
    differences.iter().for_each(|line| println!("  {line}"));
    Ok(differences.is_empty())
}

fn write(path: &Path, predicted: &BTreeMap<String, Vec<Statement>>) -> Result<(), String> {
    let line = |(id, statements): (&String, &Vec<Statement>)| {
        let article =
            Article { id: id.clone(), text: String::new(), quoted: None, statements: statements.clone() };
        serde_json::to_string(&article).map_err(|e| e.to_string())
    };
    let lines = predicted.iter().map(line).collect::<Result<Vec<_>, _>>()?;
    std::fs::write(path, lines.join("\n")).map_err(|e| format!("{} cannot be written: {e}", path.display()))
}

fn compare(
    script: &Path,
    file: &Path,
    predictions: &Path,
    gold: &[Article],
    predicted: &BTreeMap<String, Vec<Statement>>,
) -> Result<Vec<String>, String> {
    let told = python(&[script, file, predictions, Path::new("--json")])?;
    let theirs: BTreeMap<String, Counts> =
        serde_json::from_str(&told).map_err(|e| format!("the reference printed {e}"))?;
    let cues = Cues::built_in();
    let mut differences = vec![];
    for subset in SUBSETS {
        let (ours, _) = total(gold, predicted, subset, 0.5, &cues);
        let theirs = theirs.get(subset).cloned().unwrap_or_default();
        if ours != theirs {
            differences.push(format!("{subset}: here {ours:?}"));
            differences.push(format!("{subset}: there {theirs:?}"));
        }
    }
    if is_seeds(gold) {
        let told = python(&[&script.with_file_name("seeds.py"), predictions])?;
        let score = seeds::score(gold, predicted);
        let ours = format!("found {}/{} required, {} spurious", score.found, score.required, score.spurious);
        let theirs = told.lines().last().unwrap_or_default();
        if ours != theirs {
            differences.push(format!("seeds: here {ours}; there {theirs}"));
        }
    }
    Ok(differences)
}

fn python(arguments: &[&Path]) -> Result<String, String> {
    let output = Command::new("python3")
        .args(arguments)
        // The reference's folder is not ours to write into.
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .map_err(|e| format!("python3 could not be started: {e}"))?;
    // The seeds' script ends with 1 when something is missed.
    match output.status.code() {
        Some(0 | 1) if !output.stdout.is_empty() => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        _ => Err(format!("the reference failed: {}", String::from_utf8_lossy(&output.stderr))),
    }
}
