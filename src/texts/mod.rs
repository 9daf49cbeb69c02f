//! Every word that the page itself says, one file a language.
//!
//! A language is a row of one table, with a value of [`Texts`]: the compiler asks each for every key. Sentences are templates with places
//! `{0}`, `{1}`; words that count are [`Forms`], one for each plural of the language, chosen by CLDR's rules. What a
//! component or a view model says, it says through a [`Locale`]: two explorers on one page may speak two languages.
//!
//! ```
//! use on_record::{platform::locale::locale, texts::Lang};
//! let t = locale(Lang::English);
//! assert_eq!(t.statements(1), "1 statement");
//! assert_eq!(t.statements(1200), "1,200 statements");
//! assert_eq!(locale(Lang::German).in_articles(2), "in 2 Artikeln");
//! ```

mod arabic;
mod english;
mod fill;
mod found;
mod german;
mod keys;
mod own;
mod pictures;
mod positions;
mod quoted;
mod reports;
mod sentences;
mod share;

pub use english::MONTHS as ENGLISH_MONTHS;
pub use fill::{Category, Forms, fill};
pub use found::FoundTexts;
pub use keys::{FacetTexts, Texts, Things, ViewNames};
pub use own::OwnTexts;
pub use pictures::PictureTexts;
pub use positions::PositionTexts;
pub use quoted::QuotedTexts;
pub use reports::ReportTexts;
pub use sentences::number;
pub use share::ShareTexts;

use on_record_engine::Date;
use std::ops::Deref;

/// What the product is called, in every language.
pub const NAME: &str = "On Record";

/// Between the pieces of a statement that its article splits.
pub const GAP: &str = " … ";

/// The languages of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lang {
    /// English, also for readers of any language that is not here.
    #[default]
    English,
    /// German.
    German,
    /// Arabic, written from right to left.
    Arabic,
}

/// One language: a row of the table below, which its own file gives.
#[derive(Debug)]
struct Language {
    /// Its tag, as pages and browsers write it.
    tag: &'static str,
    /// Its own name.
    name: &'static str,
    /// The way it is written: `ltr` or `rtl`.
    dir: &'static str,
    /// Its words.
    texts: &'static Texts,
}

/// The languages, in the order of [`Lang::ALL`].
static LANGUAGES: [&Language; Lang::ALL.len()] = [&english::LANGUAGE, &german::LANGUAGE, &arabic::LANGUAGE];

impl Lang {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::English, Self::German, Self::Arabic];

    /// The language of a tag like "de-AT".
    ///
    /// ```
    /// use on_record::texts::Lang;
    /// assert_eq!(Lang::of("de-AT"), Some(Lang::German));
    /// assert_eq!(Lang::of("denmark"), None);
    /// ```
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let main = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|lang| main.eq_ignore_ascii_case(lang.tag()))
    }

    fn row(self) -> &'static Language {
        LANGUAGES[self as usize]
    }

    /// Its tag, as pages and browsers write it.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.row().tag
    }

    /// Its own name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The way it is written: `ltr` or `rtl`.
    #[must_use]
    pub fn dir(self) -> &'static str {
        self.row().dir
    }

    /// Its words.
    #[must_use]
    pub fn texts(self) -> &'static Texts {
        self.row().texts
    }
}

/// A reader's language: its words, its plurals, its way of writing days.
///
/// The browser knows plurals and days; who has one makes this in `platform`.
#[derive(Clone, Copy, Debug)]
pub struct Locale {
    /// The language.
    pub lang: Lang,
    /// Which plural a number asks for.
    pub category: fn(Lang, usize) -> Category,
    /// "22 August 2025"; with its weekday: "Friday, 22 August 2025".
    pub write: fn(Lang, Date, bool) -> String,
    /// "22–24 August 2025"
    pub write_range: fn(Lang, Date, Date) -> String,
    /// On an axis: "22 Aug", or "Aug 2025" where no day is asked for.
    pub write_brief: fn(Lang, Date, bool) -> String,
}

impl PartialEq for Locale {
    /// The same language is the same locale: all of a page's locales come from one place.
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang
    }
}

impl Deref for Locale {
    type Target = Texts;

    fn deref(&self) -> &Texts {
        self.lang.texts()
    }
}
