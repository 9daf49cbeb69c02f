//! What drafts are checked against: the articles of an archive, and who says what in them.

use super::draft_questions::By;
use super::finding::{Place, Verdict};
use super::laid_out::LaidOut;
use super::same_speaker::{Speaker, Speakers};
use super::vocabulary::Vocabulary;
use crate::language::Language;
use crate::model::corpus::Corpus;
use crate::model::id::{ActorId, ArticleId, StatementId};
use crate::text::span::Span;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// The archive.
pub(super) struct Archive<'c> {
    pub(super) corpus: &'c Corpus,
    pub(super) language: &'c Language,
    pub(super) speakers: Speakers<'c>,
    /// What was compared before: a phrase that many articles have asks for the same two again and again.
    pub(super) compared: RefCell<FxHashMap<(usize, ActorId), Speaker>>,
}

impl<'c> Archive<'c> {
    /// An article with its words.
    pub(super) fn read(&self, id: ArticleId, vocabulary: &Vocabulary) -> LaidOut<'c> {
        LaidOut::read(self.corpus, self.language, id, vocabulary)
    }

    /// What stands at some words of an article, and what its speaker is to the one whom a draft gives them to.
    pub(super) fn place(&self, by: &By, source: &LaidOut<'_>, words: &[usize]) -> (Place, Speaker) {
        let mut spans: Vec<Span> = Vec::new();
        for run in words.chunk_by(|one, other| one + 1 == *other) {
            if let (Some(first), Some(last)) = (run.first(), run.last()) {
                spans.push(source.span(*first).join(source.span(*last)));
            }
        }
        let actor = |id: StatementId| self.corpus.statements.get(id).and_then(|statement| statement.actor);
        let compare = |id| actor(id).map_or(Speaker::Unknown, |actor| self.compare(by, actor));
        // Of statements one inside the other, any may be the draft's.
        let all = source.statements(words);
        let same = all.iter().copied().find(|id| compare(*id) == Speaker::Same);
        let length = |id: &StatementId| {
            let content =
                self.corpus.statements.get(*id).map_or(&[][..], |statement| statement.content.as_slice());
            content.iter().map(|piece| piece.len()).sum::<u32>()
        };
        let shortest = || all.iter().copied().min_by_key(length);
        let statement = same.or_else(shortest).or_else(|| source.statement(words));
        let speaker = statement.map_or(Speaker::Unknown, compare);
        let said = source.is_said(words);
        (Place { article: source.article, spans, statement, said }, speaker)
    }

    /// What words are that stand in the archive as the draft has them. Those that nobody is quoted with there (a headline, the
    /// reporter's own sentence, what an article reports somebody to have said) are no quotation of whoever the draft gives them to; only
    /// where it gives them to nobody, or to the paper that printed them, they are what it says.
    pub(super) fn verdict(&self, by: &By, place: &Place, speaker: Speaker) -> Verdict {
        let reporters = !place.said && by.given && !self.prints(by, place);
        if speaker == Speaker::Other || reporters { Verdict::OtherSpeaker } else { Verdict::Verbatim }
    }

    /// Whether the draft gives the words to the outlet of their article.
    fn prints(&self, by: &By, place: &Place) -> bool {
        let outlet = self.corpus.articles.get(place.article).and_then(|article| article.outlet);
        let outlet = outlet.and_then(|id| self.corpus.outlets.get(id));
        outlet.zip(by.name.as_ref()).is_some_and(|(outlet, name)| self.speakers.are_one(&outlet.name, name))
    }

    fn compare(&self, by: &By, actor: ActorId) -> Speaker {
        let mut compared = self.compared.borrow_mut();
        *compared
            .entry((by.number, actor))
            .or_insert_with(|| self.speakers.compare(&by.actors, by.name.as_deref(), actor))
    }
}
