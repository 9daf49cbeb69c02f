//! Who is quoted: the bars, and the tables in which each number is a link.

use crate::parts::actions::Actions;
use crate::parts::card::component::link;
use crate::parts::drawn::{drawable, drawn};
use crate::parts::picture::component::{FigureFrame, scene_of, shapes};
use crate::parts::picture::scene::n;
use crate::platform::width::use_width;
use crate::state::Action;
use crate::texts::Locale;
use crate::views::quoted::grid::{Grid, GridRow, csv};
use crate::views::quoted::model::QuotedView;
use std::rc::Rc;
use yew::prelude::*;

/// Who is quoted.
#[derive(Clone, PartialEq)]
pub struct Quoted {
    /// Who is quoted.
    pub quoted: Rc<QuotedView>,
    /// What its file is called, and what it says of its source.
    pub caption: (AttrValue, AttrValue),
}

#[hook]
fn use_quoted(props: &Quoted) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let frame = use_node_ref();
    let width = f64::from(use_width(&frame));
    let quoted = &props.quoted;
    let scene = quoted.scene(width.min(1000.0));
    let table = {
        let quoted = Rc::clone(quoted);
        Callback::from(move |()| csv(&quoted.grids))
    };
    let step = |axis: usize| actions.act.reform(move |_: MouseEvent| Action::Step(axis));
    let inside = html! {
        <>
            <p class="ways">
                { for quoted.ways.iter().map(|(way, current)| html! {
                    <a href={way.href.clone()} aria-current={current.then_some("true")}>{ &way.label }</a>
                }) }
            </p>
            <div class="plot" ref={frame}>
                <svg class="picture" role="group" aria-label={t.audit.title}
                    viewBox={format!("0 0 {} {}", n(scene.width), n(scene.height))}>
                    { shapes(&scene) }
                </svg>
            </div>
            if let Some(half) = &quoted.half {
                <p class="half">{ link("", half) }</p>
            }
            <div class="grids">{ for quoted.grids.iter().map(|one| grid(one, step, t)) }</div>
        </>
    };
    drawn(FigureFrame {
        title: t.audit.title,
        help: quoted.help.into(),
        name: "quoted",
        caption: props.caption.clone(),
        scene: scene_of(quoted, |quoted| quoted.scene(820.0)),
        table: Some(table),
        inside,
    })
}

drawable!(Quoted, use_quoted);

fn grid(grid: &Grid, step: impl Fn(usize) -> Callback<MouseEvent>, t: Locale) -> Html {
    html! {
        <section class="grid" key={grid.name} data-grid={grid.name}>
            <h3>{ &grid.heading }</h3>
            <div class="scroll" role="region" aria-label={grid.heading.clone()} tabindex="0">
                <table>
                    <thead>
                        <tr>
                            <td></td>
                            { for grid.heads.iter().map(|head| html! { <th scope="col">{ head }</th> }) }
                        </tr>
                    </thead>
                    <tbody>{ for grid.rows.iter().take(grid.shown).map(|one| row(one, t)) }</tbody>
                </table>
            </div>
            if let Some(left_out) = &grid.left_out {
                <p class="left-out">{ left_out }</p>
            }
            if let Some((more, axis)) = grid.more {
                <p class="ways"><button class="quiet" type="button" onclick={step(axis)}>{ t.more(more) }</button></p>
            }
        </section>
    }
}

fn row(row: &GridRow, t: Locale) -> Html {
    html! {
        <tr key={row.value.to_string()} data-value={row.value.clone()}>
            <th scope="row">
                if let Some(tone) = row.tone {
                    <span class={classes!("swatch", format!("tone-{tone}"))} aria-hidden="true"></span>
                }
                { link("", &row.name) }
                if !row.note.is_empty() {
                    <span class="what">{ &row.note }</span>
                }
            </th>
            { for row.cells.iter().map(|cell| match &cell.counted {
                None => html! { <td>{ &cell.text }</td> },
                Some((count, href)) => html! {
                    <td data-count={count.to_string()}>
                        <a href={href.clone()} aria-label={t.statements(*count)}>{ &cell.text }</a>
                    </td>
                },
            }) }
        </tr>
    }
}
