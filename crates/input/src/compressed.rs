//! What a stream may be packed in: gzip, as `zcat` unpacks it; zstd with the feature `documents`.

use crate::format::Stream;
use crate::members::Members;
#[cfg(feature = "documents")]
use flate2::bufread::MultiGzDecoder;
use std::io::BufReader;
#[cfg(feature = "documents")]
use std::io::Read as _;

/// The endings of packed files.
const ENDINGS: &[&str] = if cfg!(feature = "documents") { &[".gz", ".zst"] } else { &[".gz"] };

/// The endings of what holds articles and is no format: archives, documents that are archives, packed files.
#[cfg(feature = "files")]
pub(crate) const HOLDING: &[&str] =
    if cfg!(feature = "documents") { &["docx", "odt", "zip", "gz", "zst"] } else { &["gz"] };

/// How much is unpacked at once.
const PIECE: usize = 1 << 15;

/// Whether a stream that begins so is packed.
pub(crate) fn is_packed(start: &[u8]) -> bool {
    start.starts_with(b"\x1f\x8b") || is_zstd(start)
}

fn is_zstd(start: &[u8]) -> bool {
    cfg!(feature = "documents") && start.starts_with(b"\x28\xb5\x2f\xfd")
}

/// What is in a packed stream that begins with `start`.
///
/// # Errors
/// A stream that is damaged at its beginning.
pub(crate) fn unpack(start: &[u8], stream: Stream) -> std::io::Result<Stream> {
    #[cfg(feature = "documents")]
    if is_zstd(start) {
        let decoder = ruzstd::decoding::StreamingDecoder::new(stream).map_err(std::io::Error::other)?;
        return Ok(Box::new(BufReader::with_capacity(PIECE, decoder)));
    }
    let _ = start;
    Ok(Box::new(BufReader::with_capacity(PIECE, Members::new(stream))))
}

/// What is in bytes that may be packed, as far as it goes; at most a few hundred megabytes.
#[cfg(feature = "documents")]
pub(crate) fn unpacked(bytes: Vec<u8>) -> Vec<u8> {
    const LARGEST: u64 = 256 << 20;
    if !is_packed(&bytes) {
        return bytes;
    }
    let mut whole = Vec::new();
    // What is broken at its end is read up to there: a page is worth more than none.
    let _ = MultiGzDecoder::new(bytes.as_slice()).take(LARGEST).read_to_end(&mut whole);
    whole
}

/// A file's name without the ending that tells that it is packed: `a.txt` of `a.txt.gz`.
pub(crate) fn without_ending(name: &str) -> &str {
    let packed = ENDINGS.iter().find_map(|ending| {
        let cut = name.len().checked_sub(ending.len()).filter(|&cut| cut > 0)?;
        let (stem, found) = name.split_at_checked(cut)?;
        found.eq_ignore_ascii_case(ending).then_some(stem)
    });
    packed.unwrap_or(name)
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
