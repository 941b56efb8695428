//! What is kept, compared and collected: changes to it, and what is told of them.
//!
//! Answers for: the part of the state that lies beside the scenario. Where a browser keeps it is
//! `platform`'s.

use std::rc::Rc;

use yew::AttrValue;

use super::{State, focus_year};
use crate::analysis::workshop::of_medians;
use crate::app::pages::panels::scenarios::view::Scenarios;
use crate::app::pages::workshop::view::{ordered, spreads_of, start};
use crate::app::workspace::{BESIDE, Sort};
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::scenario::file::{self, FileError, LARGEST, MOST_FILES};
use crate::scenario::found;
use crate::scenario::library::{Kept, Library, List};
use crate::scenario::link::{self, Opened, Provenance};
use crate::scenario::view::Page;
use crate::scenario::{Scenario, library};
use crate::words::file::{self as said, StorageError};
use crate::words::scenarios::since_provenance;
use crate::words::typed;
use crate::words::{csv, workshop};
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

    /// Groups from links in a text, or from the text of a file.
    fn collect(&mut self, of: &str, text: &str, library: &mut Library, told: &mut Vec<String>) {
        let basis = self.calculator.basis();
        if text.trim_start().starts_with('{') {
            match file::read(text, basis) {
                Ok(read) => {
                    let untouched = Scenario::untouched(basis);
                    if !read.groups.is_empty() && self.scenario == untouched {
                        // A workshop that is taken up again starts where it did.
                        self.scenario = read.scenario.scenario.clone();
                        self.view.look = read.scenario.view.look;
                        self.forget_drafts();
                        let parts = read.scenario.left_out.iter();
                        told.extend(parts.map(|part| said::left_out(of, part)));
                    }
                    let groups = if read.groups.is_empty() {
                        vec![read.scenario]
                    } else {
                        read.groups
                    };
                    self.add_groups(of, groups, library, told);
                }
                Err(fault) => told.push(said::fault(of, fault)),
            }
            return;
        }
        let links = found::links(text);
        if links.is_empty() {
            told.push(workshop::no_link(of));
        }
        let opened: Vec<Opened> = links.iter().map(|link| link::read(link, basis)).collect();
        for group in &opened {
            // What the page writes ends with what it was made with.
            if group.made.is_none() && group.view.page == Page::Group {
                let name = group.scenario.annotations.text(Text::Name);
                told.push(if name.is_empty() {
                    workshop::cut_off(&workshop::nameless())
                } else {
                    workshop::cut_off(name)
                });
            }
        }
        self.add_groups(of, opened, library, told);
    }

    fn add_groups(
        &mut self,
        of: &str,
        opened: Vec<Opened>,
        library: &mut Library,
        told: &mut Vec<String>,
    ) {
        let before = library.groups.len();
        for group in opened {
            let left_out = group.left_out.iter().map(|part| said::left_out(of, part));
            told.extend(left_out);
            // A chat has the link to start from in it too.
            let named = !group.scenario.annotations.text(Text::Name).is_empty();
            if !named && start(&group.scenario) == start(&self.scenario) {
                told.push(workshop::START.to_owned());
                continue;
            }
            let made = group.made.clone();
            let at = focus_year(&self.calculator, &group.view, &group.scenario);
            let added = add_group(library, group.scenario, told);
            let kept = added.and_then(|name| library.named(List::Groups, &name).cloned());
            // Last year's link may show another figure this year.
            if let Some((made, kept)) = made.zip(kept)
                && let Some(result) = kept
                    .projection(&self.calculator.model)
                    .and_then(|all| all.of(at))
                && let Some(since) =
                    since_provenance(&made, result.after_grant, &self.calculator.fingerprint, at)
            {
                told.push(format!("“{}”: {since}", kept.name()));
            }
        }
        let added = library.groups.len() - before;
        if added > 0 {
            told.insert(0, workshop::added(added));
        }
    }

    fn receive(
        &mut self,
        list: List,
        mut files: Vec<(String, Option<String>)>,
        library: &mut Library,
        told: &mut Vec<String>,
    ) {
        if files.len() > MOST_FILES {
            told.push(said::too_many(files.len()));
            files.truncate(MOST_FILES);
        }
        let only = files.len() == 1;
        for (name, text) in files {
            let Some(text) = text.filter(|text| text.len() <= LARGEST) else {
                told.push(said::fault(&name, FileError::TooLarge));
                continue;
            };
            if list == List::Groups {
                // A file of links is as good as links that are pasted.
                self.collect(&name, &text, library, told);
                continue;
            }
            match file::read(&text, self.calculator.basis()) {
                Ok(read) => {
                    let parts = read.scenario.left_out.iter();
                    told.extend(parts.map(|part| said::left_out(&name, part)));
                    if !read.groups.is_empty() {
                        self.add_groups(&name, read.groups, library, told);
                    }
                    if only {
                        self.made = read.scenario.made;
                        self.view.look = read.scenario.view.look;
                        self.scenario = read.scenario.scenario;
                        self.forget_drafts();
                        told.push(said::opened(&name));
                    } else {
                        add(library, List::Kept, read.scenario.scenario, told);
                    }
                }
                Err(fault) => told.push(said::fault(&name, fault)),
            }
        }
    }

    fn type_group(
        &mut self,
        name: &str,
        values: &[(Lever, String)],
        library: &mut Library,
        told: &mut Vec<String>,
    ) {
        let basis = self.calculator.basis();
        let mut group = start(&self.scenario);
        for (lever, text) in values.iter().filter(|(_, text)| !text.trim().is_empty()) {
            let field = Field::from(*lever);
            match typed::read(field, text) {
                Ok(value) => {
                    // Within range, since it was read.
                    let _ = field.set(&mut group, basis, Some(value));
                }
                Err(refused) => told.push(refused.sentence(field)),
            }
        }
        if Rc::make_mut(&mut group.annotations)
            .say(Text::Name, name.trim())
            .is_err()
        {
            told.push(said::name_too_long());
        }
        if told.is_empty() {
            add_group(library, group, told);
            self.added = self.added.wrapping_add(1);
            told.insert(0, workshop::added(1));
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
        match file::read_library(text, basis) {
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
            .then(|| file::write_library(&self.workspace.library, self.calculator.basis()))
    }

    /// Steps as they are to be found again after a reload.
    #[must_use]
    pub fn steps_to_keep(&self) -> String {
        file::write_steps(&self.history, self.calculator.basis())
    }

    /// With what a link or file is made now.
    #[must_use]
    pub fn made(&self) -> Provenance {
        Provenance::now(
            &self.results.yours,
            self.focus_year(),
            &self.calculator.fingerprint,
        )
    }

    /// This scenario as a file, with the groups of the workshop or without.
    #[must_use]
    pub fn as_file(&self, with_groups: bool) -> String {
        let groups: &[Rc<Kept>] = if with_groups {
            &self.workspace.library.groups
        } else {
            &[]
        };
        file::write(
            &self.scenario,
            self.view.look,
            groups,
            &self.made(),
            self.calculator.basis(),
        )
    }

    /// What a file is called: after the workshop and the scenario, so that those of several groups
    /// can lie side by side.
    #[must_use]
    pub fn file_name(&self, end: &str) -> String {
        let annotations = &self.scenario.annotations;
        let named = [Text::Workshop, Text::Name].map(|text| annotations.text(text));
        let mut name = "safety-valve".to_owned();
        for part in named.iter().filter(|part| !part.is_empty()) {
            name.push('-');
            let plain = part.chars().map(|letter| match letter {
                letter if letter.is_alphanumeric() => letter,
                _ => '-',
            });
            name.extend(plain);
        }
        format!("{name}.{end}")
    }

    /// Results by year as CSV: this scenario and those beside it.
    #[must_use]
    pub fn csv_by_year(&self) -> String {
        let scenarios = Scenarios::of(&self.subject());
        let mut all: Vec<(&str, _)> = Vec::new();
        let own = scenarios.names.first().map_or("", String::as_str);
        all.push((own, &self.results.yours));
        all.push(("No-action forecast", &self.calculator.no_action));
        if let Some(beside) = &scenarios.beside {
            all.extend(beside.kept.iter().filter_map(|(name, kept, _)| {
                Some((name.as_str(), kept.projection(&self.calculator.model)?))
            }));
        }
        csv::by_year(&all)
    }

    /// Everything of the workshop as CSV.
    #[must_use]
    pub fn csv_of_workshop(&self) -> String {
        let subject = self.subject();
        let groups = ordered(&subject);
        // Whose names are hidden, theirs are initials, notes and reasons too.
        let scenarios: Vec<Scenario> = groups
            .iter()
            .map(|(_, group, ..)| match self.workspace.names_hidden {
                true => start(&group.scenario),
                false => group.scenario.clone(),
            })
            .collect();
        let groups: Vec<csv::Group<'_>> = groups
            .iter()
            .zip(&scenarios)
            .map(|((name, _, projection, _), scenario)| csv::Group {
                name,
                scenario,
                projection,
            })
            .collect();
        csv::workshop(
            &groups,
            &spreads_of(&subject),
            self.focus_year(),
            self.calculator.basis(),
        )
    }
}

/// Adds to a list, or says why not; what it is called there.
fn add(
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

/// Adds a group, unless it is there just so; what it is called there.
fn add_group(library: &mut Library, group: Scenario, told: &mut Vec<String>) -> Option<String> {
    let wanted = group.annotations.text(Text::Name).trim().to_owned();
    // One that had to have another name when it came first is the same when it comes again.
    let same = |kept: &&Rc<Kept>| {
        let name = kept.name();
        let numbered = name
            .strip_prefix(&wanted)
            .is_some_and(|end| end.starts_with(" ("));
        let may_be = wanted.is_empty() || name == wanted || numbered;
        let mut unnamed = kept.scenario.clone();
        unnamed.annotations = group.annotations.clone();
        let mut annotations = (*kept.scenario.annotations).clone();
        let said = annotations.say(Text::Name, group.annotations.text(Text::Name));
        may_be && said.is_ok() && unnamed == group && annotations == *group.annotations
    };
    if let Some(same) = library.groups.iter().find(same) {
        told.push(workshop::there_already(same.name()));
        return None;
    }
    let name = add(library, List::Groups, group, told)?;
    if !wanted.is_empty() && name != wanted {
        told.push(workshop::renamed(&wanted, &name));
    }
    Some(name)
}
