//! Names in addresses: small ASCII letters, digits and hyphens wherever the script allows.
//!
//! ```
//! use on_record_engine::text::slug;
//! assert_eq!(slug("Sergey V. Lavrov"), "sergey-v-lavrov");
//! assert_eq!(slug("NBC’s “Meet the Press”"), "nbcs-meet-the-press");
//! assert_eq!(slug("Łukasz Żółć"), "lukasz-zolc");
//! assert_eq!(slug("???"), "unnamed");
//! ```

use std::collections::BTreeSet;

/// Longer names are cut between words.
const LONGEST: usize = 60;

/// A name in an address. Never empty, never with a hyphen at an edge.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut made = String::new();
    let mut gap = false;
    for c in name.chars().take(400) {
        // Apostrophes and dots inside words leave no gap: "nbcs", "us".
        if matches!(c, '’' | '\'' | '‘' | '.') && !made.is_empty() {
            continue;
        }
        if !c.is_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !made.is_empty() {
            if made.len() >= LONGEST {
                break;
            }
            made.push('-');
        }
        gap = false;
        for lower in c.to_lowercase() {
            match ascii(lower) {
                Some(plain) => made.push_str(plain),
                None => made.push(lower),
            }
        }
        if made.len() >= 2 * LONGEST {
            break;
        }
    }
    if made.is_empty() { "unnamed".to_owned() } else { made }
}

/// Hands out slugs so that no two are alike.
#[derive(Debug, Default)]
pub(crate) struct Slugs {
    taken: BTreeSet<String>,
}

impl Slugs {
    /// The slug of `name`, with a number behind it where it is taken.
    pub(crate) fn take(&mut self, name: &str) -> String {
        let plain = slug(name);
        let mut made = plain.clone();
        let mut number = 2;
        while !self.taken.insert(made.clone()) {
            made = format!("{plain}-{number}");
            number += 1;
        }
        made
    }
}

/// A small letter of a script with letters as ASCII, or `None` where there is no common way to write it.
#[must_use]
pub(crate) fn ascii(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'а' | 'α' | 'ά' | 'ạ' | 'ả' | 'ấ'
        | 'ầ' => "a",
        'æ' => "ae",
        'б' | 'β' => "b",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' | 'д' | 'δ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'е' | 'э' | 'є' | 'ε' | 'έ' | 'ế' | 'ề'
        | 'ệ' => "e",
        'ф' | 'φ' => "f",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'г' | 'ґ' | 'γ' => "g",
        'ĥ' | 'ħ' => "h",
        'х' | 'χ' => "kh",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'и' | 'і' | 'ι' | 'ί' | 'η' | 'ή' | 'ị' => {
            "i"
        }
        'ї' => "yi",
        'ĵ' => "j",
        'ķ' | 'к' | 'κ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' | 'л' | 'λ' => "l",
        'м' | 'μ' => "m",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'н' | 'ν' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'о' | 'ο' | 'ό' | 'ω' | 'ώ' | 'ơ' | 'ố'
        | 'ồ' | 'ộ' | 'ọ' => "o",
        'œ' => "oe",
        'п' | 'π' => "p",
        'ŕ' | 'ŗ' | 'ř' | 'р' | 'ρ' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'с' | 'σ' | 'ς' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' | 'т' | 'τ' => "t",
        'þ' | 'θ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'у' | 'ư' | 'ụ' | 'ủ' | 'ứ' | 'ừ' => {
            "u"
        }
        'в' => "v",
        'ŵ' => "w",
        'ξ' => "x",
        'ý' | 'ÿ' | 'ŷ' | 'ы' | 'й' | 'υ' | 'ύ' | 'ỳ' => "y",
        'ź' | 'ż' | 'ž' | 'з' | 'ζ' => "z",
        'ё' => "yo",
        'ж' => "zh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        'ψ' => "ps",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Slugs, slug};

    #[test]
    fn no_two_are_alike() {
        let mut slugs = Slugs::default();
        assert_eq!(
            ["Ada", "ada!", "ADA", "ada-2"].map(|n| slugs.take(n)),
            ["ada", "ada-2", "ada-3", "ada-2-2"]
        );
    }

    #[test]
    fn every_name_has_one() {
        assert_eq!(slug("U.S. Department of Agriculture"), "us-department-of-agriculture");
        assert_eq!(slug("-"), "unnamed");
        assert_eq!(slug("習近平"), "習近平");
        assert_eq!(slug("Владимир Путин"), "vladimir-putin");
        assert!(slug(&"a".repeat(100_000)).len() < 200);
    }
}
