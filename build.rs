//! Packs seeds.
fn main() {}
