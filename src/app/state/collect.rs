//! Links, files and figures that become groups of a workshop or kept scenarios.
//!
//! Answers for: what was pasted, dropped or entered for a group, and what is reported of each.

use std::rc::Rc;

use super::library::add;
use super::navigation::focus_year;
use super::values::State;
use crate::app::pages::workshop::view::start;
use crate::input::found;
use crate::scenario::Scenario;
use crate::scenario::annotations::Text;
use crate::scenario::codec::json::{self, FileError, LARGEST, MOST_FILES, Read};
use crate::scenario::codec::{self, Opened};
use crate::scenario::field::Field;
use crate::scenario::library::{Kept, Library, List, MOST};
use crate::scenario::view::Page;
use crate::words::file as said;
use crate::words::scenarios::since_provenance;
use crate::words::{typed, workshop};
use engine::levers::Lever;

impl State {
    /// What a group is called in a message.
    fn called(&self, library: &Library, name: &str) -> String {
        let groups = &library.groups;
        let at = groups.iter().position(|group| group.name() == name);
        let shown =
            at.map(|at| workshop::may_show(at, &groups[at].scenario, self.workspace.names_hidden));
        shown.map_or_else(workshop::nameless, |shown| {
            shown.annotations.text(Text::Name).to_owned()
        })
    }

    /// Groups from links in a text, or from the text of a file.
    pub(super) fn collect(
        &mut self,
        of: &str,
        text: &str,
        library: &mut Library,
        messages: &mut Vec<String>,
    ) {
        let basis = self.calculator.basis();
        if text.trim_start().starts_with('{') {
            match json::read(text, basis) {
                Ok(read) => {
                    let untouched = Scenario::untouched(basis);
                    if !read.groups.is_empty() && self.scenario == untouched {
                        // A workshop that is resumed starts where it did.
                        self.view.look = read.scenario.view.look;
                        self.replace_scenario(read.scenario.scenario.clone());
                        let parts = read.scenario.left_out.iter();
                        messages.extend(
                            parts.map(|part| said::left_out(of, part, &self.calculator.about)),
                        );
                    }
                    let groups = if read.groups.is_empty() {
                        vec![read.scenario]
                    } else {
                        read.groups
                    };
                    self.add_groups(of, groups, library, messages);
                }
                Err(fault) => messages.push(said::fault(of, fault)),
            }
            return;
        }
        let links = found::links(text);
        if links.is_empty() {
            messages.push(workshop::no_link(of));
        }
        let opened: Vec<Opened> = links.iter().map(|link| codec::read(link, basis)).collect();
        for group in &opened {
            // Every link that the page writes ends with what it was made with.
            if group.made.is_none() && group.view.page == Page::Group {
                let name = group.scenario.annotations.text(Text::Name);
                messages.push(if name.is_empty() || self.workspace.names_hidden {
                    workshop::cut_off(&workshop::nameless())
                } else {
                    workshop::cut_off(name)
                });
            }
        }
        self.add_groups(of, opened, library, messages);
    }

    pub(super) fn add_groups(
        &mut self,
        of: &str,
        opened: Vec<Opened>,
        library: &mut Library,
        messages: &mut Vec<String>,
    ) {
        let before = library.groups.len();
        for group in opened {
            if let Some(origin) = group.elsewhere {
                messages.push(said::elsewhere(of, origin, &self.calculator.about));
                continue;
            }
            let left_out = group
                .left_out
                .iter()
                .map(|part| said::left_out(of, part, &self.calculator.about));
            messages.extend(left_out);
            // A chat also contains the link that groups start from.
            let named = !group.scenario.annotations.text(Text::Name).is_empty();
            if !named && start(&group.scenario) == start(&self.scenario) {
                messages.push(workshop::START.to_owned());
                continue;
            }
            let made = group.made.clone();
            let at = focus_year(&self.calculator, &group.view, &group.scenario);
            let added = self.add_group(library, group.scenario, messages);
            let kept = added.and_then(|name| library.named(List::Groups, &name).cloned());
            // Last year's link may show another figure this year.
            if let Some((made, kept)) = made.zip(kept)
                && let Some(result) = kept
                    .projection(&self.calculator.model)
                    .and_then(|all| all.of(at))
                && let Some(since) =
                    since_provenance(&made, result.after_grant, &self.calculator.fingerprint, at)
            {
                messages.push(format!("“{}”: {since}", self.called(library, kept.name())));
            }
        }
        let added = library.groups.len() - before;
        if added > 0 {
            messages.insert(0, workshop::added(added));
        }
    }

    pub(super) fn receive(
        &mut self,
        list: List,
        mut files: Vec<(String, Option<String>)>,
        library: &mut Library,
        messages: &mut Vec<String>,
    ) {
        if files.len() > MOST_FILES {
            messages.push(said::too_many(files.len()));
            files.truncate(MOST_FILES);
        }
        let only = files.len() == 1;
        for (name, text) in files {
            // A file is often called after its group.
            let name = match list {
                List::Groups if self.workspace.names_hidden => "a file".to_owned(),
                _ => name,
            };
            let Some(text) = text.filter(|text| text.len() <= LARGEST) else {
                messages.push(said::fault(&name, FileError::TooLarge));
                continue;
            };
            if list == List::Groups {
                // A file of links is read like pasted links.
                self.collect(&name, &text, library, messages);
                continue;
            }
            match json::read(&text, self.calculator.basis()) {
                Ok(Read {
                    scenario:
                        Opened {
                            elsewhere: Some(origin),
                            ..
                        },
                    ..
                }) => messages.push(said::elsewhere(&name, origin, &self.calculator.about)),
                Ok(read) => {
                    let parts = read.scenario.left_out.iter();
                    messages.extend(
                        parts.map(|part| said::left_out(&name, part, &self.calculator.about)),
                    );
                    if !read.groups.is_empty() {
                        self.add_groups(&name, read.groups, library, messages);
                    }
                    if only {
                        self.made = read.scenario.made;
                        self.view.look = read.scenario.view.look;
                        self.replace_scenario(read.scenario.scenario);
                        messages.push(said::opened(&name));
                    } else {
                        add(library, List::Kept, read.scenario.scenario, messages);
                    }
                }
                Err(fault) => messages.push(said::fault(&name, fault)),
            }
        }
    }

    pub(super) fn type_group(
        &mut self,
        name: &str,
        values: &[(Lever, String)],
        library: &mut Library,
        messages: &mut Vec<String>,
    ) {
        let basis = self.calculator.basis();
        let mut group = start(&self.scenario);
        for (lever, text) in values.iter().filter(|(_, text)| !text.trim().is_empty()) {
            let field = Field::from(*lever);
            match typed::read(field, text, field.range(&basis.values)) {
                Ok(value) => {
                    // Within range, since it was read.
                    let _ = field.set(&mut group, basis, Some(value));
                }
                Err(refused) => messages.push(refused.sentence(field, &self.calculator.about)),
            }
        }
        if Rc::make_mut(&mut group.annotations)
            .say(Text::Name, name.trim())
            .is_err()
        {
            messages.push(said::name_too_long());
        }
        if messages.is_empty() {
            // Two groups that give no name can choose the same figures.
            let added = if name.trim().is_empty() {
                add(library, List::Groups, group, messages)
            } else {
                self.add_group(library, group, messages)
            };
            if added.is_some() {
                self.added = self.added.wrapping_add(1);
                messages.insert(0, workshop::added(1));
            }
        }
    }

    /// Adds a group unless an identical one is there already; returns its name in the list.
    fn add_group(
        &self,
        library: &mut Library,
        group: Scenario,
        messages: &mut Vec<String>,
    ) -> Option<String> {
        let wanted = group.annotations.text(Text::Name).trim().to_owned();
        // A group that was given another name when it first came is the same one when it comes again.
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
            messages.push(workshop::there_already(&self.called(library, same.name())));
            return None;
        }
        if self.workspace.names_hidden && library.groups.len() >= MOST {
            messages.push(said::full(&workshop::nameless()));
            return None;
        }
        let name = add(library, List::Groups, group, messages)?;
        if !wanted.is_empty() && name != wanted && !self.workspace.names_hidden {
            messages.push(workshop::renamed(&wanted, &name));
        }
        Some(name)
    }
}
