//! How large the files are: they grow where there would be too many of them to lie on a host.

use crate::model::corpus::Corpus;

/// How large the files are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// The most statements of a segment, as far as its days can be parted.
    pub segment: usize,
    /// About how many bytes of statements with their paragraphs stand in one file.
    pub text: usize,
    /// About how many bytes of whole articles.
    pub article: usize,
    /// The most bytes of words; three quarters of it of entries.
    pub words: usize,
    /// How many statements the first page has.
    pub front: usize,
}

/// Number of statements from which on segments are larger.
const LARGE: usize = 400_000;

/// The most files of each sort, and so fewer than 15,000 in all.
const TEXTS: usize = 4_500;
const ARTICLES: usize = 3_500;
const WORDS: usize = 3_500;
const ENTRIES: usize = 1_500;

/// How much there is to write of a corpus, in bytes, about.
#[derive(Clone, Copy, Debug, Default)]
struct Amounts {
    statements: usize,
    /// Of texts, and of whole articles about as much.
    texts: usize,
    words: usize,
    entries: usize,
}

impl Amounts {
    fn of(corpus: &Corpus) -> Self {
        let statements = corpus.statements.len();
        let letters: usize = corpus.articles.rows().iter().map(|article| article.text.len()).sum();
        let spans = corpus.statements.rows().iter().flat_map(|one| &one.content);
        let said: usize = spans.map(|span| span.len() as usize).sum();
        let aliases: usize = corpus.actors.rows().iter().map(|actor| actor.aliases.len()).sum();
        let reprints: usize = corpus.families.iter().map(|family| family.articles.len()).sum();
        let entries = corpus.actors.len() * 80 + aliases * 50 + corpus.topics.len() * 80 + reprints * 120;
        // A word takes about a byte in each statement, a statement's own name fifteen.
        Self { statements, texts: letters + statements * 150, words: said / 4 + statements * 15, entries }
    }
}

impl Sizes {
    /// Those for a corpus.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        Self::for_amounts(Amounts::of(corpus))
    }

    fn for_amounts(amounts: Amounts) -> Self {
        // Doubled, so that a corpus that grows keeps its files for long.
        let doubled = |least: usize, is_enough: &dyn Fn(usize) -> bool| {
            let mut size = least;
            while !is_enough(size) {
                size *= 2;
            }
            size
        };
        let Amounts { statements, texts, words, entries } = amounts;
        // A directory tells of each segment how often each value stands in it: fewer segments make it shorter.
        Self {
            segment: if statements >= LARGE { 1 << 17 } else { 1 << 16 },
            text: doubled(96 << 10, &|size| texts / size <= TEXTS),
            article: doubled(128 << 10, &|size| texts / size <= ARTICLES),
            words: doubled(40 << 10, &|size| {
                words / word_file(size) <= WORDS && entries / (size * 3 / 4) <= ENTRIES
            }),
            front: 60,
        }
    }
}

/// How large a file of words is where it may have so many bytes: it ends at a word whose number says so.
const fn word_file(most: usize) -> usize {
    most * 7 / 10
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As many as a corpus of real articles has: eight statements an article, which has 3,000 letters; as many actors as
    /// a corpus of 14,000 statements has (4,381), growing with its power of three quarters; each with two aliases.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn amounts(statements: usize) -> Amounts {
        let actors = ((statements as f64 / 14_016.).powf(0.75) * 4_381.) as usize;
        Amounts {
            statements,
            texts: statements / 8 * 3_000 + statements * 150,
            words: statements * 40,
            entries: actors * (80 + 2 * 50) + statements / 8 / 4 * 120,
        }
    }

    /// How many files there are, about: columns, and what is bounded above.
    fn files(statements: usize) -> usize {
        let (all, sizes) = (amounts(statements), Sizes::for_amounts(amounts(statements)));
        // A year, a month or a third of one that is just too large for one segment becomes three.
        let segments = 3 * (statements / sizes.segment + 1);
        // Each segment ends a file of texts and one of articles before it is full.
        let texts = all.texts / sizes.text + all.texts / sizes.article + 2 * segments;
        let words = all.words / word_file(sizes.words) + all.entries / (sizes.words * 3 / 4);
        texts + words + segments + 10
    }

    #[test]
    fn there_are_fewer_than_15_000_files_whatever_the_size() {
        for statements in [1_000, 100_000, 400_000, 1_000_000, 3_000_000, 7_000_000, 10_000_000, 30_000_000] {
            assert!(files(statements) < 15_000, "{statements}: {} files", files(statements));
        }
        assert!(files(10_000_000) > 3_000, "and not a few that are huge");
    }

    #[test]
    fn up_to_a_million_statements_files_stay_small() {
        let sizes = Sizes::for_amounts(amounts(700_000));
        assert_eq!((sizes.text, sizes.article, sizes.words), (96 << 10, 128 << 10, 40 << 10));
        let sizes = Sizes::for_amounts(amounts(10_000_000));
        assert!(sizes.words <= 160 << 10 && sizes.text <= 1536 << 10, "{sizes:?}");
    }
}
