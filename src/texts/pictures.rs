//! What the views say beside the list: time, matrix, network, comparison, wordings, pages about someone. Each key
//! stands once for each language, side by side.

use super::Forms;

/// A language's words for the views. What has places `{0}`, `{1}` is a template.
#[derive(Debug)]
pub struct PictureTexts {
    /// The bar of views.
    pub bar: &'static str,
    /// The timeline.
    pub time: &'static str,
    /// What its two sides are.
    pub time_help: &'static str,
    /// How to choose days in it.
    pub time_how: &'static str,
    /// No statement with a day.
    pub no_days: &'static str,
    /// The bars above.
    pub said: &'static str,
    /// The bars below.
    pub reported: &'static str,
    /// The hollow bars below.
    pub later: &'static str,
    /// The handle of the first day.
    pub first_day: &'static str,
    /// The handle of the last day.
    pub last_day: &'static str,
    /// Drops the filter of days.
    pub all_days: &'static str,
    /// Folds a picture's numbers out.
    pub as_table: &'static str,
    /// What one bar is.
    pub unit: &'static str,
    /// Several years: first, last.
    pub years: &'static str,
    /// The statements without a day.
    pub undated: Forms,
    /// The matrix.
    pub matrix: &'static str,
    /// What its cells are.
    pub matrix_help: &'static str,
    /// A cell: who, what, "5 statements".
    pub cell: &'static str,
    /// Somebody: who, "5 statements".
    pub node: &'static str,
    /// A column of numbers.
    pub how_many: &'static str,
    /// More rows.
    pub more_speakers: Forms,
    /// More columns.
    pub more_topics: Forms,
    /// The network.
    pub network: &'static str,
    /// What its bands are.
    pub network_help: &'static str,
    /// Nobody is spoken about.
    pub no_edges: &'static str,
    /// The left side of the network.
    pub who_speaks: &'static str,
    /// Its right side.
    pub about_whom: &'static str,
    /// A pair: who, whom, "4 statements".
    pub edge: &'static str,
    /// More on each side.
    pub more_actors: Forms,
    /// Before the kinds of a picture's file.
    pub save: &'static str,
    /// A frame that allows no downloads.
    pub no_download: &'static str,
    /// Under a picture's file: the corpus, "12 statements", their spread.
    pub source: &'static str,
    /// A comparison's menus, for a screen reader.
    pub pick_one: &'static str,
    /// The second one.
    pub pick_other: &'static str,
    /// Nobody chosen yet.
    pub choose: &'static str,
    /// The sentence of a comparison.
    pub compare_before: &'static str,
    /// Between the two.
    pub compare_between: &'static str,
    /// Before the topic.
    pub compare_on: &'static str,
    /// Starts a comparison on an actor's page.
    pub compare_with: &'static str,
    /// A page's topics.
    pub speaks_on: &'static str,
    /// A page's outlets.
    pub reported_by: &'static str,
    /// Who speaks on a topic or in an outlet.
    pub spoken_by: &'static str,
    /// Who is spoken about.
    pub said_of: &'static str,
    /// A page's small timeline.
    pub over_time: &'static str,
    /// The evidence for an actor's names.
    pub merged: &'static str,
    /// The longest version of a statement.
    pub longest: &'static str,
    /// How to read a word diff.
    pub diff_help: &'static str,
    /// A quotation of some of the words.
    pub partial: &'static str,
    /// What that means.
    pub partial_help: &'static str,
    /// Words that a version leaves out.
    pub left_out: &'static str,
    /// Leads to another statement of the article that stands here too.
    pub also_here: &'static str,
    /// Why a day is given: the article's words.
    pub day_from: &'static str,
    /// A day that contradicts another version's.
    pub day_unclear: &'static str,
    /// The speakers of an article.
    pub speakers: &'static str,
    /// The bar's word for actors.
    pub actors: &'static str,
    /// The bar's word for topics.
    pub topics: &'static str,
    /// The index of actors.
    pub all_actors: &'static str,
    /// The index of topics.
    pub all_topics: &'static str,
}

pub(super) const ENGLISH: PictureTexts = PictureTexts {
    bar: "Views",
    time: "Statements by day",
    time_help: "Above the line: the day it was said. Below it: the day it was reported.",
    time_how: "Drag across the bars to choose days.",
    no_days: "None of these statements has a date.",
    said: "Said on that day",
    reported: "Reported, day of saying not stated",
    later: "Reported, said on a day that is stated",
    first_day: "First day",
    last_day: "Last day",
    all_days: "All days",
    as_table: "The numbers as a table",
    unit: "Day or period",
    years: "{0} to {1}",
    undated: Forms::two("{0} undated", "{0} undated"),
    matrix: "Who speaks on what",
    matrix_help: "Each number leads to its statements.",
    cell: "{0} on {1}: {2}",
    node: "{0}: {1}",
    how_many: "Statements",
    more_speakers: Forms::two("{0} more speaker", "{0} more speakers"),
    more_topics: Forms::two("{0} more topic", "{0} more topics"),
    network: "Who speaks about whom",
    network_help: "A band is as wide as the number of statements, and leads to them.",
    no_edges: "None of these statements names anybody.",
    who_speaks: "Who speaks",
    about_whom: "About whom",
    edge: "{0} about {1}: {2}",
    more_actors: Forms::two("{0} more on each side", "{0} more on each side"),
    save: "Save picture:",
    no_download: "This frame does not allow downloads. Here is the picture as SVG, to select and copy:",
    source: "Source: On Record, {0}, {1} {2}",
    pick_one: "First speaker",
    pick_other: "Second speaker",
    choose: "choose a speaker",
    compare_before: "Compare",
    compare_between: "with",
    compare_on: "on",
    compare_with: "Compare with another speaker",
    speaks_on: "On",
    reported_by: "Reported by",
    spoken_by: "Said by",
    said_of: "About",
    over_time: "Over time",
    merged: "How the names belong together",
    longest: "Longest version",
    diff_help: "Marked words are not in the longest version; struck ones are only there; “…” stands for more of its words.",
    partial: "Partial quotation",
    partial_help: "only some of these words stand in quotation marks",
    left_out: "Left out here: {0}",
    also_here: "another part of it",
    day_from: "from the words “{0}”",
    day_unclear: "other versions give another day",
    speakers: "Speakers in this article",
    actors: "Actors",
    topics: "Topics",
    all_actors: "Who speaks, and who is spoken about",
    all_topics: "Every topic",
};

pub(super) const GERMAN: PictureTexts = PictureTexts {
    bar: "Ansichten",
    time: "Äußerungen nach Tagen",
    time_help: "Über der Linie: der Tag, an dem es gesagt wurde. Darunter: der Tag des Berichts.",
    time_how: "Über die Balken ziehen wählt Tage.",
    no_days: "Keine dieser Äußerungen hat ein Datum.",
    said: "An diesem Tag gesagt",
    reported: "Berichtet, Tag der Äußerung nicht genannt",
    later: "Berichtet, Tag der Äußerung genannt",
    first_day: "Erster Tag",
    last_day: "Letzter Tag",
    all_days: "Alle Tage",
    as_table: "Die Zahlen als Tabelle",
    unit: "Tag oder Zeitraum",
    years: "{0} bis {1}",
    undated: Forms::two("{0} ohne Datum", "{0} ohne Datum"),
    matrix: "Wer wozu spricht",
    matrix_help: "Jede Zahl führt zu ihren Äußerungen.",
    cell: "{0} zu {1}: {2}",
    node: "{0}: {1}",
    how_many: "Äußerungen",
    more_speakers: Forms::two("{0} weitere Person", "{0} weitere Personen"),
    more_topics: Forms::two("{0} weiteres Thema", "{0} weitere Themen"),
    network: "Wer über wen spricht",
    network_help: "Ein Band ist so breit wie die Zahl der Äußerungen und führt zu ihnen.",
    no_edges: "Keine dieser Äußerungen nennt jemanden.",
    who_speaks: "Wer spricht",
    about_whom: "Über wen",
    edge: "{0} über {1}: {2}",
    more_actors: Forms::two("{0} weitere je Seite", "{0} weitere je Seite"),
    save: "Bild speichern:",
    no_download: "Dieser Rahmen erlaubt keine Downloads. Hier ist das Bild als SVG zum Markieren und Kopieren:",
    source: "Quelle: On Record, {0}, {1} {2}",
    pick_one: "Erste Person",
    pick_other: "Zweite Person",
    choose: "Person wählen",
    compare_before: "Vergleiche",
    compare_between: "mit",
    compare_on: "zu",
    compare_with: "Mit jemand anderem vergleichen",
    speaks_on: "Zu",
    reported_by: "Berichtet von",
    spoken_by: "Gesagt von",
    said_of: "Über",
    over_time: "Im Verlauf",
    merged: "Wie die Namen zusammengehören",
    longest: "Längste Fassung",
    diff_help: "Markierte Wörter stehen nicht in der längsten Fassung, durchgestrichene nur dort; „…“ steht für weitere ihrer Wörter.",
    partial: "Teilzitat",
    partial_help: "nur ein Teil dieser Wörter steht in Anführungszeichen",
    left_out: "Hier weggelassen: {0}",
    also_here: "ein weiterer Teil",
    day_from: "nach den Worten „{0}“",
    day_unclear: "andere Fassungen nennen einen anderen Tag",
    speakers: "Wer in diesem Artikel spricht",
    actors: "Personen",
    topics: "Themen",
    all_actors: "Wer spricht, und über wen gesprochen wird",
    all_topics: "Alle Themen",
};

pub(super) const ARABIC: PictureTexts = PictureTexts {
    bar: "طرائق العرض",
    time: "التصريحات بحسب الأيام",
    time_help: "فوق الخط: يوم القول. وتحته: يوم النشر في الخبر.",
    time_how: "اسحب فوق الأعمدة لاختيار الأيام.",
    no_days: "لا تاريخ لأي من هذه التصريحات.",
    said: "قيل في ذلك اليوم",
    reported: "نُشر، ويوم القول غير مذكور",
    later: "نُشر، ويوم القول مذكور",
    first_day: "أول يوم",
    last_day: "آخر يوم",
    all_days: "كل الأيام",
    as_table: "الأرقام في جدول",
    unit: "اليوم أو الفترة",
    years: "{0} إلى {1}",
    undated: Forms::six([
        "لا شيء بلا تاريخ",
        "واحد بلا تاريخ",
        "اثنان بلا تاريخ",
        "{0} بلا تاريخ",
        "{0} بلا تاريخ",
        "{0} بلا تاريخ",
    ]),
    matrix: "من يتكلم وفي ماذا",
    matrix_help: "كل رقم يقود إلى تصريحاته.",
    cell: "{0} في {1}: {2}",
    node: "{0}: {1}",
    how_many: "التصريحات",
    more_speakers: Forms::six([
        "",
        "متحدث آخر",
        "متحدثان آخران",
        "{0} متحدثين آخرين",
        "{0} متحدثًا آخر",
        "{0} متحدث آخر",
    ]),
    more_topics: Forms::six([
        "",
        "موضوع آخر",
        "موضوعان آخران",
        "{0} مواضيع أخرى",
        "{0} موضوعًا آخر",
        "{0} موضوع آخر",
    ]),
    network: "من يتكلم عن من",
    network_help: "عرض الشريط بعدد التصريحات، وهو يقود إليها.",
    no_edges: "لا يُذكر أحد في هذه التصريحات.",
    who_speaks: "من يتكلم",
    about_whom: "عن من",
    edge: "{0} عن {1}: {2}",
    more_actors: Forms::six([
        "",
        "واحد آخر في كل جانب",
        "اثنان آخران في كل جانب",
        "{0} آخرون في كل جانب",
        "{0} آخرون في كل جانب",
        "{0} آخرون في كل جانب",
    ]),
    save: "احفظ الصورة:",
    no_download: "هذا الإطار لا يسمح بالتنزيل. هذه هي الصورة بصيغة SVG لتحديدها ونسخها:",
    source: "المصدر: On Record، {0}، {1} {2}",
    pick_one: "المتحدث الأول",
    pick_other: "المتحدث الثاني",
    choose: "اختر متحدثًا",
    compare_before: "قارن",
    compare_between: "مع",
    compare_on: "في",
    compare_with: "قارن بمتحدث آخر",
    speaks_on: "في",
    reported_by: "نقلًا عن",
    spoken_by: "قاله",
    said_of: "عن",
    over_time: "عبر الزمن",
    merged: "كيف تجتمع الأسماء",
    longest: "أطول صيغة",
    diff_help: "الكلمات المعلَّمة ليست في أطول صيغة، والمشطوبة فيها وحدها، و«…» تقوم مقام كلمات أخرى منها.",
    partial: "اقتباس جزئي",
    partial_help: "بعض هذه الكلمات فقط بين علامتي اقتباس",
    left_out: "حُذف هنا: {0}",
    also_here: "جزء آخر منه",
    day_from: "من الكلمات «{0}»",
    day_unclear: "صيغ أخرى تذكر يومًا آخر",
    speakers: "المتحدثون في هذا المقال",
    actors: "المتحدثون",
    topics: "المواضيع",
    all_actors: "من يتكلم ومن يُتكلم عنه",
    all_topics: "كل المواضيع",
};
