//! What the page says about a reader's own articles: one value a language.

use super::lines::worded;

worded! {
/// A language's words for it. What has places `{0}`, `{1}` is a template.
#[derive(Clone, Copy, Debug)]
pub struct OwnTexts {
    /// Opens the dialog; its heading; what the corpus is called.
    pub title: &'static str,
    /// What the corpus is called where they join another.
    pub joined: &'static str,
    /// What may be handed over, and where it stays.
    pub about: &'static str,
    /// The field for files.
    pub files: &'static str,
    /// The field for text.
    pub text: &'static str,
    /// The choice between the two that follow, for a screen reader.
    pub place: &'static str,
    /// Instead of what is shown, together with it.
    pub places: [&'static str; 2],
    /// What waits to be read.
    pub waiting: &'static str,
    /// Reads it.
    pub read: &'static str,
    /// "12 of 100 articles read"
    pub reading: &'static str,
    /// Ends the reading.
    pub cancel: &'static str,
    /// Closes the dialog, so that they are seen.
    pub show: &'static str,
    /// Saves them: as an archive, as JSON lines, as a page in one file.
    pub save: [&'static str; 3],
    /// Keeps them.
    pub keep: &'static str,
    /// "Kept in this browser: 12 articles"
    pub kept: &'static str,
    /// Shows what is kept.
    pub open: &'static str,
    /// Keeps it no longer.
    pub delete: &'static str,
    /// Shows the page's own corpus again.
    pub leave: &'static str,
    /// Before what was not read or read otherwise.
    pub problems: &'static str,
    /// Why nothing is read, or kept, in the order of `Failure`.
    pub failures: [&'static str; 4],
    /// Beside a link to them.
    pub link: &'static str,
    /// Opens the check of a draft; its heading.
    pub check: &'static str,
    /// Opens the list of an editor's corrections.
    pub desk: &'static str,
    /// Corrects a statement.
    pub correct: &'static str,
    /// The same for a screen reader: of which speaker.
    pub correct_of: &'static str,
}
}

pub(super) const ENGLISH: OwnTexts = OwnTexts {
    title: "Your own articles",
    joined: "{0} and your own articles",
    about: "Text, web pages, Word, CSV, JSON, feeds, mail, zip. They are read in this browser; nothing leaves this page.",
    files: "Choose files, or drop them anywhere",
    text: "Or paste an article",
    place: "Where they are shown",
    places: ["Instead of what is shown", "Together with what is shown"],
    waiting: "To be read: {0}",
    read: "Read",
    reading: "{0} of {1} articles read",
    cancel: "Cancel",
    show: "Show the statements",
    save: ["Save as archive", "Save as JSON lines", "Save as one page"],
    keep: "Keep in this browser",
    kept: "Kept in this browser: {0}",
    open: "Open",
    delete: "Delete",
    leave: "Back to the page’s articles",
    problems: "Not read, or not as written:",
    failures: [
        "The reader is not beside this page. Whoever runs it can put the build’s folder “reader” there, and allow worker-src 'self'.",
        "This browser is too old to read articles: Chrome 91, Firefox 89, Safari 16.4 or newer can.",
        "The reading stopped by a fault. Your files still wait: try again, or leave the last one out.",
        "This browser keeps nothing more, or nothing at all. Save the archive instead.",
    ],
    link: "These articles are in this browser only: the link leads nobody else to them.",
    check: "Check a draft",
    desk: "Corrections",
    correct: "Correct",
    correct_of: "Correct the statement of {0}",
};

pub(super) const GERMAN: OwnTexts = OwnTexts {
    title: "Eigene Artikel",
    joined: "{0} und eigene Artikel",
    about: "Text, Webseiten, Word, CSV, JSON, Feeds, E-Mail, Zip. Sie werden in diesem Browser gelesen; nichts verlässt diese Seite.",
    files: "Dateien wählen oder irgendwo ablegen",
    text: "Oder einen Artikel einfügen",
    place: "Wo sie erscheinen",
    places: ["Statt der gezeigten Artikel", "Zusammen mit den gezeigten Artikeln"],
    waiting: "Zu lesen: {0}",
    read: "Lesen",
    reading: "{0} von {1} Artikeln gelesen",
    cancel: "Abbrechen",
    show: "Äußerungen zeigen",
    save: ["Als Archiv sichern", "Als JSON-Zeilen sichern", "Als eine Seite sichern"],
    keep: "In diesem Browser behalten",
    kept: "In diesem Browser behalten: {0}",
    open: "Öffnen",
    delete: "Löschen",
    leave: "Zurück zu den Artikeln der Seite",
    problems: "Nicht oder anders als geschrieben gelesen:",
    failures: [
        "Das Leseprogramm liegt nicht neben dieser Seite. Wer sie betreibt, kann den Ordner „reader“ dazulegen und worker-src 'self' erlauben.",
        "Dieser Browser ist zu alt, um Artikel zu lesen: Chrome 91, Firefox 89, Safari 16.4 oder neuer können es.",
        "Ein Fehler hat das Lesen beendet. Die Dateien warten noch: erneut versuchen oder die letzte weglassen.",
        "Dieser Browser behält nichts oder nichts mehr. Stattdessen das Archiv sichern.",
    ],
    link: "Diese Artikel sind nur in diesem Browser: Der Link führt niemand anderen zu ihnen.",
    check: "Entwurf prüfen",
    desk: "Korrekturen",
    correct: "Korrigieren",
    correct_of: "Äußerung von {0} korrigieren",
};

pub(super) const ARABIC: OwnTexts = OwnTexts {
    title: "مقالاتك",
    joined: "{0} مع مقالاتك",
    about: "نصوص وصفحات ويب وWord وCSV وJSON وخلاصات وبريد وzip. تُقرأ داخل هذا المتصفح ولا يغادر شيء هذه الصفحة.",
    files: "اختر ملفات أو أفلتها في أي مكان",
    text: "أو الصق مقالًا",
    place: "أين تظهر",
    places: ["بدلًا من المعروض", "مع المعروض"],
    waiting: "بانتظار القراءة: {0}",
    read: "اقرأ",
    reading: "قُرئ {0} من {1} من المقالات",
    cancel: "إلغاء",
    show: "عرض التصريحات",
    save: ["حفظ كأرشيف", "حفظ كأسطر JSON", "حفظ كصفحة واحدة"],
    keep: "احتفظ بها في هذا المتصفح",
    kept: "محفوظ في هذا المتصفح: {0}",
    open: "فتح",
    delete: "حذف",
    leave: "العودة إلى مقالات الصفحة",
    problems: "لم يُقرأ، أو قُرئ على غير ما كُتب:",
    failures: [
        "برنامج القراءة ليس بجوار هذه الصفحة. يمكن لمن يديرها وضع المجلد “reader” بجوارها والسماح بـ worker-src 'self'.",
        "هذا المتصفح أقدم من أن يقرأ المقالات: يلزم Chrome 91 أو Firefox 89 أو Safari 16.4 أو أحدث.",
        "توقفت القراءة بسبب خلل. ملفاتك ما زالت تنتظر: أعد المحاولة أو استبعد الملف الأخير.",
        "لا يحتفظ هذا المتصفح بالمزيد أو لا يحتفظ بشيء. احفظ الأرشيف بدلًا من ذلك.",
    ],
    link: "هذه المقالات في هذا المتصفح فقط: لا يقود الرابط أحدًا غيرك إليها.",
    check: "تحقق من مسودة",
    desk: "التصحيحات",
    correct: "تصحيح",
    correct_of: "تصحيح تصريح {0}",
};
