//! Everyone who speaks, and every topic, as a table.

use crate::parts::actions::Actions;
use crate::parts::card::component::link;
use crate::parts::drawn::drawable;
use crate::state::Action;
use crate::texts::Locale;
use crate::views::index::model::{IndexRow, IndexView};
use std::rc::Rc;
use yew::prelude::*;

/// Actors or topics to choose from.
#[derive(Clone, PartialEq)]
pub struct Index {
    /// Actors or topics.
    pub index: Rc<IndexView>,
}

#[hook]
fn use_index(props: &Index) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let index = &props.index;
    let (name, title) =
        if index.actors { ("actors", t.pictures.all_actors) } else { ("topics", t.pictures.all_topics) };
    html! {
        <section class="figure index" data-figure={name} aria-label={title}>
            <header><h2>{ title }</h2></header>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ if index.actors { t.pictures.actors } else { t.pictures.topics } }</th>
                        <th scope="col" class="own">{ if index.actors { t.said_by } else { t.pictures.how_many } }</th>
                        if index.actors {
                            <th scope="col" class="own">{ t.said_about }</th>
                        }
                        <th scope="col" class="mostly">{ if index.actors { t.pictures.speaks_on } else { t.pictures.spoken_by } }</th>
                    </tr>
                </thead>
                <tbody>{ for index.rows.iter().map(|one| row(one, index.actors, t)) }</tbody>
            </table>
            if let Some(left_out) = &index.left_out {
                <p class="left-out">{ left_out }</p>
            }
            if index.more > 0 {
                <p class="ways">
                    <button class="quiet" type="button" onclick={actions.act.reform(|_| Action::Step(0))}>
                        { t.more(index.more) }
                    </button>
                </p>
            }
        </section>
    }
}

drawable!(Index, use_index);

fn row(row: &IndexRow, actors: bool, t: Locale) -> Html {
    let number = |count: &Option<(u32, AttrValue)>| match count {
        None => html! { <td class="own"></td> },
        Some((count, href)) => html! {
            <td class="own" data-count={count.to_string()}>
                <a href={href.clone()} aria-label={t.statements(*count as usize)}>{ t.number(*count as usize) }</a>
            </td>
        },
    };
    html! {
        <tr key={row.value.to_string()} data-value={row.value.clone()}>
            <th scope="row">
                if let Some(tone) = row.tone {
                    <span class={classes!("swatch", format!("tone-{tone}"))} aria-hidden="true"></span>
                }
                { link("", &row.name) }
            </th>
            { number(&row.own) }
            if actors {
                { number(&row.about) }
            }
            <td class="mostly">
                { for row.mostly.iter().map(|(one, count)| html! {
                    <span key={one.label.to_string()} data-count={count.to_string()}>
                        { link("", one) }{ " " }<span class="count">{ t.number(*count as usize) }</span>
                    </span>
                }) }
            </td>
        </tr>
    }
}
