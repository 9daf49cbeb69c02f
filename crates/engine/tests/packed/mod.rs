//! Small corpora of texts that are read by the built-in model.

use on_record_engine::Reader;
use on_record_engine::model::Corpus;
use on_record_engine::pack::{Manifest, ReadArticle, pack};
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(Reader::built_in);

/// Texts as a corpus, each an article that is called by its number.
pub(crate) fn packed(texts: &[&str], manifest: &Manifest) -> Corpus {
    let article = |(n, text): (usize, &&str)| ReadArticle {
        name: format!("{n}"),
        text: (*text).to_owned(),
        reading: READER.read(text),
    };
    pack(texts.iter().enumerate().map(article).collect(), manifest, READER.language()).0
}
