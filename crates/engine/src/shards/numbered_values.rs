//! The values of a table, as far as directories have told of them: each gets a number when it is first heard of, and
//! keeps it.

use crate::sorting::sort_by;
use std::collections::BTreeMap;

/// Names in addresses and names, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct NumberedValues {
    slugs: Vec<String>,
    names: Vec<String>,
    /// Of actors their kinds, of topics one more than the number of the broader one.
    beside: Vec<u32>,
    numbers: BTreeMap<String, u32>,
}

impl NumberedValues {
    /// The number of a value; a new one where it has none.
    pub(super) fn number(&mut self, slug: &str, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(slug) {
            return *number;
        }
        let number = self.slugs.len() as u32;
        self.slugs.push(slug.to_owned());
        self.names.push(name.to_owned());
        self.beside.push(0);
        self.numbers.insert(slug.to_owned(), number);
        number
    }

    /// Keeps what is told beside a value's name.
    pub(super) fn tell(&mut self, number: u32, beside: u32) {
        self.beside.get_mut(number as usize).into_iter().for_each(|slot| *slot = beside);
    }

    /// Names in addresses, names, what is told beside; by number.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&String, &String, u32)> {
        let names = self.slugs.iter().zip(&self.names).zip(&self.beside);
        names.map(|((slug, name), beside)| (slug, name, *beside))
    }

    pub(super) fn find(&self, slug: &str) -> Option<usize> {
        self.numbers.get(slug).map(|number| *number as usize)
    }

    pub(super) fn slug(&self, number: usize) -> Option<&str> {
        self.slugs.get(number).map(String::as_str)
    }

    pub(super) fn name(&self, number: usize) -> Option<&str> {
        self.names.get(number).map(String::as_str)
    }

    pub(super) const fn len(&self) -> usize {
        self.slugs.len()
    }

    /// The place of each number in the alphabet of names.
    pub(super) fn alphabet(&self) -> Vec<u32> {
        let mut order: Vec<usize> = (0..self.len()).collect();
        sort_by(&mut order, |&a, &b| (self.name(a), self.slug(a)).cmp(&(self.name(b), self.slug(b))));
        let mut places = vec![0; order.len()];
        order.into_iter().zip(0..).for_each(|(number, place)| places[number] = place);
        places
    }
}
