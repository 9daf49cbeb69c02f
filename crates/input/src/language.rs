//! Which language an article is in, where nothing states it: by the look of its words.
//!
//! ```
//! use on_record_input::{Article, language};
//! let rain = "Der Regen hat am Freitag im Hafen aufgehört, und die Fähre fährt seit dem Morgen wieder, sagte Ada \
//!             Example, die den Hafen leitet. Niemand weiß, wie lange das Wetter so bleibt.";
//! let mut article = Article::new("one", rain);
//! language::complete(&mut article);
//! let language = article.language.unwrap();
//! assert_eq!((language.value.as_str(), language.said_by.as_str()), ("de", "the text"));
//!
//! let mut short = Article::new("two", "Harbour: 12");
//! language::complete(&mut short);
//! assert_eq!(short.language, None);
//! ```

use crate::article::{Article, Stated};
use whatlang::{Lang, detect};

/// Who said it, where the words did.
pub const SAID_BY: &str = "the text";

/// Number of bytes of a text that are looked at: more tells nothing new, and looking takes time.
const ENOUGH: usize = 1_500;
/// In fewer letters another language may look alike.
const LEAST: usize = 100;

/// Says which language an article is in where nothing states it and its words leave no doubt.
pub fn complete(article: &mut Article) {
    if article.language.is_none() {
        article.language = of(&article.text).map(|code| Stated::new(code.to_owned(), SAID_BY));
    }
}

/// The language of a text as a code of two letters; `None` where that is in doubt: a short text, one in two languages.
#[must_use]
pub fn of(text: &str) -> Option<&'static str> {
    let mut end = ENOUGH.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let words = prose(text.get(..end)?);
    if words.chars().filter(|letter| letter.is_alphabetic()).count() < LEAST {
        return None;
    }
    let found = detect(&words).filter(whatlang::Info::is_reliable)?;
    code(found.lang())
}

/// The code of a language that is stated by its code or by its name, in English or in the language itself.
pub(crate) fn code_of(stated: &str) -> Option<String> {
    let main = stated.split(['-', '_']).next().unwrap_or_default();
    if (2..=3).contains(&main.len()) && main.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Some(stated.to_owned());
    }
    let name = stated.trim().to_lowercase();
    let named = |language: &&Lang| {
        language.eng_name().to_lowercase() == name || language.name().to_lowercase() == name
    };
    Lang::all().iter().find(named).and_then(|language| code(*language)).map(str::to_owned)
}

/// The words of a text that a language is known by: names and acronyms are much the same in all.
fn prose(text: &str) -> String {
    let words = text
        .split_whitespace()
        .filter(|word| !word.contains(|c: char| c.is_ascii_digit() || "@/_".contains(c)));
    words.collect::<Vec<_>>().join(" ")
}

/// The code that files state languages with, after BCP 47.
const fn code(language: Lang) -> Option<&'static str> {
    Some(match language {
        Lang::Afr => "af",
        Lang::Aka => "ak",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cym => "cy",
        Lang::Cmn => "zh",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
        #[allow(unreachable_patterns, reason = "a later version may know more")]
        _ => return None,
    })
}
