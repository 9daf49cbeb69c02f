//! The README's picture, as the journeys took it.

use crate::run::{Outcome, browser_tests, root, say};

const SHOWN: [(&str, &str); 2] =
    [("statements-1280-light.png", "explorer.png"), ("statements-1280-dark.png", "explorer-dark.png")];

/// Copies it to docs/.
pub(crate) fn copy() -> Outcome {
    let docs = root().join("docs");
    std::fs::create_dir_all(&docs).map_err(|e| format!("docs/ cannot be made: {e}."))?;
    for (taken, shown) in SHOWN {
        std::fs::copy(browser_tests().join("pictures").join(taken), docs.join(shown)).map_err(|_| {
            format!("tests/browser/pictures/{taken} is not there: run `cargo xtask test build journeys` first, which takes it.")
        })?;
        say(&format!("docs/{shown}"));
    }
    Ok(())
}
