//! `on-record show`: what an archive holds.

use crate::archived::{open, unknown_source, without_topic};
use crate::report::{End, print};
use crate::{show_json, show_reprints};
use on_record_engine::model::{Statement, archive};
use on_record_engine::{Corpus, Id, TopicId};
use std::path::Path;

/// How many names of each sort the summary shows.
const SHOWN: usize = 10;

/// What is asked of an archive.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wish {
    /// Every statement instead of the summary.
    pub(crate) statements: bool,
    /// Every actor, instead of the summary.
    pub(crate) actors: bool,
    /// Every family of reprints, instead of the summary.
    pub(crate) reprints: bool,
    /// All names in the summary, not the most frequent alone.
    pub(crate) all: bool,
    /// For programs.
    pub(crate) json: bool,
}

/// Prints the summary, every actor, every statement or every family of reprints.
pub(crate) fn run(archive: &Path, wish: Wish) -> Result<End, String> {
    let (bytes, corpus) = open(archive)?;
    let schema = archive::version(&bytes).unwrap_or(archive::VERSION);
    let lines = match wish {
        Wish { reprints: true, json, .. } => {
            show_reprints::lines(&corpus, schema, json).map_err(|e| format!("{}: {e}", archive.display()))?
        }
        Wish { statements: true, json: true, .. } => show_json::statements(&corpus)?,
        Wish { json: true, .. } => vec![show_json::summary(&corpus)?],
        Wish { statements: true, .. } => every(&corpus),
        Wish { actors: true, .. } => actors(&corpus),
        Wish { all, .. } => summary(&corpus, bytes.len(), schema, if all { usize::MAX } else { SHOWN }),
    };
    print(lines)?;
    Ok(End::Complete)
}

fn summary(corpus: &Corpus, bytes: usize, schema: u32, most: usize) -> Vec<String> {
    let all = corpus.statements.rows();
    let mut lines = vec![];
    if !corpus.title.is_empty() {
        lines.push(corpus.title.clone());
    }
    lines.push(format!("{:>7} articles, {} of them undated", corpus.articles.len(), {
        corpus.articles.rows().iter().filter(|a| a.reported_on.is_none()).count()
    }));
    let unknown = unknown_source(corpus);
    lines.push(format!("{:>7} statements, {unknown} without a known speaker", corpus.statements.len()));
    let untold = without_topic(corpus);
    lines.push(format!("{:>7} topics, {untold} statements without one", corpus.topics.len()));
    lines.push(format!("{:>7} clusters of the same statement in several articles", corpus.clusters.len()));
    lines.push(show_reprints::count(corpus));
    lines.push(format!("{bytes:>7} bytes, schema {schema}"));
    for read in &corpus.read_together {
        lines.push(format!("{:>7} articles read by {}", read.articles.len(), read.by));
    }
    let days = corpus.articles.rows().iter().filter_map(|a| a.reported_on);
    if let (Some(first), Some(last)) = (days.clone().min(), days.max()) {
        lines.push(format!("        from {first} to {last}"));
    }
    let mut ranked = |title: &str, rows: usize, of: &Of<'_>, name: &dyn Fn(usize) -> String| {
        list(&mut lines, title, all, rows, most, of, name);
    };
    let one = |id: Option<usize>| id.into_iter().collect::<Vec<_>>();
    ranked("actors", corpus.actors.len(), &|s| one(s.actor.map(Id::index)), &|row| {
        corpus.actors.rows()[row].name.clone()
    });
    ranked("topics", corpus.topics.len(), &|s| s.topics.iter().map(|id| id.index()).collect(), &|row| {
        let above = corpus.parent(TopicId::from_index(row)).map(|id| &corpus.topics[id].label);
        let label = &corpus.topics.rows()[row].label;
        above.map_or_else(|| label.clone(), |above| format!("{label}, of {above}"))
    });
    ranked(
        "outlets",
        corpus.outlets.len(),
        &|s| one(corpus.articles[s.article].outlet.map(Id::index)),
        &|row| corpus.outlets.rows()[row].name.clone(),
    );
    ranked("told to", corpus.channels.len(), &|s| one(s.addressee.map(|t| t.channel.index())), &|row| {
        corpus.channels.rows()[row].name.clone()
    });
    lines.extend(show_reprints::summary(corpus, most));
    lines
}

/// The rows that a statement has.
type Of<'a> = dyn Fn(&Statement) -> Vec<usize> + 'a;

/// The names with the most statements, and how many more there are.
fn list(
    lines: &mut Vec<String>,
    title: &str,
    all: &[Statement],
    rows: usize,
    most: usize,
    of: &Of<'_>,
    name: &dyn Fn(usize) -> String,
) {
    let counts = ranked(all, rows, of);
    if rows > 0 {
        lines.push(format!("\n{title}"));
    }
    lines.extend(counts.iter().take(most).map(|&(count, row)| format!("{count:>7} {}", name(row))));
    if rows > most {
        lines.push(format!("        and {} more; --all lists them", rows - most));
    }
}

/// For each row how many statements it has, and the row; those with most first.
fn ranked(all: &[Statement], rows: usize, of: &Of<'_>) -> Vec<(usize, usize)> {
    let mut counts: Vec<(usize, usize)> = (0..rows).map(|row| (0, row)).collect();
    for row in all.iter().flat_map(of) {
        if let Some(count) = counts.get_mut(row) {
            count.0 += 1;
        }
    }
    counts.sort_by_key(|&(count, row)| (std::cmp::Reverse(count), row));
    counts
}

/// Every actor with its kind, the number of its statements and the forms of its name.
fn actors(corpus: &Corpus) -> Vec<String> {
    let counts = ranked(corpus.statements.rows(), corpus.actors.len(), &|s| {
        s.actor.into_iter().map(Id::index).collect()
    });
    let line = |&(count, row): &(usize, usize)| {
        let actor = &corpus.actors.rows()[row];
        let forms: Vec<&str> =
            actor.aliases.iter().map(|a| a.form.as_str()).filter(|form| *form != actor.name).collect();
        let forms = if forms.is_empty() { String::new() } else { format!("  = {}", forms.join(" = ")) };
        format!("{count:>7} {}  ({}){forms}", actor.name, actor.kind.word())
    };
    counts.iter().map(line).collect()
}

fn every(corpus: &Corpus) -> Vec<String> {
    let line = |s: &Statement| {
        let article = &corpus.articles[s.article];
        let who = s.actor.map_or("unknown speaker", |id| corpus.actors[id].name.as_str());
        let words: Vec<&str> = s.content.iter().map(|span| span.of(&article.text)).collect();
        // One line for each statement, also where the article has line breaks inside it.
        let words = words.join(" … ").split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{}\t{who}\t{}\t{words}", article.name, s.manner.word())
    };
    corpus.statements.rows().iter().map(line).collect()
}
