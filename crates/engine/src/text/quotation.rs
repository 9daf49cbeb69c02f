//! Quotation marks: which stretches of a paragraph stand in them.
//!
//! Curly, straight, angled and UK single marks; nested marks belong to the outer quotation; a double mark that
//! never closes runs to the end of its paragraph, as in quotations of several paragraphs; a single mark that
//! never closes is an apostrophe.
//!
//! Invariant: quotations lie inside the paragraph, in order, and do not overlap. Linear in the paragraph's length.

use crate::language::grammar::SentenceWords;
use crate::text::span::Span;
use rustc_hash::FxHashMap;

/// A stretch in quotation marks, the marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to behind the closing one, or to the paragraph's end where that is missing.
    pub span: Span,
    /// Whether the closing mark is there.
    pub closed: bool,
    /// Whether the marks are single ones.
    pub single: bool,
}

/// Whether `c` is a double quotation mark of any kind.
#[must_use]
pub(crate) const fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‟' | '＂')
}

/// Whether `c` is a single quotation mark or an apostrophe.
#[must_use]
pub(crate) const fn is_single(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‛' | '‹' | '›')
}

/// The quotations of the paragraph `span` of `text`. `open`: the paragraph before ends inside a quotation; `below`: the next
/// one, where there is one.
#[must_use]
pub(crate) fn in_paragraph(
    text: &str,
    span: Span,
    open: bool,
    below: Option<Span>,
    words: &SentenceWords,
) -> Vec<Quotation> {
    let read = if open { quotations_going_on } else { quotations };
    let mut found = read(text, span, words);
    // "‘I saw it." and, below, "‘It was late.’": the first mark is no apostrophe.
    if below.is_some_and(|below| opens_single(below.of(text), words)) {
        found.extend(single_going_on(text, span, words, &found));
    }
    found
}

/// The quotations of a paragraph by itself.
fn quotations(text: &str, span: Span, words: &SentenceWords) -> Vec<Quotation> {
    let marks = marks(span.of(text), words);
    pair(&marks, span)
}

/// Whether a paragraph begins with a single mark that opens: "‘I never saw it."
fn opens_single(paragraph: &str, words: &SentenceWords) -> bool {
    let Some(c) = paragraph.chars().next().filter(|c| is_single(*c)) else { return false };
    let rest = &paragraph[c.len_utf8()..];
    role(c, ' ', rest.chars().next().unwrap_or(' '), rest, words) == Some(Role::SingleOpen)
}

/// A single quotation that the paragraph `span` does not close, where the next one goes on with such a mark: from its
/// mark to the paragraph's end. `found`: what is quoted in the paragraph otherwise.
fn single_going_on(text: &str, span: Span, words: &SentenceWords, found: &[Quotation]) -> Option<Quotation> {
    let open = marks(span.of(text), words).into_iter().rfind(|mark| mark.role != Role::SingleMaybe)?;
    let start = span.start as usize + open.at;
    let free = found.iter().all(|quotation| quotation.span.end as usize <= start);
    (open.role == Role::SingleOpen && free).then(|| Quotation {
        span: Span::at(start, span.end as usize),
        closed: false,
        single: true,
    })
}

/// The same for a paragraph behind one that ends inside a quotation: where its first double mark closes, the words
/// before it belong to that quotation.
fn quotations_going_on(text: &str, span: Span, words: &SentenceWords) -> Vec<Quotation> {
    let paragraph = span.of(text);
    let Some((at, c)) = paragraph.char_indices().find(|&(_, c)| is_double(c)) else {
        return quotations(text, span, words);
    };
    let behind = at + c.len_utf8();
    let before = paragraph[..at].chars().next_back();
    let after = paragraph[behind..].chars().next();
    let ends = before.is_some_and(|c| !c.is_whitespace() && !is_single(c))
        && !after.is_some_and(char::is_alphanumeric)
        && !matches!(c, '“' | '«' | '„' | '‟');
    if !ends {
        return quotations(text, span, words);
    }
    let start = span.start as usize;
    let first = Quotation { span: Span::at(start, start + behind), closed: true, single: false };
    let rest = Span::at(start + behind, span.end as usize);
    std::iter::once(first).chain(quotations(text, rest, words)).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    /// A straight double mark: it opens where no quotation is open, and closes otherwise.
    Toggle,
    SingleOpen,
    /// A single mark after punctuation: it closes, since an apostrophe follows a letter ("No,’ she said").
    SingleClose,
    /// After a letter: closes, or is the apostrophe of a plural ("the voters’ choice").
    SingleMaybe,
}

struct Mark {
    at: usize,
    len: usize,
    role: Role,
    /// For a [`Role::SingleMaybe`] after "s": whether a surer closing mark comes before the next opening one.
    closed_later: bool,
}

/// Whether a character that begins with this byte may be a quotation mark.
const fn may_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | 0xc2 | 0xe2 | 0xef)
}

fn marks(paragraph: &str, words: &SentenceWords) -> Vec<Mark> {
    let mut marks = Vec::new();
    // The mark that closes what „ or » opened, as German sets them: “ and «, which open elsewhere.
    let mut closing = None;
    // Where a mark ends that is made of two single ones, and whether a double mark has opened, and a single one.
    let (mut behind, mut open, mut single, mut pair) = (0, false, false, false);
    let starts = paragraph.bytes().enumerate().filter(|(_, byte)| may_quote(*byte));
    for (at, c) in starts.filter_map(|(at, _)| Some((at, paragraph.get(at..)?.chars().next()?))) {
        if !(is_double(c) || is_single(c)) || at < behind {
            continue;
        }
        let (head, rest) = (&paragraph[..at], &paragraph[at + c.len_utf8()..]);
        let before = head.chars().next_back().unwrap_or(' ');
        // ‘He said “no,’’: behind a single mark the two close two quotations.
        if let Some(role) = made_of_two(c, before, rest, (open, pair)).filter(|_| !single) {
            behind = at + 2 * c.len_utf8();
            open = role == Role::Open || role == Role::Toggle && !open;
            pair = open;
            marks.push(Mark { at, len: 2 * c.len_utf8(), role, closed_later: false });
            continue;
        }
        let after = rest.chars().next().unwrap_or(' ');
        let turned = closing == Some(c);
        if turned || matches!(c, '”' | '»') {
            closing = None;
        }
        let role = if turned { Some(Role::Close) } else { role(c, before, after, rest, words) };
        match (c, role) {
            ('„', _) => closing = Some('“'),
            ('»', Some(Role::Toggle)) => closing = Some('«'),
            _ => {}
        }
        single = match role {
            Some(Role::SingleOpen) => !open,
            Some(Role::SingleClose | Role::SingleMaybe) => false,
            _ => single,
        };
        open = match role {
            Some(Role::Open) => true,
            Some(Role::Close) => false,
            Some(Role::Toggle) => !open,
            _ => open,
        };
        if let Some(role) = role {
            // In "voters’ " the letter before tells; keep it for `pair` in `closed_later`.
            let plural = role == Role::SingleMaybe && words.plurals.of(head).is_some() && after == ' ';
            marks.push(Mark { at, len: c.len_utf8(), role, closed_later: plural });
        }
    }
    let mut closing_next = false;
    for mark in marks.iter_mut().rev() {
        match mark.role {
            Role::SingleClose => closing_next = true,
            Role::SingleMaybe => {
                let plural = mark.closed_later;
                mark.closed_later = plural && closing_next;
                closing_next |= !plural;
            }
            _ => closing_next = false,
        }
    }
    marks
}

/// What two single marks do that stand for a double one: “It is late,’’ she said. ’’ closes only what a mark has opened.
fn made_of_two(c: char, before: char, rest: &str, (open, pair): (bool, bool)) -> Option<Role> {
    let mut behind = rest.chars();
    let two =
        behind.next() == Some(c) && !behind.next().is_some_and(|next| is_single(next) || is_double(next));
    match c {
        // "The 12'' disc": inches, unless such a mark has opened.
        _ if !two || before.is_numeric() && !(open && pair) => None,
        '\'' if !open && before.is_alphanumeric() => None,
        '‘' => Some(Role::Open),
        '\'' => Some(Role::Toggle),
        '’' if open => Some(Role::Close),
        _ => None,
    }
}

fn role(c: char, before: char, after: char, rest: &str, words: &SentenceWords) -> Option<Role> {
    let opens = !before.is_alphanumeric() && !is_closing_punctuation(before) && !after.is_whitespace();
    match c {
        '“' | '«' | '„' | '‟' => Some(Role::Open),
        // A closing mark before a word and after a blank was meant to open.
        '”' | '»' if before.is_whitespace() && after.is_alphanumeric() => Some(Role::Toggle),
        '”' | '»' => Some(Role::Close),
        '"' | '＂' => Some(Role::Toggle),
        '‘' | '‛' | '‹' if opens => (!elided(rest, words)).then_some(Role::SingleOpen),
        '\'' if opens && after.is_alphanumeric() => (!elided(rest, words)).then_some(Role::SingleOpen),
        '’' | '\'' | '›' if after.is_alphanumeric() || before.is_whitespace() => None,
        '’' | '\'' | '›' if before.is_alphanumeric() => Some(Role::SingleMaybe),
        '’' | '\'' | '›' => Some(Role::SingleClose),
        _ => None,
    }
}

const fn is_closing_punctuation(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | ';' | '…' | ')' | ']' | '%' | '”' | '’')
}

/// Whether what follows a single mark is a word that is written with a leading apostrophe: ’90s, ’em, ’tis.
fn elided(rest: &str, words: &SentenceWords) -> bool {
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()).min(8);
    let word = rest.get(..end).unwrap_or("");
    let decade = word.len() >= 3
        && word.len() <= 4
        && word.starts_with(|c: char| c.is_ascii_digit())
        && words.plurals.of(word).is_some();
    let year = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
    decade || year || words.elisions.contains(&word.to_ascii_lowercase())
}

fn pair(marks: &[Mark], paragraph: Span) -> Vec<Quotation> {
    let mut found = Vec::new();
    let at = |offset: usize| paragraph.start as usize + offset;
    let mut double: Option<usize> = None;
    let mut single: Option<usize> = None;
    let outer = outer_ends(marks);
    // Where the quotation ends that holds others with the same marks.
    let mut whole: Option<usize> = None;
    for (n, mark) in marks.iter().enumerate() {
        if whole.is_some_and(|end| n < end) {
            continue;
        }
        whole = None;
        let close = |start: usize, single: bool| Quotation {
            span: Span::at(at(start), at(mark.at + mark.len)),
            closed: true,
            single,
        };
        match mark.role {
            Role::Open | Role::Toggle | Role::Close if single.is_some() => {}
            Role::Open if double.is_none() => {
                double = Some(mark.at);
                whole = outer.get(&n).copied();
            }
            Role::Open => {}
            Role::Toggle | Role::Close => match double.take() {
                Some(start) => found.push(close(start, false)),
                None if mark.role == Role::Toggle => double = Some(mark.at),
                None => {}
            },
            Role::SingleOpen if double.is_none() && single.is_none() => single = Some(mark.at),
            Role::SingleOpen => {}
            Role::SingleClose | Role::SingleMaybe if !mark.closed_later => {
                if let Some(start) = single.take() {
                    found.push(close(start, true));
                }
            }
            Role::SingleClose | Role::SingleMaybe => {}
        }
    }
    // A single mark that never closes was an apostrophe: the double marks behind it, which it hid, are paired now.
    if let Some(start) = single {
        let next = marks.iter().position(|m| m.at > start).unwrap_or(marks.len());
        let rest = &marks[next..];
        if rest.iter().any(|m| matches!(m.role, Role::Open | Role::Toggle)) {
            found.extend(pair_doubles(rest, paragraph));
        }
    } else if let Some(start) = double {
        found.push(Quotation {
            span: Span::at(at(start), paragraph.end as usize),
            closed: false,
            single: false,
        });
    }
    found
}

/// For marks that open a quotation which holds others with the same marks ("“what he calls “hell” and more”"): which mark
/// ends it. Where marks do not balance, nothing is said about them: one is missing or turned around.
fn outer_ends(marks: &[Mark]) -> FxHashMap<usize, usize> {
    let mut ends = FxHashMap::default();
    // The marks that are open, each with whether it holds others.
    let mut open: Vec<(usize, bool)> = Vec::new();
    for (n, mark) in marks.iter().enumerate() {
        match mark.role {
            Role::Open => {
                if let Some(outer) = open.last_mut() {
                    outer.1 = true;
                }
                open.push((n, false));
            }
            Role::Close => match open.pop() {
                Some((start, true)) => {
                    ends.insert(start, n);
                }
                Some(_) => {}
                None => return FxHashMap::default(),
            },
            Role::Toggle => return FxHashMap::default(),
            _ => {}
        }
    }
    if open.is_empty() { ends } else { FxHashMap::default() }
}

fn pair_doubles(marks: &[Mark], paragraph: Span) -> Vec<Quotation> {
    let at = |offset: usize| paragraph.start as usize + offset;
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for mark in marks {
        match (mark.role, open) {
            (Role::Open | Role::Toggle, None) => open = Some(mark.at),
            (Role::Close | Role::Toggle, Some(start)) => {
                found.push(Quotation {
                    span: Span::at(at(start), at(mark.at + mark.len)),
                    closed: true,
                    single: false,
                });
                open = None;
            }
            _ => {}
        }
    }
    if let Some(start) = open {
        found.push(Quotation {
            span: Span::at(at(start), paragraph.end as usize),
            closed: false,
            single: false,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::quotations;
    use crate::language::Language;
    use crate::text::span::Span;

    fn found(text: &str) -> Vec<&str> {
        quotations(text, Span::at(0, text.len()), &Language::for_tests().sentences)
            .iter()
            .map(|q| q.span.of(text))
            .collect()
    }

    #[test]
    fn a_quotation_may_hold_others_with_the_same_marks() {
        assert_eq!(
            found("“What he calls “hell” is “home” to me,” she said. “Yes.”"),
            ["“What he calls “hell” is “home” to me,”", "“Yes.”"]
        );
        assert_eq!(found("“She said “he said “no”” to me.”"), ["“She said “he said “no”” to me.”"]);
        // Marks that do not balance: one is missing, or turned around.
        assert_eq!(found("“One,“ she said. “Two.”"), ["“One,“ she said. “Two.”"]);
        assert_eq!(found("“One “two” three"), ["“One “two”"]);
        assert_eq!(found("One “two” three” four “five”"), ["“two”", "“five”"]);
    }

    #[test]
    fn reads_every_kind_of_mark() {
        assert_eq!(found("He said “no” and \"yes\" and «peut-être»."), ["“no”", "\"yes\"", "«peut-être»"]);
        assert_eq!(found("‘I don’t know,’ she said. ‘It’s late.’"), ["‘I don’t know,’", "‘It’s late.’"]);
        assert_eq!(found("'I don't know,' she said."), ["'I don't know,'"]);
        assert_eq!(found("„Nein“, »ja« und „tak” …"), ["„Nein“", "»ja«", "„tak”"]);
        assert_eq!(found("„Nein,“ he said. “Yes,” she said."), ["„Nein,“", "“Yes,”"]);
    }

    #[test]
    fn two_single_marks_are_a_double_one() {
        assert_eq!(
            found("“It is late,’’ she said. ‘‘It rains,’’ he said. ''No,'' I said."),
            ["“It is late,’’", "‘‘It rains,’’", "''No,''"]
        );
        assert_eq!(found("“She said ‘No.’” It rained."), ["“She said ‘No.’”"]);
        assert_eq!(found("\"It is late,’’ she said."), ["\"It is late,’’"]);
        assert_eq!(found("Rain of 2'' fell. Snow of 12'' fell, she said."), [""; 0], "inches");
        assert_eq!(found("“The board is 6'' wide,” she said."), ["“The board is 6'' wide,”"]);
        assert_eq!(found("‘You say “it is late,’’ she said."), ["‘You say “it is late,’"], "one closes each");
    }

    #[test]
    fn apostrophes_do_not_quote() {
        assert!(found("The voters’ choice in the ’90s wasn’t Anna’s.").is_empty());
        assert!(found("'Twas the night, 'til 'em came").len() <= 1);
        assert_eq!(found("‘The voters’ choice is clear,’ she said."), ["‘The voters’ choice is clear,’"]);
    }

    #[test]
    fn an_unclosed_mark_runs_to_the_end_of_its_paragraph() {
        assert_eq!(found("He had a “frank talk, he said."), ["“frank talk, he said."]);
        assert_eq!(found("an ‘odd start and “a real one” here"), ["“a real one”"]);
    }

    #[test]
    fn a_quotation_goes_on_into_the_next_paragraph_up_to_its_closing_mark() {
        let found = |text: &'static str| -> Vec<&str> {
            let all =
                super::quotations_going_on(text, Span::at(0, text.len()), &Language::for_tests().sentences);
            all.iter().map(|q| q.span.of(text)).collect()
        };
        assert_eq!(found("It was hard.\" He paused. \"Very hard.\""), ["It was hard.\"", "\"Very hard.\""]);
        assert_eq!(found("“It was hard,” he said."), ["“It was hard,”"]);
        assert_eq!(found("He said \"no\"."), ["\"no\""]);
        assert_eq!(found("Nothing is quoted."), [""; 0]);
    }

    #[test]
    fn nested_marks_belong_to_the_outer_quotation() {
        assert_eq!(found("“She said ‘no’ twice,” he said."), ["“She said ‘no’ twice,”"]);
        assert_eq!(found("‘She said “no” twice,’ he said."), ["‘She said “no” twice,’"]);
    }

    #[test]
    fn a_million_opening_marks_take_linear_time() {
        for mark in ["“", "‘", "\"", "'a", "’"] {
            let text = mark.repeat(1_000_000);
            let _ = quotations(&text, Span::at(0, text.len()), &Language::for_tests().sentences);
        }
    }
}
