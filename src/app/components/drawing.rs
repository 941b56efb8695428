//! A canvas that shows a decided chart at the width that the page has for it, and the same on paper.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::calculator::Calculator;
use crate::app::panels::{Beside, Children, Money, ReadView};
use crate::app::results::Results;
use crate::app::written;
use crate::chart::spec::{Spec, balances, children, money};
use crate::scenario::view::View;

/// What is drawn.
#[derive(Clone)]
pub enum Drawn {
    Balances {
        calculator: Rc<Calculator>,
        results: Rc<Results>,
        view: View,
    },
    Children(Rc<Children>),
    Money(Rc<Money>),
    /// The balances of the public page: the no-action forecast alone.
    Forecast {
        calculator: Rc<Calculator>,
        view: Rc<ReadView>,
    },
    /// Several scenarios.
    Beside {
        calculator: Rc<Calculator>,
        beside: Rc<Beside>,
    },
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Balances { results, view, .. },
                Self::Balances {
                    results: others,
                    view: other,
                    ..
                },
            ) => Rc::ptr_eq(results, others) && view == other,
            (Self::Children(one), Self::Children(other)) => one.groups == other.groups,
            (Self::Money(one), Self::Money(other)) => one.chart == other.chart,
            (Self::Forecast { view: one, .. }, Self::Forecast { view: other, .. }) => {
                Rc::ptr_eq(one, other)
            }
            (Self::Beside { beside: one, .. }, Self::Beside { beside: other, .. }) => {
                Rc::ptr_eq(one, other)
            }
            _ => false,
        }
    }
}

impl Drawn {
    /// Taller where there is width for it, never so tall that the rest leaves the screen.
    fn height(&self, width: f64) -> f64 {
        match self {
            Self::Balances { .. } | Self::Forecast { .. } => {
                (width * 0.3).clamp(220.0, 330.0).round()
            }
            Self::Beside { beside, .. } if beside.large => {
                (width * 0.5).clamp(320.0, 640.0).round()
            }
            Self::Beside { .. } | Self::Children(_) | Self::Money(_) => {
                (width * 0.45).clamp(260.0, 400.0).round()
            }
        }
    }

    fn decide(&self, width: f64) -> Spec {
        let height = self.height(width);
        match self {
            Self::Children(panel) => children::spec(&panel.groups, width, height),
            Self::Money(panel) => money::spec(&panel.chart, width, height),
            Self::Forecast { calculator, view } => {
                balances::spec(&calculator.balances(&view.forecast), width, height)
            }
            Self::Balances {
                calculator,
                results,
                view,
            } => {
                let subject = balances::Subject {
                    measure: view.measure,
                    last_shown: results.last_shown,
                    focus_year: results.focus_year,
                    ..calculator.balances(&results.yours)
                };
                balances::spec(&subject, width, height)
            }
            Self::Beside { calculator, beside } => {
                let others: Vec<balances::Other<'_>> = beside.others(calculator).collect();
                let subject = balances::Subject {
                    last_shown: beside.last_shown,
                    focus_year: beside.focus_year,
                    called: Some(&beside.called),
                    others: &others,
                    large: beside.large,
                    ..calculator.balances(&beside.yours)
                };
                balances::spec(&subject, width, height)
            }
        }
    }
}

#[derive(Properties, PartialEq, Clone)]
pub struct DrawingProps {
    pub of: Drawn,
}

/// What a chart is drawn at until the page's width is known.
const FIRST_WIDTH: f64 = 720.0;

/// The chart.
#[component]
pub fn Drawing(props: &DrawingProps) -> Html {
    let around = use_node_ref();
    let canvas = use_node_ref();
    let paper = use_node_ref();
    let width = use_width(&around);
    let decided = use_memo((props.of.clone(), width), |(of, width)| of.decide(*width));
    use_drawing(&canvas, &decided);
    use_paper(&paper, &decided);
    if !cfg!(feature = "browser") {
        return written_picture(&decided);
    }
    html! {
        <div class="drawing" ref={around}>
            <figcaption>{ decided.caption.clone() }</figcaption>
            <canvas
                ref={canvas}
                role="img"
                aria-label={decided.sentence.clone()}
                data-plot={decided.plot_as_text()}
                data-years={decided.columns_as_text()}
            ></canvas>
            <img class="on-paper" ref={paper} alt="" />
        </div>
    }
}

/// The chart where no program runs: the pictures that `app::written` has of it.
fn written_picture(decided: &Spec) -> Html {
    let named = |narrow, dark| format!("./{}", written::picture_name(narrow, dark));
    let [wide, narrow] = [written::WIDE, written::NARROW];
    html! {
        <div class="drawing">
            <figcaption>{ decided.caption.clone() }</figcaption>
            <picture>
                <source srcset={named(true, true)} media="(max-width: 40rem) and (prefers-color-scheme: dark)" width={narrow[0].to_string()} height={narrow[1].to_string()} />
                <source srcset={named(true, false)} media="(max-width: 40rem)" width={narrow[0].to_string()} height={narrow[1].to_string()} />
                <source srcset={named(false, true)} media="(prefers-color-scheme: dark)" />
                <img class="written-chart" src={named(false, false)} width={wide[0].to_string()} height={wide[1].to_string()} alt={decided.sentence.clone()} />
            </picture>
        </div>
    }
}

/// The width that the page has for the chart, followed as it changes.
#[hook]
fn use_width(figure: &NodeRef) -> f64 {
    let width = use_state_eq(|| FIRST_WIDTH);
    #[cfg(feature = "browser")]
    {
        let figure = figure.clone();
        let setter = width.setter();
        use_effect_with((), move |()| {
            let watcher = crate::app::platform::watch_width(&figure, move |now| setter.set(now));
            move || drop(watcher)
        });
    }
    #[cfg(not(feature = "browser"))]
    let _ = figure;
    *width
}

/// Draws after each render in which the decision changed, and again when the theme does.
#[hook]
fn use_drawing(canvas: &NodeRef, decided: &Rc<Spec>) {
    #[cfg(feature = "browser")]
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
    #[cfg(not(feature = "browser"))]
    let _ = (canvas, decided);
}

/// Keeps the chart for paper up to date, once it has settled.
#[hook]
fn use_paper(paper: &NodeRef, decided: &Rc<Spec>) {
    #[cfg(feature = "browser")]
    {
        let paper = paper.clone();
        use_effect_with(decided.clone(), move |decided| {
            let timer = crate::app::platform::print_later(paper, decided.clone());
            move || drop(timer)
        });
    }
    #[cfg(not(feature = "browser"))]
    let _ = (paper, decided);
}
