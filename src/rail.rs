//! What readers did to the facet rail itself, and how a value stands there: neither is part of the address.

use crate::facet_table::COUNT;
use on_record_engine::query::Facet;
use yew::AttrValue;

/// What readers did to the rail itself: this is not part of the address.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rail {
    /// Which facets are open, in the order of [`Facet::ALL`].
    pub open: [bool; COUNT],
    /// What is typed into their find boxes.
    pub find: [AttrValue; COUNT],
    /// How many more steps of a picture's rows and columns are asked for.
    pub steps: [usize; 2],
    /// Whose menu is open.
    pub menu: Option<MenuOf>,
}

/// Whose menu is open, and where it hangs: at most one is.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuOf {
    /// Whether it hangs on a chip; else on a row of the rail.
    pub chip: bool,
    /// The facet.
    pub facet: Facet,
    /// The value's name in addresses.
    pub value: AttrValue,
}

/// What is asked of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueState {
    /// Nothing.
    Free,
    /// It is chosen.
    Chosen,
    /// It is excluded.
    Excluded,
}
