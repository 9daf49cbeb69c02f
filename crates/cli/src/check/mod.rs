//! `on-record check`: what in a packed corpus an editor should look at, with the lines for `corpus.toml`.
//!
//! Nothing is decided here: each finding says why, and the editor has the last word.

mod merges;
mod odd_names;
mod several_bodies;
mod splits;
mod weak_topics;

use crate::archived::{open, unknown_source, without_topic};
use crate::report::{End, print};
use on_record_engine::language::Language;
use on_record_engine::{ActorId, Corpus, Id};
use serde::Serialize;
use std::path::Path;

/// How many findings of each sort are shown where not all are asked for.
const SHOWN: usize = 10;

/// What is asked.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wish {
    /// Every finding, not those alone that concern most statements.
    pub(crate) all: bool,
    /// For programs.
    pub(crate) json: bool,
}

/// What sort of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
enum Sort {
    Split,
    Merge,
    Topic,
    Name,
    Body,
}

impl Sort {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Split, "Likely one actor under two names"),
        (Self::Merge, "Likely two actors under one name"),
        (Self::Topic, "Topics that tell little"),
        (Self::Name, "Odd names"),
        (Self::Body, "Persons with several bodies"),
    ];
}

/// One thing to look at.
#[derive(Debug, Serialize)]
struct Finding {
    sort: Sort,
    /// Ids of the actors or topics, as addresses have them.
    ids: Vec<String>,
    /// How many statements it concerns.
    statements: usize,
    message: String,
    /// What to put into `corpus.toml` where the finding is right.
    toml: String,
}

#[derive(Serialize)]
struct Report<'a> {
    articles: usize,
    statements: usize,
    unknown_source: usize,
    without_topic: usize,
    findings: &'a [Finding],
}

/// Prints what was found.
pub(crate) fn run(path: &Path, wish: Wish) -> Result<End, String> {
    let (_, corpus) = open(path)?;
    let findings = findings(&corpus);
    let lines = if wish.json {
        let report = Report {
            articles: corpus.articles.len(),
            statements: corpus.statements.len(),
            unknown_source: unknown_source(&corpus),
            without_topic: without_topic(&corpus),
            findings: &findings,
        };
        vec![
            serde_json::to_string(&report)
                .map_err(|e| format!("the report cannot be written as JSON: {e}"))?,
        ]
    } else {
        written(&corpus, &findings, if wish.all { usize::MAX } else { SHOWN })
    };
    print(lines)?;
    Ok(End::Complete)
}

/// All findings: by sort, then those that concern most statements.
fn findings(corpus: &Corpus) -> Vec<Finding> {
    let said = StatementCounts::of(corpus);
    // The archive does not tell its language; the command reads one.
    let language = Language::english();
    let mut all = splits::find(corpus, &said, &language);
    all.extend(merges::find(corpus, &said, &language));
    all.extend(weak_topics::find(corpus));
    all.extend(odd_names::find(corpus, &said));
    all.extend(several_bodies::find(corpus, &said));
    all.sort_by(|a, b| {
        (a.sort, std::cmp::Reverse(a.statements), &a.ids).cmp(&(
            b.sort,
            std::cmp::Reverse(b.statements),
            &b.ids,
        ))
    });
    all
}

fn written(corpus: &Corpus, findings: &[Finding], most: usize) -> Vec<String> {
    let all = corpus.statements.len();
    let mut lines = vec![format!(
        "{} articles, {all} statements: {} without a known speaker, {} without a topic",
        corpus.articles.len(),
        unknown_source(corpus),
        without_topic(corpus),
    )];
    for (sort, title) in Sort::ALL {
        let own: Vec<&Finding> = findings.iter().filter(|finding| finding.sort == sort).collect();
        if own.is_empty() {
            continue;
        }
        lines.push(format!("\n{title} ({})", own.len()));
        for finding in own.iter().take(most) {
            lines.push(format!("  {}", finding.message));
            lines.extend(finding.toml.lines().map(|line| format!("    {line}")));
        }
        if own.len() > most {
            lines.push(format!("  and {} more; --all lists them", own.len() - most));
        }
    }
    if findings.is_empty() {
        lines.push("Nothing stands out.".to_owned());
    }
    lines
}

/// How much each actor says.
struct StatementCounts(Vec<usize>);

impl StatementCounts {
    fn of(corpus: &Corpus) -> Self {
        let mut counts = vec![0; corpus.actors.len()];
        for id in corpus.statements.rows().iter().filter_map(|s| s.actor) {
            if let Some(count) = counts.get_mut(id.index()) {
                *count += 1;
            }
        }
        Self(counts)
    }

    fn by(&self, actor: ActorId) -> usize {
        self.0.get(actor.index()).copied().unwrap_or(0)
    }
}

/// "1 statement", "12 statements"
fn statements(count: usize) -> String {
    format!("{count} statement{}", if count == 1 { "" } else { "s" })
}

/// An entry for an actor.
fn actor_entry(label: &str, key: &str, names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    format!("[[actors]]\nlabel = {}\n{key} = [{}]", quoted(label), names.join(", "))
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The words of a name in small letters, without marks and without an article at its front.
fn words(name: &str, language: &Language) -> Vec<String> {
    let letters = |word: &str| {
        word.chars().filter(|c| c.is_alphanumeric() || *c == '&').flat_map(char::to_lowercase).collect()
    };
    let all: Vec<String> = name.split_whitespace().map(letters).filter(|w: &String| !w.is_empty()).collect();
    match all.split_first() {
        Some((first, rest)) if language.is_definite_article(first) && !rest.is_empty() => rest.to_vec(),
        _ => all,
    }
}

#[cfg(test)]
mod testing {
    use on_record_engine::model::{Actor, ActorKind, Alias, Article};
    use on_record_engine::{ArticleId, Corpus, Id, Span};

    /// A corpus of actors alone, each with the forms of its name.
    pub(super) fn of(actors: &[(&str, ActorKind, &[&str])]) -> Corpus {
        let mut corpus = Corpus::default();
        corpus.articles.push(Article {
            name: "one".into(),
            text: "x".into(),
            blocks: vec![],
            stated_headline: None,
            outlet: None,
            reported_on: None,
            url: None,
        });
        for (name, kind, forms) in actors {
            let alias = |form: &&str| Alias {
                form: (*form).to_owned(),
                article: ArticleId::from_index(0),
                span: Span::at(0, 1),
                count: 1,
            };
            corpus.actors.push(Actor {
                slug: name.to_lowercase().replace(' ', "-"),
                name: (*name).to_owned(),
                role: None,
                kind: *kind,
                aliases: forms.iter().map(alias).collect(),
            });
        }
        corpus
    }
}

#[cfg(test)]
mod tests {
    use super::{findings, quoted, words};
    use on_record_engine::language::Language;

    #[test]
    fn texts_are_written_as_toml_reads_them() {
        assert_eq!(quoted("The \"Sample\" \\ \n x"), "\"The \\\"Sample\\\" \\\\   x\"");
        assert_eq!(words("The Harbour’s Trust, Ltd.", &Language::english()), ["harbours", "trust", "ltd"]);
    }

    #[test]
    fn nothing_stands_out_in_an_empty_corpus() {
        assert!(findings(&on_record_engine::Corpus::default()).is_empty());
    }
}
