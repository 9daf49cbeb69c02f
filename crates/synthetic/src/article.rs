//! One invented article: its text, and the statements in it with the spans they were written at.

use crate::chance::Chance;
use crate::clauses::{Clause, filler};
use crate::invented_names::Persona;
use crate::page::{Page, capital};
use on_record_engine::model::{Confidence, Kind, Manner, Said};
use on_record_engine::text::BlockKind;
use on_record_engine::{Date, Span};

/// Who or what a row of the cast, the topics or the channels is.
pub type Row = usize;

/// What is to be said, and by whom.
#[derive(Clone, Debug)]
pub struct Saying {
    /// Who speaks; `None` is a speaker whom the article does not name.
    pub actor: Option<Row>,
    /// Who is spoken about.
    pub about: Option<Row>,
    /// What it is about.
    pub topics: Vec<Row>,
    /// The words.
    pub clause: Clause,
    /// Whom it is told to.
    pub channel: Option<Row>,
    /// Which other sayings have the same words: the number of the first.
    pub original: usize,
}

/// A statement as it stands in the article.
#[derive(Debug)]
pub struct Placed {
    /// What was to be said.
    pub saying: Saying,
    /// Where its words stand.
    pub content: Vec<Span>,
    /// The quoted parts, marks included.
    pub quoted: Vec<Span>,
    /// Who says it, in the article's words.
    pub source: Vec<Span>,
    /// By which word.
    pub cue: Vec<Span>,
    /// Direct, mixed or indirect.
    pub manner: Manner,
    /// What the cue tells of.
    pub kind: Kind,
    /// Where the channel is named.
    pub told: Option<Span>,
    /// When it was said.
    pub said: Said,
    /// How sure an extraction would be.
    pub confidence: Confidence,
}

/// The names that sayings point to.
#[derive(Debug)]
pub struct Names {
    /// The actors.
    pub cast: Vec<Persona>,
    /// The topics.
    pub topics: Vec<String>,
    /// The channels.
    pub channels: Vec<String>,
}

/// The article while it is written.
#[derive(Debug)]
pub struct Writer<'a> {
    /// The text.
    pub page: Page,
    /// The statements so far.
    pub placed: Vec<Placed>,
    /// Where actors are named: row, words, place.
    pub mentions: Vec<(Row, Span)>,
    names: &'a Names,
    date: Option<Date>,
    marks: (char, char),
    introduced: Vec<Row>,
}

impl<'a> Writer<'a> {
    /// An empty article with curly or straight quotation marks.
    #[must_use]
    pub fn new(names: &'a Names, date: Option<Date>, curly: bool) -> Self {
        let marks = if curly { ('“', '”') } else { ('"', '"') };
        Self {
            page: Page::default(),
            placed: vec![],
            mentions: vec![],
            names,
            date,
            marks,
            introduced: vec![],
        }
    }

    /// A sentence between statements.
    pub fn between(&mut self, topic: Row, chance: &mut Chance) {
        let topic = self.names.topics.get(topic).map_or("", String::as_str);
        self.page.put(&filler(topic, chance));
        self.page.gap();
    }

    /// Writes a statement down in one of the ways in which articles report.
    pub fn say(&mut self, saying: Saying, chance: &mut Chance) {
        let mut placed = Placed {
            saying,
            content: vec![],
            quoted: vec![],
            source: vec![],
            cue: vec![],
            manner: Manner::Direct,
            kind: Kind::Speech,
            told: None,
            said: Said::default(),
            confidence: Confidence {
                content: chance.between(60, 99) as u8,
                speaker: chance.between(50, 99) as u8,
            },
        };
        match chance.below(10) {
            0..=2 => self.split(&mut placed, chance),
            3 | 4 => self.quotation_first(&mut placed, chance),
            5 | 6 => self.mixed(&mut placed, chance),
            _ => self.indirect(&mut placed, chance),
        }
        self.page.gap();
        self.placed.push(placed);
    }

    /// “The plan fails,” she said. “And that is all.”
    fn split(&mut self, placed: &mut Placed, chance: &mut Chance) {
        let clause = placed.saying.clause.clone();
        self.quoted(placed, &format!("{},", capital(&clause.first)));
        self.page.gap();
        self.speaker(placed, false, chance);
        self.cue(placed, chance.pick(&["said", "argued", "warned", "denied"]));
        self.when(placed, chance);
        self.page.put(". ");
        self.quoted(placed, &format!("{}.", capital(&clause.second)));
    }

    /// “The plan fails, and that is all,” Ada Example told Radio Kestrel.
    fn quotation_first(&mut self, placed: &mut Placed, chance: &mut Chance) {
        let words = format!("{},", capital(&placed.saying.clause.whole()));
        self.quoted(placed, &words);
        self.page.gap();
        self.speaker(placed, false, chance);
        if !self.told(placed) {
            self.cue(placed, chance.pick(&["said", "replied", "agreed"]));
            self.when(placed, chance);
        }
        self.page.put(".");
    }

    /// Ada Example said the plan fails, “and that is all.”
    fn mixed(&mut self, placed: &mut Placed, chance: &mut Chance) {
        let clause = placed.saying.clause.clone();
        placed.manner = Manner::Mixed;
        self.speaker(placed, true, chance);
        if !self.told(placed) {
            self.cue(placed, chance.pick(&["said", "maintained", "acknowledged"]));
        }
        self.page.put(" that ");
        let open = self.page.put(&format!("{}, ", clause.first));
        let marked = self.marked(&format!("{}.", clause.second));
        placed.quoted.push(marked);
        placed.content.push(open.join(marked));
    }

    /// Ada Example said on Friday that the plan fails, and that is all.
    fn indirect(&mut self, placed: &mut Placed, chance: &mut Chance) {
        let words = placed.saying.clause.whole();
        placed.manner = Manner::Indirect;
        self.speaker(placed, true, chance);
        let (cue, kind) = *match chance.below(8) {
            0 => &("believes", Kind::Attitude),
            1 => &("hoped", Kind::Attitude),
            2 => &("found", Kind::Finding),
            3 => &("signalled", Kind::Other),
            4 | 5 => &("announced", Kind::Speech),
            _ => &("said", Kind::Speech),
        };
        placed.kind = kind;
        if kind != Kind::Speech || !self.told(placed) {
            self.cue(placed, cue);
        }
        self.when(placed, chance);
        self.page.put(" that ");
        placed.content.push(self.page.put(&words));
        self.page.put(".");
    }

    fn marked(&mut self, words: &str) -> Span {
        self.page.put(&format!("{}{words}{}", self.marks.0, self.marks.1))
    }

    fn quoted(&mut self, placed: &mut Placed, words: &str) {
        let span = self.marked(words);
        placed.quoted.push(span);
        placed.content.push(span);
    }

    fn cue(&mut self, placed: &mut Placed, word: &str) {
        self.page.gap();
        placed.cue.push(self.page.put(word));
    }

    /// Names the speaker: whole at first, then by surname, role or pronoun.
    fn speaker(&mut self, placed: &mut Placed, opens: bool, chance: &mut Chance) {
        let Some(row) = placed.saying.actor else {
            let who = chance.pick(&["officials", "a person familiar with the matter", "several residents"]);
            let who = if opens { capital(who) } else { who.to_owned() };
            placed.source.push(self.page.put(&who));
            return;
        };
        let Some(persona) = self.names.cast.get(row) else { return };
        let just_named = self.placed.last().is_some_and(|p| p.saying.actor == Some(row));
        let span = if self.introduced.contains(&row) {
            match (persona.pronoun, just_named && chance.percent(60)) {
                (Some(pronoun), true) => {
                    self.page.put(&if opens { capital(pronoun) } else { pronoun.to_owned() })
                }
                _ => self.mention(row, &persona.short),
            }
        } else {
            self.introduced.push(row);
            let named = match &persona.role {
                Some(role) if !opens => {
                    let role = self.page.put(&format!("the {role} "));
                    let name = self.mention(row, &persona.name);
                    role.join(name)
                }
                _ => self.mention(row, &persona.name),
            };
            match persona.body.and_then(|body| Some((body, self.names.cast.get(body)?))) {
                Some((body, organisation)) => {
                    self.page.put(" of the ");
                    named.join(self.mention(body, &organisation.name))
                }
                None => named,
            }
        };
        placed.source.push(span);
    }

    fn mention(&mut self, row: Row, form: &str) -> Span {
        let span = self.page.put(form);
        self.mentions.push((row, span));
        span
    }

    /// " told Radio Kestrel", where the saying has a channel.
    fn told(&mut self, placed: &mut Placed) -> bool {
        let Some(channel) = placed.saying.channel.and_then(|row| self.names.channels.get(row)) else {
            return false;
        };
        self.cue(placed, "told");
        self.page.gap();
        placed.told = Some(self.page.put(channel));
        true
    }

    /// " on Friday": a day, where the article's own day is known.
    fn when(&mut self, placed: &mut Placed, chance: &mut Chance) {
        const DAYS: [&str; 7] =
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        if !chance.percent(40) {
            return;
        }
        let back = chance.below(6) as i32;
        let on = self.date.map(|d| d.add_days(-back));
        let day = on.map_or(chance.below(7), |d| d.weekday().into());
        self.page.gap();
        let basis = self.page.put(&format!("on {}", DAYS.get(day).unwrap_or(&"Monday")));
        placed.said = Said { on, basis: Some(basis) };
    }

    /// Ends a paragraph of running text.
    pub fn paragraph(&mut self) {
        self.page.end(BlockKind::Body);
    }
}
