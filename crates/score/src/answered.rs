//! A labelled article beside what the engine reads in it: each label with the statement that answers it.

use crate::align::align;
use crate::count::plain_name;
use crate::gold::{Article, Statement};
use crate::text::{Range, Text, Words};
use on_record_engine::extract::{ReadStatement, Reading};
use on_record_engine::language::Ground;
use on_record_engine::text::Offsets;
use on_record_engine::{EntityId, Reader, Span};
use std::collections::{BTreeMap, BTreeSet};

/// How alike the words of two contents are that are one statement.
const ALIKE: f64 = 0.5;

/// A labelled article and its reading.
pub(crate) struct Answered<'a> {
    pub(crate) article: &'a Article,
    pub(crate) reading: Reading,
    pub(crate) text: Text,
    /// The number of a label, and of the statement that answers it.
    pub(crate) pairs: Vec<(usize, usize)>,
    /// The names by which labels know whoever the reading has no name for.
    called: BTreeMap<EntityId, Option<&'a str>>,
}

impl<'a> Answered<'a> {
    /// Reads an article and sets its labels against what was found.
    pub(crate) fn read(reader: &Reader, article: &'a Article) -> Self {
        let reading = reader.read(&article.text);
        let text = Text::new(&article.text, article.quoted.as_deref());
        let labelled: Vec<Words> = article.statements.iter().map(|s| text.words(&s.content)).collect();
        let of = |one: &ReadStatement| text.words(&ranges(&article.text, &one.attribution.content));
        let read: Vec<Words> = reading.statements.iter().map(of).collect();
        let pairs: Vec<(usize, usize)> = align(&labelled, &read, ALIKE).pairs().collect();
        let called = pairs
            .iter()
            .filter_map(|(g, p)| {
                let label = article.statements.get(*g)?.speaker_entity.as_deref();
                Some((label, reading.statements.get(*p)?))
            })
            .filter(|(_, one)| one.ground == Some(Ground::Unnamed))
            .filter_map(|(label, one)| Some((one.speaker?, label)))
            .collect();
        Self { article, reading, text, pairs, called }
    }

    /// The words under some spans.
    pub(crate) fn words(&self, spans: &[Span]) -> Words {
        self.text.words(&ranges(&self.article.text, spans))
    }

    /// A label and the statement that answers it.
    pub(crate) fn pair(&self, (g, p): (usize, usize)) -> Option<(&'a Statement, &ReadStatement)> {
        Some((self.article.statements.get(g)?, self.reading.statements.get(p)?))
    }

    /// Whether a statement tells the speaker of its label. A name is right where the label's agrees. Somebody without a name is
    /// right where the label has none, or has the name of whoever is called so elsewhere in the article. `None` where the
    /// reading says of nobody that they speak, or the label knows no name of whom it means.
    pub(crate) fn is_right(&self, label: &Statement, one: &ReadStatement) -> Option<bool> {
        let speaker = one.speaker?;
        let entity = self.reading.entities.get(speaker)?;
        let name = entity.named.then_some(entity.name.as_str());
        // Some labels have all names of one, and say by none that theirs is not known.
        let names = label.speaker_names.as_deref().unwrap_or_default();
        if label.speaker_names.is_some() && names.is_empty() {
            return None;
        }
        Some(match (name, label.speaker_entity.as_deref()) {
            (Some(name), Some(label)) => agree(name, label) || names.iter().any(|label| agree(name, label)),
            (Some(_), None) => false,
            (None, label) => label.is_none() || self.called.get(&speaker) == Some(&label),
        })
    }
}

fn ranges(text: &str, spans: &[Span]) -> Vec<Range> {
    let offsets = Offsets::new(text);
    spans.iter().map(|&span| offsets.pair(span).map(|n| n as usize)).collect()
}

/// Whether two names can be one's: without titles and marks, the words of the shorter are among those of the longer.
pub(crate) fn agree(one: &str, other: &str) -> bool {
    let words = |name: &str| -> BTreeSet<String> {
        let plain = plain_name(Some(name)).replace("’s", "").replace("'s", "");
        let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    !one.is_empty() && !other.is_empty() && (one.is_subset(&other) || other.is_subset(&one))
}

#[cfg(test)]
mod tests {
    use super::agree;

    #[test]
    fn names_agree_by_their_words() {
        assert!(agree("Mayor Ada Example", "Ada Example"));
        assert!(agree("Example", "Ada Example"));
        assert!(!agree("Ada Example", "Ben Example"));
        assert!(!agree("Ada Example", ""));
    }
}
