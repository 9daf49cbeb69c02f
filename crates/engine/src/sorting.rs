//! Sorting that is compiled once. Each call of a sort of the standard library brings a copy of its own along, three to
//! five kilobytes of a page that travels to a phone; here all calls share two copies, one that compares the places of
//! items and one for numbers.
//!
//! ```
//! use on_record_engine::sorting::{distinct, sort_by_key};
//! let mut words = ["three", "one", "two"];
//! sort_by_key(&mut words, |word| word.len());
//! assert_eq!(words, ["one", "two", "three"]);
//! assert_eq!(distinct(["b", "a", "b"]), ["a", "b"]);
//! ```

use std::cmp::Ordering;

/// Sorts; equal items keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = places(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(items, order);
}

/// Sorts by a key, which is made anew for each comparison; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by numbers, each of which is made once: for long lists. Equal items keep their order.
pub fn sort_by_number<T>(items: &mut [T], number: impl FnMut(&T) -> u64) {
    let order = by_number(items.iter().map(number).collect());
    arrange(items, order);
}

/// Sorts; equal items keep their order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// The items in order, each once.
#[must_use]
pub fn distinct<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    sort(&mut items);
    items.dedup();
    items
}

/// The places of items in their order.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

fn by_number(numbers: Vec<u64>) -> Vec<usize> {
    let mut order: Vec<(u64, usize)> = numbers.into_iter().zip(0..).collect();
    // The place tells equal numbers apart.
    order.sort_unstable();
    order.into_iter().map(|(_, place)| place).collect()
}

/// Puts each item where the order has its place. Along each cycle of the order an item is swapped to where it belongs.
fn arrange<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if order[from] == from {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in proptest::collection::vec((0u8..9, 0u16..99), 0..60)) {
            let sorted = |sort: fn(&mut Vec<(u8, u16)>)| {
                let mut items = items.clone();
                sort(&mut items);
                items
            };
            prop_assert_eq!(sorted(|items| sort(items)), sorted(|items| items.sort_unstable()));
            let stable = sorted(|items| items.sort_by_key(|one| one.0));
            prop_assert_eq!(&sorted(|items| sort_by_key(items, |one| one.0)), &stable);
            prop_assert_eq!(&sorted(|items| sort_by_number(items, |one| one.0.into())), &stable);
        }
    }
}
