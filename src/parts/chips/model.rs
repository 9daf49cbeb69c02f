//! The chips: one for each thing that is filtered.

use crate::address::{Address, Days, Filters};
use crate::facet_table::spec;
use crate::library::Library;
use crate::links::{Link, Links};
use crate::parts::menu::model::menu;
use crate::rail::{MenuOf, Rail, ValueState};
use crate::texts::{Locale, fill, prefixed};
use on_record_engine::query::{Facet, Value};
use std::rc::Rc;
use yew::AttrValue;

/// One thing that is filtered.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// The facet's key, "q" or "from".
    pub key: &'static str,
    /// The value's name in addresses.
    pub value: AttrValue,
    /// "or", "and" between chips of one facet.
    pub joined: Option<&'static str>,
    /// "about", "told to", "not".
    pub prefix: Option<&'static str>,
    /// What it says.
    pub label: AttrValue,
    /// Whether it excludes.
    pub not: bool,
    /// Where it is gone; written when it is drawn.
    pub without: Address,
    /// Whose menu hangs on it.
    pub of: Option<MenuOf>,
    /// The menu, where it is open.
    pub menu: Option<Rc<[Link]>>,
}

impl Chip {
    /// What it says, in one line: "not Ada Example".
    pub(crate) fn said(&self) -> String {
        prefixed(self.prefix, &self.label)
    }
}

pub(crate) fn chips(library: &Library, links: &Links, rail: &Rail, locale: Locale) -> Vec<Chip> {
    let filters = &links.address.filters;
    let mut chips: Vec<Chip> =
        Facet::ALL.into_iter().flat_map(|facet| of_facet(library, links, rail, locale, facet)).collect();
    let mut other = |key, label: String, clear: &dyn Fn(&mut Filters)| {
        let (value, without) = (AttrValue::from(label.clone()), links.changed(clear));
        chips.push(Chip {
            key,
            value,
            joined: None,
            prefix: None,
            label: label.into(),
            not: false,
            without,
            of: None,
            menu: None,
        });
    };
    let no_days = |filters: &mut Filters| filters.days = Days::All;
    match filters.days {
        Days::All => {}
        Days::Undated => other("from", locale.undated.to_owned(), &no_days),
        Days::Between(from, to) => {
            other(
                "from",
                locale.between(from.map(|day| locale.day(day)), to.map(|day| locale.day(day))),
                &no_days,
            );
        }
    }
    if filters.independent {
        other("reports", locale.reports.chip.to_owned(), &|filters: &mut Filters| {
            filters.independent = false;
        });
    }
    if !filters.words.is_empty() {
        other("q", fill(locale.quoted, &[&filters.words]), &|filters: &mut Filters| filters.set_words(""));
    }
    chips
}

/// The chips of what is chosen and excluded of a facet.
fn of_facet(library: &Library, links: &Links, rail: &Rail, locale: Locale, facet: Facet) -> Vec<Chip> {
    let chip = |slug: &String, not: bool, joined: Option<&'static str>| {
        let value = match library.find(facet, slug) {
            crate::library::Found::One(value) => value,
            _ => Value::NONE,
        };
        let label =
            if value == Value::NONE { locale.none_chip(facet) } else { library.label(&locale, facet, value) };
        let of = MenuOf { chip: true, facet, value: slug.clone().into() };
        let state = if not { ValueState::Excluded } else { ValueState::Chosen };
        Chip {
            menu: (rail.menu.as_ref() == Some(&of)).then(|| menu(links, facet, value, state, locale)),
            of: Some(of),
            key: spec(facet).word,
            value: slug.clone().into(),
            joined,
            prefix: if not {
                Some(locale.not)
            } else {
                locale.chip_prefix(facet).filter(|_| value != Value::NONE)
            },
            label: label.to_owned().into(),
            not,
            without: links.changed(|filters| filters.of_mut(facet).drop(slug)),
        }
    };
    let choice = links.address.filters.of(facet);
    let mut chips = Vec::new();
    for (number, group) in choice.any.iter().enumerate() {
        for (at, slug) in group.iter().enumerate() {
            let joined = match (number, at) {
                (0, 0) => None,
                (_, 0) => Some(locale.and),
                _ => Some(locale.or),
            };
            chips.push(chip(slug, false, joined));
        }
    }
    chips.extend(choice.not.iter().map(|slug| chip(slug, true, None)));
    chips
}
