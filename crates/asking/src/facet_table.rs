//! The facets, one row each: what addresses call one, and whose names its values bear. Addresses, labels, links and
//! exports ask this table; what readers call a facet stands in `texts`, in the same order.
//!
//! ```
//! use on_record_asking::facet_table::{Names, of_word, spec};
//! use on_record_engine::query::Facet;
//! assert_eq!(spec(Facet::Topic).word, "on");
//! assert_eq!(of_word("via").map(|row| row.names), Some(Names::Channels));
//! ```

use on_record_engine::query::Facet;

/// How many facets there are.
pub const COUNT: usize = Facet::ALL.len();

/// One facet.
#[derive(Debug)]
pub struct FacetSpec {
    /// Which.
    pub facet: Facet,
    /// What addresses and file names call it.
    pub word: &'static str,
    /// Whose names its values bear.
    pub names: Names,
    /// Whether its values bear the colours by which speakers are told apart.
    pub toned: bool,
}

/// Whose names a facet's values bear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Actors'.
    Actors,
    /// Affiliations'.
    Affiliations,
    /// Topics'.
    Topics,
    /// Outlets'.
    Outlets,
    /// Channels'.
    Channels,
    /// None: the values are the manners of speech, which are always the same and have their words in `texts`.
    Manners,
    /// None: the values are the sections of the list of reporting verbs, which have their words in `texts`.
    Verbs,
    /// None: the values are the kinds of actors, which have their words in `texts`.
    Kinds,
    /// None: the values are the genders that pronouns state, which have their words in `texts`.
    Genders,
}

/// The facets, in the order of [`Facet::ALL`].
pub const FACETS: [FacetSpec; COUNT] = [
    FacetSpec { facet: Facet::Speaker, word: "by", names: Names::Actors, toned: true },
    FacetSpec { facet: Facet::Affiliation, word: "for", names: Names::Affiliations, toned: false },
    FacetSpec { facet: Facet::About, word: "of", names: Names::Actors, toned: false },
    FacetSpec { facet: Facet::Topic, word: "on", names: Names::Topics, toned: false },
    FacetSpec { facet: Facet::Outlet, word: "in", names: Names::Outlets, toned: false },
    FacetSpec { facet: Facet::Channel, word: "via", names: Names::Channels, toned: false },
    FacetSpec { facet: Facet::Manner, word: "mode", names: Names::Manners, toned: false },
    FacetSpec { facet: Facet::Verb, word: "verb", names: Names::Verbs, toned: false },
    FacetSpec { facet: Facet::Kind, word: "kind", names: Names::Kinds, toned: false },
    FacetSpec { facet: Facet::Gender, word: "gender", names: Names::Genders, toned: false },
];

/// The row of a facet.
#[must_use]
pub const fn spec(facet: Facet) -> &'static FacetSpec {
    &FACETS[facet.index()]
}

/// The row of the facet that addresses call so.
#[must_use]
pub fn of_word(word: &str) -> Option<&'static FacetSpec> {
    FACETS.iter().find(|row| row.word == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_has_one_row_in_its_place_and_a_word_of_its_own() {
        let facets: Vec<Facet> = FACETS.iter().map(|row| row.facet).collect();
        assert_eq!(facets, Facet::ALL);
        for row in &FACETS {
            assert_eq!(of_word(row.word).map(|found| found.facet), Some(row.facet), "{}", row.word);
        }
    }
}
