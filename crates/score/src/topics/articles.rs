//! Articles whose outlet put them into sections: JSON lines, or a folder with a folder for each section.

use serde::Deserialize;
use std::path::{Path, PathBuf};

/// An article with its section.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct SectionedArticle {
    /// Its name.
    pub id: String,
    /// Its headline, where it stands apart from the text.
    #[serde(default)]
    pub headline: Option<String>,
    /// Its text.
    pub text: String,
    /// Where its outlet put it: "Business".
    pub section: String,
}

impl SectionedArticle {
    /// Headline and text, as a file of the article has them.
    #[must_use]
    pub fn whole(&self) -> String {
        match &self.headline {
            Some(headline) => format!("{headline}\n\n{}\n", self.text),
            None => self.text.clone(),
        }
    }
}

/// Reads a file of JSON lines (`id`, `text`, `section`, and `headline` where there is one), or a folder whose folders are the
/// sections and hold text files.
///
/// # Errors
/// One sentence where something cannot be read, or nothing is there.
pub fn load(path: &Path) -> Result<Vec<SectionedArticle>, String> {
    let articles = if path.is_dir() { of_folder(path)? } else { of_lines(path)? };
    if articles.is_empty() {
        return Err(format!(
            "{} holds no articles with sections. `score topics` wants JSON lines with `id`, `text` and `section`, or a \
             folder with a folder of .txt files for each section.",
            path.display()
        ));
    }
    Ok(articles)
}

fn of_lines(path: &Path) -> Result<Vec<SectionedArticle>, String> {
    let text = read(path)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let article = |(number, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|e| format!("{}, line {}: {e}", path.display(), number + 1))
    };
    lines.map(article).collect()
}

fn of_folder(folder: &Path) -> Result<Vec<SectionedArticle>, String> {
    let mut articles = Vec::new();
    for section in entries(folder)?.into_iter().filter(|path| path.is_dir()) {
        let name = last(&section);
        for file in entries(&section)?.into_iter().filter(|path| path.extension().is_some_and(|e| e == "txt"))
        {
            let id = format!("{name}/{}", file.file_stem().unwrap_or_default().to_string_lossy());
            articles.push(SectionedArticle { id, headline: None, text: read(&file)?, section: name.clone() });
        }
    }
    Ok(articles)
}

/// A folder's entries, by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let said = |e| format!("{} cannot be read: {e}", folder.display());
    let found = std::fs::read_dir(folder).map_err(said)?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<PathBuf> = found.collect();
    found.sort();
    Ok(found)
}

fn last(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A file's text; what is no UTF-8 in it is replaced.
fn read(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|e| format!("{} cannot be read: {e}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
