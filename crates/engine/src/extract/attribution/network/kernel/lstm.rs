//! One direction of a recurrent layer: long short-term memory (Hochreiter & Schmidhuber 1997; with Gers' forget gate).
//!
//! Each step takes the gates that the input gives ([`Direction::input`], which needs no step before it) and adds what
//! the state gives. Cells go eight at a time: their four gates are one block of the recurrent matrix, so that nothing
//! of a step leaves the registers but the new state.
//!
//! ```text
//! i, f, o = sigmoid(…), g = tanh(…);  cell = f · cell + i · g;  hidden = o · tanh(cell)
//! ```

use super::curve::{sigmoid_of_half, tanh};
use super::product::{Block, Matrix, ONE, OUTPUTS, WIDTH, rounded, spread};
use wide::{f32x4, i16x8};

/// Cells of a direction.
pub(in super::super) const CELLS: usize = WIDTH / 2;
/// Eight cells a vector of whole numbers.
pub(in super::super) const EIGHTHS: usize = CELLS / 8;

/// What the input gives to the gates of a step: for each eight cells, two vectors of i, f, g and o.
pub(in super::super) type Gates = [Block; EIGHTHS];

/// A sigmoid is made of a `tanh` of half its input; the halving is in the weights.
const HALVES: Block = {
    let (half, whole) = (f32x4::new([0.5; 4]), f32x4::new([1.0; 4]));
    [half, half, half, half, whole, whole, half, half]
};

/// Where a model has the output that stands at a place of [`Gates`].
const fn gate(place: usize) -> usize {
    let (eight, within) = (place / OUTPUTS, place % OUTPUTS);
    within / 8 * CELLS + eight * 8 + within % 8
}

/// The weights of one direction.
pub(in super::super) struct Direction {
    input: Matrix,
    recurrent: Matrix,
    bias: Gates,
}

/// What goes from step to step.
pub(in super::super) struct State {
    cells: [[f32x4; 2]; EIGHTHS],
    hidden: [i16x8; EIGHTHS],
    spread: [i16x8; CELLS / 2],
}

impl State {
    /// Before the first step.
    pub(in super::super) const fn start() -> Self {
        Self {
            cells: [[f32x4::ZERO; 2]; EIGHTHS],
            hidden: [i16x8::ZERO; EIGHTHS],
            spread: [i16x8::ZERO; CELLS / 2],
        }
    }
}

/// A matrix as the model file has it: 8-bit weights, and a scale for each output.
pub(in super::super) type Given = (Vec<i8>, Vec<f32>);

impl Direction {
    /// From the model's matrices of `4 · CELLS` outputs, with the gates in the order i, f, g, o.
    pub(in super::super) fn new(input: &Given, recurrent: &Given, bias: &[f32]) -> Self {
        let laid_out = |(weights, scales): &Given| {
            let mut matrix = Matrix::new(weights, scales, gate);
            matrix.weigh(HALVES);
            matrix
        };
        let mut recurrent = laid_out(recurrent);
        recurrent.weigh([f32x4::splat(1.0 / ONE); 8]);
        let bias = std::array::from_fn(|eight| {
            std::array::from_fn(|vector| {
                let place = eight * OUTPUTS + vector * 4;
                f32x4::new(std::array::from_fn(|lane| bias[gate(place + lane)])) * HALVES[vector]
            })
        });
        Self { input: laid_out(input), recurrent, bias }
    }

    /// What an input gives to the gates, without the bias: `spread` as the products want it, worth `worth`.
    #[inline]
    pub(in super::super) fn weighed(&self, eight: usize, spread: &[i16x8], worth: f32) -> Block {
        self.input.block(eight, spread, worth)
    }

    /// What inputs give to the gates, with the bias. Blocks go first, so that their weights stay near.
    pub(in super::super) fn input(&self, rows: &[Spread], out: &mut [Gates]) {
        for eight in 0..EIGHTHS {
            for (row, gates) in rows.iter().zip(&mut *out) {
                let weighed = self.input.block(eight, &row.pairs, row.worth);
                gates[eight] = std::array::from_fn(|i| weighed[i] + self.bias[eight][i]);
            }
        }
    }

    /// One step; the new hidden numbers, each whole one worth `1 / ONE`.
    #[inline]
    pub(in super::super) fn step(
        &self,
        gates: impl Fn(usize) -> Block,
        state: &mut State,
    ) -> [i16x8; EIGHTHS] {
        for eight in 0..EIGHTHS {
            let (given, from_state) = (gates(eight), self.recurrent.block(eight, &state.spread, 1.0));
            let cells = &mut state.cells[eight];
            let mut hidden = [f32x4::ZERO; 2];
            for half in 0..2 {
                let [i, f, g, o] = [0, 2, 4, 6].map(|at| given[at + half] + from_state[at + half]);
                cells[half] = sigmoid_of_half(f) * cells[half] + sigmoid_of_half(i) * tanh(g);
                hidden[half] = sigmoid_of_half(o) * tanh(cells[half]) * f32x4::splat(ONE);
            }
            state.hidden[eight] = rounded(hidden[0], hidden[1]);
        }
        spread(&state.hidden, &mut state.spread);
        state.hidden
    }
}

/// An input of a layer, spread as the products want it.
#[derive(Clone, Copy)]
pub(in super::super) struct Spread {
    /// Pairs of neighbours, each filling a vector.
    pub pairs: [i16x8; WIDTH / 2],
    /// What a whole number is worth.
    pub worth: f32,
}

impl Spread {
    /// Of nothing.
    pub(in super::super) const EMPTY: Self = Self { pairs: [i16x8::ZERO; WIDTH / 2], worth: 0.0 };
}

#[cfg(test)]
mod tests {
    use super::super::curve::sigmoid;
    use super::*;
    use wide::bytemuck::cast;

    /// Small weights that differ.
    fn given(inputs: usize, seed: usize) -> Given {
        let weights = (0..4 * CELLS * inputs).map(|i| ((i * 73 + seed * 31) % 127) as i8 - 63).collect();
        (weights, (0..4 * CELLS).map(|i| 0.0004 + 0.000_01 * (i % 7) as f32).collect())
    }

    /// The sum of an output over its inputs.
    fn sum((weights, scales): &Given, output: usize, inputs: &[f32]) -> f64 {
        let row = weights[output * inputs.len()..].iter().zip(inputs);
        row.map(|(w, x)| f64::from(*w) * f64::from(*x)).sum::<f64>() * f64::from(scales[output])
    }

    #[test]
    fn steps_are_those_of_the_formula() {
        let (input, recurrent) = (given(WIDTH, 1), given(CELLS, 2));
        let bias: Vec<f32> = (0..4 * CELLS).map(|i| (i % 11) as f32 * 0.1 - 0.5).collect();
        let direction = Direction::new(&input, &recurrent, &bias);
        let mut state = State::start();
        let (mut hidden, mut cells) = ([0.0_f32; CELLS], [0.0_f32; CELLS]);
        for time in 0..5 {
            let whole: [i16; WIDTH] =
                std::array::from_fn(|i| ((i * 997 + time * 331) % 60_000) as i32 as i16);
            let numbers = whole.map(|x| f32::from(x) / ONE);
            let mut row = Spread { worth: 1.0 / ONE, ..Spread::EMPTY };
            spread(&cast::<_, [i16x8; WIDTH / 8]>(whole), &mut row.pairs);
            let mut gates = [[[f32x4::ZERO; 8]; EIGHTHS]];
            direction.input(&[row], &mut gates);
            let found: [i16; CELLS] = cast(direction.step(|eight| gates[0][eight], &mut state));
            let all: Vec<f32> = (0..4 * CELLS)
                .map(|at| (sum(&input, at, &numbers) + sum(&recurrent, at, &hidden)) as f32 + bias[at])
                .collect();
            for cell in 0..CELLS {
                let [i, f, g, o] = [0, 1, 2, 3].map(|gate| all[gate * CELLS + cell]);
                cells[cell] = sigmoid(f) * cells[cell] + sigmoid(i) * g.tanh();
                hidden[cell] = sigmoid(o) * cells[cell].tanh();
                let found = f32::from(found[cell]) / ONE;
                assert!((found - hidden[cell]).abs() < 1e-4, "{time} {cell}: {found} {}", hidden[cell]);
            }
        }
    }
}
