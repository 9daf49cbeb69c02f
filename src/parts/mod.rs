//! Parts that several views share: each says what it shows (`model`) and draws it (`component`); those without a model
//! draw what they are given.

pub mod actions;
pub mod articles;
pub mod ask;
pub mod card;
pub mod check;
pub mod chips;
pub mod copy;
pub mod corrected;
pub mod deferred_unmount;
pub mod dialog;
pub mod drawn;
pub mod embed;
pub mod empty;
pub mod facets;
pub mod help;
pub mod menu;
pub mod more;
pub mod own;
pub mod panels;
pub mod picture;
pub mod preferences;
pub mod progressive_render;
pub mod search;
pub mod sheets;
pub mod status;
pub mod takes;
pub mod words;
