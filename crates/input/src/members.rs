//! Gzip, member by member, as `zcat` unpacks it. A web archive is packed record by record, so that damage in one need not
//! cost those behind it: the damage is told once, as an error, and reading goes on where the next record begins. What is
//! packed in another way ends at its first damage.

use flate2::bufread::GzDecoder;
use std::io::{BufRead, Error, ErrorKind, Read, Result};

/// How many packed bytes of a member are kept, to look through them for the next one's beginning.
const MOST: usize = 4 << 20;
/// What each member begins with.
const MAGIC: &[u8] = b"\x1f\x8b\x08";
/// What a record begins with.
const RECORD: &[u8; 5] = b"WARC/";

/// What is in all members.
pub(crate) struct Members<R> {
    /// The one that is read; `None` once they have ended.
    member: Option<GzDecoder<Marked<R>>>,
    /// Whether some of it was given on.
    is_begun: bool,
}

impl<R: BufRead> Members<R> {
    /// Those of a stream.
    pub(crate) fn new(stream: R) -> Self {
        let packed = Marked { stream, bytes: vec![], at: 0, is_whole: true };
        Self { member: Some(GzDecoder::new(packed)), is_begun: false }
    }

    /// Goes to the next member that begins as a record does, wherever in the damaged one the decoder had come to.
    fn resume(&mut self) -> Result<()> {
        let Some(mut packed) = self.member.take().map(GzDecoder::into_inner) else { return Ok(()) };
        packed.back_to(1);
        while packed.find(MAGIC)? {
            let mut start = [0; RECORD.len()];
            let mut member = GzDecoder::new(packed);
            let begins = member.read_exact(&mut start).is_ok() && start == *RECORD;
            packed = member.into_inner();
            packed.back_to(usize::from(!begins));
            if begins {
                self.member = Some(GzDecoder::new(packed));
                return Ok(());
            }
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, to: &mut [u8]) -> Result<usize> {
        while let Some(member) = &mut self.member {
            match member.read(to) {
                Ok(0) if !to.is_empty() => {
                    self.is_begun = false;
                    let mut packed = self.member.take().map(GzDecoder::into_inner);
                    if let Some(packed) = &mut packed {
                        packed.mark();
                        if packed.fill_buf()?.is_empty() {
                            return Ok(0);
                        }
                    }
                    self.member = packed.map(GzDecoder::new);
                }
                Err(error) if is_damage(&error) => {
                    let kind = if self.is_begun { ErrorKind::InvalidData } else { ErrorKind::InvalidInput };
                    self.is_begun = false;
                    self.resume()?;
                    return Err(Error::new(kind, error));
                }
                given => {
                    self.is_begun |= given.as_ref().is_ok_and(|&many| many > 0);
                    return given;
                }
            }
        }
        Ok(0)
    }
}

/// Whether an error tells of damaged content, behind which there may be more, and not of a source that fails.
pub(crate) fn is_damage(error: &Error) -> bool {
    is_of_next(error) || matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::UnexpectedEof)
}

/// Whether the damage is at the beginning of a member, so that what came before it is whole.
pub(crate) fn is_of_next(error: &Error) -> bool {
    error.kind() == ErrorKind::InvalidInput
}

/// A stream that one can go back in, as far as a mark.
struct Marked<R> {
    stream: R,
    /// What came since the mark.
    bytes: Vec<u8>,
    /// Where in it reading is.
    at: usize,
    /// Whether all of it is kept.
    is_whole: bool,
}

impl<R: BufRead> Marked<R> {
    /// One can go back to here.
    fn mark(&mut self) {
        self.bytes.drain(..self.at.min(self.bytes.len()));
        self.at = 0;
        self.is_whole = true;
    }

    /// Goes back to so many bytes behind the mark. Where too many came since it stays where it is.
    fn back_to(&mut self, place: usize) {
        if self.is_whole {
            self.at = place.min(self.bytes.len());
        }
    }

    /// Goes on to where this begins, and marks it. `false` where it comes no more.
    fn find(&mut self, wanted: &[u8]) -> Result<bool> {
        loop {
            let ahead = self.bytes.get(self.at..).unwrap_or_default();
            if let Some(place) = ahead.windows(wanted.len()).position(|bytes| bytes == wanted) {
                self.at += place;
                self.mark();
                return Ok(true);
            }
            self.at += ahead.len().saturating_sub(wanted.len() - 1);
            self.mark();
            if !self.more()? {
                return Ok(false);
            }
        }
    }

    /// Takes more bytes in; whether there were any.
    fn more(&mut self) -> Result<bool> {
        let more = self.stream.fill_buf()?;
        let taken = more.len();
        self.bytes.extend_from_slice(more);
        self.stream.consume(taken);
        Ok(taken > 0)
    }
}

impl<R: BufRead> Read for Marked<R> {
    fn read(&mut self, to: &mut [u8]) -> Result<usize> {
        let taken = self.fill_buf()?.read(to)?;
        self.consume(taken);
        Ok(taken)
    }
}

impl<R: BufRead> BufRead for Marked<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.at >= self.bytes.len() {
            if self.at > MOST {
                self.mark();
                self.is_whole = false;
            }
            self.more()?;
        }
        Ok(self.bytes.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, taken: usize) {
        self.at += taken;
    }
}

#[cfg(test)]
mod tests {
    use super::Members;
    use flate2::{Compression, write::GzEncoder};
    use std::io::{Read as _, Write as _};

    fn packed(text: &str) -> Vec<u8> {
        let mut packer = GzEncoder::new(vec![], Compression::default());
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    }

    /// What comes, and how often damage is told.
    fn read(bytes: &[u8]) -> (String, usize) {
        let (mut members, mut text, mut damage) = (Members::new(bytes), vec![], 0);
        loop {
            let mut piece = [0; 7];
            match members.read(&mut piece) {
                Ok(0) => return (String::from_utf8_lossy(&text).into_owned(), damage),
                Ok(taken) => text.extend_from_slice(&piece[..taken]),
                Err(_) => damage += 1,
            }
        }
    }

    #[test]
    fn whole_members_follow_each_other() {
        assert_eq!(read(&[packed("one, "), packed(""), packed("two")].concat()), ("one, two".to_owned(), 0));
        assert_eq!(read(&packed("")), (String::new(), 0));
    }

    #[test]
    fn wherever_a_record_is_damaged_the_next_one_is_read() {
        let records =
            ["WARC/1.0 the first of them", "WARC/1.0 the second of them", "WARC/1.0 the third of them"];
        let [first, second, third] = records.map(packed);
        for place in 0..second.len() {
            for change in [0xff, 0x01, 0x80] {
                let mut damaged = second.clone();
                damaged[place] ^= change;
                let (text, damage) = read(&[&first[..], &damaged, &third].concat());
                assert!(text.starts_with(records[0]) && text.ends_with(records[2]), "{place}: {text}");
                // Some bytes of a member's head mean nothing.
                assert!(
                    damage == 1 || (damage == 0 && text.contains(records[1])),
                    "{place}: {damage} {text}"
                );
            }
        }
        // Cut, and with another's beginning inside.
        let (text, damage) = read(&[&first[..], &second[..second.len() / 2], &third].concat());
        assert!(text.ends_with(records[2]) && damage == 1, "{text}");
    }

    #[test]
    fn what_is_no_web_archive_ends_at_its_damage() {
        let mut lines = packed("a line, and another one");
        lines[14] ^= 0xff;
        let (text, damage) = read(&[lines, packed("and more")].concat());
        assert!(!text.contains("more") && damage == 1, "{text}");
    }
}
