//! The project's own commands, as `cargo xtask COMMAND`. Answers for how they are spelt and for
//! the exit status: 1 when something failed, 2 when the command is none.
//!
//! [`pins`] has every version, [`place`] says where things are, [`tools`] installs, [`ahead`]
//! compiles the page meanwhile, [`map`] reads imports, [`steps`] checks and [`serve`] shows the
//! page. Arrows point from the last to the first.

#[cfg(not(unix))]
compile_error!("xtask needs Linux or macOS; on Windows, run it inside WSL");

mod ahead;
mod map;
mod pins;
mod place;
mod serve;
mod steps;
mod tools;

use place::{Outcome, Place};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve [--port N] [--debug]   build the page and serve it on 127.0.0.1:8080
cargo xtask test [STEP…]                 run every check, or the steps named
cargo xtask test --list                  list the steps
cargo xtask build                        make the release page in dist/
cargo xtask single-file                  make one file of it, dist-single/safety-valve.html
cargo xtask soak                         open 100,000 damaged links and as many files, and draw
                                         200,000 futures
cargo xtask measure [DIST]               build it, and print the figures that the README gives;
                                         with the dist/ of another version, drags of both in turn
cargo xtask timings                      time the model as it is shipped, as Wasm on one core
cargo xtask lighthouse                   build it, and print what Lighthouse says of it
cargo xtask pictures FOLDER              build it, and take pictures of it to look at
cargo xtask setup                        install every tool now
cargo xtask tools                        say where the tools are, and in what state
Each installs what it finds missing, into a folder that clones share.
";

#[derive(Debug, PartialEq, Eq)]
enum Asked {
    Help,
    Serve { port: u16, release: bool },
    Announce { port: u16, server: u32 },
    Test(Vec<String>),
    List,
    Build,
    SingleFile,
    Soak,
    Measure(Option<String>),
    Timings,
    Lighthouse,
    Pictures(String),
    Setup,
    Tools,
}

/// What was typed, or what is wrong with it.
fn parse(arguments: &[String]) -> Outcome<Asked> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => Err("Which command?".into()),
        ["help" | "--help" | "-h"] => Ok(Asked::Help),
        ["serve", options @ ..] => parse_serve(options),
        [serve::ANNOUNCE, port, server] => match (port.parse(), server.parse()) {
            (Ok(port), Ok(server)) => Ok(Asked::Announce { port, server }),
            _ => Err("That command is for xtask itself.".into()),
        },
        ["test", "--list"] => Ok(Asked::List),
        ["test", names @ ..] => {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            steps::chosen(&names).map(|_| Asked::Test(names))
        }
        ["build"] => Ok(Asked::Build),
        ["single-file"] => Ok(Asked::SingleFile),
        ["soak"] => Ok(Asked::Soak),
        ["measure"] => Ok(Asked::Measure(None)),
        ["measure", other] => Ok(Asked::Measure(Some((*other).to_owned()))),
        ["timings"] => Ok(Asked::Timings),
        ["lighthouse"] => Ok(Asked::Lighthouse),
        ["pictures", folder] => Ok(Asked::Pictures((*folder).to_owned())),
        ["pictures"] => Err("Pictures go into which folder?".into()),
        ["setup"] => Ok(Asked::Setup),
        ["tools"] => Ok(Asked::Tools),
        [
            command @ ("build" | "single-file" | "soak" | "measure" | "timings" | "lighthouse"
            | "setup" | "tools"),
            ..,
        ] => Err(format!("`{command}` takes no more words.")),
        [command, ..] => Err(format!("There is no command `{command}`.")),
    }
}

fn parse_serve(mut options: &[&str]) -> Outcome<Asked> {
    let (mut port, mut release) = (serve::PORT, true);
    loop {
        options = match options {
            [] => return Ok(Asked::Serve { port, release }),
            ["--debug", rest @ ..] => {
                release = false;
                rest
            }
            ["--port", number, rest @ ..] => {
                port = match number.parse() {
                    Ok(0) | Err(_) => {
                        return Err(format!("`{number}` is no port from 1 to 65535."));
                    }
                    Ok(port) => port,
                };
                rest
            }
            ["--port"] => return Err("Which port?".into()),
            [other, ..] => return Err(format!("`serve` does not know `{other}`.")),
        };
    }
}

fn carry_out(asked: Asked) -> Outcome {
    match asked {
        Asked::Help => print!("{USAGE}"),
        Asked::List => {
            for step in steps::STEPS {
                println!("{:<10} {}", step.name, step.what);
            }
        }
        Asked::Announce { port, server } => serve::announce(port, server),
        Asked::Serve { port, release } => {
            serve::port_is_free(port)?;
            let place = Place::here()?;
            ahead::ensure_for_build(&place, release)?;
            serve::serve(&place, port, release)?;
        }
        Asked::Test(names) => steps::test(&Place::here()?, &steps::chosen(&names)?)?,
        Asked::Build => {
            let place = Place::here()?;
            ahead::ensure_for_build(&place, true)?;
            steps::build(&place)?;
            println!("The page is in dist/.");
        }
        Asked::SingleFile => {
            let place = Place::here()?;
            ahead::ensure_for_build(&place, true)?;
            steps::build(&place)?;
            steps::single_file(&place)?;
        }
        Asked::Soak => steps::soak(&Place::here()?)?,
        Asked::Measure(other) => steps::measure(&Place::here()?, other.as_deref())?,
        Asked::Timings => {
            let place = Place::here()?;
            tools::ensure(&place, tools::FOR_BUILD)?;
            steps::timings(&place)?;
        }
        Asked::Lighthouse => steps::lighthouse(&Place::here()?)?,
        Asked::Pictures(folder) => steps::pictures(&Place::here()?, &folder)?,
        Asked::Setup => {
            let place = Place::here()?;
            tools::ensure(&place, tools::ALL)?;
            println!("Every tool is there, in {}.", place.tools.display());
        }
        Asked::Tools => {
            let place = Place::here()?;
            println!("{}", place.tools.display());
            for (need, state) in tools::states(&place, tools::ALL) {
                println!("{:<42} {state}", need.name());
            }
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let asked = match parse(&arguments) {
        Ok(asked) => asked,
        Err(fault) => {
            eprint!("{fault}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match carry_out(asked) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> Outcome<Asked> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&words)
    }

    #[test]
    fn serve_takes_a_port_and_a_profile() {
        assert_eq!(
            typed("serve"),
            Ok(Asked::Serve {
                port: 8080,
                release: true
            })
        );
        assert_eq!(
            typed("serve --debug --port 9000"),
            Ok(Asked::Serve {
                port: 9000,
                release: false
            })
        );
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (line, named) in [
            ("", "Which command?"),
            ("sevre", "`sevre`"),
            ("serve --port", "Which port?"),
            ("serve --port 0", "`0`"),
            ("serve --port http", "`http`"),
            ("serve --open", "`--open`"),
            ("build --release", "`build`"),
            ("test --lst", "`--lst`"),
            ("announce x y", "xtask itself"),
        ] {
            let fault = typed(line).expect_err(line);
            assert!(fault.contains(named), "{line}: {fault}");
        }
    }
}
