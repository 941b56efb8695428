//! Answers for the tool folder: filling it so that nothing half done is taken for a tool. Uses
//! [`crate::place`]; knows no tool.
//!
//! What is installed goes into a folder whose name starts with `unfinished-`, which is renamed
//! when it is whole, under a lock that every clone respects.

use crate::place::{Outcome, Place, about};
use std::fs::{self, File, TryLockError};
use std::path::Path;

const UNFINISHED: &str = "unfinished-";

/// Locked until the file is dropped, or the process ends in any way.
pub(super) fn lock(tools: &Path) -> Outcome<File> {
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
pub(super) fn sweep(tools: &Path) -> Outcome {
    for entry in fs::read_dir(tools).map_err(about(tools, "read"))?.flatten() {
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            clear(&entry.path())?;
        }
    }
    Ok(())
}

/// Removes a file, a link or a whole folder, or finds it gone.
pub(super) fn clear(path: &Path) -> Outcome {
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
pub(super) fn whole(place: &Place, name: &str, fill: impl FnOnce(&Path) -> Outcome) -> Outcome {
    let folder = place.tools.join(name);
    let unfinished = place.tools.join(format!("{UNFINISHED}{name}"));
    clear(&unfinished)?;
    fs::create_dir_all(&unfinished).map_err(about(&unfinished, "made"))?;
    fill(&unfinished)?;
    clear(&folder)?;
    fs::rename(&unfinished, &folder).map_err(about(&unfinished, "renamed"))
}

#[cfg(test)]
mod tests {
    use super::super::fake::{Fake, MADE_UP};
    use super::super::state::State;
    use super::*;

    #[test]
    fn a_failed_install_is_not_taken_for_a_tool_and_leaves_the_old_one() {
        let fake = Fake::new();
        fake.says(&MADE_UP, "made-up", MADE_UP.version);
        fake.says(&MADE_UP, "made-up-runner", MADE_UP.version);
        let outcome = whole(&fake.0, &MADE_UP.folder(), |_| Err("no network".into()));
        assert_eq!(outcome, Err("no network".into()));
        assert_eq!(MADE_UP.state(&fake.0), State::Ready);
    }

    #[test]
    fn a_whole_install_replaces_all_that_was_there() {
        let fake = Fake::new();
        fake.says(&MADE_UP, "left-over", "1");
        let outcome = whole(&fake.0, &MADE_UP.folder(), |folder| {
            fs::write(folder.join("new"), "").map_err(about(folder, "written"))
        });
        assert_eq!(outcome, Ok(()));
        let folder = fake.0.tools.join(MADE_UP.folder());
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
        let first = lock(&fake.0.tools).expect("nobody else has it");
        let path = fake.0.tools.join("lock");
        let again = File::create(&path).expect("it can be opened");
        assert!(matches!(again.try_lock(), Err(TryLockError::WouldBlock)));
        drop(first);
        // Waits: another test's new process may hold it for a moment more.
        assert!(again.lock().is_ok());
    }
}
