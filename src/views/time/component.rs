//! The timeline with its brush: dragged by mouse or finger, or moved by keys at its two handles.

use crate::parts::actions::Actions;
use crate::parts::card::component::link;
use crate::parts::drawn::{drawable, drawn};
use crate::parts::picture::component::{FigureFrame, scene_of, shapes};
use crate::parts::picture::scene::n;
use crate::platform::effect::use_effect_on;
use crate::platform::elements;
use crate::platform::width::use_width;
use crate::views::time::model::{Bar, Plot, TimeView};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Statements by day, with a brush that filters the days.
#[derive(Clone, PartialEq)]
pub struct Timeline {
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

#[hook]
fn use_timeline(props: &Timeline) -> Html {
    let time = &props.time;
    let t = time.locale;
    let ways = html! {
        <p class="ways">
            { for time.few.iter().flat_map(|(_, ways)| ways.iter()).map(|way| link("way", way)) }
            if let Some((undated, active)) = &time.undated {
                <a class="undated" href={undated.href.clone()} aria-current={active.then_some("true")}>
                    { &undated.label }
                </a>
            }
            if time.chosen.is_some() {
                <a class="all" href={time.all()}>{ t.pictures.all_days }</a>
            }
        </p>
    };
    let table = if time.bars.is_empty() { Html::default() } else { table(time) };
    if let Some((told, _)) = &time.few {
        return html! {
            <section class="figure time few" data-figure="time" aria-label={t.pictures.time}>
                <header><h2>{ t.pictures.time }</h2><p>{ told }</p></header>
                { ways }
                { table }
            </section>
        };
    }
    let inside = html! {
        <>
            <p class="legend">
                <span class="key p-said">{ t.pictures.said }</span>
                <span class="key p-reported">{ t.pictures.reported }</span>
                <span class="key p-later">{ t.pictures.later }</span>
            </p>
            { drawn(Brushed { time: Rc::clone(time) }) }
            { ways }
            { table }
        </>
    };
    drawn(FigureFrame {
        title: t.pictures.time,
        help: AttrValue::from(format!("{} {}", t.pictures.time_help, t.pictures.time_how)),
        name: "time",
        caption: props.caption.clone(),
        scene: scene_of(time, |time| time.scene(960.0)),
        table: None,
        inside,
    })
}

drawable!(Timeline, use_timeline);

#[derive(Clone, PartialEq)]
struct Brushed {
    time: Rc<TimeView>,
}

/// The bars and the brush over them.
#[hook]
fn use_brushed(props: &Brushed) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let (frame, svg) = (use_node_ref(), use_node_ref());
    let width = f64::from(use_width(&frame));
    let brush = use_state_eq(|| None::<Brush>);
    let pushed = use_mut_ref(|| false);
    let time = &props.time;
    let plot = Plot::new(time, width);
    {
        // Once the address has changed, the brush shows what the address says.
        let brush = brush.clone();
        use_effect_on((time.chosen, time.bars.len()), move |_| brush.set(None));
    }
    use_rested_keys(time, &actions, *brush, &pushed);
    let brushing = Brushing { time: Rc::clone(time), actions, brush, pushed, svg: svg.clone(), plot };
    let (first, last) = brushing.chosen();
    let chosen = brushing.brush.is_some() || time.chosen.is_some();
    let scene = time.scene(width);
    html! {
        <div class="plot" ref={frame}>
            <svg ref={svg} class={classes!("picture", chosen.then_some("brushed"))} role="group" aria-label={t.pictures.time}
                viewBox={format!("0 0 {} {}", n(plot.width), n(plot.height))}
                onpointerdown={brushing.begin(None)} onpointermove={brushing.on_move()} onpointerup={brushing.on_up()}
                onpointercancel={brushing.on_cancel()}>
                <rect class="p-reach" x="0" y="0" width={n(plot.width)} height={n(plot.height)} />
                if chosen {
                    <rect class="p-chosen" x={n(plot.x(first))} y={n(plot.top - 6.0)}
                        width={n(plot.x(last + 1) - plot.x(first))} height={n(plot.bottom - plot.top + 12.0)} />
                }
                { shapes(&scene) }
                { brushing.handle(true) }
                { brushing.handle(false) }
            </svg>
        </div>
    }
}

drawable!(Brushed, use_brushed);

/// Leads to the days that keys chose, once the keys have rested.
#[hook]
fn use_rested_keys(time: &Rc<TimeView>, actions: &Actions, brush: Option<Brush>, pushed: &Rc<RefCell<bool>>) {
    let (time, actions, pushed) = (Rc::clone(time), actions.clone(), Rc::clone(pushed));
    use_effect_on(brush, move |brush| {
        match *brush {
            Some(Brush { first, last, anchor: None, .. }) => {
                actions.typing.clone().once_rested(move || {
                    // The first key press adds a history entry, later ones replace it: Back undoes all of them.
                    let to = time.range(first, last, true);
                    let go = if pushed.replace(true) { actions.replace } else { actions.go };
                    go.emit(to);
                });
            }
            // A drag discards key presses that have not been applied yet.
            Some(_) => actions.typing.cancel(),
            None => {}
        }
    });
}

/// The brush as it stands while one picture is drawn, and what moves it.
#[derive(Clone)]
struct Brushing {
    time: Rc<TimeView>,
    actions: Actions,
    brush: UseStateHandle<Option<Brush>>,
    /// Whether keys have made an entry in the history already.
    pushed: Rc<RefCell<bool>>,
    svg: NodeRef,
    plot: Plot,
}

impl Brushing {
    /// The first and the last bar of all.
    fn whole(&self) -> (usize, usize) {
        (0, self.time.bars.len().saturating_sub(1))
    }

    /// The first and the last bar that are chosen; all where none is.
    fn chosen(&self) -> (usize, usize) {
        let brushed = self.brush.map(|brush| (brush.first, brush.last));
        brushed.or(self.time.chosen).unwrap_or_else(|| self.whole())
    }

    /// The bar under the pointer.
    fn at(&self, event: &PointerEvent) -> Option<usize> {
        let share = elements::across(&self.svg, event)?;
        Some(self.plot.bar(share * self.plot.width, self.time.bars.len()))
    }

    /// A drag begins on the bars, or at a handle; at a handle the other end of the range stays where it is.
    fn begin(&self, grip: Option<usize>) -> Callback<PointerEvent> {
        let (this, (first, last)) = (self.clone(), self.chosen());
        Callback::from(move |event: PointerEvent| {
            event.stop_propagation();
            let Some(here) = this.at(&event).filter(|_| event.button() == 0) else { return };
            elements::capture(&this.svg, &event);
            this.brush.set(Some(match grip {
                Some(other) => Brush { first, last, anchor: Some(other), grip: true },
                None => Brush { first: here, last: here, anchor: Some(here), grip: false },
            }));
        })
    }

    fn on_move(&self) -> Callback<PointerEvent> {
        let this = self.clone();
        Callback::from(move |event: PointerEvent| {
            if let (Some(Brush { anchor: Some(anchor), grip, .. }), Some(here)) =
                (*this.brush, this.at(&event))
            {
                let (first, last) = (anchor.min(here), anchor.max(here));
                this.brush.set(Some(Brush { first, last, anchor: Some(anchor), grip }));
            }
        })
    }

    fn on_up(&self) -> Callback<PointerEvent> {
        let this = self.clone();
        Callback::from(move |_: PointerEvent| {
            let Some(Brush { first, last, anchor: Some(_), grip }) = *this.brush else { return };
            // Reset here: if the range is the same as before, the address does not change and the effect above does not run.
            this.brush.set(None);
            let (time, go) = (&this.time, &this.actions.go);
            let same = time.chosen.unwrap_or_else(|| this.whole()) == (first, last);
            match (grip, same) {
                (true, true) => {}
                (true, false) => go.emit(time.range(first, last, true)),
                // A click on the only chosen bar removes the filter of days.
                (false, true) if first == last && time.chosen.is_some() => go.emit(time.all()),
                (false, _) => go.emit(time.range(first, last, false)),
            }
        })
    }

    fn on_cancel(&self) -> Callback<PointerEvent> {
        let brush = self.brush.clone();
        Callback::from(move |_: PointerEvent| brush.set(None))
    }

    /// Where a handle stands, and how far it may go.
    fn reach(&self, is_first: bool) -> (usize, usize, usize) {
        let (first, last) = self.chosen();
        if is_first { (first, 0, last) } else { (last, first, self.whole().1) }
    }

    /// Moves a handle by keys.
    fn on_key(&self, is_first: bool) -> Callback<KeyboardEvent> {
        let (now, low, high) = self.reach(is_first);
        let (first, last) = self.chosen();
        let (brush, leap) = (self.brush.clone(), (self.time.bars.len() / 10).max(1));
        Callback::from(move |event: KeyboardEvent| {
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
            let (first, last) = if is_first { (to, last) } else { (first, to) };
            brush.set(Some(Brush { first, last, anchor: None, grip: true }));
        })
    }

    /// One end of the brush.
    fn handle(&self, is_first: bool) -> Html {
        let (time, plot, t) = (&self.time, self.plot, self.actions.locale);
        let (now, low, high) = self.reach(is_first);
        let (first, last) = self.chosen();
        let x = plot.x(if is_first { now } else { now + 1 });
        let onblur = {
            let typing = self.actions.typing.clone();
            Callback::from(move |_: FocusEvent| typing.rest())
        };
        let onfocus = {
            let pushed = Rc::clone(&self.pushed);
            Callback::from(move |_: FocusEvent| *pushed.borrow_mut() = false)
        };
        let day = time.bars.get(now).map(|bar| if is_first { bar.from } else { bar.to });
        let reach = if is_first { x - 20.0 } else { x - 4.0 };
        let middle = f64::midpoint(plot.top, plot.bottom);
        html! {
            <g class="handle" role="slider" tabindex="0" aria-label={if is_first { t.pictures.first_day } else { t.pictures.last_day }}
                aria-valuemin={low.to_string()} aria-valuemax={high.to_string()} aria-valuenow={now.to_string()}
                aria-valuetext={time.bars.get(now).map(|bar| bar.label.clone())}
                data-day={day.map(|day| day.to_string())} aria-orientation="horizontal"
                onpointerdown={self.begin(Some(if is_first { last } else { first }))} onkeydown={self.on_key(is_first)} {onfocus} {onblur}>
                <rect class="p-reach" x={n(reach)} y={n(plot.top)} width="24" height={n(plot.bottom - plot.top)} />
                <line x1={n(x)} x2={n(x)} y1={n(plot.top)} y2={n(plot.bottom)} />
                <rect class="grip" x={n(x - 4.0)} y={n(middle - 13.0)} width="8" height="26" rx="3" />
            </g>
        }
    }
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
