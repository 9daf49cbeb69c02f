//! Filters that readers cannot leave: a newsroom embeds what one speaker said, and nothing else is to be reached.
//!
//! The corpus itself is cut down, so that every count, list, picture and search is about the rest by construction;
//! no link has to be watched. What is not understood locks everything away: a slip must not show more than was meant.
//!
//! ```
//! use on_record::{library::Library, locked::lock, texts::Lang};
//! let library = Library::new(on_record_engine::Corpus::default());
//! let t = Lang::English.texts();
//! assert_eq!(lock(library, "mode=direct", t).unwrap().only(), ["Direct"]);
//! let library = Library::new(on_record_engine::Corpus::default());
//! assert!(lock(library, "mod=direct", t).is_err_and(|unknown| unknown == ["mod=direct"]));
//! ```

use crate::address::{Days, Notice, parse};
use crate::library::{Found, Library};
use crate::resolve::resolve;
use crate::texts::Texts;
use on_record_engine::model::{Corpus, Statement};
use on_record_engine::query::Facet;
use on_record_engine::sorting::sort;
use on_record_engine::{ClusterId, Id, StatementId, Table};

/// Cuts a library down to the filters that `params` writes as an address does: `by=lavrov&on=meeting`. Without any it stays
/// whole.
///
/// # Errors
/// What of `params` is not understood: a name that the library does not have, a key that is none, typed words, which
/// readers may always change.
pub fn lock(library: Library, params: &str, t: &Texts) -> Result<Library, Vec<String>> {
    let params = params.trim_start_matches(['#', '?', '/']).trim();
    if params.is_empty() {
        return Ok(library);
    }
    let read = parse(&format!("#/v1/s?{params}")).unwrap_or_default();
    let resolved = resolve(&library, &read);
    let mut unknown: Vec<String> = resolved.notices.iter().filter_map(not_understood).collect();
    unknown.extend(read.address.extra.iter().cloned());
    unknown.extend(
        (!read.address.filters.words.is_empty()).then(|| format!("q={}", read.address.filters.words)),
    );
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let query = resolved.query;
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
    if query.independent {
        only.push(t.reports.chip.to_owned());
    }
    if only.is_empty() {
        return Err(vec![params.to_owned()]);
    }
    let mut kept = query.ask(library.corpus(), library.index()).statements;
    sort(&mut kept);
    Ok(Library::new(cut(library.corpus(), &kept)).cut_to(only))
}

/// What a notice found wrong.
fn not_understood(notice: &Notice) -> Option<String> {
    match notice {
        Notice::Unknown(_, text)
        | Notice::NotADay(_, text)
        | Notice::NotAnOption(_, text)
        | Notice::Ambiguous(_, text, _) => Some(text.clone()),
        _ => None,
    }
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

    fn locked(params: &str) -> Library {
        lock(seeds(), params, Lang::English.texts()).unwrap()
    }

    fn seeds() -> Library {
        Library::new(crate::embedded::open().unwrap())
    }

    #[test]
    fn nothing_else_is_left_to_be_reached() {
        let all = seeds();
        let value = all.ranked(Facet::Speaker)[0];
        let slug = all.slug(Facet::Speaker, value).to_owned();
        let own = all.index().rows_of(Facet::Speaker, value).len();
        let locked = locked(&format!("by={slug}"));
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
        let undated = locked("from=~none");
        let rest = locked("from=1900-01-01");
        assert_eq!(undated.corpus().statements.len(), all.index().undated().len());
        assert_eq!(undated.only(), ["Undated"]);
        assert_eq!(
            undated.corpus().statements.len() + rest.corpus().statements.len(),
            all.corpus().statements.len()
        );
    }

    #[test]
    fn nothing_is_shown_where_a_lock_is_not_understood() {
        assert_eq!(locked("").corpus().statements.len(), seeds().corpus().statements.len());
        let wrong = [
            ("by=nobody-of-this-name", "nobody-of-this-name"),
            ("by=lavrov,nobody-of-this-name", "nobody-of-this-name"),
            ("bye=lavrov", "bye=lavrov"),
            ("%%%", "%%%"),
            ("q=words", "q=words"),
            ("from=soon", "soon"),
            ("sort=date", "sort=date"),
        ];
        for (params, named) in wrong {
            assert_eq!(lock(seeds(), params, Lang::English.texts()).err().unwrap(), [named], "{params}");
        }
    }
}
