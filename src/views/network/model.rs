//! Who speaks about whom: speakers on the left, those spoken about on the right, a band for each pair, as wide as
//! the number of statements. Two sides instead of a cloud of dots: every name can be read, and the picture is the
//! same at each visit.

use crate::library::Library;
use crate::links::Links;
use crate::parts::picture::rows::{STEP, left_out, rows};
use crate::parts::picture::scene::{Anchor, Item, Scene, Shape, clip};
use crate::rail::Rail;
use crate::texts::{Locale, fill};
use on_record_engine::Id;
use on_record_engine::query::Cross;
use on_record_engine::query::Hits;
use on_record_engine::query::{Facet, Value};
use on_record_engine::sorting::sort_by_key;
use std::cmp::Reverse;
use std::rc::Rc;
use yew::AttrValue;

/// How many actors stand on each side at most.
const MOST: usize = 150;
/// How many bands are drawn for each actor of a side: more would hide one another.
const BANDS: usize = 3;
/// How far communities stand apart, in rows.
const APART: f64 = 0.7;

/// Who speaks about whom.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkView {
    /// Those who speak, from top to bottom.
    pub speakers: Rc<[NodeView]>,
    /// Those who are spoken about.
    pub others: Rc<[NodeView]>,
    /// The pairs, those with most statements first.
    pub edges: Rc<[EdgeView]>,
    /// How many rows high it is.
    pub rows: f64,
    /// How many more actors a step would show.
    pub more: usize,
    /// What the picture leaves out.
    pub left_out: Option<AttrValue>,
    /// The reader's words.
    pub locale: Locale,
}

/// One actor on one side.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeView {
    /// The name.
    pub label: AttrValue,
    /// The colour.
    pub tone: usize,
    /// How many statements its pairs have.
    pub count: u32,
    /// Where they are.
    pub href: AttrValue,
    /// How far from the top it stands, in rows.
    pub place: f64,
}

/// What one actor says about another.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeView {
    /// The speaker, as a place among the speakers.
    pub from: usize,
    /// Who is spoken about.
    pub to: usize,
    /// How many statements.
    pub count: u32,
    /// Where they are.
    pub href: AttrValue,
    /// "Sergey Lavrov about Volodymyr Zelensky: 4 statements"
    pub label: AttrValue,
}

pub(crate) fn network(
    library: &Library,
    links: &Links,
    hits: &Hits,
    rail: &Rail,
    locale: Locale,
) -> NetworkView {
    let index = library.index();
    let most = ((rail.steps[0] + 1) * STEP).min(MOST);
    // Only what names somebody is an edge, and only somebody who is known speaks.
    let about = |row: &usize| index.has_value(Facet::About, *row);
    let mut rows: Vec<usize> = rows(library, hits).into_iter().filter(about).collect();
    let all = rows.len();
    rows.retain(|&row| index.has_value(Facet::Speaker, row));
    let unknown = all - rows.len();
    let cross = Cross::new(index, &rows, Facet::Speaker, Facet::About, MOST, MOST);
    let Bands { sides: [left, right], bands, weaker } = strongest(&cross, most);
    let (places, rows) = laid_out([left.len(), right.len()], &bands);
    let node = |facet, other, &(value, count): &(Value, u32), place: f64| NodeView {
        label: library.label(&locale, facet, value).to_owned().into(),
        tone: library.tone(value.row().map(Id::from_index)),
        count,
        href: links.list_of_known(facet, value, other),
        place,
    };
    let edge = |&(from, to, count): &(usize, usize, u32)| {
        let (who, whom) = (cross.rows.get(*left.get(from)?)?.0, cross.columns.get(*right.get(to)?)?.0);
        let names = [(Facet::Speaker, who), (Facet::About, whom)];
        let [one, other] = names.map(|(facet, value)| library.label(&locale, facet, value));
        let label = fill(locale.pictures.edge, &[one, other, &locale.statements(count as usize)]).into();
        Some(EdgeView { from, to, count, href: links.list(&names), label })
    };
    let hidden = (cross.rows.len() + cross.more_rows - left.len())
        .max(cross.columns.len() + cross.more_columns - right.len());
    let side = |facet, other, chosen: &[usize], values: &[(Value, u32)], places: &[f64]| {
        let nodes = chosen
            .iter()
            .zip(places)
            .filter_map(|(&at, &place)| Some(node(facet, other, values.get(at)?, place)));
        nodes.collect::<Rc<[NodeView]>>()
    };
    let t = &locale.pictures;
    NetworkView {
        speakers: side(Facet::Speaker, Facet::About, &left, &cross.rows, &places[0]),
        others: side(Facet::About, Facet::Speaker, &right, &cross.columns, &places[1]),
        edges: bands.iter().filter_map(edge).collect(),
        rows,
        left_out: left_out(
            &[(&t.more_actors, hidden), (&t.weaker, weaker), (&t.of_unknown, unknown)],
            locale,
        ),
        locale,
        more: hidden.min(STEP).min(MOST.saturating_sub(most)),
    }
}

/// The bands that are shown.
struct Bands {
    /// Who stands on each side, as rows and columns of the counts.
    sides: [Vec<usize>; 2],
    /// From whom to whom, as places on the sides, and how many statements; the strongest first.
    bands: Vec<(usize, usize, u32)>,
    /// How many bands between those who are shown are left out.
    weaker: usize,
}

/// The strongest bands, as far as so many actors stand on each side.
fn strongest(cross: &Cross, most: usize) -> Bands {
    let mut pairs: Vec<(usize, usize, u32)> = Vec::new();
    for from in 0..cross.rows.len() {
        pairs.extend((0..cross.columns.len()).map(|to| (from, to, cross.count(from, to))));
    }
    pairs.retain(|pair| pair.2 > 0);
    sort_by_key(&mut pairs, |&(from, to, count)| (Reverse(count), from, to));
    let (mut sides, mut bands, mut weaker) = ([Vec::new(), Vec::new()], Vec::new(), 0);
    for (from, to, count) in pairs {
        let known =
            [from, to].into_iter().zip(&sides).map(|(one, side)| side.iter().position(|&other| other == one));
        let known: Vec<Option<usize>> = known.collect();
        let fits = known.iter().zip(&sides).all(|(known, side)| known.is_some() || side.len() < most);
        if !fits || bands.len() == most * BANDS {
            weaker += usize::from(known.iter().all(Option::is_some));
            continue;
        }
        let [from, to] = [0, 1].map(|side| {
            known[side].unwrap_or_else(|| {
                sides[side].push([from, to][side]);
                sides[side].len() - 1
            })
        });
        bands.push((from, to, count));
    }
    Bands { sides, bands, weaker }
}

/// Where everybody stands, in rows from the top, and how many rows there are. Communities stand apart, the one with the
/// strongest band first; within one the right side is in the order in which its bands cross least.
#[allow(clippy::cast_precision_loss, reason = "a few actors")]
fn laid_out(counts: [usize; 2], bands: &[(usize, usize, u32)]) -> ([Vec<f64>; 2], f64) {
    let communities = communities(counts, bands);
    let mut places = counts.map(|count| vec![0.0; count]);
    let mut top = 0.0;
    for community in 0..communities.iter().max().map_or(0, |last| last + 1) {
        let of = |range: std::ops::Range<usize>| {
            let start = range.start;
            range.filter(|&at| communities[at] == community).map(|at| at - start).collect::<Vec<usize>>()
        };
        let (left, mut right) = (of(0..counts[0]), of(counts[0]..counts[0] + counts[1]));
        let rows = left.len().max(right.len()) as f64;
        // The shorter side is spread over the height of the longer one.
        let row = |at: usize, of: usize| top + rows * (at as f64 + 0.5) / of as f64;
        left.iter().enumerate().for_each(|(at, &node)| places[0][node] = row(at, left.len()));
        let height = |node: usize| {
            let own = bands.iter().filter(|band| band.1 == node);
            let (sum, count) = own.fold((0.0, 0u32), |(sum, count), band| {
                (sum + places[0][band.0] * f64::from(band.2), count + band.2)
            });
            (sum * 1000.0 / f64::from(count.max(1))) as u64
        };
        sort_by_key(&mut right, |&node| (height(node), node));
        right.iter().enumerate().for_each(|(at, &node)| places[1][node] = row(at, right.len()));
        top += rows + APART;
    }
    (places, (top - APART).max(0.0))
}

/// The community of each actor, first those of the left side, then those of the right one. A community is whoever is joined
/// by the strongest band of one of its members; of a large corpus that parts the actors into those who speak of each other.
fn communities(counts: [usize; 2], bands: &[(usize, usize, u32)]) -> Vec<usize> {
    let mut of: Vec<Option<usize>> = vec![None; counts[0] + counts[1]];
    let mut found = 0;
    for &(from, to, _) in bands {
        let to = counts[0] + to;
        match (of[from], of[to]) {
            (Some(_), Some(_)) => {}
            (one, other) => {
                let community = one.or(other).unwrap_or_else(|| {
                    found += 1;
                    found - 1
                });
                (of[from], of[to]) = (Some(community), Some(community));
            }
        }
    }
    of.into_iter().map(Option::unwrap_or_default).collect()
}

/// A name in lines of so many letters, three at most: the last one is clipped.
fn lines(name: &str, letters: usize) -> Vec<AttrValue> {
    const MOST: usize = 3;
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        let count = lines.len();
        match lines.last_mut() {
            Some(line) if count == MOST || line.chars().count() + word.chars().count() < letters => {
                *line = format!("{line} {word}");
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| clip(line, letters)).collect()
}

impl NetworkView {
    /// The picture.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a few actors")]
    pub fn scene(&self, width: f64) -> Scene {
        // On a narrow page a long name takes two lines, so that it can be read.
        let narrow = width < 560.0;
        let row = if narrow { 46.0 } else { 26.0 };
        const TOP: f64 = 26.0;
        let t = self.locale;
        let mut scene = Scene::new(width, TOP + row * self.rows + 6.0);
        // Names take what they need, and leave the bands at least a quarter.
        let names = if narrow { width * 0.38 } else { (width * 0.36).min(210.0) };
        let letters = if narrow { (names - 8.0) / 7.6 } else { names / 8.2 } as usize;
        let (left, right) = (names, width - names);
        let y = |nodes: &[NodeView], at: usize| TOP + row * nodes.get(at).map_or(0.0, |node| node.place);
        // The bands of a node lie side by side at it, in the order of their other ends.
        let (from, to) =
            (self.stacked(|edge| edge.from, |edge| edge.to), self.stacked(|edge| edge.to, |edge| edge.from));
        let scale = row * 0.8 / from.1.iter().chain(&to.1).copied().fold(1.0, f64::max);
        for (edge, (first, second)) in self.edges.iter().zip(from.0.iter().zip(&to.0)) {
            let tone = self.speakers.get(edge.from).map_or(0, |node| node.tone);
            let y1 = y(&self.speakers, edge.from) + first * scale;
            let y2 = y(&self.others, edge.to) + second * scale;
            let wide = (f64::from(edge.count) * scale).max(1.0);
            let flow = Shape::Flow(left + 6.0, y1, right - 6.0, y2, wide);
            scene.add(Item::new("flow", flow).toned(tone).linked(edge.href.clone(), edge.label.clone()));
        }
        let heights =
            [&from.1, &to.1].map(|sums| sums.iter().map(|sum| (sum * scale).max(4.0)).collect::<Vec<_>>());
        let mut side = |nodes: &[NodeView], heights: &[f64], x: f64, anchor, dot: f64, head: &'static str| {
            scene.add(Item::new("tick", Shape::Text(x, 12.0, anchor, head.into())));
            for (at, node) in nodes.iter().enumerate() {
                let y = y(nodes, at);
                let height = heights.get(at).copied().unwrap_or(4.0);
                scene.add(Item::new("dot", Shape::rect(dot, y - height / 2.0, 8.0, height)).toned(node.tone));
                let label = AttrValue::from(fill(
                    t.pictures.node,
                    &[&node.label, &t.statements(node.count as usize)],
                ));
                let lines =
                    if narrow { lines(&node.label, letters) } else { vec![clip(&node.label, letters)] };
                let first = y + 4.5 - 7.0 * lines.len().saturating_sub(1) as f64;
                for (line, words) in lines.into_iter().enumerate() {
                    let text = Shape::Text(x, first + 14.0 * line as f64, anchor, words);
                    scene.add(Item::new("label", text).linked(node.href.clone(), label.clone()));
                }
            }
        };
        side(&self.speakers, &heights[0], left - 8.0, Anchor::End, left - 3.0, t.pictures.who_speaks);
        side(&self.others, &heights[1], right + 8.0, Anchor::Start, right - 5.0, t.pictures.about_whom);
        scene
    }

    /// For each pair how far its band lies from the middle of its node, in statements; and how many each node has.
    #[allow(clippy::cast_precision_loss, reason = "a few actors")]
    fn stacked(&self, here: fn(&EdgeView) -> usize, there: fn(&EdgeView) -> usize) -> (Vec<f64>, Vec<f64>) {
        let nodes = self.edges.iter().map(|edge| here(edge) + 1).max().unwrap_or(0);
        let mut sums = vec![0.0; nodes];
        self.edges.iter().for_each(|edge| sums[here(edge)] += f64::from(edge.count));
        let mut order: Vec<usize> = (0..self.edges.len()).collect();
        sort_by_key(&mut order, |&at| (here(&self.edges[at]), there(&self.edges[at])));
        let mut done = vec![0.0; nodes];
        let mut offsets = vec![0.0; self.edges.len()];
        for at in order {
            let edge = &self.edges[at];
            let node = here(edge);
            offsets[at] = done[node] + f64::from(edge.count) / 2.0 - sums[node] / 2.0;
            done[node] += f64::from(edge.count);
        }
        (offsets, sums)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_takes_more_lines() {
        assert_eq!(lines("Ada Example", 18), ["Ada Example"]);
        assert_eq!(
            lines("Committee for the mending of bridges", 20),
            ["Committee for the", "mending of bridges"]
        );
        assert_eq!(lines("one two three four five", 5), ["one", "two", "thre…"]);
        assert_eq!(lines("Donaudampfschifffahrt", 10), ["Donaudamp…"]);
    }

    #[test]
    fn communities_stand_together_the_strongest_first() {
        // 0 and 2 speak of the same one, 1 and 3 of another; 0 also once of the other's.
        let bands = [(1, 1, 9), (0, 0, 5), (3, 1, 4), (2, 0, 3), (0, 1, 1)];
        assert_eq!(communities([4, 2], &bands), [1, 0, 1, 0, 1, 0]);
        let ([left, right], rows) = laid_out([4, 2], &bands);
        assert_eq!((left, right, rows), (vec![3.2, 0.5, 4.2, 1.5], vec![3.7, 1.0], 4.7));
        assert_eq!(laid_out([0, 0], &[]), ([vec![], vec![]], 0.0));
    }
}
