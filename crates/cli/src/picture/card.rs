//! The card as SVG: the corpus at the top, the words, and below a rule who says them and who published them.

use super::card_text::{Card, SIZE};
use super::fit::{Fitted, LINE, cut, fitted};
use super::fonts::{Face, Fonts};
use on_record_engine::text::markup::push_escaped;
use std::fmt::Write as _;

// The page's own colours by day (`styles/tokens.css`).
const PAPER: &str = "#fdfcf9";
const INK: &str = "#1a1917";
const SOFT: &str = "#67635b";
const RULE: &str = "#e4e0d7";
const ACCENT: &str = "#9c2d18";

/// The margin at each side.
const EDGE: f32 = 72.0;
/// Between which heights the words stand.
const WORDS: (f32, f32) = (122.0, 468.0);
/// The sizes of the words, the largest that fits.
const SIZES: [f32; 7] = [72.0, 64.0, 56.0, 50.0, 45.0, 41.0, 38.0];
const SMALL: f32 = 27.0;
const NAME: f32 = 36.0;

impl Card {
    /// Each text with the font that it is set in.
    pub(super) fn all(&self) -> [(Face, &str); 5] {
        [
            (Face::Serif, &self.words),
            (Face::Bold, &self.speaker),
            (Face::Sans, &self.role),
            (Face::Sans, &self.source),
            (Face::Sans, &self.corpus),
        ]
    }

    /// The whole card.
    pub(super) fn svg(&self, fonts: &Fonts) -> String {
        let (width, height) = (SIZE.0 as f32, SIZE.1 as f32);
        let room = width - 2.0 * EDGE;
        let (top, bottom) = WORDS;
        let set = fitted(&self.words, &SIZES, (room, bottom - top), |part, size| {
            fonts.width(Face::Serif, part, size)
        });
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">\
             <rect width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/>\
             <rect width=\"{width}\" height=\"12\" fill=\"{ACCENT}\"/>\
             <rect x=\"{EDGE}\" y=\"496\" width=\"{room}\" height=\"2\" fill=\"{RULE}\"/>"
        );
        let mut put = |text: &Put<'_>| text.write(&mut svg);
        let line = |face: Face, text: &str, size: f32, room: f32| {
            cut(text, room, |part| fonts.width(face, part, size))
        };
        let corpus = line(Face::Sans, &self.corpus, SMALL, room);
        put(&Put { text: &corpus, x: EDGE, y: 84.0, face: Face::Sans, size: SMALL, colour: SOFT });
        for (text, y) in placed(&set, top, bottom) {
            // Marks hang in the margin, so that the letters stand under each other.
            let mark: String = text.chars().take_while(|c| matches!(c, '“' | '„' | '"' | '«')).collect();
            let x = EDGE - fonts.width(Face::Serif, &mark, set.size);
            put(&Put { text, x, y, face: Face::Serif, size: set.size, colour: INK });
        }
        let speaker = line(Face::Bold, &self.speaker, NAME, room);
        put(&Put { text: &speaker, x: EDGE, y: 552.0, face: Face::Bold, size: NAME, colour: INK });
        // The role stands behind the name where there is room for some of it.
        let from = EDGE + fonts.width(Face::Bold, &speaker, NAME) + 18.0;
        if width - EDGE - from > 160.0 {
            let role = line(Face::Sans, &self.role, SMALL, width - EDGE - from);
            put(&Put { text: &role, x: from, y: 552.0, face: Face::Sans, size: SMALL, colour: SOFT });
        }
        let source = line(Face::Sans, &self.source, SMALL, room);
        put(&Put { text: &source, x: EDGE, y: 594.0, face: Face::Sans, size: SMALL, colour: SOFT });
        svg.push_str("</svg>");
        svg
    }
}

/// Each line with the height of its base: the lines stand in the middle of their space.
fn placed(set: &Fitted, top: f32, bottom: f32) -> impl Iterator<Item = (&str, f32)> {
    let step = set.size * LINE;
    let free = (bottom - top) - step * set.lines.len() as f32;
    // Letters stand a little above the foot of their line.
    let first = top + free / 2.0 + step * 0.74;
    set.lines.iter().enumerate().map(move |(n, line)| (line.as_str(), first + step * n as f32))
}

/// A line of text in its place.
struct Put<'t> {
    text: &'t str,
    x: f32,
    y: f32,
    face: Face,
    size: f32,
    colour: &'static str,
}

impl Put<'_> {
    fn write(&self, svg: &mut String) {
        let Self { x, y, size, colour, .. } = self;
        // Writing into a string cannot fail.
        let _ = write!(
            svg,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{colour}\" {}>",
            self.face.attributes()
        );
        push_escaped(svg, self.text);
        svg.push_str("</text>");
    }
}
