//! What the page says about reports and their reprints, and about what is new, in each language.

use super::Forms;
use super::lines::worded;

worded! {
/// What the page says about reprints.
#[derive(Clone, Copy, Debug)]
pub struct ReportTexts {
    /// "1 report": articles whose text others print.
    pub reports: Forms,
    /// "12 reprints"
    pub reprints: Forms,
    /// "3 of their own": articles that print nobody else's text.
    pub own: Forms,
    /// Leads to the same without what reprints repeat.
    pub only: &'static str,
    /// What that means.
    pub help: &'static str,
    /// The chip that says so.
    pub chip: &'static str,
    /// How many statements are newer than the link.
    pub newer: Forms,
    /// A link that tells so later.
    pub seen: &'static str,
}
}

pub(super) const ENGLISH: ReportTexts = ReportTexts {
    reports: Forms::two("{0} report", "{0} reports"),
    reprints: Forms::two("{0} reprint", "{0} reprints"),
    own: Forms::two("{0} of its own", "{0} of their own"),
    only: "Count independent reports only",
    help: "Leaves out what a reprint repeats from the article whose text it prints",
    chip: "independent reports only",
    newer: Forms::two("{0} new since this link was made", "{0} new since this link was made"),
    seen: "Link that tells later what is new",
};

pub(super) const GERMAN: ReportTexts = ReportTexts {
    reports: Forms::two("{0} Bericht", "{0} Berichte"),
    reprints: Forms::two("{0} Nachdruck", "{0} Nachdrucke"),
    own: Forms::two("{0} eigener", "{0} eigene"),
    only: "Nur unabhängige Berichte zählen",
    help: "Lässt weg, was ein Nachdruck aus dem Artikel wiederholt, dessen Text er druckt",
    chip: "nur unabhängige Berichte",
    newer: Forms::two("{0} neue, seit dieser Link entstand", "{0} neue, seit dieser Link entstand"),
    seen: "Link, der später sagt, was neu ist",
};

pub(super) const ARABIC: ReportTexts = ReportTexts {
    reports: Forms::six(["", "تقرير واحد", "تقريران", "{0} تقارير", "{0} تقريرًا", "{0} تقرير"]),
    reprints: Forms::six([
        "",
        "إعادة نشر واحدة",
        "إعادتا نشر",
        "{0} إعادات نشر",
        "{0} إعادة نشر",
        "{0} إعادة نشر",
    ]),
    own: Forms::six(["", "واحد مستقل", "اثنان مستقلان", "{0} مستقلة", "{0} مستقلًا", "{0} مستقل"]),
    only: "احتساب التقارير المستقلة فقط",
    help: "يترك ما تكرره إعادة النشر من المقال الذي تنشر نصه",
    chip: "التقارير المستقلة فقط",
    newer: Forms::six([
        "",
        "تصريح جديد منذ إنشاء هذا الرابط",
        "تصريحان جديدان منذ إنشاء هذا الرابط",
        "{0} تصريحات جديدة منذ إنشاء هذا الرابط",
        "{0} تصريحًا جديدًا منذ إنشاء هذا الرابط",
        "{0} تصريح جديد منذ إنشاء هذا الرابط",
    ]),
    seen: "رابط يذكر لاحقًا ما الجديد",
};
