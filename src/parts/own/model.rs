//! What the dialog of a reader's own articles says.

use crate::own::{Own, Phase};
use crate::texts::{Locale, fill};
use std::rc::Rc;
use yew::AttrValue;

/// How many waiting files are named.
const NAMED: usize = 5;
/// How many problems are listed; the rest is counted.
const LISTED: usize = 50;

/// What the dialog shows beside its fields.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnModel {
    /// What happens now; empty where nothing does.
    pub says: AttrValue,
    /// How many articles are read and of how many, while they are read.
    pub progress: Option<(usize, usize)>,
    /// Whether they were read, so that they can be seen and saved.
    pub done: bool,
    /// Whether what is said is a failure.
    pub failed: bool,
    /// What was not read, or read otherwise.
    pub problems: Rc<[AttrValue]>,
    /// How many more there are.
    pub more: Option<AttrValue>,
    /// "Kept in this browser: 12 articles"
    pub kept: Option<AttrValue>,
}

/// What is shown of `own`.
#[must_use]
pub fn own_model(own: &Own, t: Locale) -> OwnModel {
    let says = match own.phase {
        Phase::Ready => waiting(&own.waiting, t),
        Phase::Reading(done, total) => fill(t.own.reading, &[&t.number(done), &t.number(total)]),
        Phase::Done(articles, statements) => {
            fill(t.places_versions, &[&t.articles(articles), &t.statements(statements)])
        }
        Phase::Failed(why) => t.own.failures[why as usize].to_owned(),
    };
    let hidden = own.problems.len().saturating_sub(LISTED);
    OwnModel {
        says: says.into(),
        progress: match own.phase {
            Phase::Reading(done, total) => Some((done, total)),
            _ => None,
        },
        done: matches!(own.phase, Phase::Done(..)),
        failed: matches!(own.phase, Phase::Failed(_)),
        problems: own.problems.iter().take(LISTED).cloned().collect(),
        more: (hidden > 0).then(|| t.more(hidden).into()),
        kept: (own.kept > 0).then(|| fill(t.own.kept, &[&t.articles(own.kept)]).into()),
    }
}

/// "To be read: a.txt, b.docx, 3 more"
fn waiting(files: &[AttrValue], t: Locale) -> String {
    if files.is_empty() {
        return String::new();
    }
    // Each name apart, so that it is not torn where the sentence runs from right to left.
    let apart = |name: &AttrValue| format!("\u{2068}{name}\u{2069}");
    let mut names: Vec<String> = files.iter().take(NAMED).map(apart).collect();
    if files.len() > NAMED {
        names.push(t.more(files.len() - NAMED));
    }
    fill(t.own.waiting, &[&names.join(t.comma)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::own::Failure;
    use crate::platform::locale::locale;
    use crate::texts::Lang;

    fn says(own: &Own) -> String {
        own_model(own, locale(Lang::English)).says.to_string()
    }

    #[test]
    fn each_phase_has_its_sentence() {
        let files: Vec<AttrValue> = (0..7).map(|n| format!("{n}.txt").into()).collect();
        let at = |phase| Own { phase, waiting: files.clone().into(), ..Own::default() };
        assert_eq!(says(&Own::default()), "");
        let waits = says(&at(Phase::Ready)).replace(['\u{2068}', '\u{2069}'], "");
        assert_eq!(waits, "To be read: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt, 2 more");
        assert_eq!(says(&at(Phase::Reading(12, 1200))), "12 of 1,200 articles read");
        assert_eq!(says(&at(Phase::Done(1, 2))), "1 article, 2 statements");
        let failed = at(Phase::Failed(Failure::of("old").unwrap()));
        assert!(says(&failed).contains("Safari 16.4") && own_model(&failed, locale(Lang::German)).failed);
    }

    #[test]
    fn many_problems_are_counted() {
        let problems: Rc<[AttrValue]> = (0..60).map(|n| AttrValue::from(n.to_string())).collect();
        let shown = own_model(&Own { problems, ..Own::default() }, locale(Lang::English));
        assert_eq!((shown.problems.len(), shown.more.as_deref()), (LISTED, Some("10 more")));
    }
}
