//! Topics of a whole corpus against the sections that its outlet gave the articles: `cargo xtask score topics`.
//!
//! The road: articles with sections → the topics of the engine's `pack`, and of other ways → numbers → a table.

mod articles;
mod engine_topics;
mod measure;
mod published;

pub use articles::{SectionedArticle, load};
pub use engine_topics::{Corpus, pack};
pub use measure::{Measures, measures};
pub use published::{Other, Others, Verdict, ask};

use std::collections::BTreeSet;
use std::path::Path;

/// Statements under topics by one way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assigned {
    /// How the topics were found.
    pub name: String,
    /// The topic of each statement, the finest where it has several; `None` where it has none.
    pub topic: Vec<Option<usize>>,
    /// All topics of each statement, with those that stand above them.
    pub all: Vec<BTreeSet<usize>>,
    /// What each topic is called.
    pub labels: Vec<String>,
}

/// Packs the articles, finds topics by the other ways too where a Python for them is given (the interpreter and the
/// script), and tells all in a table.
///
/// # Errors
/// One sentence where the articles cannot be read or the script fails.
pub fn tell(path: &Path, others: Option<(&Path, &Path)>) -> Result<String, String> {
    let articles = load(path)?;
    let corpus = pack(&articles);
    let sections: BTreeSet<&str> = articles.iter().map(|article| article.section.as_str()).collect();
    let mut told = format!(
        "{} articles in {} sections, {} statements\n\n",
        articles.len(),
        sections.len(),
        corpus.article.len()
    );
    let answer = match others {
        Some((python, script)) => Some(ask(python, script, &articles, sections.len(), &corpus.finest)?),
        None => None,
    };
    let mut ways = vec![corpus.finest.clone(), corpus.subjects.clone()];
    for other in answer.iter().flat_map(|answer| &answer.systems) {
        ways.push(other.of_statements(&corpus.article)?);
    }
    let section: Vec<&str> = corpus.article.iter().map(|&n| articles[n].section.as_str()).collect();
    told.push_str(&measure::head());
    for way in &ways {
        let found = measures(way, &corpus.article, &section);
        let phrases = answer.as_ref().map(|answer| answer.phrases(way));
        told.push_str(&found.row(&way.name, phrases));
    }
    told.push_str(LEGEND);
    if answer.is_none() {
        told.push_str("Other ways and noun phrases: not measured, as no Python was given.\n");
    }
    Ok(told)
}

const LEGEND: &str = "
covered: statements with a topic, in percent; joins 3: whose topic, or one above it, holds three articles or more.
purity: of topics with five statements or more, the share of each one's foremost section, weighted by statements.
largest: the largest topic's share of all statements. NMI (arithmetic mean) and B³ (precision, recall, F1) over the
statements against the sections; a statement without a topic is a cluster of its own.
phrases: topics whose labels are noun phrases by the tagger of the library pattern, as TextBlob has it, at most of nine places
where they stand; whole: of those, with no noun beside them there that would belong to them. In percent of the topics.
";
