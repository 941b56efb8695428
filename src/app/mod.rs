//! The page: one state, and components that show it.
//!
//! | module | answers for | uses |
//! |---|---|---|
//! | `calculator` | the model and what follows from it alone, made once | |
//! | `workspace` | what is beside the scenario: kept ones, groups, where the page is | |
//! | `later` | calling what is fetched once it is needed | |
//! | `pages`, each `view` | what a page or panel says, worked out while it is shown | `calculator`, `workspace` |
//! | `results` | everything the page says of a scenario, worked out once per change | the above |
//! | `state` | the one state, and every way that it can change | `results` |
//! | `platform` | the browser, or what takes its place where there is none | `state`'s names of what was touched |
//! | `widgets` | parts that know no page | `state`, `platform` |
//! | `pages` | the components of each page and panel | `widgets` |
//! | `shell` | what is around every page | `pages` |
//! | `councils` | which council the page is of, and getting its figures | `shell` |
//! | `prerender` | the pages as they are written before any program runs | `shell` |
//!
//! Components render without a browser too: what they ask of one goes through `platform`.

pub mod calculator;
mod councils;
mod later;
pub mod pages;
mod platform;
#[cfg(feature = "ssr")]
pub mod prerender;
pub mod results;
mod shell;
pub mod state;
mod widgets;
pub mod workspace;

pub use councils::{App, Props};

/// Starts the page in a browser. What was written before is read until the part of the program that
/// the view is in is there; where that takes long, or fails, the page says so.
#[cfg(feature = "browser")]
pub fn run() {
    use later::Part;
    use pages::parts::fetch;

    platform::start::say_panics();
    let Some(part) = Part::of(&crate::scenario::codec::view(&platform::address::now())) else {
        begin();
        return;
    };
    let begin = platform::start::once_or_late(begin);
    platform::spawn(async move {
        let _ = fetch(part).await;
        begin();
    });
}

/// Shows the page as its address has it now.
#[cfg(feature = "browser")]
fn begin() {
    use std::rc::Rc;

    use crate::scenario::codec;
    use calculator::Calculator;
    use engine::origin::{Baseline, Code};
    use later::Part;
    use pages::parts::fetch;

    let Some(root) = platform::start::root() else {
        return;
    };
    let address = platform::address::now();
    let asked = codec::origin(&address);
    // Any other council's figures are fetched; until they are here the page says so.
    let baseline = if asked.code == Code::SOUTHWARK {
        asked.baseline
    } else {
        Baseline::Latest
    };
    match Calculator::built_in(baseline) {
        Ok(calculator) => {
            let props = Props {
                calculator: Rc::new(calculator),
                address: address.into(),
                only_read: false,
            };
            yew::Renderer::<App>::with_root_and_props(root, props).render();
            platform::files::guard_drops();
            platform::start::once_quiet(async {
                for part in Part::ALL {
                    let _ = fetch(part).await;
                }
            });
        }
        Err(error) => {
            root.set_text_content(Some(&format!(
                "The figures that this page is built with cannot be read: {error}."
            )));
        }
    }
}
