//! The facet rail: values with counts, each a link that chooses and one that excludes.

use crate::links::with_days;
use crate::parts::actions::{Actions, use_locale};
use crate::parts::drawn::{drawable, drawn, drawn_as};
use crate::parts::facets::model::{DaysView, FacetRow, FacetView};
use crate::parts::menu::component::menu;
use crate::platform::elements;
use crate::rail::{MenuOf, ValueState};
use crate::state::Action;
use crate::texts::Locale;
use on_record_engine::query::Facet;
use std::rc::Rc;
use yew::prelude::*;

/// All facets.
#[derive(Clone, PartialEq)]
pub struct FacetRail {
    /// The facets.
    pub facets: Rc<[FacetView]>,
    /// The filter of days.
    pub days: Rc<DaysView>,
}

#[hook]
fn use_facet_rail(props: &FacetRail) -> Html {
    let t = use_locale();
    html! {
        <>
            <h2 class="hidden">{ t.filters }</h2>
            { for props.facets.iter().map(|facet| drawn_as(facet.key.to_string(), FacetSection { facet: facet.clone() })) }
            { drawn(DaysFilter { days: Rc::clone(&props.days) }) }
        </>
    }
}

drawable!(FacetRail, use_facet_rail);

/// One facet.
#[derive(Clone, PartialEq)]
pub struct FacetSection {
    /// The facet.
    pub facet: FacetView,
}

#[hook]
fn use_facet_section(props: &FacetSection) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let view = &props.facet;
    let facet = view.facet;
    let oninput =
        actions.act.reform(move |event: InputEvent| Action::Find(facet, elements::value(&event).into()));
    html! {
        <section class="facet" data-facet={view.key}>
            <h3>{ view.heading }</h3>
            if let Some(find) = &view.find {
                <input class="find" type="search" value={find.clone()} {oninput} autocomplete="off"
                    placeholder={t.find} aria-label={t.find_in(view.heading)} />
            }
            <ul>
                { for view.rows.iter().map(|one| html! {
                    <>
                        if let Some(kind) = one.begins {
                            <li class="kind" key={kind}>{ kind }</li>
                        }
                        { row(t, &actions.act, facet, one) }
                    </>
                }) }
            </ul>
            if view.rows.is_empty() {
                <p class="unstated">{ t.nothing_found }</p>
            }
            if view.more > 0 || view.open {
                <button class="quiet" type="button" aria-expanded={view.open.to_string()}
                    onclick={actions.act.reform(move |_| Action::Open(facet))}>
                    { if view.open { t.fewer.to_owned() } else { t.more(view.more) } }
                </button>
            }
        </section>
    }
}

drawable!(FacetSection, use_facet_section);

fn row(t: Locale, act: &Callback<Action>, facet: Facet, row: &FacetRow) -> Html {
    let of = MenuOf { chip: false, facet, value: row.value.clone() };
    let (state, chosen, excluded) = match row.state {
        ValueState::Free => ("free", false, false),
        ValueState::Chosen => ("chosen", true, false),
        ValueState::Excluded => ("excluded", false, true),
    };
    let tone = row.tone.map(|tone| format!("tone-{tone}"));
    html! {
        <li class={classes!(state, (row.count == 0).then_some("dead"), row.below.then_some("below"))} key={row.value.to_string()}
            data-value={row.value.clone()} data-count={row.count.to_string()} data-state={state}>
            <a class="value" href={row.href.clone()} aria-current={chosen.then_some("true")} aria-keyshortcuts="m">
                if let Some(tone) = tone {
                    <span class={classes!("swatch", tone)} aria-hidden="true"></span>
                }
                <span class={classes!("label", row.muted.then_some("unstated"))}>{ &row.label }</span>
                { " " }
                <span class="count">{ t.number(row.count as usize) }</span>
            </a>
            // Not in the Tab order: the menu beside it excludes too, and a long facet would otherwise have twice the
            // stops.
            <a class="not" href={row.not.clone()} tabindex="-1" aria-label={t.exclude(&row.label, excluded)}
                aria-current={excluded.then_some("true")}>{ t.not }</a>
            { menu(t, act, &of, &row.label, row.menu.as_ref()) }
        </li>
    }
}

/// From, to, and undated only.
#[derive(Clone, PartialEq)]
pub struct DaysFilter {
    /// The filter of days.
    pub days: Rc<DaysView>,
}

#[hook]
fn use_days_filter(props: &DaysFilter) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let days = &props.days;
    let go = |change: fn(&DaysView, &str) -> AttrValue| {
        let (days, go) = (Rc::clone(days), actions.go.clone());
        Callback::from(move |event: Event| go.emit(change(&days, &elements::value(&event))))
    };
    let field = |label: &'static str, value: &AttrValue, onchange: Callback<Event>| {
        html! {
            <label>
                <span>{ label }</span>
                <input type="date" value={value.clone()} min={days.first.clone()} max={days.last.clone()} {onchange} />
            </label>
        }
    };
    html! {
        <section class="facet days" data-facet="days">
            <h3>{ t.date }</h3>
            if !days.first.is_empty() {
                { field(t.from, &days.from, go(|days, value| with_days(&days.base, value, &days.to))) }
                { field(t.to, &days.to, go(|days, value| with_days(&days.base, &days.from, value))) }
            }
            if let Some((href, active)) = &days.undated {
                <ul>
                    <li class={active.then_some("chosen")}>
                        <a class="value" href={href.clone()} aria-current={active.then_some("true")}>
                            <span class="label unstated">{ t.undated_only }</span>
                        </a>
                    </li>
                </ul>
            }
        </section>
    }
}

drawable!(DaysFilter, use_days_filter);
