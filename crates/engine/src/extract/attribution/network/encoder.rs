//! Stage one: what each token is, from the whole article before and after it.
//!
//! Tokens become rows; two recurrent layers pass over them in both directions; a head says of each token whether it
//! belongs to a cue, to a source or to content.
//!
//! ```text
//! Ann  said  it  rained   →   cue: – B – –   source: B – – –   content: – – B I
//! ```

use super::kernel::curve::softmax;
use super::kernel::lstm::{CELLS, Direction, EIGHTHS, Gates, Spread, State};
use super::kernel::norm::Floats;
use super::kernel::product::{ONE, OUTPUTS, Row, WIDTH, quantise, spread};
use super::model_file::{PART, SHAPE, WORD};
use super::tokens::Token;
use super::weights::{INPUT, Input, Layer, Weights};
use wide::{f32x4, i16x8};

/// Rows whose input is computed together, so that the weights for it are fetched once.
const TOGETHER: usize = 8;

/// What a token can be in a statement. The numbers are places in what the network answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing of it.
    Nothing = 0,
    /// The first of a source.
    SourceBegins = 1,
    /// A later one of a source.
    SourceGoesOn = 2,
    /// The first of content.
    ContentBegins = 3,
    /// A later one of content.
    ContentGoesOn = 4,
}

impl Role {
    /// How probable it is that a token is in the source, by the probabilities of its roles.
    pub(super) fn source(roles: &[f32; 5]) -> f32 {
        Self::SourceBegins.of(roles) + Self::SourceGoesOn.of(roles)
    }

    /// The same of content.
    pub(super) fn content(roles: &[f32; 5]) -> f32 {
        Self::ContentBegins.of(roles) + Self::ContentGoesOn.of(roles)
    }

    /// How probable this role is.
    pub(super) const fn of(self, roles: &[f32; 5]) -> f32 {
        roles[self as usize]
    }
}

/// What a token can be in a cue. The numbers are places in what the network answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CueTag {
    /// In none.
    Outside = 0,
    /// The first of one.
    Begins = 1,
    /// A later one.
    #[expect(dead_code, reason = "nobody asks for it alone")]
    GoesOn = 2,
}

/// What stage one says of a token: probabilities.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Tags {
    /// Of each [`CueTag`].
    pub cue: [f32; 3],
    /// Of each [`Role`].
    pub role: [f32; 5],
}

impl Tags {
    /// That it belongs to a cue.
    #[must_use]
    pub(crate) fn is_cue(&self) -> f32 {
        1.0 - self.cue[CueTag::Outside as usize]
    }

    /// That it begins a cue.
    #[must_use]
    pub(crate) fn begins_cue(&self) -> f32 {
        self.cue[CueTag::Begins as usize]
    }

    /// That it belongs to content.
    #[must_use]
    pub(crate) fn is_content(&self) -> f32 {
        Role::content(&self.role)
    }
}

/// What stage one writes to, kept from article to article.
#[derive(Default)]
pub(super) struct Buffers {
    below: Vec<Row>,
    /// The rows that stage two reads.
    pub rows: Vec<Row>,
    /// What stage one says of the tokens.
    pub tags: Vec<Tags>,
}

/// Reads tokens into `buffers`.
pub(super) fn encode(weights: &Weights, tokens: &[Token], buffers: &mut Buffers) {
    for rows in [&mut buffers.below, &mut buffers.rows] {
        rows.clear();
        rows.resize(tokens.len(), Row::empty());
    }
    for (token, row) in tokens.iter().zip(&mut buffers.rows) {
        embed(&weights.input, token, row);
    }
    run(&weights.layers[0], &buffers.rows, &mut buffers.below);
    run(&weights.layers[1], &buffers.below, &mut buffers.rows);
    buffers.tags.clear();
    buffers.tags.extend(buffers.rows.iter().map(|row| {
        let [o, b, i, role @ ..] = weights.tags.of(&row.values);
        Tags { cue: softmax([o, b, i]), role: softmax(role) }
    }));
}

/// The row of a token before any layer.
fn embed(input: &Input, token: &Token, out: &mut Row) {
    let mut numbers = [0.0; INPUT];
    let (word, rest) = numbers.split_at_mut(WORD);
    let (ending, rest) = rest.split_at_mut(PART);
    let (opening, shape) = rest.split_at_mut(PART);
    let ((one, by), (other, and)) = (input.words.row(token.hashes.word), input.words.row(token.hashes.again));
    for ((number, one), other) in word.iter_mut().zip(one).zip(other) {
        *number = f32::from(*one) * by + f32::from(*other) * and;
    }
    let parts = [
        (ending, input.endings.row(token.hashes.ending)),
        (opening, input.openings.row(token.hashes.opening)),
    ];
    for (numbers, (row, by)) in parts {
        for (number, weight) in numbers.iter_mut().zip(row) {
            *number = f32::from(*weight) * by;
        }
    }
    let looks: &[f32; SHAPE] = &input.shapes[2 * token.shape as usize + usize::from(token.quoted)];
    shape.copy_from_slice(looks);

    let fours = numbers.as_chunks().0;
    let numbers: [f32x4; INPUT / 4] = std::array::from_fn(|i| f32x4::new(fours[i]));
    let mut whole = [i16x8::ZERO; INPUT / 8];
    let worth = quantise(&numbers, &mut whole);
    let mut pairs = [i16x8::ZERO; INPUT / 2];
    spread(&whole, &mut pairs);
    let mut row: Floats = input.bias;
    for (block, row) in row.as_chunks_mut::<{ OUTPUTS / 4 }>().0.iter_mut().enumerate() {
        for (number, sum) in row.iter_mut().zip(input.matrix.block(block, &pairs, worth)) {
            *number += sum;
        }
    }
    input.norm.apply(&mut row);
    out.scale = quantise(&row, &mut out.values);
}

/// Passes a layer over rows, in both directions.
fn run(layer: &Layer, rows: &[Row], out: &mut [Row]) {
    for (way, direction) in layer.iter().enumerate() {
        let mut state = State::start();
        let mut place = |at: usize, gates: &Gates, state: &mut State| {
            let hidden = direction.step(|eight| gates[eight], state);
            out[at].values[way * EIGHTHS..][..EIGHTHS].copy_from_slice(&hidden);
            out[at].scale = 1.0 / ONE;
        };
        let mut inputs = Inputs::new(direction);
        let count = rows.len();
        for first in (0..count).step_by(TOGETHER) {
            let last = (first + TOGETHER).min(count);
            let order = |i: usize| if way == 0 { i } else { count - 1 - i };
            for (gates, at) in inputs.of((first..last).map(|i| &rows[order(i)])).iter().zip(first..last) {
                place(order(at), gates, &mut state);
            }
        }
    }
}

/// What the input gives to the gates, some rows at a time.
pub(super) struct Inputs<'a> {
    direction: &'a Direction,
    spread: [Spread; TOGETHER],
    gates: [Gates; TOGETHER],
}

impl<'a> Inputs<'a> {
    /// Of a direction.
    pub(super) const fn new(direction: &'a Direction) -> Self {
        Self { direction, spread: [Spread::EMPTY; TOGETHER], gates: [[[f32x4::ZERO; 8]; EIGHTHS]; TOGETHER] }
    }

    /// What the next rows give, at most [`TOGETHER`] of them.
    pub(super) fn of<'r>(&mut self, rows: impl Iterator<Item = &'r Row>) -> &[Gates] {
        let mut count = 0;
        for (row, wide) in rows.zip(&mut self.spread) {
            spread(&row.values, &mut wide.pairs);
            wide.worth = row.scale;
            count += 1;
        }
        self.direction.input(&self.spread[..count], &mut self.gates[..count]);
        &self.gates[..count]
    }

    /// Passes over all rows in their order.
    pub(super) fn each(&mut self, rows: &[Row], mut take: impl FnMut(usize, &Gates)) {
        for (part, rows) in rows.chunks(TOGETHER).enumerate() {
            for (at, gates) in self.of(rows.iter()).iter().enumerate() {
                take(part * TOGETHER + at, gates);
            }
        }
    }
}

/// Both directions of a layer fill a row.
const _: () = assert!(2 * CELLS == WIDTH);
