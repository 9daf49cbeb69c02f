//! What a typed text asks. Words like "who" and "said" are no words to search for; a whole question ("who contradicts Ada
//! on repairs") names a person and a topic, and its verb is nothing that the corpus could judge: it asks for what others
//! say about that person. Words in quotation marks are searched as they stand.
//!
//! ```
//! use on_record_asking::{asked, catalog::Catalog};
//! let library = Catalog::new(on_record_engine::Corpus::default());
//! let asked = asked::read(&library, "who said repairs");
//! assert_eq!(asked.words, "repairs");
//! assert_eq!(asked.left_out, ["who", "said"]);
//! ```

use crate::catalog::{Catalog, Found};
use on_record_engine::language::{Asking, Small, Stemming};
use on_record_engine::model::ActorKind;
use on_record_engine::query::{Facet, Query, Value, language, loose_words, plain, values};
use on_record_engine::sorting::sort_by_key;
use on_record_engine::{ActorId, Id, Span};

/// What a typed text asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The words to search.
    pub words: String,
    /// The values that a question names.
    pub named: Vec<(Facet, Value)>,
    /// The words that are not searched, as they were typed.
    pub left_out: Vec<String>,
}

/// Maximum number of words of a text that are looked up as names.
const MOST_WORDS: usize = 16;
/// Maximum number of words of a name that is found in a question.
const LONGEST_NAME: usize = 4;

/// A word outside quotation marks.
struct Token {
    span: Span,
    /// Folded, its parts joined by hyphens.
    word: String,
    small: Option<Small>,
    fate: Fate,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Searched,
    LeftOut,
    Named,
}

/// Reads what was typed.
#[must_use]
pub fn read(library: &Catalog, typed: &str) -> Asked {
    let rules = Asking::of(language(library.corpus()));
    let mut tokens: Vec<Token> = loose_words(typed)
        .map(|(span, _)| {
            let word = plain(span.of(typed));
            let capitals = span.of(typed).chars().filter(|c| c.is_uppercase()).count() > 1;
            let small = if capitals { None } else { rules.sort(&word) };
            Token { span, word, small, fate: Fate::Searched }
        })
        .filter(|token| !token.word.is_empty())
        .collect();
    let as_typed = || Asked { words: typed.to_owned(), ..Asked::default() };
    let quoted = tokens.len() < loose_words(typed).count() || typed.contains(['"', '“', '„', '«']);
    if !quoted && tokens.iter().all(|token| token.small.is_some()) {
        return as_typed();
    }
    let asks = |small| matches!(small, Some(Small::Question | Small::Who));
    let question = tokens.first().is_some_and(|first| asks(first.small)) || typed.trim_end().ends_with('?');
    let mut named = Vec::new();
    if question && tokens.len() <= MOST_WORDS {
        topics(library, &mut tokens, &mut named);
        actors(library, &mut tokens, &mut named);
    }
    for token in &mut tokens {
        let always = asks(token.small) || token.small == Some(Small::Saying);
        if token.fate == Fate::Searched && token.small.is_some() && (question || always) {
            token.fate = Fate::LeftOut;
        }
    }
    if tokens.iter().all(|token| token.fate == Fate::Searched) {
        return as_typed();
    }
    let gone = tokens.iter().filter(|token| token.fate != Fate::Searched);
    let mut words = String::new();
    let mut rest = 0;
    for token in gone {
        words.push_str(typed.get(rest..token.span.start as usize).unwrap_or(""));
        rest = token.span.end as usize;
    }
    words.push_str(typed.get(rest..).unwrap_or(""));
    // A question that was read is told as a whole; of its words only the verb needs a word of its own.
    let is_told = |token: &&Token| token.fate == Fate::LeftOut && (named.is_empty() || token.small.is_none());
    let left_out = tokens.iter().filter(is_told);
    Asked {
        words: words.split_whitespace().collect::<Vec<_>>().join(" "),
        left_out: left_out.map(|token| token.span.of(typed).to_owned()).collect(),
        named,
    }
}

/// The longest runs of words that `find` knows, each once.
fn runs<T>(tokens: &mut [Token], mut find: impl FnMut(&str) -> Option<T>) -> Vec<(usize, usize, T)> {
    let mut found = Vec::new();
    for length in (1..=LONGEST_NAME.min(tokens.len())).rev() {
        for start in 0..=tokens.len() - length {
            let run = &mut tokens[start..start + length];
            let edges = [run.first(), run.last()];
            let fits = edges.into_iter().flatten().all(|token| token.small.is_none() && token.word.len() > 1);
            if !fits || run.iter().any(|token| token.fate != Fate::Searched) {
                continue;
            }
            let words = run.iter().map(|token| token.word.as_str()).collect::<Vec<_>>().join("-");
            if let Some(value) = find(words.strip_suffix("-s").unwrap_or(&words)) {
                run.iter_mut().for_each(|token| token.fate = Fate::Named);
                found.push((start, start + length, value));
            }
        }
    }
    sort_by_key(&mut found, |&(start, ..)| start);
    found
}

/// Topics that are called so, in any form of the words: "repair" is the topic "Repairs".
fn topics(library: &Catalog, tokens: &mut [Token], named: &mut Vec<(Facet, Value)>) {
    let rules = Stemming::of(language(library.corpus()));
    let stems =
        |words: &str| plain(words).split('-').map(|word| rules.stem(word).into_owned()).collect::<Vec<_>>();
    let topics = values(library.index(), Facet::Topic).filter_map(|topic| {
        let label = library.name(Facet::Topic, topic)?;
        (library.rows(Facet::Topic, topic) > 0).then(|| (stems(label), topic))
    });
    let topics: Vec<(Vec<String>, Value)> = topics.collect();
    let find = |words: &str| {
        let wanted = stems(words);
        topics.iter().find(|(label, _)| *label == wanted).map(|&(_, topic)| topic)
    };
    named.extend(runs(tokens, find).into_iter().map(|(.., topic)| (Facet::Topic, topic)));
}

/// The actors that a question names: whoever is asked about, or who is asked for.
fn actors(library: &Catalog, tokens: &mut [Token], named: &mut Vec<(Facet, Value)>) {
    // Of a person a part of the name is enough; of "Harbour Council" neither word alone means the council.
    let is_meant = |value: Value, words: &str| {
        let actor = value.row().and_then(|row| library.corpus().actors.get(ActorId::from_index(row)));
        actor.is_some_and(|actor| {
            let mut names = actor.aliases.iter().map(|alias| &alias.form).chain([&actor.name]);
            actor.kind == ActorKind::Person || names.any(|name| plain(name) == words)
        })
    };
    let find = |words: &str| match library.find(Facet::Speaker, words) {
        Found::One(actor) => Some(actor).filter(|&actor| is_meant(actor, words)),
        _ => None,
    };
    let found = runs(tokens, find);
    let asks_who = tokens.first().is_some_and(|first| first.small == Some(Small::Who));
    let mut speaker = false;
    for (start, _, actor) in found {
        let before = tokens[..start].iter().rev().find(|token| token.small != Some(Small::Article));
        let about = match before.and_then(|token| token.small) {
            Some(Small::About) => true,
            Some(Small::Helping) => false,
            _ => asks_who || speaker,
        };
        speaker |= !about;
        if about && asks_who {
            // What somebody does to somebody is a verdict; the corpus only knows who speaks about whom.
            let verb = tokens[..start].iter_mut().filter(|token| token.fate == Fate::Searched);
            verb.for_each(|token| token.fate = Fate::LeftOut);
        }
        named.push((if about { Facet::About } else { Facet::Speaker }, actor));
    }
}

/// How many statements have a topic's name among their words without being of the topic.
#[must_use]
pub fn mentions(library: &Catalog, topic: Value, base: &Query) -> usize {
    let Some(label) = library.name(Facet::Topic, topic) else { return 0 };
    let mut query = base.clone();
    label.clone_into(&mut query.words);
    let of_topic = query.of_mut(Facet::Topic);
    of_topic.any.clear();
    of_topic.not.push(topic);
    query.rows(library.corpus(), library.index()).len()
}
