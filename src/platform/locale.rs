//! The reader's language, and what the browser knows of it: plurals and the way of writing days. Natively, days are
//! written in English and plurals come from a crate with CLDR's rules.

use super::dom::window;
use crate::texts::{Category, Lang, Locale};
use js_sys::Promise;
use on_record_engine::Date;
use wasm_bindgen::prelude::*;

/// A language as the browser speaks it; English where the language's words are not here.
#[must_use]
pub fn locale(lang: Lang) -> Locale {
    Locale { lang: lang.spoken(), category, write, write_range, write_brief }
}

#[wasm_bindgen]
extern "C" {
    /// The file of a language, from `boot/words.js`; nothing where it could not be had.
    #[wasm_bindgen(js_name = onRecordWords, catch)]
    fn words_of(tag: &str) -> Result<Promise, JsValue>;
}

/// Takes a language's file: whoever starts the program gives it the reader's language before it draws.
#[wasm_bindgen]
pub fn learn(tag: &str, file: String) {
    if let Some(lang) = Lang::of(tag) {
        lang.learn(file);
    }
}

/// Does something in a language that the reader has just chosen: at once where its words are here, else once they are
/// fetched. It is told whether they could be had.
pub fn with(lang: Lang, then: impl FnOnce(bool) + 'static) {
    if lang.is_known() {
        return then(true);
    }
    wasm_bindgen_futures::spawn_local(async move {
        if let Ok(coming) = words_of(lang.tag())
            && let Ok(words) = wasm_bindgen_futures::JsFuture::from(coming).await
            && let Some(file) = words.as_string()
        {
            lang.learn(file);
        }
        then(lang.is_known());
    });
}

/// The language that the page's own URL asks for, `?lang=de`, or the element's attribute.
#[must_use]
pub fn asked() -> Option<Lang> {
    Lang::of(&super::place::host_settings().lang?)
}

/// The first of the reader's languages that the page speaks; English where it speaks none of them.
#[must_use]
pub fn preferred() -> Lang {
    tags().iter().find_map(|tag| Lang::of(tag)).unwrap_or_default()
}

/// The reader's languages as the browser lists them.
fn tags() -> Vec<String> {
    let list = window().map(|window| window.navigator().languages());
    list.iter().flat_map(js_sys::Array::iter).filter_map(|tag| tag.as_string()).collect()
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod intl {
    use crate::texts::Lang;
    use js_sys::{Array, Function, Intl, Object, Reflect};
    use on_record_engine::Date;
    use std::cell::RefCell;
    use std::rc::Rc;
    use wasm_bindgen::{JsCast, JsValue};

    /// What the browser made for a language: making it is slow, using it is not.
    struct Made {
        lang: Lang,
        short: Intl::DateTimeFormat,
        long: Intl::DateTimeFormat,
        /// For an axis: a month with its year, and a day without.
        brief: [Intl::DateTimeFormat; 2],
        plural: Intl::PluralRules,
    }

    thread_local! {
        static MADE: RefCell<Vec<Rc<Made>>> = const { RefCell::new(Vec::new()) };
    }

    fn made(lang: Lang) -> Rc<Made> {
        MADE.with_borrow_mut(|all| match all.iter().find(|made| made.lang == lang) {
            Some(made) => Rc::clone(made),
            None => {
                let tags = Array::of1(&tag(lang).into());
                let made = Rc::new(Made {
                    lang,
                    short: Intl::DateTimeFormat::new(&tags, &options(false)),
                    long: Intl::DateTimeFormat::new(&tags, &options(true)),
                    brief: [("year", "numeric"), ("day", "numeric")].map(|part| {
                        Intl::DateTimeFormat::new(
                            &tags,
                            &object(&[("month", "short"), part, ("timeZone", "UTC")]),
                        )
                    }),
                    plural: Intl::PluralRules::new(&tags, &Object::new()),
                });
                all.push(Rc::clone(&made));
                made
            }
        })
    }

    /// The reader's regional form of the language, such as `de-AT`. Readers who list no form of it get
    /// its plain tag, and British English for English, so that dates have the language of the sentences around them.
    fn tag(lang: Lang) -> String {
        let own = crate::platform::locale::tags().into_iter().find(|tag| Lang::of(tag) == Some(lang));
        own.unwrap_or_else(|| if lang == Lang::English { "en-GB".to_owned() } else { lang.tag().to_owned() })
    }

    /// An object with these fields, and with what holds for every day of the page.
    fn object(parts: &[(&str, &str)]) -> Object {
        let object = Object::new();
        // Articles use the Gregorian calendar, so days are written in it even where the reader's locale has another.
        let same = [("calendar", "gregory"), ("numberingSystem", "latn")];
        for (name, value) in parts.iter().copied().chain(same) {
            // Setting a field of a fresh object cannot fail.
            let _ = Reflect::set(&object, &name.into(), &value.into());
        }
        object
    }

    fn options(long: bool) -> Object {
        let parts = [
            ("weekday", "long"),
            ("year", "numeric"),
            ("month", "long"),
            ("day", "numeric"),
            ("timeZone", "UTC"),
        ];
        object(if long { &parts } else { &parts[1..] })
    }

    fn js(day: Date) -> JsValue {
        let (year, month, day) = day.ymd();
        let date = js_sys::Date::new(&JsValue::from_f64(0.0));
        date.set_utc_full_year_with_month_date(
            u32::try_from(year).unwrap_or(0),
            i32::from(month) - 1,
            i32::from(day),
        );
        date.into()
    }

    pub(super) fn one(lang: Lang, day: Date, long: bool) -> Option<String> {
        let made = made(lang);
        let format = if long { &made.long } else { &made.short };
        format.format().call1(&JsValue::NULL, &js(day)).ok()?.as_string()
    }

    pub(super) fn brief(lang: Lang, day: Date, with_day: bool) -> Option<String> {
        made(lang).brief[usize::from(with_day)].format().call1(&JsValue::NULL, &js(day)).ok()?.as_string()
    }

    pub(super) fn range(lang: Lang, from: Date, to: Date) -> Option<String> {
        let made = made(lang);
        let method: Function = Reflect::get(&made.short, &"formatRange".into()).ok()?.dyn_into().ok()?;
        method.call2(&made.short, &js(from), &js(to)).ok()?.as_string()
    }

    pub(super) fn plural(lang: Lang, n: usize) -> String {
        made(lang).plural.select(n as f64).into()
    }
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn write(lang: Lang, day: Date, long: bool) -> String {
    intl::one(lang, day, long).unwrap_or_else(|| day.to_string())
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn write_range(lang: Lang, from: Date, to: Date) -> String {
    intl::range(lang, from, to).unwrap_or_else(|| format!("{from} – {to}"))
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn write_brief(lang: Lang, day: Date, with_day: bool) -> String {
    intl::brief(lang, day, with_day).unwrap_or_else(|| day.to_string())
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn category(lang: Lang, n: usize) -> Category {
    Category::of(&intl::plural(lang, n))
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn category(lang: Lang, n: usize) -> Category {
    use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
    let known = PluralRules::get_locales(PluralRuleType::CARDINAL);
    let tag = known.into_iter().find(|tag| *tag == lang.tag());
    let rules = tag.and_then(|tag| PluralRules::create(tag, PluralRuleType::CARDINAL).ok());
    match rules.and_then(|rules| rules.select(n).ok()) {
        Some(PluralCategory::ZERO) => Category::Zero,
        Some(PluralCategory::ONE) => Category::One,
        Some(PluralCategory::TWO) => Category::Two,
        Some(PluralCategory::FEW) => Category::Few,
        Some(PluralCategory::MANY) => Category::Many,
        _ => Category::Other,
    }
}

/// Without a browser days are written for static pages, in each language's own usual way.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn write(lang: Lang, day: Date, long: bool) -> String {
    let (year, month, number) = day.ymd();
    let month = lang.months().get(usize::from(month).saturating_sub(1)).unwrap_or(&"");
    let weekday = lang.texts().weekdays.get(usize::from(day.weekday())).unwrap_or(&"");
    let short = match lang {
        Lang::German => format!("{number}. {month} {year}"),
        _ => format!("{number} {month} {year}"),
    };
    match lang {
        _ if !long => short,
        Lang::English => format!("{weekday} {short}"),
        Lang::German => format!("{weekday}, {short}"),
        Lang::Arabic => format!("{weekday}، {short}"),
    }
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn write_range(lang: Lang, from: Date, to: Date) -> String {
    let [from, to] = [from, to].map(|day| write(lang, day, false));
    crate::texts::fill(lang.texts().between, &[&from, &to])
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn write_brief(lang: Lang, day: Date, with_day: bool) -> String {
    let (year, month, number) = day.ymd();
    let month = lang.months().get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
    // Arabic has no short names of months.
    let short: String = month.chars().take(if lang == Lang::Arabic { usize::MAX } else { 3 }).collect();
    if with_day { format!("{number} {short}") } else { format!("{short} {year}") }
}
