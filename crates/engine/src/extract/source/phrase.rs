//! Whom a phrase names: the person or group at its head, never one that only belongs to it.

use super::apposed;
use super::body;
use super::by_age;
use super::by_role;
use super::capitals;
use super::closing;
use super::entities::{Bearers, Cast, EntityFacts, Placed, placed, written};
use super::paper;
use super::phrase_head::{head_of, is_participle};
use super::pronoun::Last;
use crate::extract::reading::MentionKind;
use crate::extract::source::mention::Sort;
use crate::language::Language;
use crate::language::grounds::Ground;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::{ControlFlow, Range};

/// Who speaks, with a confidence; `None` where it cannot be told.
type Speaker = Option<(usize, Ground)>;

/// Whom the tokens of a source name. The ways are tried in turn, from the surest: a name, a role with a name beside it, a
/// role alone, a paper, a body, capitals that nothing else explains.
pub(super) fn phrase(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    tokens: &Range<usize>,
    last: Option<Last>,
) -> Speaker {
    let Language { grammar, sources, gazetteer, .. } = doc.language;
    let end = tokens.end.min(doc.sentence_of(tokens.start).tokens.end);
    let source = tokens.start..end;
    let head = head_of(doc, cast, source.start, end);
    if let Some(found) = apposed::by_own_account(doc, cast, &source, head) {
        cast.promote(doc.language, found.0);
        return Some(found);
    }
    if let ControlFlow::Break(speaker) = by_name(doc, cast, &source, head, last) {
        return speaker;
    }
    let first = doc.word(tokens.start).to_lowercase();
    let head_word = doc.word(head - 1);
    if gazetteer.is_role(head_word) || gazetteer.is_title(head_word) {
        return by_role(doc, cast, &source, head);
    }
    if grammar.the.contains(&first) && sources.papers.contains(head_word) {
        return paper::one(cast);
    }
    if let Some(found) = small(doc, cast, tokens.start..head) {
        return Some(found);
    }
    if sources.papers.contains(head_word)
        && let Some(found) = paper::described(doc, cast, tokens, head_word)
    {
        return Some(found);
    }
    // "The Dutchman", "a Ruritanian" is no name, but somebody's age may be known.
    if sources.of_a_people.contains(head_word) || is_of_a_people(doc, tokens, head) {
        return by_age::bearer(doc, cast, tokens.start..head);
    }
    body::speaker(doc, cast, tokens.start..head, last)
        .or_else(|| capitals::in_headline(doc, cast, tokens.start..head))
        .or_else(|| by_age::bearer(doc, cast, tokens.start..head))
        .or_else(|| capitals::name(doc, cast, tokens.start..head, end))
}

/// How far from a people, in tokens, a paper of its name is looked for.
const NEAR: usize = 4000;

/// "The Ruritanian", "another Ruritanian": whether a source is a word for a people behind small words. A paper is called so in
/// mid-sentence, with a capital article, or it reports.
fn is_of_a_people(doc: &Parsed<'_>, tokens: &Range<usize>, head: usize) -> bool {
    let Language { gazetteer, grammar, attribution, .. } = doc.language;
    let (at, word) = (head - 1, doc.word(head - 1));
    let small = |i: usize| i == tokens.start || doc.word(i).chars().all(|c| !c.is_uppercase());
    if tokens.start >= at || !(tokens.start..at).all(small) || !gazetteer.is_nationality(word) {
        return false;
    }
    let opens = |i: usize| doc.sentence_of(i).tokens.start == i || i > 0 && doc.is_quote_mark(i - 1);
    let capital = |i: usize| {
        let article = doc.word(i - 1);
        doc.word(i) == word
            && grammar.the.contains(&article.to_lowercase())
            && article.starts_with(char::is_uppercase)
            && !opens(i - 1)
    };
    let paper = (at.saturating_sub(NEAR).max(1)..(at + NEAR).min(doc.tokens.len())).any(capital);
    let relays = head < doc.tokens.len() && {
        let cue = doc.language.cues.find(doc.word(head));
        cue.is_some_and(|cue| attribution.relaying.contains(&cue.lemma))
    };
    !paper && !relays
}

/// Whose name ends the head, closes the phrase or stands beside it; goes on where the phrase holds none.
fn by_name(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    source: &Range<usize>,
    head: usize,
    last: Option<Last>,
) -> ControlFlow<Speaker> {
    // The name that ends the head: "Ohio Gov. Ada Example, who …". A role is weighed later: a name may follow it, and it is
    // never as sure as a name.
    // "Ada Example MP".
    let letters = |from: usize| {
        from < head && (from..head).all(|i| doc.language.mentions.letters_behind.contains(doc.word(i)))
    };
    let ends = |placed: &Placed| {
        placed.tokens.contains(&(head - 1)) || placed.tokens.end == head || letters(placed.tokens.end)
    };
    let ending = cast.within(source).find(|(_, placed)| ends(placed));
    let ending = ending.filter(|(_, p)| p.kind == MentionKind::Name).map(|(at, p)| (at, p.clone()));
    let closing = closing::name(doc, cast, source);
    let described = closing.is_some();
    let closing = closing.and_then(|at| Some((at, cast.placed.get(at)?.clone())));
    let Some((at, placed)) = closing.or(ending).or_else(|| around(cast, source.start, head)) else {
        let Some(found) = apposed::bearer(doc, cast, source, head) else { return ControlFlow::Continue(()) };
        cast.promote(doc.language, found.0);
        return ControlFlow::Break(Some(found));
    };
    if cast.begins(at).is_some_and(|begins| is_left_out(doc, begins)) {
        return ControlFlow::Break(None);
    }
    let joined_behind =
        placed.tokens.end < source.end && doc.language.grammar.and.contains(doc.word(placed.tokens.end));
    if joined_behind || !described && joined_before(doc, cast, source.start, placed.tokens.start) {
        return ControlFlow::Break(None);
    }
    // Of several with that name it is the one who just spoke, or it cannot be told.
    if placed.bearers != Bearers::One
        && let Some(last) = last.filter(|last| cast.share_a_name(last.entity, placed.entity))
    {
        means(cast, at, last.entity);
        return ControlFlow::Break(Some((last.entity, Ground::NameOfLast)));
    }
    if cast.entities.get(placed.entity).is_none_or(|known| known.sort == Sort::Place) {
        return ControlFlow::Continue(());
    }
    let speaks = cast.government(doc.language, placed.entity);
    cast.promote(doc.language, speaks);
    means(cast, at, speaks);
    ControlFlow::Break(Some((speaks, placed.bearers.ground(Ground::Name))))
}

/// "Every member except Ada Example", "everyone but Ada Example": whether who is named at `at` is the one who does not speak.
fn is_left_out(doc: &Parsed<'_>, at: usize) -> bool {
    let words = &doc.language.sources;
    let start = doc.sentence_of(at).tokens.start;
    let before = |n: usize| at.checked_sub(n).filter(|i| *i >= start).map_or("", |i| doc.word(i));
    words.leaving_out.contains(before(1))
        || words.behind_leaving_out.contains(before(1)) && words.joined_leaving_out.contains(before(2))
        || words.leaving_out_of_all.contains(before(1))
            && (start..at).any(|i| words.all.contains(doc.word(i)))
}

/// The mention at this place is seen to mean this entity.
fn means(cast: &mut Cast, at: usize, entity: usize) {
    if let Some(placed) = cast.placed.get_mut(at) {
        placed.entity = entity;
    }
}

/// Who bears the role or title that is the head: by the name behind it, else the one bearer that the article knows.
fn by_role(doc: &Parsed<'_>, cast: &mut Cast, source: &Range<usize>, head: usize) -> Speaker {
    let Language { grammar, sources, .. } = doc.language;
    let sentence_end = doc.sentence_of(source.start).tokens.end;
    // "Executive director of the chapter … Ada Example": the name that ends the source, with no preposition before it.
    let ends =
        |from: usize| (from..source.end).all(|i| doc.language.mentions.letters_behind.contains(doc.word(i)));
    if let Some((at, placed)) = cast.within(&(head..source.end + 1)).next_back()
        && (ends(placed.tokens.end)
            || doc.word(placed.tokens.end.min(sentence_end - 1)) == ","
            || placed.tokens.start == source.end)
        && cast.entities.get(placed.entity).is_some_and(EntityFacts::is_person)
        && cast.begins(at).is_some_and(|begins| {
            !led(doc, source.start, begins)
                && !in_clause(doc, head..begins)
                && !is_anothers(doc, head, begins..placed.tokens.start)
        })
    {
        return Some((placed.entity, placed.bearers.ground(Ground::RoleWithName)));
    }
    let first = doc.word(source.start).to_lowercase();
    // "The president and his team" are more than one.
    let several = head < source.end && grammar.and.contains(doc.word(head));
    // "His lawyer" may be anybody's; only a family is one's own.
    let somebody = sources.of_somebody.contains(&first) && !sources.family.contains(doc.word(head - 1));
    if sources.one_of_several.contains(&first) || several || somebody {
        return None;
    }
    by_role::bearer(doc, cast, source.start..head)
}

/// The name that a source is only the end of: "Example" where the text has "Ada Example".
fn around(cast: &Cast, start: usize, head: usize) -> Option<(usize, Placed)> {
    let at = cast.placed.partition_point(|placed| placed.tokens.start < start).checked_sub(1)?;
    let placed = cast.placed.get(at)?;
    let around =
        placed.kind == MentionKind::Name && placed.tokens.contains(&start) && placed.tokens.end >= head;
    around.then(|| (at, placed.clone()))
}

/// Whether a preposition leads to the name: "a spokesman for Ada Example".
fn led(doc: &Parsed<'_>, start: usize, at: usize) -> bool {
    at.checked_sub(1)
        .filter(|i| *i >= start)
        .is_some_and(|i| doc.language.sources.before_another_name.contains(doc.word(i)))
}

/// "The husband of crash victim Ada Example": a preposition and a noun of a person before the name tell of another person.
fn is_anothers(doc: &Parsed<'_>, head: usize, titles: Range<usize>) -> bool {
    let noun = if titles.is_empty() { titles.start.checked_sub(1) } else { Some(titles.end - 1) };
    let person =
        |i: usize| doc.tokens[i].kind == TokenKind::Lower && doc.language.is_persons_noun(doc.word(i));
    let joined = |i: usize| doc.word(i) == "," || doc.language.grammar.and.contains(doc.word(i));
    noun.filter(|i| *i > head).is_some_and(person)
        && !(head..titles.start).any(joined)
        && (head..titles.start).any(|i| doc.language.sources.before_another_name.contains(doc.word(i)))
}

/// "The doctor who treated Ada Example", "the lawyer representing Ada Example": what stands before the name tells what was
/// done to its bearer.
fn in_clause(doc: &Parsed<'_>, between: Range<usize>) -> bool {
    between.clone().any(|i| doc.language.pronouns.relative.contains(doc.word(i)))
        || !between.is_empty() && is_participle(doc, between.end - 1)
}

/// "Ada Example and Ben Sample": who stands behind the "and" is not alone. "Media and water adviser Ada Example" is.
fn joined_before(doc: &Parsed<'_>, cast: &Cast, start: usize, at: usize) -> bool {
    let and = |i: &usize| {
        doc.language.grammar.and.contains(doc.word(*i)) && doc.tokens[*i].kind == TokenKind::Lower
    };
    let Some(and) = (start..at).rev().find(and) else { return false };
    let office = |i: usize| {
        doc.language.gazetteer.is_role(doc.word(i)) || doc.language.gazetteer.is_title(doc.word(i))
    };
    let role = (and + 1..at).any(office) && !(start..and).any(office);
    let speaks = |placed: &Placed| {
        cast.entities
            .get(placed.entity)
            .is_some_and(|known| matches!(known.sort, Sort::Person | Sort::Organisation))
    };
    !role || cast.within(&(start..and)).any(|(_, placed)| speaks(placed))
}

/// "the i": an organisation that the lists know and that writes itself small.
fn small(doc: &Parsed<'_>, cast: &mut Cast, tokens: Range<usize>) -> Option<(usize, Ground)> {
    let written = written(doc, &tokens)?;
    if doc.language.grammar.without_article(written) == written
        || !doc.language.gazetteer.is_organisation(written)
        || cast.within(&tokens).next().is_some()
    {
        return None;
    }
    Some((placed(doc, cast, tokens)?, Ground::NameInSmall))
}

#[cfg(test)]
mod tests {
    use crate::extract::source::tests::{english, ground, is};
    use crate::language::grounds::Ground;

    #[test]
    fn whom_a_kinsman_is_called_by_does_not_speak() {
        let said = |who: &str| english(&format!("Ada Example left. {who} said it was late."), &[who]);
        assert_eq!(said("The husband of crash victim Ada Example"), [None]);
        assert_eq!(said("The widow of murdered teenager Ada Example"), [None]);
        assert_eq!(said("The director of the chapter Ada Example"), [is("Ada Example")]);
    }

    #[test]
    fn who_comes_from_somewhere_is_nobodys_name() {
        use crate::extract::source::tests::last;
        let said =
            |who: &str| last(&format!("Ada Example beat the other one. {who} said it was late."), &[who]);
        for who in ["The American", "Another Nigerian", "One German"] {
            assert!(said(who).is_some_and(|who| who.starts_with("unnamed: ")), "{who}: {:?}", said(who));
        }
        for who in ["The Americans", "The French"] {
            assert!(said(who).is_some_and(|who| who.starts_with("group: ")), "{who}: {:?}", said(who));
        }
        for paper in
            ["It rained, and The American said it was late.", "It rained. The American reported it was late."]
        {
            assert_eq!(english(paper, &["The American"]), [is("American")], "{paper}");
        }
        let aged = "Ada Example, 24, lost. The 24-year-old American said it was late.";
        assert_eq!(english(aged, &["The 24-year-old American"]), [is("Ada Example")]);
    }

    #[test]
    fn an_office_before_a_comma_is_whose_name_stands_behind_it() {
        for who in ["The Tarn Shire Mayor, Ben Sample,", "The Tarn County Sheriff, Ben Sample,"] {
            assert_eq!(
                english(&format!("It rained. {who} said it was late."), &[who]),
                [is("Ben Sample")],
                "{who}"
            );
        }
    }

    #[test]
    fn who_gives_a_name_has_it() {
        for who in
            ["One resident, who gave her name as Ada Example", "A man who identified himself only as Ben"]
        {
            let name = who.rsplit_once(" as ").map(|(_, name)| is(name));
            assert_eq!(
                english(&format!("It rained. {who}, said it was late."), &[who]),
                [name.flatten()],
                "{who}"
            );
        }
        let other = "A man who was known as Ben";
        assert_eq!(english(&format!("It rained. {other} said it was late."), &[other]), [None]);
    }

    #[test]
    fn a_last_name_that_is_a_place_is_the_persons_but_where_the_place_is_meant() {
        let said = |text: &str, source: &str| english(text, &[source]).pop();
        let hers = said("The mayor, Ada Jordan, left. Jordan said she was late.", "left. |Jordan");
        assert_eq!(hers, Some(is("Ada Jordan")));
        for (text, source) in [
            ("The mayor, Ada Jordan, flew to Jordan. Jordan said she was late.", "to Jordan. |Jordan"),
            ("The mayor, Ada Jordan, left. Jordan said it was late.", "left. |Jordan"),
            (
                "The mayor, Ada Jordan, left southern Jordan. Jordan said she was late.",
                "southern Jordan. |Jordan",
            ),
            (
                "The mayor, Ada Jordan, left. Jordan’s king was late. Jordan said she was late.",
                "late. |Jordan",
            ),
            ("Jordan was late. The mayor, Ada Jordan, left. Jordan said she was late.", "left. |Jordan"),
        ] {
            assert_ne!(said(text, source), Some(is("Ada Jordan")), "{text}");
        }
    }

    #[test]
    fn the_last_word_of_the_one_body_that_ends_so_is_that_body() {
        let said = |text: &str| english(text, &["The Trust"]).pop();
        assert_eq!(said("The Tarn Trust met. The Trust said it was late."), Some(is("Tarn Trust")));
        let two = said("The Tarn Trust met the Wexel Trust. The Trust said it was late.");
        assert_eq!(two, Some(is("Trust")));
    }

    #[test]
    fn letters_behind_a_name_are_no_part_of_it() {
        let said = |who: &str| english(&format!("It rained. {who} said it was late."), &[who]);
        for who in ["Ada Example MP", "Ada Example, PhD", "Ada Example KC", "spokesperson Ada Example OBE"] {
            assert_eq!(said(who), [is("Ada Example")], "{who}");
        }
    }

    #[test]
    fn an_office_behind_a_place_or_a_party_is_nobodys_name() {
        for who in [
            "The Wexel East MP",
            "The Fine Tarn TD",
            "A Wexel Tarn MSP",
            "the West Wexel KC",
            "Wexel Tarn MD",
        ] {
            assert_eq!(english(&format!("It rained, and {who} said it was late."), &[who]), [None], "{who}");
        }
    }

    #[test]
    fn titles_of_many_countries_are_no_part_of_a_name() {
        let said = |who: &str| english(&format!("It rained. {who} said it was late."), &[who]);
        for title in [
            "Taoiseach",
            "Attorney-General",
            "Vice-Chancellor",
            "Alhaji",
            "Prof",
            "Fr",
            "Datuk Seri",
            "Skipper",
            "Sophomore",
            "Paleontologist",
            "VP of Sales",
            "Head of Marketing",
            "Lieutenant-Colonel",
            "Insp.",
        ] {
            assert_eq!(said(&format!("{title} Ada Example")), [is("Ada Example")], "{title}");
        }
    }

    #[test]
    fn who_is_left_out_does_not_speak() {
        let said = |who: &str| english(&format!("Ada Example came. {who} said it was late."), &[who]);
        assert_eq!(said("Every member except Ada Example"), [None]);
        assert_eq!(said("Every member other than Ada Example"), [None]);
        assert_eq!(said("Everyone but Ada Example"), [None]);
        assert_eq!(
            english("It rained but Ada Example said it was late.", &["Ada Example"]),
            [is("Ada Example")]
        );
    }

    #[test]
    fn what_writes_itself_small_is_known_by_the_list_of_organisations() {
        let paper = Some(("the i".to_owned(), Ground::NameInSmall));
        assert_eq!(ground("In May the i said it was late.", &["the i"]), paper);
        let other = ground("In May the o said it was late.", &["the o"]);
        assert_ne!(other.map(|(_, ground)| ground), Some(Ground::NameInSmall));
    }
}
