//! What rules ask of a clause: whether a token can stand in a name, whether it is a finite reporting verb.

use crate::extract::attribution::choice::is_plain;
use crate::extract::attribution::word_class::class_of;
use crate::language::cues::Form;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;

/// Whether a token can stand in the name of whoever speaks: no conjunction ("while Smith said"), no verb ("Smith was
/// told"), no preposition but those inside names.
pub(super) fn names(doc: &Parsed<'_>, i: usize) -> bool {
    let word = doc.word(i);
    let class = class_of(doc, i);
    let linking = class.ends_name() && !doc.language.attribution.in_names.contains(word);
    let capital = doc.tokens[i].kind == TokenKind::Capital;
    let verb = !capital && doc.language.cues.find(word).is_some_and(|cue| cue.form != Form::Base);
    doc.is_word(i) && !doc.is_quoted(i) && !linking && !verb && (capital || !class.is_derived())
}

/// Whether a token is the finite form of a plain cue word: "said", "told".
pub(super) fn is_said(doc: &Parsed<'_>, i: usize) -> bool {
    let finite = || {
        doc.language.cues.find(doc.word(i)).is_some_and(|cue| matches!(cue.form, Form::Third | Form::Past))
    };
    doc.is_word(i) && !doc.is_quoted(i) && is_plain(doc, i as u32) && finite()
}
