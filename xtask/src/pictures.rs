//! Pictures of the built page, to look at: every view at three widths, light, dark, with text of twice the size, in forced
//! colours, in German and Arabic, on the seeds and on ten thousand statements; a sheet of each beside the single ones. Two of
//! them are the README's.

use crate::check;
use crate::run::{Outcome, browser_tests, root, say};
use crate::steps::Done;

const SHOWN: [(&str, &str); 2] =
    [("statements-1280-light.png", "explorer.png"), ("statements-1280-dark.png", "explorer-dark.png")];

/// Takes all of them into tests/browser/pictures/, and copies the README's to docs/.
pub(crate) fn take() -> Outcome {
    if let Done::Skipped(why) = check::in_page(&[("ON_RECORD_PICTURES", "1")])? {
        return Err(format!("No pictures: {why}."));
    }
    say("tests/browser/pictures/ holds every view.");
    copy()
}

fn copy() -> Outcome {
    let docs = root().join("docs");
    std::fs::create_dir_all(&docs).map_err(|e| format!("docs/ cannot be made: {e}."))?;
    for (taken, shown) in SHOWN {
        std::fs::copy(browser_tests().join("pictures").join(taken), docs.join(shown)).map_err(|_| {
            format!("tests/browser/pictures/{taken} is not there, though the pictures were taken.")
        })?;
        say(&format!("docs/{shown}"));
    }
    Ok(())
}
