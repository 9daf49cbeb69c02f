//! Checks drafts against an archive: whether each quotation of a draft stands in the articles, word for word.
//!
//! ```
//! # #[cfg(feature = "weights")] {
//! use on_record_engine::{Reader, pack::{Manifest, ReadArticle, pack}};
//! use on_record_engine::verify::{Draft, Verdict, verify};
//! let reader = Reader::built_in();
//! let text = "“The bridge is closed until spring,” Mayor Ada Example told reporters.".to_owned();
//! let article = ReadArticle { name: "one".into(), reading: reader.read(&text), text };
//! let (corpus, _) = pack(vec![article], &Manifest::default(), reader.language());
//!
//! let text = "“The bridge is closed until autumn,” Ada Example said.";
//! let draft = Draft { text, reading: &reader.read(text) };
//! let checked = verify(&[draft], &corpus, reader.language(), &mut |_, _| {});
//! let finding = &checked[0].findings[0];
//! assert_eq!(finding.verdict, Some(Verdict::Altered));
//! assert_eq!((finding.changes[0].from.as_str(), finding.changes[0].to.as_str()), ("spring", "autumn"));
//! # }
//! ```
//!
//! Quotation marks, dashes, spaces, punctuation, accents and the case of a first letter do not count (`word`). An ellipsis
//! parts a quotation in pieces that must follow one another in one statement or quotation of the source; a bracketed
//! insertion stands for any few words (`passage`); what the source has there is told (`gaps`). Quotations are looked for in the whole text of the articles: once
//! word for word (`exact`), and those that are not there once more for what is near (`near`, `word_alignment`, `judge`). What a
//! draft reports in its own words is set beside what its speaker said, and not judged (`paraphrases`).
//!
//! The drafts are indexed and the archive streams past: time grows with the archive's text, memory with the drafts
//! and up to a bound (`kept_words`) with the archive's words.

mod best;
mod checked_archive;
mod draft_questions;
mod exact;
mod finding;
mod gaps;
mod judge;
mod kept_words;
mod laid_out;
mod near;
mod paraphrases;
mod passage;
mod same_speaker;
mod vocabulary;
mod word;
mod word_alignment;
mod word_changes;

pub use finding::{
    Change, ChangeKind, Checked, Draft, Finding, Gap, LEAST_WORDS, Mark, Place, Run, RunKind, Verdict,
};

use crate::language::Language;
use crate::model::corpus::Corpus;
use best::Best;
use checked_archive::Archive;
use draft_questions::DraftQuestions;
use exact::Exact;
use gaps::gaps;
use judge::{Judge, Judgement};
use kept_words::Kept;
use near::Near;
use same_speaker::Speakers;
use std::cell::RefCell;
use vocabulary::Vocabulary;

/// Checks drafts against an archive's corpus, in the language of both. Gives what was found for each draft, in order; always
/// succeeds. `tell` hears how many articles were passed by, of how many at most.
#[must_use]
pub fn verify(
    drafts: &[Draft<'_>],
    corpus: &Corpus,
    language: &Language,
    tell: &mut dyn FnMut(usize, usize),
) -> Vec<Checked> {
    let mut vocabulary = Vocabulary::new();
    let speakers = Speakers::new(corpus, language);
    let mut asked = DraftQuestions::default();
    let mut checked: Vec<Checked> = Vec::new();
    for (number, draft) in drafts.iter().enumerate() {
        let short = asked.read(number, draft, language, &speakers, &mut vocabulary);
        checked.push(Checked { findings: vec![], short });
    }
    let archive = Archive { corpus, language, speakers, compared: RefCell::default() };
    let mut kept = Kept::default();
    let best = archive.word_for_word(drafts, &asked, &mut vocabulary, &mut kept, tell);
    let judged = archive.near(drafts, &asked, &best, (&vocabulary, &kept), tell);
    for (((passage, by), best), judged) in asked.passages.iter().zip(&asked.by).zip(best).zip(judged) {
        let finding = match (best, judged) {
            (Some(best), _) => best.finding(&archive, passage.span, by),
            (None, Some(judged)) => judged.finding(passage.span, by),
            (None, None) => continue,
        };
        if let Some(own) = checked.get_mut(by.draft) {
            own.findings.push(finding);
        }
    }
    asked.set_beside(corpus, &vocabulary, &mut checked);
    for own in &mut checked {
        own.findings.sort_by_key(|finding| (finding.span, finding.verdict.is_none()));
    }
    checked
}

impl Archive<'_> {
    /// For each quotation the best place that has it word for word. Counts the archive's words on the way.
    fn word_for_word(
        &self,
        drafts: &[Draft<'_>],
        asked: &DraftQuestions,
        vocabulary: &mut Vocabulary,
        kept: &mut Kept,
        tell: &mut dyn FnMut(usize, usize),
    ) -> Vec<Option<Best>> {
        let all = self.corpus.articles.len();
        let exact = Exact::new(&asked.passages);
        let mut best: Vec<Option<Best>> = asked.passages.iter().map(|_| None).collect();
        for (row, id) in self.corpus.articles.ids().enumerate() {
            let source = self.read(id, vocabulary);
            vocabulary.count(&source.numbers);
            kept.keep(&source.numbers);
            exact.find(&source, |passage, words| {
                let own = asked.passages.get(passage).zip(asked.by.get(passage)).zip(best.get_mut(passage));
                let Some(((passage, by), best)) = own else { return };
                if !Best::count(best) {
                    Best::keep(best, self.place(by, &source, &words), || {
                        let draft = drafts.get(by.draft).map_or("", |draft| draft.text);
                        let places: Vec<Option<usize>> = words.iter().copied().map(Some).collect();
                        gaps(draft, passage, &source, &places, self.language)
                    });
                }
            });
            tell(row + 1, 2 * all);
        }
        best
    }

    /// The judgement on each quotation that stands nowhere word for word.
    fn near(
        &self,
        drafts: &[Draft<'_>],
        asked: &DraftQuestions,
        best: &[Option<Best>],
        (vocabulary, kept): (&Vocabulary, &Kept),
        tell: &mut dyn FnMut(usize, usize),
    ) -> Vec<Option<Judgement>> {
        let all = self.corpus.articles.len();
        let missing = best.iter().enumerate().filter(|(_, best)| best.is_none()).map(|(row, _)| row);
        let missing: Vec<usize> = missing.collect();
        let mut judged: Vec<Option<Judgement>> = best.iter().map(|_| None).collect();
        if missing.is_empty() {
            return judged;
        }
        let mut near = Near::new(&asked.passages, &missing, vocabulary);
        for (row, id) in self.corpus.articles.ids().enumerate() {
            match kept.of(row) {
                Some(words) => near.look(id, words),
                None => near.look(id, &self.read(id, vocabulary).numbers),
            }
            tell(all + row + 1, 2 * all);
        }
        for (number, nearest) in near.finish() {
            let own = asked.passages.get(number).zip(asked.by.get(number)).zip(judged.get_mut(number));
            let Some(((passage, by), judged)) = own else { continue };
            let draft = drafts.get(by.draft).map_or("", |draft| draft.text);
            let judge = Judge { archive: self, vocabulary, draft, passage, by };
            *judged = Some(judge.judge(&nearest));
        }
        judged
    }
}
