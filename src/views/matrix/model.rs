//! Who speaks on what: actors down the side, topics along the top, in each cell how many statements its link gives.

use crate::facet_table::spec;
use crate::library::Library;
use crate::links::Links;
use crate::parts::picture::rows::{STEP, left_out, rows};
use crate::parts::picture::scene::{Anchor, Item, Scene, Shape, clip};
use crate::rail::Rail;
use crate::texts::{Locale, fill};
use on_record_engine::Id;
use on_record_engine::query::Cross;
use on_record_engine::query::Hits;
use on_record_engine::query::{Facet, Value};
use std::rc::Rc;
use yew::AttrValue;

/// How many actors or topics are shown at most, however often more are asked for.
const MOST: usize = 150;

/// Actors by topics.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixView {
    /// The topics.
    pub heads: Rc<[MatrixHead]>,
    /// The actors.
    pub rows: Rc<[MatrixRow]>,
    /// How many more actors a step would show.
    pub more_rows: usize,
    /// How many more topics.
    pub more_heads: usize,
    /// What the picture leaves out.
    pub left_out: Option<AttrValue>,
    /// How the reader writes numbers.
    pub locale: Locale,
}

/// An actor or a topic, with all its statements.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixHead {
    /// Its name in addresses.
    pub value: AttrValue,
    /// What readers see.
    pub label: AttrValue,
    /// Whether it says that something is not stated.
    pub muted: bool,
    /// The colour of a speaker.
    pub tone: Option<usize>,
    /// How many statements it has.
    pub count: u32,
    /// Where they are.
    pub href: AttrValue,
}

/// An actor's row.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    /// The actor.
    pub head: MatrixHead,
    /// One cell for each topic; absent where there is no statement.
    pub cells: Rc<[Option<MatrixCell>]>,
}

/// The statements of one actor on one topic.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixCell {
    /// How many.
    pub count: u32,
    /// How dark, 1 to 5.
    pub shade: usize,
    /// Where they are.
    pub href: AttrValue,
    /// "Sergey Lavrov on Meeting: 5 statements"
    pub label: AttrValue,
}

pub(crate) fn matrix(
    library: &Library,
    links: &Links,
    hits: &Hits,
    rail: &Rail,
    locale: Locale,
) -> MatrixView {
    let index = library.index();
    let [down, across] = rail.steps.map(|steps| ((steps + 1) * STEP).min(MOST));
    let cross = Cross::new(index, &rows(library, hits), Facet::Speaker, Facet::Topic, down, across);
    let head = |facet, &(value, count): &(Value, u32)| MatrixHead {
        value: library.slug(facet, value).to_owned().into(),
        label: library.label(&locale, facet, value).to_owned().into(),
        muted: value == Value::NONE,
        tone: spec(facet).toned.then(|| library.tone(value.row().map(Id::from_index))),
        count,
        href: links.list(&[(facet, value)]),
    };
    let most = cross
        .rows
        .iter()
        .enumerate()
        .flat_map(|(row, _)| (0..cross.columns.len()).map(move |column| (row, column)))
        .map(|(row, column)| cross.count(row, column))
        .max()
        .unwrap_or(0);
    let row = |(at, side): (usize, &(Value, u32))| {
        let cell = |(column, top): (usize, &(Value, u32))| {
            let count = Some(cross.count(at, column)).filter(|&count| count > 0)?;
            let (who, what) =
                (library.label(&locale, Facet::Speaker, side.0), library.label(&locale, Facet::Topic, top.0));
            Some(MatrixCell {
                count,
                shade: shade(count, most),
                href: links.list(&[(Facet::Speaker, side.0), (Facet::Topic, top.0)]),
                label: fill(locale.pictures.cell, &[who, what, &locale.statements(count as usize)]).into(),
            })
        };
        MatrixRow {
            head: head(Facet::Speaker, side),
            cells: cross.columns.iter().enumerate().map(cell).collect(),
        }
    };
    MatrixView {
        rows: cross.rows.iter().enumerate().map(row).collect(),
        heads: cross.columns.iter().map(|top| head(Facet::Topic, top)).collect(),
        left_out: left_out(
            &[
                (&locale.pictures.more_speakers, cross.more_rows),
                (&locale.pictures.more_topics, cross.more_columns),
            ],
            locale,
        ),
        locale,
        more_rows: cross.more_rows.min(STEP).min(MOST.saturating_sub(down)),
        more_heads: cross.more_columns.min(STEP).min(MOST.saturating_sub(across)),
    }
}

/// How dark a count is, 1 to 5: by its root, so that small counts can be told apart beside a large one.
fn shade(count: u32, most: u32) -> usize {
    let share = (f64::from(count) / f64::from(most.max(1))).sqrt();
    (1..5).find(|&step| share <= f64::from(step) / 5.0 + 0.001).map_or(5, |step| step as usize)
}

impl MatrixView {
    /// The picture, for a file; on the page it is a table.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a few rows and columns")]
    pub fn scene(&self) -> Scene {
        const CELL: (f64, f64) = (46.0, 26.0);
        const LEFT: f64 = 200.0;
        const TURN: f64 = 22.0;
        // Names along the top step down one by one, so that they stay level and readable.
        let steps = self.heads.len().min(4);
        let top = 14.0 + TURN * steps as f64;
        let width = LEFT + CELL.0 * self.heads.len() as f64 + 90.0;
        let mut scene = Scene::new(width.max(480.0), top + CELL.1 * self.rows.len() as f64 + 4.0);
        for (column, head) in self.heads.iter().enumerate() {
            let x = LEFT + CELL.0 * (column as f64 + 0.5);
            let y = 12.0 + TURN * (column % 4) as f64;
            scene.add(Item::new("grid", Shape::Line(x, y + 4.0, x, top)));
            scene.add(Item::new("label", Shape::Text(x, y, Anchor::Middle, clip(&head.label, 24))));
        }
        for (number, row) in self.rows.iter().enumerate() {
            let y = top + CELL.1 * number as f64;
            scene.add(Item::new("grid", Shape::Line(0.0, y, width, y)));
            let tone = row.head.tone.unwrap_or_default();
            scene.add(Item::new("dot", Shape::rect(0.0, y + 9.0, 8.0, 8.0)).toned(tone));
            let text = Shape::Text(16.0, y + 17.5, Anchor::Start, clip(&row.head.label, 26));
            scene.add(Item::new("label", text));
            for (column, cell) in row.cells.iter().enumerate() {
                let Some(cell) = cell else { continue };
                let x = LEFT + CELL.0 * column as f64;
                let part = ["cell-0", "cell-1", "cell-2", "cell-3", "cell-4", "cell-5"][cell.shade.min(5)];
                scene.add(Item::new(part, Shape::rect(x + 1.0, y + 1.0, CELL.0 - 2.0, CELL.1 - 2.0)));
                let part = if cell.shade >= 5 { "figure-light" } else { "label" };
                let count = self.locale.number(cell.count as usize).into();
                scene.add(Item::new(part, Shape::Text(x + CELL.0 / 2.0, y + 17.5, Anchor::Middle, count)));
            }
        }
        scene
    }
}

#[cfg(test)]
mod tests {
    use super::shade;

    #[test]
    fn shades_go_from_light_to_dark() {
        assert_eq!((shade(1, 100), shade(25, 100), shade(100, 100), shade(1, 1)), (1, 3, 5, 5));
        assert!((1..100).all(|n| shade(n, 100) <= shade(n + 1, 100)));
    }
}
