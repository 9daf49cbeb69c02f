//! A label that leads somewhere.

use yew::AttrValue;

/// A label that leads somewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// What it says.
    pub label: AttrValue,
    /// Where it leads.
    pub href: AttrValue,
    /// Whether it says that something is not stated.
    pub muted: bool,
}
