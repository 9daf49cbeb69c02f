//! Long texts are read in bounded memory.
#![cfg(feature = "weights")]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use allocation_counter::measure;
use on_record_engine::{Reader, Reading};

const MEGABYTE: usize = 1 << 20;

/// A text of so many bytes: paragraphs of reporting, some of which say who said what.
fn long(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 400);
    for paragraph in 0.. {
        if text.len() >= bytes {
            return text;
        }
        text.push_str(match paragraph % 4 {
            0 => "“The bridge will last for many years,” Ada Example said at the harbour on Monday.\n\n",
            1 => "The harbour was built where the river meets the sea, and the old mill still stands beside it.\n\n",
            2 => "Ben Sample told reporters that the toll would go up again before the end of the summer.\n\n",
            _ => "It rained all day. Boats lay in the bay, and nobody came to look at them or to buy fish.\n\n",
        });
    }
    text
}

/// What was read, and how many bytes were held at most while it was.
fn read(reader: &Reader, text: &str) -> (Reading, u64) {
    let mut reading = None;
    let counted = measure(|| reading = Some(reader.read(text)));
    (reading.unwrap(), counted.bytes_max)
}

#[test]
fn a_text_of_a_megabyte_is_read_in_bounded_memory() {
    let reader = Reader::built_in();
    let (one, two) = (long(MEGABYTE), long(2 * MEGABYTE));
    let (reading, once) = read(&reader, &one);
    assert!(reading.statements.len() > 3000, "{} statements", reading.statements.len());
    assert!(once < 64 << 20, "a megabyte took {once} bytes");
    // The network's rows are those of one stretch of the text, however long it is: what grows is what was read.
    let (_, twice) = read(&reader, &two);
    assert!(twice < once + (16 << 20), "two megabytes took {twice} bytes, one {once}");
}
