//! What was found, for people: the most serious first, each with its place in the draft and in the archive.

use super::{Outcome, Read};
use on_record_engine::Span;
use on_record_engine::verify::{Finding, LEAST_WORDS, Mark, Place, Run, RunKind};

/// The summary, the findings, and what was not checked.
pub(super) fn lines(outcome: &Outcome<'_>) -> Vec<String> {
    let mut lines = vec![summary(outcome)];
    let drafts = outcome.drafts.iter().zip(outcome.checked).enumerate();
    let mut all: Vec<(usize, &Read, &Finding)> = drafts
        .flat_map(|(row, (draft, checked))| checked.findings.iter().map(move |found| (row, draft, found)))
        .collect();
    all.sort_by_key(|(row, _, found)| (found.seriousness(), *row, found.span));
    for (_, draft, found) in all {
        lines.push(String::new());
        let title = found.mark().map_or("not judged", name);
        lines.push(format!("{title}: {}, line {}", draft.name, line_of(&draft.text, found.span)));
        let speaker = draft.speaker(found).map_or_else(String::new, |name| format!(" ({name})"));
        let words = compared(&draft.text, found);
        lines.push(match found.verdict {
            Some(_) => format!("  “{words}”{speaker}"),
            None => format!("  {words}{speaker}"),
        });
        if found.joined() > 0 {
            lines.push(format!("  run together from {} places", found.joined() + 1));
        }
        if found.words_cut() > 0 {
            lines.push(format!(
                "  {} left out without a sign of it",
                count(found.words_cut(), "word", "words")
            ));
        }
        for gap in &found.gaps {
            let no = if gap.negated { ": a word among them says no" } else { "" };
            lines.push(format!("  for “{}” the source has “{}”{no}", gap.span.of(&draft.text), gap.brief()));
        }
        lines.extend(found.places.iter().map(|place| format!("  {}", told(outcome, found, place))));
        if found.verdict.is_none() && found.places.is_empty() {
            lines.push("  nothing of this speaker is near".to_owned());
        }
        if found.more > 0 {
            lines.push(format!("  and in {}", count(found.more, "more place", "more places")));
        }
    }
    lines.push(String::new());
    lines.push(not_checked(outcome));
    lines
}

/// "12 quotations: 1 not found, 11 verbatim"
fn summary(outcome: &Outcome<'_>) -> String {
    let findings = || outcome.checked.iter().flat_map(|own| &own.findings);
    let of = |mark: Mark| findings().filter(|found| found.mark() == Some(mark)).count();
    let counts = Mark::ALL.into_iter().map(|mark| (of(mark), name(mark)));
    let counts: Vec<String> = counts.filter(|(n, _)| *n > 0).map(|(n, name)| format!("{n} {name}")).collect();
    let quoted = findings().filter(|found| found.verdict.is_some()).count();
    let own = findings().count() - quoted;
    let mut line = count(quoted, "quotation", "quotations");
    if quoted > 0 {
        line.push_str(&format!(": {}", counts.join(", ")));
    }
    if own > 0 {
        let statements = count(own, "statement", "statements");
        line.push_str(&format!("; {statements} not judged, set beside what is near"));
    }
    line
}

/// What nobody looked at.
pub(super) fn not_checked(outcome: &Outcome<'_>) -> String {
    let short: usize = outcome.checked.iter().map(|own| own.short).sum();
    let mut parts = vec![];
    if short > 0 {
        parts.push(format!("{} of fewer than {LEAST_WORDS} words", count(short, "quotation", "quotations")));
    }
    parts.push("what is reported without quotation marks".to_owned());
    parts.push("names, numbers and days outside of quotations".to_owned());
    parts.push("pictures".to_owned());
    format!("not checked: {}", parts.join("; "))
}

const fn name(mark: Mark) -> &'static str {
    match mark {
        Mark::NotFound => "not found",
        Mark::PartlyFound => "partly found",
        Mark::Altered => "altered",
        Mark::Reporters => "reporter's words",
        Mark::OtherSpeaker => "other speaker",
        Mark::Verbatim => "verbatim",
    }
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn line_of(text: &str, span: Span) -> usize {
    text.get(..span.start as usize).unwrap_or_default().matches('\n').count() + 1
}

/// The draft's words with what is different: "until [-spring-]{+autumn+}".
fn compared(draft: &str, found: &Finding) -> String {
    let runs = found.runs(draft).into_iter();
    let words: String = runs
        .map(|Run { kind, text }| match kind {
            RunKind::Both => text,
            RunKind::Source => format!("[-{text}-]"),
            RunKind::Draft => format!("{{+{text}+}}"),
        })
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the archive has it: article, line, speaker, day, id.
fn told(outcome: &Outcome<'_>, found: &Finding, place: &Place) -> String {
    let corpus = outcome.corpus;
    let article = &corpus.articles[place.article];
    let first = place.spans.first().copied().unwrap_or_default();
    let mut parts = vec![format!("{}, line {}", article.name, line_of(&article.text, first))];
    if let Some(outlet) = article.outlet {
        parts.push(corpus.outlets[outlet].name.clone());
    }
    let statement = place.statement.map(|id| &corpus.statements[id]);
    let speaker = statement.and_then(|s| s.actor).map(|id| corpus.actors[id].name.clone());
    parts.push(speaker.unwrap_or_else(|| "unknown speaker".to_owned()));
    if let Some(day) = statement.and_then(|s| s.said.on).or(article.reported_on) {
        parts.push(day.to_string());
    }
    parts.extend(statement.map(|s| format!("st/{}", s.key)));
    let mut line = parts.join(" · ");
    if found.verdict.is_none() {
        let words = place.spans.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>().join(" … ");
        line.push_str(&format!("\n    {}", words.split_whitespace().collect::<Vec<_>>().join(" ")));
    } else if !place.said {
        line.push_str(" · the article does not give these words as a quotation");
    }
    line
}
