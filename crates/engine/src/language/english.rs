//! English, from the lists that come with the engine.

use super::built_in;
use super::whole::Language;

macro_rules! list {
    ($name:literal) => {
        ($name, include_str!(concat!("../../languages/en/lists/", $name, ".txt")))
    };
}

const LISTS: &[(&str, &str)] = &[
    list!("acronyms"),
    list!("addressee-nouns"),
    list!("addressees"),
    list!("affiliations"),
    list!("attribution"),
    list!("block-bylines"),
    list!("block-credits"),
    list!("block-dates"),
    list!("block-republishing"),
    list!("block-speech"),
    list!("block-writers"),
    list!("bodies"),
    list!("countries"),
    list!("cues"),
    list!("first-names-f"),
    list!("first-names-m"),
    list!("first-names-x"),
    list!("grammar"),
    list!("grounds"),
    list!("media-words"),
    list!("mentions"),
    list!("name-particles"),
    list!("name-suffixes"),
    list!("nameless"),
    list!("nicknames"),
    list!("not-names"),
    list!("organisation-words"),
    list!("organisations"),
    list!("outlet-phrases"),
    list!("outlet-words"),
    list!("paragraphs"),
    list!("places"),
    list!("pronouns"),
    list!("reliability"),
    list!("role-modifiers"),
    list!("roles"),
    list!("sentences"),
    list!("sources"),
    list!("stop-words"),
    list!("telling-words"),
    list!("times"),
    list!("titles"),
    list!("topics"),
    list!("turns"),
    list!("vague-nouns"),
    list!("venues"),
    list!("verb-forms"),
    list!("word-classes"),
];

impl Language {
    /// English, built in.
    #[must_use]
    pub fn english() -> Self {
        #[expect(clippy::expect_used, reason = "a test reads the lists that are built in")]
        Self::from_lists(built_in::CODE, "English", &LISTS.iter().copied().collect())
            .expect("the built-in lists")
    }
}

#[cfg(test)]
impl Language {
    /// English for unit tests, read once.
    pub(crate) fn for_tests() -> &'static Self {
        static ENGLISH: std::sync::LazyLock<Language> = std::sync::LazyLock::new(Language::english);
        &ENGLISH
    }
}

#[cfg(test)]
mod tests {
    use super::LISTS;

    #[test]
    fn every_list_of_the_folder_is_built_in() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/languages/en/lists");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        files.sort();
        assert_eq!(LISTS.iter().map(|(name, _)| *name).collect::<Vec<_>>(), files);
    }
}
