//! Who speaks about whom: the bands, and the same pairs as a table.

use crate::parts::actions::Actions;
use crate::parts::drawn::{drawable, drawn};
use crate::parts::picture::component::{FigureFrame, scene_of, shapes};
use crate::parts::picture::scene::n;
use crate::platform::width::use_width;
use crate::state::Action;
use crate::views::network::model::{EdgeView, NetworkView};
use std::rc::Rc;
use yew::prelude::*;

/// Who speaks about whom.
#[derive(Clone, PartialEq)]
pub struct Network {
    /// The network.
    pub network: Rc<NetworkView>,
    /// What its file is called, and what it says of its source.
    pub caption: (AttrValue, AttrValue),
}

/// How wide the bands are drawn at least, in pixels, so that names beside them are read: a narrower place pushes them along.
/// `styles/figure.css` says the same.
const LEAST: f64 = 270.0;

#[hook]
fn use_network(props: &Network) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let frame = use_node_ref();
    let width = f64::from(use_width(&frame));
    let network = &props.network;
    let empty = network.edges.is_empty();
    let scene = network.scene(if width < LEAST { LEAST } else { width.min(1000.0) });
    let row = |edge: &EdgeView| {
        let name = |nodes: &[crate::views::network::model::NodeView], at: usize| {
            nodes.get(at).map(|node| node.label.clone())
        };
        html! {
            <tr key={format!("{} {}", edge.from, edge.to)} data-count={edge.count.to_string()}>
                <th scope="row">{ for name(&network.speakers, edge.from) }</th>
                <td>{ for name(&network.others, edge.to) }</td>
                <td class="own">
                    <a href={edge.href.clone()} aria-label={edge.label.clone()}>{ t.number(edge.count as usize) }</a>
                </td>
            </tr>
        }
    };
    let inside = html! {
        <>
            <div class="plot" ref={frame}>
                if !empty {
                    <svg class="picture" role="group" aria-label={t.pictures.network}
                        viewBox={format!("0 0 {} {}", n(scene.width), n(scene.height))}>
                        { shapes(&scene) }
                    </svg>
                }
            </div>
            if let Some(left_out) = &network.left_out {
                <p class="left-out">{ left_out }</p>
            }
            if network.more > 0 {
                <p class="ways">
                    <button class="quiet" type="button" onclick={actions.act.reform(|_| Action::Step(0))}>
                        { t.count(&t.pictures.more_actors, network.more) }
                    </button>
                </p>
            }
            if !empty {
                <details class="numbers">
                    <summary>{ t.pictures.as_table }</summary>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{ t.pictures.who_speaks }</th>
                                <th scope="col">{ t.pictures.about_whom }</th>
                                <th scope="col">{ t.pictures.how_many }</th>
                            </tr>
                        </thead>
                        <tbody>{ for network.edges.iter().map(row) }</tbody>
                    </table>
                </details>
            }
        </>
    };
    drawn(FigureFrame {
        title: t.pictures.network,
        help: if empty { t.pictures.no_edges } else { t.pictures.network_help }.into(),
        name: "network",
        caption: props.caption.clone(),
        scene: scene_of(network, |network| network.scene(900.0)),
        table: None,
        inside,
    })
}

drawable!(Network, use_network);
