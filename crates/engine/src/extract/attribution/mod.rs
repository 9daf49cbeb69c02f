//! Who said what: sources, cues and contents of one article.
//!
//! Two learned passes (see [`crate::extract::attribution::tagger`] and [`crate::extract::attribution::linker`]) and what the layout names
//! ([`crate::extract::attribution::layout`]) compete for the words; the surest wins.
//!
//! Invariant: every span cuts the text on token boundaries, contents do not share a word unless one is nested.

mod bounds;
mod choice;
pub mod crf;
pub mod judge;
pub mod layout;
pub mod linker;
mod plain;
pub mod tagger;
pub mod traits;
pub mod weights;

pub use choice::Choice;

use crate::extract::attribution::judge::Judge;
use crate::extract::attribution::layout::{Labelled, labelled};
use crate::extract::attribution::linker::Link;
use crate::extract::attribution::traits::{DETERMINER, PRONOUN, class, traits};
use crate::extract::attribution::weights::{Memory, Model};
use crate::extract::reading::Attribution;
use crate::language::cues::Lexicon;
use crate::model::corpus::{Confidence, Kind, Manner};
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use crate::text::token::TokenKind;
use bounds::{bare_quotation, leave_asides, leave_time, leave_venue, whole_quotations};
use choice::{PRONOUNS, is_plain, words};
use plain::{
    clause_behind, leave_hearer, leave_named_hearer, leave_patient, leave_subject, own_subject,
    part_quotation, part_with, shared_subject, unclaimed, whole_list,
};

/// The attributions of an article, in the order of the text.
#[must_use]
pub fn attributions(
    doc: &Parsed<'_>,
    lexicon: &Lexicon,
    model: &Model,
    memory: &mut Memory,
) -> Vec<Attribution> {
    let all = traits(doc, lexicon, &mut memory.spellings);
    let paragraphs = tagger::paragraphs(doc);
    let first = tagger::tag(doc, &all, &paragraphs, &model.first, &mut memory.words);
    let links = linker::links(doc, &all, &paragraphs, &first, &model.second);
    let layout = labelled(doc, &all, &paragraphs);
    let mut found: Vec<Attribution> =
        select(doc, lexicon, links, layout, &model.judge, |c| least(doc, lexicon, c, model.threshold))
            .into_iter()
            .map(|choice| attribution(doc, lexicon, &choice))
            .filter(|a| !a.content.is_empty())
            .collect();
    found.sort_by_key(|a| (a.content.first().copied(), a.cue.first().copied()));
    found
}

/// The least sureness to report what stands without quotation marks: a paraphrase that nobody made is worse than one
/// that is missing. Less is asked of words that nearly always attribute ("said"), more of the others ("called").
const PARAPHRASED: [f32; 2] = [0.62, 0.75];
/// The same for the others where the words begin with an article or its like: they name a thing as often as they say
/// something; for infinitives, as to refuse to do a thing is seldom to say it; and for what is not speech.
const SELDOM_SAID: f32 = 0.775;
/// The same for participles of words that attribute now and then: "calling the mayor", "repeating old claims".
const DOING: f32 = 0.9;
/// The same for what a relative pronoun "says": "talks which revealed differences".
const RELATIVE: f32 = 0.95;

/// Whether a token is an article or another word that opens a noun phrase.
fn is_determiner(doc: &Parsed<'_>, token: usize) -> bool {
    class(doc.word(token), doc.tokens[token].kind) == DETERMINER
}

fn least(doc: &Parsed<'_>, lexicon: &Lexicon, choice: &Choice, threshold: f32) -> f32 {
    let quoted = choice.content.iter().any(|&i| doc.is_quoted(i as usize));
    let relative = matches!(choice.source[..], [i] if matches!(doc.word(i as usize), "which" | "that"));
    let plain = choice.cue.iter().any(|&i| is_plain(doc, lexicon, i));
    let spoken = matches!(kind(doc, lexicon, &choice.cue), Kind::Speech | Kind::Finding);
    let participle = choice.cue.iter().all(|&i| doc.word(i as usize).ends_with("ing"));
    let named = choice.content.first().is_some_and(|&i| is_determiner(doc, i as usize));
    let to = |i: Option<&u32>| i.is_some_and(|&i| doc.word(i as usize) == "to");
    let infinitive = to(choice.content.first()) || to(choice.cue.last());
    let bound = match (spoken, quoted) {
        _ if relative && !quoted => RELATIVE,
        (false, _) => SELDOM_SAID,
        (true, false) if infinitive => SELDOM_SAID,
        (true, false) if participle && !plain => DOING,
        (true, false) if !plain && named => SELDOM_SAID,
        (true, false) => PARAPHRASED[usize::from(!plain)],
        (true, true) => 0.0,
    };
    threshold.max(bound)
}

/// From this sureness on a link bounds its neighbours.
const LIKELY: f32 = 0.5;

/// How sure the layout is: in the training articles it hardly ever errs.
const LAYOUT: f32 = 0.95;

/// Chooses among links that compete for words: what stands inside another's content gives way to it, else the
/// surer link wins.
#[must_use]
pub fn select(
    doc: &Parsed<'_>,
    lexicon: &Lexicon,
    links: Vec<Link>,
    layout: Vec<Labelled>,
    judge: &Judge,
    least: impl Fn(&Choice) -> f32,
) -> Vec<Choice> {
    let tokens = |r: std::ops::Range<usize>| r.map(|i| i as u32);
    let mut choices: Vec<Choice> = layout
        .into_iter()
        .map(|l| Choice {
            cue: vec![l.cue as u32],
            source: tokens(l.source).collect(),
            content: l.content.into_iter().map(|i| i as u32).collect(),
            sure: LAYOUT,
            speaker: LAYOUT,
            nested: false,
        })
        .collect();
    let mut learned: Vec<Choice> = links
        .into_iter()
        .map(|l| Choice {
            sure: judge.content(&l.evidence),
            speaker: judge.speaker(&l.evidence),
            cue: tokens(l.cue).collect(),
            source: l.source,
            content: l.content,
            nested: false,
        })
        .filter(|c| c.sure >= LIKELY.min(least(c)))
        .collect();
    // What is likely, but not sure enough to report, still ends the content before it.
    part_coordinated(doc, &mut learned);
    learned.retain(|c| c.sure >= least(c));
    part_reports(doc, lexicon, &mut learned);
    let parted: Vec<Choice> = learned
        .iter_mut()
        .flat_map(|c| [part_with(doc, lexicon, c), clause_behind(doc, lexicon, c), part_quotation(doc, c)])
        .flatten()
        .collect();
    learned.extend(parted);
    learned.retain(|c| c.sure >= least(c));
    for choice in &mut learned {
        leave_asides(doc, choice);
        leave_venue(doc, choice);
        leave_time(doc, choice);
        leave_hearer(doc, lexicon, choice);
        leave_named_hearer(doc, lexicon, choice);
        leave_subject(doc, choice);
        own_subject(doc, lexicon, choice);
        whole_list(doc, lexicon, choice);
        leave_patient(doc, lexicon, choice);
    }
    let inner = inner(doc, &learned);
    let mut order: Vec<usize> = (0..learned.len()).collect();
    let rank = |i: &usize| (inner[*i], is_remote(doc, &learned[*i]), &learned[*i]);
    order.sort_by(|a, b| {
        let ((inner_a, remote_a, a), (inner_b, remote_b, b)) = (rank(a), rank(b));
        let standing = (inner_a, remote_a).cmp(&(inner_b, remote_b));
        standing.then(b.sure.total_cmp(&a.sure)).then_with(|| a.cue.cmp(&b.cue))
    });
    choices.extend(order.into_iter().map(|i| Choice { nested: inner[i], ..learned[i].clone() }));
    let mut taken = vec![false; doc.tokens.len()];
    choices.retain_mut(|c| {
        let words = words(doc, &c.content);
        let free: Vec<u32> = c.content.iter().copied().filter(|&i| !taken[i as usize]).collect();
        let left = self::words(doc, &free);
        // What lost more than a third of its words was a second reading of the same ones, or speech inside speech.
        let stays = left > 0 && (words - left) * 3 <= words;
        c.nested &= !stays;
        if stays {
            for &i in &free {
                taken[i as usize] = true;
            }
            c.content = free;
        }
        stays || c.nested && nests(doc, lexicon, c)
    });
    choices.extend(unclaimed(doc, lexicon, &taken, &choices));
    inherit_sources(doc, lexicon, &mut choices);
    choices
}

/// Whether a cue takes its words from other sentences alone: a cue of theirs has the better claim.
fn is_remote(doc: &Parsed<'_>, choice: &Choice) -> bool {
    let sentence = |i: &u32| doc.tokens[*i as usize].sentence;
    choice.cue.first().is_some_and(|cue| choice.content.iter().all(|i| sentence(i) != sentence(cue)))
}

/// Whether speech inside another speech is kept beside the outer one: where it plainly says who says what.
fn nests(doc: &Parsed<'_>, lexicon: &Lexicon, choice: &Choice) -> bool {
    choice.sure >= NESTED
        && choice.speaker >= NESTED
        && !choice.source.is_empty()
        && choice.cue.iter().any(|&i| is_plain(doc, lexicon, i))
}

/// How sure content and speaker of nested speech must be.
const NESTED: f32 = 0.8;

/// "She said A and that she told C that “B”": what she told is a statement of its own, and A ends before it. The second
/// pass does not look for a cue where the first one sees a content, so this construction is read by its words.
fn part_reports(doc: &Parsed<'_>, lexicon: &Lexicon, choices: &mut Vec<Choice>) {
    let mut parted = Vec::new();
    for outer in choices.iter_mut() {
        let report = outer.content.windows(4).position(|w| {
            let word = |n: usize| doc.word(w[n] as usize);
            w[3] == w[0] + 3
                && matches!(word(0), "and" | "but")
                && word(1) == "that"
                && PRONOUNS.contains(&word(2))
                && is_plain(doc, lexicon, w[3])
                && !doc.is_quoted(w[0] as usize)
        });
        let Some(at) = report.filter(|&at| at > 0) else { continue };
        let told = &outer.content[at + 4..];
        let Some(opening) = told.iter().take(TOLD).position(|&i| doc.is_quote_mark(i as usize)) else {
            continue;
        };
        let words = &told[opening..];
        if words.iter().any(|&i| !doc.is_quoted(i as usize)) {
            continue;
        }
        parted.push(Choice {
            cue: vec![outer.content[at + 3]],
            source: vec![outer.content[at + 2]],
            content: words.to_vec(),
            ..outer.clone()
        });
        outer.content.truncate(at);
    }
    choices.extend(parted);
}

/// The most tokens that name who was told.
const TOLD: usize = 8;

/// "She said A and added B": B's cue ends A's content where both have the same source. Cues with one source are no
/// further apart than a cue looks, so that their pairs are few.
fn part_coordinated(doc: &Parsed<'_>, choices: &mut [Choice]) {
    let mut sources: Vec<(u32, u32, usize)> = choices
        .iter()
        .enumerate()
        .filter_map(|(n, c)| Some((*c.source.first()?, *c.cue.first()?, n)))
        .collect();
    sources.sort_unstable();
    for group in sources.chunk_by(|a, b| a.0 == b.0) {
        for (later, &(_, cue, b)) in group.iter().enumerate() {
            if doc.is_quoted(cue as usize) || !continues(doc, cue as usize) {
                continue;
            }
            for &(.., a) in &group[..later] {
                if choices[a].source == choices[b].source {
                    end_before(doc, &mut choices[a].content, cue);
                }
            }
        }
    }
}

/// Ends a content that holds `cue` before the words that join them.
fn end_before(doc: &Parsed<'_>, content: &mut Vec<u32>, cue: u32) {
    let joint = |i: u32| matches!(doc.word(i as usize), "and" | "but" | "then" | "also" | ",");
    if let Ok(cut) = content.binary_search(&cue)
        && let Some(kept) = content[..cut].iter().rposition(|&i| !joint(i))
    {
        content.truncate(kept + 1);
    }
}

/// Whether the cue that starts at `cue` goes on from an earlier one: "and added", "but has also said". In "Ann and Bob
/// said", "and she said" and "and the mayor said" it has a subject of its own.
fn continues(doc: &Parsed<'_>, cue: usize) -> bool {
    let joins = |i: usize| matches!(doc.word(i), "and" | "but" | "then");
    let subject = |i: usize| {
        let kind = doc.tokens[i].kind;
        matches!(kind, TokenKind::Stop | TokenKind::Capital)
            || matches!(class(doc.word(i), kind), PRONOUN | DETERMINER)
    };
    (cue.saturating_sub(3)..cue).rev().take_while(|&i| !subject(i)).any(joins)
}

/// "…, adding that": a participle behind a comma has the source of the cue before it in its sentence; so has a clause
/// that shares its subject.
fn inherit_sources(doc: &Parsed<'_>, lexicon: &Lexicon, choices: &mut [Choice]) {
    let mut order: Vec<usize> = (0..choices.len()).collect();
    order.sort_by_key(|&n| choices[n].cue.first().copied());
    for pair in order.windows(2) {
        let (first, later) = (&choices[pair[0]], &choices[pair[1]]);
        let (Some(&last), Some(&cue)) = (first.cue.first(), later.cue.first()) else { continue };
        let cue = cue as usize;
        let participle = later.source.is_empty()
            && doc.word(cue).ends_with("ing")
            && cue > 0
            && doc.word(cue - 1) == ","
            && doc.tokens[last as usize].sentence == doc.tokens[cue].sentence;
        let outside = !first.content.contains(&(cue as u32));
        if outside && (participle || shared_subject(doc, lexicon, first, later)) {
            let (source, speaker) = (first.source.clone(), first.speaker.min(INHERITED));
            let later = &mut choices[pair[1]];
            (later.source, later.speaker) = (source, speaker);
        }
    }
}

/// How sure an inherited source is at most.
const INHERITED: f32 = 0.85;

/// From this sureness on a link keeps what stands inside its content from being read on its own.
const OUTER: f32 = 0.6;

/// Which links stand inside the content of another one that does not in turn stand inside theirs.
fn inner(doc: &Parsed<'_>, choices: &[Choice]) -> Vec<bool> {
    let mut cover: Vec<u32> = vec![u32::MAX; doc.tokens.len()];
    let mut order: Vec<usize> = (0..choices.len()).filter(|&n| choices[n].sure >= OUTER).collect();
    order.sort_by_key(|&n| choices[n].content.len());
    for n in order {
        for &i in &choices[n].content {
            cover[i as usize] = n as u32;
        }
    }
    let holds = |tokens: &[u32], i: u32| tokens.binary_search(&i).is_ok();
    choices
        .iter()
        .enumerate()
        .map(|(n, c)| {
            let Some(&cue) = c.cue.first() else { return false };
            let outer = cover[cue as usize];
            let Some(outer) = choices.get(outer as usize).filter(|_| outer as usize != n) else {
                return false;
            };
            !outer.cue.iter().any(|&i| holds(&c.content, i)) && outer.source != c.source
        })
        .collect()
}

fn attribution(doc: &Parsed<'_>, lexicon: &Lexicon, choice: &Choice) -> Attribution {
    let content = bare_quotation(doc, &choice.cue, whole_quotations(doc, spans(doc, &choice.content)));
    let quoted: Vec<Span> = content.iter().flat_map(|&piece| quoted_parts(doc, piece)).collect();
    let percent = |p: f32| (p * 100.0).round().clamp(0.0, 100.0) as u8;
    let source = if names_nobody(doc, &choice.source) { Vec::new() } else { spans(doc, &choice.source) };
    Attribution {
        manner: manner(doc, &content),
        kind: kind(doc, lexicon, &choice.cue),
        cue: spans(doc, &choice.cue),
        nested: choice.nested,
        confidence: Confidence { content: percent(choice.sure), speaker: percent(choice.speaker) },
        source,
        content,
        quoted,
    }
}

/// Whether a source is one word that can be nobody: a day, an adverb ("Initially"), or what only joins other words ("since").
fn names_nobody(doc: &Parsed<'_>, source: &[u32]) -> bool {
    let [only] = source else { return false };
    let word = doc.word(*only as usize);
    let adverb = word.ends_with("ly") && doc.sentence_of(*only as usize).tokens.start == *only as usize;
    // Conjunctions, verbs that help others, prepositions and the like.
    let joins = matches!(class(word, doc.tokens[*only as usize].kind), 1 | 4 | 6..=8 | 10..=14);
    adverb || joins || ADVERBS.contains(&word) || DAYS.contains(&word)
}

const ADVERBS: [&str; 6] = ["yet", "perhaps", "together", "instead", "having", "amid"];

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The stretches that tokens cover, without marks of punctuation at their ends.
fn spans(doc: &Parsed<'_>, tokens: &[u32]) -> Vec<Span> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for &i in tokens {
        let i = i as usize;
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|&l| l + 1 == i && doc.block_of(l) == doc.block_of(i)) => {
                run.push(i);
            }
            _ => runs.push(vec![i]),
        }
    }
    let loose =
        |&&i: &&usize| doc.tokens[i].kind == TokenKind::Punctuation && matches!(doc.word(i), "," | ";" | ":");
    runs.iter()
        .filter_map(|run| {
            let lead = run.iter().take_while(loose).count();
            let trail = run[lead..].iter().rev().take_while(loose).count();
            let kept = &run[lead..run.len() - trail];
            // A run of marks alone says nothing, unless it is all there is: a colon as a cue.
            let kept = if kept.is_empty() && runs.len() == 1 { &run[..] } else { kept };
            let worded = kept.iter().any(|&i| doc.is_word(i)) || runs.len() == 1;
            let (first, last) = (kept.first()?, kept.last()?);
            worded.then(|| doc.tokens[*first].span.join(doc.tokens[*last].span))
        })
        .collect()
}

fn quoted_parts(doc: &Parsed<'_>, piece: Span) -> Vec<Span> {
    let start = doc.quotations.partition_point(|q| q.span.end <= piece.start);
    let inside = doc.quotations[start..].iter().take_while(|q| q.span.start < piece.end);
    inside.map(|q| Span { start: q.span.start.max(piece.start), end: q.span.end.min(piece.end) }).collect()
}

/// Direct where every word stands in quotation marks, mixed where some do, else indirect.
fn manner(doc: &Parsed<'_>, content: &[Span]) -> Manner {
    let words = content.iter().flat_map(|&p| doc.tokens_in(p)).filter(|&i| doc.is_word(i));
    let (mut quoted, mut plain) = (false, false);
    for i in words {
        if doc.is_quoted(i) {
            quoted = true;
        } else {
            plain = true;
        }
    }
    match (quoted, plain) {
        (true, false) => Manner::Direct,
        (true, true) => Manner::Mixed,
        _ => Manner::Indirect,
    }
}

fn kind(doc: &Parsed<'_>, lexicon: &Lexicon, cue: &[u32]) -> Kind {
    let words = cue.iter().filter(|&&i| doc.is_word(i as usize));
    let mut worded = false;
    let kinds: Vec<Kind> = words
        .inspect(|_| worded = true)
        .filter_map(|&i| lexicon.find(doc.word(i as usize)).map(|c| c.kind))
        .collect();
    let order = [Kind::Speech, Kind::Finding, Kind::Attitude];
    // A colon or a dash announces words.
    let silent = if worded { Kind::Other } else { Kind::Speech };
    order.into_iter().find(|k| kinds.contains(k)).unwrap_or(silent)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of the first content where "she" says `first`, and says more with `second`.
    fn left(text: &str, first: &str, second: &str) -> String {
        let doc = Parsed::new(text);
        let at = |word: &str| (0..doc.tokens.len()).find(|&i| doc.word(i) == word).expect("it stands there");
        let link = |word: &str| {
            let cue = at(word);
            let end = doc.sentence_of(cue).tokens.end - 1;
            let content = (cue + 1..end).map(|i| i as u32).collect();
            let source = vec![at("She") as u32];
            Choice { cue: vec![cue as u32], source, content, sure: 0.9, speaker: 0.9, nested: false }
        };
        let mut choices = [link(first), link("warned"), link(second)];
        part_coordinated(&doc, &mut choices);
        choices[0].content.iter().map(|&i| doc.word(i as usize)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_cue_of_its_own_sentence_has_the_better_claim_to_a_quotation() {
        let doc =
            Parsed::new("Smith notes, “Bread causes more joy than cake.” Results published there differ.");
        let at = |word: &str| (0..doc.tokens.len()).find(|&i| doc.word(i) == word).expect("it stands there");
        let words: Vec<u32> = doc.tokens_in(doc.quotations[0].span).map(|i| i as u32).collect();
        let link = |cue: &str, source: &str, sure: f32| {
            let mut evidence = [0.0; linker::EVIDENCE];
            evidence[0] = sure;
            let cue = at(cue);
            Link { cue: cue..cue + 1, source: vec![at(source) as u32], content: words.clone(), evidence }
        };
        let judge = Judge { content: vec![1.0], speaker: vec![1.0] };
        for (own, other) in [(1.0, 4.0), (4.0, 1.0)] {
            let links = vec![link("published", "Results", other), link("notes", "Smith", own)];
            let found = select(&doc, &Lexicon::built_in(), links, Vec::new(), &judge, |_| 0.5);
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].cue, [at("notes") as u32], "{own} against {other}");
        }
    }

    #[test]
    fn what_only_joins_other_words_is_nobody() {
        let doc = Parsed::new("Since Monday, some argue and yet others say that Smith, who knew, left.");
        let nobody: Vec<&str> = (0..doc.tokens.len())
            .filter(|&i| doc.is_word(i) && names_nobody(&doc, &[i as u32]))
            .map(|i| doc.word(i))
            .collect();
        assert_eq!(nobody, ["Since", "Monday", "and", "yet"]);
    }

    #[test]
    fn what_goes_on_ends_what_came_before() {
        let text = "She said that Ann and Bob warned the crews, but also added a date.";
        assert_eq!(left(text, "said", "added"), "that Ann and Bob warned the crews");
        let text = "She said the bridge and the road warned drivers and she added a date.";
        assert_eq!(
            left(text, "said", "added"),
            "the bridge and the road warned drivers and she added a date"
        );
    }

    #[test]
    fn more_is_asked_of_what_is_seldom_said() {
        let asked = |text: &str, cue: &str| {
            let doc = Parsed::new(text);
            let cue = (0..doc.tokens.len()).find(|&i| doc.word(i) == cue).expect("it stands there") as u32;
            let end = doc.tokens.len() as u32 - 1;
            let choice = Choice {
                cue: vec![cue],
                source: vec![0],
                content: (cue + 1..end).collect(),
                sure: 1.0,
                speaker: 1.0,
                nested: false,
            };
            least(&doc, &Lexicon::built_in(), &choice, 0.5)
        };
        assert!(asked("She said the road was shut.", "said") < SELDOM_SAID);
        assert_eq!(asked("She hoped the road was shut.", "hoped").to_bits(), SELDOM_SAID.to_bits());
        assert_eq!(asked("She agreed to shut the road.", "agreed").to_bits(), SELDOM_SAID.to_bits());
        assert_eq!(asked("She agreed “to shut the road”.", "agreed").to_bits(), 0.5f32.to_bits());
    }
}
