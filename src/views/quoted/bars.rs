//! The picture of an audit: a bar for each row of its first table, as long as its share of the words, parted by who said
//! them or how they are given.

use crate::parts::picture::scene::{Anchor, Item, Scene, Shape, clip};
use crate::views::quoted::model::QuotedView;

/// How high a row is.
const ROW: f64 = 26.0;
/// Below this width, in pixels, names stand above their bars.
const NARROW: f64 = 520.0;
/// How much room a part's name takes in the legend, for each letter and beside them.
const LETTER: f64 = 7.8;

impl QuotedView {
    /// The picture, so many pixels wide.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts of words, drawn to a tenth of a pixel")]
    pub fn scene(&self, width: f64) -> Scene {
        // On a narrow page a name stands above its bar: beside it, it would be cut.
        let narrow = width < NARROW;
        let (row_height, above) = if narrow { (ROW + 18.0, 18.0) } else { (ROW, 0.0) };
        let names = if narrow { 0.0 } else { (width * 0.34).min(190.0) };
        let letters = (if narrow { width } else { names } / 7.4) as usize;
        // The legend: as many names in a line as there is room for.
        let (mut x, mut top) = (0.0, 0.0);
        let mut legend: Vec<Item> = Vec::new();
        for (label, tone) in self.parts.iter() {
            let wide = 30.0 + LETTER * label.chars().count() as f64;
            if x > 0.0 && x + wide > width {
                (x, top) = (0.0, top + 20.0);
            }
            legend.push(Item::new("dot", Shape::rect(x, top + 2.0, 10.0, 10.0)).toned(*tone));
            legend.push(Item::new("label", Shape::Text(x + 15.0, top + 11.5, Anchor::Start, label.clone())));
            x += wide;
        }
        let top = top + 30.0;
        let mut scene = Scene::new(width, top + row_height * self.bars.len() as f64 + 2.0);
        legend.into_iter().for_each(|item| scene.add(item));
        let most = self.bars.iter().map(|bar| bar.words).max().unwrap_or(0).max(1) as f64;
        for (row, bar) in self.bars.iter().enumerate() {
            let y = top + row_height * row as f64;
            let name = Shape::Text(0.0, y + 15.0, Anchor::Start, clip(&bar.label, letters));
            scene.add(Item::new("label", name).linked(bar.href.clone(), bar.label.clone()));
            let mut x = names;
            for ((words, href, told), (_, tone)) in bar.parts.iter().zip(self.parts.iter()) {
                let wide = (width - names) * *words as f64 / most;
                if *words > 0 {
                    let shape = Shape::rect(x, y + above + 3.0, wide.max(1.0), ROW - 8.0);
                    scene.add(Item::new("dot", shape).toned(*tone).linked(href.clone(), told.clone()));
                }
                x += wide;
            }
        }
        scene
    }
}
