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

/// Who speaks about whom.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkView {
    /// Those who speak, from top to bottom.
    pub speakers: Rc<[NodeView]>,
    /// Those who are spoken about.
    pub others: Rc<[NodeView]>,
    /// The pairs, those with most statements first.
    pub edges: Rc<[EdgeView]>,
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
    // Only what names somebody is an edge.
    let about = |row: &usize| index.has_value(Facet::About, *row);
    let rows: Vec<usize> = rows(library, hits).into_iter().filter(about).collect();
    let cross = Cross::new(index, &rows, Facet::Speaker, Facet::About, most, most);
    let node = |facet, &(value, count): &(Value, u32)| NodeView {
        label: library.label(&locale, facet, value).to_owned().into(),
        tone: library.tone(value.row().map(Id::from_index)),
        count,
        href: links.list(&[(facet, value)]),
    };
    let mut edges = Vec::new();
    for (from, side) in cross.rows.iter().enumerate() {
        for (to, top) in cross.columns.iter().enumerate() {
            let count = cross.count(from, to);
            if count > 0 {
                let (who, whom) = (
                    library.label(&locale, Facet::Speaker, side.0),
                    library.label(&locale, Facet::About, top.0),
                );
                edges.push(EdgeView {
                    from,
                    to,
                    count,
                    href: links.list(&[(Facet::Speaker, side.0), (Facet::About, top.0)]),
                    label: fill(locale.pictures.edge, &[who, whom, &locale.statements(count as usize)])
                        .into(),
                });
            }
        }
    }
    sort_by_key(&mut edges, |edge| (Reverse(edge.count), edge.from, edge.to));
    let nobody = cross.rows.iter().position(|(value, _)| *value == Value::NONE);
    let left = communities(cross.rows.len(), cross.columns.len(), &edges, nobody);
    let mut lines = vec![0; cross.rows.len()];
    left.iter().enumerate().for_each(|(place, &row)| lines[row] = place);
    edges.iter_mut().for_each(|edge| edge.from = lines[edge.from]);
    let order = untangled(cross.columns.len(), &edges);
    let mut places = vec![0; cross.columns.len()];
    for (place, &column) in order.iter().enumerate() {
        places[column] = place;
    }
    edges.iter_mut().for_each(|edge| edge.to = places[edge.to]);
    let without = (cross.rows.len() - left.len()).max(cross.columns.len() - order.len());
    let hidden = cross.more_rows.max(cross.more_columns) + without;
    let speaker =
        |one: &(Value, u32)| NodeView { href: links.list_about_anyone(one.0), ..node(Facet::Speaker, one) };
    NetworkView {
        speakers: left.iter().filter_map(|&at| cross.rows.get(at)).map(speaker).collect(),
        others: order
            .iter()
            .filter_map(|&at| cross.columns.get(at))
            .map(|one| node(Facet::About, one))
            .collect(),
        edges: edges.into(),
        left_out: left_out(&[(&locale.pictures.more_actors, hidden)], locale),
        locale,
        more: cross.more_rows.max(cross.more_columns).min(STEP).min(MOST.saturating_sub(most)),
    }
}

/// Those of the left side that have a band, in the order of their communities, the strongest band first. A community is
/// whoever is joined by the strongest band of one of its members; of a large corpus that parts the actors into those who
/// speak of each other. What is not stated, the row `nobody`, joins nothing and comes last. The edges come strongest first.
fn communities(rows: usize, columns: usize, edges: &[EdgeView], nobody: Option<usize>) -> Vec<usize> {
    // Each actor of either side, the right one behind the left one, knows one of its community; the root knows itself.
    let mut of: Vec<usize> = (0..rows + columns).collect();
    let root = |of: &[usize], mut at: usize| {
        while of[at] != at {
            at = of[at];
        }
        at
    };
    let mut joined = vec![false; rows + columns];
    for edge in edges.iter().filter(|edge| Some(edge.from) != nobody) {
        let (from, to) = (edge.from, rows + edge.to);
        if !joined[from] || !joined[to] {
            let (one, other) = (root(&of, from), root(&of, to));
            of[one.max(other)] = one.min(other);
            (joined[from], joined[to]) = (true, true);
        }
    }
    // Where the first of a community's bands stands among all of them.
    let mut first = vec![usize::MAX; rows + columns];
    let mut has_band = vec![false; rows];
    for (place, edge) in edges.iter().enumerate() {
        let community = root(&of, edge.from);
        first[community] = first[community].min(place);
        has_band[edge.from] = true;
    }
    let mut order: Vec<usize> = (0..rows).filter(|&row| has_band[row]).collect();
    sort_by_key(&mut order, |&at| (Some(at) == nobody, first[root(&of, at)], at));
    order
}

/// The right side in the order in which its bands cross least: each actor at the mean height of those who speak of
/// them.
fn untangled(columns: usize, edges: &[EdgeView]) -> Vec<usize> {
    let mut sums = vec![(0u64, 0u64); columns];
    for edge in edges {
        sums[edge.to].0 += u64::from(edge.count) * edge.from as u64;
        sums[edge.to].1 += u64::from(edge.count);
    }
    let mut order: Vec<usize> = (0..columns).filter(|&at| sums[at].1 > 0).collect();
    sort_by_key(&mut order, |&at| (sums[at].0 * 1000 / sums[at].1.max(1), at));
    order
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
        let most = self.speakers.len().max(self.others.len());
        let mut scene = Scene::new(width, TOP + row * most as f64 + 6.0);
        // Names take what they need, and leave the bands at least a quarter.
        let names = if narrow { width * 0.38 } else { (width * 0.36).min(210.0) };
        let letters = if narrow { (names - 8.0) / 7.6 } else { names / 8.2 } as usize;
        let (left, right) = (names, width - names);
        // The shorter side is spread over the height of the longer one.
        let y = |at: usize, of: usize| TOP + row * most as f64 * (at as f64 + 0.5) / of.max(1) as f64;
        // The bands of a node lie side by side at it, in the order of their other ends.
        let (from, to) =
            (self.stacked(|edge| edge.from, |edge| edge.to), self.stacked(|edge| edge.to, |edge| edge.from));
        let scale = row * 0.8 / from.1.iter().chain(&to.1).copied().fold(1.0, f64::max);
        for (edge, (first, second)) in self.edges.iter().zip(from.0.iter().zip(&to.0)) {
            let tone = self.speakers.get(edge.from).map_or(0, |node| node.tone);
            let y1 = y(edge.from, self.speakers.len()) + first * scale;
            let y2 = y(edge.to, self.others.len()) + second * scale;
            let wide = (f64::from(edge.count) * scale).max(1.0);
            let flow = Shape::Flow(left + 6.0, y1, right - 6.0, y2, wide);
            scene.add(Item::new("flow", flow).toned(tone).linked(edge.href.clone(), edge.label.clone()));
        }
        let heights =
            [&from.1, &to.1].map(|sums| sums.iter().map(|sum| (sum * scale).max(4.0)).collect::<Vec<_>>());
        let mut side = |nodes: &[NodeView], heights: &[f64], x: f64, anchor, dot: f64, head: &'static str| {
            scene.add(Item::new("tick", Shape::Text(x, 12.0, anchor, head.into())));
            for (at, node) in nodes.iter().enumerate() {
                let y = y(at, nodes.len());
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
    fn communities_stand_together_those_with_most_first() {
        let edge = |from, to, count| EdgeView { from, to, count, href: "".into(), label: "".into() };
        // 0 and 2 speak of the same one, 1 and 3 of another; 0 also once of the other's.
        let edges = [edge(1, 1, 9), edge(0, 0, 5), edge(3, 1, 4), edge(2, 0, 3), edge(0, 1, 1)];
        assert_eq!(communities(5, 2, &edges, None), [1, 3, 0, 2], "who has no band is left out");
        assert_eq!(communities(4, 2, &edges, Some(1)), [0, 2, 3, 1]);
        assert_eq!(communities(0, 0, &[], None), Vec::<usize>::new());
    }
}
