//! From letters to lines, and from lines to the order in which people read them: columns one after the other.
//!
//! Letters that touch on one line are a piece. Rows of pieces are taken from the top; as long as the same strip of the page
//! stays blank in all of them, they are columns, and each is read down to its end. A row across the strip, as a
//! headline is, or a wide blank band begins anew.

use super::letters::Letter;

/// A line of one column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// What it says.
    pub(super) text: String,
    /// Where it begins and ends, in points.
    pub(super) left: f64,
    pub(super) right: f64,
    /// Where it stands, from the top.
    pub(super) base: f64,
    /// How high its font is.
    pub(super) size: f64,
    /// Which column of the page it stands in, counted in reading order.
    pub(super) column: usize,
}

/// Blank between letters is a space from so much of the font's height on.
const SPACE: f64 = 0.18;
/// And parts two columns from so much on.
const GUTTER: f64 = 1.1;
/// Letters so near to a line are on it: raised ones too.
const ON_LINE: f64 = 0.45;
/// Minimum height, in lines, of a blank across the page that ends columns.
const BAND: f64 = 2.6;

/// The lines of a page, in reading order.
pub(super) fn lines(letters: Vec<Letter>) -> Vec<Line> {
    let mut pieces = pieces(letters);
    pieces.retain(|piece| !piece.text.trim().is_empty());
    let mut lines: Vec<Line> = Vec::new();
    let mut column = 0;
    for group in groups(rows(pieces)) {
        for mut pieces in columns(group) {
            pieces
                .sort_by(|one, other| one.base.total_cmp(&other.base).then(one.left.total_cmp(&other.left)));
            for mut piece in pieces {
                piece.column = column;
                match lines.last_mut() {
                    Some(line) if line.column == column && is_one_line(line, &piece) => join(line, &piece),
                    _ => lines.push(piece),
                }
            }
            column += 1;
        }
    }
    lines
}

/// Letters that follow each other on one line, in the order in which they are drawn.
fn pieces(letters: Vec<Letter>) -> Vec<Line> {
    let mut pieces: Vec<Line> = Vec::new();
    for letter in letters {
        let height = letter.size;
        if let Some(piece) = pieces.last_mut() {
            let gap = letter.left - piece.right;
            let near = (letter.base - piece.base).abs() < ON_LINE * height.max(piece.size);
            // Drawn once more, a little to the side: how some programs write in bold.
            if near
                && gap < -0.5 * (letter.right - letter.left).max(0.01)
                && piece.text.ends_with(&letter.text)
            {
                continue;
            }
            if near && gap > -0.6 * height && gap < GUTTER * height {
                let blank =
                    piece.text.ends_with(char::is_whitespace) || letter.text.starts_with(char::is_whitespace);
                if gap > SPACE * height && !blank {
                    piece.text.push(' ');
                }
                piece.text.push_str(&letter.text);
                piece.right = piece.right.max(letter.right);
                piece.size = piece.size.max(height);
                continue;
            }
        }
        let Letter { text, left, right, base, size } = letter;
        pieces.push(Line { text, left, right, base, size, column: 0 });
    }
    pieces
}

/// Pieces beside each other, the rows from the top.
fn rows(mut pieces: Vec<Line>) -> Vec<Vec<Line>> {
    pieces.sort_by(|one, other| one.base.total_cmp(&other.base));
    let mut rows: Vec<Vec<Line>> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row)
                if row.first().is_some_and(|first| {
                    (piece.base - first.base).abs() < ON_LINE * first.size.min(piece.size)
                }) =>
            {
                row.push(piece);
            }
            _ => rows.push(vec![piece]),
        }
    }
    rows
}

/// Stretches of rows that have their columns in common.
fn groups(rows: Vec<Vec<Line>>) -> Vec<Vec<Line>> {
    let mut groups: Vec<Group> = Vec::new();
    for row in rows {
        let alone = strips(&row);
        let base = row.iter().map(|piece| piece.base).fold(0.0, f64::max);
        let size = row.iter().map(|piece| piece.size).fold(0.0, f64::max);
        if let Some(group) = groups.last_mut() {
            let is_near = base - group.base < BAND * size.max(group.size);
            let stays = if group.has_columns {
                let mut both = group.pieces.clone();
                both.extend(row.iter().cloned());
                is_near && !strips(&both).is_empty()
            } else {
                alone.is_empty()
            };
            if stays {
                group.pieces.extend(row);
                (group.base, group.size) = (base, size);
                continue;
            }
        }
        groups.push(Group { has_columns: !alone.is_empty(), pieces: row, base, size });
    }
    groups.into_iter().map(|group| group.pieces).collect()
}

struct Group {
    pieces: Vec<Line>,
    has_columns: bool,
    base: f64,
    size: f64,
}

/// The strips between pieces that are blank from top to bottom: where each ends.
fn strips(pieces: &[Line]) -> Vec<f64> {
    let mut spans: Vec<(f64, f64, f64)> =
        pieces.iter().map(|piece| (piece.left, piece.right, piece.size)).collect();
    spans.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (mut strips, mut right, mut small) = (Vec::new(), f64::INFINITY, f64::INFINITY);
    for (left, end, size) in spans {
        small = small.min(size);
        if left - right >= GUTTER * small.min(size) * 0.8 {
            strips.push(left);
            right = end;
        }
        right = if right.is_finite() { right.max(end) } else { end };
    }
    strips
}

/// The pieces of each column, from the left.
fn columns(pieces: Vec<Line>) -> Vec<Vec<Line>> {
    let strips = strips(&pieces);
    let mut columns = vec![Vec::new(); strips.len() + 1];
    for piece in pieces {
        let place = strips.iter().filter(|&&left| piece.left >= left - 0.01).count();
        if let Some(column) = columns.get_mut(place) {
            column.push(piece);
        }
    }
    columns
}

fn is_one_line(line: &Line, piece: &Line) -> bool {
    (line.base - piece.base).abs() < ON_LINE * line.size.min(piece.size) && piece.left > line.left
}

fn join(line: &mut Line, piece: &Line) {
    let gap = piece.left - line.right;
    let blank = line.text.ends_with(char::is_whitespace) || piece.text.starts_with(char::is_whitespace);
    if gap > SPACE * piece.size && !blank {
        line.text.push(' ');
    }
    line.text.push_str(&piece.text);
    line.right = line.right.max(piece.right);
    line.size = line.size.max(piece.size);
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::pdf::letters::Letter;

    /// A line of letters that are five points wide.
    fn written(text: &str, left: f64, base: f64, letters: &mut Vec<Letter>) {
        for (n, letter) in text.chars().enumerate() {
            let left = left + 5.0 * n as f64;
            letters.push(Letter { text: letter.to_string(), left, right: left + 5.0, base, size: 10.0 });
        }
    }

    fn read(letters: Vec<Letter>) -> Vec<(String, usize)> {
        lines(letters).into_iter().map(|line| (line.text, line.column)).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other_and_headlines_before_them() {
        let mut letters = Vec::new();
        // Row by row, as some programs write it.
        written("A headline across both columns", 0.0, 10.0, &mut letters);
        for (row, (left, right)) in
            [("one", "four"), ("two", "five"), ("three", "six")].into_iter().enumerate()
        {
            written(left, 0.0, 40.0 + 12.0 * row as f64, &mut letters);
            written(right, 80.0, 40.0 + 12.0 * row as f64, &mut letters);
        }
        written("7", 0.0, 200.0, &mut letters);
        let texts: Vec<String> = read(letters).into_iter().map(|(text, _)| text).collect();
        let expected = ["A headline across both columns", "one", "two", "three", "four", "five", "six", "7"];
        assert_eq!(texts, expected);
    }

    #[test]
    fn blank_is_a_space_and_a_letter_drawn_twice_is_one() {
        let mut letters = Vec::new();
        written("It", 0.0, 10.0, &mut letters);
        written("rains", 13.0, 10.0, &mut letters);
        let mut bold = letters.clone();
        bold.iter_mut().for_each(|letter| letter.left += 0.2);
        let both: Vec<Letter> = letters.into_iter().zip(bold).flat_map(|(one, other)| [one, other]).collect();
        assert_eq!(read(both), [("It rains".to_owned(), 0)]);
    }
}
