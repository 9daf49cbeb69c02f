//! Two actors side by side: the menus, and the statements day by day.

use crate::parts::actions::{Actions, use_locale};
use crate::parts::ask::component::Menu;
use crate::parts::card::component::{card_view, link, open_card};
use crate::parts::more::ShowMore;
use crate::platform::page;
use crate::texts::Locale;
use crate::views::compare::model::{CompareAsk, CompareDay, CompareView, Side};
use std::rc::Rc;
use yew::prelude::*;

/// What [`CompareLine`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct CompareLineProps {
    /// The sentence.
    pub ask: CompareAsk,
}

/// `Compare [Ada Example] with [Bo Example] on [anything]`
#[component]
pub fn CompareLine(props: &CompareLineProps) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let onchange = actions.go.reform(|event: Event| AttrValue::from(page::value(&event)));
    let [one, other] = &props.ask.who;
    html! {
        <h1 class="ask">
            { t.pictures.compare_before }{ " " }
            <Menu id="one" pick={one.clone()} onchange={onchange.clone()} />
            { " " }{ t.pictures.compare_between }{ " " }
            <Menu id="other" pick={other.clone()} onchange={onchange.clone()} />
            { " " }{ t.pictures.compare_on }{ " " }
            <Menu id="what" pick={props.ask.what.clone()} {onchange} />
        </h1>
    }
}

/// What [`Compare`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct CompareProps {
    /// The two.
    pub compare: Rc<CompareView>,
    /// How many statements in all.
    pub total: usize,
    /// How many of them are not shown yet.
    pub more: usize,
}

/// Two columns of statements in one order of time.
#[component]
pub fn Compare(props: &CompareProps) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    html! {
        <section class="compare" id="statements" tabindex="-1" aria-label={t.statements} data-total={props.total.to_string()}
            onclick={open_card(&actions.go)}>
            <div class="sides">{ for props.compare.sides.iter().map(|one| side(one, t)) }</div>
            { for props.compare.days.iter().map(|day| html! { <Day key={day.heading.to_string()} day={day.clone()} /> }) }
            <ShowMore more={props.more} />
        </section>
    }
}

fn side(side: &Side, t: Locale) -> Html {
    html! {
        <div class={classes!("side-head", format!("tone-{}", side.tone))} data-count={side.count.to_string()}>
            <h2><span class="swatch" aria-hidden="true"></span>{ link("", &side.link) }</h2>
            <a class="alone" href={side.alone.clone()}>{ t.statements(side.count) }</a>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DayProps {
    day: CompareDay,
}

#[component]
fn Day(props: &DayProps) -> Html {
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
