//! Counts as a table, mistakes as lines.

use crate::count::{Counts, Mistake, prf};
use crate::gold::{Article, Statement};
use crate::text::{Range, Text};

/// The head of the table.
#[must_use]
pub fn head() -> String {
    format!(
        "{:<14} {:>6} {:>6}  {:>17}  {:>7} {:>7} {:>7} {:>7}  {:>7} {:>7} {:>7}",
        "",
        "gold",
        "found",
        "content+speaker",
        "content",
        "exact",
        "words",
        "pieces",
        "shown",
        "right",
        "entity"
    ) + &format!(
        "\n{:<14} {:>6} {:>6}  {:>5} {:>5} {:>5}  {:>7} {:>7} {:>7} {:>7}  {:>7} {:>7} {:>7}",
        "", "", "", "P", "R", "F1", "F1", "F1", "F1", "F1", "%", "%", "%"
    )
}

/// A line of the table: one subset.
#[must_use]
pub fn row(subset: &str, c: &Counts) -> String {
    let [p, r, f] = prf(c.joint, c.np, c.ng);
    let f1 = |right, predicted, gold| prf(right, predicted, gold)[2];
    let share = |part: usize, whole: usize| prf(part, whole, whole)[0];
    let entity = if c.entn == 0 { "–".to_owned() } else { format!("{:.1}", share(c.ent, c.entn)) };
    format!(
        "{subset:<14} {:>6} {:>6}  {p:>5.1} {r:>5.1} {f:>5.1}  {:>7.1} {:>7.1} {:>7.1} {:>7.1}  {:>7.1} {:>7.1} {entity:>7}",
        c.ng,
        c.np,
        f1(c.m5, c.np, c.ng),
        f1(c.ex, c.np, c.ng),
        f1(c.tok_tp, c.tok_p, c.tok_g),
        f1(c.pm, c.pp, c.pg),
        share(c.shown, c.m5),
        share(c.shownok, c.shown),
    )
}

/// What the columns mean.
pub const LEGEND: &str = "content+speaker: the words pair (Dice at least tau) and the speaker is the right one. content, exact, words, \
pieces:\nthe same for the words alone, word for word, without regard to statements, and piece by piece. Of the pairs: shown,\nhow many \
show a speaker; right, how many of those the right one; entity, how many name who that is.";

/// A mistake as lines to read.
#[must_use]
pub fn mistake(mistake: &Mistake<'_>) -> String {
    match mistake {
        Mistake::Missed(article, gold) => format!("missed    {}", words(article, gold)),
        Mistake::Spurious(article, one) => format!("spurious  {}", words(article, one)),
        Mistake::Speaker(article, gold, one) => {
            let text = Text::new(&article.text, None);
            format!("speaker   {}\n          but found: {}", words(article, gold), cut(&text, &one.speaker))
        }
    }
}

fn words(article: &Article, statement: &Statement) -> String {
    let text = Text::new(&article.text, None);
    let (who, how) = (cut(&text, &statement.speaker), cut(&text, &statement.cue));
    format!("{}\n          [{who}] [{how}] {}", article.id, cut(&text, &statement.content))
}

fn cut(text: &Text, ranges: &[Range]) -> String {
    let pieces: Vec<String> = ranges.iter().map(|&range| text.cut(range)).collect();
    pieces.join(" … ").replace('\n', "⏎").chars().take(160).collect()
}
