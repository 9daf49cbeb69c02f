//! A thousand articles for checks and measurements: the paragraphs of the project's own articles, dealt anew, so that each is as
//! long as a report and none prints another one's text. The same ones on every machine.

use crate::native;
use crate::run::{Outcome, target};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// How many paragraphs an article has.
const FEWEST: u64 = 6;
const MOST: u64 = 14;

/// Writes this number of articles as JSON lines; gives the file. The command reads the project's own.
pub(crate) fn generated(count: usize, program: &Path) -> Outcome<PathBuf> {
    let own = native::printed_by(program, "read", &native::ARTICLES)?;
    let paragraphs: Vec<&str> = own.lines().filter_map(text).flat_map(|text| text.split("\\n\\n")).collect();
    if paragraphs.len() < 200 {
        return Err(format!("The project's articles have {} paragraphs: too few to deal.", paragraphs.len()));
    }
    let file = target().join(format!("articles-{count}.jsonl"));
    std::fs::write(&file, dealt(&paragraphs, count))
        .map_err(|e| format!("{} cannot be written: {e}.", file.display()))?;
    Ok(file)
}

/// The text in a line of `on-record read`, escaped as it stands there.
fn text(line: &str) -> Option<&str> {
    const FIELD: &str = "\"text\":\"";
    let from = line.find(FIELD)? + FIELD.len();
    let rest = line.get(from..)?;
    let mut is_escaped = false;
    let end = rest.bytes().position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    });
    rest.get(..end?)
}

/// Articles of paragraphs that are escaped already.
fn dealt(paragraphs: &[&str], count: usize) -> String {
    let mut state = 7_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut lines = String::new();
    for number in 0..count {
        let many = FEWEST + next(MOST - FEWEST + 1);
        let mut text = format!("This is report number {number}.");
        for _ in 0..many {
            let paragraph = paragraphs.get(next(paragraphs.len() as u64) as usize).copied();
            let _ = write!(text, "\\n\\n{}", paragraph.unwrap_or_default());
        }
        let (month, day, outlet) = (1 + next(12), 1 + next(28), 1 + next(9));
        let about = format!("\"date\":\"2031-{month:02}-{day:02}\",\"outlet\":\"The Sample {outlet}\"");
        let _ = writeln!(lines, "{{\"id\":\"report-{number}\",\"text\":\"{text}\",{about}}}");
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{dealt, text};

    #[test]
    fn the_text_of_a_line_ends_at_its_own_quotation_mark() {
        assert_eq!(
            text(r#"{"id":"a","text":"he said \"so\\\" and","date":null}"#),
            Some(r#"he said \"so\\\" and"#)
        );
        assert_eq!(text(r#"{"id":"a"}"#), None);
    }

    #[test]
    fn no_two_articles_are_alike_and_the_same_come_again() {
        let paragraphs: Vec<String> = (0..50).map(|n| format!("Paragraph {n}.")).collect();
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let lines = dealt(&paragraphs, 20);
        assert_eq!(lines, dealt(&paragraphs, 20));
        let mut texts: Vec<&str> = lines.lines().filter_map(text).map(|text| &text[20..]).collect();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), 20);
    }
}
