//! `on-record show`: what an archive holds.

use crate::report::{End, Output};
use on_record_engine::model::Statement;
use on_record_engine::model::archive;
use on_record_engine::{Corpus, Id};
use std::io::BufWriter;
use std::path::Path;

/// How many names of each sort the summary shows.
const SHOWN: usize = 10;

/// Prints the summary, or every statement.
pub(crate) fn run(archive: &Path, statements: bool) -> Result<End, String> {
    let bytes = std::fs::read(archive).map_err(|e| format!("{} cannot be read: {e}", archive.display()))?;
    let corpus = archive::decode(&bytes).map_err(|e| format!("{}: {e}", archive.display()))?;
    let lines = if statements {
        every(&corpus)
    } else {
        summary(&corpus, bytes.len(), archive::version(&bytes).unwrap_or(archive::VERSION))
    };
    let mut output = Output::new(BufWriter::new(std::io::stdout().lock()));
    for line in lines {
        if !output.line(&line)? {
            return Ok(End::Complete);
        }
    }
    output.finish()?;
    Ok(End::Complete)
}

fn summary(corpus: &Corpus, bytes: usize, schema: u32) -> Vec<String> {
    let all = corpus.statements.rows();
    let mut lines = vec![];
    if !corpus.title.is_empty() {
        lines.push(corpus.title.clone());
    }
    lines.push(format!("{:>7} articles, {} of them undated", corpus.articles.len(), {
        corpus.articles.rows().iter().filter(|a| a.reported_on.is_none()).count()
    }));
    lines.push(format!("{:>7} statements, {} without a known speaker", all.len(), {
        all.iter().filter(|s| s.actor.is_none()).count()
    }));
    lines.push(format!("{:>7} clusters of the same statement in several articles", corpus.clusters.len()));
    lines.push(format!("{bytes:>7} bytes, schema {schema}"));
    for read in &corpus.read_together {
        lines.push(format!("{:>7} articles read by {}", read.articles.len(), read.by));
    }
    let days = corpus.articles.rows().iter().filter_map(|a| a.reported_on);
    if let (Some(first), Some(last)) = (days.clone().min(), days.max()) {
        lines.push(format!("        from {first} to {last}"));
    }
    let one = |id: Option<usize>| id.into_iter().collect::<Vec<_>>();
    ranked(
        &mut lines,
        "actors",
        all,
        corpus.actors.len(),
        |s| one(s.actor.map(Id::index)),
        |row| corpus.actors.rows()[row].name.clone(),
    );
    ranked(
        &mut lines,
        "topics",
        all,
        corpus.topics.len(),
        |s| s.topics.iter().map(|id| id.index()).collect(),
        |row| corpus.topics.rows()[row].label.clone(),
    );
    ranked(
        &mut lines,
        "outlets",
        all,
        corpus.outlets.len(),
        |s| one(corpus.articles[s.article].outlet.map(Id::index)),
        |row| corpus.outlets.rows()[row].name.clone(),
    );
    ranked(
        &mut lines,
        "told to",
        all,
        corpus.channels.len(),
        |s| one(s.addressee.map(|t| t.channel.index())),
        |row| corpus.channels.rows()[row].name.clone(),
    );
    lines
}

/// The names with the most statements, and how many more there are.
fn ranked(
    lines: &mut Vec<String>,
    title: &str,
    all: &[Statement],
    rows: usize,
    of: impl Fn(&Statement) -> Vec<usize>,
    name: impl Fn(usize) -> String,
) {
    let mut counts: Vec<(usize, usize)> = (0..rows).map(|row| (0, row)).collect();
    for row in all.iter().flat_map(of) {
        if let Some(count) = counts.get_mut(row) {
            count.0 += 1;
        }
    }
    counts.sort_by_key(|&(count, row)| (std::cmp::Reverse(count), row));
    if rows > 0 {
        lines.push(format!("\n{title}"));
    }
    lines.extend(counts.iter().take(SHOWN).map(|&(count, row)| format!("{count:>7} {}", name(row))));
    if rows > SHOWN {
        lines.push(format!("        and {} more", rows - SHOWN));
    }
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
