//! The letters of a page and where they stand, as the library draws them.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, TransformExt as _, interpret_page,
};

/// A letter, or several that are drawn as one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Letter {
    /// What it says.
    pub(super) text: String,
    /// Where it begins and ends, in points from the left.
    pub(super) left: f64,
    pub(super) right: f64,
    /// The line that it stands on, in points from the top.
    pub(super) base: f64,
    /// How high its font is, in points.
    pub(super) size: f64,
}

/// More letters on one page are not looked at: a broadsheet in small print has some forty thousand.
const MOST: usize = 500_000;
/// Of so many letters one may be without a name.
const NAMELESS: usize = 3;

/// Takes the letters off pages.
#[derive(Default)]
pub(super) struct Letters {
    page: Vec<Letter>,
    picture: bool,
    named: usize,
    nameless: usize,
}

impl Letters {
    /// The letters of one page.
    pub(super) fn of<'a>(&mut self, pdf: &'a Pdf, page: &Page<'a>) -> Vec<Letter> {
        self.picture = false;
        let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..Default::default() };
        let place = page.initial_transform(true).to_kurbo();
        let everywhere = Rect::new(-1e6, -1e6, 1e6, 1e6);
        // Fonts are kept for a page only: a document of a thousand pages would keep the fonts of all.
        let cache = InterpreterCache::new();
        let mut context = Context::new(place, everywhere, &cache, pdf.xref(), settings);
        interpret_page(page, &mut context, self);
        std::mem::take(&mut self.page)
    }

    /// Whether the page that was read last shows a picture.
    pub(super) const fn has_picture(&self) -> bool {
        self.picture
    }

    /// Whether what is drawn cannot be told.
    pub(super) const fn is_nameless(&self) -> bool {
        self.nameless * NAMELESS > self.named + self.nameless
    }

    fn add(&mut self, glyph: &Glyph<'_>, place: Affine) {
        if self.page.len() >= MOST {
            return;
        }
        let Some(text) = glyph.as_unicode() else {
            self.nameless += 1;
            return;
        };
        let text = match text {
            BfString::Char(letter) => letter.to_string(),
            BfString::String(letters) => letters,
        };
        let is_private = |letter: char| matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\0');
        if text.chars().all(is_private) {
            self.nameless += 1;
            return;
        }
        self.named += 1;
        let width = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width(),
            Glyph::Type3(glyph) => glyph.advance_width(),
        };
        let width = f64::from(width.unwrap_or(500.0));
        let (begin, top) = (place * Point::ZERO, place * Point::new(0.0, 1000.0));
        let end = place * Point::new(width, 0.0);
        let (size, along) = ((top - begin).hypot(), end - begin);
        // Letters that run upwards or askew are marks at an edge, not an article.
        let upright = along.x >= 0.0 && along.y.abs() <= 0.1 * along.x.max(0.01 * size);
        if upright
            && size.is_finite()
            && (0.5..2_000.0).contains(&size)
            && begin.x.is_finite()
            && end.x.is_finite()
        {
            self.page.push(Letter { text, left: begin.x, right: end.x, base: begin.y, size });
        }
    }
}

impl<'a> Device<'a> for Letters {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.add(glyph, props.transform * glyph.transform());
        }
    }
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.picture = true;
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
