//! The built page that a site is made from: the one that the command carries, or one in a folder.

use flate2::read::DeflateDecoder;
use on_record_site::finished::Finished;
use std::io::Read;
use std::path::Path;

/// What `build.rs` packed; empty where the command was built without a page.
static CARRIED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/page.bin"));

/// The page in the folder, or the one that the command carries.
pub(crate) fn open(folder: Option<&Path>) -> Result<Finished, String> {
    match folder {
        Some(folder) => Finished::read(folder),
        None if CARRIED.is_empty() => Err(
            "this command was built without the page: name a built one with --page DIR, or build the command with \
             `cargo xtask package`"
                .to_owned(),
        ),
        None => {
            let damaged = "the page that this command carries is damaged: install the command anew";
            let mut bytes = vec![];
            DeflateDecoder::new(CARRIED).read_to_end(&mut bytes).map_err(|_| damaged)?;
            Finished::of_files(unpacked(&bytes).ok_or(damaged)?)
        }
    }
}

/// Paths and files, as `build.rs` writes them one after the other.
fn unpacked(mut bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut files = vec![];
    while !bytes.is_empty() {
        let path = String::from_utf8(part(&mut bytes)?.to_vec()).ok()?;
        files.push((path, part(&mut bytes)?.to_vec()));
    }
    Some(files)
}

fn part<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (part, rest) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    *bytes = rest;
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::unpacked;

    #[test]
    fn files_come_back_and_what_is_cut_short_does_not() {
        let packed = b"\x01\0\0\0a\x02\0\0\0xy\x03\0\0\0b/c\0\0\0\0";
        let files = unpacked(packed).unwrap();
        assert_eq!(files, [("a".to_owned(), b"xy".to_vec()), ("b/c".to_owned(), vec![])]);
        assert_eq!(unpacked(&packed[..packed.len() - 1]), None);
        assert_eq!(unpacked(&packed[..10]), None);
    }
}
