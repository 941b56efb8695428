//! Answers for the tools: which are there, whole and of the right version, and how to get those
//! that are not. Uses [`crate::place`] and [`crate::pins`]; knows nothing of the steps.
//!
//! A tool is installed into a folder whose name starts with `unfinished-` and renamed when it is
//! whole, under a lock that every clone respects. A tool counts as there only if it runs and says
//! the version that is pinned.

use crate::pins;
use crate::place::{Outcome, Place, about, answer, run};
use std::env;
use std::fmt;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;
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

/// How a need is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    Ready,
    Missing,
    /// There, but not to be used, and why.
    Wrong(String),
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ready => f.write_str("ready"),
            Self::Missing => f.write_str("missing"),
            Self::Wrong(why) => write!(f, "not usable: {why}"),
        }
    }
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

const UNFINISHED: &str = "unfinished-";

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
            Self::Trunk => " (some 7 minutes, once)",
            Self::WasmBindgen => " (some 3 minutes, once)",
            Self::Chromium => " (a minute or so, once)",
            _ => "",
        }
    }

    pub fn state(self, place: &Place) -> State {
        match self {
            Self::Components => components(place),
            Self::WasmTarget => wasm_target(place),
            Self::Crates => match answer(&mut place.line("cargo fetch --offline --locked --quiet"))
            {
                Some(_) => State::Ready,
                None => State::Missing,
            },
            Self::Node => node(place),
            Self::Trunk => TRUNK.state(place),
            Self::WasmBindgen => WASM_BINDGEN.state(place),
            Self::WasmOpt => WASM_OPT.state(place),
            Self::Packages => packages(place),
            Self::Chromium => match chromium(place) {
                Ok(_) => match fonts(place) {
                    true => State::Ready,
                    false => State::Wrong("a font as wide as Arial is missing".into()),
                },
                Err(_) => State::Missing,
            },
        }
    }

    fn install(self, place: &Place) -> Outcome {
        match self {
            Self::Components => run(&mut place.line("rustup component add rustfmt clippy")),
            Self::WasmTarget => install_wasm_target(place),
            Self::Crates => run(&mut place.line("cargo fetch")),
            Self::Node => apt_get(place, "Node.js and npm", &["nodejs", "npm"]),
            Self::Trunk => TRUNK.install(place),
            Self::WasmBindgen => WASM_BINDGEN.install(place),
            Self::WasmOpt => WASM_OPT.install(place),
            Self::Packages => install_packages(place),
            Self::Chromium => {
                if env::var_os("CHROMIUM").is_some_and(|name| !name.is_empty()) {
                    // No install mends a wrong name.
                    chromium(place)?;
                }
                let wanted = "Chromium and the Liberation fonts (or set CHROMIUM to a browser)";
                apt_get(place, wanted, &["chromium", "fonts-liberation"])
            }
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

/// Sees to it that every need is met; says nothing where all are.
pub fn ensure(place: &Place, needs: &[Need]) -> Outcome {
    let is_ready = |(_, state): &(Need, State)| *state == State::Ready;
    if states(place, needs).iter().all(is_ready) {
        return Ok(());
    }
    let _lock = lock(&place.tools)?;
    sweep(&place.tools)?;
    let outcome = install_lacking(place, needs);
    // Both cargo installs share it; a killed one leaves it, and the next goes on from there.
    clear(&place.tools.join(BUILDING))?;
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

/// Held until it is dropped, or the process ends in any way.
fn lock(tools: &Path) -> Outcome<File> {
    fs::create_dir_all(tools).map_err(about(tools, "made"))?;
    let path = tools.join("lock");
    let file = File::create(&path).map_err(about(&path, "opened"))?;
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => println!("▸ waiting for another clone to install tools"),
        Err(TryLockError::Error(error)) => return Err(about(&path, "locked")(error)),
    }
    file.lock().map_err(about(&path, "locked"))?;
    Ok(file)
}

/// Removes what a killed install left behind; only under the lock.
fn sweep(tools: &Path) -> Outcome {
    for entry in fs::read_dir(tools).map_err(about(tools, "read"))?.flatten() {
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            clear(&entry.path())?;
        }
    }
    Ok(())
}

/// Removes a file, a link or a whole folder, or finds it gone.
fn clear(path: &Path) -> Outcome {
    let Ok(found) = fs::symlink_metadata(path) else {
        return Ok(());
    };
    let removed = if found.is_dir() {
        fs::remove_dir_all(path)
    } else {
        fs::remove_file(path)
    };
    removed.map_err(about(path, "removed"))
}

/// Fills a folder beside the wanted one, and gives it its name when it is whole.
fn whole(place: &Place, name: &str, fill: impl FnOnce(&Path) -> Outcome) -> Outcome {
    let folder = place.tools.join(name);
    let unfinished = place.tools.join(format!("{UNFINISHED}{name}"));
    clear(&unfinished)?;
    fs::create_dir_all(&unfinished).map_err(about(&unfinished, "made"))?;
    fill(&unfinished)?;
    clear(&folder)?;
    fs::rename(&unfinished, &folder).map_err(about(&unfinished, "renamed"))
}

/// Where cargo builds the tools.
const BUILDING: &str = "building";

/// Programs in a folder of their own within the tool folder.
struct Tool {
    package: &'static str,
    version: &'static str,
    bin: &'static str,
    programs: &'static [&'static str],
    /// What the programs say of themselves.
    says: &'static str,
    from: From,
}

enum From {
    Cargo(&'static [&'static str]),
    Npm,
}

const TRUNK: Tool = Tool {
    package: "trunk",
    version: pins::TRUNK,
    bin: "bin",
    programs: &["trunk"],
    says: pins::TRUNK,
    // Its default features ask for updates, and for OpenSSL's headers.
    from: From::Cargo(&[
        "--locked",
        "--ignore-rust-version",
        "--no-default-features",
        "--features",
        "rustls",
    ]),
};

const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    version: pins::WASM_BINDGEN,
    bin: "bin",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    says: pins::WASM_BINDGEN,
    // Not --locked: the lock file in this version's package does not resolve.
    from: From::Cargo(&[]),
};

const WASM_OPT: Tool = Tool {
    package: "binaryen",
    version: pins::BINARYEN,
    bin: "node_modules/.bin",
    programs: &["wasm-opt"],
    says: pins::WASM_OPT,
    from: From::Npm,
};

impl Tool {
    fn folder(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }

    fn state(&self, place: &Place) -> State {
        let folder = place.tools.join(self.folder());
        if !folder.exists() {
            return State::Missing;
        }
        for program in self.programs {
            let file = folder.join(self.bin).join(program);
            if !file.is_file() {
                return State::Wrong(format!("{} has no {program}", folder.display()));
            }
            let said = answer(place.command(&file).arg("--version"));
            match said.as_deref().map(version_in) {
                None => return State::Wrong(format!("{} does not run", file.display())),
                Some(None) => return State::Wrong(format!("{} names no version", file.display())),
                Some(Some(version)) if version != self.says => {
                    let file = file.display();
                    return State::Wrong(format!("{file} is version {version}, not {}", self.says));
                }
                Some(Some(_)) => {}
            }
        }
        State::Ready
    }

    fn install(&self, place: &Place) -> Outcome {
        whole(place, &self.folder(), |folder| match self.from {
            From::Cargo(options) => self.install_with_cargo(place, folder, options),
            From::Npm => run(npm(place, folder)
                .args(["install", "--no-save", "--ignore-scripts", "--prefix"])
                .arg(folder)
                .arg(format!("{}@{}", self.package, self.version))),
        })
    }

    fn install_with_cargo(&self, place: &Place, folder: &Path, options: &[&str]) -> Outcome {
        let mut cargo = place.command("cargo");
        // The clone's own settings for cargo are not meant for the tools.
        cargo.current_dir(&place.tools);
        cargo.args(["install", self.package, "--version", self.version]);
        cargo.args(options).arg("--root").arg(folder);
        cargo.env("CARGO_TARGET_DIR", place.tools.join(BUILDING));
        // Half the time to build them, and they are fast enough.
        cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
        cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET"] {
            cargo.env_remove(name);
        }
        run(&mut cargo)
    }
}

/// The version in what a program says of itself: `trunk 0.22.1`, `wasm-opt version 132 (…)`.
fn version_in(said: &str) -> Option<&str> {
    said.lines()
        .next()?
        .split_whitespace()
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

fn npm(place: &Place, folder: &Path) -> Command {
    let mut npm = place.command("npm");
    npm.current_dir(folder)
        .args(["--no-audit", "--no-fund", "--loglevel=error"]);
    npm
}

fn components(place: &Place) -> State {
    for name in ["fmt", "clippy"] {
        if answer(place.command("cargo").args([name, "--version"])).is_none() {
            return State::Missing;
        }
    }
    State::Ready
}

/// Looks for the target's own core library: the folder alone can be left by a broken install.
fn wasm_target(place: &Place) -> State {
    let asked = format!("rustc --print target-libdir --target {}", pins::WASM_TARGET);
    let Some(folder) = answer(&mut place.line(&asked)) else {
        return State::Missing;
    };
    // A download cut short may have left some of them.
    let names: Vec<String> = fs::read_dir(folder)
        .map(|files| {
            files
                .flatten()
                .map(|file| file.file_name().to_string_lossy().into_owned())
                .collect()
        })
        .unwrap_or_default();
    let found = ["libcore-", "liballoc-", "libstd-"].iter().all(|part| {
        names
            .iter()
            .any(|name| name.starts_with(part) && name.ends_with(".rlib"))
    });
    if found { State::Ready } else { State::Missing }
}

fn install_wasm_target(place: &Place) -> Outcome {
    let target = pins::WASM_TARGET;
    let Some(installed) = answer(&mut place.line("rustup target list --installed")) else {
        return Err(format!(
            "this Rust did not come through rustup; install the standard library for {target} \
             (Debian: libstd-rust-dev-wasm32)"
        ));
    };
    if installed.lines().any(|line| line == target) {
        // rustup would leave alone what it takes for whole.
        run(&mut place.line(&format!("rustup target remove {target}")))?;
    }
    run(&mut place.line(&format!("rustup target add {target}")))
}

fn node(place: &Place) -> State {
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

fn node_is_new_enough(said: &str) -> bool {
    let mut numbers = version_in(said)
        .unwrap_or_default()
        .split('.')
        .map_while(|number| number.parse::<u32>().ok());
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) >= pins::NODE_AT_LEAST
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

fn packages(place: &Place) -> State {
    let link = place.root.join("node_modules");
    if fs::symlink_metadata(&link).is_err() {
        return State::Missing;
    }
    match answer(place.command("node").args(["-e", CHECK_PACKAGES])) {
        Some(_) => State::Ready,
        None => State::Wrong("node_modules is not what package-lock.json says".into()),
    }
}

fn install_packages(place: &Place) -> Outcome {
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

/// The browser for the tests: the one in CHROMIUM, else the first on the search path.
pub fn chromium(place: &Place) -> Outcome<PathBuf> {
    let runs = |path: &PathBuf| answer(place.command(path).arg("--version")).is_some();
    if let Some(named) = env::var_os("CHROMIUM").filter(|name| !name.is_empty()) {
        let path = PathBuf::from(named);
        return match runs(&path) {
            true => Ok(path),
            false => Err(format!(
                "CHROMIUM is {}, which does not run",
                path.display()
            )),
        };
    }
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ]
    .iter()
    .filter_map(|name| place.find(name))
    .find(runs)
    .ok_or_else(|| "Chromium is not installed".into())
}

/// The second engine for the tests, installed where that can be done; nothing where it cannot.
pub fn firefox(place: &Place) -> Option<PathBuf> {
    let runs = |path: &PathBuf| answer(place.command(path).arg("--version")).is_some();
    let there = || {
        ["firefox-esr", "firefox"]
            .iter()
            .filter_map(|name| place.find(name))
            .find(runs)
    };
    if let Some(named) = env::var_os("FIREFOX").filter(|name| !name.is_empty()) {
        return Some(PathBuf::from(named)).filter(runs);
    }
    there().or_else(|| {
        apt_get(place, "Firefox", &["firefox-esr"]).ok()?;
        there()
    })
}

/// The page's text is measured in the tests, in a font as wide as Arial.
fn fonts(place: &Place) -> bool {
    match answer(&mut place.line("fc-list : family")) {
        Some(list) => ["Liberation Sans", "Arial"]
            .iter()
            .any(|name| list.contains(name)),
        // Without fontconfig's own tool there is no telling.
        None => place.find("apt-get").is_none(),
    }
}

fn apt_get(place: &Place, wanted: &str, packages: &[&str]) -> Outcome {
    let is_root = answer(&mut place.line("id -u")).as_deref() == Some("0");
    if !is_root || place.find("apt-get").is_none() {
        return Err(format!("please install {wanted}, then run this again"));
    }
    let apt_get = |arguments: &[&str]| {
        let mut command = place.command("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        run(command
            .args(["-q", "-o", "DPkg::Lock::Timeout=300"])
            .args(arguments))
    };
    apt_get(&["update"])?;
    apt_get(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    /// A place with an empty tool folder, which goes with it.
    struct Fake(Place);

    impl Fake {
        fn new() -> Self {
            static COUNT: AtomicU32 = AtomicU32::new(0);
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            let name = format!("safety-valve-xtask-{}-{count}", std::process::id());
            let root = env::temp_dir().join(name);
            let tools = root.join("tools");
            fs::create_dir_all(&tools).expect("a folder for the test");
            Self(Place::of(root, tools).expect("a place"))
        }

        /// Puts a program there, written by a shell: Linux runs no file that is open for
        /// writing, and another test's new process may hold whatever we have open.
        fn program(&self, tool: &Tool, name: &str, text: &str) {
            let bin = self.0.tools.join(tool.folder()).join(tool.bin);
            fs::create_dir_all(&bin).expect("a folder for the program");
            let script = format!("printf '%s' \"$1\" > {name} && chmod +x {name}");
            let done = Command::new("sh")
                .current_dir(bin)
                .args(["-c", &script, "sh", text])
                .status();
            assert!(done.is_ok_and(|status| status.success()));
        }

        fn says(&self, tool: &Tool, name: &str, version: &str) {
            self.program(tool, name, &format!("#!/bin/sh\necho '{name} {version}'\n"));
        }

        fn why_wrong(&self, tool: &Tool) -> String {
            match tool.state(&self.0) {
                State::Wrong(why) => why,
                other => panic!("{other}"),
            }
        }
    }

    impl Drop for Fake {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0.root);
        }
    }

    #[test]
    fn versions_are_read_as_each_program_says_them() {
        for (said, version) in [
            ("trunk 0.22.1", Some("0.22.1")),
            ("wasm-bindgen 0.2.130 (0a1b2c3d4)", Some("0.2.130")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("v20.20.2", Some("20.20.2")),
            ("trunk 0.22.10", Some("0.22.10")),
            ("usage: trunk", None),
            ("", None),
        ] {
            assert_eq!(version_in(said), version, "{said}");
        }
    }

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

    #[test]
    fn a_tool_that_says_its_version_is_ready() {
        let fake = Fake::new();
        assert_eq!(TRUNK.state(&fake.0), State::Missing);
        fake.says(&TRUNK, "trunk", pins::TRUNK);
        assert_eq!(TRUNK.state(&fake.0), State::Ready);
    }

    #[test]
    fn a_wrong_version_is_told() {
        let fake = Fake::new();
        fake.says(&TRUNK, "trunk", "0.22.10");
        let why = fake.why_wrong(&TRUNK);
        assert!(why.contains("is version 0.22.10, not 0.22.1"), "{why}");
    }

    #[test]
    fn a_half_finished_tool_is_told() {
        let fake = Fake::new();
        fake.says(&WASM_BINDGEN, "wasm-bindgen", pins::WASM_BINDGEN);
        let why = fake.why_wrong(&WASM_BINDGEN);
        assert!(why.contains("has no wasm-bindgen-test-runner"), "{why}");
    }

    #[test]
    fn a_broken_program_is_told() {
        let fake = Fake::new();
        for (text, told) in [
            ("#!/bin/sh\nexit 1\n", "does not run"),
            ("#!/no/such/shell\n", "does not run"),
            ("#!/bin/sh\necho hello\n", "names no version"),
            ("#!/bin/sh\n", "names no version"),
        ] {
            fake.program(&TRUNK, "trunk", text);
            let why = fake.why_wrong(&TRUNK);
            assert!(why.contains(told), "{text}: {why}");
        }
    }

    #[test]
    fn a_failed_install_is_not_taken_for_a_tool_and_leaves_the_old_one() {
        let fake = Fake::new();
        fake.says(&TRUNK, "trunk", pins::TRUNK);
        let outcome = whole(&fake.0, &TRUNK.folder(), |_| Err("no network".into()));
        assert_eq!(outcome, Err("no network".into()));
        assert_eq!(TRUNK.state(&fake.0), State::Ready);
    }

    #[test]
    fn a_whole_install_replaces_all_that_was_there() {
        let fake = Fake::new();
        fake.says(&TRUNK, "left-over", "1");
        let outcome = whole(&fake.0, &TRUNK.folder(), |folder| {
            fs::write(folder.join("new"), "").map_err(about(folder, "written"))
        });
        assert_eq!(outcome, Ok(()));
        let folder = fake.0.tools.join(TRUNK.folder());
        assert!(folder.join("new").exists() && !folder.join("bin").exists());
    }

    #[test]
    fn what_a_killed_install_left_is_swept_and_nothing_else() {
        let fake = Fake::new();
        let tools = &fake.0.tools;
        for name in [
            "unfinished-trunk-0.22.1/bin",
            "building/release",
            "trunk-0.21.0/bin",
        ] {
            fs::create_dir_all(tools.join(name)).expect("a folder for the test");
        }
        assert_eq!(sweep(tools), Ok(()));
        assert!(!tools.join("unfinished-trunk-0.22.1").exists());
        assert!(tools.join("building").exists() && tools.join("trunk-0.21.0").exists());
    }

    #[test]
    fn one_install_waits_for_another() {
        let fake = Fake::new();
        let held = lock(&fake.0.tools).expect("nobody else has it");
        let path = fake.0.tools.join("lock");
        let again = File::create(&path).expect("it can be opened");
        assert!(matches!(again.try_lock(), Err(TryLockError::WouldBlock)));
        drop(held);
        // Waits: another test's new process may hold it for a moment more.
        assert!(again.lock().is_ok());
    }
}
