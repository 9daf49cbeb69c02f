//! `on-record show --reprints`: which articles print one text.

use on_record_engine::model::{Article, Family};
use on_record_engine::query::{Families, Reports};
use on_record_engine::{ArticleId, Corpus};
use serde::Serialize;

/// The version of archives that tells of families first.
const TOLD_SINCE: u32 = 6;
/// Maximum number of words shown of a statement in the summary.
const WORDS: usize = 12;

#[derive(Serialize)]
struct FamilyLine<'a> {
    first: &'a str,
    articles: Vec<&'a str>,
    shared: f64,
}

/// A line a family, for programs or for people.
///
/// # Errors
/// An archive from before families were looked for, which cannot tell whether it has some.
pub(crate) fn lines(corpus: &Corpus, schema: u32, json: bool) -> Result<Vec<String>, String> {
    if schema < TOLD_SINCE {
        return Err(format!(
            "this archive has schema {schema}, which does not tell of reprints; pack the articles again"
        ));
    }
    if json {
        return corpus.families.iter().map(|family| line(corpus, family)).collect();
    }
    if corpus.families.is_empty() {
        return Ok(vec!["no article prints another one's text".to_owned()]);
    }
    Ok(corpus.families.iter().flat_map(|family| readable(corpus, family)).collect())
}

fn line(corpus: &Corpus, family: &Family) -> Result<String, String> {
    let articles: Vec<&str> = family.articles.iter().map(|&id| name(corpus, id)).collect();
    let first = articles.first().copied().unwrap_or_default();
    let line = FamilyLine { first, articles, shared: f64::from(family.shared) / 100.0 };
    serde_json::to_string(&line).map_err(|e| format!("the archive cannot be written as JSON: {e}"))
}

fn readable(corpus: &Corpus, family: &Family) -> Vec<String> {
    let mut lines =
        vec![format!("{} articles share {} % of their text", family.articles.len(), family.shared)];
    lines.extend(family.articles.iter().filter_map(|&id| corpus.articles.get(id)).map(|article| {
        let Article { name, reported_on, outlet, .. } = article;
        let day = reported_on.map_or("undated   ".to_owned(), |day| day.to_string());
        let outlet = outlet.map_or("outlet not stated", |id| corpus.outlets[id].name.as_str());
        let headline = article.headline().map_or(String::new(), |headline| format!("  {headline}"));
        format!("  {day}  {name}  ({outlet}){headline}")
    }));
    lines.push(String::new());
    lines
}

fn name(corpus: &Corpus, article: ArticleId) -> &str {
    corpus.articles.get(article).map_or("", |article| article.name.as_str())
}

/// For the summary: how many articles print how many reports, and the statements that most articles have.
pub(crate) fn summary(corpus: &Corpus, most: usize) -> Vec<String> {
    let families = Families::new(corpus);
    let mut clusters: Vec<(Reports, usize)> =
        corpus.clusters.rows().iter().map(|cluster| families.of_cluster(corpus, cluster)).zip(0..).collect();
    clusters.sort_by_key(|&(reports, row)| (std::cmp::Reverse(reports.articles()), row));
    let mut lines = Vec::new();
    if !clusters.is_empty() {
        lines.push("\nstatements in most articles".to_owned());
    }
    for &(reports, row) in clusters.iter().take(most) {
        lines.push(format!("{:>7} {}: {}", reports.articles(), told(reports), words(corpus, row)));
    }
    lines
}

/// How many articles print how many reports, as the summary's line.
pub(crate) fn count(corpus: &Corpus) -> String {
    let articles: usize = corpus.families.iter().map(|family| family.articles.len()).sum();
    format!("{:>7} reports with reprints, in {articles} articles", corpus.families.len())
}

/// "1 report, 12 reprints, 3 of their own"; what there is none of is left out.
fn told(reports: Reports) -> String {
    let Reports { reports: first, reprints, own } = reports;
    let one = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    match (first, own) {
        (0, _) => one(own, "report"),
        (_, 0) => format!("{}, {}", one(first, "report"), one(reprints, "reprint")),
        (_, 1) => format!("{}, {}, 1 of its own", one(first, "report"), one(reprints, "reprint")),
        _ => format!("{}, {}, {own} of their own", one(first, "report"), one(reprints, "reprint")),
    }
}

/// The first words of a cluster's first statement.
fn words(corpus: &Corpus, cluster: usize) -> String {
    let members = corpus.clusters.rows().get(cluster).map_or(&[][..], |c| &c.members);
    let Some(statement) = members.first().and_then(|&id| corpus.statements.get(id)) else {
        return String::new();
    };
    let text = corpus.articles.get(statement.article).map_or("", |article| article.text.as_str());
    let mut said = statement.content.iter().flat_map(|span| span.of(text).split_whitespace());
    let shown: Vec<&str> = said.by_ref().take(WORDS).collect();
    let more = if said.next().is_some() { " …" } else { "" };
    format!("{}{more}", shown.join(" "))
}
