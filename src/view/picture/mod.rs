//! The pictures: what they count, and how they are drawn. Counts come from the engine, drawing is arithmetic; a
//! component only puts the shapes on the page.

pub mod figure;
pub mod index;
pub mod matrix;
pub mod network;
pub mod rows;
pub mod scene;
pub mod time;
