//! The seeds: each statement that must be found, and what is found beside them.

use crate::align::align;
use crate::count::plain_name;
use crate::gold::{Article, Statement};
use crate::text::{Text, Words};
use std::collections::BTreeMap;

/// How the seeds were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeedScore {
    /// Required statements found with their type and actor.
    pub found: usize,
    /// Required statements.
    pub required: usize,
    /// Predictions that are neither required nor optional, nor the only ones of their kind.
    pub spurious: usize,
    /// A line for each miss and each spurious one.
    pub lines: Vec<String>,
}

/// Scores predictions for the seeds: Dice at least 0.7, the same type, an accepted actor.
#[must_use]
pub fn score(gold: &[Article], predicted: &BTreeMap<String, Vec<Statement>>) -> SeedScore {
    let mut score = SeedScore::default();
    for article in gold {
        let none = vec![];
        let statements = predicted.get(&article.id).unwrap_or(&none);
        one(article, statements, &mut score);
    }
    score
}

fn one(article: &Article, predicted: &[Statement], score: &mut SeedScore) {
    let text = Text::new(&article.text, None);
    let words = |all: &[Statement]| -> Vec<Words> { all.iter().map(|s| text.words(&s.content)).collect() };
    let (gold_words, predicted_words) = (words(&article.statements), words(predicted));
    let strict = align(&gold_words, &predicted_words, 0.7);
    // An optional statement may be cut otherwise; one prediction that overlaps it is let pass.
    let loose = align(&gold_words, &predicted_words, 0.2);
    let short = article.id.get(..3).unwrap_or(&article.id);
    for (number, gold) in article.statements.iter().enumerate() {
        if gold.required == Some(false) {
            continue;
        }
        score.required += 1;
        let why = match strict.of(number).and_then(|n| predicted.get(n)) {
            None => Some("not found".to_owned()),
            Some(one) => wrong(gold, one, &text),
        };
        match why {
            None => score.found += 1,
            Some(why) => score.lines.push(format!("MISS {short} {why}: {}", shown(gold, &text))),
        }
    }
    for (number, one) in predicted.iter().enumerate() {
        let optional = |n: usize| article.statements.get(n).is_some_and(|gold| gold.required == Some(false));
        let used = strict.answered_by(number).is_some() || loose.answered_by(number).is_some_and(optional);
        if !used {
            score.spurious += 1;
            score.lines.push(format!("SPURIOUS {short}: {}", shown(one, &text)));
        }
    }
}

fn wrong(gold: &Statement, one: &Statement, text: &Text) -> Option<String> {
    let said = plain_name(one.speaker_entity.as_deref());
    let names: Vec<String> = gold.speaker_names.iter().flatten().map(|name| plain_name(Some(name))).collect();
    let source: Vec<String> = gold.speaker.iter().map(|&range| text.cut(range)).collect();
    let nobody = names.is_empty() || gold.or_unknown == Some(true);
    let unknown = nobody && (said.is_empty() || said == plain_name(Some(&source.join(" "))));
    if !names.contains(&said) && !unknown {
        let name = |of: &Statement| of.speaker_entity.clone().unwrap_or_else(|| "nobody".to_owned());
        return Some(format!("actor {}, not {}", name(one), name(gold)));
    }
    let manner = |of: &Statement| of.manner.clone().unwrap_or_default();
    (one.manner != gold.manner).then(|| format!("type {}, not {}", manner(one), manner(gold)))
}

fn shown(statement: &Statement, text: &Text) -> String {
    let pieces: Vec<String> = statement.content.iter().map(|&range| text.cut(range)).collect();
    pieces.join(" … ").replace('\n', " ").chars().take(110).collect()
}
