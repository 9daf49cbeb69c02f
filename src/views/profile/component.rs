//! A page's summary under its heading.

use crate::parts::actions::use_locale;
use crate::parts::card::component::link;
use crate::parts::drawn::drawable;
use crate::parts::picture::component::shapes;
use crate::parts::picture::scene::n;
use crate::texts::Locale;
use crate::views::profile::model::{NameView, Profile, ProfileLine};
use std::rc::Rc;
use yew::prelude::*;

/// Who, on what, where, over which time; and an actor's names with their evidence.
#[derive(Clone, PartialEq)]
pub struct ProfileView {
    /// The summary.
    pub profile: Rc<Profile>,
    /// Whether it stands behind a word that unfolds it: on a phone the list comes first.
    pub folded: bool,
}

#[hook]
fn use_profile_view(props: &ProfileView) -> Html {
    let t = use_locale();
    let profile = &props.profile;
    let inside = html! {
        <>
            <dl>
                { for profile.lines.iter().map(|one| line(one, t)) }
                if let Some((scene, link)) = &profile.over_time {
                    <div>
                        <dt>{ &link.label }</dt>
                        <dd>
                            <a class="small" href={link.href.clone()} aria-label={t.pictures.time}>
                                <svg class="picture" aria-hidden="true" width={n(scene.width)} height={n(scene.height)}
                                    viewBox={format!("0 0 {} {}", n(scene.width), n(scene.height))}>
                                    { shapes(scene) }
                                </svg>
                            </a>
                        </dd>
                    </div>
                }
            </dl>
            if let Some(compare) = &profile.compare {
                <p class="compare-with">{ link("", compare) }</p>
            }
            if profile.names.len() > 1 {
                <details class="names">
                    <summary>{ t.pictures.merged }</summary>
                    <ul>{ for profile.names.iter().map(|one| name(one, t)) }</ul>
                </details>
            }
        </>
    };
    if props.folded {
        html! { <details class="profile"><summary>{ t.glance }</summary>{ inside }</details> }
    } else {
        html! { <div class="profile">{ inside }</div> }
    }
}

drawable!(ProfileView, use_profile_view);

fn line(line: &ProfileLine, t: Locale) -> Html {
    html! {
        <div key={line.key} data-profile={line.key}>
            <dt>{ line.heading }</dt>
            <dd>
                { for line.values.iter().map(|(value, count)| html! {
                    <span class="value" key={value.label.to_string()} data-count={count.to_string()}>
                        { link("", value) }{ " " }<span class="count">{ t.number(*count as usize) }</span>
                    </span>
                }) }
                { for line.cues.iter().map(|(cue, count)| html! {
                    <span class="said-so" key={cue.to_string()}>{ "“" }{ cue }{ "” " }<span class="count">{ t.number(*count as usize) }</span></span>
                }) }
            </dd>
        </div>
    }
}

fn name(name: &NameView, t: Locale) -> Html {
    let [before, form, after] = &name.words;
    html! {
        <li key={form.to_string()} data-name={form.clone()}>
            <span class="evidence">{ before }<strong>{ form }</strong>{ after }</span>
            { " " }{ link("", &name.article) }{ " " }<span class="count">{ t.times(name.count) }</span>
        </li>
    }
}
