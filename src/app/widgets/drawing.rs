//! A canvas that shows a decided chart at the width that the page has for it, and the same on paper.
//!
//! Answers for: when a chart is drawn, and where. What it shows is decided by what is drawn. Uses
//! `platform` and `chart`.

use std::rc::Rc;

use yew::prelude::*;

use super::after::use_after;
use super::pictures::Picture;
use crate::app::platform;
use crate::chart::spec::Spec;

/// Something that can be drawn at any width.
pub trait Draws: Clone + PartialEq + 'static {
    /// What is drawn at a width; on the scale that is held, where every figure fits it.
    fn decide(&self, width: f64, held: Option<Scale>) -> Spec;

    /// The pictures that were written of it.
    fn picture(&self) -> Picture;

    /// Whether the scale stays as it was: while a slider moves, so that only the line does.
    fn holds(&self) -> bool {
        false
    }
}

/// Lowest and highest figure, and the step.
pub type Scale = (f64, f64, f64);

#[derive(Properties, PartialEq, Clone)]
pub struct DrawingProps<D: Draws> {
    pub of: D,
    /// Called with what the column is called that is pointed at, and with nothing when none is.
    #[prop_or_default]
    pub point: Option<Callback<Option<AttrValue>>>,
    /// What is said of one column, in the place that the chart keeps for it, or under it.
    #[prop_or_default]
    pub readout: Option<Html>,
}

/// What a chart is drawn at until the page's width is known.
const FIRST_WIDTH: f64 = 720.0;

/// The chart.
#[component]
pub fn Drawing<D: Draws>(props: &DrawingProps<D>) -> Html {
    let around = use_node_ref();
    let canvas = use_node_ref();
    let paper = use_node_ref();
    let width = use_width(&around);
    let held = use_mut_ref(|| None::<Scale>);
    let decided = use_memo((props.of.clone(), width), |(of, width)| {
        let kept = held.borrow().filter(|_| of.holds());
        let spec = of.decide(*width, kept);
        held.replace(Some(spec.scale));
        spec
    });
    let place = use_node_ref();
    use_place(&place, &decided);
    let [pointed, left] = pointers(props, &decided);
    use_drawing(&canvas, &decided);
    use_paper(&paper, &decided);
    if !platform::RUNS {
        return written_picture(&decided, props.of.picture());
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
                onpointermove={pointed.clone()}
                onpointerdown={pointed}
                onpointerleave={left}
            ></canvas>
            if let Some(readout) = &props.readout {
                <div ref={place} class={if decided.readout.is_some() { "place" } else { "place under" }}>{ readout.clone() }</div>
            }
            <img class="on-paper" ref={paper} alt="" />
        </div>
    }
}

/// What happens when a mouse or a finger is on the chart, and when the mouse leaves it. What a
/// finger pointed at stays.
fn pointers<D: Draws>(
    props: &DrawingProps<D>,
    decided: &Rc<Spec>,
) -> [Option<Callback<PointerEvent>>; 2] {
    let Some(point) = &props.point else {
        return [None, None];
    };
    let pointed = {
        let (point, decided) = (point.clone(), decided.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(x) = platform::pointed_at(&event) {
                let column = decided.columns.get(decided.column_at(x));
                point.emit(column.map(|column| AttrValue::from(column.clone())));
            }
        })
    };
    let point = point.clone();
    let left = Callback::from(move |event: PointerEvent| {
        if platform::is_mouse(&event) {
            point.emit(None);
        }
    });
    [Some(pointed), Some(left)]
}

/// Puts what is said of a column where the chart keeps a place for it.
#[hook]
fn use_place(place: &NodeRef, decided: &Rc<Spec>) {
    let place = place.clone();
    use_after(decided.readout, move |readout| {
        platform::place(&place, *readout);
    });
}

/// The chart where no program runs: the pictures that were written of it.
fn written_picture(decided: &Spec, picture: Picture) -> Html {
    let named = |narrow, dark| format!("./{}", picture.file(narrow, dark));
    let Picture { wide, narrow, .. } = picture;
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
    let figure = figure.clone();
    let setter = width.setter();
    use_after((), move |()| {
        platform::watch_width(&figure, move |now| setter.set(now))
    });
    *width
}

/// Draws after each render in which the decision changed, and again when the theme does.
#[hook]
fn use_drawing(canvas: &NodeRef, decided: &Rc<Spec>) {
    let look = use_state_eq(platform::look);
    let setter = look.setter();
    use_after(look.ratio, move |_| {
        platform::watch_look(move |now| setter.set(now))
    });
    let canvas = canvas.clone();
    use_after((decided.clone(), *look), move |(decided, look)| {
        platform::draw(&canvas, decided, *look);
    });
}

/// Keeps the chart for paper up to date, once it has settled.
#[hook]
fn use_paper(paper: &NodeRef, decided: &Rc<Spec>) {
    let paper = paper.clone();
    use_after(decided.clone(), move |decided| {
        platform::print_later(paper, decided.clone())
    });
}
