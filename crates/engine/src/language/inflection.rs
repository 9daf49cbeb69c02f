//! The regular forms of a verb: "denies" and "denied" of "deny", by the rules of `lists/verb-forms.txt`.

use crate::strings::word_list::entries;

/// The form of a cue word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// "say"
    Base,
    /// "says"
    Third,
    /// "said"
    Past,
    /// "saying"
    Participle,
}

/// How a language makes the forms of its regular verbs.
pub(super) struct Inflection(Vec<Rule>);

/// A line of the list.
struct Rule {
    form: Form,
    /// Whether it makes a further form beside the one of the lines before.
    further: bool,
    /// The endings of lemmas that it is for.
    endings: Vec<Vec<Letter>>,
    /// How many letters of the lemma go.
    cut: usize,
    /// What comes in their place.
    add: String,
}

/// A letter of an ending: one of these, or none of these.
struct Letter {
    letters: String,
    other: bool,
}

impl Letter {
    fn fits(&self, letter: char) -> bool {
        self.letters.contains(letter) != self.other
    }
}

impl Inflection {
    /// Reads the rules; a line that is none is left out.
    pub(super) fn read(list: &str) -> Self {
        Self(entries(list).filter_map(Rule::read).collect())
    }

    /// The forms of a lemma, itself among them.
    pub(super) fn forms(&self, lemma: &str) -> Vec<(Form, String)> {
        let mut made = vec![(Form::Base, lemma.to_owned())];
        for rule in &self.0 {
            let known = made.iter().any(|(form, _)| *form == rule.form);
            if rule.fits(lemma) && (rule.further || !known) {
                made.push((rule.form, rule.apply(lemma)));
            }
        }
        made
    }
}

impl Rule {
    /// Reads "past+ [^aeou]y 1 ied".
    fn read(line: &str) -> Option<Self> {
        let mut fields = line.split_whitespace();
        let (form, ending, cut, add) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
        let name = form.strip_suffix('+').unwrap_or(form);
        let further = name.len() < form.len();
        let form = match name {
            "third" => Form::Third,
            "past" => Form::Past,
            "participle" => Form::Participle,
            _ => return None,
        };
        let endings = ending.split('/').map(letters).collect();
        Some(Self { form, further, endings, cut: cut.parse().ok()?, add: add.to_owned() })
    }

    fn fits(&self, lemma: &str) -> bool {
        let ends = |ending: &Vec<Letter>| {
            let mut letters = lemma.chars().rev();
            ending.iter().rev().all(|letter| letters.next().is_some_and(|last| letter.fits(last)))
        };
        self.endings.iter().any(ends)
    }

    fn apply(&self, lemma: &str) -> String {
        let length = lemma.chars().count().saturating_sub(self.cut);
        let mut made: String = lemma.chars().take(length).collect();
        match self.add.strip_prefix('=') {
            Some(add) => {
                made.extend(lemma.chars().next_back());
                made.push_str(add);
            }
            None => made.push_str(&self.add),
        }
        made
    }
}

/// The letters of an ending as it is written: "[^aeou]y"; none for "*".
fn letters(ending: &str) -> Vec<Letter> {
    let mut found = Vec::new();
    let mut rest = ending.trim_start_matches('*');
    while let Some(first) = rest.chars().next() {
        let behind = rest.get(first.len_utf8()..).unwrap_or("");
        if let (true, Some((inner, behind))) = (first == '[', behind.split_once(']')) {
            let letters = inner.strip_prefix('^').unwrap_or(inner);
            found.push(Letter { letters: letters.to_owned(), other: letters.len() < inner.len() });
            rest = behind;
        } else {
            found.push(Letter { letters: first.to_string(), other: false });
            rest = behind;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Form, Inflection};

    fn forms(rules: &str, lemma: &str) -> Vec<String> {
        let made = Inflection::read(rules).forms(lemma);
        made.into_iter().map(|(_, form)| form).collect()
    }

    #[test]
    fn without_rules_a_lemma_is_its_own_only_form() {
        assert_eq!(Inflection::read("").forms("vorp"), [(Form::Base, "vorp".to_owned())]);
    }

    #[test]
    fn the_first_rule_of_a_form_that_fits_holds() {
        let rules = "third s/ch 0 es\nthird * 0 s";
        assert_eq!(forms(rules, "teach"), ["teach", "teaches"]);
        assert_eq!(forms(rules, "stress"), ["stress", "stresses"]);
        assert_eq!(forms(rules, "tell"), ["tell", "tells"]);
    }

    #[test]
    fn further_forms_stand_beside_it() {
        let rules = "past * 0 ed\npast+ [aeiou][tp] 0 =ed\npast+ [^aeou]y 1 ied";
        assert_eq!(forms(rules, "admit"), ["admit", "admited", "admitted"]);
        assert_eq!(forms(rules, "deny"), ["deny", "denyed", "denied"]);
        assert_eq!(forms(rules, "say"), ["say", "sayed"]);
    }
}
