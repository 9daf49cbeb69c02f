//! What the page around asks for: which views it offers, and what of its wishes nobody understands.
//!
//! ```
//! use on_record::{page::host::faults, platform::place::HostSettings};
//! let settings = HostSettings { theme: Some("darkish".into()), views: Some("s, tiem".into()), ..HostSettings::default() };
//! assert_eq!(faults(&settings).len(), 2);
//! let settings = HostSettings { unknown: "accent\tpurplish\nviews\tview=s".into(), ..HostSettings::default() };
//! assert_eq!(faults(&settings).len(), 2);
//! ```

use crate::address::Notice;
use crate::page::bar::model::ViewTab;
use crate::platform::place::HostSettings;
use crate::settings::Theme;
use crate::texts::Lang;
use crate::views::VIEWS;
use std::rc::Rc;

/// The words of a list with commas.
fn words(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|word| !word.is_empty())
}

/// The views that the page around offers: all of them where it names none that there is.
#[must_use]
pub fn offered(views: &Rc<[ViewTab]>, settings: &HostSettings) -> Rc<[ViewTab]> {
    let wanted = settings.views.as_deref().unwrap_or_default();
    let is_wanted = |tab: &&ViewTab| words(wanted).any(|one| one == tab.word);
    let some: Rc<[ViewTab]> = views.iter().filter(is_wanted).cloned().collect();
    if some.is_empty() { Rc::clone(views) } else { some }
}

/// What is not understood, and so left out. What is locked is another matter, see [`crate::locked`].
#[must_use]
pub fn faults(settings: &HostSettings) -> Vec<Notice> {
    let text = |value: &Option<String>, known: fn(&str) -> bool| {
        value.clone().filter(|value| !value.is_empty() && !known(value))
    };
    let theme = text(&settings.theme, |word| Theme::of(word).is_some()).map(|word| ("theme", word));
    let lang = text(&settings.lang, |tag| Lang::of(tag).is_some()).map(|word| ("lang", word));
    let views = words(settings.views.as_deref().unwrap_or_default());
    let views = views.filter(|word| VIEWS.iter().all(|row| row.word != *word));
    let views = views.map(|word| ("views", word.to_owned()));
    let known = theme.into_iter().chain(lang).chain(views);
    let mut faults: Vec<Notice> = known.map(|(key, word)| Notice::NotAnOption(key.into(), word)).collect();
    for (key, word) in settings.unknown.lines().filter_map(|line| line.split_once('\t')) {
        faults.push(Notice::NotAnOption(key.to_owned().into(), word.to_owned()));
    }
    faults
}
