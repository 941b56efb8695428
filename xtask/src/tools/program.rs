//! Answers for a tool that is a folder of programs within the tool folder, and whether they are
//! whole. Such a tool counts as there only if each program runs and says the version that is
//! pinned.

use super::state::{State, version_in};
use crate::place::{Place, answer};

/// A package, and the programs that its install leaves.
pub(super) struct Tool {
    pub package: &'static str,
    pub version: &'static str,
    pub bin: &'static str,
    pub programs: &'static [&'static str],
    /// What the programs say of themselves.
    pub says: &'static str,
}

impl Tool {
    pub fn folder(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }

    pub fn state(&self, place: &Place) -> State {
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
}

#[cfg(test)]
mod tests {
    use super::super::fake::{Fake, MADE_UP};
    use super::*;

    fn why_wrong(fake: &Fake) -> String {
        match MADE_UP.state(&fake.0) {
            State::Wrong(why) => why,
            other => panic!("{other}"),
        }
    }

    #[test]
    fn a_tool_whose_programs_say_its_version_is_ready() {
        let fake = Fake::new();
        assert_eq!(MADE_UP.state(&fake.0), State::Missing);
        fake.says(&MADE_UP, "made-up", "0.22.1");
        fake.says(&MADE_UP, "made-up-runner", "0.22.1");
        assert_eq!(MADE_UP.state(&fake.0), State::Ready);
    }

    #[test]
    fn a_wrong_version_is_said() {
        let fake = Fake::new();
        fake.says(&MADE_UP, "made-up", "0.22.10");
        let why = why_wrong(&fake);
        assert!(why.contains("is version 0.22.10, not 0.22.1"), "{why}");
    }

    #[test]
    fn a_half_finished_tool_is_said() {
        let fake = Fake::new();
        fake.says(&MADE_UP, "made-up", "0.22.1");
        let why = why_wrong(&fake);
        assert!(why.contains("has no made-up-runner"), "{why}");
    }

    #[test]
    fn a_broken_program_is_said() {
        let fake = Fake::new();
        for (text, said) in [
            ("#!/bin/sh\nexit 1\n", "does not run"),
            ("#!/no/such/shell\n", "does not run"),
            ("#!/bin/sh\necho hello\n", "names no version"),
            ("#!/bin/sh\n", "names no version"),
        ] {
            fake.program(&MADE_UP, "made-up", text);
            let why = why_wrong(&fake);
            assert!(why.contains(said), "{text}: {why}");
        }
    }
}
