//! Answers for where things are and how another program is run there: the clone, the tool
//! folder, the search path. Uses [`crate::pins`] for the names of the tools' folders.

use crate::pins;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A fault is one sentence for the person who typed the command.
pub type Outcome<T = ()> = Result<T, String>;

/// This clone, and the tool folder that it shares with others.
#[derive(Debug, Clone)]
pub struct Place {
    pub root: PathBuf,
    pub tools: PathBuf,
    path: OsString,
}

impl Place {
    pub fn here() -> Outcome<Self> {
        // Cargo says where the crate is as it runs us, which holds in a clone that was moved.
        let own = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = own
            .parent()
            .ok_or("The clone has no folder above xtask.")?
            .to_path_buf();
        Self::of(root, tool_folder()?)
    }

    pub fn of(root: PathBuf, tools: PathBuf) -> Outcome<Self> {
        let theirs = env::var_os("PATH").unwrap_or_default();
        let ours = [
            tools.join(format!("trunk-{}/bin", pins::TRUNK)),
            tools.join(format!("wasm-bindgen-cli-{}/bin", pins::WASM_BINDGEN)),
            tools.join(format!("binaryen-{}/node_modules/.bin", pins::BINARYEN)),
        ];
        let path = env::join_paths(ours.into_iter().chain(env::split_paths(&theirs)))
            .map_err(|error| format!("The tool folder cannot be on the search path: {error}."))?;
        Ok(Self { root, tools, path })
    }

    /// A program that finds our tools before any others, started in the clone.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", &self.path);
        // Cargo set these for xtask; a build script that reads them would run again.
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&name);
            }
        }
        command
    }

    /// The same, with its arguments as one would type them: no spaces within one.
    pub fn line(&self, line: &str) -> Command {
        let mut words = line.split_whitespace();
        let mut command = self.command(words.next().unwrap_or_default());
        command.args(words);
        command
    }

    /// Trunk, which builds the page. Folders of this machine stay out of the program: it is the same
    /// wherever it is built.
    pub fn trunk(&self, line: &str) -> Command {
        let mut command = self.line(&format!("trunk {line}"));
        let registry = home("CARGO_HOME", ".cargo").map(|cargo| cargo.join("registry/src"));
        let indices = registry.and_then(|folder| fs::read_dir(folder).ok());
        let folders = indices
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .chain([self.root.clone()])
            // Flags are read as words.
            .filter(|folder| !folder.to_string_lossy().contains(char::is_whitespace));
        let flags: Vec<String> = folders
            .map(|folder| format!("--remap-path-prefix={}=", folder.display()))
            .collect();
        // Of the page alone: what runs here is built as ever.
        command.env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            flags.join(" "),
        );
        command
    }

    /// Where cargo puts what it builds.
    pub fn target(&self) -> PathBuf {
        let named = env::var_os("CARGO_TARGET_DIR").filter(|name| !name.is_empty());
        self.root
            .join(named.map_or_else(|| PathBuf::from("target"), PathBuf::from))
    }

    /// The first program of that name on our search path.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        env::split_paths(&self.path)
            .map(|folder| folder.join(program))
            .find(|file| file.is_file())
    }
}

/// A folder that a variable names, or one in the home folder.
fn home(variable: &str, folder: &str) -> Option<PathBuf> {
    let named = |name| env::var_os(name).filter(|value| !value.is_empty());
    named(variable)
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(named("HOME")?).join(folder)))
}

fn tool_folder() -> Outcome<PathBuf> {
    let named = |name| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let folder = named("SAFETY_VALVE_TOOLS")
        .or_else(|| {
            named("XDG_CACHE_HOME")
                .filter(|folder| folder.is_absolute())
                .or_else(|| named("HOME").map(|home| home.join(".cache")))
                .map(|cache| cache.join("safety-valve/tools"))
        })
        .ok_or("No place for tools: set HOME, or SAFETY_VALVE_TOOLS to a folder for them.")?;
    std::path::absolute(&folder)
        .map_err(|error| format!("{} cannot be the tool folder: {error}.", folder.display()))
}

/// Runs a command that speaks for itself; what went wrong, if anything did, is a sentence.
pub fn run(command: &mut Command) -> Outcome {
    match command.stdin(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{}` ended with {status}", shown(command))),
        Err(error) => Err(not_started(command, &error)),
    }
}

/// What a command prints, if it runs and succeeds.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| text.trim().to_owned())
}

pub fn not_started(command: &Command, error: &std::io::Error) -> String {
    let program = command.get_program().to_string_lossy();
    match error.kind() {
        ErrorKind::NotFound => format!("`{program}` is not installed"),
        _ => format!("`{program}` did not start: {error}"),
    }
}

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Says what could not be done to a file or folder.
pub fn about(path: &Path, what: &str) -> impl FnOnce(std::io::Error) -> String {
    let sentence = format!("{} could not be {what}", path.display());
    move |error| format!("{sentence}: {error}")
}
