//! What becomes of trunk's build before it is put on a server:
//!
//! - `dist`: one style sheet and one script instead of many, so that a slow line asks less often;
//! - `pages`: which static pages there are and what each says, as HTML and as linked data;
//! - `drawn`: their markup, written by the explorer's own components and by yew's server renderer;
//! - `spoken`: a static page in every language at once;
//! - `template`: the built page as the frame that each of them fills;
//! - `feeds`: what is new of a speaker, on a topic or in all, as RSS and JSON Feed;
//! - `element`: `on-record.js` and `on-record.css` for the `<on-record>` element;
//! - `finished`: all of that without a corpus, as the command `on-record` carries it;
//! - `site`: a page and an archive as a site of one's own;
//! - `words`: the files of the languages that the program does not carry;
//! - `short`: shorter names between the program's wasm and its JavaScript;
//! - `single`: everything in one HTML file that opens from a disk.
//!
//! Each is a function from texts to texts; `main` reads and writes the files. HTML is changed with `lol_html`, which
//! leaves every byte that it is not asked to change.

pub use on_record::export::{Record, one as record};
pub use on_record::library::{Library, SharedLibrary};

pub mod dist;
pub mod drawn;
pub mod element;
mod feeds;
mod few;
pub mod files;
pub mod finished;
mod language_files;
pub mod pages;
mod rewrite;
pub mod short;
pub mod single;
pub mod site;
pub mod spoken;
pub mod styles;
pub mod template;
mod written;
