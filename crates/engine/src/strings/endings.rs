//! Sets of word endings: "-ly", "’s". Nearly no word has one, so the last byte is compared first, with a bit for each
//! last byte that an ending of the set has.

/// Endings, in the order in which they are tried.
#[derive(Clone, Debug, Default)]
pub(crate) struct Endings {
    endings: Vec<Box<str>>,
    /// A bit for each last byte, modulo 64.
    lasts: u64,
}

impl Endings {
    /// The first ending that a word has.
    pub(crate) fn of(&self, word: &str) -> Option<&str> {
        if self.lasts & last(word) == 0 {
            return None;
        }
        self.endings.iter().map(AsRef::as_ref).find(|ending| word.ends_with(ending))
    }

    /// Whether a word has one of the endings behind at least this number of bytes.
    pub(crate) fn close(&self, word: &str, least: usize) -> bool {
        self.of(word).is_some_and(|ending| word.len() - ending.len() >= least)
    }
}

impl<'w> FromIterator<&'w str> for Endings {
    fn from_iter<I: IntoIterator<Item = &'w str>>(endings: I) -> Self {
        let mut made = Self::default();
        for ending in endings {
            made.lasts |= last(ending);
            made.endings.push(ending.into());
        }
        made
    }
}

fn last(word: &str) -> u64 {
    1 << (word.as_bytes().last().copied().unwrap_or(0) % 64)
}

#[cfg(test)]
mod tests {
    use super::Endings;

    #[test]
    fn the_first_ending_that_fits_is_found() {
        let endings: Endings = ["’s", "ly", "y"].into_iter().collect();
        let found = ["Anna’s", "slowly", "city", "late", ""].map(|word| endings.of(word));
        assert_eq!(found, [Some("’s"), Some("ly"), Some("y"), None, None]);
        assert!(endings.close("slowly", 4) && !endings.close("only", 3));
    }
}
