//! Whether what is told as sure is right as often as it says: of the content, of the words that name the speaker, of whom
//! they mean.
//!
//! Every statement that the engine reads in labelled articles is judged. Its content is right where it shares half of its
//! words (Dice) with a label's; the words of its source where they share one that means somebody, or are the same; whom they
//! mean is asked where names are labelled.

mod fit;
mod tables;

pub use fit::{list, out_of_fold, reader};
pub use tables::tables;

use crate::answered::Answered;
use crate::count::speaker_right;
use crate::gold::Article;
use crate::who::Rate;
use on_record_engine::Reader;
use on_record_engine::extract::ReadStatement;
use on_record_engine::model::Confidence;

/// A statement as it was read, and what of it is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The number of its corpus.
    pub corpus: usize,
    /// Its article.
    pub article: String,
    /// What its cue tells of, as the engine has it: "speech".
    pub kind: &'static str,
    /// How sure the content is, in percent.
    pub content: u8,
    /// How sure it is that these words name the speaker.
    pub source: u8,
    /// How sure it is that they do and mean this speaker.
    pub speaker: u8,
    /// Whether the content is a labelled one.
    pub content_right: bool,
    /// Whether the words of the source are the label's. `None` where the content is wrong, or no words are told.
    pub source_right: Option<bool>,
    /// Whether the label's speaker is meant. `None` where the content is wrong, nobody speaks, or no names are labelled.
    pub speaker_right: Option<bool>,
}

impl Told {
    /// Whether a reader is told of no doubt: neither of the words nor of the speaker.
    #[must_use]
    pub const fn without_a_doubt(&self) -> bool {
        self.content >= Confidence::HIGH && self.speaker >= Confidence::HIGH
    }

    /// Whether all that is told is right: the content, and whom it is said to be from, or where no names are labelled by
    /// which words.
    #[must_use]
    pub fn all_right(&self) -> bool {
        self.content_right && self.speaker_right.or(self.source_right).unwrap_or(true)
    }
}

/// How often what is shown without a doubt is right.
#[must_use]
pub fn without_a_doubt(told: &[Told]) -> Rate {
    Rate::of(told.iter().filter(|one| one.without_a_doubt()).map(Told::all_right))
}

/// What the engine tells of the articles of some corpora.
#[must_use]
pub fn told(reader: &Reader, corpora: &[Vec<Article>]) -> Vec<Told> {
    let of = |(corpus, articles): (usize, &Vec<Article>)| {
        let named = articles.iter().flat_map(|a| &a.statements).any(|s| s.speaker_entity.is_some());
        articles.iter().flat_map(|article| of_article(reader, article, corpus, named)).collect::<Vec<_>>()
    };
    corpora.iter().enumerate().flat_map(of).collect()
}

fn of_article(reader: &Reader, article: &Article, corpus: usize, named: bool) -> Vec<Told> {
    let read = Answered::read(reader, article);
    let judge = |(number, one): (usize, &ReadStatement)| {
        let label =
            read.pairs.iter().find(|(_, p)| *p == number).and_then(|(g, _)| article.statements.get(*g));
        let source = &one.attribution.source;
        let words = |label: &crate::gold::Statement| {
            speaker_right(&read.text, &read.text.words(&label.speaker), &read.words(source))
        };
        Told {
            corpus,
            article: article.id.clone(),
            kind: one.attribution.kind.word(),
            content: one.confidence.content,
            source: one.attribution.confidence.speaker,
            speaker: one.confidence.speaker,
            content_right: label.is_some(),
            source_right: label.filter(|_| !source.is_empty()).map(words),
            speaker_right: label.filter(|_| named).and_then(|label| read.is_right(label, one)),
        }
    };
    read.reading.statements.iter().enumerate().map(judge).collect()
}

#[cfg(test)]
mod tests {
    use super::{Told, reader, tables, told};
    use crate::gold;

    /// What is told of an article whose one label has these words as content and this name.
    fn of(content: [usize; 2], name: &str) -> Vec<Told> {
        let text = "Ada Example opened the bridge. “It will last,” she said.";
        let line = format!(
            "{{\"id\": \"a\", \"text\": \"{text}\", \"statements\": [{{\"content\": [[{}, {}]], \"speaker\": [[46, 49]], \
             \"cue\": [[50, 54]], \"speaker_entity\": \"{name}\"}}]}}",
            content[0], content[1]
        );
        told(&reader(None).unwrap(), &[gold::parse("gold.jsonl", &line).unwrap()])
    }

    #[test]
    fn content_words_and_speaker_are_judged_apart() {
        let judged = |content, name| {
            let told = of(content, name);
            let [one] = told.as_slice() else { panic!("{told:?}") };
            (one.content_right, one.source_right, one.speaker_right, one.all_right())
        };
        assert_eq!(judged([31, 46], "Ada Example"), (true, Some(true), Some(true), true));
        assert_eq!(judged([31, 46], "Ben Sample"), (true, Some(true), Some(false), false));
        assert_eq!(judged([0, 11], "Ada Example"), (false, None, None, false));
    }

    #[test]
    fn the_tables_count_each_answer_in_its_bin() {
        let one = |sure, right| Told {
            corpus: 0,
            article: "a".to_owned(),
            kind: "attitude",
            content: sure,
            source: sure,
            speaker: sure,
            content_right: right,
            source_right: None,
            speaker_right: right.then_some(true),
        };
        let told = [one(96, true), one(96, true), one(95, false), one(60, true)];
        let table = tables(&told, &["sample".to_owned()]);
        let has =
            |row: &str, cell: &str| table.lines().any(|line| line.contains(row) && line.ends_with(cell));
        assert!(has("attitude  95 to 97", " 66.7 (3)") && has("attitude  60 to 69", " 100.0 (1)"), "{table}");
        assert!(has("words and speaker are right", " 66.7 (3)"), "{table}");
        assert!(has("with a doubt: both are right", " 100.0 (1)"), "{table}");
    }

    #[test]
    fn a_list_changes_what_is_told_and_nothing_else() {
        let text = "Ada Example opened the bridge. “It will last,” she said.";
        let (raw, counted) =
            (reader(None).unwrap().read(text), reader(Some("[speech]\n0 7\n100 7")).unwrap().read(text));
        assert_eq!(counted.statements[0].confidence.content, 7);
        assert!(raw.statements[0].confidence.content > 90);
        assert_eq!(raw.statements[0].attribution.content, counted.statements[0].attribution.content);
    }
}
