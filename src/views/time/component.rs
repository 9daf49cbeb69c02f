//! The timeline with its brush: dragged by mouse or finger, or moved by keys at its two handles.

use crate::parts::actions::Actions;
use crate::parts::picture::component::{FigureFrame, scene_of, shapes};
use crate::parts::picture::scene::n;
use crate::platform::layout::use_width;
use crate::platform::page;
use crate::views::time::model::{Bar, Plot, TimeView};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// What [`Timeline`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct TimelineProps {
    /// The timeline.
    pub time: Rc<TimeView>,
    /// What its file is called, and what it says of its source.
    pub caption: (AttrValue, AttrValue),
}

/// Bars that are being chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Brush {
    first: usize,
    last: usize,
    /// The bar where a drag began; absent for keys.
    anchor: Option<usize>,
    /// Whether one of the handles is moved.
    grip: bool,
}

/// Statements by day, with a brush that filters the days.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let time = &props.time;
    let t = time.locale;
    let help = if time.bars.is_empty() {
        t.pictures.no_days.to_owned()
    } else {
        format!("{} {}", t.pictures.time_help, t.pictures.time_how)
    };
    html! {
        <FigureFrame title={t.pictures.time} help={AttrValue::from(help)} name="time" caption={props.caption.clone()}
            scene={scene_of(time, |time| time.scene(960.0))}>
            if !time.bars.is_empty() {
                <p class="legend">
                    <span class="key p-said">{ t.pictures.said }</span>
                    <span class="key p-reported">{ t.pictures.reported }</span>
                    <span class="key p-later">{ t.pictures.later }</span>
                </p>
                <Brushed time={Rc::clone(time)} />
            }
            <p class="ways">
                if let Some((undated, active)) = &time.undated {
                    <a class="undated" href={undated.href.clone()} aria-current={active.then_some("true")}>
                        { &undated.label }
                    </a>
                }
                if time.chosen.is_some() {
                    <a class="all" href={time.all()}>{ t.pictures.all_days }</a>
                }
            </p>
            if !time.bars.is_empty() {
                { table(time) }
            }
        </FigureFrame>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct BrushedProps {
    time: Rc<TimeView>,
}

/// The bars and the brush over them.
#[component]
fn Brushed(props: &BrushedProps) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let (frame, svg) = (use_node_ref(), use_node_ref());
    let width = f64::from(use_width(&frame));
    let brush = use_brush(&props.time, &actions);
    let time = &props.time;
    let plot = Plot::new(time, width);
    let drag = Drag { brush: brush.clone(), svg: svg.clone(), plot };
    let (first, last) = brush.range();
    let chosen = brush.is_chosen();
    html! {
        <div class="plot" ref={frame}>
            <svg ref={svg} class={classes!("picture", chosen.then_some("brushed"))} role="group" aria-label={t.pictures.time}
                viewBox={format!("0 0 {} {}", n(plot.width), n(plot.height))} height={n(plot.height)}
                onpointerdown={drag.begin(None)} onpointermove={drag.go_on()} onpointerup={drag.finish()} onpointercancel={drag.cancel()}>
                <rect class="p-reach" x="0" y="0" width={n(plot.width)} height={n(plot.height)} />
                if chosen {
                    <rect class="p-chosen" x={n(plot.x(first))} y={n(plot.top - 6.0)}
                        width={n(plot.x(last + 1) - plot.x(first))} height={n(plot.bottom - plot.top + 12.0)} />
                }
                { shapes(&time.scene(width)) }
                { handle(&drag, End::First) }
                { handle(&drag, End::Last) }
            </svg>
        </div>
    }
}

/// What is being chosen, with all that choosing needs.
#[derive(Clone)]
struct BrushHandle {
    now: UseStateHandle<Option<Brush>>,
    time: Rc<TimeView>,
    actions: Actions,
    /// Whether the keys at a handle have made an entry of the history.
    pushed: Rc<RefCell<bool>>,
}

#[hook]
fn use_brush(time: &Rc<TimeView>, actions: &Actions) -> BrushHandle {
    let now = use_state_eq(|| None::<Brush>);
    let pushed = use_mut_ref(|| false);
    {
        // What the address says is shown again once it has changed.
        let now = now.clone();
        use_effect_with((time.chosen, time.bars.len()), move |_| now.set(None));
    }
    {
        let (time, actions, pushed) = (Rc::clone(time), actions.clone(), Rc::clone(&pushed));
        use_effect_with(*now, move |brush| {
            match *brush {
                Some(Brush { first, last, anchor: None, .. }) => {
                    actions.typing.clone().once_rested(move || {
                        // One step back leads before the first key; the keys after it change the same entry.
                        let to = time.range(first, last, true);
                        let go = if pushed.replace(true) { actions.replace } else { actions.go };
                        go.emit(to);
                    });
                }
                // A drag that begins makes of the keys before it what they were: not yet an answer.
                Some(_) => actions.typing.cancel(),
                None => {}
            }
        });
    }
    BrushHandle { now, time: Rc::clone(time), actions: actions.clone(), pushed }
}

impl BrushHandle {
    fn last_bar(&self) -> usize {
        self.time.bars.len().saturating_sub(1)
    }

    /// The bars that the address chooses: without a choice, all.
    fn addressed(&self) -> (usize, usize) {
        self.time.chosen.unwrap_or((0, self.last_bar()))
    }

    /// The bars that are shown as chosen.
    fn range(&self) -> (usize, usize) {
        self.now.map_or_else(|| self.addressed(), |brush| (brush.first, brush.last))
    }

    /// Where an end stands, and the first and last bar to which it can be moved.
    fn reach(&self, end: End) -> (usize, usize, usize) {
        let (first, last) = self.range();
        match end {
            End::First => (first, 0, last),
            End::Last => (last, first, self.last_bar()),
        }
    }

    fn is_chosen(&self) -> bool {
        self.now.is_some() || self.time.chosen.is_some()
    }
}

/// Choosing by mouse or finger.
struct Drag {
    brush: BrushHandle,
    svg: NodeRef,
    plot: Plot,
}

impl Drag {
    /// Tells the bar under a pointer.
    fn bar(&self) -> impl Fn(&PointerEvent) -> Option<usize> + use<> {
        let (svg, plot, bars) = (self.svg.clone(), self.plot, self.brush.time.bars.len());
        move |event| page::across(&svg, event).map(|share| plot.bar(share * plot.width, bars))
    }

    /// A drag begins on the bars, or at a handle: then the bar at the other end stays.
    fn begin(&self, other_end: Option<usize>) -> Callback<PointerEvent> {
        let (now, svg, bar) = (self.brush.now.clone(), self.svg.clone(), self.bar());
        let (first, last) = self.brush.range();
        Callback::from(move |event: PointerEvent| {
            event.stop_propagation();
            let Some(here) = bar(&event).filter(|_| event.button() == 0) else { return };
            page::capture(&svg, &event);
            now.set(Some(match other_end {
                Some(other) => Brush { first, last, anchor: Some(other), grip: true },
                None => Brush { first: here, last: here, anchor: Some(here), grip: false },
            }));
        })
    }

    fn go_on(&self) -> Callback<PointerEvent> {
        let (now, bar) = (self.brush.now.clone(), self.bar());
        Callback::from(move |event: PointerEvent| {
            if let (Some(Brush { anchor: Some(anchor), grip, .. }), Some(here)) = (*now, bar(&event)) {
                let (first, last) = (anchor.min(here), anchor.max(here));
                now.set(Some(Brush { first, last, anchor: Some(anchor), grip }));
            }
        })
    }

    fn finish(&self) -> Callback<PointerEvent> {
        let BrushHandle { now, time, actions, .. } = self.brush.clone();
        let (addressed, go) = (self.brush.addressed(), actions.go);
        Callback::from(move |_: PointerEvent| {
            let Some(Brush { first, last, anchor: Some(_), grip }) = *now else { return };
            // Where nothing changes no address will tell so.
            now.set(None);
            let same = addressed == (first, last);
            match (grip, same) {
                (true, true) => {}
                (true, false) => go.emit(time.range(first, last, true)),
                // A click on the only chosen bar lets it go.
                (false, true) if first == last && time.chosen.is_some() => go.emit(time.all()),
                (false, _) => go.emit(time.range(first, last, false)),
            }
        })
    }

    fn cancel(&self) -> Callback<PointerEvent> {
        let now = self.brush.now.clone();
        Callback::from(move |_: PointerEvent| now.set(None))
    }
}

/// The two ends of what is chosen.
#[derive(Clone, Copy, PartialEq)]
enum End {
    First,
    Last,
}

/// A handle at one end, moved by the pointer and by keys.
fn handle(drag: &Drag, end: End) -> Html {
    let Drag { brush, plot, .. } = drag;
    let (time, t) = (&brush.time, brush.actions.locale);
    let (first, last) = brush.range();
    let at_first = end == End::First;
    let (now, low, high) = brush.reach(end);
    let x = plot.x(if at_first { now } else { now + 1 });
    let onblur = {
        let typing = brush.actions.typing.clone();
        Callback::from(move |_: FocusEvent| typing.rest())
    };
    let onfocus = {
        let pushed = Rc::clone(&brush.pushed);
        Callback::from(move |_: FocusEvent| *pushed.borrow_mut() = false)
    };
    let day = time.bars.get(now).map(|bar| if at_first { bar.from } else { bar.to });
    let reach = if at_first { x - 20.0 } else { x - 4.0 };
    let middle = f64::midpoint(plot.top, plot.bottom);
    html! {
        <g class="handle" role="slider" tabindex="0" aria-label={if at_first { t.pictures.first_day } else { t.pictures.last_day }}
            aria-valuemin={low.to_string()} aria-valuemax={high.to_string()} aria-valuenow={now.to_string()}
            aria-valuetext={time.bars.get(now).map(|bar| bar.label.clone())}
            data-day={day.map(|day| day.to_string())} aria-orientation="horizontal"
            onpointerdown={drag.begin(Some(if at_first { last } else { first }))} onkeydown={keys(brush, end)} {onfocus} {onblur}>
            <rect class="p-reach" x={n(reach)} y={n(plot.top)} width="24" height={n(plot.bottom - plot.top)} />
            <line x1={n(x)} x2={n(x)} y1={n(plot.top)} y2={n(plot.bottom)} />
            <rect class="grip" x={n(x - 4.0)} y={n(middle - 13.0)} width="8" height="26" rx="3" />
        </g>
    }
}

/// The keys that move one end, up to the other one.
fn keys(brush: &BrushHandle, end: End) -> Callback<KeyboardEvent> {
    let (state, bars) = (brush.now.clone(), brush.time.bars.len());
    let (first, last) = brush.range();
    let (now, low, high) = brush.reach(end);
    Callback::from(move |event: KeyboardEvent| {
        let leap = (bars / 10).max(1);
        let to = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => now.saturating_sub(1),
            "ArrowRight" | "ArrowUp" => now + 1,
            "PageDown" => now.saturating_sub(leap),
            "PageUp" => now + leap,
            "Home" => low,
            "End" => high,
            _ => return,
        };
        event.prevent_default();
        let to = to.clamp(low, high);
        let (first, last) = if end == End::First { (to, last) } else { (first, to) };
        state.set(Some(Brush { first, last, anchor: None, grip: true }));
    })
}

/// The same numbers as a table; its links are the bars.
fn table(time: &TimeView) -> Html {
    let t = time.locale;
    let row = |bar: &Bar| {
        let number = |count: u32| html! { <td>{ t.number(count as usize) }</td> };
        html! {
            <tr key={bar.from.to_string()} data-from={bar.from.to_string()} data-to={bar.to.to_string()}>
                <th scope="row"><a href={bar.href.clone()}>{ &bar.label }</a></th>
                { number(bar.counts.said) }
                { number(bar.counts.reported) }
                { number(bar.counts.later) }
                <td class="own">{ t.number(bar.counts.own() as usize) }</td>
            </tr>
        }
    };
    let told = time.bars.iter().filter(|bar| bar.counts.own() + bar.counts.later > 0);
    html! {
        <details class="numbers">
            <summary>{ t.pictures.as_table }</summary>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ t.pictures.unit }</th>
                        <th scope="col">{ t.pictures.said }</th>
                        <th scope="col">{ t.pictures.reported }</th>
                        <th scope="col">{ t.pictures.later }</th>
                        <th scope="col">{ t.pictures.how_many }</th>
                    </tr>
                </thead>
                <tbody>{ for told.map(row) }</tbody>
            </table>
        </details>
    }
}
