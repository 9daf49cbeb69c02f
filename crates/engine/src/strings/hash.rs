//! Hashes of words and of numbers, the same on every machine and in every build.

/// Mixes numbers into one hash (the multiply-rotate of FxHash).
#[inline]
pub(crate) fn mix(hash: u64, value: u64) -> u64 {
    (hash.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// The hash of a word without regard to case, digits as zeros.
#[cfg(feature = "extract")]
pub(crate) fn word_hash(word: &str) -> u32 {
    let mut hash = 0u64;
    if word.is_ascii() {
        for &b in word.as_bytes() {
            let b = if b.is_ascii_digit() { b'0' } else { b.to_ascii_lowercase() };
            hash = mix(hash, u64::from(b));
        }
    } else {
        for c in word.chars().flat_map(char::to_lowercase) {
            // Typographic and plain apostrophes and quotation marks are the same word.
            let c = match c {
                '’' | '‘' => '\'',
                '“' | '”' | '«' | '»' | '„' => '"',
                '–' | '―' => '—',
                c => c,
            };
            hash = mix(hash, u64::from(u32::from(c)));
        }
    }
    (hash >> 32) as u32
}
