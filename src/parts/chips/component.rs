//! The result's count, and what is filtered.

use crate::address::write;
use crate::links::Link;
use crate::parts::actions::Actions;
use crate::parts::chips::model::Chip;
use crate::parts::drawn::drawable;
use crate::parts::menu::component::menu;
use crate::state::Action;
use crate::texts::Locale;
use std::rc::Rc;
use yew::prelude::*;

/// The result's count and the chips; each chip is a link to the page without it.
#[derive(Clone, PartialEq)]
pub struct ChipsLine {
    /// "12 statements"
    pub count: AttrValue,
    /// "in 4 articles"
    pub spread: AttrValue,
    /// What is newer than the link, where it tells.
    pub newer: Option<Link>,
    /// Where what reprints repeat is left out; absent where nothing is.
    pub reports: Option<AttrValue>,
    /// What is filtered.
    pub chips: Rc<[Chip]>,
    /// Where nothing is.
    pub clear: Option<AttrValue>,
    /// Filters that readers cannot remove.
    pub only: Rc<[AttrValue]>,
    /// Opens what can be taken along.
    pub share: Callback<()>,
    /// Opens the filters, where they are not beside the list.
    pub filters: Option<Callback<()>>,
}

#[hook]
fn use_chips_line(props: &ChipsLine) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    html! {
        <div class="result">
            if let Some(filters) = &props.filters {
                <button class="filters" type="button" onclick={filters.reform(|_| ())}>{ t.filters }</button>
            }
            <p id="result" tabindex="-1">
                <strong data-result={""}>{ &props.count }</strong>{ " " }<span>{ &props.spread }</span>
            </p>
            if let Some(newer) = &props.newer {
                <a class="reports newer" href={newer.href.clone()}>{ &newer.label }</a>
            }
            if let Some(href) = &props.reports {
                <a class="reports" href={href.clone()} title={t.reports.help}>{ t.reports.only }</a>
            }
            if !props.only.is_empty() {
                <ul class="chips" aria-label={t.share.locked}>
                    { for props.only.iter().map(|only| html! {
                        <li class="locked" key={only.to_string()}>{ t.share.locked }{ " " }<strong>{ only }</strong></li>
                    }) }
                </ul>
            }
            <button class="share" type="button" aria-haspopup="dialog" onclick={props.share.reform(|_| ())}>{ t.share.open }</button>
            if !props.chips.is_empty() {
                <ul class="chips" aria-label={t.chips}>
                    { for props.chips.iter().map(|one| chip(t, &actions.act, one)) }
                    if let Some(clear) = &props.clear {
                        <li key="clear"><a class="clear" href={clear.clone()}>{ t.clear }</a></li>
                    }
                </ul>
            }
        </div>
    }
}

drawable!(ChipsLine, use_chips_line);

fn chip(t: Locale, act: &Callback<Action>, chip: &Chip) -> Html {
    html! {
        <li key={format!("{} {}", chip.key, chip.value)}>
            if let Some(joined) = chip.joined {
                <span class="joined">{ joined }</span>
            }
            <a class={classes!("chip", chip.not.then_some("not"))} href={write(&chip.without)} data-chip={chip.key}
                data-value={chip.value.clone()} aria-label={t.remove(chip.prefix, &chip.label)}>
                if let Some(prefix) = chip.prefix {
                    <span class="prefix">{ prefix }</span>{ " " }
                }
                { &chip.label }<span class="cross" aria-hidden="true">{ "×" }</span>
            </a>
            if let Some(of) = &chip.of {
                { menu(t, act, of, &chip.label, chip.menu.as_ref()) }
            }
        </li>
    }
}
