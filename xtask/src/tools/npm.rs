//! Answers for node and for what npm installs: wasm-opt, and the packages of the browser tests.

use super::debian;
use super::folder::{clear, whole};
use super::program::Tool;
use super::state::{State, version_in};
use crate::pins;
use crate::place::{Outcome, Place, about, answer, run};
use std::fs;
use std::path::Path;
use std::process::Command;

pub(super) const WASM_OPT: Tool = Tool {
    package: "binaryen",
    version: pins::BINARYEN,
    bin: "node_modules/.bin",
    programs: &["wasm-opt"],
    says: pins::WASM_OPT,
};

pub(super) fn node(place: &Place) -> State {
    let Some(said) = answer(&mut place.line("node --version")) else {
        return State::Missing;
    };
    if answer(&mut place.line("npm --version")).is_none() {
        return State::Missing;
    }
    if node_is_new_enough(&said) {
        State::Ready
    } else {
        let (major, minor) = pins::NODE_AT_LEAST;
        State::Wrong(format!(
            "node is {said}, and the tests take {major}.{minor} or later"
        ))
    }
}

pub(super) fn install_node(place: &Place) -> Outcome {
    debian::apt_get(place, "Node.js and npm", &["nodejs", "npm"])
}

fn node_is_new_enough(said: &str) -> bool {
    let mut numbers = version_in(said)
        .unwrap_or_default()
        .split('.')
        .map_while(|number| number.parse::<u32>().ok());
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) >= pins::NODE_AT_LEAST
}

fn npm(place: &Place, folder: &Path) -> Command {
    let mut npm = place.command("npm");
    npm.current_dir(folder)
        .args(["--no-audit", "--no-fund", "--loglevel=error"]);
    npm
}

/// Installs a package's programs.
pub(super) fn install(place: &Place, tool: &Tool) -> Outcome {
    whole(place, &tool.folder(), |folder| {
        run(npm(place, folder)
            .args(["install", "--no-save", "--ignore-scripts", "--prefix"])
            .arg(folder)
            .arg(format!("{}@{}", tool.package, tool.version)))
    })
}

/// A folder for each content of package-lock.json, so that clones at other commits get along.
fn packages_folder(place: &Place) -> Outcome<String> {
    let path = place.root.join("package-lock.json");
    let lock = fs::read(&path).map_err(about(&path, "read"))?;
    // FNV-1a: the same in every release of Rust, which the standard library's hash is not.
    let hash = lock.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    Ok(format!("npm-{hash:016x}"))
}

/// Every package of the lock file in its version, and each that we ask for loads.
const CHECK_PACKAGES: &str = "
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const json = (name) => JSON.parse(readFileSync(name, 'utf8'));
const lock = json('package-lock.json').packages;
for (const [folder, { version }] of Object.entries(lock)) {
  if (folder && json(folder + '/package.json').version !== version) process.exit(1);
}
const load = createRequire(process.cwd() + '/');
for (const name of Object.keys(lock[''].devDependencies)) load(name);
";

pub(super) fn packages(place: &Place) -> State {
    let link = place.root.join("node_modules");
    if fs::symlink_metadata(&link).is_err() {
        return State::Missing;
    }
    match answer(place.command("node").args(["-e", CHECK_PACKAGES])) {
        Some(_) => State::Ready,
        None => State::Wrong("node_modules is not what package-lock.json says".into()),
    }
}

pub(super) fn install_packages(place: &Place) -> Outcome {
    let name = packages_folder(place)?;
    let link = place.root.join("node_modules");
    let point = || {
        clear(&link)?;
        let target = place.tools.join(&name).join("node_modules");
        std::os::unix::fs::symlink(target, &link).map_err(about(&link, "made"))
    };
    // Another clone may have installed them, and then the link is all that is missing.
    point()?;
    if packages(place) == State::Ready {
        return Ok(());
    }
    whole(place, &name, |folder| {
        for file in ["package.json", "package-lock.json", ".npmrc"] {
            let from = place.root.join(file);
            fs::copy(&from, folder.join(file)).map_err(about(&from, "copied"))?;
        }
        run(npm(place, folder).args(["ci", "--ignore-scripts"]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_is_compared_by_number() {
        for (said, enough) in [
            ("v20.10.0", true),
            ("v22.3.1", true),
            ("v20.9.0", false),
            ("v18.20.4", false),
            ("nonsense", false),
        ] {
            assert_eq!(node_is_new_enough(said), enough, "{said}");
        }
    }
}
