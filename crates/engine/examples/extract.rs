//! Prints the statements of articles: who said what, to whom, when, and how sure the engine is.
//!
//! ```sh
//! cargo run --release --example extract -- article.txt
//! cargo run --release --example extract -- --json - < article.txt
//! ```

use on_record_engine::extract::{ReadStatement, Reading, statements};
use on_record_engine::{Reader, Span};
use std::io::{Read, Write};
use std::process::ExitCode;

const USAGE: &str = "\
usage: extract [--json] ARTICLE...
       extract --model

ARTICLE   a text file in UTF-8; - reads from standard input
--json    one JSON object a statement, as `on-record extract` writes them
--model   only the name of the model that reads, a hash of its file, and the language";

fn main() -> ExitCode {
    let (options, paths): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let asks = |option: &str| options.iter().any(|given| given == option);
    if let Some(unknown) =
        options.iter().find(|option| !["--json", "--model", "--help"].contains(&option.as_str()))
    {
        eprintln!("extract: there is no option {unknown}\n\n{USAGE}");
        return ExitCode::from(2);
    }
    if asks("--help") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    // A reader is made once: it holds the model, and may be shared between threads.
    let reader = Reader::built_in();
    if asks("--model") {
        println!("{}", reader.read_by());
        return ExitCode::SUCCESS;
    }
    if paths.is_empty() {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    for path in &paths {
        let printed = text_of(path).and_then(|text| print(&text, &reader.read(&text), asks("--json")));
        if let Err(message) = printed {
            eprintln!("extract: {message}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn text_of(path: &str) -> Result<String, String> {
    if path == "-" {
        let mut text = String::new();
        let read = std::io::stdin().read_to_string(&mut text);
        return read.map(|_| text).map_err(|error| format!("standard input cannot be read: {error}"));
    }
    std::fs::read_to_string(path).map_err(|error| format!("{path} cannot be read: {error}"))
}

fn print(text: &str, reading: &Reading, json: bool) -> Result<(), String> {
    let mut lines = Vec::new();
    if json {
        for statement in statements(text, reading) {
            lines.push(serde_json::to_string(&statement).map_err(|error| error.to_string())?);
        }
    } else {
        lines.extend(reading.statements.iter().map(|statement| shown(statement, text, reading)));
    }
    let mut out = std::io::stdout().lock();
    // A reader who leaves early (`| head`) is no error.
    let _ = lines.iter().try_for_each(|line| writeln!(out, "{line}"));
    Ok(())
}

/// A statement as people read it.
fn shown(statement: &ReadStatement, text: &str, reading: &Reading) -> String {
    let words = |spans: &[Span]| {
        let pieces: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        // On one line, whatever breaks the article has inside a statement.
        pieces.join(" … ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let attribution = &statement.attribution;
    // `shown_speaker` is `None` where the speaker is unknown, and where they are not sure enough to be named.
    let speaker = statement.shown_speaker().and_then(|id| reading.entities.get(id));
    let mut line = format!(
        "{}, {}, {}% sure: {}",
        speaker.map_or("unknown speaker", |entity| entity.name.as_str()),
        attribution.manner.word(),
        statement.confidence.content,
        words(&attribution.content)
    );
    if let Some((channel, _)) = &statement.addressee {
        line += &format!("\n    told to {channel}");
    }
    if let Some(basis) = statement.said.basis {
        let day = statement
            .said
            .on
            .map_or_else(|| "on a day that the text does not give".to_owned(), |d| d.to_string());
        line += &format!("\n    said {day} (“{}”)", basis.of(text));
    }
    line
}
