//! What the values of a table are called: names, and names in addresses, most of which names tell.

use serde::{Deserialize, Serialize};

/// What the values of a table are called. In the file a name in addresses that [`plain`] makes of its name is empty: names are
/// most of what a directory holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Names {
    pub(super) slugs: Vec<String>,
    pub(super) names: Vec<String>,
}

impl Names {
    /// Leaves out the names in addresses that are made of names.
    #[cfg(any(test, feature = "extract"))]
    pub(super) fn shorten(&mut self) {
        for (slug, name) in self.slugs.iter_mut().zip(&self.names) {
            if plain(name).as_ref() == Some(slug) {
                slug.clear();
            }
        }
    }

    /// Puts them back.
    pub(super) fn complete(&mut self) {
        for (slug, name) in self.slugs.iter_mut().zip(&self.names).filter(|(slug, _)| slug.is_empty()) {
            *slug = plain(name).unwrap_or_default();
        }
    }
}

/// Maximum length of a name that is not cut in addresses.
const UNCUT: usize = 60;

/// The name in addresses of a short name in ASCII: its letters, small, and its digits; dots and apostrophes leave nothing,
/// whatever else stands between two of them a hyphen. None for other names.
fn plain(name: &str) -> Option<String> {
    if !name.is_ascii() || name.len() > UNCUT {
        return None;
    }
    let mut made = String::new();
    let mut gap = false;
    for letter in name.bytes().filter(|letter| !matches!(letter, b'.' | b'\'')) {
        if !letter.is_ascii_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !made.is_empty() {
            made.push('-');
        }
        gap = false;
        made.push(char::from(letter.to_ascii_lowercase()));
    }
    (!made.is_empty()).then_some(made)
}

#[cfg(test)]
mod tests {
    use super::{Names, plain};
    use crate::text::slug::slug;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_name_that_is_left_out_is_the_one_that_addresses_have(name in "[ -~]{0,70}") {
            if let Some(made) = plain(&name) {
                prop_assert_eq!(made, slug(&name));
            }
        }

        #[test]
        fn what_is_left_out_comes_back(names in proptest::collection::vec("[ -~é’]{1,30}", 0..8)) {
            let slugs: Vec<String> = names.iter().map(|name| slug(name)).collect();
            let given = Names { slugs, names };
            let mut table = given.clone();
            table.shorten();
            table.complete();
            prop_assert_eq!(table, given);
        }
    }
}
