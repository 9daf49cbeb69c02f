//! From probabilities of roles to a statement: the best way through five states (Viterbi 1967), and what it rests on.
//!
//! A statement has one source at most; content stands before it, after it, or both.
//!
//! ```text
//! “  No  ”  she  said  “  Never  ”     words: No she said Never
//!    C      S     –       C            states: content before, source, after, content after
//! ```

use super::candidates::Candidate;
use super::confidence::Evidence;
use super::encoder::{Role, Tags};
use super::kernel::curve::{ln, logit};
use super::source_and_content::CueReading;
use super::tokens::Token;
use std::ops::Range;

/// Where no content comes out, its most probable word must be this probable …
const LEAST: f32 = 0.05;
/// … and its neighbours belong to it while they have more than this part of its probability.
const NEIGHBOUR: f32 = 0.3;

/// Where a way through the words of a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// No source yet, and no content just here.
    Before,
    /// In the source.
    Source,
    /// Past the source, and no content just here.
    After,
    /// In content before the source.
    ContentBefore,
    /// In content after it.
    ContentAfter,
}

impl State {
    const ALL: [Self; 5] = [Self::Before, Self::Source, Self::After, Self::ContentBefore, Self::ContentAfter];

    /// What stands there.
    const fn part(self) -> Part {
        match self {
            Self::Before | Self::After => Part::Nothing,
            Self::Source => Part::Source,
            Self::ContentBefore | Self::ContentAfter => Part::Content,
        }
    }

    /// What it costs to come here from a state, by the logarithms of a word's roles; none if there is no such way.
    fn from(self, before: Self, [nothing, begins, goes_on, opens, stays]: [f32; 5]) -> Option<f32> {
        use State::{After, Before, ContentAfter, ContentBefore, Source};
        match (before, self) {
            (Before | ContentBefore, Before) | (Source | After | ContentAfter, After) => Some(nothing),
            (Before | ContentBefore, Source) => Some(begins),
            (Source, Source) => Some(goes_on),
            (Before, ContentBefore) | (Source | After, ContentAfter) => Some(opens),
            (ContentBefore, ContentBefore) | (ContentAfter, ContentAfter) => Some(opens.max(stays)),
            _ => None,
        }
    }
}

/// What a word is in a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Nothing,
    Source,
    Content,
}

/// A statement in places of tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Decoded {
    /// From the first to the last word of each piece of the source.
    pub source: Vec<Range<usize>>,
    /// The same of the content.
    pub content: Vec<Range<usize>>,
    /// The words of the content, in order.
    pub words: Vec<u32>,
    /// What it rests on.
    pub evidence: Evidence,
    /// How probable its source is, on the mean of its words; 0 without one.
    pub source_mean: f32,
}

/// A word that was looked at.
#[derive(Clone, Copy)]
struct Word {
    at: usize,
    paragraph: u32,
    roles: [f32; 5],
    part: Part,
}

impl Word {
    fn content(&self) -> f32 {
        Role::content(&self.roles)
    }

    fn source(&self) -> f32 {
        Role::source(&self.roles)
    }
}

/// What decoding writes to, kept from article to article.
#[derive(Default)]
pub(super) struct Buffers {
    words: Vec<Word>,
    ways: Vec<[State; 5]>,
}

impl Buffers {
    /// Decodes a candidate; none if there is no content near it.
    pub(super) fn decode(
        &mut self,
        tokens: &[Token],
        tags: &[Tags],
        candidate: &Candidate,
        said: &CueReading,
        roles: &[[f32; 5]],
    ) -> Option<Decoded> {
        self.words.clear();
        self.words.extend(said.tokens.clone().zip(roles).filter(|(at, _)| tokens[*at].word).map(
            |(at, roles)| {
                let sum: f32 = roles.iter().sum();
                let roles = roles.map(|p| p / sum);
                Word { at, paragraph: tokens[at].paragraph, roles, part: Part::Nothing }
            },
        ));
        self.find_way();
        if !self.words.iter().any(|word| word.part == Part::Content) {
            self.most_probable()?;
        }
        let (content, source) = (runs(&self.words, Part::Content), runs(&self.words, Part::Source));
        let places = |runs: &[Range<usize>]| -> Vec<Range<usize>> {
            runs.iter().map(|run| self.words[run.start].at..self.words[run.end - 1].at + 1).collect()
        };
        let (evidence, source_mean) = self.evidence(tokens, tags, candidate, said, &content);
        Some(Decoded {
            source: places(&source),
            content: places(&content),
            words: self.of(Part::Content).map(|word| word.at as u32).collect(),
            evidence,
            source_mean,
        })
    }

    /// The words of a part.
    fn of(&self, part: Part) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(move |word| word.part == part)
    }

    /// The best way through the states.
    fn find_way(&mut self) {
        /// What no way can make good.
        const NEVER: f32 = -1e9;
        let mut best = [0.0, NEVER, NEVER, NEVER, NEVER];
        self.ways.clear();
        for word in &self.words {
            let roles = word.roles.map(|p| ln(p + 1e-7));
            let mut way = State::ALL;
            best = State::ALL.map(|to| {
                let (mut most, mut chosen) = (f32::NEG_INFINITY, State::Before);
                for from in State::ALL {
                    let sum = to.from(from, roles).map_or(NEVER, |cost| best[from as usize] + cost);
                    if sum > most {
                        (most, chosen) = (sum, from);
                    }
                }
                way[to as usize] = chosen;
                most
            });
            self.ways.push(way);
        }
        let mut state = State::Before;
        for other in State::ALL {
            state = if best[other as usize] > best[state as usize] { other } else { state };
        }
        for (word, way) in self.words.iter_mut().zip(&self.ways).rev() {
            word.part = state.part();
            state = way[state as usize];
        }
    }

    /// Takes the most probable word for content, with what stands round it.
    fn most_probable(&mut self) -> Option<()> {
        let mut most = 0;
        for (i, word) in self.words.iter().enumerate() {
            most = if word.content() > self.words[most].content() { i } else { most };
        }
        let middle = *self.words.get(most)?;
        if middle.content() < LEAST {
            return None;
        }
        let belongs = |word: &&mut Word| {
            word.content() > NEIGHBOUR * middle.content() && word.paragraph == middle.paragraph
        };
        let (before, after) = self.words.split_at_mut(most);
        let round = before.iter_mut().rev().take_while(belongs).chain(after.iter_mut().take_while(belongs));
        round.for_each(|word| word.part = Part::Content);
        Some(())
    }

    /// The numbers of the confidence, and how probable the source is.
    fn evidence(
        &self,
        tokens: &[Token],
        tags: &[Tags],
        candidate: &Candidate,
        said: &CueReading,
        content: &[Range<usize>],
    ) -> (Evidence, f32) {
        let cue = &tokens[candidate.cue.start];
        let mean = |part: Part, of: &dyn Fn(&Word) -> f32| {
            let (sum, count) = self.of(part).fold((0.0, 0.0_f32), |(sum, n), word| (sum + of(word), n + 1.0));
            sum / count.max(1.0)
        };
        let least = |of: &mut dyn Iterator<Item = f32>| of.fold(1.0, f32::min);
        let quoted = mean(Part::Content, &|word| f32::from(u8::from(tokens[word.at].quoted)));
        let left: f32 = self.words.iter().filter(|word| word.part != Part::Content).map(Word::content).sum();
        let has_source = self.of(Part::Source).next().is_some();
        let source_mean = mean(Part::Source, &Word::source);
        let evidence = Evidence {
            cue: logit(candidate.probability),
            valid: logit(said.valid),
            content_mean: logit(mean(Part::Content, &Word::content)),
            content_least: logit(least(&mut self.of(Part::Content).map(Word::content))),
            left_out: ln(1.0 + left),
            begins: logit(least(
                &mut content.iter().map(|run| Role::ContentBegins.of(&self.words[run.start].roles)),
            )),
            ends: logit(least(
                &mut content
                    .iter()
                    .filter_map(|run| self.words.get(run.end))
                    .map(|word| 1.0 - word.content()),
            )),
            has_source,
            source_mean: if has_source { logit(source_mean) } else { 0.0 },
            source_most: logit(self.words.iter().map(Word::source).fold(0.0, f32::max)),
            words: ln(1.0 + self.of(Part::Content).count() as f32),
            pieces: content.len() as f32,
            quoted,
            all_quoted: quoted > 0.99,
            content_before: logit(mean(Part::Content, &|word| tags[word.at].is_content())),
            outside_before: logit(mean(Part::Content, &|word| Role::Nothing.of(&tags[word.at].role))),
            cue_quoted: cue.quoted,
            same_paragraph: content.iter().all(|run| self.words[run.start].paragraph == cue.paragraph),
        };
        (evidence, source_mean)
    }
}

/// Runs of a part, none over the end of a paragraph.
fn runs(words: &[Word], part: Part) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    for run in words.chunk_by(|a, b| a.part == b.part && a.paragraph == b.paragraph) {
        if run[0].part == part {
            out.push(at..at + run.len());
        }
        at += run.len();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    /// Roles by letters: nothing, source, content, and capitals for beginnings.
    fn decoded(text: &str, roles: &str, cue: Range<usize>) -> Option<Decoded> {
        let tokens = tokens(text, &[]);
        let rows: Vec<[f32; 5]> = roles
            .chars()
            .map(|c| {
                let mut row = [0.025; 5];
                row["-SsCc".find(c).unwrap()] = 0.9;
                row
            })
            .collect();
        assert_eq!(rows.len(), tokens.len(), "{text}");
        let tags = vec![Tags::default(); tokens.len()];
        let said = CueReading { tokens: 0..tokens.len(), valid: 0.9 };
        Buffers::default().decode(&tokens, &tags, &Candidate { cue, probability: 0.9 }, &said, &rows)
    }

    #[test]
    fn content_stands_on_both_sides_of_one_source() {
        let found = decoded("“No,” she said. “Never again.”", "-C--S---Cc--", 5..6);
        // Signs between are passed over: they are no words.
        let found = found.unwrap();
        assert!(found.source.len() == 1 && found.source[0] == (4..5) && found.content == [1..2, 8..10]);
        assert_eq!(found.words, [1, 8, 9]);
        assert!(found.evidence.has_source && found.evidence.pieces == 2.0);
        // A second source is not one.
        let found = decoded("Ann said it rained Bob", "Ss-Cs", 1..2).unwrap();
        assert!(found.source.len() == 1 && found.source[0] == (0..2));
    }

    #[test]
    fn pieces_end_with_their_paragraph() {
        let found = decoded("Ann said one\ntwo", "S-Cc", 1..2).unwrap();
        assert_eq!(found.content, [2..3, 3..4]);
        assert!(!found.evidence.same_paragraph);
    }

    #[test]
    fn without_content_the_most_probable_word_is_taken() {
        let tokens = tokens("Ann said so", &[]);
        let tags = vec![Tags::default(); 3];
        let said = CueReading { tokens: 0..3, valid: 0.9 };
        let candidate = Candidate { cue: 1..2, probability: 0.9 };
        let mut buffers = Buffers::default();
        let mut decode = |rows: [[f32; 5]; 3]| buffers.decode(&tokens, &tags, &candidate, &said, &rows);
        let (none, some) = ([1.0, 0.0, 0.0, 0.0, 0.0], [0.8, 0.0, 0.0, 0.1, 0.1]);
        assert_eq!(decode([none, none, some]).unwrap().words, [2]);
        assert_eq!(decode([none, some, some]).unwrap().words, [1, 2]);
        assert_eq!(decode([none; 3]), None);
    }

    #[test]
    fn signs_alone_are_no_statement() {
        assert_eq!(decoded("— … !", "CcC", 0..1), None);
    }
}
