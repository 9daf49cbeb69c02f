//! The bar of views.

use crate::links::Link;
use crate::parts::actions::use_locale;
use std::rc::Rc;
use yew::prelude::*;

/// What [`ViewBar`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct ViewBarProps {
    /// Name, link, whether it is shown.
    pub views: Rc<[(Link, bool)]>,
}

/// The views, each a link that keeps the filters.
#[component]
pub fn ViewBar(props: &ViewBarProps) -> Html {
    let t = use_locale();
    html! {
        <nav class="views" aria-label={t.pictures.bar}>
            { for props.views.iter().map(|(link, current)| html! {
                <a key={link.label.to_string()} href={link.href.clone()} aria-current={current.then_some("page")}>
                    { &link.label }
                </a>
            }) }
        </nav>
    }
}
