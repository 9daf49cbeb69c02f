//! What the page says about who is quoted, in each language.

use super::lines::worded;

worded! {
/// What the page says about who is quoted.
#[derive(Clone, Copy, Debug)]
pub struct QuotedTexts {
    /// The view.
    pub title: &'static str,
    /// What its bars are.
    pub help: &'static str,
    /// What the numbers are parted by: kinds, outlets, topics, periods, bodies, genders.
    pub ways: [&'static str; 6],
    /// The genders that pronouns state.
    pub genders: [&'static str; 2],
    /// When a gender is stated.
    pub gender_help: &'static str,
    /// A column: how much of all words.
    pub share: &'static str,
    /// A share, of a hundred.
    pub percent: &'static str,
    /// How few speakers make half of the words: how many, of how many, "12 statements".
    pub half: &'static str,
    /// Those who make most of the words.
    pub speakers: &'static str,
    /// Those without a name.
    pub unnamed: &'static str,
    /// Those who are only talked about.
    pub unheard: &'static str,
}
}

pub(super) const ENGLISH: QuotedTexts = QuotedTexts {
    title: "Who is quoted",
    help: "A bar is as long as its share of the words. Each number leads to its statements.",
    ways: ["By kind of speaker", "By outlet", "By topic", "Over time", "By affiliation", "By gender"],
    genders: ["Called “she”", "Called “he”"],
    gender_help: "People only. A gender is stated where the articles’ own pronouns plainly mean a speaker, never by names.",
    share: "Share of words",
    percent: "{0}%",
    half: "Half of the words of known speakers: {0} of {1}, {2}",
    speakers: "Who says most, and who is talked about",
    unnamed: "Sources without a name",
    unheard: "Talked about, never quoted",
};

pub(super) const GERMAN: QuotedTexts = QuotedTexts {
    title: "Wer zitiert wird",
    help: "Ein Balken ist so lang wie sein Anteil an den Worten. Jede Zahl führt zu ihren Äußerungen.",
    ways: [
        "Nach Art der Quelle",
        "Nach Medium",
        "Nach Thema",
        "Im Verlauf",
        "Nach Zugehörigkeit",
        "Nach Geschlecht",
    ],
    genders: ["„Sie“ genannt", "„Er“ genannt"],
    gender_help: "Nur Personen. Ein Geschlecht steht da, wo Pronomen der Artikel eindeutig jemanden meinen, nie nach Namen.",
    share: "Anteil der Worte",
    percent: "{0} %",
    half: "Die Hälfte der Worte bekannter Sprecher: {0} von {1}, {2}",
    speakers: "Wer am meisten sagt, und über wen gesprochen wird",
    unnamed: "Quellen ohne Namen",
    unheard: "Erwähnt, nie zitiert",
};

pub(super) const ARABIC: QuotedTexts = QuotedTexts {
    title: "من يُقتبس عنه",
    help: "طول الشريط بقدر حصته من الكلمات. وكل رقم يقود إلى تصريحاته.",
    ways: ["بحسب نوع القائل", "بحسب الوسيلة", "بحسب الموضوع", "عبر الزمن", "بحسب الانتماء", "بحسب الجنس"],
    genders: ["يُشار إليها بـ«هي»", "يُشار إليه بـ«هو»"],
    gender_help: "الأشخاص فقط. لا يُذكر الجنس إلا حيث تعني ضمائر المقالات نفسها القائل بوضوح، ولا يُستنتج من الأسماء.",
    share: "الحصة من الكلمات",
    percent: "{0}٪",
    half: "نصف كلمات القائلين المعروفين: {0} من {1}، {2}",
    speakers: "من يقول أكثر ومن يُتكلم عنه",
    unnamed: "مصادر بلا أسماء",
    unheard: "يُتكلم عنهم ولا يُقتبس عنهم",
};
