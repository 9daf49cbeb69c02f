//! Starting other programs, and saying so.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The result of a task; the error is one sentence for the terminal: what failed, and what to do.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// The folder that holds the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The folder of the browser tests.
pub(crate) fn browser_tests() -> PathBuf {
    root().join("tests").join("browser")
}

/// Where the articles with labels may lie that are not part of the project.
pub(crate) fn shared() -> PathBuf {
    root().join("..").join("shared")
}

/// A program as if typed in the project's folder, with the project's own tools found first.
pub(crate) fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(find(program).unwrap_or_else(|| program.into()));
    command.args(arguments).current_dir(root());
    if let Ok(path) = std::env::join_paths(places()) {
        command.env("PATH", path);
    }
    command
}

/// The same program, for which nobody answers: what it asks of a network goes to a door that is shut.
pub(crate) fn without_network(mut command: Command) -> Command {
    const SHUT: &str = "http://127.0.0.1:9";
    for name in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        command.env(name, SHUT);
    }
    command.env_remove("no_proxy").env_remove("NO_PROXY");
    command
}

/// Runs it with its output on the terminal.
pub(crate) fn run(mut command: Command) -> Outcome {
    let line = written(&command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(match status.code() {
            Some(code) => format!("`{line}` ended with code {code}; its own words stand above."),
            None => format!("`{line}` was stopped."),
        }),
        Err(error) => Err(format!("`{line}` could not be started: {error}.")),
    }
}

/// What it prints, or `None` where it is missing or fails.
pub(crate) fn ask(program: &str, arguments: &[&str]) -> Option<String> {
    let output = command(program, arguments).stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    let words = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(words)
}

/// The command as one would type it.
pub(crate) fn written(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Where a program lies, looked for in the project's own tools, cargo's and then PATH.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    // npm's tools are scripts on Windows.
    let names = [file, format!("{program}.cmd")];
    let names = if cfg!(windows) { &names[..] } else { &names[..1] };
    places()
        .into_iter()
        .flat_map(|dir| names.iter().map(move |name| dir.join(name)))
        .find(|path| path.is_file())
}

fn places() -> Vec<PathBuf> {
    let mut places = vec![browser_tests().join("node_modules").join(".bin")];
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = std::env::home_dir().map(|home| home.join(".cargo"));
    places.extend(cargo_home.or(home).map(|dir| dir.join("bin")));
    places.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths));
    places
}

/// Says what happens next.
pub(crate) fn say(words: &str) {
    println!("▸ {words}");
}
