//! Names in addresses: small ASCII letters, digits and hyphens wherever the script allows.
//!
//! ```
//! use on_record_engine::text::slug;
//! assert_eq!(slug("Sergey V. Lavrov"), "sergey-v-lavrov");
//! assert_eq!(slug("NBC’s “Meet the Press”"), "nbcs-meet-the-press");
//! assert_eq!(slug("Łukasz Żółć"), "lukasz-zolc");
//! assert_eq!(slug("???"), "unnamed");
//! ```

use crate::strings::folded::fold;
use std::collections::BTreeSet;

/// Longer names are cut between words.
const LONGEST: usize = 60;

/// A name in an address. Never empty, never with a hyphen at an edge.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut made = String::new();
    let mut gap = false;
    for c in name.chars().take(400) {
        // Apostrophes and dots inside words leave no gap: "nbcs", "us".
        if matches!(c, '’' | '\'' | '‘' | '.') && !made.is_empty() {
            continue;
        }
        if !c.is_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !made.is_empty() {
            if made.len() >= LONGEST {
                break;
            }
            made.push('-');
        }
        gap = false;
        fold(c, |c| made.push(c));
        if made.len() >= 2 * LONGEST {
            break;
        }
    }
    if made.is_empty() { "unnamed".to_owned() } else { made }
}

/// Hands out slugs so that no two are alike.
#[derive(Debug, Default)]
pub(crate) struct Slugs {
    taken: BTreeSet<String>,
}

impl Slugs {
    /// The slug of `name`, with a number behind it where it is taken.
    pub(crate) fn take(&mut self, name: &str) -> String {
        let plain = slug(name);
        let mut made = plain.clone();
        let mut number = 2;
        while !self.taken.insert(made.clone()) {
            made = format!("{plain}-{number}");
            number += 1;
        }
        made
    }
}

#[cfg(test)]
mod tests {
    use super::{Slugs, slug};

    #[test]
    fn no_two_are_alike() {
        let mut slugs = Slugs::default();
        assert_eq!(
            ["Ada", "ada!", "ADA", "ada-2"].map(|n| slugs.take(n)),
            ["ada", "ada-2", "ada-3", "ada-2-2"]
        );
    }

    #[test]
    fn every_name_has_one() {
        assert_eq!(slug("U.S. Department of Agriculture"), "us-department-of-agriculture");
        assert_eq!(slug("-"), "unnamed");
        assert_eq!(slug("習近平"), "習近平");
        assert_eq!(slug("Владимир Путин"), "vladimir-putin");
        assert!(slug(&"a".repeat(100_000)).len() < 200);
    }
}
