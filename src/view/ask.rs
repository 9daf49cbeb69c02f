//! The question as a sentence, the chips under it, and the ways out of an empty answer.

use crate::address::{Days, Filters, Read};
use crate::library::Library;
use crate::resolve::{Resolved, resolve};
use crate::texts::{Locale, fill};
use crate::view::link::Link;
use crate::view::links::Links;
use crate::view::menu::menu;
use crate::view::rail::{MenuOf, Rail, State};
use on_record_engine::query::Hits;
use on_record_engine::query::{Facet, Value};
use std::rc::Rc;
use yew::AttrValue;

/// How many values a menu of the sentence offers.
const OFFERED: usize = 60;

/// "What did [anyone] say about [anything]?"
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Who.
    pub who: Pick,
    /// On which topic.
    pub what: Pick,
}

/// One menu of the sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// What a screen reader calls it.
    pub name: &'static str,
    /// Its choices; the first is "anyone" or "anything".
    pub options: Rc<[PickOption]>,
}

/// One choice: picking it goes to its address.
#[derive(Clone, Debug, PartialEq)]
pub struct PickOption {
    /// What it says.
    pub label: AttrValue,
    /// Where it leads.
    pub href: AttrValue,
    /// Whether it is the one.
    pub chosen: bool,
}

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
    /// Where it is gone.
    pub href: AttrValue,
    /// Whose menu hangs on it.
    pub of: Option<MenuOf>,
    /// The menu, where it is open.
    pub menu: Option<Rc<[Link]>>,
}

/// Nothing found, and what would help.
#[derive(Clone, Debug, PartialEq)]
pub struct Empty {
    /// Each filter that hides statements: without it, so many.
    pub ways: Rc<[(Link, AttrValue)]>,
    /// Everything.
    pub clear: AttrValue,
}

pub(super) fn ask(library: &Library, resolved: &Resolved, links: &Links, hits: &Hits, locale: Locale) -> Ask {
    let pick = |facet, name, any: &str| Pick {
        name,
        options: options(library, resolved, links, hits, facet, (any, locale)),
    };
    Ask {
        who: pick(Facet::By, locale.pick_who, locale.anyone),
        what: pick(Facet::On, locale.pick_what, locale.anything),
    }
}

pub(super) fn options(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    hits: &Hits,
    facet: Facet,
    (any, locale): (&str, Locale),
) -> Rc<[PickOption]> {
    let chosen: Vec<Value> = resolved.query.of(facet).any.iter().flatten().copied().collect();
    let label = |value| library.label(&locale, facet, value).to_owned();
    let first =
        PickOption { label: any.to_owned().into(), href: links.only(facet, None), chosen: chosen.is_empty() };
    let several = (chosen.len() > 1).then(|| PickOption {
        label: locale.list(&chosen.iter().copied().map(label).collect::<Vec<_>>(), locale.or).into(),
        href: links.with(|_| {}),
        chosen: true,
    });
    let values = library.ranked(facet).iter().copied();
    let offered =
        values.filter(|&value| hits.count(facet, value) > 0 || chosen.contains(&value)).take(OFFERED);
    let one = |value| PickOption {
        label: label(value).into(),
        href: links.only(facet, Some(value)),
        chosen: chosen[..] == [value],
    };
    let mut options: Vec<PickOption> = [first].into_iter().chain(several).chain(offered.map(one)).collect();
    // A rare value that was chosen elsewhere is offered too.
    if let [value] = chosen[..]
        && !options.iter().any(|option| option.chosen)
    {
        options.push(one(value));
    }
    options.into()
}

pub(super) fn chips(library: &Library, links: &Links, rail: &Rail, locale: Locale) -> Vec<Chip> {
    let mut chips = Vec::new();
    let filters = &links.address.filters;
    for facet in Facet::ALL {
        let chip = |slug: &String, not: bool, joined: Option<&'static str>| {
            let value = match library.find(facet, slug) {
                crate::library::Found::One(value) => value,
                _ => Value::NONE,
            };
            let label = if value == Value::NONE {
                locale.none_chip(facet)
            } else {
                library.label(&locale, facet, value)
            };
            let of = MenuOf { chip: true, facet, value: slug.clone().into() };
            let state = if not { State::Excluded } else { State::Chosen };
            Chip {
                menu: (rail.menu.as_ref() == Some(&of)).then(|| menu(links, facet, value, state, locale)),
                of: Some(of),
                key: crate::address::key(facet),
                value: slug.clone().into(),
                joined,
                prefix: if not {
                    Some(locale.not)
                } else {
                    locale.chip_prefix(facet).filter(|_| value != Value::NONE)
                },
                label: label.to_owned().into(),
                not,
                href: links.with(|filters| filters.of_mut(facet).drop(slug)),
            }
        };
        let choice = filters.of(facet);
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
    }
    let mut other = |key, label: String, clear: &dyn Fn(&mut Filters)| {
        let (value, href) = (AttrValue::from(label.clone()), links.with(clear));
        chips.push(Chip {
            key,
            value,
            joined: None,
            prefix: None,
            label: label.into(),
            not: false,
            href,
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
    if !filters.words.is_empty() {
        other("q", fill(locale.quoted, &[&filters.words]), &|filters: &mut Filters| filters.words.clear());
    }
    chips
}

pub(super) fn empty(library: &Library, links: &Links, chips: &[Chip], locale: Locale) -> Empty {
    let total = |href: &AttrValue| {
        let read: Read = crate::address::parse(href)?;
        let query = resolve(library, &read).query;
        Some(query.ask(library.corpus(), library.index()).total()).filter(|&total| total > 0)
    };
    let ways = chips.iter().filter_map(|chip| {
        let total = total(&chip.href)?;
        let label = locale.without(&chip.label, chip.not).into();
        Some((Link { label, href: chip.href.clone(), muted: false }, locale.statements(total).into()))
    });
    Empty { ways: ways.collect(), clear: links.cleared() }
}
