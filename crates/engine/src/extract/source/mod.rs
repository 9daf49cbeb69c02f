//! Actors of one article: which mentions name the same person or organisation, and who each source is.
//!
//! Names' variants are merged, roles and pronouns are resolved where one candidate stands out, and everything else
//! stays `None`: a wrong speaker is worse than an unknown one. The Kremlin is not its master; "officials" are nobody.
//!
//! Invariant: every mention lies inside the text, in order, and belongs to one entity; same input, same output.

mod answerer;
mod apposed;
mod body;
mod by_age;
mod by_role;
mod capitals;
mod closing;
mod cut_short;
mod entities;
mod enumerated;
mod floor;
mod focus;
mod gender;
mod heard;
mod label_mentions;
mod lead;
pub(crate) mod mention;
mod nameless;
mod paper;
mod part_of_group;
mod phrase;
mod phrase_head;
mod pronoun;
mod relay;
mod resumed;
mod seat;
mod speakers;
mod stranger;

use crate::extract::conversation::Conversation;
use crate::extract::reading::{Attribution, Entity, Mention, MentionKind};
use crate::extract::source::mention::mentions;
use crate::language::grounds::Sure;
use crate::model::gender::StatedGender;
use crate::model::id::{EntityId, Id, Table};
use crate::text::parsed::Parsed;
use entities::{Cast, Placed};
use speakers::Spoken;

/// Who a source is, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Speaker {
    /// The entity.
    pub entity: EntityId,
    /// How sure that is.
    pub sure: Sure,
    /// The gender that the source states, a pronoun.
    pub stated: Option<StatedGender>,
}

/// The entities of an article, and for each attribution its speaker, or `None` where the article does not tell.
///
/// The attributions must be in the order of the text.
#[must_use]
pub(crate) fn resolve(
    doc: &Parsed<'_>,
    conversation: &Conversation,
    attributions: &[Attribution],
) -> (Table<EntityId, Entity>, Vec<Option<Speaker>>) {
    let found = label_mentions::with_labels(doc, conversation, mentions(doc, conversation));
    let mut cast = Cast::new(doc, conversation, &found);
    by_role::place(doc, &mut cast);
    let speakers = speakers::speakers(doc, &mut cast, conversation, attributions);
    finish(doc, &cast, attributions, speakers)
}

/// Whether a source is a pronoun alone.
#[must_use]
pub(crate) fn is_pronoun(doc: &Parsed<'_>, source: &str) -> bool {
    pronoun::is_pronoun(&doc.language.pronouns, source)
}

/// Keeps the entities that speak or are named as persons, organisations or countries.
fn finish(
    doc: &Parsed<'_>,
    cast: &Cast,
    attributions: &[Attribution],
    speakers: Vec<Option<Spoken>>,
) -> (Table<EntityId, Entity>, Vec<Option<Speaker>>) {
    let mut speaks = vec![false; cast.entities.len()];
    for (entity, ..) in speakers.iter().flatten() {
        if let Some(flag) = speaks.get_mut(*entity) {
            *flag = true;
        }
    }
    let mut by_entity: Vec<Vec<Mention>> = vec![Vec::new(); cast.entities.len()];
    for placed in &cast.placed {
        let Placed { tokens, entity, kind, .. } = placed;
        if let (Some(first), Some(last), Some(list)) = (
            doc.tokens.get(tokens.start),
            doc.tokens.get(tokens.end.saturating_sub(1)),
            by_entity.get_mut(*entity),
        ) {
            list.push(Mention { span: first.span.join(last.span), kind: *kind });
        }
    }
    // The pronouns of sources are mentions too.
    for (attribution, speaker) in attributions.iter().zip(&speakers) {
        let Some((list, span)) =
            speaker.and_then(|(e, ..)| Some((by_entity.get_mut(e)?, *attribution.source.first()?)))
        else {
            continue;
        };
        let pronoun = pronoun::is_pronoun(&doc.language.pronouns, span.of(doc.text));
        let nameless =
            speaker.and_then(|(e, ..)| cast.entities.get(e)).is_some_and(|known| known.nameless.is_some());
        if (pronoun || nameless) && !list.iter().any(|m| m.span == span) {
            list.push(Mention { span, kind: if pronoun { MentionKind::Pronoun } else { MentionKind::Role } });
        }
    }
    let mut table = Table::default();
    let mut ids = vec![None; cast.entities.len()];
    for (number, entity) in cast.entities.iter().enumerate() {
        let spoken = speaks.get(number) == Some(&true);
        let mut mentions = by_entity.get_mut(number).map(std::mem::take).unwrap_or_default();
        if mentions.is_empty() || !(spoken || entity.is_told(doc.language)) {
            continue;
        }
        mentions.sort_unstable_by_key(|m| (m.span, m.kind));
        mentions.dedup();
        let id = table.push(Entity {
            name: entity.name(doc.language),
            kind: entity.kind(doc.language),
            named: entity.is_named(doc.language),
            role: entity.role(),
            affiliation: entity.affiliation(),
            mentions,
        });
        if let Some(slot) = ids.get_mut(number) {
            *slot = Some(id);
        }
    }
    let speaker = |found: Option<Spoken>| {
        let (entity, sure, stated) = found?;
        Some(Speaker { entity: (*ids.get(entity)?)?, sure, stated })
    };
    debug_assert!(table.ids().all(|id| id.index() < table.len()));
    let speakers = speakers.into_iter().map(speaker).collect();
    (table, speakers)
}

#[cfg(test)]
mod tests {
    use super::{Speaker, resolve};
    use crate::extract::conversation::Conversation;
    use crate::extract::reading::{Attribution, Entity};
    use crate::language::Language;
    use crate::language::grounds::Ground;
    use crate::model::corpus::Kind;
    use crate::model::id::{EntityId, Table};
    use crate::model::statement::{Confidence, Manner};
    use crate::text::parsed::Parsed;
    use crate::text::span::Span;
    use std::collections::BTreeMap;

    /// A statement that somebody is said to have made.
    pub(super) fn attribution(source: Span, cue: Span, content: Span) -> Attribution {
        Attribution {
            source: vec![source],
            cue: vec![cue],
            content: vec![content],
            quoted: Vec::new(),
            manner: Manner::Indirect,
            kind: Kind::Speech,
            nested: false,
            confidence: Confidence { content: 100, speaker: 100 },
        }
    }

    /// What these sources mean, which stand in the text in this order, each before its verb. "milk. |Example" is the
    /// "Example" behind "milk. ".
    fn resolved(
        text: &str,
        language: &Language,
        sources: &[&str],
    ) -> (Table<EntityId, Entity>, Vec<Option<Speaker>>) {
        let doc = Parsed::cut(text, language);
        let mut from = 0;
        let of = |source: &&str| {
            let (before, source) = source.split_once('|').unwrap_or(("", source));
            let found = text.get(from..).unwrap().find(&format!("{before}{source}")).unwrap();
            let start = from + found + before.len();
            from = start + source.len();
            let span = Span::at(start, from);
            let cue = doc.tokens_in(span).end;
            let rest = cue + 1..doc.sentence_of(cue).tokens.end;
            let content = doc.tokens[rest.start].span.join(doc.tokens[rest.end - 1].span);
            attribution(span, doc.tokens[cue].span, content)
        };
        let attributions: Vec<Attribution> = sources.iter().map(of).collect();
        resolve(&doc, &Conversation::default(), &attributions)
    }

    /// The entities that these sources mean; `None` where nobody is sure enough to be shown.
    fn entities(text: &str, language: &Language, sources: &[&str]) -> Vec<Option<Entity>> {
        let (entities, speakers) = resolved(text, language, sources);
        let shown = |speaker: &Option<Speaker>| speaker.filter(|s| s.sure.percent >= Confidence::SURE);
        speakers.iter().map(|speaker| Some(entities[shown(speaker)?.entity].clone())).collect()
    }

    /// Whom the last of these sources means, and on what ground, however sure that is.
    pub(super) fn ground(text: &str, sources: &[&str]) -> Option<(String, Ground)> {
        let (entities, speakers) = resolved(text, Language::for_tests(), sources);
        let last = speakers.last().copied().flatten()?;
        Some((entities[last.entity].name.clone(), last.sure.ground))
    }

    /// Who speaks in the last of these statements, and on what ground that is known.
    pub(super) fn last_speaker(text: &str, attributions: &[Attribution]) -> Option<(String, Ground)> {
        let doc = Parsed::cut(text, Language::for_tests());
        let (entities, speakers) = resolve(&doc, &Conversation::default(), attributions);
        let last = speakers.last().copied().flatten()?;
        Some((entities[last.entity].name.clone(), last.sure.ground))
    }

    /// The names of those that have one.
    fn meant(text: &str, language: &Language, sources: &[&str]) -> Vec<Option<String>> {
        let named = |entity: Option<Entity>| entity.filter(|e| e.named).map(|e| e.name);
        entities(text, language, sources).into_iter().map(named).collect()
    }

    /// The same in English.
    pub(super) fn english(text: &str, sources: &[&str]) -> Vec<Option<String>> {
        meant(text, Language::for_tests(), sources)
    }

    /// What the last of these sources is, with its words where it has no name: "group: residents".
    pub(super) fn last(text: &str, sources: &[&str]) -> Option<String> {
        let entity = entities(text, Language::for_tests(), sources).pop()??;
        Some(format!("{}: {}", entity.kind.word(), entity.name))
    }

    pub(super) fn is(name: &str) -> Option<String> {
        Some(name.to_owned())
    }

    #[test]
    fn pronouns_and_titles_are_those_of_the_language() {
        let lists = BTreeMap::from([
            ("titles", include_str!("../../../tests/languages/xx/lists/titles.txt")),
            ("pronouns", include_str!("../../../tests/languages/xx/lists/pronouns.txt")),
        ]);
        let invented = Language::from_lists("xx", "Invented", &lists).unwrap();
        let text = "Dro Ada Example vorpa flora belegas. Brat Ben Sample trinkas. Zhe vorpa suno kaj vento.";
        assert_eq!(
            meant(text, &invented, &["Dro Ada Example", "Zhe"]),
            [is("Ada Example"), is("Ada Example")]
        );
        let text = "Ms Ada Example vorpa flora belegas. She vorpa suno kaj vento.";
        let last = meant(text, &invented, &["Ms Ada Example", "She"]).pop();
        assert_ne!(last, Some(is("Ada Example")), "no pronoun here");
    }

    #[test]
    fn a_title_before_a_first_name_makes_nobody_new() {
        let text =
            "Sir Ben Sample came. Dame Ada Example left. Sir Ben said it was late. Mr Ben said it rained.";
        assert_eq!(english(text, &["Sir Ben", "Mr Ben"]), [is("Ben Sample"), is("Ben")]);
    }

    #[test]
    fn whom_a_name_only_belongs_to_does_not_speak() {
        let text = "Ada Example arrived late. A spokesman for Ada Example said it was late.";
        assert_eq!(english(text, &["A spokesman for Ada Example"]), [None]);
    }

    #[test]
    fn two_joined_names_are_nobody() {
        let text = "Ada Example and Ben Sample said it was late.";
        assert_eq!(english(text, &["Ada Example and Ben Sample"]), [None]);
    }

    #[test]
    fn a_definite_role_means_its_one_bearer() {
        let text = "Mayor Ada Example opened the bridge. The mayor said it was late.";
        assert_eq!(english(text, &["The mayor"]), [is("Ada Example")]);
        let text = "Mayor Ada Example opened the bridge. A mayor said it was late.";
        assert_eq!(english(text, &["A mayor"]), [None]);
    }

    #[test]
    fn an_office_written_short_is_the_same_office() {
        let text = "Republican Gov. Ada Example opened the bridge. Gov. Ben Sample had come before. It rained. It snowed. It was cold. Crowds saw Example there. The governor said it was late.";
        assert_eq!(english(text, &["The governor"]), [is("Ada Example")]);
    }

    #[test]
    fn a_deputy_is_not_the_one_deputised_for() {
        let text = "President Ada Example opened the bridge. The vice president said it was late.";
        assert_eq!(english(text, &["The vice president"]), [None]);
    }

    #[test]
    fn who_held_an_office_does_not_hold_it() {
        let text = "Ada Example, a former mayor, opened the bridge. The mayor said it was late.";
        assert_eq!(english(text, &["The mayor"]), [None]);
        let text = "Former mayor Ada Example came. The former mayor said it was late.";
        assert_eq!(english(text, &["The former mayor"]), [is("Ada Example")]);
    }

    #[test]
    fn a_pronoun_means_whoever_spoke_without_a_name() {
        let text = "Ada Example said it was late. A Department for Water spokeswoman said it rained. She said it was over.";
        assert_eq!(
            english(text, &["Ada Example", "A Department for Water spokeswoman", "She"])[1..],
            [None, None]
        );
        let text = "Ada Example said it was late. A council spokesman said it rained. She said it was over.";
        assert_eq!(
            english(text, &["Ada Example", "A council spokesman", "She"]).last(),
            Some(&is("Ada Example"))
        );
    }

    #[test]
    fn a_last_name_of_two_is_whoever_just_spoke_or_nobody() {
        let text = "Ada Example runs the farm. Her brother Ben Example sells milk. Example said it was late.";
        assert_eq!(english(text, &["milk. |Example"]), [None]);
        let text =
            "Ada Example runs the farm. Her brother Ben Example said it rained. Example said it was late.";
        assert_eq!(english(text, &["Ben Example", "Example"])[1], is("Ben Example"));
    }

    #[test]
    fn a_role_before_a_name_is_no_part_of_it() {
        let text = "Campaigner Ada Example came. She said it was late.";
        assert_eq!(english(text, &["She"]), [is("Ada Example")]);
    }

    #[test]
    fn a_relative_pronoun_means_the_name_before_it() {
        let text = "Ben Sample met Ada Example, who said it was late.";
        assert_eq!(english(text, &["who"]), [is("Ada Example")]);
    }

    #[test]
    fn the_same_source_words_mean_the_same_one() {
        let text = "Ada Example came. Ben Sample slept in the hall, she said, and that it rained.";
        let doc = Parsed::new(text);
        let at = |words: &str| Span::at(text.find(words).unwrap(), text.find(words).unwrap() + words.len());
        let of = |content: &str, cue: &str| attribution(at("she"), at(cue), at(content));
        let attributions = [of("Ben Sample slept in the hall", "said"), of("that it rained", "said")];
        let (entities, speakers) = resolve(&doc, &Conversation::default(), &attributions);
        let names: Vec<&str> = speakers.iter().map(|s| entities[s.unwrap().entity].name.as_str()).collect();
        assert_eq!(names, ["Ada Example", "Ada Example"]);
    }

    #[test]
    fn a_clause_behind_a_comma_is_no_name_beside() {
        let text = "Ben Sample, leader of the house, slept. Harbour MP Ada Example came. The MP, who is also leader of the Harbour Council, said it was late.";
        assert_eq!(
            english(text, &["The MP, who is also leader of the Harbour Council"]),
            [is("Ada Example")]
        );
    }

    #[test]
    fn a_courtesy_makes_a_person_of_a_word_that_is_a_firms_too() {
        let text = "Chairman Ben Ford came. Ada Example slept. Dr Ford said it was late. He said it rained.";
        assert_eq!(english(text, &["Dr Ford", "He"]), [is("Ben Ford"), is("Ben Ford")]);
    }

    #[test]
    fn a_firm_by_where_it_is_based_is_the_one_that_is_based_there() {
        let text = "Lima-based Wexel made an offer to Samplex. Samplex was silent. Samplex sells milk. The Lima-based firm said it was late.";
        assert_eq!(english(text, &["The Lima-based firm"]), [is("Wexel")]);
    }

    #[test]
    fn the_body_of_a_place_has_the_name_of_both() {
        let text = "It rained. Police Ireland said it was late.";
        assert_eq!(english(text, &["Police Ireland"]), [is("Police Ireland")]);
        let text = "It rained. We met Sport Ireland there. Sport Ireland said it was late.";
        assert_eq!(english(text, &["there. |Sport Ireland"]), [is("Sport Ireland")]);
    }

    #[test]
    fn a_possessive_role_is_nobodys_unless_it_is_family() {
        let text = "Lawyer Ada Example came. Ben Sample slept. His lawyer said it was late.";
        assert_eq!(english(text, &["His lawyer"]), [None]);
    }

    #[test]
    fn a_group_with_a_name_of_its_own_speaks() {
        let text = "It rained. The Harbour campaign said it was late.";
        assert_eq!(english(text, &["The Harbour campaign"]), [is("Harbour campaign")]);
        let text = "It rained. A Harbour campaign said it was late.";
        assert_eq!(english(text, &["A Harbour campaign"]), [None]);
    }

    #[test]
    fn the_report_is_the_one_with_a_name() {
        let text = "The city published the Harbour Bridge Safety Report in May. The report said it was late.";
        assert_eq!(english(text, &["The report"]), [is("Harbour Bridge Safety Report")]);
        let text = "The city published the Harbour Bridge Safety Report and the Valley Road Safety Report. The report said it was late.";
        assert_eq!(english(text, &["The report"]), [None]);
    }

    #[test]
    fn a_name_before_the_noun_is_the_body() {
        let text = "It rained. The Sample Ilbo newspaper said it was late.";
        assert_eq!(english(text, &["The Sample Ilbo newspaper"]), [is("Sample Ilbo")]);
        // What belongs to a body is another one.
        let text = "It rained. XYZ’s newspaper said it was late.";
        assert_eq!(english(text, &["XYZ’s newspaper"]), [None]);
    }

    #[test]
    fn a_body_of_a_state_is_named_by_its_phrase() {
        let text = "It rained. The German army said it was late.";
        assert_eq!(english(text, &["The German army"]), [is("German army")]);
        let text = "It rained. XYZ’s ethics committee said it was late.";
        assert_eq!(english(text, &["XYZ’s ethics committee"]), [is("XYZ’s ethics committee")]);
        let text = "It rained. The Harbour-based firm said it was late.";
        assert_eq!(english(text, &["The Harbour-based firm"]), [None]);
    }

    #[test]
    fn a_noun_means_the_one_body_whose_name_holds_it() {
        let text = "The road belongs to the Harbour Council. The council said it was late.";
        assert_eq!(english(text, &["The council"]), [is("Harbour Council")]);
        let text = "Harbour Council met Valley Council. It rained. It snowed. It was over. It was cold. The council said it was late.";
        assert_eq!(english(text, &["The council"]), [None]);
    }

    #[test]
    fn a_noun_means_the_body_that_is_called_so() {
        let text = "They flew with the airline Exemplar to Lima. It rained. The carrier said it was late.";
        assert_eq!(english(text, &["The carrier"]), [is("Exemplar")]);
    }

    #[test]
    fn of_two_businesses_neither_is_the_company() {
        let text = "They sold Exemplar to Samplex. The company said it was late.";
        assert_eq!(english(text, &["The company"]), [None]);
        let text = "They sold Exemplar. Buyers of Exemplar waited. The company said it was late.";
        assert_eq!(english(text, &["The company"]), [is("Exemplar")]);
    }

    #[test]
    fn who_stands_beside_a_name_in_its_clause_is_another_one() {
        let last = |text: &str, who: &str| english(text, &[who]).pop().flatten();
        let text = "Ada Example sang. Example and the mayor had a talk. ";
        assert_eq!(last(&format!("{text}The mayor said it was late."), "The mayor"), None);
        let text = "Ada Example sang. The talk with the singer calmed Ada Example. Example left. ";
        assert_eq!(last(&format!("{text}The singer said it was late."), "The singer"), None);
        let text = "Ada Example sang. Example’s fans love the singer. ";
        assert_eq!(last(&format!("{text}The singer said it was late."), "The singer"), is("Ada Example"));
    }

    #[test]
    fn who_is_called_otherwise_holds_no_office() {
        let text = "Ada Example, a teacher, came. Ada Example left again. The mayor said it was late.";
        assert_eq!(english(text, &["The mayor"]), [None]);
    }

    #[test]
    fn a_description_means_the_person_in_focus() {
        let text = "Ada Example gave a concert. Ada Example sang. The singer said it was late.";
        assert_eq!(english(text, &["The singer"]), [is("Ada Example")]);
        // Who is told apart is another one, and so is who was a singer before.
        let other = "Ada Example gave a concert. Ada Example sang. The other singer said it was late.";
        assert_eq!(english(other, &["The other singer"]), [None]);
        let before = "Ada Example, a former singer, came. Ada Example sat. The singer said it was late.";
        assert_eq!(english(before, &["The singer"]), [None]);
        // Of two who may be meant neither is.
        let two = "Ada Example sang and Ben Sample was there. The singer said it was late.";
        assert_eq!(english(two, &["The singer"]), [None]);
        // "A singer" whose name does not stand beside it may be meant as well.
        let some =
            "Ada Example gave a concert. A singer sat down. Ada Example sang. The singer said it was late.";
        assert_eq!(english(some, &["The singer"]), [None]);
    }

    #[test]
    fn the_body_that_the_very_noun_has_just_introduced_is_meant() {
        let text = "Exemplar and Samplex met. One company, Exemplar, has agreed. Samplex sat. The company said it was late.";
        assert_eq!(english(text, &["The company"]), [is("Exemplar")]);
    }

    #[test]
    fn an_office_is_not_given_to_who_holds_another() {
        let text = "Chancellor Ada Example came. Ada Example sat. The prime minister said it was late.";
        assert_eq!(english(text, &["The prime minister"]), [None]);
        let paper = "Ada Example came. Ada Example sat. The Sample Leader said it was late.";
        assert_ne!(english(paper, &["The Sample Leader"]), [is("Ada Example")]);
    }

    #[test]
    fn who_comes_from_somewhere_has_a_name_of_his_own() {
        let text = "Ben Sample scored twice. The Dutchman said it was late.";
        assert_eq!(english(text, &["The Dutchman"]), [is("Ben Sample")]);
    }

    #[test]
    fn the_beginning_calls_by_a_role_whom_the_next_paragraph_names() {
        let text = "The shadow chancellor said it was late.\n\nAda Example had warned of it.";
        assert_eq!(english(text, &["The shadow chancellor"]), [is("Ada Example")]);
        let text = "A spokesman for the fair said it was late.\n\nAda Example had warned of it.";
        assert_eq!(english(text, &["A spokesman for the fair"]), [None]);
    }

    #[test]
    fn a_name_ends_what_describes_it() {
        for source in [
            "Nurses' union boss Ada Example",
            "Media and Sport Secretary Ada Example",
            "Harbour Safety Board (HSB) inspector, Ada Example",
            "Only Farms and Horses star Ada Example",
            "First Deputy Chairman of the Harbour Council's Water Committee Ada Example",
        ] {
            let text = format!("It rained. {source} said it was late.");
            assert_eq!(english(&text, &[source]), [is("Ada Example")], "{source}");
        }
        for source in ["The mayor and Prime Minister Ada Example", "A spokesman for singer Ada Example"] {
            let text = format!("It rained. {source} said it was late.");
            assert_eq!(english(&text, &[source]), [None], "{source}");
        }
    }

    #[test]
    fn a_source_that_begins_a_text_with_and_is_read() {
        let source = "and farmer Ada Example";
        let _ = english(&format!("{source} said it was late."), &[source]);
    }

    #[test]
    fn a_body_is_named_behind_a_clause_about_it() {
        let source = "The firm that owns most of the boats, Big Anchor,";
        let text =
            format!("It rained. {source} said it was late. Ada Example sold it. The firm said it was over.");
        assert_eq!(english(&text, &[source, "The firm"]), [is("Big Anchor"), is("Big Anchor")]);
    }

    #[test]
    fn a_country_before_a_name_is_the_roles() {
        let text = "It rained. Ruritania’s ambassador to Britain Zaro Wexel said it was late.";
        let source = "Ruritania’s ambassador to Britain Zaro Wexel";
        assert_eq!(english(text, &[source]), [is("Zaro Wexel")]);
    }

    #[test]
    fn nobody_is_told_of_by_name_in_their_own_words() {
        let text = "Ada Example spoke. Ben Sample came. He said Ben Sample was late.";
        assert_ne!(english(text, &["He"]), [is("Ben Sample")]);
    }

    #[test]
    fn it_goes_on_for_what_has_just_spoken() {
        let text =
            "The Harbour Council said it was late. The plan of Valley Council came. It said it was over.";
        assert_eq!(english(text, &["The Harbour Council", "It"])[1], is("Harbour Council"));
    }

    #[test]
    fn a_last_name_that_is_a_title_is_a_name() {
        let text = "We met Ada King there. King said it was late.";
        assert_eq!(english(text, &["King"]), [is("Ada King")]);
        let text = "The king came. The King said it was late.";
        assert_eq!(english(text, &["The King"]), [None]);
    }

    #[test]
    fn letters_in_brackets_begin_words_of_the_name() {
        let text = "The U.S. Department of Water and Energy (DWE) met. DWE said it was late.";
        let named = english(text, &["met. |DWE"]).pop().flatten();
        assert!(named.is_some_and(|name| name.ends_with("Department of Water and Energy")));
    }

    #[test]
    fn an_age_means_whoever_has_it() {
        let text = "Ada Example, 54, beat Ben Sample, 45. The 54-year-old said it was late.";
        assert_eq!(english(text, &["The 54-year-old"]), [is("Ada Example")]);
        let text = "Ada Example, 54, beat Ben Sample, 54. The 54-year-old said it was late.";
        assert_eq!(english(text, &["The 54-year-old"]), [None]);
    }

    #[test]
    fn a_name_behind_the_comma_is_the_source() {
        let text = "It rained. The friend, Ada Example, said it was late.";
        assert_eq!(english(text, &["The friend, Ada Example,"]), [is("Ada Example")]);
        let text = "It rained. One of the farmers, Ben Sample, 34, said it was late.";
        assert_eq!(english(text, &["One of the farmers, Ben Sample, 34,"]), [is("Ben Sample")]);
    }

    #[test]
    fn a_name_behind_somebody_elses_is_not() {
        let text = "It rained. A friend of the mayor, Ada Example, said it was late.";
        assert_eq!(english(text, &["A friend of the mayor, Ada Example,"]), [None]);
        let text = "It rained. Farmers, Ada Example and Ben Sample, said it was late.";
        assert_eq!(english(text, &["Farmers, Ada Example and Ben Sample,"]), [None]);
    }

    #[test]
    fn the_head_noun_tells_what_a_source_is() {
        for (source, told) in [
            ("Several legal experts", "group: legal experts"),
            ("Residents of the valley", "group: residents"),
            ("A spokeswoman", "unnamed: spokeswoman"),
            ("One stallholder", "unnamed: stallholder"),
            ("A new report", "document: report"),
            ("A source close to the mayor", "unnamed: source"),
            ("The data released on Monday", "document: data"),
        ] {
            assert_eq!(
                last(&format!("It rained. {source} said it was late."), &[source]),
                is(told),
                "{source}"
            );
        }
    }

    #[test]
    fn the_body_that_a_source_belongs_to_is_told() {
        for (source, told) in [
            ("A Harbour Council spokesman", "unnamed: Harbour Council spokesman"),
            ("A spokesman for the Harbour Council", "unnamed: Harbour Council spokesman"),
            ("A Harbour Council report", "document: Harbour Council report"),
            ("Estimates by the Harbour Council", "document: estimates (Harbour Council)"),
        ] {
            assert_eq!(
                last(&format!("It rained. {source} said it was late."), &[source]),
                is(told),
                "{source}"
            );
        }
    }

    #[test]
    fn several_together_are_a_group() {
        let source = "Ada Example and her colleagues";
        let text = format!("It rained. {source} said it was late.");
        assert_eq!(last(&text, &[source]), is("group: Ada Example and her colleagues"));
    }

    #[test]
    fn that_poll_is_the_one_told_of() {
        let text = "A Harbour Council poll showed it was late. That poll said it rained.";
        let sources = ["A Harbour Council poll", "That poll"];
        assert_eq!(last(text, &sources), is("document: Harbour Council poll"));
    }

    #[test]
    fn a_pronoun_means_the_group_that_just_spoke() {
        let text = "Ada Example came. Residents said it was late. They said it rained.";
        assert_eq!(last(text, &["Residents", "They"]), is("group: residents"));
        let text = "A spokeswoman said it was late. She said it rained.";
        assert_eq!(last(text, &["A spokeswoman", "She"]), is("unnamed: spokeswoman"));
    }

    #[test]
    fn a_part_of_a_group_speaks() {
        for (source, told) in [
            ("One of his team", "unnamed: one of his team"),
            ("One of the letters", "document: one of the letters"),
            ("69% of residents", "group: 69% of residents"),
            ("A third", "group: a third"),
            ("One woman we contacted", "unnamed: woman"),
        ] {
            assert_eq!(
                last(&format!("It rained. {source} said it was late."), &[source]),
                is(told),
                "{source}"
            );
        }
    }

    #[test]
    fn another_is_one_of_those_before() {
        let text = "One resident said it was late. Another said it rained.";
        assert_eq!(last(text, &["One resident", "Another"]), is("unnamed: resident"));
        assert_eq!(last("It rained. Another said it was late.", &["Another"]), None);
    }

    #[test]
    fn who_stands_without_a_name_before_who_speaks() {
        let text = "The paper met several residents who said it was late.";
        assert_eq!(last(text, &["who"]), is("group: residents"));
        assert_eq!(last("The paper met the mayor who said it was late.", &["who"]), None);
    }

    #[test]
    fn they_may_be_the_one_person_who_just_spoke() {
        let text = "A spokesperson said it was late. They said it rained.";
        assert_eq!(last(text, &["A spokesperson", "They"]), is("unnamed: spokesperson"));
        let text = "A spokesperson said it was late. Ada Example said so. They said it rained.";
        assert_eq!(last(text, &["A spokesperson", "Ada Example", "They"]), None);
    }

    #[test]
    fn several_told_one_by_one_are_a_group() {
        let text = "It rained. Ada Example, Ben Sample and Cy Pattern said it was late.";
        let group = "group: Ada Example, Ben Sample and Cy Pattern".to_owned();
        assert_eq!(last(text, &["Ada Example, Ben Sample and Cy Pattern"]), Some(group));
        let text = "It rained. The Department for Roads and the Harbour Services Agency said it was late.";
        let source = "The Department for Roads and the Harbour Services Agency";
        assert_eq!(last(text, &[source]), Some(format!("group: {source}")));
        let text = "Ada Example sang. Ada Example, 36, and her husband said it was late.";
        assert_eq!(english(text, &["|Ada Example, 36, and her husband"]), [None]);
        let text = "It rained. Ada Example, who owns Samplex and Exemplar, said it was late.";
        assert_eq!(english(text, &["Ada Example, who owns Samplex and Exemplar"]), [is("Ada Example")]);
    }

    #[test]
    fn a_word_that_lost_its_first_letters_is_completed() {
        let text = "They flew with the airline Exemplar to Lima.\n\nrline said it was late.";
        assert_eq!(english(text, &["\n\n|rline"]), [is("Exemplar")]);
        let text = "They read of it on Twittle all day.\n\nittle said it was late.";
        assert_eq!(english(text, &["\n\n|ittle"]), [is("Twittle")]);
        let text = "Nobody knew of it at all.\n\nkesman said it was late.";
        assert_eq!(last(text, &["\n\n|kesman"]), Some("unnamed: spokesman".to_owned()));
        let text = "They flew with the airline Exemplar to Lima. But rline said it was late.";
        assert_eq!(last(text, &["But |rline"]), None, "it does not begin its paragraph");
    }

    #[test]
    fn a_body_without_a_name_is_a_body() {
        let text = "It rained. A security firm said it was late.";
        assert_eq!(last(text, &["A security firm"]), Some("organisation: security firm".to_owned()));
        let text = "It rained. A port body the Harbour Water Board said it was late.";
        assert_eq!(english(text, &["A port body the Harbour Water Board"]), [is("Harbour Water Board")]);
    }

    #[test]
    fn whoever_spoke_without_a_name_is_called_so_again() {
        let text =
            "Spokesman Ben Sample came. A harbour spokesman said it rained. The spokesman said it was late.";
        let again = english(text, &["A harbour spokesman", "The spokesman"]);
        assert_eq!(again, [None, None]);
    }

    #[test]
    fn who_leads_is_no_former_leader() {
        let text = "President Ada Example came. The former leader said it was late.";
        assert_eq!(english(text, &["The former leader"]), [None]);
    }

    #[test]
    fn a_persons_people_are_told_with_that_person() {
        let text = "It rained. Ada Example’s lawyers said it was late.";
        let lawyers =
            entities(text, Language::for_tests(), &["Ada Example’s lawyers"]).pop().flatten().unwrap();
        assert_eq!(lawyers.name, "lawyers (Ada Example)");
        assert_eq!(
            (lawyers.role.as_deref(), lawyers.affiliation.as_deref()),
            (Some("lawyers"), Some("Ada Example"))
        );
    }

    #[test]
    fn what_somebody_is_does_not_open_a_name() {
        let text = "Model Odeya Example came. She said it was late.";
        assert_eq!(english(text, &["She"]), [is("Odeya Example")]);
    }
}
