//! Fits the judge, and the threshold under which nothing is reported, on links whose articles the passes had not
//! seen.

use crate::examples::Doc;
use on_record_engine::extract::attribution::judge::Judge;
use on_record_engine::extract::attribution::layout::labelled;
use on_record_engine::extract::attribution::linker::{EVIDENCE, Evidence, Link};
use on_record_engine::extract::attribution::{Choice, select};
use on_record_engine::language::Lexicon;

/// Fits both regressions.
pub(crate) fn judge(docs: &[Doc<'_>], links: &[Vec<Link>]) -> Judge {
    let (mut content, mut speaker) = (Vec::new(), Vec::new());
    for (doc, links) in docs.iter().zip(links) {
        for link in links {
            let verdict = verdict(doc, &link.content, &link.source);
            content.push((link.evidence, verdict.is_some()));
            if let Some(right) = verdict {
                speaker.push((link.evidence, right));
            }
        }
    }
    Judge { content: regress(&content), speaker: regress(&speaker) }
}

/// The threshold with the best F1 of content and speaker together.
pub(crate) fn threshold(docs: &[Doc<'_>], lexicon: &Lexicon, links: &[Vec<Link>], judge: &Judge) -> f32 {
    let gold: usize = docs.iter().map(|d| d.gold.attributions.len()).sum();
    let score = |threshold: f32| {
        let (mut right, mut shown) = (0, 0);
        for (doc, links) in docs.iter().zip(links) {
            let layout = labelled(&doc.parsed, &doc.traits, &doc.paragraphs);
            let choices = select(&doc.parsed, lexicon, links.clone(), layout, judge, |_| threshold);
            shown += choices.len();
            right += choices
                .iter()
                .filter(|c: &&Choice| verdict(doc, &c.content, &c.source) == Some(true))
                .count();
        }
        2.0 * right as f32 / (shown + gold) as f32
    };
    let steps = (4..=14).map(|n| n as f32 * 0.05);
    steps.map(|t| (score(t), t)).max_by(|a, b| a.0.total_cmp(&b.0)).map_or(0.5, |best| best.1)
}

/// `None` when no marked content shares half its words (Dice), else whether the speaker is the marked one.
fn verdict(doc: &Doc<'_>, content: &[u32], source: &[u32]) -> Option<bool> {
    let words = |tokens: Vec<usize>| -> Vec<usize> {
        tokens.into_iter().filter(|&i| doc.parsed.is_word(i)).collect()
    };
    let own = words(content.iter().map(|&i| i as usize).collect());
    let dice = |other: &[usize]| {
        let shared = other.iter().filter(|i| own.binary_search(i).is_ok()).count();
        2.0 * shared as f32 / (own.len() + other.len()).max(1) as f32
    };
    let scored = doc.gold.attributions.iter().map(|g| (dice(&words(doc.tokens(&g.content))), g));
    let (best, gold) = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    if best < 0.5 {
        return None;
    }
    let wanted = words(doc.tokens(&gold.source));
    let given = words(source.iter().map(|&i| i as usize).collect());
    let named: Vec<usize> = wanted.iter().copied().filter(|&i| !is_function(doc.parsed.word(i))).collect();
    Some(if named.is_empty() { wanted == given } else { named.iter().any(|i| given.contains(i)) })
}

fn is_function(word: &str) -> bool {
    let words = "a an the of in on at for to from by with and or his her its their our my your he she they it we i you who \
                 which that this these those him them us me mr mr. mrs mrs. ms ms. dr dr. sen sen. rep rep. gov gov. ’s 's";
    let lower = word.to_lowercase();
    words.split_whitespace().any(|w| w == lower)
}

/// Logistic regression by full gradients with AdaGrad steps and a little L2.
fn regress(examples: &[(Evidence, bool)]) -> Vec<f32> {
    let mut weights = [0f64; EVIDENCE];
    let mut squares = [1e-6f64; EVIDENCE];
    for _ in 0..400 {
        let mut gradient = [0f64; EVIDENCE];
        for (evidence, right) in examples {
            let sum: f64 = weights.iter().zip(evidence).map(|(w, &e)| w * f64::from(e)).sum();
            let miss = f64::from(u8::from(*right)) - 1.0 / (1.0 + (-sum).exp());
            for (g, &e) in gradient.iter_mut().zip(evidence) {
                *g += miss * f64::from(e);
            }
        }
        for ((w, g), s) in weights.iter_mut().zip(&gradient).zip(&mut squares) {
            let g = g / examples.len().max(1) as f64 - 1e-4 * *w;
            *s += g * g;
            *w += 0.3 * g / s.sqrt();
        }
    }
    weights.iter().map(|&w| w as f32).collect()
}
