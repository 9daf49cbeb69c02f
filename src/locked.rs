//! Filters that readers cannot leave: a newsroom embeds what one speaker said, and nothing else is to be reached.
//!
//! The corpus itself is cut down, so that every count, list, picture and search is about the rest by construction;
//! no link has to be watched.
//!
//! ```
//! use on_record::{library::Library, locked::lock, texts::Lang};
//! let library = Library::new(on_record_engine::Corpus::default());
//! assert!(lock(library, "mode=direct", Lang::English.texts()).only().iter().any(|only| only == "Direct"));
//! ```

use crate::address::{Days, parse};
use crate::library::{Found, Library};
use crate::resolve::resolve;
use crate::texts::Texts;
use on_record_engine::model::{Corpus, Statement};
use on_record_engine::query::Facet;
use on_record_engine::{ClusterId, Id, StatementId, Table};

/// Cuts a library down to the filters that `params` writes as an address does: `by=lavrov&on=meeting`. Names that
/// the library does not have cut nothing, as in an address.
#[must_use]
pub fn lock(library: Library, params: &str, t: &Texts) -> Library {
    let params = params.trim_start_matches(['#', '?', '/']);
    let Some(read) = parse(&format!("#/v1/s?{params}")) else { return library };
    let resolved = resolve(&library, &read);
    let mut query = resolved.query.clone();
    query.words.clear();
    let mut only = Vec::new();
    for facet in Facet::ALL {
        let choice = resolved.address.filters.of(facet);
        let label = |slug: &String| match library.find(facet, slug) {
            Found::One(value) => library.label(t, facet, value).to_owned(),
            _ => slug.clone(),
        };
        only.extend(choice.any.iter().map(|group| group.iter().map(label).collect::<Vec<_>>().join(" / ")));
        only.extend(choice.not.iter().map(|slug| format!("− {}", label(slug))));
    }
    let day = |day: Option<on_record_engine::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    match resolved.address.filters.days {
        Days::All => {}
        Days::Between(from, to) => only.push(format!("{} – {}", day(from), day(to))),
        Days::Undated => only.push(t.undated.to_owned()),
    }
    if only.is_empty() {
        return library;
    }
    let mut kept = query.ask(library.corpus(), library.index()).statements;
    kept.sort_unstable();
    Library::new(cut(library.corpus(), &kept)).cut_to(only)
}

/// The corpus with these statements alone, its clusters numbered anew. Texts stay: a statement is read in its article.
fn cut(corpus: &Corpus, kept: &[StatementId]) -> Corpus {
    let place = |id: StatementId| kept.binary_search(&id).ok().map(StatementId::from_index);
    let mut clusters = Table::default();
    let mut numbers: Vec<Option<ClusterId>> = Vec::new();
    for (_, cluster) in corpus.clusters.iter() {
        let members: Vec<StatementId> = cluster.members.iter().filter_map(|&id| place(id)).collect();
        // A cluster needs at least two members; one that lost all but one is dropped.
        numbers.push(
            (members.len() > 1)
                .then(|| clusters.push(on_record_engine::model::Cluster { members, ..cluster.clone() })),
        );
    }
    let mut statements = Table::default();
    for &id in kept {
        if let Some(statement) = corpus.statements.get(id) {
            let cluster = statement.cluster.and_then(|id| numbers.get(id.index()).copied().flatten());
            statements.push(Statement { cluster, ..statement.clone() });
        }
    }
    // Empty where the corpus tells of none.
    let topic_from = kept.iter().filter_map(|id| corpus.topic_from.get(id.index()).copied()).collect();
    Corpus { statements, clusters, topic_from, ..corpus.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Lang;

    fn seeds() -> Library {
        Library::new(crate::embedded::open().unwrap())
    }

    #[test]
    fn nothing_else_is_left_to_be_reached() {
        let all = seeds();
        let value = all.ranked(Facet::Speaker)[0];
        let slug = all.slug(Facet::Speaker, value).to_owned();
        let own = all.index().rows_of(Facet::Speaker, value).len();
        let locked = lock(seeds(), &format!("by={slug}"), Lang::English.texts());
        assert_eq!(locked.corpus().statements.len(), own);
        assert_eq!(locked.only(), [all.label(Lang::English.texts(), Facet::Speaker, value)]);
        for (id, cluster) in locked.corpus().clusters.iter() {
            assert!(cluster.members.len() > 1);
            assert!(
                cluster.members.iter().all(|&member| locked.corpus().statements[member].cluster == Some(id))
            );
        }
        // The cut corpus must pass the same checks as any archive.
        let bytes = on_record_engine::model::archive::encode(locked.corpus());
        assert!(on_record_engine::model::archive::decode(&bytes).is_ok());
    }

    #[test]
    fn the_days_lock_and_so_does_having_none() {
        let all = seeds();
        let undated = lock(seeds(), "from=~none", Lang::English.texts());
        let rest = lock(seeds(), "from=1900-01-01", Lang::English.texts());
        assert_eq!(undated.corpus().statements.len(), all.index().undated().len());
        assert_eq!(undated.only(), ["Undated"]);
        assert_eq!(
            undated.corpus().statements.len() + rest.corpus().statements.len(),
            all.corpus().statements.len()
        );
    }

    #[test]
    fn what_is_not_there_locks_nothing() {
        for params in ["", "by=nobody-of-this-name", "%%%", "q=words"] {
            assert_eq!(
                lock(seeds(), params, Lang::English.texts()).corpus().statements.len(),
                seeds().corpus().statements.len()
            );
        }
    }
}
