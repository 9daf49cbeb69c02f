//! Other ways to topics, and which labels are noun phrases: a Python script with published libraries is asked.

use super::Assigned;
use super::articles::SectionedArticle;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// What the script answers.
#[derive(Clone, Debug, Deserialize)]
pub struct Others {
    /// Topics, a system each.
    pub systems: Vec<Other>,
    /// Of each label, ours too, what it is.
    pub noun_phrases: BTreeMap<String, Verdict>,
}

/// Topics by another way.
#[derive(Clone, Debug, Deserialize)]
pub struct Other {
    /// Which.
    pub name: String,
    /// The topic of each article.
    pub of: Vec<Option<usize>>,
    /// What each topic is called.
    pub labels: Vec<String>,
}

/// What a label is, at most of the places where it stands.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Verdict {
    /// A noun phrase.
    pub phrase: bool,
    /// One without a noun right beside it.
    pub whole: bool,
}

#[derive(Serialize)]
struct Asked<'a> {
    articles: Vec<String>,
    sections: usize,
    topics: usize,
    labels: Vec<&'a str>,
}

/// Asks the script. `own` gives the labels that are judged, and the number of topics for which others are asked.
///
/// # Errors
/// One sentence where the script cannot be started, fails or answers something else.
pub fn ask(
    python: &Path,
    script: &Path,
    articles: &[SectionedArticle],
    sections: usize,
    own: &Assigned,
) -> Result<Others, String> {
    let asked = Asked {
        articles: articles.iter().map(SectionedArticle::whole).collect(),
        sections,
        topics: own.topic.iter().flatten().collect::<BTreeSet<_>>().len(),
        labels: own.labels.iter().map(String::as_str).collect(),
    };
    let asked = serde_json::to_vec(&asked).map_err(|e| e.to_string())?;
    let failed = |e: std::io::Error| format!("{} could not be run: {e}", script.display());
    let mut started = Command::new(python)
        .arg(script)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    // The script reads all before it writes anything, so neither waits for the other. One that ends early is told below.
    if let Some(mut input) = started.stdin.take() {
        let _ = input.write_all(&asked);
    }
    let output = started.wait_with_output().map_err(failed)?;
    if !output.status.success() {
        return Err(format!("{} failed; its own words stand above.", script.display()));
    }
    serde_json::from_slice(&output.stdout).map_err(|e| format!("{} answered {e}", script.display()))
}

impl Others {
    /// Of the topics in use: the share whose labels are noun phrases, and whole ones, from 0 to 1.
    #[must_use]
    pub fn phrases(&self, way: &Assigned) -> [f64; 2] {
        let used: BTreeSet<usize> = way.topic.iter().flatten().copied().collect();
        let verdict = |&topic: &usize| self.noun_phrases.get(way.labels.get(topic)?);
        let verdicts: Vec<&Verdict> = used.iter().filter_map(verdict).collect();
        let share = |holds: fn(&Verdict) -> bool| {
            verdicts.iter().filter(|verdict| holds(verdict)).count() as f64 / used.len().max(1) as f64
        };
        [share(|verdict| verdict.phrase), share(|verdict| verdict.whole)]
    }
}

impl Other {
    /// Its topics for statements, which have those of their articles.
    ///
    /// # Errors
    /// One sentence where it does not say a topic or none of every article.
    pub fn of_statements(&self, article: &[usize]) -> Result<Assigned, String> {
        let topic = |&n: &usize| {
            let topic = self.of.get(n).copied();
            let labelled = topic.flatten().is_none_or(|topic| topic < self.labels.len());
            topic
                .filter(|_| labelled)
                .ok_or_else(|| format!("{} does not tell the topic of article {n}.", self.name))
        };
        let topic = article.iter().map(topic).collect::<Result<Vec<_>, String>>()?;
        let all = topic.iter().map(|topic| topic.iter().copied().collect()).collect();
        Ok(Assigned { name: self.name.clone(), topic, all, labels: self.labels.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::{Other, Others, Verdict};

    fn other(of: &[Option<usize>]) -> Other {
        let labels = ["ferries", "said", "bread"].map(str::to_owned).to_vec();
        Other { name: "toy".to_owned(), of: of.to_vec(), labels }
    }

    #[test]
    fn statements_have_the_topics_of_their_articles() {
        let found = other(&[Some(1), None]).of_statements(&[1, 0, 0]).unwrap();
        assert_eq!(found.topic, [None, Some(1), Some(1)]);
        assert!(found.all[0].is_empty() && found.all[1].contains(&1));
        assert!(other(&[Some(3)]).of_statements(&[0]).unwrap_err().contains("article 0"));
        assert!(other(&[]).of_statements(&[0]).is_err());
    }

    #[test]
    fn labels_count_for_each_topic_that_is_used() {
        let verdicts = [("ferries", true, true), ("said", false, false), ("bread", true, false)];
        let noun_phrases = verdicts
            .map(|(label, phrase, whole)| (label.to_owned(), Verdict { phrase, whole }))
            .into_iter()
            .collect();
        let others = Others { systems: vec![], noun_phrases };
        let way = other(&[Some(0), Some(1), Some(0)]).of_statements(&[0, 1, 2]).unwrap();
        assert_eq!(others.phrases(&way), [0.5, 0.5]);
        let way = other(&[Some(2), Some(0)]).of_statements(&[0, 1]).unwrap();
        assert_eq!(others.phrases(&way), [1.0, 0.5]);
    }
}
