//! What a cue tells of: speech, a finding, an attitude, or something else. Used only to slice results.
//!
//! ```
//! use on_record_score::kind::Cues;
//! assert_eq!(Cues::built_in().kind("has repeatedly denied"), "speech");
//! ```

use std::collections::{BTreeMap, BTreeSet};

/// The lemmas of cues with their kinds.
#[derive(Debug)]
pub struct Cues {
    kinds: BTreeSet<(&'static str, &'static str)>,
    forms: BTreeMap<&'static str, &'static str>,
}

impl Cues {
    /// The list that comes with the scorer.
    #[must_use]
    pub fn built_in() -> Self {
        let mut cues = Self { kinds: BTreeSet::new(), forms: BTreeMap::new() };
        for line in include_str!("../data/cues.txt").lines() {
            let mut words = line.split(' ');
            match (words.next(), words.next(), words.next()) {
                (Some("#"), ..) => {}
                (Some("form"), Some(form), Some(lemma)) => {
                    cues.forms.insert(form, lemma);
                }
                (Some(kind), Some(word), _) => {
                    cues.kinds.insert((kind, word));
                }
                _ => {}
            }
        }
        cues
    }

    /// The kind of a cue by its words.
    #[must_use]
    pub fn kind(&self, cue: &str) -> &'static str {
        let cue = cue.trim().to_lowercase();
        let fixed =
            cue.ends_with(':') || matches!(cue.as_str(), "-" | "—" | "–") || cue.contains("according to");
        let words: Vec<&str> = cue
            .split(|c: char| !(c.is_ascii_lowercase() || matches!(c, '’' | '\'')))
            .filter(|word| !word.is_empty())
            .collect();
        if fixed || makes_clear(&words) || puts_it(&words) {
            return "speech";
        }
        let lemmas: Vec<String> = words.iter().flat_map(|word| self.lemmas(word)).collect();
        let any = |kind| lemmas.iter().any(|lemma| self.kinds.contains(&(kind, lemma.as_str())));
        let noun = words.iter().any(|word| self.kinds.contains(&("noun", *word)));
        match () {
            () if any("speech") || noun => "speech",
            () if any("finding") => "finding",
            () if any("attitude") => "attitude",
            () => "other",
        }
    }

    /// What a form may be a form of.
    fn lemmas(&self, form: &str) -> Vec<String> {
        if let Some(lemma) = self.forms.get(form) {
            return vec![(*lemma).to_owned()];
        }
        let mut found = vec![form.to_owned()];
        let mut shorter = |ending: &str, cuts: &[usize]| {
            if form.ends_with(ending) {
                let cut = |n: &usize| form.get(..form.len().saturating_sub(*n)).map(str::to_owned);
                found.extend(cuts.iter().filter_map(cut));
            }
        };
        let doubled = |back: usize, least: usize| {
            let bytes = form.as_bytes();
            bytes.len() > least && bytes.get(bytes.len() - back) == bytes.get(bytes.len() - back - 1)
        };
        shorter("s", &[1]);
        shorter("es", &[2]);
        shorter("ed", if doubled(3, 5) { &[2, 1, 3] } else { &[2, 1] });
        shorter("ing", if doubled(4, 6) { &[3, 4] } else { &[3] });
        if let Some(stem) = form.strip_suffix("ing") {
            found.push(format!("{stem}e"));
        }
        found
    }
}

/// "made it very clear"
fn makes_clear(words: &[&str]) -> bool {
    let mut rest = words.iter();
    rest.any(|word| matches!(*word, "made" | "makes" | "make" | "making"))
        && rest.find(|word| !matches!(**word, "it" | "very")) == Some(&"clear")
}

/// "as she put it"
fn puts_it(words: &[&str]) -> bool {
    words.windows(2).any(|pair| matches!(pair, ["put" | "puts" | "putting", "it"]))
}

#[cfg(test)]
mod tests {
    use super::Cues;

    #[test]
    fn knows_forms_particles_and_nouns() {
        let cues = Cues::built_in();
        for (cue, kind) in [
            ("said", "speech"),
            ("admitting that", "speech"),
            ("made it very clear", "speech"),
            ("as he put it :", "speech"),
            ("a statement", "speech"),
            ("found", "finding"),
            ("hopes", "attitude"),
            ("walked", "other"),
            ("", "other"),
        ] {
            assert_eq!(cues.kind(cue), kind, "{cue}");
        }
    }
}
