//! What a paragraph is, judged by its words and its place.

use super::Paragraph;
use crate::language::Language;
use crate::language::grammar::ParagraphWords;
use crate::language::phrases::Phrases;
use crate::text::block::{Block, BlockKind};
use crate::text::clock::ends_with_time;
use std::collections::BTreeSet;

/// Paragraphs longer than this, in bytes, are running text without a closer look: bylines, credits and the like are
/// short.
const LONGEST: usize = 420;

/// The first `length` bytes of a text, or one to three fewer where a character would be cut.
pub(super) fn head(words: &str, length: usize) -> &str {
    (length.saturating_sub(3)..=length).rev().find_map(|end| words.get(..end)).unwrap_or(words)
}

/// Whether a word can stand in a line that holds nothing but a date.
pub(super) fn is_date_word(word: &str, language: &Language) -> bool {
    let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    language.furniture.dates.contains(&lower)
}

/// Judges each paragraph, first by itself, then by what stands around it.
pub(super) fn judge(text: &str, paragraphs: &[Paragraph], language: &Language) -> Vec<Block> {
    let mut blocks: Vec<Block> = paragraphs
        .iter()
        .map(|p| {
            let kind = p.kind.unwrap_or_else(|| alone(p.span.of(text), language));
            Block { span: p.span, kind }
        })
        .collect();
    let speakers = speakers(text, paragraphs, &blocks);
    headline(text, &mut blocks, &speakers);
    labels(text, paragraphs, &mut blocks, language, &speakers);
    writers(text, &mut blocks, language);
    blocks
}

/// By its own words.
fn alone(words: &str, language: &Language) -> BlockKind {
    if words.len() > LONGEST {
        return BlockKind::Body;
    }
    let longest = if words.is_ascii() { LONGEST_COMMENTS } else { 4 * LONGEST_COMMENTS };
    if words.len() <= longest && comments(&lower(words), &language.paragraphs) {
        return BlockKind::Comments;
    }
    if !outside_tags(words).any(char::is_alphabetic) {
        return if date_line(words, language) { BlockKind::DateLine } else { BlockKind::Caption };
    }
    if date_line(words, language) {
        return BlockKind::DateLine;
    }
    let marked = language.furniture.signs.mark(words).then(|| lower(words));
    let holds = |phrases: &Phrases| marked.as_ref().is_some_and(|lower| phrases.any(lower));
    if holds(&language.furniture.republishing) && !speaks(words, language) {
        return BlockKind::Republishing;
    }
    if by(words, language) || holds(&language.furniture.bylines) && !quotes(words) {
        return BlockKind::Byline;
    }
    if holds(&language.furniture.credits)
        && !speaks(words, language)
        && words.split_whitespace().count() <= 45
    {
        return BlockKind::Caption;
    }
    BlockKind::Body
}

fn lower(words: &str) -> String {
    words.to_lowercase().replace('’', "'")
}

/// Longer lines count no comments, in letters.
const LONGEST_COMMENTS: usize = 60;

/// The characters that stand outside `<…>`.
fn outside_tags(words: &str) -> impl Iterator<Item = char> {
    let mut inside = false;
    words.chars().filter(move |c| {
        inside = *c == '<' || inside && *c != '>';
        !inside && *c != '>'
    })
}

/// "0 Comments", "Leave a comment", "View all 12 comments".
fn comments(lower: &str, known: &ParagraphWords) -> bool {
    if lower.len() > LONGEST_COMMENTS {
        return false;
    }
    let bare = lower.trim_end_matches(['.', ':', ')', '»', '›']).replace('(', " ");
    let words: Vec<&str> = bare.split_whitespace().collect();
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit() || b == b',');
    words.len() <= 5
        && words.iter().any(|w| known.comments.contains(w))
        && words.iter().all(|w| known.comment_lines.contains(w) || number(w))
        && (words.len() > 1 || known.comments_alone.contains(&bare))
        && !known.said_not_counted.iter().any(|line| line == lower)
}

/// Nothing but a date, a time and their labels, with a digit.
fn date_line(words: &str, language: &Language) -> bool {
    let mut count = 0;
    let mut dated = false;
    for word in
        words.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '·' | '•' | '/' | '(' | ')'))
    {
        let bare = word.trim_matches(|c: char| matches!(c, '.' | ':' | ';' | '-' | '–' | '—'));
        if bare.is_empty() {
            continue;
        }
        count += 1;
        let lower = bare.to_lowercase();
        let digits = lower.bytes().take_while(u8::is_ascii_digit).count();
        let tail = lower.get(digits..).unwrap_or("");
        let number = digits > 0
            && (tail.is_empty()
                || language.paragraphs.behind_numbers.contains(tail)
                || tail.bytes().all(|b| b.is_ascii_digit() || b":-.tz+".contains(&b)));
        // A number alone is no date: it needs a month, a weekday, a time of day or the ISO form ("12" against "12
        // May").
        let unit = language.paragraphs.undated.contains(&lower);
        dated |= number && tail.len() > 1 && !tail.contains('.')
            || language.furniture.dates.contains(&lower) && !unit;
        dated |= number && language.paragraphs.hours.contains(tail);
        if !(number || language.furniture.dates.contains(&lower)) || count > 16 {
            return false;
        }
    }
    dated && words.bytes().any(|b| b.is_ascii_digit())
}

/// "By Ada Example and Ben Sample": nothing but names after "By".
fn by(words: &str, language: &Language) -> bool {
    let behind = |by: &String| words.strip_prefix(by.as_str())?.strip_prefix(' ');
    let Some(names) = language.paragraphs.by.iter().find_map(behind) else { return false };
    let mut count = 0;
    let mut named = 0;
    for word in names.split_whitespace() {
        count += 1;
        let bare = word.trim_matches([',', '.', '(', ')', ';']);
        let capital = bare.chars().next().is_some_and(char::is_uppercase);
        named += u32::from(capital);
        let fits = capital
            || language.paragraphs.between_names.contains(bare)
            || bare.contains('@')
            || bare.bytes().all(|b| b.is_ascii_digit() || b":/".contains(&b));
        if !fits || count > 16 || (count == 1 && (!capital || is_date_word(bare, language))) {
            return false;
        }
    }
    named >= 1 && !names.ends_with(['!', '?', ':'])
}

/// Whether a line holds a word of speech or a quotation mark: then it is worth reading.
fn speaks(words: &str, language: &Language) -> bool {
    quotes(words)
        || words
            .split(|c: char| !c.is_alphabetic())
            .any(|word| !word.is_empty() && language.furniture.speech.contains(&word.to_lowercase()))
}

fn quotes(words: &str) -> bool {
    words.contains(['“', '”', '"', '«', '„'])
}

/// The lines that name who speaks in the lines below, each in capitals with nothing between: "ADA EXAMPLE". One alone is
/// a heading.
fn speakers(text: &str, paragraphs: &[Paragraph], blocks: &[Block]) -> BTreeSet<usize> {
    let capitals = |words: &str| {
        // Most paragraphs end here, by their length.
        words.len() <= 60
            && count(words) <= SPEAKER
            && words.chars().any(char::is_alphabetic)
            && !words.chars().any(|c| c.is_lowercase() || matches!(c, ',' | '!' | '?'))
    };
    let names = |n: &usize| {
        let gap = |n: usize| paragraphs.get(n).is_some_and(|p| p.gap);
        let body = |n: usize| blocks.get(n).is_some_and(|b| b.kind == BlockKind::Body);
        let below = blocks.get(n + 1).is_some_and(|b| !capitals(b.span.of(text)));
        body(*n) && (*n == 0 || gap(*n)) && body(n + 1) && !gap(n + 1) && below
    };
    let found: BTreeSet<usize> = blocks
        .iter()
        .enumerate()
        .filter(|(n, block)| capitals(block.span.of(text)) && names(n))
        .map(|(n, _)| n)
        .collect();
    if found.len() < 2 { BTreeSet::new() } else { found }
}

/// The most words of such a line.
const SPEAKER: usize = 6;

/// The first line of running text, where it is short, followed by more, and shaped like a headline.
fn headline(text: &str, blocks: &mut [Block], speakers: &BTreeSet<usize>) {
    let first = blocks.iter().position(|b| b.kind == BlockKind::Body);
    let Some(first) = first.filter(|first| !speakers.contains(first)) else { return };
    let words = blocks.get(first).map_or("", |b| b.span.of(text));
    let Some(next) = blocks.iter().skip(first + 1).find(|b| b.kind == BlockKind::Body) else { return };
    let count = count(words);
    if words.len() > LONGEST
        || count > 32
        || words.ends_with([':', ','])
        || goes_on(words)
        || ends_with_time(words)
    {
        return;
    }
    let closed = words.ends_with(['.', '”', '"', '’', '\'']);
    let longer = next.span.len() > blocks.get(first).map_or(0, |b| b.span.len());
    let shaped = !closed || (longer && count <= 14) || title_case(words);
    if let (true, Some(block)) = (shaped, blocks.get_mut(first)) {
        block.kind = BlockKind::Headline;
    }
}

/// Whether a line opens a quotation and does not close it: the next one goes on with it.
fn goes_on(words: &str) -> bool {
    const MARKS: [char; 6] = ['“', '”', '"', '«', '»', '„'];
    words.starts_with(MARKS) && words.matches(MARKS).count() == 1
}

fn count(words: &str) -> usize {
    words.split_whitespace().take(64).count()
}

/// Whether most longer words begin with a capital.
fn title_case(words: &str) -> bool {
    let (mut long, mut capital) = (0, 0);
    for word in words.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        if bare.chars().count() >= 4 {
            long += 1;
            capital += usize::from(bare.chars().next().is_some_and(char::is_uppercase));
        }
    }
    long >= 3 && capital * 10 >= long * 7
}

/// Bare labels between paragraphs, and the picture's line that a blank line sets under them.
fn labels(
    text: &str,
    paragraphs: &[Paragraph],
    blocks: &mut [Block],
    language: &Language,
    speakers: &BTreeSet<usize>,
) {
    let gaps = paragraphs.iter().skip(1).filter(|p| p.gap).count();
    // Where most paragraphs are separated by blank lines, a blank line is no sign of a caption.
    let telling = gaps * 2 < paragraphs.len();
    for at in 1..blocks.len().saturating_sub(1) {
        let Some(block) = blocks.get(at) else { continue };
        let words = block.span.of(text);
        if block.kind != BlockKind::Body
            || speakers.contains(&at)
            || ends_with_time(words)
            || !label(words, language)
        {
            continue;
        }
        if let Some(block) = blocks.get_mut(at) {
            block.kind = BlockKind::Caption;
        }
        let gap = |i: usize| paragraphs.get(i).is_some_and(|p| p.gap);
        let (Some(under), true) = (blocks.get_mut(at + 1), telling) else { continue };
        let words = under.span.of(text);
        let lone = gap(at + 1) && !gap(at + 2) && paragraphs.len() > at + 2;
        if under.kind == BlockKind::Body
            && lone
            && count(words) <= 40
            && sentences(words) <= 1
            && !speaks(words, language)
        {
            under.kind = BlockKind::Caption;
        }
    }
}

/// A few words without a full stop: "Peace Talks", "Trump and Putin".
fn label(words: &str, language: &Language) -> bool {
    count(words) <= 6
        && words.len() <= 60
        && words.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == ')')
        && words.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        && !speaks(words, language)
}

fn sentences(words: &str) -> usize {
    words.split(['.', '!', '?']).filter(|s| s.trim().chars().count() > 3).count()
}

/// Who the writers are, where nothing but furniture follows: "Ada Example is a correspondent for …".
fn writers(text: &str, blocks: &mut [Block], language: &Language) {
    for block in blocks.iter_mut().rev() {
        if block.kind != BlockKind::Body {
            continue;
        }
        if !writer(block.span.of(text), language) {
            return;
        }
        block.kind = BlockKind::Byline;
    }
}

fn writer(words: &str, language: &Language) -> bool {
    if words.len() > LONGEST || speaks(words, language) {
        return false;
    }
    let mut names = 0;
    let mut verb = false;
    for (at, word) in words.split_whitespace().enumerate().take(24) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !verb {
            if at >= 1 && language.paragraphs.writing.contains(bare) {
                verb = true;
            } else if bare.chars().next().is_some_and(char::is_uppercase) {
                names += 1;
            } else if at > 8 || !(bare.is_empty() || language.paragraphs.between_writers.contains(bare)) {
                return false;
            }
            if names >= 2 && language.paragraphs.covering.contains(bare) {
                return true;
            }
        } else if language.furniture.writers.contains(&bare.to_lowercase()) && names >= 2 {
            return true;
        }
    }
    false
}
