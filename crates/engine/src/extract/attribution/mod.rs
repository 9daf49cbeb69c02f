//! Who said what: sources, cues and contents of one article.
//!
//! The network ([`network`]) proposes; rules that read what a text says plainly have the last word, each where
//! [`attributions`] calls it and for the reason that stands there.
//!
//! Invariant: every span cuts the text on token boundaries, contents do not share a word unless one is nested.

mod choice;
mod competition;
pub(crate) mod network;
pub(crate) mod outcome;
mod rules;
mod word_class;

use crate::extract::conversation::{Conversation, Turn};
use crate::extract::reading::Attribution;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use choice::{Choice, tokens_of, words};
use competition::{Taken, compete};
use network::{Network, Scratch, seen};
#[cfg(feature = "ablation")]
pub use rules::ablation::Rule;
#[cfg(not(feature = "ablation"))]
use rules::ablation::Rule;
use rules::ablation::applies;
use rules::according_to::leave_subject;
use rules::addressee::leave_addressee;
use rules::coordinated::part_coordinated;
use rules::edges::{bare_quotation, whole_quotations};
use rules::field_label::is_labelled;
use rules::floating::floating;
use rules::headline::headlines;
use rules::inner_quotation::inner_quotations;
use rules::led_in::take_leader;
use rules::list_items::part_list;
use rules::lone_quotation::lone_quotations;
use rules::marks::{follow_open_marks, join_what_it_opens, part_by_marks, precede_open_marks};
use rules::no_cue::is_no_cue;
use rules::own_paragraph::leave_other_paragraphs;
use rules::parenthesis::take_sentence;
use rules::passive::leave_passive_subject;
use rules::post::posts;
use rules::quotation_behind::part_quotation;
use rules::quoted_by::take_quoted;
use rules::relayed::relayed;
use rules::reporters_words::{leave_asides, leave_venue};
use rules::shared_subject::inherit_sources;
use rules::signature::{Signed, signed};
use rules::talks::fold_talks;
use rules::thin;
use rules::whole_passage::complete_passages;
use rules::with_participle::part_with;
use rules::withheld::is_withheld;

/// How sure the layout is: in labelled articles it hardly ever errs.
const LAYOUT: f32 = 0.95;
/// How sure it is that nobody is named, where the network sees no source.
const NOBODY: f32 = 0.9;

/// The attributions of an article, in the order of the text.
#[must_use]
pub(crate) fn attributions(
    doc: &Parsed<'_>,
    conversation: &Conversation,
    network: &Network,
    scratch: &mut Scratch,
) -> Vec<Attribution> {
    let on = |rule| applies(doc, rule);
    let mut proposed = proposed(doc, network, scratch);
    // Before choices compete: what belongs to a coordinated or absolute clause is a statement of its own.
    if on(Rule::Coordinated) {
        part_coordinated(doc, &mut proposed);
    }
    // Talks that a statement tells of are no statement: they go back into their clause before the next step looks for
    // participles, which it would make statements of.
    if on(Rule::Talks) {
        fold_talks(doc, &mut proposed);
    }
    // What one choice took of two: "with" brings a speaker of its own, a quotation behind the full stop stands alone. Each
    // part is then trimmed as what it is.
    let parted = |c: &mut Choice| {
        [
            on(Rule::WithParticiple).then(|| part_with(doc, c)).flatten(),
            on(Rule::QuotationBehind).then(|| part_quotation(doc, c)).flatten(),
        ]
    };
    let parted: Vec<Choice> = proposed.iter_mut().flat_map(parted).flatten().collect();
    proposed.extend(parted);
    proposed.iter_mut().for_each(|choice| trim(doc, choice));
    // The layout comes first: a transcript's labels say whose words these are, whatever a sentence in them says.
    let mut taken = Taken::nothing(doc);
    let turns = if on(Rule::Turns) { conversation.turns.as_slice() } else { &[] };
    let mut choices: Vec<Choice> = turns.iter().map(turn).collect();
    if on(Rule::Posts) {
        choices.extend(posts(doc).into_iter().map(|post| Choice { turn: true, ..signature(post) }));
    }
    if on(Rule::Signatures) {
        choices.extend(signed(doc).into_iter().map(signature));
    }
    choices.retain_mut(|choice| taken.take(doc, choice));
    let mut choices = compete(doc, choices, proposed, &mut taken);
    // Whose a quotation is that is longer than what the network sees. Only now is it known what of it is nobody else's.
    if on(Rule::WholePassage) {
        complete_passages(doc, &mut choices, &mut taken.0);
    }
    // What stands in a list is told item by item, whatever marks stand in an item.
    if on(Rule::ListItems) {
        let items: Vec<Choice> =
            choices.iter_mut().filter(|c| !c.turn).flat_map(|c| part_list(doc, c)).collect();
        choices.extend(items);
    }
    // After that: the marks part and join what each choice took, and nobody else's words.
    if on(Rule::Marks) {
        let parted: Vec<Choice> = choices.iter_mut().flat_map(|c| part_by_marks(doc, c)).collect();
        for choice in parted {
            let apart = join_what_it_opens(doc, &mut choices, choice);
            choices.extend(apart);
        }
    }
    follow(doc, &mut choices, &mut taken);
    add_what_is_left(doc, &mut choices, &mut taken);
    // Last: where contents begin and end in the text. Every step above may move their ends, and the marks of a quotation
    // are outside the words that choices compete for. A turn has all that stands behind its label.
    let edges = |choice: &Choice| match outcome::spans(doc, &choice.content) {
        content if choice.turn => content,
        content => {
            let content = if on(Rule::WholeQuotations) { whole_quotations(doc, content) } else { content };
            if on(Rule::BareQuotation) { bare_quotation(doc, &choice.cue, content) } else { content }
        }
    };
    let mut found: Vec<Attribution> = choices
        .iter()
        .map(|choice| outcome::attribution(doc, choice, edges(choice)))
        .filter(|a| !a.content.is_empty())
        .collect();
    found.sort_by_key(|a| (a.content.first().copied(), a.cue.first().copied()));
    found
}

/// Moves the ends of a content, then of its source, to what is its own.
fn trim(doc: &Parsed<'_>, choice: &mut Choice) {
    let on = |rule| applies(doc, rule);
    // A content first loses what is not its own, from its ends: a caption or a headline above it, the text below,
    if on(Rule::OwnParagraph) {
        leave_other_paragraphs(doc, choice);
    }
    // what the reporter adds behind it,
    if on(Rule::Asides) {
        leave_asides(doc, choice);
    }
    // where it was said, which is the last word once asides are gone,
    if on(Rule::Venue) {
        leave_venue(doc, choice);
    }
    // and whom a question was put to, in front.
    if on(Rule::Addressee) {
        leave_addressee(doc, choice);
    }
    // Then it gains the rest of the sentence that an attribution cuts in two; only trimmed ends tell whether it does.
    if on(Rule::Parenthesis) {
        take_sentence(doc, choice);
    }
    // The source comes last. It gives the content's subject back,
    if on(Rule::AccordingTo) {
        leave_subject(doc, choice);
    }
    // is nobody where it is whom a passive was done to,
    if on(Rule::Passive) {
        leave_passive_subject(doc, choice);
    }
    // and is whoever is quoted, also behind a passive: "was quoted as saying".
    if on(Rule::QuotedBy) {
        take_quoted(doc, choice);
    }
    // Whoever leads a quotation in says it, whoever passes it on behind it.
    if on(Rule::LedIn) {
        take_leader(doc, choice);
    }
}

/// What the marks and the layout tell beside what has its words by now.
fn add_what_is_left(doc: &Parsed<'_>, choices: &mut Vec<Choice>, taken: &mut Taken) {
    let on = |rule| applies(doc, rule);
    // Quoted paragraphs that are still nobody's are kept, without a speaker's words.
    if on(Rule::LoneQuotations) {
        lone_quotations(doc, choices, &mut taken.0, NOBODY);
    }
    // Those that stand behind a report in its paragraph are its speaker's.
    if on(Rule::Floating) {
        floating(doc, choices, &mut taken.0);
    }
    follow(doc, choices, taken);
    // Inside what is somebody's by now: whom the speaker quotes.
    if on(Rule::InnerQuotations) {
        let inner = inner_quotations(doc, choices);
        choices.extend(inner);
    }
    // And whose words somebody passes on.
    if on(Rule::Relayed) {
        let passed_on = relayed(doc, choices);
        choices.extend(passed_on);
    }
    // Headlines of which nothing is taken: their layout is plainer than their words.
    if on(Rule::Headlines) {
        choices.extend(headlines(doc, &taken.0));
    }
    // Sources that are inherited come from choices that hold.
    if on(Rule::SharedSubject) {
        inherit_sources(doc, choices);
    }
}

/// Follows quotations that are left open, in both directions, but for turns, whose words are all told.
fn follow(doc: &Parsed<'_>, choices: &mut [Choice], taken: &mut Taken) {
    if !applies(doc, Rule::OpenMarks) {
        return;
    }
    for choice in choices.iter_mut().filter(|choice| !choice.turn) {
        follow_open_marks(doc, choice, &mut taken.0);
        precede_open_marks(doc, choice, &mut taken.0);
    }
}

/// What the network is sure enough of, in the article's own tokens.
fn proposed(doc: &Parsed<'_>, network: &Network, scratch: &mut Scratch) -> Vec<Choice> {
    let found = network.read(seen(doc), scratch).found;
    let on = |rule| applies(doc, rule);
    let choices = found.into_iter().map(|one| {
        let (cue, source) = (tokens_of(doc, &[one.cue]), tokens_of(doc, &one.source));
        let cue = if on(Rule::CueWithoutTitle) { cue_without_title(doc, cue) } else { cue };
        Choice {
            source: if on(Rule::BesideCue) { beside_cue(doc, cue.first(), source) } else { source },
            content: tokens_of(doc, &one.content),
            sure: one.sure,
            speaker: if one.source.is_empty() { NOBODY } else { one.speaker },
            nested: false,
            turn: false,
            cue,
        }
    });
    let bounds = network.bounds();
    let sure = |choice: &Choice| {
        let infinitive = on(Rule::Infinitives) && is_infinitive(doc, choice);
        let infinitive = if infinitive { bounds.other } else { 0.0 };
        thin::least(doc, choice, bounds).is_some_and(|least| choice.sure >= least.max(infinitive))
    };
    let is_none = |c: &Choice| {
        // Without a cue nobody is seen to say it: such quotations are found by their layout.
        c.cue.is_empty()
            // One plain word repeats what the cue tells.
            || on(Rule::SaysSomething) && !says_something(doc, c)
            // A question that was left open has no answer, however sure the network is of it.
            || on(Rule::Withheld) && is_withheld(doc, c)
            // An adjective and a set phrase look like a cue.
            || on(Rule::NoCue) && is_no_cue(doc, c)
            // A label and its colon look like a speaker in a transcript.
            || on(Rule::FieldLabel) && is_labelled(doc, c)
    };
    choices.filter(|c| !is_none(c) && sure(c)).collect()
}

/// "said on “Meet the Neighbours”": the title is where it was said.
fn cue_without_title(doc: &Parsed<'_>, mut cue: Vec<u32>) -> Vec<u32> {
    if let Some(mark) = cue.iter().skip(1).position(|&i| doc.is_quote_mark(i as usize)) {
        cue.truncate(mark + 1);
    }
    cue
}

/// "refused to commit", without quotation marks: to refuse to do a thing is seldom to say it, so as much is asked of it as
/// of attitudes and plans. The "to" may stand in the content or end the cue.
fn is_infinitive(doc: &Parsed<'_>, choice: &Choice) -> bool {
    let (Some(&cue), Some(&first)) = (choice.cue.last(), choice.content.first()) else { return false };
    let to = |i: u32| doc.language.word_classes.to.contains(doc.word(i as usize));
    let quoted = choice.content.iter().any(|&i| doc.is_quoted(i as usize));
    !quoted && (to(first) || to(cue) && cue + 1 == first)
}

/// "The minister rejected that": one word outside quotation marks says nothing by itself.
fn says_something(doc: &Parsed<'_>, choice: &Choice) -> bool {
    words(doc, &choice.content) > 1 || choice.content.iter().any(|&i| doc.is_quoted(i as usize))
}

/// A source in several paragraphs is the one beside its cue: a name in another one signs something else.
fn beside_cue(doc: &Parsed<'_>, cue: Option<&u32>, mut source: Vec<u32>) -> Vec<u32> {
    let Some(home) = cue.map(|&cue| doc.block_of(cue as usize)) else { return source };
    let near = |&i: &u32| doc.block_of(i as usize) == home;
    // A line that goes on in small letters is no paragraph of its own.
    let broken = |pair: &[u32]| {
        !near(&pair[0])
            && near(&pair[1])
            && pair[0] + 1 == pair[1]
            && doc.tokens[pair[1] as usize].kind == TokenKind::Lower
    };
    if source.iter().any(near) && !source.windows(2).any(broken) {
        source.retain(near);
    }
    source
}

/// What a turn of a conversation is: direct speech, whatever marks stand in it.
fn turn(turn: &Turn) -> Choice {
    Choice {
        cue: vec![turn.mark as u32],
        source: turn.source.clone().map(|i| i as u32).collect(),
        content: turn.words.iter().cloned().flatten().map(|i| i as u32).collect(),
        sure: LAYOUT,
        speaker: LAYOUT,
        nested: false,
        turn: true,
    }
}

/// What a signed quotation is.
fn signature(signed: Signed) -> Choice {
    Choice {
        cue: vec![signed.dash as u32],
        source: signed.source.map(|i| i as u32).collect(),
        content: signed.content.map(|i| i as u32).collect(),
        sure: LAYOUT,
        speaker: LAYOUT,
        nested: false,
        turn: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_is_asked_of_infinitives() {
        let infinitive = |text: &str, cue: &str| {
            let doc = Parsed::new(text);
            let cue = (0..doc.tokens.len()).find(|&i| doc.word(i) == cue).expect("it stands there") as u32;
            let content = (cue + 1..doc.tokens.len() as u32 - 1).collect();
            let (cue, source) = (vec![cue], vec![0]);
            is_infinitive(
                &doc,
                &Choice { cue, source, content, sure: 1.0, speaker: 1.0, nested: false, turn: false },
            )
        };
        assert!(infinitive("She refused to shut the road.", "refused"));
        assert!(infinitive("She refused to shut the road.", "to"));
        assert!(!infinitive("She refused “to shut the road”.", "refused"));
        assert!(!infinitive("She said the road was shut.", "said"));
    }

    #[test]
    fn a_source_behind_to_is_no_infinitive() {
        let doc = Parsed::new("According to Berg, the road was shut.");
        let choice = Choice {
            cue: vec![0, 1],
            source: vec![2],
            content: (4..8).collect(),
            sure: 1.0,
            speaker: 1.0,
            nested: false,
            turn: false,
        };
        assert!(!is_infinitive(&doc, &choice));
    }
}
