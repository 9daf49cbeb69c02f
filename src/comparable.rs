//! Values of any type that can be compared with one another, where their type is not known any more.

use std::any::Any;

/// See the module's text.
pub(crate) trait Comparable: Any {
    /// Whether the other one is of the same type and equal.
    fn equals(&self, other: &dyn Comparable) -> bool;
}

impl<T: PartialEq + 'static> Comparable for T {
    fn equals(&self, other: &dyn Comparable) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref::<T>().is_some_and(|other| self == other)
    }
}
