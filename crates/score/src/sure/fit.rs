//! What the network's numbers are worth, fitted on labelled articles, and written as the list `reliability` of a language.
//!
//! A logistic form of two numbers for each question: how sure the network is, as a logit, makes how often that is right, as
//! a logit. What it says of an article is never fitted on that article: see [`out_of_fold`].

use super::{Told, told};
use crate::gold::Article;
use on_record_engine::Reader;
use on_record_engine::extract::ModelError;
use on_record_engine::language::{Language, Reliability};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The model that the engine reads with.
const MODEL: &[u8] = include_bytes!("../../../engine/languages/en/reader.orm");
/// Articles are dealt to so many parts, each read by what was fitted on the others.
const FOLDS: usize = 5;
/// The numbers for which the list has a line: the surer, the nearer to each other, as there are most.
const STEPS: [u8; 24] =
    [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 97, 98, 99, 100];

/// A question of the list: its title, and of a statement how sure the network is and whether that is right.
type Question = (&'static str, fn(&Told) -> Option<(u8, bool)>);

const QUESTIONS: [Question; 3] = [
    ("speech", |told| (told.kind == "speech").then_some((told.content, told.content_right))),
    ("other", |told| (told.kind != "speech").then_some((told.content, told.content_right))),
    ("source", |told| Some((told.source, told.source_right?))),
];

/// The reader that tells the network's numbers as they are, or as this list counts them.
///
/// # Errors
/// Where the model of the engine is none that this version reads.
pub fn reader(list: Option<&str>) -> Result<Reader, ModelError> {
    let mut language = Language::english();
    language.reliability = list.map(Reliability::from_list).unwrap_or_default();
    Reader::with_model(language, MODEL)
}

/// The list `reliability`, fitted on what the network says of some corpora by itself.
#[must_use]
pub fn list(raw: &[Told]) -> String {
    let mut list = String::new();
    for (title, asked) in QUESTIONS {
        let form = Form::fitted(&weighed(raw, asked));
        let _ = writeln!(list, "[{title}]");
        for sure in STEPS {
            let _ = writeln!(list, "{sure} {}", form.percent(sure));
        }
    }
    list
}

/// What the engine would tell of each article by a list that was fitted on others.
///
/// # Errors
/// Where the model of the engine is none that this version reads.
pub fn out_of_fold(corpora: &[Vec<Article>], raw: &[Told]) -> Result<Vec<Told>, ModelError> {
    let mut out = Vec::new();
    for part in 0..FOLDS {
        let inside = |corpus: usize| -> Vec<Article> {
            corpora[corpus].iter().skip(part).step_by(FOLDS).cloned().collect()
        };
        let left: Vec<Vec<Article>> = (0..corpora.len()).map(inside).collect();
        let names: BTreeSet<(usize, &str)> = left
            .iter()
            .enumerate()
            .flat_map(|(corpus, articles)| articles.iter().map(move |a| (corpus, a.id.as_str())))
            .collect();
        let others: Vec<Told> =
            raw.iter().filter(|one| !names.contains(&(one.corpus, one.article.as_str()))).cloned().collect();
        out.extend(told(&reader(Some(&list(&others)))?, &left));
    }
    Ok(out)
}

/// How sure the network is, as a logit; whether it is right; what that weighs.
type Row = (f64, bool, f64);

/// The answers to a question. Those of a corpus weigh together as much as the root of their number, so that a large corpus
/// counts for more than a small one and does not drown it.
fn weighed(raw: &[Told], asked: fn(&Told) -> Option<(u8, bool)>) -> Vec<Row> {
    let corpora = raw.iter().map(|one| one.corpus).max().map_or(0, |last| last + 1);
    let of = |corpus: usize| {
        let mine: Vec<(u8, bool)> = raw.iter().filter(|one| one.corpus == corpus).filter_map(asked).collect();
        let weight = 1.0 / (mine.len().max(1) as f64).sqrt();
        mine.into_iter().map(move |(sure, right)| (logit(sure), right, weight))
    };
    let rows: Vec<Row> = (0..corpora).flat_map(of).collect();
    // As much together as there are answers, so that the pull to the network's own numbers means what it says.
    let all: f64 = rows.iter().map(|row| row.2).sum();
    let scale = rows.len() as f64 / all.max(f64::MIN_POSITIVE);
    rows.into_iter().map(|(sure, right, weight)| (sure, right, weight * scale)).collect()
}

/// Percents are rounded: what is told as 0 or 100 lies half a percent from there at most.
fn logit(percent: u8) -> f64 {
    let share = (f64::from(percent) / 100.0).clamp(0.0025, 0.9975);
    (share / (1.0 - share)).ln()
}

/// `1 / (1 + exp(-(start + slope × logit)))`.
#[derive(Clone, Copy, Debug)]
struct Form {
    start: f64,
    slope: f64,
}

/// How strongly a form is held to the network's own numbers, `start` 0 and `slope` 1: as by a few answers.
const PULL: f64 = 2.0;

impl Form {
    /// By Newton's method.
    fn fitted(rows: &[Row]) -> Self {
        let mut form = Self { start: 0.0, slope: 1.0 };
        for _ in 0..50 {
            let mut slope = [PULL * form.start, PULL * (form.slope - 1.0)];
            let (mut a, mut b, mut c) = (PULL, 0.0, PULL);
            for (sure, right, weight) in rows {
                let p = form.share(*sure);
                let (off, curve) = (weight * (p - f64::from(u8::from(*right))), weight * p * (1.0 - p));
                slope = [slope[0] + off, slope[1] + off * sure];
                (a, b, c) = (a + curve, b + curve * sure, c + curve * sure * sure);
            }
            let whole = a * c - b * b;
            let step = [(c * slope[0] - b * slope[1]) / whole, (a * slope[1] - b * slope[0]) / whole];
            form.start -= step[0].clamp(-1.0, 1.0);
            // The surer is never the less right.
            form.slope = (form.slope - step[1].clamp(-1.0, 1.0)).max(0.0);
            if step.iter().all(|change| change.abs() < 1e-9) {
                break;
            }
        }
        form
    }

    fn share(self, sure: f64) -> f64 {
        1.0 / (1.0 + (-(self.start + self.slope * sure)).exp())
    }

    fn percent(self, sure: u8) -> u8 {
        (100.0 * self.share(logit(sure))).round() as u8
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Told, list, logit, weighed};

    /// Statements of which the network says `sure`, of which every `of`th is wrong.
    fn answers(corpus: usize, sure: u8, of: usize, many: usize) -> impl Iterator<Item = Told> {
        (0..many).map(move |n| Told {
            corpus,
            article: format!("{n}"),
            kind: "speech",
            content: sure,
            source: sure,
            speaker: sure,
            content_right: n % of != 0,
            source_right: Some(n % of != 0),
            speaker_right: None,
        })
    }

    #[test]
    fn what_is_too_sure_is_told_as_less() {
        // Nine of ten are right where the network says 99, two of three where it says 90.
        let raw: Vec<Told> = answers(0, 99, 10, 600).chain(answers(0, 90, 3, 600)).collect();
        let form = Form::fitted(&weighed(&raw, |one| Some((one.content, one.content_right))));
        assert!((88..=92).contains(&form.percent(99)), "{}", form.percent(99));
        assert!((64..=69).contains(&form.percent(90)), "{}", form.percent(90));
        assert!(list(&raw).starts_with("[speech]\n0 "));
    }

    #[test]
    fn of_nothing_the_networks_own_numbers_are_told() {
        let form = Form::fitted(&[]);
        assert!([10, 50, 90].iter().all(|&sure| form.percent(sure) == sure));
    }

    #[test]
    fn a_large_corpus_does_not_drown_a_small_one() {
        let raw: Vec<Told> = answers(0, 90, 10, 900).chain(answers(1, 90, 2, 100)).collect();
        let rows = weighed(&raw, |one| Some((one.content, one.content_right)));
        let of = |from: usize, to: usize| rows[from..to].iter().map(|row| row.2).sum::<f64>();
        assert!((of(0, 900) / of(900, 1000) - 3.0).abs() < 1e-9, "as the roots of their numbers");
        assert!((rows.iter().map(|row| row.2).sum::<f64>() - 1000.0).abs() < 1e-6);
        assert!(logit(100).is_finite() && logit(0).is_finite());
    }
}
