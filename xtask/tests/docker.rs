//! The Docker file, as far as it can be checked without Docker: what it copies, builds and names is there, and the last
//! image holds the command alone.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn text(file: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    fs::read_to_string(root.join(file)).unwrap()
}

/// The instructions, each with its lines joined.
fn instructions(file: &str) -> Vec<String> {
    let lines = file.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
    let joined = lines.replace("\\\n", " ");
    joined.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_last_image_is_the_command_alone() {
    let all = instructions(&text("Dockerfile"));
    let last = all.iter().rposition(|line| line.starts_with("FROM ")).unwrap();
    assert_eq!(all[last], "FROM scratch");
    let copies: Vec<&String> = all[last..].iter().filter(|line| line.starts_with("COPY ")).collect();
    assert_eq!(copies, ["COPY --from=build /on-record /on-record"]);
    assert!(all.contains(&"ENTRYPOINT [\"/on-record\"]".to_owned()), "{all:?}");
    // An image without a system has no shell to run anything with.
    assert!(!all[last..].iter().any(|line| line.starts_with("RUN ")), "{all:?}");

    let stages: BTreeSet<&str> =
        all.iter().filter_map(|line| line.strip_prefix("FROM ")?.split(" AS ").nth(1)).collect();
    for from in all.iter().filter_map(|line| line.strip_prefix("COPY --from=")) {
        let stage = from.split(' ').next().unwrap();
        assert!(stages.contains(stage), "{stage} is no stage");
    }
    let made = all[..last]
        .iter()
        .any(|line| line.starts_with("RUN ") && line.ends_with("/native/on-record\" /on-record"));
    assert!(made, "nothing makes what is copied");
}

#[test]
fn what_it_builds_is_there_and_released_for_the_same_target() {
    let all = instructions(&text("Dockerfile")).join("\n");
    assert!(
        text("crates/cli/Cargo.toml").contains("name = \"on-record-cli\"")
            && all.contains("--package on-record-cli")
    );
    assert!(text("Cargo.toml").contains("[profile.native]") && all.contains("--profile native"));
    assert!(text("crates/cli/build.rs").contains("\"ON_RECORD_PAGE\"") && all.contains("ON_RECORD_PAGE="));
    assert!(text(".cargo/config.toml").contains("xtask") && all.contains("cargo xtask build"));
    assert!(all.contains("-unknown-linux-musl"));
    assert!(text(".github/workflows/release.yml").contains("target: x86_64-unknown-linux-musl"));
    let wanted = text("Cargo.toml")
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = \"1.")?.strip_suffix('"')?.parse::<u32>().ok());
    assert!(wanted.is_some() && all.contains("FROM rust:1-"), "a newer Rust is asked for than the image has");
}

#[test]
fn nothing_that_is_built_is_left_out() {
    let ignored = text(".dockerignore");
    let members = text("Cargo.toml");
    for left_out in ignored.lines().filter(|line| !line.is_empty()) {
        let package = format!("\"{left_out}\"");
        assert!(!members.contains(&package), "{left_out} is a package of the workspace");
        assert!(
            !["seeds", "boot", "styles", "src", "npm", "tests/browser"].contains(&left_out),
            "{left_out} is needed"
        );
    }
    for large in ["target", ".git", "**/node_modules"] {
        assert!(ignored.lines().any(|line| line == large), "{large} would travel");
    }
}
