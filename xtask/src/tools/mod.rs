//! Answers for what has to be there before a step can run, and for installing what is missing.
//! Uses [`crate::place`] and [`crate::pins`]; knows nothing of the steps.
//!
//! | module | answers for |
//! |---|---|
//! | `cargo` | Rust's own parts, crates, and the tools that cargo compiles |
//! | `left_out` | what Trunk is built without |
//! | `npm` | node, and what npm installs |
//! | `browsers` | the browsers for the tests, and the fonts in them |
//! | `debian` | packages of Debian |
//! | `program` | a tool that is a folder of programs, and whether it is whole |
//! | `folder` | the tool folder, where nothing half done is taken for a tool |
//! | `state` | what is said of a tool |

mod browsers;
mod cargo;
mod debian;
#[cfg(test)]
mod fake;
mod folder;
mod left_out;
mod npm;
mod program;
mod state;

pub use browsers::{chromium, firefox};

use crate::pins;
use crate::place::{Outcome, Place};
use state::State;
use std::thread;
use std::time::Instant;

/// Something that has to be there before a step can run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// rustfmt and clippy.
    Components,
    WasmTarget,
    /// The crates that Cargo.lock names.
    Crates,
    Node,
    Trunk,
    WasmBindgen,
    WasmOpt,
    /// The npm packages that package-lock.json names.
    Packages,
    Chromium,
}

/// What serving and building take.
pub const FOR_BUILD: &[Need] = &[
    Need::WasmTarget,
    Need::Crates,
    Need::Node,
    Need::Trunk,
    Need::WasmBindgen,
    Need::WasmOpt,
];

/// In the order of installing: npm's tools come after node.
pub const ALL: &[Need] = &[
    Need::Components,
    Need::WasmTarget,
    Need::Crates,
    Need::Node,
    Need::WasmOpt,
    Need::Packages,
    Need::Chromium,
    Need::WasmBindgen,
    Need::Trunk,
];

impl Need {
    pub fn name(self) -> String {
        match self {
            Self::Components => "rustfmt and clippy".into(),
            Self::WasmTarget => format!("Rust target {}", pins::WASM_TARGET),
            Self::Crates => "crates of Cargo.lock".into(),
            Self::Node => format!(
                "node {}.{} or later, npm",
                pins::NODE_AT_LEAST.0,
                pins::NODE_AT_LEAST.1
            ),
            Self::Trunk => format!("trunk {}", pins::TRUNK),
            Self::WasmBindgen => format!("wasm-bindgen-cli {}", pins::WASM_BINDGEN),
            Self::WasmOpt => format!("wasm-opt {} (binaryen {})", pins::WASM_OPT, pins::BINARYEN),
            Self::Packages => "npm packages of package-lock.json".into(),
            Self::Chromium => "Chromium and its fonts".into(),
        }
    }

    fn takes(self) -> &'static str {
        match self {
            Self::Trunk => " (some 3 minutes, once)",
            Self::WasmBindgen => " (a minute or two, once)",
            Self::Chromium => " (a minute or so, once)",
            _ => "",
        }
    }

    pub fn state(self, place: &Place) -> State {
        match self {
            Self::Components => cargo::components(place),
            Self::WasmTarget => cargo::wasm_target(place),
            Self::Crates => cargo::crates(place),
            Self::Node => npm::node(place),
            Self::Trunk => cargo::TRUNK.state(place),
            Self::WasmBindgen => cargo::WASM_BINDGEN.state(place),
            Self::WasmOpt => npm::WASM_OPT.state(place),
            Self::Packages => npm::packages(place),
            Self::Chromium => browsers::chromium_state(place),
        }
    }

    fn install(self, place: &Place) -> Outcome {
        match self {
            Self::Components => cargo::install_components(place),
            Self::WasmTarget => cargo::install_wasm_target(place),
            Self::Crates => cargo::install_crates(place),
            Self::Node => npm::install_node(place),
            Self::Trunk => cargo::install_trunk(place),
            Self::WasmBindgen => cargo::install_wasm_bindgen(place),
            Self::WasmOpt => npm::install(place, &npm::WASM_OPT),
            Self::Packages => npm::install_packages(place),
            Self::Chromium => browsers::install_chromium(place),
        }
    }
}

/// The state of each need; asked all at once, since each asks a program or two that is slow.
pub fn states(place: &Place, needs: &[Need]) -> Vec<(Need, State)> {
    thread::scope(|scope| {
        let asked: Vec<_> = ALL
            .iter()
            .filter(|need| needs.contains(need))
            .map(|need| (*need, scope.spawn(|| need.state(place))))
            .collect();
        asked
            .into_iter()
            .map(|(need, state)| (need, state.join().unwrap_or(State::Missing)))
            .collect()
    })
}

/// Whether every need is met.
pub fn are_ready(place: &Place, needs: &[Need]) -> bool {
    let is_ready = |(_, state): &(Need, State)| *state == State::Ready;
    states(place, needs).iter().all(is_ready)
}

/// Sees to it that every need is met; says nothing where all are.
pub fn ensure(place: &Place, needs: &[Need]) -> Outcome {
    if are_ready(place, needs) {
        return Ok(());
    }
    let _lock = folder::lock(&place.tools)?;
    folder::sweep(&place.tools)?;
    let outcome = install_lacking(place, needs);
    cargo::clear_building(place)?;
    outcome
}

fn install_lacking(place: &Place, needs: &[Need]) -> Outcome {
    for need in ALL.iter().filter(|need| needs.contains(need)) {
        // Looked at again: another clone may have installed it while we waited for the lock.
        match need.state(place) {
            State::Ready => continue,
            State::Missing => {}
            State::Wrong(why) => println!("▸ replacing what is there: {why}"),
        }
        println!("▸ installing {}{}", need.name(), need.takes());
        let start = Instant::now();
        need.install(place)
            .map_err(|fault| format!("{} could not be installed: {fault}", need.name()))?;
        match need.state(place) {
            State::Ready => println!("  installed in {:.0} s", start.elapsed().as_secs_f64()),
            State::Missing => {
                return Err(format!(
                    "{} is still missing after its install",
                    need.name()
                ));
            }
            State::Wrong(why) => return Err(format!("{} was installed, yet {why}", need.name())),
        }
    }
    Ok(())
}
