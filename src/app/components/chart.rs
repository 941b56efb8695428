//! The chart: a canvas that shows a specification, and the switch of what it measures.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::calculator::Calculator;
use crate::app::results::Results;
use crate::app::state::{Action, State};
use crate::catalogue::southwark::{LAST_SHOWN_YEAR, OVERRIDE_ENDS};
use crate::chart::spec::{Spec, balances};
use crate::scenario::view::{Measure, View};

#[derive(Properties, Clone)]
pub struct ChartProps {
    pub calculator: Rc<Calculator>,
    pub results: Rc<Results>,
    pub view: View,
    /// Kept in sight on a narrow screen.
    pub pinned: bool,
    pub dispatch: UseReducerDispatcher<State>,
}

impl PartialEq for ChartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.results, &other.results)
            && self.view == other.view
            && self.pinned == other.pinned
    }
}

/// What a chart is drawn at until the page's width is known.
const FIRST_WIDTH: f64 = 720.0;

/// Taller where there is width for it, never so tall that the table leaves the screen.
fn height_for(width: f64) -> f64 {
    (width * 0.3).clamp(220.0, 330.0).round()
}

/// The chart.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    let figure = use_node_ref();
    let canvas = use_node_ref();
    let paper = use_node_ref();
    let width = use_width(&figure);
    let decided = Rc::new(decide(props, width));
    use_drawing(&canvas, &decided);
    use_paper(&paper, &decided);
    let measures = Measure::ALL.map(|measure| {
        let dispatch = props.dispatch.clone();
        html! {
            <button
                type="button"
                class="switch"
                aria-pressed={if measure == props.view.measure { "true" } else { "false" }}
                onclick={Callback::from(move |_| dispatch.dispatch(Action::Measure(measure)))}
            >
                { measure.title() }
            </button>
        }
    });
    let long = props.view.last_shown() != LAST_SHOWN_YEAR;
    let further = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Long(!long)))
    };
    let to_table = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        #[cfg(feature = "web")]
        crate::app::platform::focus_later("results".to_owned());
    });
    html! {
        <figure class={classes!("chart", props.pinned.then_some("pinned"))} ref={figure}>
            <div class="switches">
                <div class="switches" role="group" aria-label="What the chart shows">{ for measures }</div>
                <button type="button" class="switch" aria-pressed={if long { "true" } else { "false" }} onclick={further}>
                    { "To 2032, if today’s rules went on" }
                </button>
                <a class="switch" href="#results" onclick={to_table}>{ "Table" }</a>
            </div>
            <figcaption>{ decided.caption.clone() }</figcaption>
            <canvas
                ref={canvas}
                role="img"
                aria-label={decided.sentence.clone()}
                data-plot={decided.plot_as_text()}
                data-years={decided.columns_as_text()}
            ></canvas>
            <img class="on-paper" ref={paper} alt="" />
        </figure>
    }
}

fn decide(props: &ChartProps, width: f64) -> Spec {
    let calculator = &props.calculator;
    balances::spec(
        &balances::Subject {
            measure: props.view.measure,
            yours: &props.results.yours,
            no_action: &calculator.no_action,
            agreement: calculator.agreement(),
            opening: calculator.opening(),
            base_year: calculator.basis().base_year,
            last_shown: props.results.last_shown,
            looked_at: props.results.looked_at,
            override_ends: OVERRIDE_ENDS,
        },
        width,
        height_for(width),
    )
}

/// The width that the page has for the chart, followed as it changes.
#[hook]
fn use_width(figure: &NodeRef) -> f64 {
    let width = use_state_eq(|| FIRST_WIDTH);
    #[cfg(feature = "web")]
    {
        let figure = figure.clone();
        let setter = width.setter();
        use_effect_with((), move |()| {
            let watcher = crate::app::platform::watch_width(&figure, move |now| setter.set(now));
            move || drop(watcher)
        });
    }
    #[cfg(not(feature = "web"))]
    let _ = figure;
    *width
}

/// Draws after each render in which the decision changed, and again when the ground does.
#[hook]
fn use_drawing(canvas: &NodeRef, decided: &Rc<Spec>) {
    #[cfg(feature = "web")]
    {
        use crate::app::platform;

        let look = use_state_eq(platform::look);
        let setter = look.setter();
        use_effect_with(look.ratio, move |_| {
            let watchers = platform::watch_look(move |now| setter.set(now));
            move || drop(watchers)
        });
        let canvas = canvas.clone();
        use_effect_with((decided.clone(), *look), move |(decided, look)| {
            platform::draw(&canvas, decided, *look);
        });
    }
    #[cfg(not(feature = "web"))]
    let _ = (canvas, decided);
}

/// Keeps the chart for paper up to date, once it has settled.
#[hook]
fn use_paper(paper: &NodeRef, decided: &Rc<Spec>) {
    #[cfg(feature = "web")]
    {
        let paper = paper.clone();
        use_effect_with(decided.clone(), move |decided| {
            let timer = crate::app::platform::print_later(paper, decided.clone());
            move || drop(timer)
        });
    }
    #[cfg(not(feature = "web"))]
    let _ = (paper, decided);
}
