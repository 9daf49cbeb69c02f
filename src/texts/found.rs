//! How a search was understood, and how sure a statement is, in each language.

use super::Forms;
use super::lines::worded;

worded! {
/// What the page says about a search and about doubt.
#[derive(Clone, Copy, Debug)]
pub struct FoundTexts {
    /// A typed question was read as these filters.
    pub read_as: &'static str,
    /// Typed words that were not searched.
    pub left_out: &'static str,
    /// Words of a search that no statement has, all filters as they are.
    pub failed: &'static str,
    /// Words that statements have, but no statement has all of them.
    pub apart: &'static str,
    /// The choice of the sentence's menu that leads to a field for words.
    pub own_words: &'static str,
    /// How many statements have the topic.
    pub by_topic: &'static str,
    /// Leads to those that have its name among their words.
    pub mention: Forms,
    /// The mark of a speaker who is likely and not sure.
    pub likely: &'static str,
    /// What it means.
    pub likely_help: &'static str,
    /// The mark of words of which it is not sure that somebody says them.
    pub words_unsure: &'static str,
    /// What it means.
    pub words_unsure_help: &'static str,
    /// How many of a list's statements have a day, where few have one.
    pub few_dated: &'static str,
    /// What a picture leaves out.
    pub not_shown: &'static str,
    /// Opens who may have spoken.
    pub who_else: &'static str,
    /// Opens the ways to cite a statement.
    pub styles: &'static str,
    /// Before the other places where the same words stand.
    pub same_words: &'static str,
    /// Leads to what others say on the matter of a statement.
    pub others: &'static str,
    /// The same for a screen reader: whose statement it is.
    pub others_of: &'static str,
    /// How they are found.
    pub others_help: &'static str,
    /// Who speaks about an actor.
    pub about_them: &'static str,
    /// Negative and positive reporting verbs.
    pub verbs: [&'static str; 2],
}
}

pub(super) const ENGLISH: FoundTexts = FoundTexts {
    read_as: "Read as a question: {0}.",
    left_out: "Not searched: {0}.",
    failed: "No statement here has {0}.",
    apart: "No statement has all of these words.",
    own_words: "other words …",
    by_topic: "{0} by topic.",
    mention: Forms::two("{0} more mentions it", "{0} more mention it"),
    likely: "speaker likely",
    likely_help: "The article names the speaker, but not beyond doubt",
    words_unsure: "statement uncertain",
    words_unsure_help: "It is not certain that these words are a statement, or that they end here",
    few_dated: "{0} of {1} dated",
    not_shown: "Not shown: {0}.",
    who_else: "Who could it be?",
    styles: "Citation styles",
    same_words: "Same words:",
    others: "Others on this",
    others_of: "Others on this: {0}",
    others_help: "Other speakers on the same topic, or in similar words.",
    about_them: "Spoken of by",
    verbs: ["negative verbs", "positive verbs"],
};

pub(super) const GERMAN: FoundTexts = FoundTexts {
    read_as: "Als Frage gelesen: {0}.",
    left_out: "Nicht gesucht: {0}.",
    failed: "Keine Äußerung hier enthält {0}.",
    apart: "Keine Äußerung enthält alle diese Wörter.",
    own_words: "andere Wörter …",
    by_topic: "{0} nach Thema.",
    mention: Forms::two("{0} weitere erwähnt es", "{0} weitere erwähnen es"),
    likely: "Sprecher wahrscheinlich",
    likely_help: "Der Artikel nennt den Sprecher, aber nicht zweifelsfrei",
    words_unsure: "Äußerung unsicher",
    words_unsure_help: "Es ist nicht sicher, dass diese Worte eine Äußerung sind oder dass sie hier enden",
    few_dated: "{0} von {1} datiert",
    not_shown: "Nicht gezeigt: {0}.",
    who_else: "Wer könnte es sein?",
    styles: "Zitierweisen",
    same_words: "Dieselben Worte:",
    others: "Andere dazu",
    others_of: "Andere dazu: {0}",
    others_help: "Andere Sprecher zum selben Thema oder mit ähnlichen Worten.",
    about_them: "Erwähnt von",
    verbs: ["ablehnende Verben", "zustimmende Verben"],
};

pub(super) const ARABIC: FoundTexts = FoundTexts {
    read_as: "فُهم بوصفه سؤالًا: {0}.",
    left_out: "لم يُبحث عن: {0}.",
    failed: "لا تصريح هنا يحتوي على {0}.",
    apart: "لا تصريح يحتوي على هذه الكلمات كلها.",
    own_words: "كلمات أخرى …",
    by_topic: "{0} بحسب الموضوع.",
    mention: Forms::six([
        "",
        "تصريح آخر يذكره",
        "تصريحان آخران يذكرانه",
        "{0} تصريحات أخرى تذكره",
        "{0} تصريحًا آخر يذكره",
        "{0} تصريح آخر يذكره",
    ]),
    likely: "القائل مرجَّح",
    likely_help: "يسمّي المقال القائل، لكن ليس بما لا يدع مجالًا للشك",
    words_unsure: "التصريح غير مؤكد",
    words_unsure_help: "ليس مؤكدًا أن هذه الكلمات تصريح أو أنها تنتهي هنا",
    few_dated: "{0} من {1} مؤرَّخة",
    not_shown: "غير معروض: {0}.",
    who_else: "من عساه يكون؟",
    styles: "أنماط التوثيق",
    same_words: "الكلمات نفسها:",
    others: "آخرون في هذا",
    others_of: "آخرون في هذا: {0}",
    others_help: "قائلون آخرون في الموضوع نفسه أو بكلمات مشابهة.",
    about_them: "يذكره",
    verbs: ["أفعال سلبية", "أفعال إيجابية"],
};
