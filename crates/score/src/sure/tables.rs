//! The tables of [`super::Told`], to read.

use super::Told;
use crate::who::Rate;
use std::fmt::Write as _;

/// Lower ends of the bins, in percent.
const BINS: [u8; 9] = [0, 30, 50, 60, 70, 80, 90, 95, 98];
/// What cues tell of.
const KINDS: [&str; 4] = ["speech", "finding", "attitude", "other"];

/// A question with its answers: its title, and of a statement how sure that is and whether it is right.
type Question = (&'static str, fn(&Told) -> Option<(u8, bool)>);

const QUESTIONS: [Question; 3] = [
    ("that the content is a statement", |told| Some((told.content, told.content_right))),
    ("that its words name the speaker", |told| Some((told.source, told.source_right?))),
    ("that this is the speaker meant", |told| Some((told.speaker, told.speaker_right?))),
];

/// How often what is told is right, by how sure it is, by the kind of the cue and by corpus; and how often what is shown
/// without a doubt is. The corpora are given by their names.
#[must_use]
pub fn tables(told: &[Told], corpora: &[String]) -> String {
    let mut out = String::new();
    for (title, asked) in QUESTIONS {
        head(&mut out, &format!("sure {title}"), corpora);
        for kind in KINDS.iter().map(Some).chain([None]) {
            let of_kind = |one: &&Told| kind.is_none_or(|kind| one.kind == *kind);
            let answers: Vec<(usize, u8, bool)> = told
                .iter()
                .filter(of_kind)
                .filter_map(|one| asked(one).map(|(sure, right)| (one.corpus, sure, right)))
                .collect();
            for (at, from) in BINS.iter().enumerate() {
                let to = BINS.get(at + 1).map_or(100, |next| next - 1);
                let inside = |sure: u8| (*from..=to).contains(&sure);
                let rate = |corpus: usize| {
                    Rate::of(answers.iter().filter(|a| a.0 == corpus && inside(a.1)).map(|a| a.2))
                };
                let label = format!("{:<9} {from} to {to}", kind.unwrap_or(&"any"));
                row(&mut out, &label, (0..corpora.len()).map(rate));
            }
        }
        out.push('\n');
    }
    head(&mut out, "shown without a doubt", corpora);
    let shown = |corpus: usize| told.iter().filter(move |one| one.corpus == corpus && one.without_a_doubt());
    row(
        &mut out,
        "words and speaker are right",
        (0..corpora.len()).map(|n| Rate::of(shown(n).map(Told::all_right))),
    );
    row(
        &mut out,
        "the words are right",
        (0..corpora.len()).map(|n| Rate::of(shown(n).map(|one| one.content_right))),
    );
    let doubted =
        |corpus: usize| told.iter().filter(move |one| one.corpus == corpus && !one.without_a_doubt());
    row(
        &mut out,
        "with a doubt: both are right",
        (0..corpora.len()).map(|n| Rate::of(doubted(n).map(Told::all_right))),
    );
    out
}

fn head(out: &mut String, title: &str, corpora: &[String]) {
    let _ = write!(out, "  {title:<34}");
    corpora.iter().for_each(|name| {
        let _ = write!(out, " {name:>16}");
    });
    out.push('\n');
}

/// "right in 100 (of how many)" for each corpus; nothing where there are none.
fn row(out: &mut String, label: &str, rates: impl Iterator<Item = Rate>) {
    let rates: Vec<Rate> = rates.collect();
    if rates.iter().all(|rate| rate.answers == 0) {
        return;
    }
    let _ = write!(out, "  {label:<34}");
    for rate in rates {
        let cell = match rate.answers {
            0 => String::new(),
            answers => format!("{:.1} ({answers})", rate.in_a_hundred()),
        };
        let _ = write!(out, " {cell:>16}");
    }
    out.push('\n');
}
