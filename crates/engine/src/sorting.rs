//! Sorting that is compiled once. Each call of a sort of the standard library brings a copy of its own along, three to
//! five kilobytes of a page that travels to a phone; here all calls share two, one that compares the places of items
//! and one for numbers, both written for size.
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

/// The places of items in their order: runs of one, two, four … places are merged. Written here, as the standard library's
/// way is made for speed where comparing is cheap, and weighs three kilobytes of the packed page more.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = order.clone();
    let mut run = 1;
    while run < count {
        for start in (0..count).step_by(2 * run) {
            let (middle, end) = ((start + run).min(count), (start + 2 * run).min(count));
            // Two runs that follow each other already are one.
            if middle == end || compare(order[middle - 1], order[middle]) != Ordering::Greater {
                merged[start..end].copy_from_slice(&order[start..end]);
                continue;
            }
            let (mut left, mut right) = (start, middle);
            for place in &mut merged[start..end] {
                let is_left = left < middle
                    && (right == end || compare(order[left], order[right]) != Ordering::Greater);
                let from = if is_left { &mut left } else { &mut right };
                *place = order[*from];
                *from += 1;
            }
        }
        std::mem::swap(&mut order, &mut merged);
        run *= 2;
    }
    order
}

/// The places of numbers in their order, byte by byte from the last one; a byte that all share is passed over.
fn by_number(numbers: Vec<u64>) -> Vec<usize> {
    let first = numbers.first().copied().unwrap_or_default();
    let differing = numbers.iter().fold(0, |bits, number| bits | (number ^ first));
    let mut order: Vec<(u64, usize)> = numbers.into_iter().zip(0..).collect();
    let mut sorted = order.clone();
    for byte in (0..8).filter(|byte| differing >> (8 * byte) & 0xff != 0) {
        let digit = |number: u64| usize::from(number.to_le_bytes()[byte]);
        // Where the next number with a digit goes.
        let mut next = [0; 256];
        order.iter().for_each(|one| next[digit(one.0)] += 1);
        let mut before = 0;
        for count in &mut next {
            before += std::mem::replace(count, before);
        }
        for &one in &order {
            let place = &mut next[digit(one.0)];
            sorted[*place] = one;
            *place += 1;
        }
        std::mem::swap(&mut order, &mut sorted);
    }
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
        fn sorts_as_the_standard_library_does(items in proptest::collection::vec((0u8..9, 0u16..99), 0..300)) {
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

        #[test]
        fn sorts_numbers_of_every_size(numbers in proptest::collection::vec((any::<u64>(), 0u32..64), 0..300)) {
            let mut mine: Vec<u64> = numbers.into_iter().map(|(number, shift)| number >> shift).collect();
            let mut sorted = mine.clone();
            sorted.sort_unstable();
            sort_by_number(&mut mine, |&number| number);
            prop_assert_eq!(mine, sorted);
        }
    }
}
