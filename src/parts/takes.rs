//! What a reader does with a statement: goes on to what others say, takes it along, tells that something is wrong with it.

use crate::platform::own;
use crate::texts::{Locale, fill};
use yew::prelude::*;

/// The buttons that take a statement along. The explorer listens for their clicks: two hundred cards with callbacks of
/// their own are slow.
///
/// Where there is room, `styles` offers the other ways to cite.
pub(crate) fn takes(
    t: Locale,
    key: &AttrValue,
    speaker: &AttrValue,
    others: &AttrValue,
    styles: bool,
) -> Html {
    html! {
        <span class="takes" data-of={key.clone()}>
            <a class="others" href={others.clone()} aria-label={fill(t.found.others_of, &[speaker])}>{ t.found.others }</a>
            <button class="quiet cite" type="button" data-take="cite"
                aria-label={fill(t.share.cite_of, &[speaker])}>{ t.share.cite }</button>
            if styles {
                <button class="quiet styles" type="button" data-take="styles">{ t.found.styles }</button>
            }
            <button class="quiet link" type="button" data-take="link"
                aria-label={fill(t.share.copy_link_of, &[speaker])}>{ t.share.copy_link }</button>
            <button class="quiet report" type="button" data-take="report"
                aria-label={fill(t.share.report_of, &[speaker])}>{ t.share.report }</button>
            if own::has_room() {
                // Heard by `boot/own.js`, which fetches the desk.
                <button class="quiet correct" type="button" data-desk="statement"
                    aria-label={fill(t.own.correct_of, &[speaker])}>{ t.own.correct }</button>
            }
        </span>
    }
}
