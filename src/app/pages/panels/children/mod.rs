//! Children: where they are placed, by the model and by the census.
//!
//! Answers for: showing `view`. Uses `widgets`.

pub mod view;

use std::rc::Rc;

use yew::prelude::*;

use self::view::Children;
use crate::app::pages::drawn::Drawn;
use crate::app::widgets::drawing::Drawing;
use crate::app::widgets::figures::figure_table;
use crate::app::widgets::ids::panel_id;
use crate::app::widgets::tags::{h3, says};
use crate::scenario::view::Panel;
use crate::words::children;

/// The panel.
pub fn children_panel(panel: &Rc<Children>) -> Html {
    html! {
        <section class="panel" id={panel_id(Panel::Children)} aria-labelledby="children-title">
            <h2 id="children-title">{ Panel::Children.title() }</h2>
            <p>
                { &panel.not_the_count }
                if let Some(words) = &panel.difference {
                    { " " }{ words }
                }
            </p>
            <figure><Drawing<Drawn> of={Drawn::Children(panel.clone())} /></figure>
            { figure_table(&panel.by_placement) }
            { says(children::ROUNDING) }
            { figure_table(&panel.behind) }
            { says(&panel.rates[0]) }
            { says(&panel.rates[1]) }
            { h3("As the census counted them") }
            { figure_table(&panel.published) }
            { says(&panel.of_the_counts) }
            if let Some(context) = &panel.context {
                { h3("Waiting, refusals and appeals") }
                { figure_table(context) }
            }
        </section>
    }
}
