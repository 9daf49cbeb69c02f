//! What each rule for attributions gives: how well articles are read without it, less how well with it.

use crate::cases::{self, Case};
use crate::count::{Counts, count, prf};
use crate::gold::{self, Article, Statement};
use crate::kind::Cues;
use crate::met::{Met, met};
use crate::predict::predict_with;
use crate::{seeds, sourcing};
use on_record_engine::Reader;
use on_record_engine::extract::{ModelError, Rule};
use on_record_engine::language::Language;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// The model that the engine reads with.
const MODEL: &[u8] = include_bytes!("../../engine/languages/en/reader.orm");

/// The subsets whose F1 is told.
const SUBSETS: [&str; 3] = ["quoted", "speech", "all"];

/// A file of labelled articles by its name.
pub type File = (String, Labelled);

/// Labelled articles of each form.
#[derive(Debug)]
pub enum Labelled {
    /// With statements.
    Articles(Vec<Article>),
    /// Small ones that were read wrongly once.
    Cases(Vec<Case>),
    /// With sources as students labelled them.
    Sourcing(Vec<sourcing::Article>),
}

/// Reads a file in whichever of the forms it has.
///
/// # Errors
/// What is wrong with it as a file of labelled statements.
pub fn load(path: &Path) -> Result<Labelled, String> {
    let articles = gold::load(path).map(Labelled::Articles);
    let cases = || cases::load(path).map(Labelled::Cases);
    let sourcing = || sourcing::load(path).map(Labelled::Sourcing);
    articles.or_else(|told| cases().or_else(|_| sourcing()).map_err(|_| told))
}

/// The rules that are called so; all of them for "each".
///
/// # Errors
/// A sentence with all names where none is called so.
pub fn rules(name: &str) -> Result<Vec<Rule>, String> {
    let found: Vec<Rule> =
        Rule::ALL.iter().copied().filter(|rule| name == "each" || rule.word() == name).collect();
    if found.is_empty() {
        let names: Vec<&str> = Rule::ALL.iter().map(|rule| rule.word()).collect();
        return Err(format!("No rule is called {name:?}: say each, or one of {}.", names.join(", ")));
    }
    Ok(found)
}

/// Calls `line` with a table in Markdown, line by line: a column a file, a row a rule.
///
/// # Errors
/// Where the model of the engine is none that this version reads.
pub fn tell(files: &[File], rules: &[Rule], mut line: impl FnMut(&str)) -> Result<(), ModelError> {
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    line(&format!("| without | {} |", names.join(" | ")));
    line(&format!("|---|{}", "---|".repeat(files.len())));
    let whole: Vec<Read> = read(files, None)?;
    let cells: Vec<String> = whole.iter().map(|read| read.score.told(None)).collect();
    line(&format!("| (nothing) | {} |", cells.join(" | ")));
    for rule in rules {
        let without = read(files, Some(*rule))?;
        let cell = |(with, without): (&Read, &Read)| {
            let same = with.predicted == without.predicted;
            if same { "=".to_owned() } else { without.score.told(Some(&with.score)) }
        };
        let cells: Vec<String> = whole.iter().zip(&without).map(cell).collect();
        line(&format!("| {} | {} |", rule.word(), cells.join(" | ")));
    }
    Ok(())
}

/// A file as it was read.
struct Read {
    predicted: String,
    score: Score,
}

fn read(files: &[File], without: Option<Rule>) -> Result<Vec<Read>, ModelError> {
    let mut language = Language::english();
    language.without = without.map(|rule| rule.word().to_owned());
    let reader = Reader::with_model(language, MODEL)?;
    let of = |(_, labelled): &File| match labelled {
        Labelled::Articles(gold) => {
            let predicted = predict_with(&reader, gold);
            Read { score: Score::of(gold, &predicted), predicted: format!("{predicted:?}") }
        }
        Labelled::Cases(cases) => {
            let failed = cases::failed(&reader, cases);
            Read { score: Score::Counts(vec![cases.len() - failed.len()]), predicted: format!("{failed:?}") }
        }
        Labelled::Sourcing(articles) => {
            let score = sourcing::score_with(&reader, articles);
            let shares = [score.f1(), score.right_names(), score.wrong_names()];
            Read { score: Score::Shares(shares.to_vec(), None), predicted: format!("{score:?}") }
        }
    };
    Ok(files.iter().map(of).collect())
}

/// How well a file was read.
enum Score {
    /// F1 of content and speaker of each subset, then of exact contents, or what else is told in percent; and what a reader meets,
    /// where labels say what is required.
    Shares(Vec<f64>, Option<Met>),
    /// Of the seeds found and spurious ones; cases that pass.
    Counts(Vec<usize>),
}

impl Score {
    fn of(gold: &[Article], predicted: &BTreeMap<String, Vec<Statement>>) -> Self {
        let labels = || gold.iter().flat_map(|article| &article.statements);
        if labels().any(|s| s.or_unknown.is_some()) {
            let seeds = seeds::score(gold, predicted);
            return Self::Counts(vec![seeds.found, seeds.spurious]);
        }
        let cues = Cues::built_in();
        let total = |subset: &str| {
            let mut sum = Counts::default();
            for article in gold {
                let statements = predicted.get(&article.id).map_or(&[][..], Vec::as_slice);
                sum += &count(article, statements, subset, 0.5, &cues, &mut Vec::new());
            }
            sum
        };
        let [quoted, speech, all] = SUBSETS.map(total);
        let joint = |c: &Counts| prf(c.joint, c.np, c.ng)[2];
        let f1 = vec![joint(&quoted), joint(&speech), joint(&all), prf(all.sc_t, all.sc_p, all.sc_g)[2]];
        Self::Shares(f1, labels().any(|s| s.required.is_some()).then(|| met(gold, predicted)))
    }

    /// In figures, or in how far they are from others.
    fn told(&self, from: Option<&Self>) -> String {
        match (self, from) {
            (Self::Counts(own), Some(Self::Counts(base))) => counts(own, Some(base.as_slice())),
            (Self::Counts(own), _) => counts(own, None),
            (Self::Shares(own, met), from) => {
                let base = match from {
                    Some(Self::Shares(base, met)) => Some((base, met.as_ref())),
                    _ => None,
                };
                let shares = own.iter().enumerate().map(|(at, share)| {
                    let base = base.and_then(|(base, _)| base.get(at));
                    base.map_or_else(|| format!("{share:.1}"), |base| signed(share - base))
                });
                let shares = shares.collect::<Vec<_>>().join(", ");
                let of = |met: &Met| vec![met.right, met.missed, met.wrong, met.spurious];
                let base = base.and_then(|(_, met)| met).map(of);
                met.as_ref()
                    .map_or(shares.clone(), |met| format!("{shares}; {}", counts(&of(met), base.as_deref())))
            }
        }
    }
}

/// Tenths with their sign; "0" where there is no tenth.
fn signed(change: f64) -> String {
    let tenths = (change * 10.0).round() as i64;
    match tenths {
        0 => "0".to_owned(),
        n => format!("{}{}.{}", if n < 0 { '−' } else { '+' }, n.abs() / 10, n.abs() % 10),
    }
}

fn counts(counts: &[usize], from: Option<&[usize]>) -> String {
    let mut out = String::new();
    for (at, count) in counts.iter().enumerate() {
        let separator = if at == 0 { "" } else { ", " };
        let _ = match from.and_then(|from| from.get(at)) {
            None => write!(out, "{separator}{count}"),
            Some(base) if base == count => write!(out, "{separator}0"),
            Some(base) => {
                let sign = if count < base { '−' } else { '+' };
                write!(out, "{separator}{sign}{}", count.abs_diff(*base))
            }
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Labelled, rules, signed, tell};
    use crate::gold;

    #[test]
    fn what_a_rule_gives_is_told_and_what_it_does_not_touch_is_the_same() {
        let text = "“Then the mayor asked me, ‘Is it safe?’ and I left,” Ada Example said.";
        let line = format!(
            "{{\"id\": \"a\", \"text\": \"{text}\", \"statements\": [{{\"content\": [[0, 52]], \"speaker\": [[53, 64]], \
             \"cue\": [[65, 69]], \"speaker_entity\": \"Ada Example\", \"required\": true}}]}}"
        );
        let files = [("sample".to_owned(), Labelled::Articles(gold::parse("gold.jsonl", &line).unwrap()))];
        let mut lines = Vec::new();
        for name in ["inner quotations", "posts"] {
            tell(&files, &rules(name).unwrap(), |line| lines.push(line.to_owned())).unwrap();
        }
        assert_eq!(lines[3], "| inner quotations | +33.3, +33.3, +33.3, +33.3; 0, 0, 0, 0 |");
        assert_eq!(lines[7], "| posts | = |");
        assert!(rules("none such").unwrap_err().contains("inner quotations"));
    }

    #[test]
    fn a_change_has_its_sign() {
        assert_eq!([signed(0.04), signed(-0.26), signed(11.0)], ["0", "−0.3", "+11.0"]);
    }
}
