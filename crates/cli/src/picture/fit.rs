//! A text in a space: as large as it fits, in lines of about one length, and shortened where it does not fit at all.

/// So high is a line, of the size of its letters.
pub(super) const LINE: f32 = 1.32;

/// A text in lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fitted {
    pub(super) lines: Vec<String>,
    pub(super) size: f32,
}

/// Sets a text into a space of a width and a height in pixels, at the first of some sizes at which it fits; at the last one it
/// is shortened at a word's end. `width_of` measures a text at a size.
pub(super) fn fitted(
    text: &str,
    sizes: &[f32],
    (width, height): (f32, f32),
    width_of: impl Fn(&str, f32) -> f32,
) -> Fitted {
    for &size in sizes {
        let lines = wrapped(text, width, |part| width_of(part, size));
        if lines.len() <= most(height, size) {
            return Fitted { lines: balanced(text, lines.len(), width, |part| width_of(part, size)), size };
        }
    }
    let size = sizes.last().copied().unwrap_or(40.0);
    let measure = |part: &str| width_of(part, size);
    let most = most(height, size);
    let mut words: Vec<&str> = text.split_whitespace().collect();
    loop {
        words.pop();
        let short = shortened(text, &words);
        let lines = wrapped(&short, width, measure);
        if lines.len() <= most || words.is_empty() {
            return Fitted { lines: lines.into_iter().take(most).collect(), size };
        }
    }
}

/// As many lines as fit.
fn most(height: f32, size: f32) -> usize {
    ((height / (size * LINE)).floor() as usize).max(1)
}

/// The first words of a text, with the mark that more follows, and the one that closes a quotation.
fn shortened(text: &str, words: &[&str]) -> String {
    let kept = words.join(" ");
    let kept = kept.trim_end_matches([',', ';', ':', '.', '–', '—', '-', ' ']);
    let opened = kept.matches('“').count() > kept.matches('”').count() && text.starts_with('“');
    format!("{kept}…{}", if opened { "”" } else { "" })
}

/// As much of a text as one line holds, cut at a word's end where that leaves something.
pub(super) fn cut(text: &str, width: f32, width_of: impl Fn(&str) -> f32) -> String {
    if width_of(text) <= width {
        return text.to_owned();
    }
    let mut ends = text.char_indices().map(|(at, _)| at).rev().filter(|at| *at > 0);
    let fits = |at: &usize| width_of(&format!("{}…", &text[..*at])) <= width;
    let hard = ends.find(fits).unwrap_or(0);
    let words = text[..hard].trim_end();
    let soft = if text[hard..].starts_with(' ') { Some(hard) } else { words.rfind(' ') };
    format!("{}…", text[..soft.unwrap_or(hard)].trim_end_matches([',', ' ', '·']))
}

/// A text in lines, each as full as it can be; a word that is wider than a line is cut.
fn wrapped(text: &str, width: f32, width_of: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width_of(&longer) <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            line.push(c);
            if width_of(&line) > width && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, c.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The same text in as many lines, none much longer than the others.
fn balanced(text: &str, count: usize, width: f32, width_of: impl Fn(&str) -> f32) -> Vec<String> {
    let (mut low, mut high) = (width / 2.0, width);
    for _ in 0..8 {
        let middle = f32::midpoint(low, high);
        if wrapped(text, middle, &width_of).len() <= count { high = middle } else { low = middle }
    }
    wrapped(text, high, &width_of)
}

#[cfg(test)]
mod tests {
    use super::{cut, fitted};

    /// Each letter is half as wide as it is high.
    fn width(text: &str, size: f32) -> f32 {
        text.chars().count() as f32 * size / 2.0
    }

    #[test]
    fn a_short_text_is_large_and_its_lines_are_alike() {
        let short = fitted("It rains", &[40.0, 20.0], (400.0, 200.0), width);
        assert_eq!((short.lines.as_slice(), short.size), (&["It rains".to_owned()][..], 40.0));
        let two = fitted("aaa bbb ccc ddd eee fff", &[40.0], (400.0, 200.0), width);
        assert_eq!(two.lines, ["aaa bbb ccc", "ddd eee fff"]);
    }

    #[test]
    fn a_longer_one_is_smaller_and_a_very_long_one_ends_behind_a_word() {
        let text = "“word ".to_owned() + &"and word ".repeat(12);
        let small = fitted(text.trim(), &[40.0, 20.0], (400.0, 110.0), width);
        assert_eq!(small.size, 20.0);
        let most = 4;
        let long = fitted(&text.repeat(9), &[40.0, 20.0], (400.0, 110.0), width);
        assert!(
            long.lines.len() <= most && long.lines.iter().all(|line| width(line, 20.0) <= 400.0),
            "{long:?}"
        );
        let last = long.lines.last().unwrap();
        assert!(last.ends_with("word…”") || last.ends_with("and…”"), "{last}");
    }

    #[test]
    fn a_word_without_end_is_cut() {
        let address = "x".repeat(90);
        let cut_up = fitted(&address, &[20.0], (400.0, 110.0), width);
        assert_eq!(cut_up.lines.concat(), address);
        assert!(cut_up.lines.iter().all(|line| width(line, 20.0) <= 400.0));
    }

    #[test]
    fn one_line_is_cut_behind_a_word() {
        let measure = |text: &str| width(text, 20.0);
        assert_eq!(cut("The Valley Herald", 400.0, measure), "The Valley Herald");
        assert_eq!(cut("The Valley Herald", 150.0, measure), "The Valley…");
        assert_eq!(cut(&"x".repeat(30), 100.0, measure), "xxxxxxxxx…");
    }
}
