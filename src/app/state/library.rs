//! Scenarios that are kept, compared, and those of a workshop's groups.
//!
//! Answers for: the part of the state that lies beside the scenario, and how it follows what the
//! browser's storage has. Reading and writing that storage is `platform`'s.

use std::rc::Rc;

use yew::AttrValue;

use super::State;
use crate::app::pages::workshop::view::spreads_of;
use crate::app::workspace::{BESIDE, Sort};
use crate::scenario::Scenario;
use crate::scenario::annotations::Text;
use crate::scenario::codec::json::{self, FileError};
use crate::scenario::library::{self, Kept, Library, List};
use crate::scenario::workshop::of_medians;
use crate::words::file::{self as said, StorageError};
use crate::words::workshop;
use engine::levers::Lever;

/// What can happen to it.
#[derive(Debug, Clone, PartialEq)]
pub enum Keep {
    /// This scenario is kept under its name.
    This,
    /// A kept one, or a group's, becomes the scenario.
    Open(List, String),
    Duplicate(String),
    Rename(String, String),
    Remove(List, String),
    /// Every group is taken out.
    RemoveGroups,
    Beside(String, bool),
    Against(String),
    HideNames(bool),
    Sort(Sort),
    Code(bool),
    /// Text with links in it was pasted, or the text of a file.
    Paste(String),
    /// Files were given: name and text, or none where one is too large to be read.
    Files(List, Vec<(String, Option<String>)>),
    /// A group's name and figures were typed.
    Typed(String, Vec<(Lever, String)>),
    Medians,
    /// What was told has been read.
    Hush,
    /// The timer ends then, in the browser's own time; or it is stopped.
    Timer(Option<f64>),
    /// What the browser has kept, as another window left it.
    Stored(Option<String>),
    /// It was written.
    Written(String),
    /// It could not be.
    NotWritten(StorageError),
    /// What could not be read is given up.
    Afresh,
}

/// How what is kept stands against what the browser has.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Keeping {
    pub trouble: Option<StorageError>,
    /// What the browser had when it was last looked at …
    pub text: Option<Rc<str>>,
    /// … and what that amounts to; nothing where it is to be written whatever it was.
    pub seen: Option<Rc<Library>>,
}

impl Keeping {
    /// Whether nothing may be written.
    #[must_use]
    pub const fn is_shut(&self) -> bool {
        matches!(
            self.trouble,
            Some(StorageError::Unreadable | StorageError::Newer | StorageError::Forbidden)
        )
    }
}

impl State {
    pub(super) fn keep(&mut self, what: Keep) {
        let mut told: Vec<String> = Vec::new();
        let mut library = (*self.workspace.library).clone();
        match what {
            Keep::This => self.keep_this(&mut library, &mut told),
            Keep::Open(list, name) => {
                if let Some(kept) = library.named(list, &name) {
                    self.made = None;
                    self.about_link = None;
                    self.scenario = kept.scenario.clone();
                    self.forget_drafts();
                }
            }
            Keep::Duplicate(name) => {
                if let Some(kept) = library.named(List::Kept, &name).cloned() {
                    add(&mut library, List::Kept, kept.scenario.clone(), &mut told);
                }
            }
            Keep::Rename(name, to) => self.rename(&mut library, &name, to.trim(), &mut told),
            Keep::Remove(list, name) => {
                library.list_mut(list).retain(|kept| kept.name() != name);
            }
            Keep::RemoveGroups => library.groups.clear(),
            Keep::Beside(name, beside) => {
                self.workspace.beside.retain(|other| *other != name);
                if beside && self.workspace.beside.len() < BESIDE {
                    self.workspace.beside.push(name);
                }
            }
            Keep::Against(name) => self.workspace.against = Some(name),
            Keep::HideNames(hidden) => self.workspace.names_hidden = hidden,
            Keep::Sort(sort) => self.workspace.sort = sort,
            Keep::Code(shown) => self.workspace.code = shown,
            Keep::Paste(text) => {
                let before = library.groups.len();
                self.collect("what was pasted", &text, &mut library, &mut told);
                if library.groups.len() > before {
                    self.pasted = self.pasted.wrapping_add(1);
                }
            }
            Keep::Hush => {}
            Keep::Timer(ends) => self.workspace.timer_ends = ends,
            Keep::Files(list, files) => self.receive(list, files, &mut library, &mut told),
            Keep::Typed(name, values) => self.type_group(&name, &values, &mut library, &mut told),
            Keep::Medians => {
                let medians = {
                    let subject = self.subject();
                    of_medians(
                        &self.scenario,
                        &spreads_of(&subject),
                        self.calculator.basis(),
                    )
                };
                if let Some(name) = add(&mut library, List::Kept, medians, &mut told) {
                    told.push(workshop::medians_kept(&name));
                }
            }
            Keep::Stored(text) => return self.look_again(text.as_deref()),
            Keep::Written(text) => {
                self.keeping.seen = Some(self.workspace.library.clone());
                self.keeping.text = Some(text.into());
                self.keeping.trouble = None;
                return;
            }
            Keep::NotWritten(trouble) => {
                self.keeping.trouble = Some(trouble);
                return;
            }
            Keep::Afresh => {
                self.keeping.trouble = None;
                self.keeping.seen = None;
                return;
            }
        }
        self.told = told.into_iter().map(AttrValue::from).collect();
        if library != *self.workspace.library {
            self.workspace.library = Rc::new(library);
        }
        self.forget_gone();
    }

    /// What stands side by side is there.
    fn forget_gone(&mut self) {
        let library = self.workspace.library.clone();
        self.workspace
            .beside
            .retain(|name| library.named(List::Kept, name).is_some());
    }

    fn keep_this(&mut self, library: &mut Library, told: &mut Vec<String>) {
        let name = self.scenario.annotations.text(Text::Name).trim().to_owned();
        let mut this = self.scenario.clone();
        if let Some(at) = library
            .kept
            .iter()
            .position(|kept| !name.is_empty() && library.named(List::Kept, &name) == Some(kept))
        {
            // As it is spelt there.
            let name = library.kept[at].name().to_owned();
            let _ = Rc::make_mut(&mut this.annotations).say(Text::Name, &name);
            if library.kept[at].scenario == this {
                told.push(said::kept_already(&name));
            } else {
                library.kept[at] = Rc::new(Kept::new(this.clone()));
                self.scenario = this;
                told.push(said::replaced(&name));
            }
            return;
        }
        let name = library.free_name(List::Kept, &name);
        // As long as the longest name at most.
        let _ = Rc::make_mut(&mut this.annotations).say(Text::Name, &name);
        if add(library, List::Kept, this.clone(), told).is_some() {
            self.scenario = this;
            told.push(said::kept(&name));
        }
    }

    fn rename(&mut self, library: &mut Library, name: &str, to: &str, told: &mut Vec<String>) {
        if to.is_empty() || to == name {
            return;
        }
        let Some(at) = library.kept.iter().position(|kept| kept.name() == name) else {
            return;
        };
        let taken = library
            .named(List::Kept, to)
            .filter(|other| other.name() != name);
        if taken.is_some() {
            told.push(said::taken(to));
            return;
        }
        let mut scenario = library.kept[at].scenario.clone();
        if Rc::make_mut(&mut scenario.annotations)
            .say(Text::Name, to)
            .is_err()
        {
            told.push(said::name_too_long());
            return;
        }
        library.kept[at] = Rc::new(Kept::new(scenario));
        for beside in self
            .workspace
            .beside
            .iter_mut()
            .chain(self.workspace.against.iter_mut())
        {
            if beside == name {
                to.clone_into(beside);
            }
        }
    }

    /// Another window has kept something, or what is there is looked at for the first time.
    pub(super) fn look_again(&mut self, text: Option<&str>) {
        let basis = self.calculator.basis();
        self.keeping.text = text.map(Rc::from);
        let Some(text) = text else {
            self.keeping.seen = Some(Rc::default());
            return;
        };
        match json::read_library(text, basis) {
            Ok((theirs, left_out)) => {
                let seen = self.keeping.seen.clone().unwrap_or_default();
                let ours = theirs.turned(&seen, &self.workspace.library);
                self.keeping.seen = Some(Rc::new(theirs));
                self.keeping.trouble = None;
                if ours != *self.workspace.library {
                    self.workspace.library = Rc::new(ours);
                }
                let parts = left_out.iter();
                let told: Vec<AttrValue> = parts
                    .map(|part| said::left_out("what this browser has kept", part).into())
                    .collect();
                if !told.is_empty() {
                    self.told = told.into();
                }
                self.forget_gone();
            }
            Err(FileError::Newer(_)) => self.keeping.trouble = Some(StorageError::Newer),
            Err(_) => self.keeping.trouble = Some(StorageError::Unreadable),
        }
    }

    /// What is to be written to the browser's storage, where anything is.
    #[must_use]
    pub fn to_be_kept(&self) -> Option<String> {
        let written = self.keeping.seen.as_ref() == Some(&self.workspace.library);
        (!written && !self.keeping.is_shut())
            .then(|| json::write_library(&self.workspace.library, self.calculator.basis()))
    }
}

/// Adds to a list, or says why not; what it is called there.
pub(super) fn add(
    library: &mut Library,
    list: List,
    scenario: Scenario,
    told: &mut Vec<String>,
) -> Option<String> {
    let wanted = scenario.annotations.text(Text::Name).to_owned();
    match library.add(list, scenario) {
        Ok(name) => Some(name),
        Err(library::Full) => {
            told.push(said::full(&wanted));
            None
        }
    }
}
