//! Actors by topics, as a table in which each number is a link.

use crate::parts::actions::Actions;
use crate::parts::drawn::{drawable, drawn};
use crate::parts::picture::component::{FigureFrame, scene_of};
use crate::state::Action;
use crate::texts::Locale;
use crate::views::matrix::model::{MatrixCell, MatrixHead, MatrixRow, MatrixView};
use std::rc::Rc;
use yew::prelude::*;

/// Actors by topics.
#[derive(Clone, PartialEq)]
pub struct Matrix {
    /// The matrix.
    pub matrix: Rc<MatrixView>,
    /// What its file is called, and what it says of its source.
    pub caption: (AttrValue, AttrValue),
}

#[hook]
fn use_matrix(props: &Matrix) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let matrix = &props.matrix;
    let step = |axis: usize| actions.act.reform(move |_: MouseEvent| Action::Step(axis));
    let inside = html! {
        <>
            <div class="scroll" role="region" aria-label={t.pictures.as_table} tabindex="0">
                <table>
                    <thead>
                        <tr>
                            <td></td>
                            <th scope="col" class="sum"><span>{ t.pictures.how_many }</span></th>
                            { for matrix.heads.iter().map(|head| html! {
                                <th scope="col" key={head.value.to_string()} data-value={head.value.clone()} data-count={head.count.to_string()}>
                                    { name(head) }
                                </th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>{ for matrix.rows.iter().map(|one| row(one, t)) }</tbody>
                </table>
            </div>
            if let Some(left_out) = &matrix.left_out {
                <p class="left-out">{ left_out }</p>
            }
            if matrix.more_rows + matrix.more_heads > 0 {
                <p class="ways">
                    if matrix.more_rows > 0 {
                        <button class="quiet" type="button" onclick={step(0)}>{ t.count(&t.pictures.more_speakers, matrix.more_rows) }</button>
                    }
                    if matrix.more_heads > 0 {
                        <button class="quiet" type="button" onclick={step(1)}>{ t.count(&t.pictures.more_topics, matrix.more_heads) }</button>
                    }
                </p>
            }
        </>
    };
    drawn(FigureFrame {
        title: t.pictures.matrix,
        help: t.pictures.matrix_help.into(),
        name: "matrix",
        caption: props.caption.clone(),
        scene: scene_of(matrix, MatrixView::scene),
        table: None,
        inside,
    })
}

drawable!(Matrix, use_matrix);

fn name(head: &MatrixHead) -> Html {
    html! {
        <a href={head.href.clone()} class={head.muted.then_some("unstated")}>
            if let Some(tone) = head.tone {
                <span class={classes!("swatch", format!("tone-{tone}"))} aria-hidden="true"></span>
            }
            <span class="label">{ &head.label }</span>
        </a>
    }
}

fn row(row: &MatrixRow, t: Locale) -> Html {
    let head = &row.head;
    html! {
        <tr key={head.value.to_string()} data-value={head.value.clone()}>
            <th scope="row">{ name(head) }</th>
            <td class="sum">{ t.number(head.count as usize) }</td>
            { for row.cells.iter().map(|one| cell(one, t)) }
        </tr>
    }
}

fn cell(cell: &Option<MatrixCell>, t: Locale) -> Html {
    match cell {
        None => html! { <td></td> },
        Some(cell) => html! {
            <td class={format!("shade-{}", cell.shade)} data-count={cell.count.to_string()}>
                <a href={cell.href.clone()} aria-label={cell.label.clone()}>{ t.number(cell.count as usize) }</a>
            </td>
        },
    }
}
