//! The page in a browser. What it shows is `safety_valve::app`'s.

use std::rc::Rc;

use safety_valve::app::calculator::Calculator;
use safety_valve::app::state::Start;
use safety_valve::app::{App, Props, platform};

fn main() {
    platform::say_panics();
    let Some(root) = platform::root() else { return };
    match Calculator::built_in() {
        Ok(calculator) => {
            yew::Renderer::<App>::with_root_and_props(
                root,
                Props {
                    calculator: Rc::new(calculator),
                    address: platform::address::now().into(),
                    start: Start {
                        place: platform::place().into(),
                        today: platform::today().into(),
                        kept: platform::storage::kept(),
                        steps: platform::storage::steps(),
                    },
                },
            )
            .render();
        }
        Err(error) => {
            root.set_text_content(Some(&format!(
                "The figures that this page is built with cannot be read: {error}."
            )));
        }
    }
}
