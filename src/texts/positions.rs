//! What the page says about one statement after another, in each language.

use super::Forms;
use super::lines::worded;

worded! {
/// What the page says about what a speaker said on a topic over time.
#[derive(Clone, Copy, Debug)]
pub struct PositionTexts {
    /// How to read it.
    pub help: &'static str,
    /// What has to be chosen first.
    pub choose: &'static str,
    /// How long after the statement before.
    pub later: Forms,
    /// Not later.
    pub same_day: &'static str,
    /// One of the two has no day.
    pub no_day: &'static str,
    /// The words are the same, partly the same, all others.
    pub told: [&'static str; 3],
}
}

pub(super) const ENGLISH: PositionTexts = PositionTexts {
    help: "Oldest first. Marked words are not in the statement before; struck ones are only there. Where two share no run of \
           words nothing is marked.",
    choose: "Choose one speaker and one topic above: then their statements stand here in order, with what changed in the \
             wording.",
    later: Forms::two("{0} day later", "{0} days later"),
    same_day: "on the same day",
    no_day: "days not known",
    told: ["in the same words", "worded differently", "in other words"],
};

pub(super) const GERMAN: PositionTexts = PositionTexts {
    help: "Die ältesten zuerst. Markierte Wörter stehen nicht in der Äußerung davor, durchgestrichene nur dort. Wo zwei \
           keine Wortfolge gemeinsam haben, ist nichts markiert.",
    choose: "Wählen Sie oben eine Person und ein Thema: Dann stehen ihre Äußerungen hier in ihrer Folge, mit dem, was sich \
             am Wortlaut geändert hat.",
    later: Forms::two("{0} Tag später", "{0} Tage später"),
    same_day: "am selben Tag",
    no_day: "Tage nicht bekannt",
    told: ["mit denselben Worten", "anders formuliert", "mit anderen Worten"],
};

pub(super) const ARABIC: PositionTexts = PositionTexts {
    help: "الأقدم أولًا. الكلمات المعلَّمة ليست في التصريح السابق، والمشطوبة فيه وحده. وحيث لا يشترك تصريحان في كلمات \
           متتابعة لا يُعلَّم شيء.",
    choose: "اختر في الأعلى قائلًا واحدًا وموضوعًا واحدًا: عندئذ تظهر تصريحاته هنا على التوالي مع ما تغيّر في صياغتها.",
    later: Forms::six(["", "بعد يوم", "بعد يومين", "بعد {0} أيام", "بعد {0} يومًا", "بعد {0} يوم"]),
    same_day: "في اليوم نفسه",
    no_day: "الأيام غير معروفة",
    told: ["بالكلمات نفسها", "بصياغة مختلفة", "بكلمات أخرى"],
};
