//! What a stream may be packed in: gzip, as `zcat` unpacks it.

use crate::format::Stream;
use flate2::bufread::MultiGzDecoder;
use std::io::BufReader;

/// The ending of packed files.
const ENDING: &str = ".gz";

/// How much is unpacked at once.
const PIECE: usize = 1 << 15;

/// Whether a stream that begins so is packed.
pub(crate) fn is_packed(start: &[u8]) -> bool {
    start.starts_with(b"\x1f\x8b")
}

/// What is in a packed stream.
pub(crate) fn unpack(stream: Stream) -> Stream {
    Box::new(BufReader::with_capacity(PIECE, MultiGzDecoder::new(stream)))
}

/// A file's name without the ending that tells that it is packed: `a.txt` of `a.txt.gz`.
pub(crate) fn without_ending(name: &str) -> &str {
    let cut = name.len().saturating_sub(ENDING.len());
    match name.get(cut..) {
        Some(ending) if cut > 0 && ending.eq_ignore_ascii_case(ENDING) => &name[..cut],
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::without_ending;

    #[test]
    fn names_lose_their_packing() {
        assert_eq!(without_ending("a/b.txt.GZ"), "a/b.txt");
        assert_eq!(without_ending("b.txt"), "b.txt");
        assert_eq!(without_ending(".gz"), ".gz");
        assert_eq!(without_ending("é"), "é");
    }
}
