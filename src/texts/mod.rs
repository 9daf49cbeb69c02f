//! Every word that the page itself says, one file a language.
//!
//! A language is a row of one table, with a value of [`Texts`]: the compiler asks each for every key. Sentences are templates with places
//! `{0}`, `{1}`; words that count are [`Forms`], one for each plural of the language, chosen by CLDR's rules. What a
//! component or a view model says, it says through a [`Locale`]: two explorers on one page may speak two languages.
//!
//! The released page carries English. Every other language is a file beside it ([`Lang::written`]), which is fetched side by
//! side with the program by those who read it ([`Lang::learn`]); everywhere else all are compiled in.
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
mod lines;
mod own;
mod pictures;
mod positions;
mod quoted;
mod reports;
mod sentences;
mod share;

pub use english::MONTHS as ENGLISH_MONTHS;
pub(crate) use fill::prefixed;
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

use crate::embedded::CARRIES_ALL;
use lines::{Lines, Worded};
use on_record_engine::Date;
use std::ops::Deref;
use std::sync::OnceLock;

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
    /// Its words, where the program carries them.
    texts: Option<&'static Texts>,
}

/// The languages, in the order of [`Lang::ALL`].
static LANGUAGES: [Language; Lang::ALL.len()] =
    [english::LANGUAGE, beside(german::LANGUAGE), beside(arabic::LANGUAGE)];

/// A language whose words the released page does without.
const fn beside(language: Language) -> Language {
    if CARRIES_ALL { language } else { Language { texts: None, ..language } }
}

/// What was learnt of the languages that the program does not carry.
static LEARNT: [OnceLock<Texts>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];

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
        &LANGUAGES[self as usize]
    }

    /// Its words, where they are here.
    fn known(self) -> Option<&'static Texts> {
        self.row().texts.or_else(|| LEARNT[self as usize].get())
    }

    /// Whether its words are here.
    #[must_use]
    pub fn is_known(self) -> bool {
        self.known().is_some()
    }

    /// The language in which a page for its readers speaks: English until its words are here.
    #[must_use]
    pub fn spoken(self) -> Self {
        if self.is_known() { self } else { Self::English }
    }

    /// Takes its words from its file; those of another build are left.
    pub fn learn(self, file: String) {
        // Once a language and for as long as the page lives.
        let mut lines = Lines::of(file.leak());
        let mut texts = english::ENGLISH;
        texts.read(&mut lines);
        if lines.fitted() {
            // What is known already is the same.
            let _ = LEARNT[self as usize].set(texts);
        }
    }

    /// Its file, as [`Self::learn`] takes it; `None` for the language that every page carries.
    #[must_use]
    pub fn written(self) -> Option<String> {
        let texts = self.known().filter(|_| self != Self::English)?;
        let mut lines = vec![];
        texts.write(&mut lines);
        Some(lines.join("\n"))
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

    /// Its months, where no browser names them: natively, for static pages.
    #[must_use]
    pub fn months(self) -> &'static [&'static str; 12] {
        match self {
            Self::English => &english::MONTHS,
            Self::German => &german::MONTHS,
            Self::Arabic => &arabic::MONTHS,
        }
    }

    /// Its words; English ones until they are here.
    #[must_use]
    pub fn texts(self) -> &'static Texts {
        self.known().unwrap_or(&english::ENGLISH)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_learnt_from_its_file() {
        for lang in [Lang::German, Lang::Arabic] {
            let file = lang.written().unwrap();
            let mut lines = Lines::of(file.clone().leak());
            let mut learnt = english::ENGLISH;
            learnt.read(&mut lines);
            assert!(lines.fitted());
            assert_eq!(format!("{learnt:?}"), format!("{:?}", lang.texts()));
        }
    }

    #[test]
    fn a_file_of_another_build_is_no_language() {
        let file = Lang::German.written().unwrap();
        let longer = format!("{file}\none more");
        let shorter = file.rsplit_once('\n').unwrap().0;
        for wrong in [longer.as_str(), shorter, "<!doctype html>", ""] {
            let mut lines = Lines::of(wrong.to_owned().leak());
            english::ENGLISH.clone().read(&mut lines);
            assert!(!lines.fitted(), "{} bytes", wrong.len());
        }
    }
}
