//! How telling a statement is: what a list in its usual order begins with, and what it folds away at its end.
//!
//! A statement in quotation marks, by somebody with a name, that opens its article or that several outlets have, comes
//! first; a paraphrase of few words or of nobody comes last. Worked out once, when the index is made.
//!
//! ```
//! use on_record_engine::query::Standing;
//! assert!(Standing::Leading < Standing::Folded);
//! ```

use crate::model::corpus::{Corpus, Kind};
use crate::model::id::{ArticleId, Id, OutletId, StatementId};
use crate::model::statement::{Manner, Statement};

/// Where a statement stands in a list's usual order; within one standing newer statements come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// In its speaker's own words, and what its article opens with or what several outlets have.
    Leading,
    /// In its speaker's own words.
    Quoted,
    /// In other words.
    #[default]
    Reported,
    /// A paraphrase that tells little: of few words, of nobody who is known, or hardly sure to be a statement.
    Folded,
}

impl Standing {
    /// All of them, in the order of a list.
    pub const ALL: [Self; 4] = [Self::Leading, Self::Quoted, Self::Reported, Self::Folded];

    /// The standing of each statement of a corpus.
    pub(crate) fn of_all(corpus: &Corpus) -> impl Iterator<Item = (StatementId, Self)> + '_ {
        let wide: Vec<bool> = corpus.clusters.rows().iter().map(|c| is_wide(corpus, &c.members)).collect();
        let mut before: Option<ArticleId> = None;
        corpus.statements.iter().map(move |(id, statement)| {
            // Statements stand by article and then by place: the first of an article opens it.
            let opens = before != Some(statement.article);
            before = Some(statement.article);
            let spread = statement.cluster.and_then(|cluster| wide.get(cluster.index())).copied();
            (id, standing(corpus, statement, opens, spread.unwrap_or(false)))
        })
    }
}

/// Paraphrases of fewer words are thin.
const FEW: usize = 6;
/// With less confidence, in percent, words are hardly sure to be a statement: of ten such four are none.
const DOUBTFUL: u8 = 60;

fn standing(corpus: &Corpus, s: &Statement, opens: bool, spread: bool) -> Standing {
    let kind = s.actor.and_then(|id| corpus.actors.get(id)).map(|actor| actor.kind);
    let named = kind.is_some_and(|kind| kind.is_named());
    let sure = s.confidence.content >= DOUBTFUL && !s.nested;
    let quoted = s.manner != Manner::Indirect;
    let short = || {
        let text = corpus.articles.get(s.article).map_or("", |article| article.text.as_str());
        s.content.iter().flat_map(|span| span.of(text).split_whitespace()).nth(FEW - 1).is_none()
    };
    // What somebody without a name feels or expects is the article's colour.
    let colour = s.kind != Kind::Speech && !named;
    if quoted && sure && named && (opens || spread) && !short() {
        Standing::Leading
    } else if quoted && (named || kind.is_some() && sure) {
        Standing::Quoted
    } else if !quoted && !spread && (kind.is_none() || !sure || colour || short()) {
        Standing::Folded
    } else {
        Standing::Reported
    }
}

/// Whether statements that are one stand in articles of several outlets.
fn is_wide(corpus: &Corpus, members: &[StatementId]) -> bool {
    let article = |id: &StatementId| corpus.statements.get(*id).and_then(|s| corpus.articles.get(s.article));
    let mut outlets = members.iter().filter_map(article).filter_map(|a| a.outlet);
    let first: Option<OutletId> = outlets.next();
    outlets.any(|outlet| Some(outlet) != first)
}
