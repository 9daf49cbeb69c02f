//! How letters are compared: without case, accents and vowel signs, and what belongs to a word at all.

/// One character as words are compared: lower case, without the accents of Latin, Greek and Cyrillic letters, and one
/// letter where Arabic script has several for one.
///
/// A short table instead of Unicode's: it spares the page 8 kB.
#[must_use]
pub fn fold(c: char) -> char {
    const LATIN: &str = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
        lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    const GREEK: [(&str, char); 8] = [
        ("ΆάΑ", 'α'),
        ("ΈέΕ", 'ε'),
        ("ΉήΗ", 'η'),
        ("ΊίϊΐΙ", 'ι'),
        ("ΌόΟ", 'ο'),
        ("ΎύϋΰΥ", 'υ'),
        ("ΏώΩ", 'ω'),
        ("ςΣ", 'σ'),
    ];
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\u{7f}' => c,
        // U+00D7 and U+00F7, the signs of multiplication and division, are no letters.
        '\u{d7}' | '\u{f7}' => ' ',
        '\u{c0}'..='\u{17f}' => LATIN.as_bytes().get(c as usize - 0xc0).map_or(c, |&b| char::from(b)),
        'Ơ' | 'ơ' | '\u{1ecc}'..='\u{1ee3}' => 'o',
        'Ư' | 'ư' | '\u{1ee4}'..='\u{1ef1}' => 'u',
        '\u{1ea0}'..='\u{1eb7}' => 'a',
        '\u{1eb8}'..='\u{1ec7}' => 'e',
        '\u{1ec8}'..='\u{1ecb}' => 'i',
        '\u{1ef2}'..='\u{1ef9}' => 'y',
        'Ș' | 'ș' => 's',
        'Ț' | 'ț' => 't',
        '\u{386}'..='\u{3ce}' => match GREEK.iter().find(|(forms, _)| forms.chars().any(|form| form == c)) {
            Some((_, plain)) => *plain,
            None if c <= 'Ω' => char::from_u32(c as u32 + 32).unwrap_or(c),
            None => c,
        },
        'Ё' | 'ё' => 'е',
        'А'..='Я' => char::from_u32(c as u32 + 32).unwrap_or(c),
        'Ѐ'..='Џ' => char::from_u32(c as u32 + 80).unwrap_or(c),
        'Ґ' => 'ґ',
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        _ => c,
    }
}

/// Adds a character of a word as it is compared: none where it is a mark, two letters where it stands for two.
pub(super) fn push_folded(word: &mut String, c: char) {
    match c {
        'ß' | 'ẞ' => word.push_str("ss"),
        'Æ' | 'æ' => word.push_str("ae"),
        'Œ' | 'œ' => word.push_str("oe"),
        _ if is_mark(c) => {}
        _ => word.push(fold(c)),
    }
}

/// Whether a character belongs to a word: letters and digits, and the marks on them.
pub(super) fn in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && (c.is_alphanumeric() || is_mark(c) || is_sign(c))
}

/// Whether a character is a word of its own: Chinese and Japanese leave no blanks between words.
pub(super) const fn is_whole(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// Marks that words are compared without: accents behind their letter, vowel points of Hebrew and signs of Arabic, and the
/// stroke that stretches an Arabic word.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}'
        | '\u{5c5}' | '\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Signs of the scripts of India and of Thai that are no letters and stand inside words.
const fn is_sign(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{e7f}')
        && !matches!(c, '\u{964}' | '\u{965}' | '\u{970}' | '\u{e3f}' | '\u{e4f}' | '\u{e5a}' | '\u{e5b}')
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::fold;

    #[test]
    fn folds_case_and_accents() {
        assert_eq!("ÀÉÎÕÜ Ÿžłńő".chars().map(fold).collect::<String>(), "aeiou yzlno");
        assert_eq!("ЁЛКИ Ωμέγα ΣΊΣΥΦΟΣ".chars().map(fold).collect::<String>(), "елки ωμεγα σισυφοσ");
        assert_eq!(plain("  Recep Tayyip Erdoğan (AKP) "), "recep-tayyip-erdogan-akp");
        assert_eq!(plain("Straße, Œuvre, Zu\u{308}rich"), "strasse-oeuvre-zurich");
    }
}
