//! Plain text: a file is an article, byte for byte.

use crate::article::Article;
use crate::format::{Format, Likeness, Origin, Outcome, Read};

/// Plain text.
pub(super) const FORMAT: Format =
    Format { name: "text", label: "plain text", endings: &["txt"], recognise, read: Read::One(read) };

fn recognise(_: &[u8]) -> Likeness {
    Likeness::WhenUnclaimed
}

fn read(origin: &Origin, bytes: Vec<u8>) -> Outcome {
    let text = String::from_utf8(bytes).map_err(|e| {
        origin.error(None, format!("not UTF-8 from byte {} on; skipped", e.utf8_error().valid_up_to()))
    })?;
    Ok(Article::new(&origin.id, text))
}
