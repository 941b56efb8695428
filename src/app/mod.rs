//! The page: one state, and components that show it.
//!
//! | room | answers for |
//! |---|---|
//! | `calculator` | the model and what follows from it alone, made once |
//! | `workspace` | what lies beside the scenario: kept ones, groups, where the page stands |
//! | `panels` | what stands behind the answer, computed while it is shown |
//! | `results` | everything the page says of a scenario, computed once per change |
//! | `state` | the one state, and every way that it can change |
//! | `components` | showing values; they compute nothing |
//! | `written` | the pages as they are written before any program runs |
//! | `platform` | the browser: canvas, address, timers, size, dark mode, panics |
//!
//! Components render without a browser too: whatever belongs to one is in an effect.

pub mod calculator;
mod components;
pub mod panels;
#[cfg(feature = "browser")]
pub mod platform;
pub mod workspace;

pub mod results;
pub mod state;
pub mod written;

pub use components::{App, Props};

/// Starts the page in a browser.
#[cfg(feature = "browser")]
pub fn run() {
    use std::rc::Rc;

    use calculator::Calculator;
    use state::Start;

    platform::say_panics();
    let Some(root) = platform::root() else { return };
    match Calculator::built_in() {
        Ok(calculator) => {
            let props = Props {
                calculator: Rc::new(calculator),
                address: platform::address::now().into(),
                start: Start {
                    place: platform::place().into(),
                    today: platform::today().into(),
                    kept: platform::storage::kept(),
                    steps: platform::storage::steps(),
                    names_hidden: platform::storage::hidden(),
                },
            };
            yew::Renderer::<App>::with_root_and_props(root, props).render();
            platform::files::guard_drops();
        }
        Err(error) => {
            root.set_text_content(Some(&format!(
                "The figures that this page is built with cannot be read: {error}."
            )));
        }
    }
}
