//! The checksum CRC-32 (ISO 3309), which spreads words over the rows of the network's tables.
//!
//! ```text
//! Crc::start().with(b"said").with(&[1]).value() = zlib.crc32(b"said\x01")
//! ```

/// What a byte adds, by the remainder so far.
const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut rest = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            rest = if rest & 1 == 1 { rest >> 1 ^ 0xedb8_8320 } else { rest >> 1 };
            bit += 1;
        }
        table[byte] = rest;
        byte += 1;
    }
    table
};

/// A checksum of the bytes so far.
#[derive(Clone, Copy)]
pub(super) struct Crc(u32);

impl Crc {
    /// Of no bytes.
    pub(super) const fn start() -> Self {
        Self(u32::MAX)
    }

    /// With these bytes after the ones so far.
    pub(super) fn with(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |rest, &b| TABLE[(rest as u8 ^ b) as usize] ^ rest >> 8))
    }

    /// The checksum.
    pub(super) const fn value(self) -> u32 {
        !self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Crc;

    #[test]
    fn it_is_the_known_one() {
        assert_eq!(Crc::start().with(b"123456789").value(), 0xcbf4_3926);
        assert_eq!(Crc::start().with(b"1234").with(b"56789").value(), 0xcbf4_3926);
        assert_eq!(Crc::start().value(), 0);
    }
}
