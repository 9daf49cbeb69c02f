//! The tables of an audit that name people: who says most, who has no name, who is only talked about.

use crate::links::Link;
use crate::parts::picture::rows::left_out;
use crate::texts::Forms;
use crate::views::quoted::audit::{Audit, MOST};
use crate::views::quoted::count::{MANNERS, Sums};
use crate::views::quoted::grid::{Grid, GridCell, GridRow};
use on_record_engine::model::ActorKind;
use on_record_engine::query::{Facet, Value};
use on_record_engine::sorting::sort_by_key;
use on_record_engine::{ActorId, Id};
use std::cmp::Reverse;
use yew::AttrValue;

/// How many speakers stand in one step.
const FEW: usize = 10;

impl Audit<'_> {
    /// A table of actors.
    fn actors(
        &self,
        name: &'static str,
        heading: &'static str,
        heads: &[&'static str],
        rows: Vec<GridRow>,
        forms: &Forms,
    ) -> Grid {
        let shown = ((self.rail.steps[1] + 1) * FEW).min(MOST).min(rows.len());
        let more = rows.len() - shown;
        Grid {
            name,
            heading: heading.into(),
            heads: heads.iter().map(|head| AttrValue::from(*head)).collect(),
            rows: rows.into(),
            shown,
            left_out: left_out(&[(forms, more)], self.locale),
            more: (more > 0 && shown < MOST).then_some((more.min(FEW), 1)),
        }
    }

    fn actor(&self, value: Value, note: String, cells: Vec<GridCell>) -> GridRow {
        let id = value.row().map(ActorId::from_index);
        let label = self.library.label(&self.locale, Facet::Speaker, value).to_owned().into();
        let href = id.map_or_else(|| self.links.list(&[(Facet::Speaker, value)]), |id| self.links.actor(id));
        GridRow {
            value: self.library.slug(Facet::Speaker, value).to_owned().into(),
            name: Link { label, href, muted: false },
            tone: Some(self.library.tone(id)),
            note: note.into(),
            cells: cells.into(),
        }
    }

    /// What an actor is, and for whom.
    fn what(&self, value: Value) -> String {
        let Some(id) = value.row().map(ActorId::from_index) else { return String::new() };
        let corpus = self.library.corpus();
        let kind = corpus.actors.get(id).map(|actor| self.locale.kind_of_actor(actor.kind).to_owned());
        let bodies = corpus.affiliations_of(id).iter().filter_map(|&id| corpus.affiliations.get(id));
        kind.into_iter().chain(bodies.map(|body| body.name.clone())).collect::<Vec<_>>().join(" · ")
    }

    fn about(&self, value: Value, count: usize) -> GridCell {
        self.count(count, || self.links.list(&[(Facet::About, value)]))
    }

    /// Who makes most of the words, and how often others speak about them.
    pub(super) fn speakers(&self, speakers: &[(Value, Sums)], about: &[usize]) -> Grid {
        let t = self.locale;
        let row = |(value, sums): &(Value, Sums)| {
            let direct = sums.manners[0].statements;
            let of = value.row().and_then(|row| about.get(row)).copied().unwrap_or(0);
            let cells = vec![
                self.count(sums.all.statements, || self.links.list(&[(Facet::Speaker, *value)])),
                self.count(direct, || {
                    self.links.list(&[(Facet::Speaker, *value), (Facet::Manner, Value::manner(MANNERS[0]))])
                }),
                self.share(sums.all.words, self.words),
                self.about(*value, of),
            ];
            self.actor(*value, String::new(), cells)
        };
        let heads = [t.said_by, t.manner(MANNERS[0]), t.audit.share, t.said_about];
        self.actors(
            "speakers",
            t.audit.speakers,
            &heads,
            speakers.iter().map(row).collect(),
            &t.pictures.more_speakers,
        )
    }

    /// Sources without a name: what they are, and for whom they speak.
    pub(super) fn unnamed(&self, speakers: &[(Value, Sums)]) -> Grid {
        let t = self.locale;
        let kind = |value: &Value| {
            self.library.corpus().actors.get(ActorId::from_index(value.row()?)).map(|actor| actor.kind)
        };
        let unnamed = speakers.iter().filter(|(value, _)| {
            kind(value).is_some_and(|kind| {
                matches!(kind, ActorKind::Group | ActorKind::Unnamed | ActorKind::Document)
            })
        });
        let mut rows: Vec<&(Value, Sums)> = unnamed.collect();
        sort_by_key(&mut rows, |(value, sums)| (Reverse(sums.all.statements), *value));
        let row = |(value, sums): &(Value, Sums)| {
            let cells = vec![
                self.count(sums.all.statements, || self.links.list(&[(Facet::Speaker, *value)])),
                self.share(sums.all.words, self.words),
            ];
            self.actor(*value, self.what(*value), cells)
        };
        let heads = [t.pictures.how_many, t.audit.share];
        self.actors("unnamed", t.audit.unnamed, &heads, rows.into_iter().map(row).collect(), &t.n_more)
    }

    /// Who is talked about, and says nothing in these statements.
    pub(super) fn unheard(&self, speakers: &[(Value, Sums)], about: &[usize]) -> Grid {
        let t = self.locale;
        let mut speaks = vec![false; about.len()];
        let known = speakers.iter().filter_map(|(value, _)| value.row());
        known.for_each(|row| speaks.get_mut(row).into_iter().for_each(|speaks| *speaks = true));
        let silent = about.iter().zip(&speaks).enumerate();
        let mut rows: Vec<(Value, usize)> = silent
            .filter(|(_, (count, speaks))| **count > 0 && !**speaks)
            .map(|(row, (count, _))| (Value::row_of(row), *count))
            .collect();
        sort_by_key(&mut rows, |&(value, count)| (Reverse(count), value));
        let row = |&(value, count): &(Value, usize)| {
            self.actor(value, String::new(), vec![self.about(value, count)])
        };
        self.actors("unheard", t.audit.unheard, &[t.said_about], rows.iter().map(row).collect(), &t.n_more)
    }
}
