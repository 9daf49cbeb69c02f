//! The fonts that the command carries (`fonts/README.md` tells where they come from), and how wide they set a text.

use flate2::read::GzDecoder;
use resvg::usvg::fontdb::{Database, Source};
use std::io::Read as _;
use std::sync::{Arc, LazyLock};

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// For the words.
    Serif,
    /// For what stands around them.
    Sans,
    /// For who speaks.
    Bold,
}

impl Face {
    /// How SVG names it.
    pub(super) const fn attributes(self) -> &'static str {
        match self {
            Self::Serif => "font-family=\"Noto Serif\"",
            Self::Sans => "font-family=\"Noto Sans\"",
            Self::Bold => "font-family=\"Noto Sans\" font-weight=\"700\"",
        }
    }
}

macro_rules! font {
    ($name:literal) => {
        unpacked(include_bytes!(concat!("../../fonts/", $name, ".ttf.gz")))
    };
}

/// Unpacked once, as each core draws.
static FILES: LazyLock<[Arc<Vec<u8>>; 3]> = LazyLock::new(|| {
    [font!("NotoSerif-Regular"), font!("NotoSans-Regular"), font!("NotoSans-Bold")].map(Arc::new)
});

fn unpacked(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    // A test draws with them; a broken one has no letter, and then there is no card.
    let _ = GzDecoder::new(packed).read_to_end(&mut bytes);
    bytes
}

/// The fonts, opened.
pub(super) struct Fonts {
    faces: Vec<Option<ttf_parser::Face<'static>>>,
    /// The same for SVG.
    pub(super) database: Arc<Database>,
}

impl Fonts {
    pub(super) fn carried() -> Self {
        let mut database = Database::new();
        FILES.iter().for_each(|file| {
            database.load_font_source(Source::Binary(file.clone()));
        });
        let faces = FILES.iter().map(|file| ttf_parser::Face::parse(file, 0).ok()).collect();
        Self { faces, database: Arc::new(database) }
    }

    fn face(&self, face: Face) -> Option<&ttf_parser::Face<'static>> {
        self.faces.get(face as usize)?.as_ref()
    }

    /// Whether a font has every letter of a text.
    pub(super) fn have(&self, face: Face, text: &str) -> bool {
        let has = |c: char| c.is_whitespace() || self.face(face).is_some_and(|f| f.glyph_index(c).is_some());
        text.chars().all(has)
    }

    /// How wide a text is at a size, in pixels, without kerning, which brings letters nearer.
    pub(super) fn width(&self, face: Face, text: &str, size: f32) -> f32 {
        let Some(font) = self.face(face) else { return 0.0 };
        let advance =
            |c: char| font.glyph_index(c).and_then(|glyph| font.glyph_hor_advance(glyph)).unwrap_or(0);
        let all: u32 = text.chars().map(|c| u32::from(advance(c))).sum();
        all as f32 * size / f32::from(font.units_per_em())
    }
}
