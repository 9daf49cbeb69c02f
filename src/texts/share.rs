//! What the page says about taking statements along and about embedding it. Each key stands once for each language,
//! side by side.

/// A language's words for sharing. What has places `{0}`, `{1}` is a template.
#[derive(Debug)]
pub struct ShareTexts {
    /// Opens the dialog.
    pub open: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What is taken along: "12 statements".
    pub what: &'static str,
    /// The page's own link.
    pub link: &'static str,
    /// Hands the link to the system.
    pub system: &'static str,
    /// The files.
    pub files: &'static str,
    /// The table, JSON, linked data.
    pub formats: [(&'static str, &'static str); 3],
    /// Prints the list.
    pub print: &'static str,
    /// Opens the dialog about embedding.
    pub embed: &'static str,
    /// Copies a citation.
    pub cite: &'static str,
    /// The same, for a screen reader, with the speaker.
    pub cite_of: &'static str,
    /// Copies a statement's link.
    pub copy_link: &'static str,
    /// The same, for a screen reader, with the speaker.
    pub copy_link_of: &'static str,
    /// Copies what stands there.
    pub copy: &'static str,
    /// It is on the clipboard: a citation, a link, anything.
    pub copied: [&'static str; 3],
    /// A file was saved.
    pub saved: &'static str,
    /// The clipboard is refused.
    pub refused: &'static str,
    /// Files are refused.
    pub no_file: &'static str,
    /// In a citation, where the article names no speaker.
    pub no_speaker: &'static str,
    /// In a citation: the words are the article's, not the speaker's.
    pub paraphrased: &'static str,
    /// A statement was found again by its words.
    pub moved: &'static str,
    /// Before filters that readers cannot remove.
    pub locked: &'static str,
    /// What a frame is, and what an element is.
    pub ways: [(&'static str, &'static str); 3],
    /// The choice of a way, for a screen reader.
    pub way: &'static str,
    /// The height of a frame.
    pub height: &'static str,
    /// The choice of colours.
    pub theme: &'static str,
    /// As the reader's device, light, dark.
    pub themes: [&'static str; 3],
    /// The choice of a language.
    pub language: &'static str,
    /// The reader's own.
    pub any_language: &'static str,
    /// Keeps the filters.
    pub lock: &'static str,
    /// How it will look.
    pub preview: &'static str,
    /// What goes into the page.
    pub code: &'static str,
}

pub(super) const ENGLISH: ShareTexts = ShareTexts {
    open: "Share and save",
    title: "Share and save",
    what: "{0}, as they are filtered now.",
    link: "Link to this page",
    system: "Share…",
    files: "Save as a file",
    formats: [
        ("Table", "CSV, for spreadsheets"),
        ("Data", "JSON, for programs"),
        ("Linked data", "JSON-LD: schema.org Quotation, with each quotation’s place in its article"),
    ],
    print: "Print the list",
    embed: "Embed in a page",
    cite: "Cite",
    cite_of: "Cite: {0}",
    copy_link: "Copy link",
    copy_link_of: "Copy link: {0}",
    copy: "Copy",
    copied: ["Citation copied", "Link copied", "Copied"],
    saved: "Saved: {0}",
    refused: "This page may not write to the clipboard here. The text is selected: copy it from here.",
    no_file: "This page may not save files here. The text is selected: copy it from here.",
    no_speaker: "Speaker not stated",
    paraphrased: "paraphrased",
    moved: "The statement of this link has another address now; it was found again by its words.",
    locked: "Only",
    ways: [
        ("Frame", "Works in every page; keeps apart from it."),
        ("Element", "One script; grows with its content and takes on the page’s colours."),
        ("Frame without a script", "For systems that drop scripts; its height stays."),
    ],
    way: "How to embed",
    height: "Height in pixels",
    theme: "Colours",
    themes: ["As the reader’s device", "Light", "Dark"],
    language: "Language",
    any_language: "The reader’s own",
    lock: "Readers cannot leave these filters",
    preview: "Preview",
    code: "Code for the page",
};

pub(super) const GERMAN: ShareTexts = ShareTexts {
    open: "Teilen und sichern",
    title: "Teilen und sichern",
    what: "{0}, so wie sie jetzt gefiltert sind.",
    link: "Link zu dieser Seite",
    system: "Teilen …",
    files: "Als Datei sichern",
    formats: [
        ("Tabelle", "CSV, für Tabellenprogramme"),
        ("Daten", "JSON, für Programme"),
        ("Verknüpfte Daten", "JSON-LD: Quotation von schema.org, mit der Stelle jedes Zitats im Artikel"),
    ],
    print: "Liste drucken",
    embed: "In eine Seite einbetten",
    cite: "Zitieren",
    cite_of: "Zitieren: {0}",
    copy_link: "Link kopieren",
    copy_link_of: "Link kopieren: {0}",
    copy: "Kopieren",
    copied: ["Zitat kopiert", "Link kopiert", "Kopiert"],
    saved: "Gesichert: {0}",
    refused: "Diese Seite darf hier nicht in die Zwischenablage schreiben. Der Text ist markiert: bitte von hier kopieren.",
    no_file: "Diese Seite darf hier keine Dateien sichern. Der Text ist markiert: bitte von hier kopieren.",
    no_speaker: "Sprecher nicht genannt",
    paraphrased: "sinngemäß",
    moved: "Die Aussage dieses Links hat jetzt eine andere Adresse; sie wurde an ihren Worten wiedererkannt.",
    locked: "Nur",
    ways: [
        ("Rahmen", "Geht in jeder Seite und bleibt von ihr getrennt."),
        ("Element", "Ein Skript; wächst mit dem Inhalt und nimmt die Farben der Seite an."),
        ("Rahmen ohne Skript", "Für Systeme, die Skripte entfernen; die Höhe bleibt."),
    ],
    way: "Art der Einbettung",
    height: "Höhe in Pixeln",
    theme: "Farben",
    themes: ["Wie das Gerät der Leser", "Hell", "Dunkel"],
    language: "Sprache",
    any_language: "Die der Leser",
    lock: "Leser können diese Filter nicht verlassen",
    preview: "Vorschau",
    code: "Code für die Seite",
};

pub(super) const ARABIC: ShareTexts = ShareTexts {
    open: "مشاركة وحفظ",
    title: "مشاركة وحفظ",
    what: "{0}، وفق التصفية الحالية.",
    link: "رابط هذه الصفحة",
    system: "مشاركة…",
    files: "حفظ في ملف",
    formats: [
        ("جدول", "CSV، لبرامج الجداول"),
        ("بيانات", "JSON، للبرامج"),
        ("بيانات مترابطة", "JSON-LD: ‏Quotation من schema.org، مع موضع كل اقتباس في مقاله"),
    ],
    print: "طباعة القائمة",
    embed: "تضمين في صفحة",
    cite: "استشهاد",
    cite_of: "استشهاد: {0}",
    copy_link: "نسخ الرابط",
    copy_link_of: "نسخ الرابط: {0}",
    copy: "نسخ",
    copied: ["نُسخ الاستشهاد", "نُسخ الرابط", "نُسخ"],
    saved: "حُفظ: {0}",
    refused: "لا يُسمح لهذه الصفحة بالكتابة في الحافظة هنا. النص محدد: انسخه من هنا.",
    no_file: "لا يُسمح لهذه الصفحة بحفظ الملفات هنا. النص محدد: انسخه من هنا.",
    no_speaker: "المتحدث غير مذكور",
    paraphrased: "بتصرّف",
    moved: "للتصريح في هذا الرابط عنوان آخر الآن؛ عُثر عليه من كلماته.",
    locked: "فقط",
    ways: [
        ("إطار", "يعمل في كل صفحة ويبقى منفصلاً عنها."),
        ("عنصر", "نص برمجي واحد؛ يكبر مع محتواه ويأخذ ألوان الصفحة."),
        ("إطار بلا نص برمجي", "للأنظمة التي تحذف النصوص البرمجية؛ ارتفاعه ثابت."),
    ],
    way: "طريقة التضمين",
    height: "الارتفاع بالبكسل",
    theme: "الألوان",
    themes: ["كجهاز القارئ", "فاتح", "داكن"],
    language: "اللغة",
    any_language: "لغة القارئ",
    lock: "لا يستطيع القراء إزالة عوامل التصفية هذه",
    preview: "معاينة",
    code: "الرمز للصفحة",
};
