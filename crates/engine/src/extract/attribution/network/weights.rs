//! The weights of the network, laid out for its kernels.
//!
//! ```text
//! file: words, endings, openings, shapes · input, norm · stage one · stage two · heads · confidence
//! ```

use super::confidence::{Bounds, Confidence};
use super::kernel::lstm::{CELLS, Direction, EIGHTHS, Gates, Given};
use super::kernel::norm::{Floats, Norm};
use super::kernel::output_sums::Head;
use super::kernel::product::{Matrix, WIDTH, quantise, spread};
use super::model_file::{DISTANCES, File, LAYERS, ModelError, PART, SHAPE, SHAPES, Sizes, WORD};
use wide::{f32x4, i16x8};

/// Numbers a token is given by.
pub(super) const INPUT: usize = WORD + 2 * PART + SHAPE;

/// A table of rows in 8-bit whole numbers.
pub(super) struct Table {
    weights: Vec<i8>,
    scales: Vec<f32>,
    width: usize,
}

impl Table {
    /// The row that a hash falls on: its whole numbers, and what one is worth.
    pub(super) fn row(&self, hash: u32) -> (&[i8], f32) {
        // Tables have fewer rows than 2³², and at least one.
        let row = hash as usize % self.scales.len();
        (&self.weights[row * self.width..][..self.width], self.scales[row])
    }
}

/// What makes tokens to rows.
pub(super) struct Input {
    /// By the hash of the word.
    pub words: Table,
    /// By its last three letters.
    pub endings: Table,
    /// By its first three letters.
    pub openings: Table,
    /// By twice the shape, plus one in a quotation.
    pub shapes: Vec<[f32; SHAPE]>,
    /// From a token's numbers to a row.
    pub matrix: Matrix,
    /// What is added to the row.
    pub bias: Floats,
    /// What the row is normalised by.
    pub norm: Norm,
}

/// Both directions of a layer.
pub(super) type Layer = [Direction; 2];

/// What stage two adds to the gates, in both directions.
pub(super) type Added = [Gates; 2];

/// The weights of stage two.
pub(super) struct Roles {
    /// Its layer.
    pub layer: Layer,
    /// What a token outside and inside the cue adds.
    pub marks: [Added; 2],
    /// What the distance from the cue adds.
    pub distances: Vec<Added>,
    /// Five roles, and whether the cue is one.
    pub head: Head,
}

/// All of them.
pub(super) struct Weights {
    /// From tokens to rows.
    pub input: Input,
    /// Stage one.
    pub layers: [Layer; LAYERS],
    /// Cue and role of each token.
    pub tags: Head,
    /// Stage two.
    pub roles: Roles,
    /// What the numbers of a candidate say of it.
    pub confidence: Confidence,
    /// From where on a candidate is reported.
    pub bounds: Bounds,
}

impl Weights {
    /// Reads them from a file that was opened.
    pub(super) fn read(file: &mut File<'_>, sizes: Sizes) -> Result<Self, ModelError> {
        let out = Self {
            input: Input::read(file, sizes)?,
            layers: [layer(file)?, layer(file)?],
            tags: head(file, 8)?,
            roles: Roles::read(file)?,
            confidence: Confidence::new(file.array()?),
            bounds: Bounds::new(file.array()?),
        };
        file.end()?;
        Ok(out)
    }
}

impl Input {
    /// The tables, then the way from them to a row.
    fn read(file: &mut File<'_>, sizes: Sizes) -> Result<Self, ModelError> {
        Ok(Self {
            words: table(file, sizes.words, WORD)?,
            endings: table(file, sizes.endings, PART)?,
            openings: table(file, sizes.openings, PART)?,
            shapes: file.floats(SHAPES * SHAPE)?.as_chunks().0.to_vec(),
            matrix: {
                let (weights, scales) = file.matrix(WIDTH, INPUT)?;
                Matrix::new(&weights, &scales, |place| place)
            },
            bias: row(file)?,
            norm: Norm { weight: row(file)?, bias: row(file)? },
        })
    }
}

impl Roles {
    /// The layer, what goes into it beside the rows of stage one, and the head.
    fn read(file: &mut File<'_>) -> Result<Self, ModelError> {
        let layer = layer(file)?;
        let marks = file.floats(2 * WIDTH)?;
        let (distances, scales) = file.matrix(DISTANCES, WIDTH)?;
        let distances: Vec<f32> = distances
            .chunks_exact(WIDTH)
            .zip(scales)
            .flat_map(|(row, scale)| row.iter().map(move |w| f32::from(*w) * scale))
            .collect();
        let (marks, distances) = (added(&layer, &marks), added(&layer, &distances));
        let marks = marks.try_into().map_err(|_| ModelError::Length)?;
        Ok(Self { layer, marks, distances, head: head(file, 6)? })
    }
}

/// A table of words.
fn table(file: &mut File<'_>, rows: usize, width: usize) -> Result<Table, ModelError> {
    let (weights, scales) = file.matrix(rows, width)?;
    Ok(Table { weights, scales, width })
}

/// A row of floats.
fn row(file: &mut File<'_>) -> Result<Floats, ModelError> {
    Ok(wide::bytemuck::cast(file.array::<WIDTH>()?))
}

/// A head with this number of outputs.
fn head(file: &mut File<'_>, outputs: usize) -> Result<Head, ModelError> {
    Ok(Head::new(&file.floats(outputs * WIDTH)?, &file.floats(outputs)?))
}

/// Both directions of a layer.
fn layer(file: &mut File<'_>) -> Result<Layer, ModelError> {
    let mut direction = || -> Result<Direction, ModelError> {
        let input: Given = file.matrix(4 * CELLS, WIDTH)?;
        let recurrent = file.matrix(4 * CELLS, CELLS)?;
        Ok(Direction::new(&input, &recurrent, &file.floats(4 * CELLS)?))
    };
    Ok([direction()?, direction()?])
}

/// What rows of numbers add to the gates of a layer.
fn added(layer: &Layer, rows: &[f32]) -> Vec<Added> {
    let mut whole = [i16x8::ZERO; WIDTH / 8];
    let mut pairs = [i16x8::ZERO; WIDTH / 2];
    let of = |row: &[f32; WIDTH]| {
        let numbers: Floats = wide::bytemuck::cast(*row);
        let worth = quantise(&numbers, &mut whole);
        spread(&whole, &mut pairs);
        [0, 1].map(|way: usize| {
            let mut gates = [[f32x4::ZERO; 8]; EIGHTHS];
            for (eight, gates) in gates.iter_mut().enumerate() {
                *gates = layer[way].weighed(eight, &pairs, worth);
            }
            gates
        })
    };
    rows.as_chunks::<WIDTH>().0.iter().map(of).collect()
}
