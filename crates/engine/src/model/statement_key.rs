//! The names that statements have in addresses.

use serde::{Deserialize, Serialize};

/// A statement's name in addresses: 50 bits, written as ten characters of base32.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StatementKey(pub u64);

impl StatementKey {
    /// How many bits count; the others are zero.
    pub const BITS: u32 = 50;
    const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

    const LENGTH: usize = (Self::BITS / 5) as usize;
}

/// Why a text is no [`StatementKey`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementKeyError {
    /// It is not ten characters long: so many bytes.
    Length(usize),
    /// It holds a character that is none of `a` to `z` and `2` to `7`.
    Digit(char),
}

impl std::fmt::Display for StatementKeyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Length(found) => {
                write!(f, "a statement's id has {} characters, this text {found}", StatementKey::LENGTH)
            }
            Self::Digit(found) => {
                write!(f, "a statement's id is made of a to z and 2 to 7, not of `{found}`")
            }
        }
    }
}

impl std::error::Error for StatementKeyError {}

impl std::str::FromStr for StatementKey {
    type Err = StatementKeyError;

    /// Reads a key as addresses write it: ten characters of lower-case base32 (RFC 4648).
    fn from_str(written: &str) -> Result<Self, StatementKeyError> {
        if let Some(wrong) =
            written.chars().find(|c| !Self::DIGITS.iter().any(|known| char::from(*known) == *c))
        {
            return Err(StatementKeyError::Digit(wrong));
        }
        if written.len() != Self::LENGTH {
            return Err(StatementKeyError::Length(written.len()));
        }
        let value = |digit| Self::DIGITS.iter().position(|known| *known == digit).unwrap_or_default() as u64;
        Ok(Self(written.bytes().fold(0, |key, digit| key << 5 | value(digit))))
    }
}

impl std::fmt::Display for StatementKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (0..Self::BITS / 5).rev().try_for_each(|place| {
            let digit = Self::DIGITS[(self.0 >> (place * 5) & 31) as usize];
            std::fmt::Write::write_char(f, char::from(digit))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{StatementKey, StatementKeyError};

    #[test]
    fn keys_are_written_with_ten_characters() {
        for key in [0, 1, 31, 32, (1 << 50) - 1, 0x2_3456_789a_bcde] {
            let written = StatementKey(key).to_string();
            assert_eq!(written.len(), 10);
            assert_eq!(written.parse(), Ok(StatementKey(key)), "{written}");
        }
        let error = |wrong: &str| wrong.parse::<StatementKey>().unwrap_err();
        for (wrong, length) in [("", 0), ("zzzz", 4), ("aaaaaaaaaaa", 11)] {
            assert_eq!(error(wrong), StatementKeyError::Length(length), "{wrong}");
        }
        for (wrong, digit) in [("aaaaaaaaa1", '1'), ("AAAAAAAAAA", 'A'), ("aaaaaaaaaé", 'é')] {
            assert_eq!(error(wrong), StatementKeyError::Digit(digit), "{wrong}");
        }
    }
}
