//! The words of a corpus, each known once, and the articles as runs of them.
//!
//! What a word is, a thing or a deed, is told by its company in the whole corpus: "the strike" is a thing, "to strike" a
//! deed. So no list of nouns is needed.

use crate::language::Language;
use crate::model::corpus::{Article, Corpus};
use crate::pack::compared_words::{each_place, folded, words};
use crate::strings::hash::mix;
use crate::text::block::BlockKind;
use rustc_hash::{FxHashMap, FxHashSet};

/// Maximum number of words read of an article, from its beginning: news tells first what it is about.
const READ: usize = 1200;
/// Number of paragraphs below the headline that are the article's lead.
const LEAD: usize = 2;
/// Maximum number of paragraphs at an article's end that may be the outlet's own words…
const CLOSING: usize = 3;
/// …where at least this number of articles ends with the same one.
const ALIKE: usize = 3;
/// What the ending of an adverb must leave, in bytes.
const ADVERB: usize = 4;
/// A verb that an ending tells is longer than this, in bytes.
const VERB: usize = 4;

/// What the word directly before counts as evidence of a thing or a deed; what stands further off counts one.
const SURE: u32 = 4;

/// Where in its article a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// Below the lead.
    Body,
    /// In the first paragraphs.
    Lead,
    /// In the headline.
    Headline,
}

/// How a word follows the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// Behind a mark, or as the first.
    Apart,
    /// Behind a blank.
    Blank,
    /// Behind a hyphen.
    Hyphen,
}

/// A word in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Which word.
    pub(super) word: u32,
    /// Its bytes in the article's text.
    pub(super) start: u32,
    pub(super) end: u32,
    /// How it follows the word before.
    pub(super) joint: Joint,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether it has the ending of an owner.
    pub(super) owner: bool,
    /// Where it stands.
    pub(super) part: Part,
}

/// What is known of a word by itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// The number of its stem; words that differ in number share it.
    pub(super) stem: u32,
    /// Whether it can tell what a text is about: neither a small word nor a number.
    pub(super) content: bool,
    /// Whether it may stand inside a topic though it tells nothing: "of".
    pub(super) within: bool,
    /// Whether a topic may begin with it.
    pub(super) opens: bool,
    /// Whether a topic may end with it.
    pub(super) closes: bool,
    /// Whether it can be a topic alone.
    pub(super) alone: bool,
    /// Whether it says what somebody is: "spokesperson".
    pub(super) role: bool,
    /// Whether it joins two things.
    joins: bool,
    /// Whether it stands for more than one.
    pub(super) plural: bool,
    /// Whether a place stands behind it: "in".
    pub(super) before_place: bool,
    verb: bool,
    before_thing: bool,
    before_deed: bool,
    before_quality: bool,
    small: bool,
}

/// In which company a stem stands.
#[derive(Clone, Copy, Debug, Default)]
struct Company {
    thing: u32,
    deed: u32,
    quality: u32,
    seen: u32,
    /// How often it stands where a capital tells a name, and how often it has one there.
    inside: u32,
    capital: u32,
    /// How often nothing that it could describe stands behind it.
    last: u32,
}

impl Company {
    /// Whether it is written as a name.
    const fn name(self) -> bool {
        self.capital * 2 > self.inside
    }
}

/// Paragraphs with which several articles end alike that begin otherwise: what an outlet says below its articles tells
/// nothing of them. Copies of one article begin alike too.
fn closing_words(corpus: &Corpus) -> FxHashSet<&str> {
    let mut beginnings: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for article in corpus.articles.rows() {
        let body = article.blocks.iter().filter(|block| block.kind == BlockKind::Body);
        let body: Vec<&str> = body.map(|block| block.span.of(&article.text)).collect();
        let Some((first, rest)) = body.split_first() else { continue };
        for paragraph in rest.iter().rev().take(CLOSING) {
            let known = beginnings.entry(paragraph).or_default();
            if known.len() < ALIKE && !known.contains(first) {
                known.push(first);
            }
        }
    }
    beginnings.into_iter().filter(|(_, first)| first.len() >= ALIKE).map(|(text, _)| text).collect()
}

/// The words of a corpus.
pub(super) struct Lexicon<'l> {
    language: &'l Language,
    /// Words as they are written, so that most need not be compared letter by letter.
    forms: FxHashMap<&'l str, u32>,
    numbers: FxHashMap<String, u32>,
    words: Vec<Word>,
    stems: FxHashMap<String, u32>,
    company: Vec<Company>,
}

impl<'l> Lexicon<'l> {
    /// The words of all articles, and each article as a run of them.
    pub(super) fn read(corpus: &'l Corpus, language: &'l Language) -> (Self, Vec<Vec<Token>>) {
        let mut lexicon = Self {
            language,
            forms: FxHashMap::default(),
            numbers: FxHashMap::default(),
            words: Vec::new(),
            stems: FxHashMap::default(),
            company: Vec::new(),
        };
        let closing = closing_words(corpus);
        let articles =
            corpus.articles.rows().iter().map(|article| lexicon.article(article, &closing)).collect();
        (lexicon, articles)
    }

    /// What is known of a word.
    pub(super) fn word(&self, number: u32) -> Word {
        self.words.get(number as usize).copied().unwrap_or_default()
    }

    /// How many stems there are.
    pub(super) fn stems(&self) -> usize {
        self.company.len()
    }

    /// Whether a stem is a noun, or part of a name.
    pub(super) fn is_thing(&self, stem: u32) -> bool {
        self.company(stem).is_some_and(|c| {
            c.name() || c.thing * 10 >= c.seen * SURE && c.thing >= c.deed && c.thing >= c.quality
        })
    }

    /// Whether a word can be the last of a topic: a noun that does not mostly describe another.
    pub(super) fn is_head(&self, number: u32) -> bool {
        let word = self.word(number);
        let Some(company) = self.company(word.stem) else { return false };
        let describes = company.last * 2 < company.seen;
        word.content
            && word.closes
            && self.is_thing(word.stem)
            && !describes
            && (company.name() || !word.verb || company.thing * 4 >= company.seen * SURE)
    }

    /// Whether a word can be the first of a topic.
    pub(super) fn is_first(&self, number: u32) -> bool {
        let word = self.word(number);
        // "selling oil" is a deed; "the mining company" is a thing.
        let deed = self
            .company(word.stem)
            .is_some_and(|c| !c.name() && (c.deed > c.thing || word.verb && c.thing * 5 < c.seen * SURE));
        word.content && word.opens && !deed
    }

    /// Whether a stem is written as a name.
    pub(super) fn is_name(&self, stem: u32) -> bool {
        self.company(stem).is_some_and(Company::name)
    }

    /// The phrase that some words are.
    pub(super) fn phrase(&self, words: &[u32]) -> u64 {
        words.iter().fold(0, |key, &number| mix(key, u64::from(self.word(number).stem) + 1))
    }

    /// Whether a word joins two things: "and".
    pub(super) fn joins(&self, number: u32) -> bool {
        self.word(number).joins
    }

    /// The phrases that a person's name ends in: all of it, and the last name.
    pub(super) fn ends(&self, name: &str) -> Vec<u64> {
        let numbers = self.known_words(name).unwrap_or_default();
        (0..numbers.len()).filter_map(|from| Some(self.phrase(numbers.get(from..)?))).collect()
    }

    /// The phrase that a name is, where all its words are known.
    pub(super) fn key(&self, name: &str) -> Option<u64> {
        let numbers = self.known_words(name).filter(|numbers| !numbers.is_empty())?;
        Some(self.phrase(&numbers))
    }

    /// The words of a name by their numbers; `None` where one is not known.
    fn known_words(&self, name: &str) -> Option<Vec<u32>> {
        words(name).into_iter().map(|(plain, _)| self.numbers.get(&plain).copied()).collect()
    }

    fn company(&self, stem: u32) -> Option<Company> {
        self.company.get(stem as usize).copied()
    }

    fn article(&mut self, article: &'l Article, closing: &FxHashSet<&str>) -> Vec<Token> {
        let mut tokens = Vec::new();
        let mut body = 0;
        for block in &article.blocks {
            let part = match block.kind {
                BlockKind::Headline => Part::Headline,
                BlockKind::Body if body < LEAD => Part::Lead,
                BlockKind::Body => Part::Body,
                _ => continue,
            };
            body += usize::from(block.kind == BlockKind::Body);
            if closing.contains(block.span.of(&article.text)) {
                continue;
            }
            self.paragraph(&article.text, block.span.range(), part, &mut tokens);
            if tokens.len() > READ {
                break;
            }
        }
        self.keep_company(&tokens);
        tokens
    }

    fn paragraph(
        &mut self,
        text: &'l str,
        place: std::ops::Range<usize>,
        part: Part,
        tokens: &mut Vec<Token>,
    ) {
        let Some(piece) = text.get(place.clone()) else { return };
        let mut end = 0;
        let mut first = true;
        each_place(piece, |at| {
            let joint = match piece.get(end..at.start).unwrap_or_default() {
                " " | "\u{a0}" if !first => Joint::Blank,
                "-" | "\u{2010}" | "\u{2011}" if !first => Joint::Hyphen,
                _ => Joint::Apart,
            };
            let form = piece.get(at.clone()).unwrap_or_default();
            (end, first) = (at.end, false);
            tokens.push(Token {
                word: self.of_form(form),
                start: (place.start + at.start) as u32,
                end: (place.start + at.end) as u32,
                joint,
                capital: form.starts_with(char::is_uppercase),
                owner: self.language.grammar.unowned(form).len() < form.len(),
                part,
            });
        });
    }

    /// The number of a word as it is written.
    fn of_form(&mut self, form: &'l str) -> u32 {
        if let Some(&known) = self.forms.get(form) {
            return known;
        }
        let number = self.number(folded(form));
        self.forms.insert(form, number);
        number
    }

    fn number(&mut self, plain: String) -> u32 {
        if let Some(&known) = self.numbers.get(&plain) {
            return known;
        }
        let topics = &self.language.topics;
        let next = self.company.len() as u32;
        let singular = topics.singular(&plain);
        let digits = plain.starts_with(|c: char| c.is_ascii_digit());
        let small = topics.stop.contains(&plain);
        let content = plain.chars().count() >= 3 && !small && !digits;
        let measure = topics.measures.contains(&singular) || topics.measures.contains(&plain);
        let calendar = topics.calendar.contains(&singular);
        let vague = topics.vague.contains(&singular) || topics.vague.contains(&plain);
        let role = self.language.gazetteer.is_role(&singular);
        let adverb = topics.adverb_endings.close(&plain, ADVERB);
        let plural = singular != plain;
        let stem = *self.stems.entry(singular).or_insert(next);
        if stem == next {
            self.company.push(Company::default());
        }
        let number = self.words.len() as u32;
        self.words.push(Word {
            stem,
            content,
            within: topics.within_phrases.contains(&plain),
            opens: !adverb && !measure && !topics.degrees.contains(&plain),
            closes: !adverb && !measure && !calendar,
            alone: !vague && !role && topics.adjective_endings.of(&plain).is_none(),
            verb: plain.len() > VERB && topics.verb_endings.of(&plain).is_some(),
            before_thing: topics.before_things.contains(&plain),
            before_deed: topics.before_deeds.contains(&plain),
            before_quality: topics.before_qualities.contains(&plain),
            before_place: topics.before_places.contains(&plain),
            role,
            joins: self.language.grammar.and.contains(&plain),
            plural,
            small,
        });
        self.numbers.insert(plain, number);
        number
    }

    fn keep_company(&mut self, tokens: &[Token]) {
        // Whether the run of content words up to here stands behind a word that things stand behind.
        let mut after_thing = false;
        for (at, token) in tokens.iter().enumerate() {
            let joined = token.joint != Joint::Apart;
            let before = at.checked_sub(1).and_then(|at| tokens.get(at)).filter(|_| joined);
            let before = before.map(|before| self.word(before.word)).unwrap_or_default();
            let next = tokens.get(at + 1).filter(|next| next.joint != Joint::Apart);
            let last = next.is_none_or(|next| self.word(next.word).small);
            after_thing = before.before_thing || after_thing && before.content && joined;
            let word = self.word(token.word);
            let Some(company) = self.company.get_mut(word.stem as usize) else { continue };
            // "the bridge", and less surely "the harbour bridge".
            company.thing += match (before.before_thing, after_thing && last && !word.verb) {
                (true, _) => SURE,
                (false, further) => u32::from(further),
            };
            company.deed += SURE * u32::from(before.before_deed);
            company.quality += SURE * u32::from(before.before_quality);
            company.last += u32::from(last);
            // A capital behind a mark, or in a headline, tells nothing.
            if joined && token.part != Part::Headline {
                company.inside += 1;
                company.capital += u32::from(token.capital);
            }
            company.seen += 1;
        }
    }
}
