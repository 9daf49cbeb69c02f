//! Building and serving the page with trunk.

use crate::native;
use crate::run::{Outcome, command, root, run, say};
use crate::setup;
use std::path::PathBuf;
use std::process::Command;

/// Where the finished page lies.
pub(crate) fn finished() -> PathBuf {
    root().join("dist")
}

/// `trunk serve`: prints the address and reloads on change.
pub(crate) fn serve(options: &[String]) -> Outcome {
    setup::page_tools()?;
    let mut options = options.to_vec();
    if options.iter().any(|o| o == "--release") {
        setup::npm_packages()?;
        // Nobody finishes this build: there are no files beside it that could hold the languages.
        options.extend(["--features", "alone"].map(str::to_owned));
    }
    let help = options.iter().any(|o| matches!(o.as_str(), "-h" | "--help"));
    if !help {
        let address = value(&options, "--address", "-a").unwrap_or("127.0.0.1");
        let port = value(&options, "--port", "-p").unwrap_or("8080");
        say(&format!(
            "The page will be at http://{address}:{port}/ and reload on every change; Ctrl-C ends it."
        ));
        say("The first build takes a minute or two.");
    }
    run(trunk("serve", &options))
}

/// What `--single-file` writes.
const SINGLE: &str = "dist/on-record.html";

/// `trunk build --release` into dist/, finished: static lists, the element, with `--single-file` the one file.
pub(crate) fn build(options: &[String]) -> Outcome {
    setup::page_tools()?;
    setup::npm_packages()?;
    say("Building the page for release.");
    let single = options.iter().any(|option| option == "--single-file");
    let options: Vec<String> = options.iter().filter(|option| *option != "--single-file").cloned().collect();
    release(&options, single.then_some(SINGLE))?;
    crate::size::tell()?;
    if single {
        say(&format!("{SINGLE} holds the whole page and opens from a disk."));
    }
    Ok(())
}

/// The release build alone, with the tools at hand.
pub(crate) fn release(options: &[String], single: Option<&str>) -> Outcome {
    let dist = compiled(options)?;
    let file = single.map_or(vec![], |file| vec!["--single-file", file]);
    run(native::alone("on-record-site", &[&[dist.as_str()][..], &file].concat()))
}

/// The page and the readers of a release, which only lack their static pages and the element; gives their folder.
pub(crate) fn compiled(options: &[String]) -> Outcome<String> {
    let mut all = vec!["--release".to_owned()];
    all.extend_from_slice(options);
    // Each of the three modules is joined on one core for minutes: side by side, as their folders in target/ differ.
    let (page, readers) = std::thread::scope(|scope| {
        let readers = scope.spawn(crate::reader::compile);
        let page = run(trunk("build", &all));
        (page, readers.join().unwrap_or_else(|_| Err("Building the reader ended early.".to_owned())))
    });
    page.and(readers)?;
    let dist = value(options, "--dist", "-d").unwrap_or("dist").to_owned();
    crate::reader::lay_out(&root().join(&dist).join("reader"))?;
    Ok(dist)
}

/// Trunk with what makes it take its tools from PATH and ask no server for a newer version of itself.
fn trunk(task: &str, options: &[String]) -> Command {
    let mut arguments = vec![task];
    arguments.extend(options.iter().map(String::as_str));
    let mut trunk = command("trunk", &arguments);
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    if std::env::var_os("TRUNK_OFFLINE").is_none() {
        trunk.env("TRUNK_OFFLINE", "true");
    }
    // Trunk reads NO_COLOR as true or false and refuses the usual "1".
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk
}

/// The value of an option given as `--port 9000`, `--port=9000` or `-p 9000`.
fn value<'a>(options: &'a [String], long: &str, short: &str) -> Option<&'a str> {
    let at = options.iter().position(|o| o == long || o == short || o.starts_with(&format!("{long}=")))?;
    match options.get(at)?.split_once('=') {
        Some((_, value)) => Some(value),
        None => options.get(at + 1).map(String::as_str),
    }
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn finds_the_port_however_it_is_written() {
        for written in ["--port 9000", "--port=9000", "-p 9000", "--open --port 9000"] {
            let options: Vec<String> = written.split(' ').map(str::to_owned).collect();
            assert_eq!(value(&options, "--port", "-p"), Some("9000"), "{written}");
        }
        assert_eq!(value(&["--open".to_owned()], "--port", "-p"), None);
    }
}
