//! The words of articles as numbers, kept from the first look at an archive for the second one: laying out an article's words
//! takes longer than looking for any. Of a large archive only the first articles are kept; the others are laid out again.

/// How many words are kept: with four bytes each some 32 MB, which is half a million statements with their articles.
const MOST: usize = 8_000_000;

/// Words of articles, in the order of their rows.
#[derive(Debug, Default)]
pub(super) struct Kept {
    numbers: Vec<u32>,
    /// Where each article's words end.
    ends: Vec<usize>,
    full: bool,
}

impl Kept {
    /// Keeps the next article's words, if there is room.
    pub(super) fn keep(&mut self, numbers: &[u32]) {
        self.full |= self.numbers.len() + numbers.len() > MOST;
        if !self.full {
            self.numbers.extend_from_slice(numbers);
            self.ends.push(self.numbers.len());
        }
    }

    /// The words of a row, where they were kept.
    pub(super) fn of(&self, row: usize) -> Option<&[u32]> {
        let end = *self.ends.get(row)?;
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.numbers.get(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::{Kept, MOST};

    #[test]
    fn articles_are_kept_in_order_until_there_is_no_room() {
        let mut kept = Kept::default();
        for article in [&[1, 2][..], &[], &[3], &vec![4; MOST], &[5]] {
            kept.keep(article);
        }
        let all: Vec<_> = (0..5).map(|row| kept.of(row)).collect();
        assert_eq!(all, [Some(&[1, 2][..]), Some(&[]), Some(&[3]), None, None]);
    }
}
