//! The arithmetic of the network: matrix products in whole numbers, curves, layers.
//!
//! **The same bits on every target.** Products are of 16-bit whole numbers with 32-bit sums, which no order of
//! adding changes. Everything else is IEEE addition, multiplication, division and square root of `f32` in a
//! written order: no fused multiply-add, no sum across the lanes of a vector, no `exp` or `tanh` of a platform.

pub(super) mod curve;
pub(super) mod lstm;
pub(super) mod norm;
pub(super) mod output_sums;
pub(super) mod product;
