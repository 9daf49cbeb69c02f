//! How a reader wants the page: language, light or dark, density. Not part of the address: a link shows the same
//! statements to everyone, each in their own way.
//!
//! ```
//! use on_record::settings::{Settings, Theme};
//! let dark = Settings { theme: Theme::Dark, ..Settings::default() };
//! assert_eq!(dark.write(), "theme=dark");
//! assert_eq!(Settings::read("theme=dark&nonsense=1"), dark);
//! ```

use crate::texts::Lang;

/// See the module's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language that the reader chose; else the browser's is spoken.
    pub lang: Option<Lang>,
    /// Light or dark.
    pub theme: Theme,
    /// How close things stand.
    pub density: Density,
    /// Whether it is shown who may have spoken, where that is uncertain.
    pub doubts: bool,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's system is.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// How close things stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// With room to read.
    #[default]
    Comfortable,
    /// Many statements on a screen.
    Compact,
}

impl Theme {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The theme of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }

    /// As it is stored, and as the styles know it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Density {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Comfortable, Self::Compact];

    /// As it is stored, and as the styles know it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }
}

impl Settings {
    /// Reads what was written; what it does not know, it leaves as it is for everyone.
    #[must_use]
    pub fn read(written: &str) -> Self {
        let mut settings = Self::default();
        for (key, value) in written.split('&').filter_map(|part| part.split_once('=')) {
            match key {
                "lang" => settings.lang = Lang::of(value),
                "doubts" => settings.doubts = value == "shown",
                "theme" => settings.theme = Theme::of(value).unwrap_or_default(),
                "density" => {
                    settings.density =
                        Density::ALL.into_iter().find(|d| d.word() == value).unwrap_or_default();
                }
                _ => {}
            }
        }
        settings
    }

    /// Writes what differs from what everyone has.
    #[must_use]
    pub fn write(&self) -> String {
        let lang = self.lang.map(|lang| ("lang", lang.tag()));
        let theme = (self.theme != Theme::System).then(|| ("theme", self.theme.word()));
        let density = (self.density != Density::Comfortable).then(|| ("density", self.density.word()));
        let doubts = self.doubts.then_some(("doubts", "shown"));
        let parts = [lang, theme, density, doubts].into_iter().flatten();
        parts.map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join("&")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for lang in [None, Some(Lang::German), Some(Lang::Arabic)] {
            for theme in Theme::ALL {
                for density in Density::ALL {
                    for doubts in [false, true] {
                        let settings = Settings { lang, theme, density, doubts };
                        assert_eq!(Settings::read(&settings.write()), settings);
                    }
                }
            }
        }
        assert_eq!(Settings::read("theme=&lang=xx&&=&density"), Settings::default());
    }
}
