//! Scenarios that are kept, compared, and those of a workshop's groups.
//!
//! Answers for: the part of the state outside the scenario, and how it follows the browser's
//! storage. `platform` reads and writes that storage.

use std::rc::Rc;

use yew::AttrValue;

use super::action::Keep;
use super::values::State;
use crate::app::pages::workshop::view::start;
use crate::app::workspace::{BESIDE, MovedFrom};
use crate::scenario::Scenario;
use crate::scenario::annotations::Text;
use crate::scenario::codec;
use crate::scenario::codec::json::{self, FileError};
use crate::scenario::library::{self, Kept, Library, List};
use crate::scenario::view::{Page, View};
use crate::scenario::workshop::is_of_one_workshop;
use crate::words::file::{self as said, StorageError};
use crate::words::workshop;
use engine::decimal;

impl State {
    pub(super) fn keep(&mut self, what: Keep) {
        let mut messages: Vec<String> = Vec::new();
        let mut library = (*self.workspace.library).clone();
        match what {
            Keep::This => self.keep_this(&mut library, &mut messages),
            Keep::Open(list, name) => {
                if let Some(kept) = library.named(list, &name) {
                    self.made = None;
                    self.about_link = None;
                    self.replace_scenario(kept.scenario.clone());
                }
            }
            Keep::Duplicate(name) => {
                if let Some(kept) = library.named(List::Kept, &name).cloned() {
                    add(&mut library, List::Kept, (*kept).clone(), &mut messages);
                }
            }
            Keep::Rename(name, to) => self.rename(&mut library, &name, to.trim(), &mut messages),
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
            Keep::MovedFrom(from) => self.workspace.moved_from = from,
            Keep::HideNames(hidden) => self.workspace.names_hidden = hidden,
            Keep::BringBack => {
                if let Some(lost) = self.workspace.lost.take() {
                    let opened = codec::read(&lost, self.calculator.basis());
                    self.replace_scenario(opened.scenario);
                }
            }
            Keep::Code(shown) => self.workspace.code = shown,
            Keep::Paste(text) => {
                let before = library.groups.len();
                self.collect("what was pasted", &text, &mut library, &mut messages);
                if library.groups.len() > before {
                    self.pasted = self.pasted.wrapping_add(1);
                }
            }
            Keep::DismissMessages => {}
            Keep::Timer(ends) => self.workspace.timer_ends = ends,
            Keep::Files(list, files) => self.receive(list, files, &mut library, &mut messages),
            Keep::Typed(name, values) => {
                self.type_group(&name, &values, &mut library, &mut messages)
            }
            Keep::Stored(text) => return self.look_again(text.as_deref()),
            Keep::Written(text) => {
                self.keeping.seen = Some(self.workspace.library.clone());
                self.keeping.text = Some(text.into());
                self.keeping.error = None;
                return;
            }
            Keep::NotWritten(error) => {
                self.keeping.error = Some(error);
                return;
            }
            Keep::Afresh => {
                self.keeping.error = None;
                self.keeping.seen = None;
                return;
            }
        }
        self.messages = messages.into_iter().map(AttrValue::from).collect();
        if library != *self.workspace.library {
            self.workspace.library = Rc::new(library);
        }
        self.forget_gone();
    }

    /// Another scenario takes this one's place, with nothing left over from the address or the
    /// boxes.
    pub(super) fn replace_scenario(&mut self, scenario: Scenario) {
        self.scenario = scenario;
        self.left_out = Rc::default();
        self.forget_drafts();
    }

    /// Drops names that are no longer kept from what is shown side by side and compared with.
    pub(super) fn forget_gone(&mut self) {
        let library = self.workspace.library.clone();
        let is_kept = |name: &String| library.kept.iter().any(|kept| kept.name() == name);
        self.workspace.beside.retain(is_kept);
        self.workspace.against = self.workspace.against.take().filter(is_kept);
        if let MovedFrom::Kept(name) = &self.workspace.moved_from
            && !is_kept(name)
        {
            self.workspace.moved_from = MovedFrom::Nothing;
        }
    }

    fn keep_this(&mut self, library: &mut Library, messages: &mut Vec<String>) {
        let name = self.scenario.annotations.text(Text::Name).trim().to_owned();
        let mut this = self.scenario.clone();
        if let Some(at) = library
            .kept
            .iter()
            .position(|kept| !name.is_empty() && library.named(List::Kept, &name) == Some(kept))
        {
            // With the spelling that it has in the list.
            let name = library.kept[at].name().to_owned();
            let _ = Rc::make_mut(&mut this.annotations).say(Text::Name, &name);
            if library.kept[at].scenario == this {
                messages.push(said::kept_already(&name));
            } else {
                let unread = library.kept[at].unread.clone();
                library.kept[at] = Rc::new(Kept::with_unread(this.clone(), unread));
                self.scenario = this;
                messages.push(said::replaced(&name));
            }
            return;
        }
        let name = library.free_name(List::Kept, &name);
        // A free name is never too long.
        let _ = Rc::make_mut(&mut this.annotations).say(Text::Name, &name);
        if add(library, List::Kept, this.clone(), messages).is_some() {
            self.scenario = this;
            messages.push(said::kept(&name));
        }
    }

    fn rename(&mut self, library: &mut Library, name: &str, to: &str, messages: &mut Vec<String>) {
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
            messages.push(said::taken(to));
            return;
        }
        let mut scenario = library.kept[at].scenario.clone();
        if Rc::make_mut(&mut scenario.annotations)
            .say(Text::Name, to)
            .is_err()
        {
            messages.push(said::name_too_long());
            return;
        }
        let unread = library.kept[at].unread.clone();
        library.kept[at] = Rc::new(Kept::with_unread(scenario, unread));
        let moved_from = match &mut self.workspace.moved_from {
            MovedFrom::Kept(kept) => Some(kept),
            MovedFrom::Nothing | MovedFrom::Package(_) => None,
        };
        for beside in self
            .workspace
            .beside
            .iter_mut()
            .chain(self.workspace.against.iter_mut())
            .chain(moved_from)
        {
            if beside == name {
                to.clone_into(beside);
            }
        }
    }

    /// Another window has kept something, or the storage is read for the first time.
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
                let ours = theirs.with_changes(&seen, &self.workspace.library);
                self.keeping.seen = Some(Rc::new(theirs));
                self.keeping.error = None;
                if ours != *self.workspace.library {
                    self.workspace.library = Rc::new(ours);
                }
                let parts = left_out.iter();
                let messages: Vec<AttrValue> = parts
                    .map(|part| {
                        said::left_out("what this browser has kept", part, &self.calculator.about)
                            .into()
                    })
                    .collect();
                if !messages.is_empty() {
                    self.messages = messages.into();
                }
                self.forget_gone();
            }
            Err(FileError::Newer(_)) => self.keeping.error = Some(StorageError::Newer),
            Err(_) => self.keeping.error = Some(StorageError::Unreadable),
        }
    }

    /// Where all groups of a group's workshop start: as the start link opened it in this window, or,
    /// where a group's own link did, with its levers put back.
    pub(super) fn begin_group(&mut self, opened: bool) {
        let scenario = &self.scenario;
        let of_it = |start: &Rc<Kept>| is_of_one_workshop(&start.scenario, scenario);
        if self.view.page == Page::Group && !self.workspace.start.as_ref().is_some_and(of_it) {
            let mut begun = start(scenario);
            if opened && begun != *scenario {
                for lever in scenario.annotations.levers.levers() {
                    begun.reset(lever);
                }
            }
            self.workspace.start = Some(Rc::new(begun.into()));
        }
    }

    /// Takes up a workshop that this browser had before a reload, or before its window was lost.
    pub(super) fn resume(&mut self, [wall, group, beside]: &[String; 3]) {
        let basis = self.calculator.basis();
        let mut lines = wall.lines();
        self.workspace.names_hidden = lines.next() == Some("yes");
        self.workspace.timer_ends = lines.next().and_then(decimal::read);
        let was = codec::read(lines.next().unwrap_or_default(), basis);
        let untouched = Scenario::untouched(basis);
        let [begun, work] = {
            let (begun, work) = group.split_once('\n').unwrap_or_default();
            [begun, work].map(|address| codec::read(address, basis).scenario)
        };
        match self.view.page {
            Page::Workshop if self.scenario == untouched && was.scenario != untouched => {
                self.replace_scenario(was.scenario);
                self.view.look = was.view.look;
                self.messages = Rc::new([workshop::AGAIN.into()]);
            }
            // After a reload the address is what the group had, otherwise where all start.
            Page::Group if self.scenario == work => {
                self.workspace.start = Some(Rc::new(begun.into()));
            }
            Page::Group if self.scenario == begun => {
                let (_, work) = group.split_once('\n').unwrap_or_default();
                self.workspace.lost = Some(work.to_owned().into());
            }
            _ => {}
        }
        self.workspace.beside = beside.lines().map(str::to_owned).collect();
        self.forget_gone();
    }

    /// What a browser remembers beyond this window, where this page has it: the wall; where a group
    /// started and what it has; the names of what is side by side.
    #[must_use]
    pub fn remembered(&self) -> [Option<String>; 3] {
        let address = |scenario: &Scenario, page| {
            let look = self.view.look;
            let view = View {
                page,
                look,
                ..View::default()
            };
            codec::write(scenario, &view, self.calculator.basis())
        };
        let workspace = &self.workspace;
        let wall = (self.view.page == Page::Workshop).then(|| {
            let hidden = if workspace.names_hidden { "yes" } else { "no" };
            let ends = workspace
                .timer_ends
                .map_or_else(String::new, decimal::shortest);
            format!(
                "{hidden}\n{ends}\n{}",
                address(&self.scenario, Page::Workshop)
            )
        });
        let begun = workspace.start.as_ref().filter(|begun| {
            // While nothing has changed, what the group had before could still be brought back.
            self.view.page == Page::Group && begun.scenario != self.scenario
        });
        let group = begun.map(|begun| {
            let [begun, work] = [&begun.scenario, &self.scenario];
            format!(
                "{}\n{}",
                address(begun, Page::Group),
                address(work, Page::Group)
            )
        });
        [wall, group, Some(workspace.beside.join("\n"))]
    }

    /// What is to be written to the browser's storage, where anything is.
    #[must_use]
    pub fn to_be_kept(&self) -> Option<String> {
        let written = self.keeping.seen.as_ref() == Some(&self.workspace.library);
        (!written && !self.keeping.is_shut())
            .then(|| json::write_library(&self.workspace.library, self.calculator.basis()))
    }
}

/// Adds to a list and returns the name there, or says why not.
pub(super) fn add(
    library: &mut Library,
    list: List,
    kept: impl Into<Kept>,
    messages: &mut Vec<String>,
) -> Option<String> {
    let kept = kept.into();
    let wanted = kept.name().to_owned();
    match library.add(list, kept) {
        Ok(name) => Some(name),
        Err(library::Full) => {
            messages.push(said::full(&wanted));
            None
        }
    }
}
