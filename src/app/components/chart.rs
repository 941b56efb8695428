//! The chart: a canvas that shows a specification, and the switch of what it measures.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::calculator::Calculator;
use crate::app::results::Results;
use crate::app::state::{Action, State};
use crate::chart::spec::{self, Measure, Spec};
use crate::units::FinancialYear;

#[derive(Properties, Clone)]
pub struct ChartProps {
    pub calculator: Rc<Calculator>,
    pub results: Rc<Results>,
    pub measure: Measure,
    pub last_shown: FinancialYear,
    pub dispatch: UseReducerDispatcher<State>,
}

impl PartialEq for ChartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.results, &other.results)
            && self.measure == other.measure
            && self.last_shown == other.last_shown
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
    let width = use_width(&figure);
    let decided = Rc::new(decide(props, width));
    use_drawing(&canvas, &decided);
    let measures = Measure::ALL.map(|measure| {
        let dispatch = props.dispatch.clone();
        html! {
            <button
                type="button"
                class="switch"
                aria-pressed={if measure == props.measure { "true" } else { "false" }}
                onclick={Callback::from(move |_| dispatch.dispatch(Action::Measure(measure)))}
            >
                { measure.title() }
            </button>
        }
    });
    html! {
        <figure class="chart" ref={figure}>
            <div class="switches" role="group" aria-label="What the chart shows">{ for measures }</div>
            <figcaption>{ props.measure.caption() }</figcaption>
            <canvas
                ref={canvas}
                role="img"
                aria-label={decided.sentence.clone()}
                data-plot={decided.plot_as_text()}
                data-years={decided.years_as_text()}
            ></canvas>
        </figure>
    }
}

fn decide(props: &ChartProps, width: f64) -> Spec {
    let calculator = &props.calculator;
    spec::spec(
        &spec::Subject {
            measure: props.measure,
            yours: &props.results.yours,
            no_action: &calculator.no_action,
            agreement: calculator.agreement(),
            opening: calculator.opening(),
            base_year: calculator.basis().base_year,
            last_shown: props.last_shown,
            looked_at: props.results.looked_at,
            override_ends: crate::catalogue::southwark::OVERRIDE_ENDS,
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
        let ground = use_state_eq(crate::app::platform::ground);
        let setter = ground.setter();
        use_effect_with((), move |()| {
            let watcher = crate::app::platform::watch_ground(move |now| setter.set(now));
            move || drop(watcher)
        });
        let canvas = canvas.clone();
        use_effect_with((decided.clone(), *ground), move |(decided, ground)| {
            crate::app::platform::draw(&canvas, decided, *ground);
        });
    }
    #[cfg(not(feature = "web"))]
    let _ = (canvas, decided);
}
