//! The bar of views.

use crate::page::bar::model::ViewTab;
use crate::parts::actions::use_locale;
use crate::parts::drawn::drawable;
use std::rc::Rc;
use yew::prelude::*;

/// The views, each a link that keeps the filters.
#[derive(Clone, PartialEq)]
pub struct ViewBar {
    /// The views.
    pub views: Rc<[ViewTab]>,
}

#[hook]
fn use_view_bar(props: &ViewBar) -> Html {
    let t = use_locale();
    html! {
        <nav class="views" aria-label={t.pictures.bar}>
            { for props.views.iter().map(|tab| html! {
                <a key={tab.word} href={tab.link.href.clone()} aria-current={tab.current.then_some("page")}>
                    { &tab.link.label }
                </a>
            }) }
        </nav>
    }
}

drawable!(ViewBar, use_view_bar);
