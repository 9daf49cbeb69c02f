//! Rules that read what a text says plainly: each for one construction, each in a file of its own with its examples.
//!
//! A rule stays where it gains on labelled articles, of other outlets above all, or for the reason told there: what each gives
//! stands in docs/extraction.md, and [`ablation`] leaves one out to count it anew.

pub(super) mod ablation;
pub(super) mod according_to;
pub(super) mod addressee;
pub(super) mod clause;
pub(super) mod coordinated;
pub(super) mod edges;
pub(super) mod field_label;
pub(super) mod floating;
pub(super) mod headline;
pub(super) mod inner_quotation;
pub(super) mod led_in;
pub(super) mod list_items;
pub(super) mod lone_quotation;
pub(super) mod marks;
pub(super) mod no_cue;
pub(super) mod own_paragraph;
pub(super) mod parenthesis;
pub(super) mod passive;
pub(super) mod post;
pub(super) mod quotation_behind;
pub(super) mod quoted_by;
pub(super) mod relayed;
pub(super) mod reporters_words;
pub(super) mod shared_subject;
pub(super) mod signature;
pub(super) mod talks;
#[cfg(test)]
mod testing;
pub(super) mod thin;
pub(super) mod whole_passage;
pub(super) mod with_participle;
pub(super) mod withheld;
