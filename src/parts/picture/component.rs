//! Drawing a picture's shapes, and saving it.

use crate::parts::actions::use_locale;
use crate::parts::drawn::{drawable, drawn};
use crate::parts::picture::scene::{Item, Scene, Shape, n};
use crate::platform::effect::use_effect_on;
use crate::platform::save;
use std::rc::Rc;
use yew::prelude::*;

/// A picture's shapes, for an `<svg>`.
pub(crate) fn shapes(scene: &Scene) -> Html {
    scene.items.iter().map(item).collect()
}

fn item(item: &Item) -> Html {
    let class = classes!(format!("p-{}", item.part), item.tone.map(|tone| format!("tone-{tone}")));
    let drawn = match &item.shape {
        Shape::Rect(x, y, width, height) => {
            html! { <rect {class} x={n(*x)} y={n(*y)} width={n(*width)} height={n(*height)} /> }
        }
        Shape::Line(x1, y1, x2, y2) => {
            html! { <line {class} x1={n(*x1)} y1={n(*y1)} x2={n(*x2)} y2={n(*y2)} /> }
        }
        Shape::Flow(x1, y1, x2, y2, wide) => {
            let path = Shape::path(*x1, *y1, *x2, *y2);
            html! {
                <>
                    <path {class} d={path.clone()} stroke-width={n(*wide)} />
                    // A thin band is hard to point at: an unseen one around it takes the click too.
                    <path class="p-reach" d={path} stroke-width={n(wide.max(9.0))} />
                </>
            }
        }
        Shape::Text(x, y, anchor, text) => {
            html! { <text {class} x={n(*x)} y={n(*y)} text-anchor={anchor.word()}>{ text }</text> }
        }
    };
    match &item.link {
        None => drawn,
        // The table beside the picture has the same links; by keyboard they are walked once.
        Some((href, _)) if matches!(item.shape, Shape::Text(..)) => {
            html! { <a href={href.clone()} tabindex="-1">{ drawn }</a> }
        }
        Some((href, label)) => html! {
            <a href={href.clone()} aria-label={label.clone()} tabindex="-1"><title>{ label }</title>{ drawn }</a>
        },
    }
}

/// Two buttons that save a picture, and the picture as text where a frame allows no download.
#[derive(Clone, PartialEq)]
pub struct SavePicture {
    /// The picture as a file is made when it is asked for.
    pub scene: Callback<(), Scene>,
    /// Its title, and the line that says where it comes from.
    pub caption: (AttrValue, AttrValue),
    /// The file's name without its ending.
    pub name: &'static str,
    /// Its numbers as CSV, where they can be saved.
    pub table: Option<Callback<(), String>>,
}

#[hook]
fn use_save_picture(props: &SavePicture) -> Html {
    let t = use_locale();
    let refused = use_state_eq(|| None::<AttrValue>);
    {
        let refused = refused.clone();
        use_effect_on(props.caption.clone(), move |_| refused.set(None));
    }
    let save = |png: bool| {
        let (props, refused) = (props.clone(), refused.clone());
        Callback::from(move |_: MouseEvent| {
            let file = props.scene.emit(()).file(&props.caption.0, &props.caption.1);
            let done = if png {
                save::png(&format!("{}.png", props.name), &file)
            } else {
                save::text(&format!("{}.svg", props.name), "image/svg+xml", &file)
            };
            refused.set((!done).then(|| file.into()));
        })
    };
    html! {
        <div class="save">
            <span>{ t.pictures.save }</span>
            <button class="quiet" type="button" onclick={save(false)}>{ "SVG" }</button>
            <button class="quiet" type="button" onclick={save(true)}>{ "PNG" }</button>
            if let Some(table) = &props.table {
                <button class="quiet" type="button" onclick={save_table(table, props.name, &refused)}>{ "CSV" }</button>
            }
            if let Some(file) = &*refused {
                <label class="refused" role="alert">
                    { t.pictures.no_download }
                    <textarea readonly={true} rows="6" value={file.clone()} />
                </label>
            }
        </div>
    }
}

drawable!(SavePicture, use_save_picture);

/// Saves a picture's numbers, or shows them where that is refused.
fn save_table(
    table: &Callback<(), String>,
    name: &'static str,
    refused: &UseStateHandle<Option<AttrValue>>,
) -> Callback<MouseEvent> {
    let (table, refused) = (table.clone(), refused.clone());
    Callback::from(move |_| {
        let text = table.emit(());
        let done = save::text(&format!("{name}.csv"), "text/csv;charset=utf-8", &text);
        refused.set((!done).then(|| text.into()));
    })
}

/// A picture with its heading, and the buttons that save it.
#[derive(Clone, PartialEq)]
pub struct FigureFrame {
    /// Its heading.
    pub title: &'static str,
    /// How to read it.
    pub help: AttrValue,
    /// Which picture, for styles and files.
    pub name: &'static str,
    /// What its file is called, and what it says of its source.
    pub caption: (AttrValue, AttrValue),
    /// The picture as a file.
    pub scene: Callback<(), Scene>,
    /// Its numbers as CSV, where they can be saved.
    pub table: Option<Callback<(), String>>,
    /// The picture.
    pub inside: Html,
}

#[hook]
fn use_figure_frame(props: &FigureFrame) -> Html {
    html! {
        <section class={classes!("figure", props.name)} data-figure={props.name} aria-label={props.title}>
            <header>
                <h2>{ props.title }</h2>
                <p>{ &props.help }</p>
            </header>
            { props.inside.clone() }
            { drawn(SavePicture { scene: props.scene.clone(), caption: props.caption.clone(), name: props.name, table: props.table.clone() }) }
        </section>
    }
}

drawable!(FigureFrame, use_figure_frame);

/// A callback that makes a picture of some data when it is asked for.
pub(crate) fn scene_of<T: 'static>(data: &Rc<T>, make: fn(&T) -> Scene) -> Callback<(), Scene> {
    let data = Rc::clone(data);
    Callback::from(move |()| make(&data))
}
