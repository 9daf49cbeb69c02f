//! What counts in a text: its words, and which of them stand in quotation marks.
//!
//! ```
//! use on_record_score::text::Text;
//! let text = Text::new("“No,” she said.", None);
//! assert_eq!(text.words(&[[0, 5]]), [0]);
//! assert_eq!(text.manner(&[[0, 5]]), "direct");
//! ```

/// Half-open, in code points.
pub type Range = [usize; 2];

/// The words under some ranges, as sorted numbers.
pub type Words = Vec<u32>;

/// A text as the scorer sees it. Offsets are code points.
#[derive(Debug)]
pub struct Text {
    chars: Vec<char>,
    words: Vec<Range>,
    quoted: Vec<bool>,
}

impl Text {
    /// Cuts a text into words. `quoted` are the stretches in quotation marks where they are known.
    #[must_use]
    pub fn new(text: &str, quoted: Option<&[Range]>) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mask = match quoted {
            Some(known) => {
                let mut mask = vec![false; chars.len()];
                known.iter().for_each(|range| fill(&mut mask, range[0], range[1]));
                mask
            }
            None => quotation_mask(&chars),
        };
        Self { words: cut(&chars), quoted: mask, chars }
    }

    /// The words that the ranges cover, also in part.
    #[must_use]
    pub fn words(&self, ranges: &[Range]) -> Words {
        let mut found = Words::new();
        for &[start, end] in ranges {
            let first = self.words.partition_point(|word| word[1] <= start);
            let under = self.words.iter().enumerate().skip(first).take_while(|(_, word)| word[0] < end);
            found.extend(under.map(|(number, _)| number as u32));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// A word in lower case.
    #[must_use]
    pub fn word(&self, number: u32) -> String {
        self.words.get(number as usize).map_or_else(String::new, |&range| self.cut(range).to_lowercase())
    }

    /// The characters of a range.
    #[must_use]
    pub fn cut(&self, [start, end]: Range) -> String {
        self.chars.get(start..end.min(self.chars.len())).unwrap_or_default().iter().collect()
    }

    /// "direct" when every word stands in quotation marks, "indirect" when none does, else "mixed".
    #[must_use]
    pub fn manner(&self, ranges: &[Range]) -> &'static str {
        let words = self.words(ranges);
        let quoted = words.iter().filter(|&&n| self.starts_quoted(n, ranges)).count();
        match quoted {
            0 => "indirect",
            n if n == words.len() => "direct",
            _ => "mixed",
        }
    }

    /// Whether the part of a word that lies in the ranges begins in quotation marks.
    fn starts_quoted(&self, number: u32, ranges: &[Range]) -> bool {
        let Some(&[start, end]) = self.words.get(number as usize) else { return false };
        let at = ranges.iter().filter(|r| r[0] < end && r[1] > start).map(|r| r[0].max(start)).min();
        at.and_then(|at| self.quoted.get(at)).copied().unwrap_or(false)
    }
}

/// Runs of letters and digits; full stops, apostrophes and hyphens inside a word belong to it.
fn cut(chars: &[char]) -> Vec<Range> {
    let letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphanumeric());
    let joint =
        |at: usize| chars.get(at).is_some_and(|c| matches!(c, '.' | '\'' | '’' | '-')) && letter(at + 1);
    let mut words = vec![];
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        while letter(at) || (at > start && joint(at)) {
            at += 1;
        }
        if at > start {
            words.push([start, at]);
        }
        at += 1;
    }
    words
}

/// Which characters stand in double quotation marks, the marks included: paragraph by paragraph, where a mark
/// that never closes runs to the end of its paragraph. Single marks are apostrophes as often as not: left out.
fn quotation_mask(chars: &[char]) -> Vec<bool> {
    let mut mask = vec![false; chars.len()];
    let mut start = 0;
    for paragraph in paragraphs(chars) {
        let end = start + paragraph.len();
        let mut open = None;
        for (number, &mark) in paragraph.iter().enumerate() {
            let at = start + number;
            // A closing mark in the place of an opening one: at the front of a word.
            let reversed = mark == '”'
                && open.is_none()
                && (number == 0 || paragraph[number - 1].is_whitespace())
                && paragraph.get(number + 1).is_some_and(|c| c.is_alphanumeric());
            if matches!(mark, '“' | '«' | '„') || reversed {
                open = open.or(Some(at));
            } else if matches!(mark, '”' | '»' | '"') {
                match open.take() {
                    Some(from) => fill(&mut mask, from, at + 1),
                    None if mark == '"' => open = Some(at),
                    None => {}
                }
            }
        }
        if let Some(from) = open {
            fill(&mut mask, from, end);
        }
        start = end;
    }
    mask
}

fn fill(mask: &mut [bool], start: usize, end: usize) {
    let end = end.min(mask.len());
    if let Some(stretch) = mask.get_mut(start..end) {
        stretch.fill(true);
    }
}

/// Lines with their ends, by every character that ends one.
fn paragraphs(chars: &[char]) -> impl Iterator<Item = &[char]> {
    const ENDS: &[char] =
        &['\n', '\r', '\u{b}', '\u{c}', '\u{1c}', '\u{1d}', '\u{1e}', '\u{85}', '\u{2028}', '\u{2029}'];
    chars.split_inclusive(|c| ENDS.contains(c))
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn words_hold_their_joints_and_shed_their_marks() {
        let text = Text::new("U.S.-led “talks”, it’s no_go: a.", None);
        let words: Vec<String> = (0..6).map(|n| text.word(n)).collect();
        assert_eq!(words, ["u.s", "led", "talks", "it’s", "no", "go"]);
    }

    #[test]
    fn a_mark_that_never_closes_runs_to_the_end_of_its_paragraph() {
        let text = Text::new("He said: “No one knows.\nNobody asked.", None);
        assert_eq!(text.manner(&[[9, 23]]), "direct");
        assert_eq!(text.manner(&[[9, 30]]), "mixed");
        assert_eq!(text.manner(&[[24, 30]]), "indirect");
    }

    #[test]
    fn ranges_outside_the_text_hold_nothing() {
        let text = Text::new("one two", Some(&[[0, 99]]));
        assert_eq!(text.words(&[[7, 90], [3, 4]]), Vec::<u32>::new());
        assert_eq!(text.words(&[[1, 2], [0, 99]]), [0, 1]);
    }
}
