//! A word as it is compared: small letters and digits, without accents, apostrophes and hyphens.

use super::ascii::ascii;

/// "Putin’s" gives `putins`, "Zoë" `zoe`.
pub(crate) fn folded(form: &str) -> String {
    let mut word = String::with_capacity(form.len());
    form.chars().filter(|c| c.is_alphanumeric()).for_each(|c| fold(c, |c| word.push(c)));
    word
}

/// Tells the letters as which a letter is compared.
pub(crate) fn fold(c: char, mut tell: impl FnMut(char)) {
    if c.is_ascii() {
        return tell(c.to_ascii_lowercase());
    }
    for lower in c.to_lowercase() {
        match ascii(lower) {
            Some(plain) => plain.chars().for_each(&mut tell),
            None => tell(lower),
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
