//! Classes of characters as Python has them: the network was taught with words that Python's `re` cut.
//!
//! `\w` there is a letter, a number or `_`. The standard library's [`char::is_alphanumeric`] also takes vowel signs
//! and circled letters, and [`char::is_numeric`] also fractions and Roman numerals; the tables name them. They
//! hold the Basic Multilingual Plane; past it (historic scripts) the two may differ.
//!
//! ```text
//! letter_or_digit('é') = true, letter_or_digit('_') = false, digit('²') = true, digit('½') = false
//! ```

/// Whether Python's `str.isalnum` holds for it: a letter, a digit or another number.
#[inline]
pub(super) fn letter_or_digit(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() && !within(&NO_LETTERS, c)
}

/// Whether Python's `str.isdigit` holds for it.
#[inline]
pub(super) fn digit(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_digit();
    }
    c.is_numeric() && !within(&NO_DIGITS, c)
}

/// Whether Python's `\s` matches it.
#[inline]
pub(super) fn space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

/// Whether it is a titlecase letter (`ǅ`): neither lower nor upper, though it has a lower case.
pub(super) fn title(c: char) -> bool {
    !c.is_ascii() && !c.is_lowercase() && !c.is_uppercase() && c.to_lowercase().ne([c])
}

/// Whether a sorted table of first and last characters holds `c`.
fn within(table: &[(u16, u16)], c: char) -> bool {
    let Ok(c) = u16::try_from(u32::from(c)) else { return false };
    let after = table.partition_point(|&(first, _)| first <= c);
    after > 0 && table[after - 1].1 >= c
}

/// What [`char::is_alphanumeric`] holds for and Python's `str.isalnum` does not. Characters between that neither
/// holds for are taken in, so that there are fewer ranges.
#[rustfmt::skip]
const NO_LETTERS: [(u16, u16); 109] = [
    (0x0345, 0x036f), (0x05b0, 0x05c7), (0x0610, 0x061a), (0x064b, 0x065f), (0x0670, 0x0670),
    (0x06d6, 0x06e4), (0x06e7, 0x06ed), (0x0711, 0x0711), (0x0730, 0x073f), (0x07a6, 0x07b0),
    (0x0816, 0x0817), (0x081b, 0x0823), (0x0825, 0x0827), (0x0829, 0x082c), (0x08d4, 0x0903),
    (0x093a, 0x093b), (0x093e, 0x094f), (0x0955, 0x0957), (0x0962, 0x0963), (0x0981, 0x0983),
    (0x09be, 0x09cc), (0x09d7, 0x09d7), (0x09e2, 0x09e3), (0x0a01, 0x0a03), (0x0a3e, 0x0a51),
    (0x0a70, 0x0a71), (0x0a75, 0x0a83), (0x0abe, 0x0acc), (0x0ae2, 0x0ae3), (0x0afa, 0x0b03),
    (0x0b3e, 0x0b57), (0x0b62, 0x0b63), (0x0b82, 0x0b82), (0x0bbe, 0x0bcc), (0x0bd7, 0x0bd7),
    (0x0c00, 0x0c04), (0x0c3e, 0x0c56), (0x0c62, 0x0c63), (0x0c81, 0x0c83), (0x0cbe, 0x0cd6),
    (0x0ce2, 0x0ce3), (0x0d00, 0x0d03), (0x0d3e, 0x0d4c), (0x0d57, 0x0d57), (0x0d62, 0x0d63),
    (0x0d81, 0x0d83), (0x0dcf, 0x0ddf), (0x0df2, 0x0df3), (0x0e31, 0x0e31), (0x0e34, 0x0e3a),
    (0x0e4d, 0x0e4d), (0x0eb1, 0x0eb1), (0x0eb4, 0x0ebc), (0x0ecd, 0x0ecd), (0x0f71, 0x0f83),
    (0x0f8d, 0x0fbc), (0x102b, 0x103e), (0x1056, 0x1059), (0x105e, 0x1060), (0x1062, 0x1064),
    (0x1067, 0x106d), (0x1071, 0x1074), (0x1082, 0x108d), (0x108f, 0x108f), (0x109a, 0x109d),
    (0x1712, 0x1713), (0x1732, 0x1733), (0x1752, 0x1753), (0x1772, 0x1773), (0x17b6, 0x17c8),
    (0x1885, 0x1886), (0x18a9, 0x18a9), (0x1920, 0x1938), (0x1a17, 0x1a1b), (0x1a55, 0x1a74),
    (0x1abf, 0x1b04), (0x1b35, 0x1b43), (0x1b80, 0x1b82), (0x1ba1, 0x1bad), (0x1be7, 0x1bf1),
    (0x1c24, 0x1c36), (0x1dd3, 0x1df4), (0x24b6, 0x24e9), (0x2de0, 0x2dff), (0xa674, 0xa67b),
    (0xa69e, 0xa69f), (0xa802, 0xa802), (0xa80b, 0xa80b), (0xa823, 0xa827), (0xa880, 0xa881),
    (0xa8b4, 0xa8c5), (0xa8ff, 0xa8ff), (0xa926, 0xa92a), (0xa947, 0xa952), (0xa980, 0xa983),
    (0xa9b4, 0xa9bf), (0xa9e5, 0xa9e5), (0xaa29, 0xaa36), (0xaa43, 0xaa43), (0xaa4c, 0xaa4d),
    (0xaa7b, 0xaa7d), (0xaab0, 0xaab0), (0xaab2, 0xaab4), (0xaab7, 0xaab8), (0xaabe, 0xaabe),
    (0xaaeb, 0xaaef), (0xaaf5, 0xaaf5), (0xabe3, 0xabea), (0xfb1e, 0xfb1e),
];

/// What [`char::is_numeric`] holds for and Python's `str.isdigit` does not.
#[rustfmt::skip]
const NO_DIGITS: [(u16, u16); 20] = [
    (0x00bc, 0x00be), (0x09f4, 0x09f9), (0x0b72, 0x0b77), (0x0bf0, 0x0bf2), (0x0c78, 0x0c7e),
    (0x0d58, 0x0d5e), (0x0d70, 0x0d78), (0x0f2a, 0x0f33), (0x1372, 0x16f0), (0x17f0, 0x17f9),
    (0x2150, 0x2189), (0x2469, 0x2473), (0x247d, 0x2487), (0x2491, 0x249b), (0x24eb, 0x24f4),
    (0x24fe, 0x24fe), (0x277f, 0x277f), (0x2789, 0x2789), (0x2793, 0x32bf), (0xa6e6, 0xa835),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_from_signs() {
        for c in ['a', 'É', 'ß', '7', '²', '½', 'Ⅷ', '字', 'ʼ'] {
            assert!(letter_or_digit(c), "{c}");
        }
        for c in ['_', '-', '’', '€', 'Ⓐ', '\u{301}', '\u{345}', '\u{93e}'] {
            assert!(!letter_or_digit(c), "{c}");
        }
    }

    #[test]
    fn digits_are_told_from_other_numbers() {
        assert!(['0', '9', '²', '①', '٣'].into_iter().all(digit));
        assert!(!['½', 'Ⅷ', '⑩', 'a', '〇'].into_iter().any(digit));
    }

    #[test]
    fn separators_of_files_are_spaces() {
        assert!(['\u{1c}', '\u{a0}', '\u{2028}', '\t'].into_iter().all(space));
        assert!(!['\u{200b}', '\u{feff}', '_'].into_iter().any(space));
    }

    #[test]
    fn the_tables_are_sorted() {
        for table in [&NO_LETTERS[..], &NO_DIGITS[..]] {
            assert!(table.iter().all(|(first, last)| first <= last));
            assert!(table.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }
    }
}
