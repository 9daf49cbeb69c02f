//! What a screen reader is told, once things rest.

use crate::parts::drawn::drawable;
use crate::platform::effect::use_effect_on;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long the page must rest, in milliseconds.
const REST: u32 = 500;

/// The page's one polite status.
#[derive(Clone, PartialEq)]
pub struct Status {
    /// The text.
    pub text: AttrValue,
}

#[hook]
fn use_status(props: &Status) -> Html {
    let said = use_state_eq(AttrValue::default);
    {
        let said = said.clone();
        use_effect_on(props.text.clone(), move |text| {
            let text = text.clone();
            let timer = Timeout::new(REST, move || said.set(text));
            move || drop(timer)
        });
    }
    html! { <p class="hidden" role="status">{ (*said).clone() }</p> }
}

drawable!(Status, use_status);
