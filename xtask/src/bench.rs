//! Measurements. They print; they never fail because something was slow.

use crate::check::generated;
use crate::run::{Outcome, browser_tests, command, root, run, say, target};
use crate::{page, setup};

/// Measures what is named, or both.
pub(crate) fn run_all(only: &[String]) -> Outcome {
    let wanted = |name: &str| only.is_empty() || only.iter().any(|o| o == name);
    if wanted("engine") {
        say("The extraction, beside a pass over the words of the same text.");
        run(command(
            "cargo",
            &[
                "bench",
                "--quiet",
                "--locked",
                "--package",
                "on-record-score",
                "--bench",
                "extract",
                "--profile",
                "native",
            ],
        ))?;
    }
    if wanted("page") {
        setup::page_tools()?;
        setup::npm_packages()?;
        let chromium = setup::browser()?
            .ok_or_else(|| format!("The page cannot be measured: {}.", setup::NO_BROWSER))?;
        if !root().join("dist").join("index.html").is_file() {
            say("Building the page for release first.");
            page::release(&[], None)?;
        }
        generated("10000", "generated-10k.orc")?;
        say("A click on a filter, in Chromium, beside a scan in plain JavaScript.");
        let mut node = command("node", &["bench.mjs"]);
        node.current_dir(browser_tests())
            .env("ON_RECORD_CHROMIUM", chromium)
            .env("ON_RECORD_GENERATED", target().join("generated-10k.orc"));
        run(node)?;
    }
    Ok(())
}
