//! From lines to paragraphs: broken lines are joined, broken words too, and what stands at the edge of every page is left
//! out, as it would break the sentence that runs on to the next one.

use super::order::Line;
use std::collections::{BTreeMap, BTreeSet};

/// A line begins a paragraph when it stands so many times further below than lines of this page usually do.
const APART: f64 = 1.35;
/// Or when its font is so much larger or smaller.
const OTHER_SIZE: f64 = 1.15;
/// Or when it is set in by so much of its height.
const INDENT: f64 = 0.8;
/// A line that ends so much of its column's width before the edge is a paragraph's last one.
const SHORT: f64 = 0.25;

/// The paragraphs of all pages.
pub(super) fn paragraphs(mut pages: Vec<Vec<Line>>) -> Vec<String> {
    leave_out_edges(&mut pages);
    let hyphened = hyphened(&pages);
    let mut paragraphs: Vec<String> = Vec::new();
    for page in pages {
        let pitch = pitch(&page);
        let mut before: Option<&Line> = None;
        for (row, line) in page.iter().enumerate() {
            let same_column = before.is_some_and(|before| before.column == line.column);
            let begins = match before {
                Some(before) if same_column => begins_paragraph(before, line, edges(&page, row), pitch),
                // At the head of a column or page a sentence goes on where it was not ended.
                _ => !paragraphs.last().is_some_and(|last| goes_on(last, &line.text)),
            };
            match paragraphs.last_mut() {
                Some(paragraph) if !begins => append(paragraph, line.text.trim(), &hyphened),
                _ => paragraphs.push(line.text.trim().to_owned()),
            }
            before = Some(line);
        }
    }
    for paragraph in &mut paragraphs {
        *paragraph = tidied(paragraph);
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

fn begins_paragraph(before: &Line, line: &Line, (left, right): (f64, f64), pitch: f64) -> bool {
    let down = line.base - before.base;
    let ratio = line.size.max(before.size) / line.size.min(before.size).max(0.1);
    let is_set_in = |line: &Line| line.left - left > INDENT * line.size;
    let ended_short = right - before.right > SHORT * (right - left) && ends(&before.text);
    down > APART * pitch || ratio > OTHER_SIZE || is_set_in(line) && !is_set_in(before) || ended_short
}

/// How far lines of a page usually stand apart.
fn pitch(page: &[Line]) -> f64 {
    let mut downs: Vec<f64> = page
        .windows(2)
        .filter_map(|pair| match pair {
            [one, other] if one.column == other.column => Some(other.base - one.base),
            _ => None,
        })
        .filter(|down| *down > 0.0)
        .collect();
    downs.sort_by(f64::total_cmp);
    downs.get(downs.len().saturating_sub(1) / 2).copied().unwrap_or(f64::INFINITY)
}

/// Where the column of a line begins and ends.
fn edges(page: &[Line], row: usize) -> (f64, f64) {
    let Some(column) = page.get(row).map(|line| line.column) else { return (0.0, 0.0) };
    let lines = || page.iter().filter(|line| line.column == column);
    let mut lefts: Vec<f64> = lines().map(|line| line.left).collect();
    lefts.sort_by(f64::total_cmp);
    // The usual left edge: one line may be set out.
    let left = lefts.get(lefts.len() / 4).copied().unwrap_or(0.0);
    (left, lines().map(|line| line.right).fold(0.0, f64::max))
}

/// Whether a text ends with a sentence.
fn ends(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»)]".contains(c));
    text.ends_with(['.', '!', '?', '…', ':', '。', '؟'])
}

/// Whether a paragraph goes on with this line.
fn goes_on(paragraph: &str, line: &str) -> bool {
    let first = line.trim_start().chars().next();
    !ends(paragraph)
        && first.is_some_and(|first| first.is_lowercase() || paragraph.ends_with(['-', ',', '\u{ad}']))
}

/// Joins a line to its paragraph. A hyphen at its end is the word's own where the word is written so elsewhere.
fn append(paragraph: &mut String, line: &str, hyphened: &BTreeSet<String>) {
    let first = line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if paragraph.ends_with('\u{ad}') {
        paragraph.pop();
    } else if paragraph.ends_with(['-', '\u{2010}']) && first.starts_with(char::is_lowercase) {
        let cut = paragraph.trim_end_matches(['-', '\u{2010}']);
        let last = cut.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if !last.is_empty() && !hyphened.contains(&format!("{last}-{first}").to_lowercase()) {
            paragraph.truncate(cut.len());
        }
    } else if !paragraph.ends_with(['-', '—', '–', '\u{2010}']) || first.is_empty() {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

/// The words that are written with a hyphen inside of a line.
fn hyphened(pages: &[Vec<Line>]) -> BTreeSet<String> {
    let words = pages.iter().flatten().flat_map(|line| line.text.split_whitespace());
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    words.filter(|word| word.contains('-')).collect()
}

/// Leaves out what the first and last lines of pages have in common, and numbers of pages.
fn leave_out_edges(pages: &mut [Vec<Line>]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages.iter() {
        let edges: BTreeSet<String> =
            edge_rows(page).into_iter().filter_map(|row| page.get(row)).map(mark).collect();
        edges.into_iter().for_each(|mark| *counts.entry(mark).or_insert(0) += 1);
    }
    let many = pages.len();
    for page in pages.iter_mut() {
        let mut out: Vec<usize> = edge_rows(page);
        out.retain(|&row| {
            page.get(row).is_some_and(|line| {
                let mark = mark(line);
                let is_number = mark.chars().all(|c| c == '0' || c.is_whitespace() || "-–—|/".contains(c));
                let often = counts.get(&mark).is_some_and(|&count| count >= 2 && count * 2 >= many);
                often || is_number && many > 1
            })
        });
        out.sort_unstable();
        out.dedup();
        out.into_iter().rev().for_each(|row| {
            page.remove(row);
        });
    }
}

/// The rows of the two uppermost and the two lowest lines of a page.
fn edge_rows(page: &[Line]) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..page.len()).collect();
    let base = |row: &usize| page.get(*row).map_or(0.0, |line| line.base);
    rows.sort_by(|one, other| base(one).total_cmp(&base(other)));
    let last = rows.len().saturating_sub(2).max(2);
    rows.iter().take(2).chain(rows.iter().skip(last)).copied().collect()
}

/// What a line says, whatever its numbers are.
fn mark(line: &Line) -> String {
    line.text.trim().chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// Ligatures are letters, blanks are single.
fn tidied(text: &str) -> String {
    let letters = text.replace('\u{fb00}', "ff").replace('\u{fb01}', "fi").replace('\u{fb02}', "fl");
    let letters = letters.replace('\u{fb03}', "ffi").replace('\u{fb04}', "ffl").replace('\u{ad}', "");
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Line, paragraphs};

    fn line(text: &str, base: f64, column: usize) -> Line {
        Line { text: text.to_owned(), left: 0.0, right: 5.0 * text.len() as f64, base, size: 10.0, column }
    }

    #[test]
    fn broken_lines_and_words_are_joined_also_across_columns_and_pages() {
        let one = vec![
            line("The Sample, 2 April, page 1", 10.0, 0),
            line("The well-known ferry stays in the har-", 40.0, 1),
            line("bour, Ada Example said, as a well-", 52.0, 1),
            line("known buoy is lost and it", 64.0, 2),
        ];
        let two = vec![
            line("The Sample, 2 April, page 2", 10.0, 0),
            line("is not ready. It rains on the harbour wall.", 40.0, 1),
            line("Nobody came to the pier at all today.", 70.0, 1),
            line("Nobody at all.", 82.0, 1),
        ];
        let found = paragraphs(vec![one, two]);
        assert_eq!(
            found,
            [
                "The well-known ferry stays in the harbour, Ada Example said, as a well-known buoy is lost and it is \
                 not ready. It rains on the harbour wall.",
                "Nobody came to the pier at all today. Nobody at all."
            ]
        );
    }

    #[test]
    fn another_size_or_an_indent_begins_a_paragraph() {
        let headline = Line { size: 20.0, ..line("A headline", 10.0, 0) };
        let set_in = Line { left: 10.0, ..line("Set in, this begins another one", 54.0, 0) };
        let lines = vec![
            headline,
            line("A first line of a paragraph that", 30.0, 0),
            line("goes on and", 42.0, 0),
            set_in,
        ];
        assert_eq!(
            paragraphs(vec![lines]),
            ["A headline", "A first line of a paragraph that goes on and", "Set in, this begins another one"]
        );
    }
}
