//! Templates and plurals: how a language's words become a sentence.

use std::fmt::Write as _;

/// Puts values into the places `{0}`, `{1}` … of a template; what a value holds is never read as a place.
///
/// ```
/// use on_record::texts::fill;
/// assert_eq!(fill("{1} of {0}", &["b", "{0}"]), "{0} of b");
/// ```
#[must_use]
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let value =
            rest.as_bytes().get(1).and_then(|digit| values.get(usize::from(digit.wrapping_sub(b'0'))));
        match value.filter(|_| rest.as_bytes().get(2) == Some(&b'}')) {
            Some(value) => {
                // Writing to a text never fails.
                let _ = out.write_str(value);
                rest = &rest[3..];
            }
            None => {
                out.push('{');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// A value as it is filtered by: "not Ada Example".
#[must_use]
pub(crate) fn prefixed(prefix: Option<&str>, value: &str) -> String {
    prefix.map_or_else(|| value.to_owned(), |prefix| format!("{prefix} {value}"))
}

/// The plurals that languages know, after CLDR.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Category {
    /// None, in Arabic.
    Zero,
    /// One.
    One,
    /// Two, in Arabic.
    Two,
    /// Three to ten, in Arabic.
    Few,
    /// Eleven to ninety-nine, in Arabic.
    Many,
    /// Every other number.
    #[default]
    Other,
}

impl Category {
    /// The category of CLDR's name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        match name {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            _ => Self::Other,
        }
    }
}

/// A template for each plural; `{0}` is the number. An empty one stands for `other`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forms {
    zero: &'static str,
    one: &'static str,
    two: &'static str,
    few: &'static str,
    many: &'static str,
    other: &'static str,
}

impl Forms {
    /// Of a language with a singular and a plural.
    #[must_use]
    pub const fn two(one: &'static str, other: &'static str) -> Self {
        Self { zero: "", one, two: "", few: "", many: "", other }
    }

    /// Of a language with all six, in CLDR's order.
    #[must_use]
    pub const fn six([zero, one, two, few, many, other]: [&'static str; 6]) -> Self {
        Self { zero, one, two, few, many, other }
    }

    /// All six, in that order.
    pub(super) fn all_mut(&mut self) -> [&mut &'static str; 6] {
        [&mut self.zero, &mut self.one, &mut self.two, &mut self.few, &mut self.many, &mut self.other]
    }

    /// The template of a plural.
    #[must_use]
    pub const fn of(&self, category: Category) -> &'static str {
        let form = match category {
            Category::Zero => self.zero,
            Category::One => self.one,
            Category::Two => self.two,
            Category::Few => self.few,
            Category::Many => self.many,
            Category::Other => self.other,
        };
        if form.is_empty() { self.other } else { form }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_place_stays() {
        assert_eq!(fill("{2} {a} { {0", &["x"]), "{2} {a} { {0");
        assert_eq!(Forms::two("{0} day", "{0} days").of(Category::Few), "{0} days");
    }

    proptest! {
        #[test]
        fn any_template_is_filled(template in "\\PC{0,20}", value in "\\PC{0,9}") {
            let filled = fill(&template, &[&value]);
            let plain = !template.contains('{');
            prop_assert!(!plain || filled == template);
        }
    }
}
