//! Days as the reader writes them. The browser knows; natively they are written in English.

use crate::view::Locale;
use on_record_engine::Date;

/// The reader's way of writing days.
#[must_use]
pub fn locale() -> Locale {
    Locale { day: |day| write(day, false), long: |day| write(day, true), range }
}

#[cfg(target_arch = "wasm32")]
mod intl {
    use js_sys::{Array, Function, Intl::DateTimeFormat, Object, Reflect};
    use on_record_engine::Date;
    use wasm_bindgen::{JsCast, JsValue};

    thread_local! {
        /// Making a format is slow, using it is not: one for days, one for days with their weekday.
        static FORMATS: [DateTimeFormat; 2] = [format(false), format(true)];
    }

    fn format(long: bool) -> DateTimeFormat {
        let options = Object::new();
        let parts = [("year", "numeric"), ("month", "long"), ("day", "numeric"), ("timeZone", "UTC")];
        for (name, value) in parts.into_iter().chain(long.then_some(("weekday", "long"))) {
            // Setting a field of a fresh object cannot fail.
            let _ = Reflect::set(&options, &name.into(), &value.into());
        }
        DateTimeFormat::new(&languages(), &options)
    }

    /// The page's own words are English, so days are written in the reader's own kind of English, and in British
    /// English for everyone else: a date in a third language inside an English sentence helps nobody.
    fn languages() -> Array {
        let list = super::super::window().map(|window| window.navigator().languages());
        let english = list
            .iter()
            .flat_map(Array::iter)
            .find(|language| language.as_string().is_some_and(|tag| tag == "en" || tag.starts_with("en-")));
        Array::of1(&english.unwrap_or_else(|| "en-GB".into()))
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

    pub(super) fn one(day: Date, long: bool) -> Option<String> {
        FORMATS.with(|formats| {
            formats[usize::from(long)].format().call1(&JsValue::NULL, &js(day)).ok()?.as_string()
        })
    }

    pub(super) fn range(from: Date, to: Date) -> Option<String> {
        FORMATS.with(|[format, _]| {
            let method: Function = Reflect::get(format, &"formatRange".into()).ok()?.dyn_into().ok()?;
            method.call2(format, &js(from), &js(to)).ok()?.as_string()
        })
    }
}

#[cfg(target_arch = "wasm32")]
fn write(day: Date, long: bool) -> String {
    intl::one(day, long).unwrap_or_else(|| day.to_string())
}

#[cfg(target_arch = "wasm32")]
fn range(from: Date, to: Date) -> String {
    intl::range(from, to).unwrap_or_else(|| format!("{from} to {to}"))
}

#[cfg(not(target_arch = "wasm32"))]
fn write(day: Date, long: bool) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let (year, month, number) = day.ymd();
    let month = MONTHS.get(usize::from(month).saturating_sub(1)).unwrap_or(&"");
    let weekday = DAYS.get(usize::from(day.weekday())).unwrap_or(&"");
    if long { format!("{weekday} {number} {month} {year}") } else { format!("{number} {month} {year}") }
}

#[cfg(not(target_arch = "wasm32"))]
fn range(from: Date, to: Date) -> String {
    format!("{} to {}", write(from, false), write(to, false))
}
