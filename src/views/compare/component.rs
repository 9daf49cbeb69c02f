//! Two actors side by side: the menus, and the statements day by day.

use crate::parts::actions::{Actions, use_locale};
use crate::parts::ask::component::Menu;
use crate::parts::card::component::{card_view, link, open_card};
use crate::parts::drawn::{drawable, drawn, drawn_as};
use crate::parts::more::ShowMore;
use crate::platform::elements;
use crate::texts::Locale;
use crate::views::compare::model::{CompareAsk, CompareDay, CompareView, Side};
use std::rc::Rc;
use yew::prelude::*;

/// `Compare [Ada Example] with [Bo Example] on [anything]`
#[derive(Clone, PartialEq)]
pub struct CompareLine {
    /// The sentence.
    pub ask: CompareAsk,
}

#[hook]
fn use_compare_line(props: &CompareLine) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let onchange = actions.go.reform(|event: Event| AttrValue::from(elements::value(&event)));
    let [one, other] = &props.ask.who;
    html! {
        <h1 class="ask">
            { t.pictures.compare_before }{ " " }
            { drawn(Menu { id: "one", pick: one.clone(), onchange: onchange.clone(), own: None }) }
            { " " }{ t.pictures.compare_between }{ " " }
            { drawn(Menu { id: "other", pick: other.clone(), onchange: onchange.clone(), own: None }) }
            { " " }{ t.pictures.compare_on }{ " " }
            { drawn(Menu { id: "what", pick: props.ask.what.clone(), onchange, own: None }) }
        </h1>
    }
}

drawable!(CompareLine, use_compare_line);

/// Two columns of statements in one order of time.
#[derive(Clone, PartialEq)]
pub struct Compare {
    /// The two.
    pub compare: Rc<CompareView>,
    /// How many statements in all.
    pub total: usize,
    /// How many of them are not shown yet.
    pub more: usize,
}

#[hook]
fn use_compare(props: &Compare) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    html! {
        <section class="compare" id="statements" tabindex="-1" aria-label={t.statements} data-total={props.total.to_string()}
            onclick={open_card(&actions.go)}>
            <div class="sides">{ for props.compare.sides.iter().map(|one| side(one, t)) }</div>
            { for props.compare.days.iter().map(|day| drawn_as(day.heading.to_string(), Day { day: day.clone() })) }
            { drawn(ShowMore { more: props.more, folded: 0 }) }
        </section>
    }
}

drawable!(Compare, use_compare);

fn side(side: &Side, t: Locale) -> Html {
    html! {
        <div class={classes!("side-head", format!("tone-{}", side.tone))} data-count={side.count.to_string()}>
            <h2><span class="swatch" aria-hidden="true"></span>{ link("", &side.link) }</h2>
            <a class="alone" href={side.alone.clone()}>{ t.statements(side.count) }</a>
        </div>
    }
}

#[derive(Clone, PartialEq)]
struct Day {
    day: CompareDay,
}

#[hook]
fn use_day(props: &Day) -> Html {
    let t = use_locale();
    let day = &props.day;
    html! {
        <section class="both">
            <h2 class="day">
                if let Some(iso) = &day.iso {
                    <time datetime={iso.clone()}>{ &day.heading }</time>
                } else {
                    { &day.heading }
                }
            </h2>
            { for day.sides.iter().map(|cards| html! {
                <ol class={cards.is_empty().then_some("nothing")}>
                    { for cards.iter().map(|card| html! {
                        <li key={card.key.to_string()}>{ card_view(card, t) }</li>
                    }) }
                </ol>
            }) }
        </section>
    }
}

drawable!(Day, use_day);
