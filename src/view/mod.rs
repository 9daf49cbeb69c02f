//! View models: everything that the page shows, as plain data, with labels, counts and links ready-made.
//!
//! Components only draw these. Nothing here knows the browser; the reader's language comes as a
//! [`Locale`](crate::texts::Locale).

pub mod ask;
pub mod card;
pub mod compare;
pub mod diff;
pub mod facets;
pub mod fragment;
pub mod head;
pub mod link;
pub mod links;
pub mod menu;
pub mod page;
pub mod picture;
pub mod profile;
pub mod rail;
pub mod reader;
pub mod runs;
pub mod views;
pub mod wordings;
pub mod words;
