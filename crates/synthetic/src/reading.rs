//! An invented article as if it had been read: what packing takes.

use crate::article::{Names, Row, Writer};
use on_record_engine::extract::{Attribution, Entity, Mention, MentionKind, ReadStatement};
use on_record_engine::pack::{ArticleEntry, ReadArticle};
use on_record_engine::{EntityId, Table};
use on_record_engine::{Reading, Span};
use std::collections::BTreeMap;

/// The article and what is stated of it.
pub(crate) fn of(number: usize, writer: Writer<'_>, names: &Names) -> (ReadArticle, ArticleEntry) {
    let name = format!("g{number:06}");
    let text = writer.page.text;
    let mut found = Found { names, entities: Table::default(), of: BTreeMap::new() };
    writer.mentions.iter().for_each(|(row, span)| found.mention(*row, *span));
    let mut statements = Vec::new();
    for placed in writer.placed {
        let saying = placed.saying;
        // Whom a statement speaks about has no place of its own: it is looked up in its words.
        if let Some(row) = saying.about {
            let form = names.cast.get(row).map_or("", |persona| persona.name.as_str());
            let place = placed.content.iter().find_map(|span| {
                let at = span.start as usize + span.of(&text).find(form)?;
                Some(Span::at(at, at + form.len()))
            });
            place.into_iter().for_each(|span| found.mention(row, span));
        }
        let channel = saying.channel.and_then(|row| names.channels.get(row)).cloned();
        statements.push(ReadStatement {
            attribution: Attribution {
                source: placed.source,
                cue: placed.cue,
                content: placed.content,
                quoted: placed.quoted,
                manner: placed.manner,
                kind: placed.kind,
                nested: false,
                confidence: placed.confidence,
            },
            speaker: saying.actor.map(|row| found.entity(row)),
            ground: None,
            stated: None,
            confidence: placed.confidence,
            addressee: channel.zip(placed.told),
            said: placed.said,
        });
    }
    let reading =
        Reading { blocks: writer.page.blocks, entities: found.entities, statements, ..Reading::default() };
    let url = number.is_multiple_of(3).then(|| format!("https://news.example/{name}"));
    let entry = ArticleEntry { line: 1, name: name.clone(), outlet: None, date: None, url, headline: None };
    (ReadArticle { name, text, reading }, entry)
}

/// Whom an article names.
struct Found<'a> {
    names: &'a Names,
    entities: Table<EntityId, Entity>,
    of: BTreeMap<Row, EntityId>,
}

impl Found<'_> {
    fn entity(&mut self, row: Row) -> EntityId {
        let persona = &self.names.cast[row];
        *self.of.entry(row).or_insert_with(|| {
            self.entities.push(Entity {
                name: persona.name.clone(),
                kind: persona.kind,
                named: true,
                role: persona.role.clone(),
                affiliation: None,
                mentions: Vec::new(),
            })
        })
    }

    fn mention(&mut self, row: Row, span: Span) {
        let entity = self.entity(row);
        self.entities[entity].mentions.push(Mention { span, kind: MentionKind::Name });
    }
}
