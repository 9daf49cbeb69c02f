//! A word as it is compared: small letters and digits, without accents, apostrophes and hyphens.

use super::ascii::ascii;

/// "Putin’s" gives `putins`, "Zoë" `zoe`.
pub(crate) fn folded(form: &str) -> String {
    let mut word = String::with_capacity(form.len());
    form.chars().filter(|c| c.is_alphanumeric()).for_each(|c| fold(c, &mut word));
    word
}

/// Adds a letter as it is compared.
pub(crate) fn fold(c: char, word: &mut String) {
    if c.is_ascii() {
        word.push(c.to_ascii_lowercase());
        return;
    }
    for lower in c.to_lowercase() {
        match ascii(lower) {
            Some(plain) => word.push_str(plain),
            None => word.push(lower),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn words_lose_case_accents_and_marks() {
        assert_eq!(["U.S.", "Zoë’s", "Straße", "—"].map(folded), ["us", "zoes", "strasse", ""]);
    }
}
