//! The question as a sentence whose parts are menus.

use crate::address::{Address, write};
use crate::library::Library;
use crate::links::Links;
use crate::resolve::Resolved;
use crate::texts::Locale;
use on_record_engine::query::Hits;
use on_record_engine::query::{Facet, Value};
use std::rc::Rc;
use yew::AttrValue;

/// How many values a menu of the sentence offers.
const OFFERED: usize = 60;

/// `What did [anyone] say about [anything]?`
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Who.
    pub who: Pick,
    /// On which topic.
    pub what: Pick,
    /// The words that are asked for in place of a topic.
    pub words: AttrValue,
    /// What those words are added to.
    pub base: Rc<Address>,
}

/// One menu of the sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// What a screen reader calls it.
    pub name: &'static str,
    /// Its choices; the first is "anyone" or "anything".
    pub options: Rc<[PickOption]>,
    /// Choices that stand under a heading of their own: from where on, how many, and that.
    pub group: (usize, usize, &'static str),
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

pub(crate) fn ask(library: &Library, resolved: &Resolved, links: &Links, hits: &Hits, locale: Locale) -> Ask {
    let pick = |facet, name, any: &str| Pick {
        name,
        options: options(library, resolved, links, hits, facet, (any, locale)),
        group: (0, 0, ""),
    };
    // Of a question what is left to search, of other words all of them.
    let words = &resolved.asked.words;
    let mut what = pick(Facet::Topic, locale.pick_what, locale.anything);
    if !words.is_empty() && resolved.query.of(Facet::Topic).any.is_empty() {
        // Words stand where the topic would; the first choice lets go of them.
        let without = write(&links.changed(|filters| filters.set_words("")));
        let shown = PickOption { label: words.clone().into(), href: links.with(|_| {}), chosen: true };
        let first = PickOption { label: locale.anything.into(), href: without.into(), chosen: false };
        what.options = [first, shown].into_iter().chain(what.options.iter().skip(1).cloned()).collect();
    }
    // Where the page around allows one speaker, nobody else is "anyone".
    let anyone = match library.ranked(Facet::Speaker) {
        &[only] if !library.only().is_empty() => library.label(&locale, Facet::Speaker, only).to_owned(),
        _ => locale.anyone.to_owned(),
    };
    Ask {
        who: pick(Facet::Speaker, locale.pick_who, &anyone),
        what,
        words: words.clone().into(),
        base: Rc::new(links.changed(|filters| filters.of_mut(Facet::Topic).any.clear())),
    }
}

pub(crate) fn options(
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
