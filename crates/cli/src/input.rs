//! Where the command takes articles from: the paths it is given, or standard input where there are none.

use on_record_input::{FORMATS, Input, Origin, files, open};
use std::io::BufReader;
use std::path::PathBuf;

/// Articles on their way in.
pub(crate) struct Inputs {
    /// Each of them, in order.
    pub(crate) articles: Box<dyn Iterator<Item = Input> + Send>,
    /// How many there are, where that is known.
    pub(crate) many: Option<usize>,
}

/// The articles that the paths stand for.
pub(crate) fn inputs(paths: &[PathBuf]) -> Result<Inputs, String> {
    if paths.is_empty() {
        let origin = Origin::new("standard-input", "standard input");
        let stream = Box::new(BufReader::new(std::io::stdin()));
        return Ok(Inputs { articles: open(FORMATS, origin, stream), many: None });
    }
    let mut sources = files::sources(paths, FORMATS).map_err(|e| e.to_string())?;
    for (row, source) in sources.iter_mut().enumerate() {
        source.origin.name = format!("input {}, {}", row + 1, source.origin.name);
    }
    let many = sources.iter().all(|source| source.is_one(FORMATS)).then_some(sources.len());
    let articles = Box::new(sources.into_iter().flat_map(|source| source.open(FORMATS)));
    Ok(Inputs { articles, many })
}
