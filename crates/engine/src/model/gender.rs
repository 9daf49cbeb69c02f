//! Gender, as far as articles' own pronouns state it; no name, title or picture is asked.

use serde::{Deserialize, Serialize};

/// The gender that articles' own pronouns state of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StatedGender {
    /// Called "she", never "he".
    Female,
    /// Called "he", never "she".
    Male,
    /// Called both: nothing is stated, and nothing that another article says can change that.
    Contradicted,
}

impl StatedGender {
    /// Those that are a statement, in the order in which lists show them.
    pub const ALL: [Self; 2] = [Self::Female, Self::Male];

    /// As addresses and exports write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
            Self::Contradicted => "contradicted",
        }
    }

    /// What is stated where both of these are.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Contradicted }
    }
}

#[cfg(test)]
mod tests {
    use super::StatedGender::{Contradicted, Female, Male};

    #[test]
    fn pronouns_that_contradict_state_nothing() {
        assert_eq!(Female.and(Female), Female);
        assert_eq!(Female.and(Male), Contradicted);
        assert_eq!(Contradicted.and(Male), Contradicted);
    }
}
