//! What becomes of trunk's build before it is put on a server:
//!
//! - `dist`: one style sheet and one script instead of many, so that a slow line asks less often;
//! - `pages`: the statements as static HTML with linked data, drawn by the explorer's own components;
//! - `element`: `on-record.js` and `on-record.css` for the `<on-record>` element;
//! - `single`: everything in one HTML file that opens from a disk.
//!
//! Each is a function from texts to texts; `main` reads and writes the files.

pub mod dist;
pub mod element;
pub mod markup;
pub mod pages;
pub mod single;
pub mod styles;
