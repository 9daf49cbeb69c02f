//! The topics that `corpus.toml` names, by their terms. The rule stands in [`crate::pack`].

use crate::language::Language;
use crate::model::corpus::{Corpus, Topic, TopicFrom};
use crate::model::id::{Id, StatementId, TopicId};
use crate::pack::compared_words::words;
use crate::pack::given::Problems;
use crate::pack::manifest::Manifest;
use crate::text::parsed::Parsed;
use crate::text::slug::Slugs;
use crate::text::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Gives each statement the topics that `corpus.toml` names.
pub(super) fn assign(
    corpus: &mut Corpus,
    manifest: &Manifest,
    language: &Language,
    problems: &mut Problems<'_>,
) {
    let mut slugs = Slugs::default();
    for entry in &manifest.topics {
        let slug = slugs.take(entry.slug.as_deref().unwrap_or(&entry.label));
        corpus.topics.push(Topic { slug, label: entry.label.clone(), terms: entry.terms.clone() });
    }
    let terms = Terms::new(corpus.topics.rows());
    let mut used = BTreeSet::new();
    let mut first = 0;
    for article in 0..corpus.articles.len() {
        let id = crate::ArticleId::from_index(article);
        let rows = corpus.statements.rows();
        let count = rows.get(first..).map_or(0, |rest| rest.iter().take_while(|s| s.article == id).count());
        let text = std::mem::take(&mut corpus.articles[id].text);
        let parsed = Parsed::cut(&text, language);
        for row in first..first + count {
            let statement = &mut corpus.statements[StatementId::from_index(row)];
            let found = terms.of(&parsed, &text, &statement.content);
            corpus.topic_from.push((!found.is_empty()).then_some(TopicFrom::Manifest));
            used.extend(found.iter().copied());
            statement.topics = found;
        }
        corpus.articles[id].text = text;
        first += count;
    }
    for (topic, entry) in manifest.topics.iter().enumerate() {
        if !used.contains(&TopicId::from_index(topic)) {
            problems
                .at(entry.line, format!("no statement has the topic `{}`; look at its terms", entry.label));
        }
    }
}

/// The sentences that hold the content, as stretches of the text.
fn around(parsed: &Parsed<'_>, content: &[Span]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for piece in content {
        let tokens = parsed.tokens_in(*piece);
        let (Some(first), Some(last)) =
            (parsed.tokens.get(tokens.start), parsed.tokens.get(tokens.end.max(1) - 1))
        else {
            found.push(*piece);
            continue;
        };
        if tokens.is_empty() {
            found.push(*piece);
            continue;
        }
        for sentence in first.sentence..=last.sentence {
            let Some(sentence) = parsed.sentences.get(sentence as usize) else { continue };
            let ends =
                (parsed.tokens.get(sentence.tokens.start), parsed.tokens.get(sentence.tokens.end.max(1) - 1));
            if let (Some(a), Some(b)) = ends
                && !found.contains(&a.span.join(b.span))
            {
                found.push(a.span.join(b.span));
            }
        }
    }
    found
}

/// One word of a term: whole, or any word that begins so.
#[derive(Debug)]
struct Word {
    text: String,
    open: bool,
}

/// Words in a row.
type Run = Vec<Word>;

/// All terms of all topics.
pub(in crate::pack) struct Terms {
    /// Topic and the runs that must all be there.
    terms: Vec<(TopicId, Vec<Run>)>,
    /// Terms by the word that they begin with, where it matches whole: of thousands a text can have few.
    beginning: BTreeMap<String, Vec<usize>>,
    /// All other terms.
    open: Vec<usize>,
}

impl Terms {
    pub(in crate::pack) fn new(topics: &[Topic]) -> Self {
        let terms = topics.iter().enumerate().flat_map(|(topic, row)| {
            row.terms
                .iter()
                .map(move |term| (TopicId::from_index(topic), term.split('&').map(run).collect::<Vec<_>>()))
        });
        let terms: Vec<(TopicId, Vec<Run>)> =
            terms.filter(|(_, runs)| runs.iter().all(|r| !r.is_empty())).collect();
        let (mut beginning, mut open) = (BTreeMap::<String, Vec<usize>>::new(), Vec::new());
        for (number, (_, runs)) in terms.iter().enumerate() {
            match runs.first().and_then(|run| run.first()).filter(|word| !word.open) {
                Some(word) => beginning.entry(word.text.clone()).or_default().push(number),
                None => open.push(number),
            }
        }
        Self { terms, beginning, open }
    }

    /// The topics of a statement with this content, sorted.
    pub(in crate::pack) fn of(&self, parsed: &Parsed<'_>, text: &str, content: &[Span]) -> Vec<TopicId> {
        self.in_any(&around(parsed, content).iter().map(|stretch| stretch.of(text)).collect::<Vec<_>>())
    }

    /// The topics with a term in these stretches, sorted.
    fn in_any(&self, stretches: &[&str]) -> Vec<TopicId> {
        let cut: Vec<Vec<String>> =
            stretches.iter().map(|s| words(s).into_iter().map(|(word, _)| word).collect()).collect();
        let mut places: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        for (stretch, words) in cut.iter().enumerate() {
            for (at, word) in words.iter().enumerate() {
                places.entry(word).or_default().push((stretch, at));
            }
        }
        let stands = |run: &Run| {
            let Some(first) = run.first() else { return false };
            let mut starts = places
                .range(first.text.as_str()..)
                .take_while(|(word, _)| word.starts_with(&first.text))
                .filter(|(word, _)| first.open || **word == first.text)
                .flat_map(|(_, places)| places);
            starts.any(|&(stretch, at)| {
                let rest = cut.get(stretch).and_then(|words| words.get(at..at + run.len()));
                rest.is_some_and(|rest| rest.iter().zip(run).all(|(word, term)| fits(word, term)))
            })
        };
        let begun = places.keys().filter_map(|word| self.beginning.get(*word)).flatten();
        // In the order of the topics.
        let may: BTreeSet<usize> = begun.chain(&self.open).copied().collect();
        let may = may.into_iter().filter_map(|number| self.terms.get(number));
        let mut found: Vec<TopicId> =
            may.filter(|(_, runs)| runs.iter().all(stands)).map(|(topic, _)| *topic).collect();
        found.dedup();
        found
    }
}

fn fits(word: &str, term: &Word) -> bool {
    if term.open { word.starts_with(&term.text) } else { word == term.text }
}

fn run(part: &str) -> Run {
    words(part)
        .into_iter()
        .map(|(text, place)| Word {
            text,
            open: part.get(place.end..).is_some_and(|rest| rest.starts_with('*')),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Terms;
    use crate::model::corpus::Topic;

    fn matches(term: &str, text: &str) -> bool {
        let topic = Topic { slug: "t".into(), label: "T".into(), terms: vec![term.into()] };
        !Terms::new(&[topic]).in_any(&[text]).is_empty()
    }

    #[test]
    fn terms_match_whole_words_in_any_case() {
        assert!(matches("agenda", "This Agenda is not ready."));
        assert!(!matches("agenda", "These agendas are not."));
        assert!(matches("guarantee*", "Security GUARANTEES"));
        assert!(matches("no meeting", "there is “no meeting” planned"));
        assert!(!matches("no meeting", "no such meeting"));
        assert!(matches("putin & meet*", "a meeting with Putin"));
        assert!(!matches("putin & meet*", "a meeting with Trump"));
        assert!(matches("putin zelensky", "the Putin-Zelensky talks"));
        assert!(!matches("", "anything") && !matches("&", "anything"));
    }
}
