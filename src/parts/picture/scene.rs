//! A picture as plain data: shapes with the part they play. The page draws it with its own styles; as a file it is
//! written here, with the light colours of `styles/tokens.css`, so that both are the same picture.
//!
//! ```
//! use on_record::parts::picture::scene::{Item, Scene, Shape};
//! let mut scene = Scene::new(100.0, 20.0);
//! scene.add(Item::new("said", Shape::rect(0.0, 0.0, 50.0, 20.0)));
//! assert!(scene.file("Who spoke", "On Record").starts_with("<svg xmlns="));
//! ```

use on_record_engine::text::markup::push_escaped;
use std::fmt::Write;
use yew::AttrValue;

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// In pixels.
    pub width: f64,
    /// In pixels.
    pub height: f64,
    /// What is drawn, from the back to the front.
    pub items: Vec<Item>,
}

/// One thing that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The part that it plays; styles give it its colour.
    pub part: &'static str,
    /// A speaker's colour, where it has one.
    pub tone: Option<usize>,
    /// What it looks like.
    pub shape: Shape,
    /// Where a click leads, and what that is called.
    pub link: Option<(AttrValue, AttrValue)>,
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A box: left, top, width, height.
    Rect(f64, f64, f64, f64),
    /// From one point to another.
    Line(f64, f64, f64, f64),
    /// A curve of a width, from a point on the left to one on the right.
    Flow(f64, f64, f64, f64, f64),
    /// Words at a point: where they are anchored and what they say.
    Text(f64, f64, Anchor, AttrValue),
}

/// On which side of its point a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// After it.
    Start,
    /// Around it.
    Middle,
    /// Before it.
    End,
}

impl Anchor {
    /// As SVG calls it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

impl Shape {
    /// A box.
    #[must_use]
    pub const fn rect(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self::Rect(x, y, width, height)
    }

    /// The path of a flow, as SVG writes it.
    #[must_use]
    pub fn path(x1: f64, y1: f64, x2: f64, y2: f64) -> String {
        let middle = f64::midpoint(x1, x2);
        format!("M{} {}C{} {} {} {} {} {}", n(x1), n(y1), n(middle), n(y1), n(middle), n(y2), n(x2), n(y2))
    }
}

impl Item {
    /// A shape that plays a part.
    #[must_use]
    pub const fn new(part: &'static str, shape: Shape) -> Self {
        Self { part, tone: None, shape, link: None }
    }

    /// The same in a speaker's colour.
    #[must_use]
    pub const fn toned(mut self, tone: usize) -> Self {
        self.tone = Some(tone);
        self
    }

    /// The same as a link.
    #[must_use]
    pub fn linked(mut self, href: AttrValue, label: AttrValue) -> Self {
        self.link = Some((href, label));
        self
    }
}

/// A number as pictures write it: a tenth of a pixel is enough. Written as whole numbers: printing any other would bring
/// seven kilobytes along.
#[must_use]
pub fn n(x: f64) -> String {
    let tenths = (x * 10.0).round() as i64;
    let (sign, whole, rest) = (if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// The colours of a file, those of the light page. A test holds them against `styles/tokens.css`.
const PAPER: &str = "#fdfcf9";
const INK: &str = "#1a1917";
const SOFT: &str = "#67635b";
const RULE: &str = "#e4e0d7";
const LINE: &str = "#8d887e";
const ACCENT: &str = "#9c2d18";
const TONES: [&str; 9] =
    ["#1f5d8c", "#a34a14", "#726000", "#2c6a3a", "#6d3c8a", "#9d2f63", "#1b6b6b", "#5a5f24", "#6f6b63"];

/// What a part looks like in a file.
fn look(item: &Item) -> String {
    let tone = item.tone.and_then(|tone| TONES.get(tone)).copied().unwrap_or(SOFT);
    match item.part {
        "grid" => format!("stroke=\"{RULE}\""),
        "axis" => format!("stroke=\"{LINE}\""),
        "said" => format!("fill=\"{}\"", TONES[0]),
        "reported" => format!("fill=\"{}\"", TONES[1]),
        "later" => format!("fill=\"none\" stroke=\"{}\" stroke-dasharray=\"2 2\"", TONES[1]),
        "chosen" => format!("fill=\"{ACCENT}\" fill-opacity=\"0.08\""),
        "flow" => format!("fill=\"none\" stroke=\"{tone}\" stroke-opacity=\"0.45\""),
        "dot" => format!("fill=\"{tone}\""),
        "cell-0" => format!("fill=\"{PAPER}\""),
        "cell-1" => shade("0.08"),
        "cell-2" => shade("0.18"),
        "cell-3" => shade("0.3"),
        "cell-4" => shade("0.46"),
        "cell-5" => shade("0.92"),
        "figure-light" => format!("fill=\"{PAPER}\""),
        "label" => format!("fill=\"{INK}\""),
        _ => format!("fill=\"{SOFT}\""),
    }
}

fn shade(opacity: &str) -> String {
    format!("fill=\"{}\" fill-opacity=\"{opacity}\"", TONES[0])
}

impl Scene {
    /// An empty picture.
    #[must_use]
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height, items: Vec::new() }
    }

    /// Adds to the front.
    pub fn add(&mut self, item: Item) {
        self.items.push(item);
    }

    /// The picture as an SVG file that needs nothing else: a title above it, its source below.
    #[must_use]
    pub fn file(&self, title: &str, source: &str) -> String {
        const MARGIN: f64 = 24.0;
        const ABOVE: f64 = 40.0;
        const BELOW: f64 = 34.0;
        let (width, height) = (self.width + 2.0 * MARGIN, self.height + 2.0 * MARGIN + ABOVE + BELOW);
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
             font-family=\"system-ui, 'Helvetica Neue', Arial, sans-serif\" font-size=\"13\">\
             <title>{}</title><desc>{}</desc><rect width=\"{w}\" height=\"{h}\" fill=\"{PAPER}\"/>\
             <text x=\"{m}\" y=\"{}\" font-family=\"Charter, Georgia, serif\" font-size=\"21\" fill=\"{INK}\">{}</text>\
             <g transform=\"translate({m} {})\">",
            escape(title),
            escape(source),
            n(MARGIN + 18.0),
            escape(title),
            n(MARGIN + ABOVE),
            m = n(MARGIN),
            w = n(width),
            h = n(height),
        );
        self.items.iter().for_each(|item| write_item(item, &mut out));
        // Writing to a text cannot fail.
        let _ = write!(
            out,
            "</g><text x=\"{m}\" y=\"{}\" font-size=\"12\" fill=\"{SOFT}\">{}</text></svg>",
            n(height - MARGIN),
            escape(source),
            m = n(MARGIN),
        );
        out
    }
}

fn write_item(item: &Item, out: &mut String) {
    let look = look(item);
    let _ = match &item.shape {
        Shape::Rect(x, y, width, height) => write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {look}/>",
            n(*x),
            n(*y),
            n(*width),
            n(*height)
        ),
        Shape::Line(x1, y1, x2, y2) => write!(
            out,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {look}/>",
            n(*x1),
            n(*y1),
            n(*x2),
            n(*y2)
        ),
        Shape::Flow(x1, y1, x2, y2, wide) => write!(
            out,
            "<path d=\"{}\" stroke-width=\"{}\" {look}/>",
            Shape::path(*x1, *y1, *x2, *y2),
            n(*wide)
        ),
        Shape::Text(x, y, anchor, text) => write!(
            out,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" {look}>{}</text>",
            n(*x),
            n(*y),
            anchor.word(),
            escape(text)
        ),
    };
}

/// Text that is only text in XML.
fn escape(text: &str) -> String {
    // XML has no control characters but blanks, however they are written.
    let kept = |c: char| match c {
        '\t' | '\n' | '\r' => Some(' '),
        c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => None,
        c => Some(c),
    };
    let text: String = text.chars().filter_map(kept).collect();
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, &text);
    out
}

/// As much of a name as there is room for.
pub(crate) fn clip(name: &str, most: usize) -> AttrValue {
    if name.chars().count() <= most {
        return name.to_owned().into();
    }
    let start: String = name.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", start.trim_end()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_to_a_tenth() {
        let written: Vec<String> =
            [0.0, 1.0, 0.04, 0.05, -2.25, 1234.56, -0.01].into_iter().map(super::n).collect();
        assert_eq!(written, ["0", "1", "0", "0.1", "-2.3", "1234.6", "0"]);
    }

    #[test]
    fn a_file_has_the_colours_of_the_page() {
        let tokens = include_str!("../../../styles/tokens.css");
        let light = |name: &str| {
            let value = tokens.split(&format!("--or-{name}: light-dark(")).nth(1).unwrap();
            value.split(',').next().unwrap().to_owned()
        };
        let named = [
            ("paper", PAPER),
            ("ink", INK),
            ("soft", SOFT),
            ("rule", RULE),
            ("line", LINE),
            ("accent", ACCENT),
        ];
        for (name, colour) in named {
            assert_eq!(light(name), colour, "{name}");
        }
        for (tone, colour) in TONES.into_iter().enumerate() {
            assert_eq!(light(&format!("tone-{tone}")), colour);
        }
    }

    #[test]
    fn names_are_never_markup() {
        let mut scene = Scene::new(10.0, 10.0);
        scene.add(Item::new("label", Shape::Text(0.0, 0.0, Anchor::Start, "<script>&\u{0}".into())));
        let file = scene.file("a \"title\" <b>", "");
        assert!(file.contains(">&lt;script&gt;&amp;</text>"), "{file}");
        assert!(!file.contains("<b>"));
    }

    #[test]
    fn long_names_end_in_dots() {
        assert_eq!(super::clip("Ada Example", 11), "Ada Example");
        assert_eq!(super::clip("Ada Example", 5), "Ada…");
    }
}
