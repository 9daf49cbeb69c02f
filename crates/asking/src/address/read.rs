//! Reading an address. Any text gives one, save an anchor of the page around the explorer.

use super::percent::decode;
use super::{Address, Days, FacetChoice, Filters, NONE, Notice, Tab, View};
use crate::facet_table;
use crate::part::around;
use on_record_engine::Date;
use on_record_engine::query::Sort;

/// What a fragment says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The address.
    pub address: Address,
    /// What could not be used.
    pub notices: Vec<Notice>,
}

/// Reads a fragment, with or without its `#`. `None` is an anchor that is not ours and stays alone.
#[must_use]
pub fn parse(fragment: &str) -> Option<Read> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    // A browser that does not know text fragments leaves the directive in the hash.
    let fragment = around(fragment, ":~:").map_or(fragment, |(before, _)| before);
    if fragment.is_empty() {
        return Some(Read::default());
    }
    let path = fragment.strip_prefix('/')?;
    let mut read = Read::default();
    let (path, params) = path.split_once('?').unwrap_or((path, ""));
    let (version, path) = path.split_once('/').unwrap_or((path, ""));
    if !matches!(version, "" | "v1") {
        read.notices.push(Notice::Version(shorten(&decode(version))));
    }
    read.address.view = View::read(path, &mut read.notices);
    let (filters, extra) = read.filters(params);
    read.address.filters = filters;
    read.address.extra = extra;
    Some(read)
}

impl Read {
    fn filters(&mut self, params: &str) -> (Filters, Vec<String>) {
        let mut filters = Filters::default();
        let mut extra = Vec::new();
        let (mut from, mut to, mut undated, mut sort) = (None, None, false, None);
        for param in params.split('&').filter(|param| !param.is_empty()) {
            let (name, value) = param.split_once('=').unwrap_or((param, ""));
            let text = || decode(value);
            if let Some(row) = facet_table::of_word(name) {
                add(filters.of_mut(row.facet), value);
                continue;
            }
            match name {
                "from" if text() == NONE => undated = true,
                "from" => from = from.or(self.day("from", &text())),
                "to" => to = to.or(self.day("to", &text())),
                "q" if filters.words.is_empty() => filters.words = text(),
                "w" if filters.anchor.is_empty() => filters.anchor = text(),
                "seen" => filters.seen = filters.seen.or(self.day("seen", &text())),
                "sort" => match value {
                    "telling" => sort = Some(Sort::Telling),
                    "date" => sort = Some(Sort::Date),
                    "said" => sort = Some(Sort::Said),
                    "actor" => sort = Some(Sort::Actor),
                    "relevance" => sort = Some(Sort::Relevance),
                    _ => self.notices.push(Notice::NotAnOption("sort".into(), shorten(&text()))),
                },
                "reports" => match value {
                    "independent" => filters.independent = true,
                    "all" => filters.independent = false,
                    _ => self.notices.push(Notice::NotAnOption("reports".into(), shorten(&text()))),
                },
                "tab" => match value {
                    "by" => filters.tab = Tab::By,
                    "about" => filters.tab = Tab::About,
                    _ => self.notices.push(Notice::NotAnOption("tab".into(), shorten(&text()))),
                },
                "q" | "w" => {}
                _ => extra.push(param.to_owned()),
            }
        }
        filters.sort = sort.unwrap_or_else(|| filters.usual_sort());
        filters.choices.iter_mut().for_each(FacetChoice::tidy);
        filters.days = match (undated, from, to) {
            (true, ..) => Days::Undated,
            (false, None, None) => Days::All,
            (false, from, to) => Days::Between(from, to),
        };
        (filters, extra)
    }

    fn day(&mut self, key: &'static str, text: &str) -> Option<Date> {
        let day = Date::parse(text);
        if day.is_none() && !text.is_empty() {
            self.notices.push(Notice::NotADay(key, shorten(text)));
        }
        day
    }
}

/// Adds the values of one parameter. A leading `-` excludes all of them, one further on excludes its own value.
fn add(choice: &mut FacetChoice, value: &str) {
    let (all_not, value) = value.strip_prefix('-').map_or((false, value), |rest| (true, rest));
    let mut group = Vec::new();
    for one in value.split(',') {
        let (not, one) = one.strip_prefix('-').map_or((all_not, one), |rest| (true, rest));
        if not { choice.not.push(decode(one)) } else { group.push(decode(one)) }
    }
    choice.any.push(group);
}

/// As much of a text as a notice can show.
pub(crate) fn shorten(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
