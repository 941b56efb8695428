//! Answers for what is checked, in which order, and what each check runs. Uses
//! [`crate::place`] to run it and [`crate::tools`] to have what it takes.

use crate::map;
use crate::pins;
use crate::place::{Outcome, Place, about, run, shown};
use crate::tools::{self, FOR_BUILD, Need};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

pub struct Step {
    pub name: &'static str,
    pub what: &'static str,
    needs: &'static [Need],
    run: fn(&Place) -> Outcome,
}

/// The quick ones first; a step may rely on those before it only through [`chosen`].
pub const STEPS: &[Step] = &[
    Step {
        name: "format",
        what: "the code is laid out as rustfmt does",
        needs: &[Need::Components],
        run: |place| say(&mut place.line("cargo fmt --all --check")),
    },
    Step {
        name: "map",
        what: "the modules import only what the maps allow, and no files import each other in a circle",
        needs: &[],
        run: map::check,
    },
    Step {
        name: "lint",
        what: "clippy has nothing to say, for any set of features",
        needs: &[Need::Components, Need::WasmTarget, Need::Crates],
        run: |place| {
            for what in [
                "--package engine --package equations --all-targets",
                "--no-default-features --features cli --all-targets",
                "--package xtask --all-targets",
                "--no-default-features --features pages --all-targets",
                &format!("--target {} --bin page", pins::WASM_TARGET),
                &format!(
                    "--target {} --no-default-features --features answers,timings --bin answers --bin timings",
                    pins::WASM_TARGET
                ),
            ] {
                say(&mut place.line(&format!("cargo clippy {what} -- -D warnings")))?;
            }
            Ok(())
        },
    },
    Step {
        name: "model",
        what: "tests of the model, the command line and xtask, natively",
        needs: &[Need::Crates],
        run: |place| {
            say(&mut place.line("cargo test --no-default-features --features cli"))?;
            say(&mut place.line("cargo test --package xtask"))
        },
    },
    Step {
        name: "view",
        what: "tests of the components, rendered without a browser",
        needs: &[Need::Crates],
        run: |place| say(&mut place.line("cargo test --no-default-features --features cli,ssr")),
    },
    Step {
        name: "wasm",
        what: "tests of the model compiled to Wasm, in node",
        needs: &[
            Need::WasmTarget,
            Need::Crates,
            Need::Node,
            Need::WasmBindgen,
        ],
        run: |place| {
            let target = pins::WASM_TARGET;
            let line = format!("cargo test --target {target} --no-default-features --test wasm");
            let runner = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";
            // As browsers without vectors have it, and as those with them.
            for (flags, folder) in [("", "wasm"), ("-Ctarget-feature=+simd128", "wasm-vectors")] {
                let folder = place.target().join(folder);
                say(place
                    .line(&line)
                    .arg("--target-dir")
                    .arg(folder)
                    .env(runner, "wasm-bindgen-test-runner")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags))?;
            }
            Ok(())
        },
    },
    Step {
        name: "reference",
        what: "the model against the same written in another language",
        needs: &[Need::Crates, Need::Node],
        run: |place| {
            let build = "cargo build --no-default-features --features cli --bin safety-valve";
            say(&mut place.line(build))?;
            let binary = place.target().join("debug/safety-valve");
            // Of the packed file: the published ones need not be there.
            for script in [
                "tests/reference/golden.mjs static/data tests/reference/figures.json",
                "tests/reference/compare.mjs static/data",
                "tests/reference/compare.mjs static/data --agreement",
            ] {
                say(place
                    .line(&format!("node {script}"))
                    .env("SAFETY_VALVE_BIN", &binary))?;
            }
            Ok(())
        },
    },
    Step {
        name: "bench",
        what: "times of the model, for the record",
        needs: &[Need::Crates],
        run: |place| say(&mut place.line("cargo bench --no-default-features --bench projection")),
    },
    Step {
        name: BUILD,
        what: "the page as it is published, in dist/",
        needs: FOR_BUILD,
        run: build,
    },
    Step {
        name: "browser",
        what: "tests of that page in Chromium, one in Firefox (builds it first)",
        needs: &[Need::Node, Need::Packages, Need::Chromium],
        run: |place| {
            single_file(place)?;
            let files = browser_tests(place)?;
            let chromium = tools::chromium(place)?;
            let mut node = place.line("node --test --test-concurrency=1");
            node.args(files).env("CHROMIUM", chromium);
            match tools::firefox(place) {
                Some(firefox) => node.env("FIREFOX", firefox),
                None => {
                    println!(
                        "  There is no Firefox, and none can be installed here: that test is left out."
                    );
                    &mut node
                }
            };
            say(&mut node)
        },
    },
];

const BUILD: &str = "build";

/// The release build: `dist/`.
pub fn build(place: &Place) -> Outcome {
    say(&mut place.trunk("build --release --offline"))?;
    match place.root.join("dist/index.html").is_file() {
        true => Ok(()),
        false => Err("trunk left no dist/index.html".into()),
    }
}

/// The page as one file, from `dist/`.
pub fn single_file(place: &Place) -> Outcome {
    let folder = place.root.join("dist-single");
    std::fs::create_dir_all(&folder).map_err(about(&folder, "make"))?;
    let pages =
        "cargo run --quiet --offline --no-default-features --features pages --bin write-pages";
    say(place.line(pages).args(["--", "--whole"]).arg(&folder))?;
    say(&mut place.line("node xtask/single-file.mjs"))
}

/// Damaged links and files, and futures, many more of each than in the usual tests.
pub fn soak(place: &Place) -> Outcome {
    tools::ensure(place, &[Need::Crates])?;
    let tests = "cargo test --profile bench --no-default-features --features cli --test model";
    say(place
        .line(&format!("{tests} -- sobol_points_come_to"))
        .env("SOAK_DRAWS", "200000"))?;
    let tests = "cargo test --profile bench --no-default-features --features cli --test words";
    say(place
        .line(&format!("{tests} -- damaged"))
        .env("SOAK_CASES", "100000"))
}

/// The figures that the README gives: one projection, native and as Wasm, the first load, a drag;
/// a drag of another version in turn with it, where its `dist/` is given.
pub fn measure(place: &Place, other: Option<&str>) -> Outcome {
    tools::ensure(place, tools::ALL)?;
    say(&mut place.line("cargo bench --no-default-features --bench projection"))?;
    timings(place)?;
    build(place)?;
    let other: Vec<&str> = other.into_iter().collect();
    on_the_page(place, "tests/browser/measure.mjs", &other)
}

/// What the page and its worker wait for, compiled and made small as each is shipped: the page's, and
/// the worker's without vectors and with them. All take turns.
pub fn timings(place: &Place) -> Outcome {
    let programs = [
        ("page", "release", ""),
        ("worker", "worker", ""),
        ("worker-with-vectors", "worker", "-Ctarget-feature=+simd128"),
    ];
    let mut scripts = Vec::new();
    for (name, profile, flags) in programs {
        let target = pins::WASM_TARGET;
        let folder = place.target().join("timings").join(name);
        let build = "cargo build --no-default-features --features timings --bin timings";
        say(place
            .line(build)
            .args(["--profile", profile, "--target", target, "--target-dir"])
            .arg(&folder)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags))?;
        let built = folder.join(target).join(profile).join("timings.wasm");
        say(place
            .line("wasm-bindgen --target experimental-nodejs-module --no-typescript")
            .args(["--out-name", name, "--out-dir"])
            .arg(&folder)
            .arg(built))?;
        let program = folder.join(format!("{name}_bg.wasm"));
        say(place
            .line("wasm-opt -Oz --enable-simd --low-memory-unused -o")
            .args([&program, &program]))?;
        scripts.push(folder.join(format!("{name}.js")));
    }
    say(place.line("node xtask/timings.mjs").args(scripts))
}

/// The page in its usual sizes and states, as PNG files.
pub fn pictures(place: &Place, folder: &str) -> Outcome {
    tools::ensure(place, tools::ALL)?;
    build(place)?;
    on_the_page(place, "tests/browser/shoot.mjs", &[folder])
}

/// What Lighthouse says of the page. It is large, so it is installed only here.
pub fn lighthouse(place: &Place) -> Outcome {
    tools::ensure(place, tools::ALL)?;
    build(place)?;
    let folder = place.tools.join(format!("lighthouse-{}", pins::LIGHTHOUSE));
    if !folder
        .join("node_modules/lighthouse/package.json")
        .is_file()
    {
        std::fs::create_dir_all(&folder).map_err(about(&folder, "make"))?;
        let package = format!("lighthouse@{}", pins::LIGHTHOUSE);
        say(place
            .line("npm install --no-audit --no-fund --prefix")
            .arg(&folder)
            .arg(package))?;
    }
    let chromium = tools::chromium(place)?;
    say(place
        .line("node xtask/lighthouse.mjs")
        .env("LIGHTHOUSE", folder)
        .env("CHROMIUM", chromium))
}

fn on_the_page(place: &Place, script: &str, words: &[&str]) -> Outcome {
    let chromium = tools::chromium(place)?;
    say(place
        .line("node")
        .arg(script)
        .args(words)
        .env("CHROMIUM", chromium))
}

/// The steps of those names in their own order, or all of them for none.
pub fn chosen(names: &[String]) -> Outcome<Vec<&'static Step>> {
    let known = |name: &String| STEPS.iter().any(|step| step.name == name);
    if let Some(unknown) = names.iter().find(|name| !known(name)) {
        let all: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        return Err(format!(
            "There is no step `{unknown}`; the steps are {}.",
            all.join(", ")
        ));
    }
    // A dist/ from before the last change would be tested in vain.
    let named = |name: &str| names.iter().any(|other| other == name);
    let wanted =
        |name: &str| names.is_empty() || named(name) || (name == BUILD && named("browser"));
    Ok(STEPS.iter().filter(|step| wanted(step.name)).collect())
}

/// Runs the steps until one fails, and sums up.
pub fn test(place: &Place, steps: &[&Step]) -> Outcome {
    let start = Instant::now();
    let needs: Vec<Need> = steps.iter().flat_map(|step| step.needs).copied().collect();
    tools::ensure(place, &needs)?;
    let mut times = vec![("tools", start.elapsed())];
    let mut fault = None;
    for step in steps {
        println!("\n▸ {}: {}", step.name, step.what);
        let start = Instant::now();
        let outcome = (step.run)(place);
        times.push((step.name, start.elapsed()));
        if let Err(why) = outcome {
            fault = Some((step.name, why));
            break;
        }
    }
    println!("\n{}", table(&times, fault.as_ref().map(|(name, _)| *name)));
    match fault {
        None => {
            let seconds = start.elapsed().as_secs();
            println!(
                "Every step passed, in {} min {:02} s.",
                seconds / 60,
                seconds % 60
            );
            println!("{} passed, 0 failed", steps.len());
            Ok(())
        }
        Some((name, why)) => Err(format!(
            "Step `{name}` failed: {why}. To run it alone: cargo xtask test {name}"
        )),
    }
}

fn table(times: &[(&str, Duration)], failed: Option<&str>) -> String {
    times
        .iter()
        .map(|(name, time)| {
            let mark = if failed == Some(*name) {
                "  failed"
            } else {
                ""
            };
            format!("{name:<10}{:>7.1} s{mark}\n", time.as_secs_f64())
        })
        .collect()
}

fn say(command: &mut Command) -> Outcome {
    println!("  {}", shown(command));
    run(command)
}

/// By name, since `node --test FOLDER` means another thing in each version of node.
fn browser_tests(place: &Place) -> Outcome<Vec<PathBuf>> {
    let folder = place.root.join("tests/browser");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .map_err(about(&folder, "read"))?
        .flatten()
        .map(|entry| PathBuf::from("tests/browser").join(entry.file_name()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    match files.is_empty() {
        true => Err("there is no tests/browser/*.test.mjs".into()),
        false => Ok(files),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(asked: &[&str]) -> Outcome<Vec<&'static str>> {
        let asked: Vec<String> = asked.iter().map(|name| (*name).to_owned()).collect();
        Ok(chosen(&asked)?.iter().map(|step| step.name).collect())
    }

    #[test]
    fn no_names_mean_every_step() {
        assert_eq!(names(&[]).map(|names| names.len()), Ok(STEPS.len()));
    }

    #[test]
    fn steps_run_in_their_own_order() {
        assert_eq!(
            names(&["model", "format", "model"]),
            Ok(vec!["format", "model"])
        );
    }

    #[test]
    fn the_browser_is_shown_a_page_built_from_what_is_here_now() {
        assert_eq!(names(&["browser"]), Ok(vec!["build", "browser"]));
    }

    #[test]
    fn an_unknown_step_is_named_and_the_known_ones_listed() {
        let fault = names(&["formt"]).expect_err("there is no such step");
        assert!(
            fault.contains("`formt`") && fault.contains("format, map, lint"),
            "{fault}"
        );
    }

    #[test]
    fn a_failed_step_is_marked_in_the_table() {
        let times = [
            ("tools", Duration::from_millis(90)),
            ("lint", Duration::from_secs(12)),
        ];
        assert_eq!(
            table(&times, Some("lint")),
            "tools         0.1 s\nlint         12.0 s  failed\n"
        );
    }
}
