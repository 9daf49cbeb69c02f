//! The small words that decide a construction, for each stage those it asks for. The lists say what each is for, with an
//! example.

use super::lists::word_sets;

word_sets! {
    /// Words that more than one stage asks for.
    Grammar from "grammar"
    sets { possessives, the, definite, capital_articles, articles, and, of }
    endings { plurals, not_plurals, not_plurals_of_nouns }
    lines { leading_articles, possessive_endings }
}

/// Shorter words are no singulars: "us" is none of "u".
const SINGULAR: usize = 3;

impl Grammar {
    /// A word without the ending of a plural; `None` where it has none.
    pub(crate) fn without_plural<'w>(&self, word: &'w str) -> Option<&'w str> {
        word.strip_suffix(self.plurals.of(word)?)
    }

    /// Whether a word is written like a plural: "Liberals", not "Congress".
    pub(crate) fn is_plural(&self, word: &str) -> bool {
        self.plurals.of(word).is_some() && self.not_plurals.of(word).is_none()
    }

    /// The singular of a noun: "analyst" of "analysts"; `None` of "virus".
    pub(crate) fn singular<'w>(&self, noun: &'w str) -> Option<&'w str> {
        let plural = self.is_plural(noun) && self.not_plurals_of_nouns.of(noun).is_none();
        self.without_plural(noun).filter(|one| plural && one.len() >= SINGULAR)
    }

    /// A name in small letters without an article at its beginning.
    pub(crate) fn without_article<'n>(&self, name: &'n str) -> &'n str {
        let bare = |article: &String| name.strip_prefix(article.as_str())?.strip_prefix(' ');
        self.leading_articles.iter().find_map(bare).unwrap_or(name)
    }

    /// A name as it stands in a text without the definite article at its beginning, where that is written large: "The Sample".
    pub(crate) fn without_definite<'n>(&self, name: &'n str) -> &'n str {
        let article = name.split_once(' ').filter(|(first, _)| self.capital_articles.contains(first));
        article.map_or(name, |(_, rest)| rest)
    }

    /// A word without the ending of a possessive.
    pub(crate) fn unowned<'n>(&self, word: &'n str) -> &'n str {
        self.possessive_endings.iter().fold(word, |word, ending| word.trim_end_matches(ending.as_str()))
    }

    /// The owner and what is owned: "NBC" and "“Meet the Press”" of "NBC’s “Meet the Press”".
    pub(crate) fn owner<'n>(&self, name: &'n str) -> Option<(&'n str, &'n str)> {
        self.possessive_endings.iter().find_map(|ending| {
            let mut places = name.match_indices(ending.as_str());
            places.find_map(|(at, _)| {
                Some((name.get(..at)?, name.get(at + ending.len()..)?.strip_prefix(' ')?))
            })
        })
    }
}

word_sets! {
    /// How a text is cut into words, sentences and quotations.
    SentenceWords from "sentences"
    sets { abbreviations, words_of_one_letter, openers, elisions }
    endings { possessives, plurals }
}

word_sets! {
    /// How the lines around an article are told from the article.
    ParagraphWords from "paragraphs"
    sets {
        comment_lines, comments, comments_alone, behind_numbers, hours, undated, between_names, writing, covering,
        between_writers,
    }
    lines { said_not_counted, by }
}

word_sets! {
    /// Pronouns and whom they can stand for.
    Pronouns from "pronouns"
    sets { male, female, thing, several, alone, first_person, speaking_alone, relative }
}

word_sets! {
    /// How names, with the titles and roles beside them, are told from what stands around them.
    MentionWords from "mentions"
    sets {
        behind_no_first_name, offices_with_a_field, ministries, field, verbs_like_particles, courtesies, before_a_role,
        within_a_role, according, apposition, behind_a_role, not_its_field, outside_appositions, left_out_of_roles, out_of_office, of_captions,
        roles_without_a_head, fields_of_bodies, before_a_first_name, letters_behind, offices_with_another_field,
    }
    endings { opener_endings }
    lines { short_offices }
}

impl MentionWords {
    /// An office that is written short: "senator" for "Sen".
    pub(crate) fn in_full(&self, short: &str) -> Option<&str> {
        self.short_offices.iter().find_map(|line| line.strip_prefix(short)?.strip_prefix(' '))
    }
}

word_sets! {
    /// How the turns of a conversation are told from other paragraphs that begin with a name and a mark.
    TurnWords from "turns"
    sets { question, answer, spoken, no_speaker, nobody }
    lines { asked_by, spoke_to }
}

word_sets! {
    /// Whom the words of a source mean.
    SourceWords from "sources"
    sets {
        bodies_of_a_state, papers, named_papers, other_papers, before_a_group, one_of_many, within_a_group,
        one_of_several, of_somebody, family, behind_the_head, not_the_head, before_another_name, before_no_subject,
        prepositions, behind_a_definite_role, any_leader, one, offices, offices_of_a_place, short_for_a_body, offices_of_one, of_a_people, peoples, naming_oneself, giving_a_name, no_persons, another,
        staying_unnamed, leaving_out, joined_leaving_out, behind_leaving_out, leaving_out_of_all, all,
        before_a_place,
    }
    lines { years_old }
}

word_sets! {
    /// What the head noun of a source without a name says that it is.
    NamelessWords from "nameless"
    sets { documents, groups, persons, shares, fractions, one_of_them, behind_a_head, told_before, determiners, belonging }
    endings { participles, person_endings }
}

impl NamelessWords {
    /// Whether a word in small letters, in one or many, means what is written, shown or counted: "figures".
    pub(crate) fn is_document(&self, grammar: &Grammar, word: &str) -> bool {
        self.documents.contains(word)
            || grammar.without_plural(word).is_some_and(|one| self.documents.contains(one))
    }
}

word_sets! {
    /// Whom or what a statement was told to.
    AddresseeWords from "addressees"
    sets {
        telling, before_an_addressee, finite_verbs, occasions, behind_an_occasion, broadcast, speaking, behind_speaking,
        appearing, saying, behind_saying, on, to, with, posts, before_no_title, within_a_title, title_openers,
        before_a_country, another_occasion, making, remarks,
    }
    lines { platforms }
}

word_sets! {
    /// When a statement was made.
    TimeWords from "times"
    sets { state, of_a_state,
        openers, leading, last, since, late, on, today, yesterday, this, earlier, behind_earlier, day, parts_of_today,
        parts_of_a_day, periods, adverbs, verbs_of_saying, clauses_behind, clauses_before, airing, programmes,
    }
    endings { past_endings }
    lines { months, weekdays }
}

impl TimeWords {
    /// Whether a word names a month or a day of the week, in full or short: "August", "Aug".
    pub(crate) fn is_of_the_calendar(&self, word: &str) -> bool {
        let short = word.len() == 3;
        let is = |name: &String| {
            let start = if short { name.get(..3) } else { Some(name.as_str()) };
            start.is_some_and(|start| start.eq_ignore_ascii_case(word))
        };
        word.starts_with(char::is_uppercase) && self.months.iter().chain(&self.weekdays).any(is)
    }
}

word_sets! {
    /// What words do in their clause.
    WordClasses from "word-classes"
    sets {
        coordinators, that, relative_words, to, pronouns, auxiliaries, modals, forms_of_be, determiners, of, as_word,
        prepositions, subordinators, negations, objects,
    }
    endings { participle_endings, past_endings, adverb_endings, plural_endings, no_plural_endings }
}

word_sets! {
    /// By which words the rules of attribution know their constructions.
    AttributionWords from "attribution"
    sets {
        small_words_of_titles, nobody, epithets, in_names, joining, between_verbs, joining_clauses, accusing, asides,
        no_participles, before_a_venue, subjects, who, with, passive_auxiliaries, between_passive_verbs, quoting,
        interrogatives, withholding, asking, concluding, passing_on, about, remarking, none, citing, ringing, relaying, telling, of_the_words_before, conversing,
        standing_for_something, standing_for_speech, pointing_back, by, voicing, stances, rare_ranks, common_rank,
    }
    endings { negative_endings }
    lines { set_phrases }
}

#[cfg(test)]
mod tests {
    use super::Grammar;
    use crate::language::lists::Lists;
    use std::collections::BTreeMap;

    #[test]
    fn an_article_at_the_beginning_tells_no_names_apart() {
        let lists = BTreeMap::from([("grammar", "[leading articles]\nthe\n")]);
        let grammar = Grammar::read(&Lists::new(&lists));
        let names = ["the sample", "theatre sample", "the"].map(|name| grammar.without_article(name));
        assert_eq!(names, ["sample", "theatre sample", "the"]);
    }
}
