//! Each rule by its name, so that the scorer can read without it: what a rule gives is what is lost where it is left out.
//!
//! Only the feature `ablation` asks; without it every rule applies and nothing is compared.

use crate::text::parsed::Parsed;

/// Declares the rules with the names by which they are left out.
macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident = $word:literal),* $(,)?) => {
        /// A rule that can be left out.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[cfg_attr(not(feature = "ablation"), expect(unreachable_pub, reason = "only then the scorer knows it"))]
        pub enum Rule {
            $($(#[$doc])* $rule,)*
        }

        #[cfg(feature = "ablation")]
        impl Rule {
            /// All of them, in the order in which they apply.
            pub const ALL: &'static [Self] = &[$(Self::$rule),*];

            /// What it is called: "own paragraph".
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$rule => $word,)*
                }
            }
        }
    };
}

rules! {
    /// A cue ends where a title begins.
    CueWithoutTitle = "cue without title",
    /// A source in several paragraphs is the one beside its cue.
    BesideCue = "source beside its cue",
    /// One word outside quotation marks says nothing.
    SaysSomething = "one word",
    /// Questions that are left open have no answer.
    Withheld = "withheld",
    /// An adjective and a set phrase look like a cue.
    NoCue = "no cue",
    /// A label and its colon look like a speaker.
    FieldLabel = "field labels",
    /// More is asked of contents that only name a thing.
    Thin = "thin",
    /// More is asked of infinitives.
    Infinitives = "infinitives",
    /// What is coordinated is a statement of its own.
    Coordinated = "coordination",
    /// Talks that a statement tells of are no statement.
    Talks = "talks",
    /// "With" brings a speaker of its own.
    WithParticiple = "absolute clauses",
    /// A quotation behind the full stop stands alone.
    QuotationBehind = "a quotation behind its sentence",
    /// A content stands in its own paragraphs.
    OwnParagraph = "own paragraph",
    /// What the reporter adds.
    Asides = "asides",
    /// Where it was said.
    Venue = "venues",
    /// Whom a question was put to.
    Addressee = "addressees",
    /// The rest of the sentence that an attribution cuts in two.
    Parenthesis = "parenthesis",
    /// A name behind "according to".
    AccordingTo = "according to",
    /// Whom a passive was done to.
    Passive = "passives",
    /// Whoever is quoted.
    QuotedBy = "quoted by",
    /// Whoever leads a quotation in.
    LedIn = "led in",
    /// Turns of a conversation.
    Turns = "turns",
    /// Embedded posts.
    Posts = "posts",
    /// Signatures and labels.
    Signatures = "signatures",
    /// Speech inside another's content.
    Nested = "nested",
    /// The whole of a long quotation.
    WholePassage = "whole passages",
    /// A list, item by item.
    ListItems = "list items",
    /// Quoted paragraphs by their marks.
    Marks = "marks",
    /// Quotations that are left open at a paragraph's end.
    OpenMarks = "open marks",
    /// Quoted paragraphs without a cue.
    LoneQuotations = "quoted paragraphs without a cue",
    /// Quotations behind a report, in its paragraph.
    Floating = "a quotation behind a report",
    /// Quotations inside quotations.
    InnerQuotations = "inner quotations",
    /// What somebody passes on.
    Relayed = "relayed",
    /// Headlines that name the speaker last.
    Headlines = "headlines",
    /// Verbs that share a subject share its source.
    SharedSubject = "shared subjects",
    /// A content takes its quotation's marks.
    WholeQuotations = "whole quotations",
    /// What stands before a quotation that says all.
    BareQuotation = "bare quotation",
}

/// Whether a rule applies to an article.
#[cfg(feature = "ablation")]
pub(in crate::extract::attribution) fn applies(doc: &Parsed<'_>, rule: Rule) -> bool {
    doc.language.without.as_deref() != Some(rule.word())
}

/// All do.
#[cfg(not(feature = "ablation"))]
#[inline]
pub(in crate::extract::attribution) const fn applies(_: &Parsed<'_>, _: Rule) -> bool {
    true
}

#[cfg(all(test, feature = "ablation"))]
mod tests {
    use super::Rule;
    use crate::Reader;
    use crate::language::Language;
    use std::collections::BTreeSet;

    #[test]
    fn a_rule_that_is_left_out_does_not_apply() {
        let text = "“Then the mayor asked me, ‘Is it safe?’ and I left,” she said.";
        let read = |without: Option<Rule>| {
            let mut language = Language::english();
            language.without = without.map(|rule| rule.word().to_owned());
            let model = include_bytes!("../../../../languages/en/reader.orm");
            Reader::with_model(language, model).unwrap().read(text).statements.len()
        };
        assert_eq!((read(None), read(Some(Rule::InnerQuotations)), read(Some(Rule::Posts))), (2, 1, 2));
    }

    #[test]
    fn no_two_rules_share_a_name() {
        let words: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.word()).collect();
        assert_eq!(words.len(), Rule::ALL.len());
    }
}
