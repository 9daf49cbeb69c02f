//! What a speaker said on a topic, one after the other.

use crate::parts::actions::use_locale;
use crate::parts::drawn::{drawable, drawn};
use crate::parts::more::ShowMore;
use crate::views::positions::model::Positions;
use crate::views::variants::component::variant;
use std::rc::Rc;
use yew::prelude::*;

/// The first statement whole, the others with what was not in the one before.
#[derive(Clone, PartialEq)]
pub struct PositionsView {
    /// The statements.
    pub positions: Rc<Positions>,
    /// How many there are.
    pub total: usize,
}

#[hook]
fn use_positions_view(props: &PositionsView) -> Html {
    let t = use_locale();
    html! {
        <section class="list wordings positions" id="statements" tabindex="-1" aria-label={t.statements} data-total={props.total.to_string()}>
            <h2 class="hidden">{ t.statements }</h2>
            <p class="about">{ t.positions.help }</p>
            { for props.positions.steps.iter().map(|step| html! {
                <div class="position" key={step.variant.card.key.to_string()}>
                    if let Some(later) = &step.later {
                        <p class="later">{ later }{ for step.told.map(|told| html! { <>{ " · " }<strong>{ told }</strong></> }) }</p>
                    }
                    { variant(&step.variant, t) }
                </div>
            }) }
            { drawn(ShowMore { more: props.positions.more, folded: 0 }) }
        </section>
    }
}

drawable!(PositionsView, use_positions_view);
