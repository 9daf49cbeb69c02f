//! The model file, and what can be wrong with it.
//!
//! All numbers are little endian.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `ON-READ` and a zero byte: what this file is |
//! | 4 | version of the format; a program reads only the one that it knows |
//! | 4 | length of what follows the next number |
//! | 4 | CRC-32 of what follows |
//! | 1, n | length of the model's name, the name in UTF-8 |
//! | 4 each | twelve sizes: [`Sizes`] |
//! | | the matrices and rows, in the order in which [`weights`](super::weights) takes them |
//!
//! A matrix is a 16-bit float for each row (what a whole number in it is worth), then 8-bit whole numbers row by
//! row. Anything else is 32-bit floats.
//!
//! ```text
//! 4F 4E 2D 52 45 41 44 00  01 00 00 00 …  = "ON-READ", version 1
//! ```

use super::crc::Crc;
use super::kernel::lstm::{CELLS, Given};
use super::kernel::product::WIDTH;
use std::fmt;

/// What the file begins with.
const MAGIC: [u8; 8] = *b"ON-READ\0";
/// The version of the format.
const VERSION: u32 = 1;
/// Numbers are no larger than this, so that no sum leaves what `f32` holds.
const LARGEST: f32 = 65_504.0;
/// Rows of a table are no more than this: four words of them are what the largest article could fill.
const MOST_ROWS: u32 = 1 << 22;

/// Why a model file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// It begins otherwise.
    NotAModel,
    /// It has another version of the format.
    Version {
        /// The file's.
        found: u32,
    },
    /// It ends too early, or goes on after its end.
    Length,
    /// Its bytes are not the ones that were written.
    Damaged,
    /// It was made for a network of another form.
    Size {
        /// Which size.
        what: &'static str,
        /// The file's.
        found: u32,
        /// What this program computes.
        expected: u32,
    },
    /// A number in it is none, or too large to compute with.
    Number,
    /// Its name is no text.
    Name,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAModel => {
                f.write_str("this is no model file: it does not begin with ON-READ; give the .orm file")
            }
            Self::Version { found } => write!(
                f,
                "the model file has format {found} and this program reads format {VERSION}: take the model and the \
                 program from one release"
            ),
            Self::Length => f.write_str("the model file is cut off or has more than it says: fetch it again"),
            Self::Damaged => {
                f.write_str("the model file is damaged, its checksum is another one: fetch it again")
            }
            Self::Size { what, found, expected } => write!(
                f,
                "the model has {found} for its {what} and this program computes {expected}: take the model and the \
                 program from one release"
            ),
            Self::Number => f.write_str(
                "the model has a number that cannot be computed with: export it again after training",
            ),
            Self::Name => {
                f.write_str("the model's name is no text in UTF-8: export it again with another name")
            }
        }
    }
}

impl std::error::Error for ModelError {}

/// How many rows the tables of a model have; the widths are this program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sizes {
    /// Rows for whole words.
    pub words: usize,
    /// Rows for their last three letters.
    pub endings: usize,
    /// Rows for their first three.
    pub openings: usize,
}

/// Numbers a word is given by its two rows.
pub(super) const WORD: usize = 64;
/// Numbers for its ending, and for its opening.
pub(super) const PART: usize = 32;
/// Numbers for its shape.
pub(super) const SHAPE: usize = 16;
/// Rows for shapes, outside and inside a quotation.
pub(super) const SHAPES: usize = 32;
/// Rows for how far a token is from the cue.
pub(super) const DISTANCES: usize = 66;
/// Layers of stage one.
pub(super) const LAYERS: usize = 2;

/// What is left of a model file.
pub(super) struct File<'a> {
    rest: &'a [u8],
}

impl<'a> File<'a> {
    /// Checks what the file says of itself; gives its body, its name and its sizes.
    pub(super) fn open(bytes: &'a [u8]) -> Result<(Self, String, Sizes), ModelError> {
        let rest = bytes.strip_prefix(&MAGIC).ok_or(ModelError::NotAModel)?;
        let mut file = Self { rest };
        let found = file.whole()?;
        if found != VERSION {
            return Err(ModelError::Version { found });
        }
        let (length, sum) = (file.whole()?, file.whole()?);
        if usize::try_from(length) != Ok(file.rest.len()) {
            return Err(ModelError::Length);
        }
        if Crc::start().with(file.rest).value() != sum {
            return Err(ModelError::Damaged);
        }
        let length = usize::from(file.take(1)?[0]);
        let name = std::str::from_utf8(file.take(length)?).map_err(|_| ModelError::Name)?.to_owned();
        let sizes = file.sizes()?;
        Ok((file, name, sizes))
    }

    /// The sizes: those of tables as they are, the others only to be compared.
    fn sizes(&mut self) -> Result<Sizes, ModelError> {
        let words = self.rows("rows of words")?;
        let endings = self.rows("rows of endings")?;
        let openings = self.rows("rows of openings")?;
        for (what, expected) in [
            ("numbers for a word", WORD),
            ("numbers for an ending", PART),
            ("numbers for an opening", PART),
            ("numbers for a shape", SHAPE),
            ("shapes", SHAPES),
            ("numbers between layers", WIDTH),
            ("cells of a direction", CELLS),
            ("layers of the first stage", LAYERS),
            ("distances from a cue", DISTANCES),
        ] {
            let (found, expected) = (self.whole()?, expected as u32);
            if found != expected {
                return Err(ModelError::Size { what, found, expected });
            }
        }
        Ok(Sizes { words, endings, openings })
    }

    /// How many rows a table has: at least one.
    fn rows(&mut self, what: &'static str) -> Result<usize, ModelError> {
        match self.whole()? {
            found @ 1..=MOST_ROWS => Ok(found as usize),
            found => Err(ModelError::Size { what, found, expected: MOST_ROWS }),
        }
    }

    /// The next bytes.
    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(ModelError::Length)?;
        self.rest = rest;
        Ok(taken)
    }

    /// The next whole number.
    fn whole(&mut self) -> Result<u32, ModelError> {
        let (number, rest) = self.rest.split_first_chunk().ok_or(ModelError::Length)?;
        self.rest = rest;
        Ok(u32::from_le_bytes(*number))
    }

    /// The next floats of 32 bits.
    pub(super) fn floats(&mut self, count: usize) -> Result<Vec<f32>, ModelError> {
        let bytes = self.take(count.saturating_mul(4))?;
        bytes.as_chunks().0.iter().map(|four| checked(f32::from_le_bytes(*four))).collect()
    }

    /// A fixed number of them.
    pub(super) fn array<const N: usize>(&mut self) -> Result<[f32; N], ModelError> {
        self.floats(N)?.try_into().map_err(|_| ModelError::Length)
    }

    /// The next matrix.
    pub(super) fn matrix(&mut self, rows: usize, columns: usize) -> Result<Given, ModelError> {
        let scales = self.take(rows.saturating_mul(2))?;
        let scales: Result<Vec<f32>, ModelError> =
            scales.as_chunks().0.iter().map(|two| checked(half(u16::from_le_bytes(*two)))).collect();
        let weights = self.take(rows.saturating_mul(columns))?;
        Ok((weights.iter().map(|b| b.cast_signed()).collect(), scales?))
    }

    /// Nothing may be left.
    pub(super) const fn end(&self) -> Result<(), ModelError> {
        if self.rest.is_empty() { Ok(()) } else { Err(ModelError::Length) }
    }
}

/// A number to compute with.
fn checked(number: f32) -> Result<f32, ModelError> {
    if number.abs() <= LARGEST { Ok(number) } else { Err(ModelError::Number) }
}

/// A float of 16 bits (IEEE binary16).
fn half(bits: u16) -> f32 {
    let (sign, exponent, fraction) =
        (u32::from(bits >> 15), u32::from(bits >> 10 & 31), u32::from(bits & 1023));
    let size = match exponent {
        0 => fraction as f32 / (1 << 24) as f32,
        31 => f32::INFINITY,
        _ => f32::from_bits((exponent + 112) << 23 | fraction << 13),
    };
    if sign == 1 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_floats_are_read() {
        for (bits, value) in [
            (0x0000, 0.0),
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x7bff, 65504.0),
            (0x0001, 5.960_464_5e-8),
            (0x03ff, 6.097_555e-5),
            (0x0400, 6.103_515_6e-5),
            (0x3555, 0.333_251_95),
        ] {
            assert_eq!(half(bits), value, "{bits:#x}");
        }
        assert!(checked(half(0x7c00)).is_err() && checked(f32::NAN).is_err());
    }

    #[test]
    fn what_is_wrong_is_said() {
        let error = |bytes: &[u8]| File::open(bytes).err();
        assert_eq!(error(b""), Some(ModelError::NotAModel));
        assert_eq!(error(b"ON-READ\0"), Some(ModelError::Length));
        assert_eq!(error(b"ON-READ\0\x02\0\0\0"), Some(ModelError::Version { found: 2 }));
        assert_eq!(error(b"ON-READ\0\x01\0\0\0\x05\0\0\0\0\0\0\0"), Some(ModelError::Length));
        assert_eq!(error(b"ON-READ\0\x01\0\0\0\x01\0\0\0\0\0\0\0x"), Some(ModelError::Damaged));
        assert!(ModelError::Version { found: 2 }.to_string().contains("from one release"));
    }
}
