//! What lies over the page while a reader takes something along: the list's link and files, or a text that could not
//! be copied.

use crate::export::{Format, HandOver, Sheet, Style};
use crate::parts::actions::Actions;
use crate::parts::copy::CopyText;
use crate::parts::dialog::Dialog;
use crate::parts::drawn::{drawable, drawn};
use crate::parts::embed::EmbedDialog;
use crate::platform::effect::use_effect_on;
use crate::platform::{clip, elements, save};
use crate::state::Action;
use crate::texts::fill;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// The sheet that is open, and a word about what was done.
#[derive(Clone, PartialEq)]
pub struct Sheets {
    /// What the reader asked for.
    pub sheet: Option<Sheet>,
    /// What became of it.
    pub said: Option<(usize, AttrValue)>,
    /// Makes the citation or link of a statement.
    pub text: Callback<Sheet, Option<String>>,
    /// Makes a file: its name and its text.
    pub file: Callback<Format, (String, String)>,
    /// "12 statements in 4 articles"
    pub count: AttrValue,
    /// The page's own link.
    pub link: AttrValue,
    /// The same, telling later what is new since now; absent where no statement has a day.
    pub seen: Option<AttrValue>,
    /// Whether the articles are only this reader's.
    pub own: bool,
    /// Why no file can be made of the list.
    pub no_files: Option<AttrValue>,
    /// What the page is about.
    pub title: AttrValue,
    /// The page's URL and address, for the code that embeds it.
    pub place: (AttrValue, AttrValue),
    /// The views that an embedding page may offer: their words in addresses, and their names.
    pub views: Rc<[(&'static str, AttrValue)]>,
    /// A few statements as they will look, in a language.
    pub preview: Callback<Option<&'static str>, Html>,
}

#[hook]
fn use_sheets(props: &Sheets) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let act = actions.act;
    {
        // A citation and a link go to the clipboard at once; where it is refused they are shown.
        let (act, text) = (act.clone(), props.text.clone());
        use_effect_on(props.sheet.clone(), move |sheet| {
            let said = match sheet {
                Some(Sheet::Cite(_)) => t.share.copied[0],
                Some(Sheet::Link(_)) => t.share.copied[1],
                Some(Sheet::Report(_)) => t.share.reported,
                _ => return,
            };
            let Some(words) = sheet.clone().and_then(|sheet| text.emit(sheet)).map(AttrValue::from) else {
                return act.emit(Action::Sheet(None));
            };
            let shown = words.clone();
            let done = Callback::from(move |done: bool| {
                act.emit(if done {
                    Action::Said(said.into())
                } else {
                    Action::Sheet(Some(Sheet::Text(t.share.refused, shown.clone())))
                });
            });
            clip::copy(&words, done);
        });
    }
    let close = act.reform(|()| Action::Sheet(None));
    let sheet = match &props.sheet {
        Some(Sheet::Share) => drawn(ShareDialog { props: props.clone(), close }),
        Some(Sheet::Embed) => drawn(EmbedDialog {
            page: props.place.0.clone(),
            address: props.place.1.clone(),
            preview: props.preview.clone(),
            views: Rc::clone(&props.views),
            close,
        }),
        Some(Sheet::Styles(key, _)) => {
            let inside = html! {
                <>
                    <h2>{ t.found.styles }</h2>
                    { for Style::ALL.into_iter().filter_map(|(style, name)| {
                        let text = props.text.emit(Sheet::Styles(key.clone(), Some(style)))?;
                        Some(html! { <><h3>{ name }</h3>{ drawn(CopyText::new(name, text)) }</> })
                    }) }
                    <h2>{ t.share.hand_over }</h2>
                    { for HandOver::ALL.into_iter().filter_map(|(way, name)| {
                        let text = props.text.emit(Sheet::HandOver(key.clone(), way))?;
                        Some(html! { <><h3>{ name }</h3>{ drawn(CopyText::new(name, text)) }</> })
                    }) }
                    <p class="ways"><button class="primary" type="button" onclick={close.reform(|_| ())}>{ t.close }</button></p>
                </>
            };
            drawn(Dialog { name: "sheet", label: t.found.styles, close, inside })
        }
        Some(Sheet::Text(why, text)) => {
            let inside = html! {
                <>
                    <p class="about">{ *why }</p>
                    { drawn(CopyText { rows: 8, selected: true, ..CopyText::new(t.share.title, text.clone()) }) }
                    <button class="primary" type="button" onclick={close.reform(|_| ())}>{ t.close }</button>
                </>
            };
            drawn(Dialog { name: "sheet", label: t.share.title, close, inside })
        }
        Some(Sheet::Cite(_) | Sheet::Link(_) | Sheet::Report(_) | Sheet::HandOver(..)) | None => html! {},
    };
    html! { <>{ sheet }{ drawn(Toast { said: props.said.clone() }) }</> }
}

drawable!(Sheets, use_sheets);

/// A word about what was done, for a few seconds. The page's status tells it to screen readers.
#[derive(Clone, PartialEq)]
struct Toast {
    said: Option<(usize, AttrValue)>,
}

#[hook]
fn use_toast(props: &Toast) -> Html {
    const SHOWN: u32 = 4_000;
    let over = use_state_eq(|| None::<(usize, AttrValue)>);
    {
        let over = over.clone();
        use_effect_on(props.said.clone(), move |said| {
            over.set(None);
            let said = said.clone();
            let timer = Timeout::new(SHOWN, move || over.set(said));
            move || drop(timer)
        });
    }
    let node = use_node_ref();
    let said = props.said.clone().filter(|said| over.as_ref() != Some(said));
    use_effect_on((node.clone(), said.clone()), |(node, _)| elements::raise(node));
    html! {
        if let Some((number, said)) = said {
            <p class="toast" key={number} ref={node} popover="manual" aria-hidden="true">{ said }</p>
        }
    }
}

drawable!(Toast, use_toast);

/// The list's link, its files, the printer.
#[derive(Clone, PartialEq)]
struct ShareDialog {
    props: Sheets,
    close: Callback<()>,
}

#[hook]
fn use_share_dialog(props: &ShareDialog) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let (act, close, props) = (actions.act, &props.close, &props.props);
    let format = |(format, (name, help)): (Format, (&'static str, &'static str))| {
        let (act, file) = (act.clone(), props.file.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let (name, text) = file.emit(format);
            act.emit(if save::text(&name, format.kind(), &text) {
                Action::Said(fill(t.share.saved, &[&name]).into())
            } else {
                Action::Sheet(Some(Sheet::Text(t.share.no_file, text.into())))
            });
        });
        html! {
            <li key={name}>
                <button class="quiet" type="button" data-format={format.ending()} {onclick}>{ name }</button>
                <span>{ help }</span>
            </li>
        }
    };
    let system = clip::can_share().then(|| {
        let (title, link) = (props.title.clone(), props.link.clone());
        // What the reader decides in the system's own sheet is not ours to tell.
        let onclick = Callback::from(move |_: MouseEvent| clip::share(&title, &link, Callback::noop()));
        html! { <button class="quiet" type="button" {onclick}>{ t.share.system }</button> }
    });
    let print = {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| {
            act.emit(Action::Sheet(None));
            clip::print();
        })
    };
    let inside = html! {
        <>
            <h2>{ t.share.title }</h2>
            <p class="about">{ fill(t.share.what, &[&props.count]) }</p>
            <h3>{ t.share.link }</h3>
            { drawn(CopyText::new(t.share.link, props.link.clone())) }
            if props.own {
                <p class="about">{ t.own.link }</p>
            } else if let Some(seen) = &props.seen {
                <h3>{ t.reports.seen }</h3>
                { drawn(CopyText::new(t.reports.seen, seen.clone())) }
            }
            { for system }
            <h3>{ t.share.files }</h3>
            if let Some(why) = &props.no_files {
                <p class="about" data-no-files="">{ why }</p>
            } else {
                <ul class="formats">{ for Format::ALL.into_iter().zip(t.share.formats).map(format) }</ul>
            }
            <p class="ways">
                <button class="quiet" type="button" onclick={print}>{ t.share.print }</button>
                <button class="quiet" type="button" onclick={act.reform(|_| Action::Sheet(Some(Sheet::Embed)))}>
                    { t.share.embed }
                </button>
                <button class="primary" type="button" onclick={close.reform(|_| ())}>{ t.close }</button>
            </p>
        </>
    };
    drawn(Dialog { name: "sheet", label: t.share.title, close: close.clone(), inside })
}

drawable!(ShareDialog, use_share_dialog);
